"""Where people came from and where a claim holds: place and origin.

What the figure's own zone names comes first, then what its list or its sentence goes on with, then the sentences before. Places
that are named apart ("40 in Iraq, 20 in Syria") are the region that they make up for a figure of both. Nobody comes from the
war that an indicator is about, and where people are at home is not where they fight.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import Article, FigureIn, Passage, Span, within
from conflict_figures.pipeline.coding.placenames import PlaceName, Role
from conflict_figures.pipeline.coding.proposal import ELSEWHERE, Proposal, Subject
from conflict_figures.pipeline.coding.subject import subject_of
from conflict_figures.pipeline.coding.who import propose_actor
from conflict_figures.pipeline.inputs.codebook import Indicator
from conflict_figures.pipeline.regions import WORLD

FOREIGNERS = "foreigners"  # the class of words.yaml for people of another country
TRAVELLERS = "travellers"  # the class of words.yaml for people who are away from home, or back
COUNTED_IN = frozenset({"person", "percent"})  # the units that people are counted in
COUNTRIES = "country"  # the unit of a number of countries
LENT = frozenset({"country", "region", "world"})  # kinds of places that hold beyond the words next to them
BEFORE = 12  # characters that a name before a figure is farther off than one after it
AROUND = 1000  # characters of the sentences before in which a place may still be meant
_SHARED = re.compile(r"(?:\s+[\w'-]+){0,2}\s+and(?: \w+)?\s+")
_PART = re.compile(r"\b(?:of (?:them|whom|which)|including|among them)\b")
_FROM = re.compile(r"\b(?:from|of|in)\s+$")
_OF_THEM = re.compile(r"\b(?:of (?:them|whom|which|these|those)|among them|including)\b")
_NEW_CLAUSE = re.compile(r";|\band that\b|\b(?:while|whereas|but)\b")

Found = tuple[str, str]  # a place and how it was found
Fits = Callable[[PlaceName], bool]


def propose_place_and_origin(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Place and origin of a figure, given what it counts (None where that is open)."""
    about = book.indicators.get(indicator or "")
    origin = _origin(figure, about, book)
    if origin is not None and origin[0] in book.places:
        yield Proposal("origin", origin[0], f"origin:{origin[1]}")
    place = next(_places(figure, origin[0] if origin else None, about, book), None)
    if place is None and about is not None and not (about.theatre or about.at_home):
        place = _theatre(figure, indicator, book)
    if place is not None and place[0] in book.places:
        yield Proposal("place", place[0], f"place:{place[1]}")


def origins(figure: FigureIn, book: Book) -> list[str]:
    """The places of origin that the words around a figure allow, the likeliest first."""
    travellers = within(figure.passage.words.get(TRAVELLERS, ()), figure.zone)
    found = [place for place, _ in _origins(figure, book, home=travellers)]
    if travellers and not found:
        found = [place for place, _ in _origins_around(figure, book)]
    if not found and (first := _travellers_before(figure)) is not None:
        return origins(first, book)
    return list(dict.fromkeys(found))


def _travellers_before(figure: FigureIn) -> FigureIn | None:
    """The figure of travellers that this one goes on from: "of 80 who left Spain 20 were dead"."""
    places = figure.passage.words.get(TRAVELLERS, ())
    return next((other for other in figure.before if within(places, other.zone)), None)


def _origin(figure: FigureIn, about: Indicator | None, book: Book) -> Found | None:
    """Where the people counted are from: the world, where they are foreigners and nothing else is said."""
    if about is not None and about.of_origin:
        named = chain(_origins(figure, book, home=True), _origins_around(figure, book))
        return next(named, (WORLD, "unsaid"))
    if about is None and figure.row["unit"] in COUNTED_IN:
        return next(_nearest(figure, figure.zone, _are(Role.ORIGIN, book), "open"), None)
    if about is not None and "origin" in about.additive_over:
        return next(_nearest(figure, figure.zone, _are(Role.ORIGIN, book), "zone"), None)
    return None


def _origins(figure: FigureIn, book: Book, home: bool) -> Iterator[Found]:
    """Origins that the figure's sentence names; with `home` the places too that people who travelled have left."""
    if figure.after is not None and figure.after.is_whole:
        for place, _ in _origins_in_zone(figure.after, book, home):
            yield place, "whole"
    yield from _origins_in_zone(figure, book, home)
    is_home = _are(Role.PLACE, book)
    if home and not any(_has_place(other) for other in figure.before):
        yield from _nearest(figure, figure.zone, is_home, "home")
    for other in figure.before:
        for place, _ in _origins_in_zone(other, book, home):
            yield place, "list"
    if home:
        yield from _nearest(figure, figure.zone, _are(Role.BODY, book), "body")
        yield from _nearest(figure, figure.zone, _are(Role.PLACE, book), "home")
    sentence = _without_parts(figure)
    yield from _nearest(figure, sentence, _are(Role.ORIGIN, book), "sentence")
    if within(figure.passage.words.get(FOREIGNERS, ()), sentence):
        yield WORLD, "sentence"


def _without_parts(figure: FigureIn) -> Span:
    """Its sentence up to its parts: of "30,000 fighters, 2,000 of them foreigners" only the part is foreign."""
    sentence, text = figure.near_span, figure.passage.text
    after = (other for other in figure.neighbours if other.start > figure.start)
    parts = (other.zone.start for other in after if _PART.search(text, other.zone.start, other.zone.end))
    return Span(sentence.start, next(parts, sentence.end))


def _origins_in_zone(figure: FigureIn, book: Book, home: bool) -> Iterator[Found]:
    yield from _nearest(figure, figure.zone, _are(Role.ORIGIN, book), "zone")
    yield from _nearest(figure, figure.zone, _are(Role.PLAIN, book), "plain")
    yield from _nearest(figure, figure.zone, _are(Role.FOR, book), "for")
    if within(figure.passage.words.get(FOREIGNERS, ()), figure.zone) or _are_of_many_countries(figure):
        yield WORLD, "foreign"


def _are_of_many_countries(figure: FigureIn) -> bool:
    """Whether the next figure says from how many countries its people are."""
    after = figure.after
    if after is None or after.row["unit"] != COUNTRIES:
        return False
    return _FROM.search(figure.passage.text, figure.end, after.start) is not None


def _origins_around(figure: FigureIn, book: Book) -> Iterator[Found]:
    """Origins that bodies, and the sentences around, lend to a figure whose sentence says nothing of one."""
    sentence = figure.near_span
    yield from _nearest(figure, sentence, _are(Role.BODY, book), "body")
    yield from _nearest(figure, sentence, _are(Role.PLACE, book), "home")
    yield from _nearest(figure, _earlier(figure), _are(Role.ORIGIN, book), "passage")
    article = figure.passage.article
    if article is not None:
        yield from _origins_of_article(article, book)


@lru_cache(maxsize=64)
def _origins_of_article(article: Article, book: Book) -> tuple[Found, ...]:
    """The one origin that the title names, and the one that all passages do."""
    title = [article.heading] if article.heading is not None else []
    found = []
    for passages, how in ((title, "title"), (article.passages, "article")):
        is_origin = _are(Role.ORIGIN, book)
        place = book.union({name.place for passage in passages for name in passage.places if is_origin(name)})
        if place is not None:
            found.append((place, how))
    return tuple(found)


@lru_cache(maxsize=64)
def _are(role: Role, book: Book) -> Fits:
    """Names in a role, of places that nobody goes to for fighting."""
    none = {Role.ORIGIN: book.wars, Role.PLAIN: book.wars | {WORLD}}.get(role, book.no_homes)
    return lambda name: name.role is role and name.place not in none


def _has_place(figure: FigureIn) -> bool:
    """Whether its zone says where: a list of places has no origins ("4,000 in Syria, 60 in Mali")."""
    return any(name.role is Role.PLACE for name in figure.passage.places_in(figure.zone))


def _places(figure: FigureIn, origin: str | None, about: Indicator | None, book: Book) -> Iterator[Found]:
    """Places that hold for the figure, in the order of how well they do."""
    passage, sentence = figure.passage, figure.near_span
    wars = frozenset[str]() if subject_of(passage) in ELSEWHERE else book.wars
    is_place = _is_place(origin, about, wars)
    yield from _nearest(figure, figure.zone, is_place, "zone")
    if figure.after is not None and _SHARED.fullmatch(passage.text, figure.end, figure.after.start):
        yield from _nearest(figure.after, figure.after.zone, is_place, "shared")
    is_lent = _is_lent(figure, is_place, about, book)
    if not _NEW_CLAUSE.search(passage.text, figure.before[0].end if figure.before else sentence.start, figure.start):
        yield from _together(passage, Span(sentence.start, figure.start), is_lent, book, "before")
    if about is None or about.theatre is not None or about.at_home:
        yield from _together(passage, _earlier(figure), is_lent, book, "passage")


def _is_place(origin: str | None, about: Indicator | None, wars: frozenset[str]) -> Fits:
    """Names of places where something is; where people are counted at home every name may be one, and else the wars' names."""

    def fits(name: PlaceName) -> bool:
        if name.role is Role.NAME:
            return False
        if about is not None and about.at_home:
            return name.place not in wars
        if name.place == WORLD:
            return name.role is not Role.ORIGIN
        if name.place == origin:
            return False
        return name.role is Role.PLACE or (name.place in wars and name.role is not Role.BODY)

    return fits


def _is_lent(figure: FigureIn, is_place: Fits, about: Indicator | None, book: Book) -> Fits:
    """Places of words before the figure that hold for it too: of travellers the war alone, of parts what their whole has."""
    is_part = _OF_THEM.search(figure.passage.text, figure.zone.start, figure.zone.end) is not None
    travelled = about is not None and about.theatre is not None

    def fits(name: PlaceName) -> bool:
        if not is_place(name) or name.place not in book.places:
            return False
        if travelled and name.place not in book.wars and name.place != WORLD:
            return False
        return is_part or book.places[name.place].kind in LENT

    return fits


def _theatre(figure: FigureIn, indicator: str | None, book: Book) -> Found | None:
    """Where the actor is, for what is said of it as a whole and nowhere in particular, by a passage on its war and no other place."""
    passage = figure.passage
    told = passage.places_in(Span(0, figure.zone.end))
    if subject_of(passage) is not Subject.OURS or any(
        name.role is Role.PLACE and name.place not in book.no_homes for name in told
    ):
        return None
    for proposal in propose_actor(figure, indicator, book):
        theatre = book.actors[proposal.value].theatre
        if theatre is not None:
            return theatre, "actor"
    return None


def _earlier(figure: FigureIn) -> Span:
    """The sentences before the figure's."""
    start = figure.sentence_span.start
    return Span(max(0, start - AROUND), start)


def _nearest(figure: FigureIn, span: Span, fits: Fits, how: str) -> Iterator[Found]:
    """The names in a span that fit, the nearest first, each with the way it was found."""
    found = [name for name in figure.passage.places_in(span) if fits(name)]
    for name in sorted(found, key=lambda name: abs(name.start - figure.start) + BEFORE * (name.start < figure.start)):
        yield name.place, how


def _together(passage: Passage, span: Span, fits: Fits, book: Book, how: str) -> Iterator[Found]:
    """The one place that is named in a span, or the region that the places named there make up."""
    place = book.union({name.place for name in passage.places_in(span) if fits(name)})
    if place is not None:
        yield place, how
