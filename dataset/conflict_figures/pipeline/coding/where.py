"""Where people came from and where a claim holds: place and origin.

What the figure's own zone names comes first, then what its sentence names before and after it, then the sentences around it,
then the article. Places that are named apart ("40 in Iraq, 20 in Syria") are for what counts both the region that they make up.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import Article, FigureIn, Passage, Span, within
from conflict_figures.pipeline.coding.placenames import PlaceName, Role
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.who import propose_actor
from conflict_figures.pipeline.regions import WORLD

FOREIGNERS = "foreigners"  # the class of words.yaml for people of another country
COUNTRIES = "country"  # the unit of a number of countries
BEFORE = 12  # characters that a name before a figure is farther off than one after it
_OF = re.compile(r"\s+(?:out )?(?:of|among)(?: the| its| these| those| all| their| some)*\s+")
_SHARED = re.compile(r"(?:\s+[\w'-]+){0,2}\s+and(?: \w+)?\s+")
_FROM = re.compile(r"\b(?:from|of|in)\s+$")

Found = tuple[str, str]  # a place and how it was found
Fits = Callable[[PlaceName], bool]


def propose_place_and_origin(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Place and origin of a figure, given what it counts (None where that is open)."""
    about = book.indicators.get(indicator or "")
    if about is not None and about.of_origin:
        origin = next(chain(_origins(figure, book, home=True), _origins_around(figure, book)), (WORLD, "unsaid"))
    elif about is None or "origin" in about.additive_over:
        origin = next(_nearest(figure, figure.zone, _are(Role.ORIGIN, book), "zone"), None)
    else:
        origin = None
    if origin is not None and origin[0] in book.places:
        yield Proposal("origin", origin[0], f"origin:{origin[1]}")
    home = about is not None and about.at_home
    place = next(_places(figure, origin[0] if origin else None, home, book), None)
    if place is None and about is not None and not (about.theatre or home):
        place = next(_theatres(figure, indicator, book), None)
    if place is not None and place[0] in book.places:
        yield Proposal("place", place[0], f"place:{place[1]}")


def origins(figure: FigureIn, book: Book) -> list[str]:
    """The places of origin that the words around a figure allow, the likeliest first."""
    return list(dict.fromkeys(place for place, _ in _origins(figure, book)))


def _origins(figure: FigureIn, book: Book, home: bool = False) -> Iterator[Found]:
    """Origins that the figure's sentence names; with `home` the places too that people who travelled may have left from."""
    whole = _whole_of(figure)
    if whole is not None:
        for place, _ in _origins_in_zone(whole, book, home):
            yield place, "whole"
    yield from _origins_in_zone(figure, book, home)
    for other in _before(figure):
        for place, _ in _origins_in_zone(other, book, home):
            yield place, "list"
    if home:
        yield from _nearest(figure, figure.zone, _are(Role.BODY, book), "body")
        yield from _nearest(figure, figure.zone, _are(Role.PLACE, book), "home")
    yield from _nearest(figure, figure.sentence_span, _are(Role.ORIGIN, book), "sentence")
    if within(figure.passage.words.get(FOREIGNERS, ()), figure.sentence_span):
        yield WORLD, "sentence"


def _origins_in_zone(figure: FigureIn, book: Book, home: bool) -> Iterator[Found]:
    yield from _nearest(figure, figure.zone, _are(Role.ORIGIN, book), "zone")
    yield from _nearest(figure, figure.zone, _are(Role.PLAIN, book), "plain")
    if home:
        yield from _nearest(figure, figure.zone, _are(Role.FOR, book), "for")
    if within(figure.passage.words.get(FOREIGNERS, ()), figure.zone) or _are_of_many_countries(figure):
        yield WORLD, "foreign"


def _whole_of(figure: FigureIn) -> FigureIn | None:
    """The figure of which this one is a part by the word between them: "40 of the 125 Norwegians"."""
    following = _following(figure)
    if following is not None and _OF.fullmatch(figure.passage.text, figure.end, following.start):
        return following
    return None


def _are_of_many_countries(figure: FigureIn) -> bool:
    """Whether the next figure says from how many countries its people are."""
    following = _following(figure)
    return (
        following is not None
        and following.row["unit"] == COUNTRIES
        and _FROM.search(figure.passage.text, figure.end, following.start) is not None
    )


def _origins_around(figure: FigureIn, book: Book) -> Iterator[Found]:
    """Origins that bodies, and the sentences around, lend to a figure whose sentence says nothing of one."""
    yield from _nearest(figure, figure.sentence_span, _are(Role.BODY, book), "body")
    yield from _nearest(figure, figure.sentence_span, _are(Role.PLACE, book), "home")
    yield from _nearest(figure, Span(0, figure.sentence_span.start), _are(Role.ORIGIN, book), "passage")
    article = figure.passage.article
    if article is not None:
        yield from _of_article(article, Role.ORIGIN, book)


def _of_article(article: Article, role: Role, book: Book) -> Iterator[Found]:
    title = [name for name in (article.heading.places if article.heading else ()) if _are(role, book)(name)]
    place = book.union({name.place for name in title})
    if place is not None:
        yield place, "title"
    named = {name.place for passage in article.passages for name in passage.places if _are(role, book)(name)}
    place = book.union(named)
    if place is not None:
        yield place, "article"


def _are(role: Role, book: Book) -> Fits:
    """Names in a role, of places that nobody goes to for fighting."""
    none = {Role.ORIGIN: book.wars, Role.PLAIN: book.wars | {WORLD}}.get(role, book.no_homes)
    return lambda name: name.role is role and name.place not in none


def _following(figure: FigureIn) -> FigureIn | None:
    neighbours = figure.neighbours
    return next(iter(neighbours[neighbours.index(figure) + 1 :]), None)


def _before(figure: FigureIn) -> Iterable[FigureIn]:
    """The figures before it in its sentence, the nearest first."""
    neighbours = figure.neighbours
    return reversed(neighbours[: neighbours.index(figure)])


def _nearest(figure: FigureIn, span: Span, fits: Fits, how: str) -> Iterator[Found]:
    """The names in a span that fit, those after the figure first, each with the way it was found."""
    found = [name for name in figure.passage.places if span.holds(name.start) and fits(name)]
    for name in sorted(found, key=lambda name: abs(name.start - figure.start) + BEFORE * (name.start < figure.start)):
        yield name.place, how


def _places(figure: FigureIn, origin: str | None, at_home: bool, book: Book) -> Iterator[Found]:
    """Places that hold for the figure; where people are counted at home every name may be one."""

    def is_place(name: PlaceName) -> bool:
        if at_home:
            return True
        if name.place == WORLD:
            return name.role is not Role.ORIGIN
        if name.place == origin:
            return False
        return name.role is Role.PLACE or (name.place in book.wars and name.role is not Role.BODY)

    sentence = figure.sentence_span
    yield from _nearest(figure, figure.zone, is_place, "zone")
    following = _coordinated(figure)
    if following is not None:
        yield from _nearest(following, following.zone, is_place, "shared")
    yield from _together(figure.passage, Span(sentence.start, figure.start), is_place, book, "before")
    yield from _together(figure.passage, Span(0, sentence.start), is_place, book, "passage")


def _coordinated(figure: FigureIn) -> FigureIn | None:
    """The next figure, where both share what follows: "7,000 fighters and 5,000 supporters in Syria"."""
    following = _following(figure)
    if following is not None and _SHARED.fullmatch(figure.passage.text, figure.end, following.start):
        return following
    return None


def _together(passage: Passage, span: Span, fits: Fits, book: Book, how: str) -> Iterator[Found]:
    """The one place that is named in a span, or the region that the places named there make up."""
    named = {name.place for name in passage.places if span.holds(name.start) and fits(name)}
    place = book.union(named)
    if place is not None:
        yield place, how


def _theatres(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Found]:
    """Where the actor is, for what is said of it as a whole and nowhere in particular."""
    for proposal in propose_actor(figure, indicator, book):
        theatre = book.actors[proposal.value].theatre
        if theatre is not None:
            yield theatre, "actor"
