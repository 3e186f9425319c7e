"""Where people came from and where a claim holds: place and origin."""

from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal


def origins(figure: FigureIn, book: Book) -> list[str]:
    """The places of origin that the words around a figure allow, the likeliest first."""
    return []


def propose_place_and_origin(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Place and origin of a figure, given what it counts (None where that is open)."""
    yield from ()
