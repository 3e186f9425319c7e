"""When a claim holds: `as_of` of a state, `period` of a flow or a change.

The nearest words win: a date in the figure's own part of the sentence, then what a list began or ends with, then publication. A
figure that is told only to compare ("up from 500", "an earlier 10,000") has its own date or none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import DateIn, FigureIn, Span, within
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.times import Published, Time, length_in_months, month, months_before, time_of
from conflict_figures.pipeline.inputs.codebook import Indicator

# Classes of words.yaml.
COUNTED_FROM, EARLIER, LEADS, NOW, TOLD = "counted_from", "earlier_counts", "leads_to_earlier", "now", "told"
_LEAD = 4  # words from the one that compares to the figure: "after an earlier 500"
_LISTED = 12  # figures of a sentence that are looked through for one with a date


class Told(NamedTuple):
    """A time for a figure, and the rule that gives it."""

    time: Time
    rule: str


def propose_time(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Period or as_of of a figure in EDTF, given what it counts (None where that is open)."""
    meaning = book.indicators.get(indicator or "")
    told = _told(figure, meaning)
    if told is None:
        return
    start, end, at = told.time
    over = meaning is not None and meaning.over_a_period
    is_state = meaning is not None and not over and meaning.kind != "flow"
    point = at or (end if is_state or not start else None)
    if not over and point:
        yield Proposal("as_of", point, told.rule)
    elif start or end:
        yield Proposal("period", f"{start or ''}/{end or ''}", told.rule)


def _told(figure: FigureIn, meaning: Indicator | None) -> Told | None:
    published = figure.passage.article.published if figure.passage.article else None
    over = meaning is not None and meaning.over_a_period
    lead = _lead(figure)
    own = _dates(figure, Span(max(figure.zone.start, lead or 0), figure.zone.end))
    if own:
        return Told(_combined(figure, own, published, over), "zone" if lead is None else "zone_earlier")
    if lead is not None or within(figure.passage.words.get(EARLIER, ()), _beside(figure)):
        return _earlier(figure, lead, published, over)
    if published and within(figure.passage.words.get(NOW, ()), figure.zone):
        return Told(_published(published), "now")
    return _shared(figure, published, over) or (Told(_published(published), "publication") if published else None)


def _published(published: tuple) -> Time:
    return Time(None, month(published[1]), month(published[1]))


def _dates(figure: FigureIn, span: Span) -> list[DateIn]:
    return [one for one in figure.passage.dates if span.holds(one.start_at) and (one.start or one.end)]


def _neighbours(figure: FigureIn) -> tuple[list[FigureIn], list[FigureIn]]:
    """The figures of its sentence before and after it, the nearest first."""
    at = figure.neighbours.index(figure)
    return figure.neighbours[max(0, at - _LISTED) : at][::-1], figure.neighbours[at + 1 : at + 1 + _LISTED]


def _lead(figure: FigureIn) -> int | None:
    """Where the words begin that lead to a figure told only to compare: "up from 500", "from 500 to 600"; None where none do."""
    text, before, after = figure.passage.text, *_neighbours(figure)
    for one, previous in zip([figure, *before], [*before, None], strict=True):
        since = previous.end if previous else figure.sentence_span.start
        between = text[since : one.start]
        leads = [start for start in figure.passage.words.get(LEADS, ()) if since <= start < one.start]
        if leads and len(text[leads[-1] : one.start].split()) <= _LEAD:
            return leads[-1]
        if between.rstrip().endswith(" from") and _is_moved(
            one, previous, after[0] if after and one is figure else None
        ):
            return since + between.rindex("from")
        if between.strip() != "and" and not between.endswith(" and "):
            return None
        if "," in between or ";" in between or " to " in between:
            return None
    return None


def _is_moved(figure, previous, following) -> bool:
    """Whether "from 500" is where a number was, and not where people are from."""
    text = figure.passage.text
    if (
        following
        and following.row["unit"] == figure.row["unit"]
        and text[figure.end : following.start].rstrip().endswith(" to")
    ):
        return True
    return bool(previous) and previous.row["unit"] == figure.row["unit"] and figure.start - previous.end < 40


def _beside(figure: FigureIn) -> Span:
    words = figure.passage.words
    end = min([figure.zone.end, *(start for start in words.get(LEADS, ()) if start >= figure.end)])
    return Span(figure.zone.start, end)


def _combined(figure: FigureIn, own: list[DateIn], published: Published, over: bool) -> Time:
    """One time of the dates in a figure's zone: "since 2012", said to have been counted "by March 2016", is both ends."""
    passage = figure.passage
    from_when = [one for one in own if _is_start(figure, one, over, published)]
    others = [one for one in own if one not in from_when]
    nearest = min(others or from_when, key=lambda one: max(one.start_at - figure.end, figure.start - one.end_at))
    if from_when:
        start = time_of(from_when[-1], published).start
        if others:
            end = time_of(nearest, published)
            if nearest.end and from_when[-1].start and nearest.end > from_when[-1].start:
                return Time(start, end.end, end.at)
        known = None
        if from_when[-1].type == "interval":
            known = time_of(from_when[-1], published).end
        elif published:
            known = month(published[1])
        return Time(start, known)
    joined = _joined(figure, nearest, others)
    time = time_of(nearest, published)
    if joined:
        return Time(time_of(joined[0], published).start, time_of(joined[-1], published).end)
    if over and time.at and _is_told(figure, nearest):
        return Time(None, time.end, time.at)
    return time


def _is_start(figure, one, over, published) -> bool:
    if one.type == "interval":
        return one.start is not None and (one.end is None or (published is not None and one.end == published[1]))
    return over and _words_before(figure, one, COUNTED_FROM, 3)


def _words_before(figure, one, word_class, most) -> bool:
    text = figure.passage.text
    return any(
        start < one.start_at and len(text[start : one.start_at].split()) <= most
        for start in figure.passage.words.get(word_class, ())
    )


def _is_told(figure, one) -> bool:
    """Whether a date is when somebody said so: "said in May 2016 that", "the report of May 2016"."""
    text = figure.passage.text
    if text[one.end_at :].startswith(" that "):
        return True
    return _words_before(figure, one, TOLD, 2) or any(
        0 <= start - one.end_at < 3 for start in figure.passage.words.get(TOLD, ())
    )


def _joined(figure, nearest, own) -> list[DateIn]:
    """ "in 2015 and 2016" after a figure."""
    at = own.index(nearest)
    if (
        at + 1 < len(own)
        and figure.passage.text[nearest.end_at : own[at + 1].start_at].strip() == "and"
        and nearest.start_at > figure.end
    ):
        return own[at : at + 2]
    return []


def _earlier(figure: FigureIn, lead: int | None, published: Published, over: bool) -> Told | None:
    before, after = _neighbours(figure)
    for other in after if lead is not None else []:
        if _lead(other) == lead:
            found = _dates(other, other.zone)
            if found:
                return Told(_combined(other, found, published, over), "earlier_list")
    for one in figure.passage.dates:
        if one.type == "duration" and figure.zone.holds(one.start_at) and one.start_at > (lead or 0) and published:
            length = length_in_months(one.surface)
            if length and one.surface.split()[-1] in ("before", "earlier"):
                day = month(months_before(published[1], length))
                return Told(Time(None, day, day), "years_before")
    if lead is not None:
        span = Span(figure.sentence_span.start, lead)
        covering = _dates(figure, span)[-1:]
        if not covering and after:
            covering = _dates(figure, after[0].zone)[:1]
        if covering and covering[0].type == "date" and covering[0].precision not in ("day", "month"):
            m = month(covering[0].start)
            return Told(Time(None, m, m), "start_of_move")
    return None


def _shared(figure: FigureIn, published: Published, over: bool) -> Told | None:
    """The time that a list of figures began with, or ends with."""
    before, after = _neighbours(figure)
    for other in before:
        if ";" in figure.passage.text[other.end : figure.start]:
            break
        lead = _lead(other)
        found = _dates(figure, Span(other.zone.start, other.zone.end if lead is None else lead))
        if found:
            return Told(_combined(other, found, published, over), "list")
    for other in after:
        text = figure.passage.text[figure.end : other.start]
        if _lead(other) is not None or ";" in text:
            break
        found = _dates(figure, other.zone)
        if found:
            t = _combined(other, found, published, over)
            ok = not any(c in text for c in ";:") and (("," not in text) or ", or " in text or "(" in text)
            last = found[-1].end_at >= other.sentence_span.end - 4
            if ok or (last and t.start and not t.at):
                return Told(t, "list_end")
            break
    return None
