"""When a claim holds: `as_of` of a state, `period` of a flow or a change."""

from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal


def propose_time(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """Period or as_of of a figure in EDTF, given what it counts (None where that is open)."""
    yield from ()
