"""Who says so: the source that a figure is attributed to, and who relayed it."""

from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal


def propose_speaker(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """attributed_to and via of a figure; nothing where the article speaks in its own voice."""
    yield from ()
