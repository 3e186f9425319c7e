"""Where people came from and where a claim holds: place and origin.

What the figure's own zone names comes first, then what a list goes on with, then the sentence, then the sentences before it.
"""

from collections.abc import Callable, Iterable, Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn, Span, within
from conflict_figures.pipeline.coding.placenames import PlaceName, Role
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.regions import WORLD

FOREIGNERS = "foreigners"  # the class of words.yaml for people of another country

# A place and how it was found.
Found = tuple[str, str]


def origins(figure: FigureIn, book: Book) -> list[str]:
    """The places of origin that the words around a figure allow, the likeliest first."""
    return list(dict.fromkeys(place for place, _ in _origins(figure, book)))


def _origins(figure: FigureIn, book: Book) -> Iterator[Found]:
    def is_origin(mention: PlaceName) -> bool:
        return mention.role is Role.ORIGIN and mention.place not in book.wars

    passage = figure.passage
    yield from _nearest(figure, figure.zone, is_origin, "zone")
    yield from _nearest(figure, figure.zone, lambda mention: _is_plain_origin(mention, book), "zone")
    if within(passage.words.get(FOREIGNERS, ()), figure.zone):
        yield WORLD, "foreign"
    for other in _before(figure):
        yield from _nearest(other, other.zone, is_origin, "list")
        if within(passage.words.get(FOREIGNERS, ()), other.zone):
            yield WORLD, "list"
    yield from _nearest(figure, figure.sentence_span, is_origin, "sentence")
    if within(passage.words.get(FOREIGNERS, ()), figure.sentence_span):
        yield WORLD, "sentence"


def _is_plain_origin(mention: PlaceName, book: Book) -> bool:
    return mention.role is Role.PLAIN and mention.place not in book.wars


def _before(figure: FigureIn) -> Iterable[FigureIn]:
    """The figures before it in its sentence, the nearest first."""
    neighbours = figure.neighbours
    return reversed(neighbours[: neighbours.index(figure)])


def _nearest(figure: FigureIn, span: Span, fits: Callable[[PlaceName], bool], how: str) -> Iterator[Found]:
    """The mentions in a span that fit, those after the figure first, each with the way it was found."""
    found = [mention for mention in figure.passage.places if span.holds(mention.start) and fits(mention)]
    for mention in sorted(found, key=lambda mention: (mention.start < figure.start, abs(mention.start - figure.start))):
        yield mention.place, how


def propose_place_and_origin(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Place and origin of a figure, given what it counts (None where that is open)."""
    yield from ()
