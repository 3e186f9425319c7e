"""The dated happenings that texts tell of: what, where, when, by whom and against whom.

A word of event_types.yaml tells of a happening (`dating.py` says when), and the names around it are where it happened, who did
it and to whom (`roles.py`). What has no date of its own, and what is dated by an open or a very long time, is left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import Article, DateIn, Passage, Span
from conflict_figures.pipeline.coding.dating import Dating, Told
from conflict_figures.pipeline.coding.roles import Roles

LONGEST = 366  # days within which a single happening can be dated
LONGEST_OF_COUNTED = 8  # the same for happenings that are counted: beyond it their number is a total
LONGEST_SENTENCE = 2_000  # characters; what is longer is a table or a list of links
UNDATING = frozenset(["century", "decade", "vague"])  # precisions
_OPEN = re.compile(r"(?:since|until|till|by|before|after|up to|prior to|ahead of|from|through)\b", re.IGNORECASE)


class Event(NamedTuple):
    """A dated happening: the words that tell of it, the date's id and days, and what else is said."""

    id: str
    passage: Passage
    start: int
    end: int
    type: str
    place: str | None
    actor: str | None
    target: str | None
    date: DateIn
    rule: str


def event_row(article: Article, event: Event) -> tuple[object, ...]:
    """A happening as a row of the table `events`."""
    when = event.date
    return (
        *(event.id, event.passage.extract, article.id, event.start, event.end),
        *(event.passage.text[event.start : event.end], event.type, event.place, event.actor, event.target),
        *(when.id, when.start, when.end, when.precision, when.anchor, event.rule),
    )


def events_of(article: Article, book: Book) -> Iterator[Event]:
    """The dated happenings that an article tells of."""
    for passage in article.passages:
        if not passage.tellings:
            continue
        told: dict[int, int] = {}
        for number, dates in passage.dates_by_sentence.items():
            for event in _of_sentence(passage, passage.sentences[number], dates, book):
                nth = told[event.start] = told.get(event.start, 0) + 1
                yield event if nth == 1 else event._replace(id=f"{event.id}/{nth}")


def _dates(found: DateIn) -> bool:
    """Whether a time expression can date a single happening."""
    return (
        found.start is not None
        and found.end is not None
        and found.anchor is not None
        and found.precision not in UNDATING
        and found.days < LONGEST
        and not _OPEN.match(found.surface)
    )


def _of_sentence(passage: Passage, sentence: Span, dates: Sequence[DateIn], book: Book) -> Iterator[Event]:
    dating = [found for found in dates if _dates(found)]
    if not dating or sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    in_sentence = Dating(passage, sentence, dates, book, LONGEST_OF_COUNTED)
    dated: dict[Told, list[tuple[DateIn, str]]] = {}
    for found in dating:
        said_of = in_sentence.word_of(found)
        if said_of is not None:
            told, rule = said_of
            dated.setdefault(told, []).append((found, rule))
    for told, dates_of in dated.items():
        yield from _happenings(told, dates_of, passage, sentence, book)


def _happenings(
    told: Told, dates: Sequence[tuple[DateIn, str]], passage: Passage, sentence: Span, book: Book
) -> Iterator[Event]:
    """A row for each date and place that a word tells of: "Brussels this week and Paris last November"."""
    roles = Roles(passage, sentence, told.clause, (told.start, told.end), told.telling, book)
    places: Sequence[str | None] = roles.places or [None]
    reached = told.end
    listed = []
    for found, _ in dates:
        listed.append(roles.listed_between(reached, found.start_at))
        reached = found.end_at
    is_list = any(listed[1:])
    for (found, rule), its_own in zip(dates, listed, strict=True):
        if is_list and its_own:
            places, rule = its_own, "list"
        for place in places:
            yield Event(
                f"{passage.extract}@{told.start}-{told.end}",
                *(passage, told.start, told.end, told.telling.type, place, roles.actor, roles.target, found),
                rule or roles.form,
            )
