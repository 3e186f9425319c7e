"""Which figures are parts of which: "more than 6,000: 2,300 from France, 1,600 from Britain"."""

from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal


def propose_whole(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """part_of: the id of the figure that this one is a part of."""
    yield from ()
