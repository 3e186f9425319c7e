"""When a claim holds: `as_of` of a state, `period` of a flow or a change.

The nearest words win: a date in the figure's own part of the sentence, then what a list began or ends with, then publication. A
figure that is told only to compare ("up from 500", "after an earlier 10,000") has its own date or none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import DateIn, FigureIn, Span, within
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.times import Published, Time, length_in_months, month, months_before, time_of
from conflict_figures.pipeline.inputs.codebook import Indicator

# Classes of words.yaml.
COMPARED_WITH, EARLIER, NOW = "compared_with", "earlier_counts", "now"
_LEAD = 4  # words from the one that compares to the figure: "against an earlier 500"


class Told(NamedTuple):
    """A time for a figure, and the rule that gives it."""

    time: Time
    rule: str


def propose_time(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Period or as_of of a figure in EDTF, given what it counts (None where that is open)."""
    told = _told(figure)
    if told is None:
        return
    meaning = book.indicators.get(indicator or "")
    start, end, at = told.time
    if meaning is None or not meaning.over_a_period:
        if at or not start:
            if at or end:
                yield Proposal("as_of", at or end or "", told.rule)
            return
        if meaning and meaning.kind in ("stock", "price") and end:
            yield Proposal("as_of", end, told.rule)
            return
    yield Proposal("period", f"{start or ''}/{end or ''}", told.rule)


def _told(figure: FigureIn) -> Told | None:
    published = _published(figure)
    own = _dates(figure, figure.zone)
    if own:
        return Told(_combined(figure, own, published), "zone")
    if _is_earlier(figure):
        return _years_before(figure, published)
    words = figure.passage.words
    if published and within(words.get(NOW, ()), figure.zone):
        return Told(Time(None, month(published[1]), month(published[1])), "now")
    return _shared(figure, published) or _of_the_article(figure, published)


def _dates(figure: FigureIn, span: Span) -> list[DateIn]:
    return [one for one in figure.passage.dates if span.holds(one.start_at) and (one.start or one.end)]


def _published(figure: FigureIn) -> Published:
    return figure.passage.article.published if figure.passage.article else None


def _combined(figure: FigureIn, own: list[DateIn], published: Published) -> Time:
    """One time of the dates in a figure's zone: "since 2012", said to have been counted "by March 2016", is both ends."""
    one = min(own, key=lambda one: max(one.start_at - figure.end, figure.start - one.end_at))
    return time_of(one, published)


def _is_earlier(figure: FigureIn) -> bool:
    """Whether a figure is told only to compare another one with it."""
    words, text = figure.passage.words, figure.passage.text
    if within(words.get(EARLIER, ()), figure.zone):
        return True
    neighbours = figure.neighbours
    at = neighbours.index(figure)
    since = neighbours[at - 1].end if at else figure.sentence_span.start
    leads = [start for start in words.get(COMPARED_WITH, ()) if since <= start < figure.start]
    return bool(leads) and len(text[leads[-1] : figure.start].split()) <= _LEAD


def _years_before(figure: FigureIn, published: Published) -> Told | None:
    return None


def _shared(figure: FigureIn, published: Published) -> Told | None:
    """The time that a list of figures began with, or ends with."""
    neighbours = figure.neighbours
    at = neighbours.index(figure)
    for other in reversed(neighbours[:at]):
        found = _dates(figure, other.zone)
        if found and not _is_earlier(other):
            far = ";" in figure.passage.text[other.end : figure.start]
            return Told(_combined(other, found, published), "list" + "_far" * far)
    for other in neighbours[at + 1 :]:
        found = _dates(figure, other.zone)
        if found and not _is_earlier(other):
            t = _combined(other, found, published)
            same = other.row["unit"] == figure.row["unit"]
            return Told(t, "after" + ("_same" if same else "") + ("_since" if t.start and not t.at else "_by" if not t.start else "_at"))
    return None


def _of_the_article(figure: FigureIn, published: Published) -> Told | None:
    if published:
        return Told(Time(None, month(published[1]), month(published[1])), "publication")
    return None
