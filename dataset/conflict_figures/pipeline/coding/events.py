"""The dated happenings that texts tell of: what, where, when, by whom and against whom.

A word of event_types.yaml tells of a happening, a date of its clause says when. Each date belongs to one word: to that which it is
an attribute of ("the November attacks"), else to the last before it in its clause, else to the first after it. Where
that is a word of telling ("said on Monday"), it dates no happening.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book, Telling
from conflict_figures.pipeline.coding.clauses import AUXILIARIES, TELLS, clauses, in_span, verbs_in
from conflict_figures.pipeline.coding.context import Article, DateIn, Passage, Span, within
from conflict_figures.pipeline.coding.roles import Roles

LONGEST = 366  # days within which a single happening can be dated
LONGEST_OF_COUNTED = 7  # the same for happenings that are counted: beyond it their number is a total
UNDATING = frozenset(["century", "decade", "vague"])  # precisions
_OPEN = re.compile(r"(?:since|until|till|by|before|after|up to|prior to|ahead of|from|through)\b", re.IGNORECASE)
_OPEN_BEFORE = re.compile(
    r"\b(?:since|until|till|by|before|after|up to|prior to|than|to|report of|from)\s+$", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this|that|these|those)|['’]s?)\s+$", re.IGNORECASE)
_TO_THE_NOUN = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_FUNCTION = frozenset(
    [
        "a",
        "after",
        "against",
        "all",
        "along",
        "amid",
        "among",
        "an",
        "and",
        "around",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "during",
        "following",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "inside",
        "into",
        "is",
        "it",
        "its",
        "just",
        "near",
        "of",
        "off",
        "on",
        "only",
        "or",
        "out",
        "outside",
        "over",
        "since",
        "so",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "through",
        "to",
        "under",
        "until",
        "was",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "will",
        "with",
        "within",
        "without",
    ]
)
_COUNTED = re.compile(
    r"(?<![\w.])(?:\d[\d,.]*|hundreds|dozens|thousands|scores)\s+(?:of\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_INFINITIVE = re.compile(r"(?<!managed )(?<!able )\bto\s+$")
_OF_A_NUMBER = re.compile(
    r"\b(?:at|to|from|than|after|about|roughly|under|over|nearly|almost|around)\s+(?:[a-z]+\s+){0,2}\d[\d,.]*\s+(?:in|during|for|over)\s+$"
)
_CHANGE = re.compile(r"\s+(?:\w+ly\s+)?(?:from|by|to|below|under|short)\s+(?:[a-z]+\s+){0,2}[$€£]?\d")
_OPENING = re.compile(r"[\W_]*(?:[\w'’-]+\s+){0,4}")
_RELATIVE = re.compile(r"[\s,]*(?:that|which|where|when|in which)\b")
_THAT = re.compile(r"\W*that\b")


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


class Head(NamedTuple):
    """A word that a date may belong to: one that tells of a happening, or (None) of a telling."""

    start: int
    end: int
    telling: Telling | None


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
        dating = [found for found in passage.dates if _dates(found)]
        if not dating or not passage.tellings:
            continue
        told: dict[int, int] = {}
        for number in sorted({passage.sentence_at(found.start_at) for found in dating}):
            sentence = passage.sentences[number]
            here = [found for found in dating if sentence.holds(found.start_at)]
            for event in _of_sentence(passage, sentence, here, book):
                nth = told[event.start] = told.get(event.start, 0) + 1
                yield event if nth == 1 else event._replace(id=f"{event.id}/{nth}")


def _dates(found: DateIn) -> bool:
    """Whether a time expression can date a single happening."""
    return (
        found.start is not None
        and found.end is not None
        and found.precision not in UNDATING
        and (found.end - found.start).days < LONGEST
        and not _OPEN.match(found.surface)
    )


def _of_sentence(passage: Passage, sentence: Span, dating: Sequence[DateIn], book: Book) -> Iterator[Event]:
    parts = clauses(passage, sentence)
    heads = [_heads(passage, part, book) for part in parts]
    dated: dict[Head, list[tuple[DateIn, str, Span]]] = {}
    for found in dating:
        at = next(number for number, part in enumerate(parts) if part.holds(found.start_at))
        choice = _head_of(found, passage, parts, heads, at)
        if choice is not None:
            head, rule, number = choice
            dated.setdefault(head, []).append((found, rule, parts[number]))
    for head, whens in dated.items():
        yield from _happenings(head, whens, passage, sentence, book)


def _happenings(
    head: Head, whens: Sequence[tuple[DateIn, str, Span]], passage: Passage, sentence: Span, book: Book
) -> Iterator[Event]:
    """A row for each date and place that a word tells of: "Brussels this week and Paris last November"."""
    telling = head.telling
    assert telling is not None
    roles = Roles(passage, sentence, whens[0][2], (head.start, head.end), telling, book)
    places = roles.places
    since = [head.end, *(found.end_at for found, _, _ in whens)]
    listed = [
        roles.listed_between(*between)
        for between in zip(since, (found.start_at for found, _, _ in whens), strict=False)
    ]
    for nth, (found, rule, _) in enumerate(whens):
        if listed[nth] and any(listed[1:]):
            places, rule = listed[nth], "list"
        for place in places or [None]:
            yield Event(
                f"{passage.extract}@{head.start}-{head.end}",
                *(passage, head.start, head.end, telling.type, place, roles.actor, roles.target, found),
                rule or roles.form,
            )


def _heads(passage: Passage, clause: Span, book: Book) -> list[Head]:
    """The words of a clause that a date may belong to, in order."""
    heads = [Head(start, start, None) for start in in_span(passage.words.get(TELLS, ()), clause)]
    for hit in passage.tellings:
        if (
            not clause.holds(hit.start)
            or passage.named_at(hit.start)
            or "-" in passage.text[hit.start - 1 : hit.start] + passage.text[hit.end : hit.end + 1]
        ):
            continue
        telling = next((told for told in hit.senses if _tells(hit.start, hit.end, told, passage, clause, book)), None)
        if telling is not None:
            heads.append(Head(hit.start, hit.end, telling))
    return sorted(heads)


def _tells(start: int, end: int, telling: Telling, passage: Passage, clause: Span, book: Book) -> bool:
    """Whether a word tells, in its clause, of something that happened."""
    cue, words = telling.cue, passage.words
    if _INFINITIVE.search(passage.text, max(clause.start, start - 12), start) or _CHANGE.match(passage.text, end):
        return False
    if any(passage.text[place].islower() for place in in_span(words.get("unreal", ()), Span(clause.start, start))):
        return False
    if not all(within(words.get(name, ()), clause) for name in cue.needs):
        return False
    if any(within(words.get(name, ()), clause) for name in cue.without):
        return False
    if not cue.by and cue.object is None:
        return True
    sentence = passage.sentences[passage.sentence_at(start)]
    roles = Roles(passage, sentence, clause, (start, end), telling, book)
    if cue.by and (roles.actor is None or book.actors[roles.actor].kind not in cue.by):
        return False
    return cue.object is None or roles.has_place


def _head_of(
    found: DateIn, passage: Passage, parts: Sequence[Span], heads: Sequence[Sequence[Head]], at: int
) -> tuple[Head, str, int] | None:
    """The word that a date belongs to where that tells of a happening, the rule ("" for the word's own form), its clause."""
    text, part, here = passage.text, parts[at], heads[at]
    attribute = _DETERMINED.search(text, part.start, found.start_at)
    for head in here:
        if head.telling and not head.telling.is_verb and head.start >= found.end_at:
            between = _TO_THE_NOUN.fullmatch(text, found.end_at, head.start)
            if between and (attribute or text[found.end_at : head.start].strip() in ("", "'s", "’s")):
                if not any(word in _FUNCTION for word in between.group().split()):
                    return _unless_total(head, found, "attribute", at, passage)
    following = _NEXT_WORD.match(text, found.end_at)
    if attribute and following and following.group(1) not in _FUNCTION:
        return None
    if _OPEN_BEFORE.search(text, part.start, found.start_at):
        return None
    before = [head for head in here if head.start < found.start_at]
    after = [head for head in here if head.start >= found.end_at]
    if before or after:
        head = before[-1] if before else after[0]
        if head.telling is None:
            return _announced(head, found, passage, parts, heads, at)
        if not head.telling.is_verb and (
            not _reaches(head, found, passage, part) or _OF_A_NUMBER.search(text, part.start, found.start_at)
        ):
            return None
        return _unless_total(head, found, "", at, passage)
    if at and _RELATIVE.match(text, part.start) and heads[at - 1]:
        head = heads[at - 1][-1]
        near = text[head.end : part.start]
        if head.telling and not head.telling.is_verb and len(near) < 30 and _happens(passage, part):
            return _unless_total(head, found, "relative", at - 1, passage)
    return None


def _announced(
    head: Head, found: DateIn, passage: Passage, parts: Sequence[Span], heads: Sequence[Sequence[Head]], at: int
) -> tuple[Head, str, int] | None:
    """What was announced on a date, where it is told without one of its own: "announced on Monday that the town was taken"."""
    if head.start not in passage.words.get("announces", ()) or at + 1 == len(parts):
        return None
    following = parts[at + 1]
    if not _THAT.match(passage.text, following.start) or any(
        following.holds(other.start_at) for other in passage.dates
    ):
        return None
    verbs = [told for told in heads[at + 1] if told.telling and told.telling.is_verb and told.telling.cue.object]
    return (verbs[0], "announced", at + 1) if len(verbs) == 1 else None


def _unless_total(head: Head, found: DateIn, rule: str, at: int, passage: Passage) -> tuple[Head, str, int] | None:
    """None where the happenings are counted over a long time: that is a figure and not an event."""
    assert head.telling is not None and found.start is not None and found.end is not None
    if not head.telling.is_verb and (found.end - found.start).days >= LONGEST_OF_COUNTED:
        counted = _COUNTED.search(passage.text, max(0, head.start - 60), head.start)
        if counted and not any(other.start_at <= counted.start() < other.end_at for other in passage.dates):
            return None
    return head, rule, at


def _reaches(head: Head, found: DateIn, passage: Passage, part: Span) -> bool:
    """Whether a date is said of a noun: the first verb between them, if any, says that it happened.

    A date before the noun stands at the beginning of the clause.
    """
    comes_first = found.start_at < head.start
    if comes_first and not _OPENING.fullmatch(passage.text, part.start, found.start_at):
        return False
    between = Span(found.end_at, head.start) if comes_first else Span(head.end, found.start_at)
    auxiliaries = passage.words.get(AUXILIARIES, ())
    verbs = [verb for verb in verbs_in(passage, between) if verb not in auxiliaries]
    return not verbs or any(verbs[0] in passage.words.get(name, ()) for name in ("happens", "begins"))


def _happens(passage: Passage, span: Span) -> bool:
    return within(passage.words.get("happens", ()), span)
