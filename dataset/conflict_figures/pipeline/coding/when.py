"""When a claim holds: `as_of` of a state, `period` of a flow or a change.

The nearest words win: a date in the figure's own part of the sentence, then what a list began or ends with, then publication. A
figure that is told only to compare ("up from 500", "an earlier 10,000") has its own date or none. Nothing holds later than
publication. A change whose start is not told counts from its source's usual base, where the codebook knows one (`bases`).
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.comparisons import lead_to
from conflict_figures.pipeline.coding.context import DateIn, FigureIn, Span, places_in, within
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.times import (
    Time,
    in_order,
    length_in_months,
    month,
    months_before,
    of_publication,
    time_of,
)
from conflict_figures.pipeline.inputs.codebook import Indicator

# Classes of words.yaml.
AT_PEAK, COUNTED_FROM, EARLIER, LEADS = "at_peak", "counted_from", "earlier_counts", "leads_to_earlier"
NOW, REPORTED, SAID, SINCE = "now", "reported_then", "said_then", "since"
RESEARCH = "research"  # kind of sources.yaml
_JOINED = ("and", "or")
_SO_MUCH_EARLIER = ("before", "earlier")  # the last word of "a year before"
_AROUND = 1000  # characters to each side in which a figure's source is looked for
_FAR = 80  # characters in which the words before a date are looked for
_NEAR = 3  # characters between a date and the word that tells what it is the date of


class Told(NamedTuple):
    """A time for a figure, and the rule that gives it."""

    time: Time
    rule: str


def propose_time(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Period or as_of of a figure in EDTF, given what it counts (None where that is open)."""
    meaning = book.indicators.get(indicator or "")
    when = _When(figure, meaning, book)
    told = when.told()
    if told is None or when.is_to_come(told.time):
        return
    start, end, at = told.time
    over = meaning is not None and meaning.over_a_period
    is_state = meaning is not None and not over and meaning.kind != "flow"
    point = at or (end if is_state or not start else None)
    rule = told.rule if end else "open"
    if point and not over:
        yield Proposal("as_of", point, rule)
    elif start or end:
        start = start or (_base(figure, meaning, book) if meaning else None)
        if start and end and not in_order(start, end):
            start, end = told.time.start, None if told.time.start else end
        yield Proposal("period", f"{start or ''}/{end or ''}", rule)


class _When:
    """The search for the time of one figure."""

    def __init__(self, figure: FigureIn, meaning: Indicator | None, book: Book) -> None:
        self.figure = figure
        self.book = book
        self.passage = figure.passage
        self.over = meaning is not None and meaning.over_a_period
        article = figure.passage.article
        self.published = article.published if article else None
        self.original = article.original_published if article else None
        self.or_later = article is not None and article.published_or_later

    def told(self) -> Told | None:
        """The time, or None where the words leave it open."""
        figure, lead = self.figure, lead_to(self.figure)
        own = self._dates(Span(max(figure.zone.start, lead or 0), figure.zone.end))
        if own:
            return Told(self._time(figure, own), "zone" if lead is None else "zone_of_earlier")
        lasting = self._lasting()
        if lasting:
            return lasting
        if lead is not None or self._is_earlier():
            return self._of_earlier(lead)
        if not within(self.passage.words.get(NOW, ()), figure.zone):
            shared = self._begun() or self._ended()
            if shared:
                return shared
        return self._of_article()

    def _of_article(self) -> Told | None:
        """Publication. What a research body counted, and another publishes, may be older: where only its report has a date, that."""
        sources = _sources(self.figure, self.book)
        cites = bool(sources) and self.book.sources[sources[0]].kind == RESEARCH
        cites = cites and sources[0] != _publisher(self.figure, self.book)
        for published, rule in ((self.published, "publication"), (self.original, "original")):
            day = of_publication(published) if published else None
            if day and self.or_later and published == self.published:
                return Told(Time(None, day, day), "publication_or_later")
            if day:
                return Told(Time(None, day, day), f"{rule}_citing" if cites and published == self.published else rule)
        article = self.figure.passage.article
        dates = article.dates_by_source.get(sources[0], []) if article and cites else []
        times = {time_of(one, None) for one in dates}
        return Told(times.pop(), "report_of_source") if len(times) == 1 else None

    def _dates(self, span: Span) -> list[DateIn]:
        """The dates in a part of the text that have a day."""
        return [one for one in self.passage.dates_in(span) if one.start or one.end]

    def is_to_come(self, time: Time) -> bool:
        """Whether a time begins after publication: what is said of it is a plan, and none of the codebook's states."""
        first, last = time.start or time.at, of_publication(self.published) if self.published else None
        return bool(first and last and not self.or_later and not in_order(first, last))

    def _is_earlier(self) -> bool:
        """Whether the words beside the figure say that somebody gave it before, or that it was so at the most."""
        zone, words = self.figure.zone, self.passage.words
        leads_on = places_in(words.get(LEADS, ()), Span(self.figure.end, zone.end))
        beside = Span(zone.start, leads_on[0] if leads_on else zone.end)
        classes = (EARLIER,) if self.over or self.figure.row["unit"] == "percent" else (EARLIER, AT_PEAK)
        return any(within(words.get(word_class, ()), beside) for word_class in classes)

    def _lasting(self) -> Told | None:
        """What is told only by its length: "over 11 months", "a year before"; a change in it ends with publication."""
        last = of_publication(self.published) if self.published else None
        span, after = self.figure.zone, self.figure.after
        if after and after.row["kind"] == "duration" and "," not in self.passage.text[self.figure.end : after.start]:
            span = Span(span.start, after.end)  # a length is a figure too
        for one in self.passage.dates_in(span):
            length = length_in_months(one.surface) if one.type == "duration" else None
            if not length or not self.published or not last:
                continue
            then = month(months_before(self.published[1], length))
            if self.over:
                return Told(Time(then, last), "length")
            if one.surface.split()[-1] in _SO_MUCH_EARLIER:
                return Told(Time(None, then, then), "length")
        return None

    def _begun(self) -> Told | None:
        """The time that a list of figures began with: "in 2015 14 left, 3 died and 2 came back"."""
        for other in self.figure.before:
            between = Span(other.end, self.figure.start)
            is_new = ";" in self.passage.text[between.start : between.end]
            if is_new or within(self.passage.words.get(SAID, ()), between):
                return None
            lead = lead_to(other)
            found = self._dates(Span(other.zone.start, other.zone.end if lead is None else lead))
            if found:
                return Told(self._time(other, found), "list")
        return None

    def _ended(self) -> Told | None:
        """The time that figures share which are joined before it: "14 left and 3 died in 2015"."""
        for other in self.figure.following:
            between = self.passage.text[self.figure.end : other.start]
            if ";" in between or lead_to(other) is not None:
                return None
            found = self._dates(other.zone)
            if found:
                time = self._time(other, found)
                joined = ":" not in between and ("," not in between or ", or " in between or "(" in between)
                closes = len(self.passage.text[found[-1].end_at : other.sentence_span.end].rstrip()) <= _NEAR
                is_open = time.start is not None and time.at is None
                return Told(time, "list_end") if joined or (closes and is_open) else None
        return None

    def _of_earlier(self, lead: int | None) -> Told | None:
        """The time of a figure told only to compare: its own, so much earlier, or the start of what it moved in."""
        after = self.figure.following
        if lead is not None:
            for other in after:
                found = self._dates(other.zone) if lead_to(other) == lead else []
                if found:
                    return Told(self._time(other, found), "zone_of_earlier")
            moved = self._dates(Span(self.figure.sentence_span.start, lead)) or (
                self._dates(after[0].zone) if after else []
            )
            if moved:
                return self._start_of(moved)
        return None

    def _start_of(self, moved: list[DateIn]) -> Told | None:
        """What a number moved from holds at the start of the time, or at the first of two."""
        time = time_of(moved[-1], self.published)
        if len(moved) > 1 and self._between(*moved[-2:]) in _JOINED:
            return Told(time_of(moved[-2], self.published), "start_of_move")
        start = moved[-1].start
        is_long = moved[-1].precision in ("quarter", "half") or (start and time.start == f"{start:%Y}")
        if start and is_long and moved[-1].type == "date":
            return Told(Time(None, month(start), month(start)), "start_of_move")
        return None

    def _between(self, one: DateIn, following: DateIn) -> str:
        return self.passage.text[one.end_at : following.start_at].strip()

    def _time(self, figure: FigureIn, dates: list[DateIn]) -> Time:
        """One time of the dates beside a figure: "since 2012", and counted "by March 2016", is both ends."""
        starts = [one for one in dates if self._is_start(one)]
        others = [one for one in dates if one not in starts]
        nearest = min(others or starts, key=lambda one: max(one.start_at - figure.end, figure.start - one.end_at))
        time = time_of(nearest, self.published)
        if starts:
            start = time_of(starts[-1], self.published).start
            if others and nearest.end and starts[-1].start and nearest.end > starts[-1].start:
                return Time(start, time.end)
            return Time(start, of_publication(self.published) if self.published else None)
        following = others[others.index(nearest) + 1 :][:1]
        if following and self._between(nearest, following[0]) in _JOINED and nearest.start_at > figure.end:
            return Time(time.start, time_of(following[0], self.published).end)
        if self.over and time.at and self._is_told(nearest):
            return Time(None, time.end, time.at)
        return time

    def _is_start(self, one: DateIn) -> bool:
        """Whether a date is when something began that lasts: "since 2012"; of a change also "than in 2012"."""
        if one.type == "interval":
            return one.start is not None and (
                one.end is None or (self.published is not None and one.end == self.published[1])
            )
        return self.over and (self._follows(one, COUNTED_FROM, 2) or self._follows(one, SINCE, 8))

    def _follows(self, one: DateIn, word_class: str, most: int) -> bool:
        """Whether a word of a class stands so many words before a date, itself counted, and no comma between."""
        places = places_in(self.passage.words.get(word_class, ()), Span(one.start_at - _FAR, one.start_at))
        words = self.passage.text[places[-1] : one.start_at] if places else ","
        return "," not in words and len(words.split()) <= most

    def _is_told(self, one: DateIn) -> bool:
        """Whether a date is when somebody said so: "said in May 2016 that", "the May 2016 report"."""
        following = Span(one.end_at, one.end_at + _NEAR)
        return self.passage.text.startswith(" that ", one.end_at) or any(
            self._follows(one, word_class, 2) or within(self.passage.words.get(word_class, ()), following)
            for word_class in (SAID, REPORTED)
        )


def _base(figure: FigureIn, meaning: Indicator, book: Book) -> str | None:
    """From when the source that is named nearest, else the publisher, usually counts such a change."""
    if not meaning.bases:
        return None
    for source in (*_sources(figure, book), _publisher(figure, book)):
        while source:
            if source in meaning.bases:
                return meaning.bases[source]
            source = book.sources[source].parent
    return None


def _sources(figure: FigureIn, book: Book) -> list[str]:
    """The sources that are named around it in its passage, the nearest first."""
    names = figure.passage.names
    first = bisect_left(names, figure.start - _AROUND, key=lambda hit: hit.start)
    last = bisect_left(names, figure.start + _AROUND, key=lambda hit: hit.start)
    named = [(hit.start, sense.id) for hit in names[first:last] for sense in hit.senses if sense.kind == "source"]
    return [source for _, source in sorted(named, key=lambda one: abs(one[0] - figure.start))]


def _publisher(figure: FigureIn, book: Book) -> str | None:
    article = figure.passage.article
    return book.codebook.publishers.get(article.publisher) if article else None
