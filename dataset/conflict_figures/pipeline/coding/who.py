"""Whose: the actor of a claim."""

from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal


def propose_actor(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """The actor of a figure, given what it counts (None where that is open)."""
    yield from ()
