"""An article as the coder sees it: its passages with their sentences, names, words and dates, and each figure's zone.

A sentence's words are shared out among its figures: a zone is the part of the sentence that belongs to one of them. Between two
figures it is cut at the last sign, else the last conjunction ("2,300 from France, 1,600 from Britain"), else before the second
one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise, zip_longest
from operator import attrgetter
from typing import Any

from conflict_figures.pipeline.coding.book import Book, Sense, Telling
from conflict_figures.pipeline.coding.patterns import Hit
from conflict_figures.pipeline.coding.phrases import WAR_PLACES, named_in_war, with_phrases
from conflict_figures.pipeline.coding.placenames import PlaceName, Role, placenames
from conflict_figures.pipeline.coding.voices import Voice, folded

# Classes of words.yaml that the code itself asks for.
ABBREVIATIONS = "abbreviations"  # their full stop ends no sentence
IDIOMS = "idioms"  # the words within them do not say what they say elsewhere
MEASURES = "measures"  # "of" after them leads to no whole
SOMEWHERE = "somewhere"  # filled with the places that something is said to be in
ELSEWHERE = "elsewhere"  # filled with those outside the wars that the indicators are about
_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$€£])|\n+")
_LAST_WORD = re.compile(r"(?<![\w.])[\w.]+\.$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")  # "U.S.", "J."
# Where the words between two figures are shared out: the strongest of the signs between them says, and the last one of those.
_CUTS = (
    re.compile(r"[;:—]|\s[-–]\s"),
    re.compile(r",(?!\d)"),
    re.compile(r"\b(?:and|while|whereas|but|or|against|with|of whom|of them|of which)\b"),
)

_IN = re.compile(r"\b(?:in|inside)(?: the)? $", re.I)
_IN_PART = re.compile(r"\b(?:in|inside|across|throughout)(?: the)?(?: [\w'-]+){0,2} $", re.I)  # "in rebel-held Syria"
_THERE = re.compile(r"\b(?:in|inside|to|into|on)(?: the)? $", re.I)
_TO_NAME = 40  # characters before a place's name in which its preposition stands
_OR = re.compile(r",? or | \((?:or )?")
_COMMA = re.compile(r"(?: of(?: \w+){1,3})?, ")
_CLOSED = re.compile(r"(?: \w+)?[,)]")  # after a figure put in between: "15 per cent, about 120, had died"
_READ_ON = 1000  # characters of a sentence on either side of a figure
_CARRIED = 20  # figures of a sentence over which what was said of the first still holds
_SHARED = re.compile(r"(?:\s+[\w'-]+){0,2}\s+and(?: \w+)?\s+")  # "eighteen men and five women left"
_PART_TO_WHOLE = 40  # characters between a part and its whole: "400 returnees of 3,417", "half of 300"
_OF = re.compile(r"\b(?<!top )(?:of|out of|among)(?: (?:the|its|some|those|an?|estimated|about|around))*\s+$")


@dataclass(frozen=True)
class Span:
    """Characters [start, end) of a passage."""

    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Whether a place lies in it."""
        return self.start <= start < self.end


@dataclass(frozen=True)
class DateIn:
    """A time expression as the extractor read it."""

    start_at: int
    end_at: int
    surface: str
    type: str
    start: date | None
    end: date | None
    precision: str
    anchor: str | None
    id: str

    @property
    def days(self) -> int:
        """How many days it holds; 0 where an end is open."""
        return 0 if self.start is None or self.end is None else (self.end - self.start).days + 1


@dataclass(frozen=True, eq=False)
class FigureIn:
    """A figure with its place in the text: `row` is its row of `figures`, read by the extractor alone."""

    row: Mapping[str, Any]
    passage: "Passage"
    sentence: int

    @property
    def id(self) -> str:
        """The figure's id."""
        return str(self.row["figure"])

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return int(self.row["char_start"])

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return int(self.row["char_end"])

    @property
    def may_be_coded(self) -> bool:
        """Whether words of its sentence may be its own: not of a mere duration ("took in ten days")."""
        return bool(self.row["kind"] != "duration")

    @cached_property
    def zone(self) -> Span:
        """The part of its sentence that belongs to it."""
        return self.passage.zones[self.id]

    @cached_property
    def sentence_span(self) -> Span:
        """The sentence that it stands in."""
        return self.passage.sentences[self.sentence]

    @cached_property
    def near_span(self) -> Span:
        """Its sentence as far as one reads on from it: all but of the longest."""
        whole = self.sentence_span
        return Span(max(whole.start, self.start - _READ_ON), min(whole.end, self.end + _READ_ON))

    @cached_property
    def counted_words(self) -> frozenset[str]:
        """The classes of words.yaml in what the extractor says that it counts."""
        counted = self.row.get("counted")
        return self.passage.book.classes_in(counted) if isinstance(counted, str) else frozenset()

    @cached_property
    def before(self) -> "list[FigureIn]":
        """The figures before it in its sentence, the nearest first; not more than a list's words carry over."""
        at = self._at
        return self.neighbours[max(0, at - _CARRIED) : at][::-1]

    @cached_property
    def following(self) -> "list[FigureIn]":
        """The figures after it in its sentence, the nearest first; not more than a list's words carry back over."""
        return self.neighbours[self._at + 1 : self._at + 1 + _CARRIED]

    @cached_property
    def after(self) -> "FigureIn | None":
        """The figure after it in its sentence."""
        at = self._at + 1
        return self.neighbours[at] if at < len(self.neighbours) else None

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is what the figure right before it is a part of: "7 of 129 people"."""
        if not self.before:
            return False
        between = Span(self.before[0].end, self.start)
        if between.end - between.start > _PART_TO_WHOLE or within(self.passage.words.get(MEASURES, ()), between):
            return False
        return _OF.search(self.passage.text[between.start : between.end]) is not None

    @cached_property
    def is_home(self) -> bool:
        """Whether its people are said to be where they are from: "40 Danes are in Denmark again"."""
        origins = {name.place for name in self.passage.places_in(self.near_span) if name.role is Role.ORIGIN}
        inside = (
            name for name in self.passage.places_in(self.zone) if name.role is Role.PLACE and name.place in origins
        )
        return any(_THERE.search(self.passage.text[: name.start][-_TO_NAME:]) for name in inside)

    @cached_property
    def converted(self) -> "FigureIn | None":
        """The figure right before it that it gives again in another unit: "68,300 sq km (26,370 sq miles)"."""
        if not self.before or not _OR.fullmatch(self.passage.text, self.before[0].end, self.start):
            return None
        units = self.passage.book.units
        first, second = (units.get(figure.row["unit"]) for figure in (self.before[0], self))
        alike = first is not None and second is not None and first.dimension == second.dimension
        return self.before[0] if alike and first is not second else None

    @cached_property
    def continued(self) -> "FigureIn | None":
        """The figure after it that its words run on to: its whole, one in another unit ("5,600 in 33 countries"), one beside it."""
        after = self.after
        if after is None or after.is_whole or _SHARED.fullmatch(self.passage.text, self.end, after.start):
            return after
        return after if self.zone.end == after.start and after.row["unit"] != self.row["unit"] else None

    @property
    def neighbours(self) -> "list[FigureIn]":
        """The figures of its sentence in order, itself among them."""
        return self.passage.by_sentence[self.sentence]

    @cached_property
    def _at(self) -> int:
        return bisect_left(self.neighbours, self.start, key=lambda figure: figure.start)


@dataclass(eq=False)
class Passage:
    """A passage with everything found in it."""

    extract: str
    position: int
    role: str
    text: str
    book: Book
    dates: list[DateIn] = field(default_factory=list)
    figures: list[FigureIn] = field(default_factory=list)
    article: "Article | None" = None

    @cached_property
    def names(self) -> list[Hit[Sense]]:
        """The names of places, actors and sources, longest first at every place."""
        return self.book.names.longest(self.text)

    @cached_property
    def voices(self) -> list[Hit[Voice]]:
        """The names of sources, surnames and titles of people among them, longest first at every place."""
        return self.book.voices.longest(folded(self.text))

    @cached_property
    def word_hits(self) -> list[Hit[str]]:
        """The words of words.yaml, each with the classes that it is in, as they end one after the other."""
        return self.book.words.all(self.text)

    @cached_property
    def name_starts(self) -> list[int]:
        """Where the names begin."""
        return [hit.start for hit in self.names]

    def named_at(self, place: int) -> bool:
        """Whether a character is part of a name."""
        at = bisect_right(self.name_starts, place) - 1
        return at >= 0 and place < self.names[at].end

    @cached_property
    def tellings(self) -> list[Hit[Telling]]:
        """The words that may tell of a happening, the longest first at every place."""
        return self.book.tellings.longest(self.text)

    @cached_property
    def dates_by_sentence(self) -> dict[int, list[DateIn]]:
        """Number of a sentence to its dates in order; sentences without one are not there."""
        found: dict[int, list[DateIn]] = {}
        for date_in in self.dates:
            found.setdefault(self.sentence_at(date_in.start_at), []).append(date_in)
        return found

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Class of words.yaml to the places where its words begin."""
        return {word_class: sorted({start for start, _ in spans}) for word_class, spans in self._word_spans.items()}

    @cached_property
    def _word_spans(self) -> dict[str, list[tuple[int, int]]]:
        """Class of words.yaml to its words and phrases; one within an idiom or a source's name is none."""
        found: dict[str, list[tuple[int, int]]] = {}
        hits = self.word_hits
        closed = [(name.start, name.end) for name in self.names if any(sense.kind == "source" for sense in name.senses)]
        closed += [(hit.start, hit.end) for hit in hits if IDIOMS in hit.senses]
        closed_to = {place: end for start, end in closed for place in range(start, end)}
        whole = set(closed)
        for hit in hits:
            if hit.end <= closed_to.get(hit.start, 0) and (hit.start, hit.end) not in whole:
                continue
            for word_class in hit.senses:
                found.setdefault(word_class, []).append((hit.start, hit.end))
        return with_phrases(self.text, found | named_in_war(self.names, self.book), self.book)

    @cached_property
    def places(self) -> list[PlaceName]:
        """The places that are named, with what each is in its sentence."""
        publisher = self.article.publisher if self.article is not None else ""
        return placenames(self.text, self.names, self.words, self.book, publisher)

    def names_in(self, span: Span) -> list[Hit[Sense]]:
        """The names that begin in a part of it."""
        first = bisect_left(self.names, span.start, key=lambda name: name.start)
        return self.names[first : bisect_left(self.names, span.end, key=lambda name: name.start)]

    def places_in(self, span: Span) -> list[PlaceName]:
        """The places that are named in a part of it."""
        first = bisect_left(self.places, span.start, key=lambda name: name.start)
        return self.places[first : bisect_left(self.places, span.end, key=lambda name: name.start)]

    @cached_property
    def cue_classes(self) -> frozenset[str]:
        """The classes of `cue_words` that the passage has a word of."""
        return frozenset(word_class for word_class, places in self.cue_words.items() if places)

    @cached_property
    def cue_words(self) -> dict[str, list[int]]:
        """`words`, and as classes of their own the places where something is said to be: anywhere, and outside the wars."""
        places = [name for name in self.places if name.role in (Role.PLACE, Role.FOR)]
        inside = [name.start for name in places if _IN.search(self.text[: name.start][-_TO_NAME:])]
        at_war = self.words.get(WAR_PLACES, ())
        inside += [start for start in at_war if _IN_PART.search(self.text[:start][-_TO_NAME:])]
        return self.words | {
            SOMEWHERE: sorted(set(inside)),
            ELSEWHERE: [name.start for name in places if name.place not in self.book.no_homes],
        }

    @cached_property
    def article_words(self) -> frozenset[str]:
        """The classes of words.yaml that the whole article has a word of."""
        return self.article.words if self.article else frozenset(self.words)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, one after the other without a gap: white space between two is of one of them."""
        ends = [stop.end() for stop in _STOP.finditer(self.text) if not self._is_abbreviation(stop)]
        edges = [0, *ends, len(self.text)]
        return [Span(start, end) for start, end in pairwise(edges) if end > start]

    def _is_abbreviation(self, stop: re.Match[str]) -> bool:
        if not stop.group().startswith("."):
            return False
        word = _LAST_WORD.search(self.text, max(0, stop.start() - 20), stop.start() + 1)
        if word is None:
            return False
        if _INITIAL.fullmatch(word.group()):
            return True
        return word.start() in self.words.get(ABBREVIATIONS, ())

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that a character stands in."""
        return bisect_right(self.sentences, place, key=attrgetter("start")) - 1

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.start_at for one in self.dates]

    def dates_in(self, span: Span) -> list[DateIn]:
        """The time expressions that begin in a part of the text, in order."""
        starts = self._date_starts
        return self.dates[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def by_sentence(self) -> dict[int, list[FigureIn]]:
        """Number of a sentence to its figures in order."""
        found: dict[int, list[FigureIn]] = {}
        for figure in self.figures:
            found.setdefault(figure.sentence, []).append(figure)
        return found

    @cached_property
    def zones(self) -> dict[str, Span]:
        """Figure to zone."""
        zones: dict[str, Span] = {}
        for number, figures in self.by_sentence.items():
            sentence = self.sentences[number]
            inside = [figure for figure in figures if figure.may_be_coded]
            zones |= {figure.id: Span(figure.start, figure.end) for figure in figures}
            start = sentence.start
            for figure, following in zip_longest(inside, inside[1:]):
                end = sentence.end if following is None else self._cut(figure.end, following.start)
                zones[figure.id] = Span(min(start, figure.start), max(end, figure.end))
                start = end
            same = [pair for pair in pairwise(inside) if self._are_one(*pair)]
            for figure, following in same:
                zones[following.id] = Span(zones[figure.id].start, zones[following.id].end)
            for figure, following in reversed(same):
                zones[figure.id] = zones[following.id]
        return zones

    @cached_property
    def _in_phrases(self) -> set[int]:
        phrases = [span for word_class in self.book.phrases for span in self._word_spans.get(word_class, ())]
        spans = [(hit.start, hit.end) for hit in self.word_hits] + phrases
        return {place for start, end in spans for place in range(start + 1, end)}

    def _cut(self, start: int, end: int) -> int:
        """Where the words between two figures are shared out; no phrase of words.yaml is cut."""
        for signs in _CUTS:
            cuts = [cut.start() for cut in signs.finditer(self.text, start, max(start, end))]
            cuts = [cut for cut in cuts if cut not in self._in_phrases]
            if cuts:
                return cuts[-1]
        return max(start, end)

    def _are_one(self, figure: FigureIn, following: FigureIn) -> bool:
        """Whether two figures say the same of the same, as a share and as a count: "a quarter, or 2,000, had returned"."""
        between = self.text[figure.end : following.start]
        return figure.row["unit"] != following.row["unit"] and (
            _OR.fullmatch(between) is not None
            or (_COMMA.fullmatch(between) is not None and _CLOSED.match(self.text, following.end) is not None)
        )


@dataclass(eq=False)
class Article:
    """An article: who published it and when, and its passages in order; for a reprint, when the original was published."""

    id: str
    publisher: str
    title: str | None
    published: tuple[date, date] | None
    published_or_later: bool = False  # only the first possible day is known, and stands for both
    passages: list[Passage] = field(default_factory=list)
    original_published: tuple[date, date] | None = None

    @cached_property
    def dates_by_source(self) -> dict[str, list[DateIn]]:
        """Source to the dates in the passages that name it."""
        found: dict[str, list[DateIn]] = {}
        for passage in self.passages:
            dates = [one for one in passage.dates if one.type == "date" and one.end]
            named = (
                {sense.id for hit in passage.names for sense in hit.senses if sense.kind == "source"} if dates else ()
            )
            for source in named:
                found.setdefault(source, []).extend(dates)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The classes of words.yaml that its title or one of its passages has a word of."""
        of_title = frozenset(self.heading.words) if self.heading else frozenset[str]()
        return of_title.union(*(passage.words for passage in self.passages))

    @cached_property
    def heading(self) -> Passage | None:
        """The title as a passage of its own, without figures."""
        book = next((passage.book for passage in self.passages), None)
        return Passage(self.id, 0, "title", self.title, book, article=self) if self.title and book else None


def places_in(places: Sequence[int], span: Span) -> Sequence[int]:
    """Those of the places, which are in order, that lie in the span."""
    return places[bisect_left(places, span.start) : bisect_left(places, span.end)]


def within(places: Sequence[int], span: Span) -> bool:
    """Whether one of the places, which are in order, lies in the span."""
    at = bisect_right(places, span.start - 1)
    return at < len(places) and places[at] < span.end
