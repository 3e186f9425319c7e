"""Text in, figures and dates out. Knows nothing of tables, files, the codebook or DVC; needs only the standard library."""

from collections.abc import Iterable
from datetime import date

from conflict_figures.extraction.dates import dates_in
from conflict_figures.extraction.figures import figures_in
from conflict_figures.extraction.model import Date, Extraction, Figure, Numeral
from conflict_figures.extraction.numerals import numerals_in
from conflict_figures.extraction.tokens import PADDING, Tokens
from conflict_figures.extraction.vocabulary import UNIT_IDS

Published = date | tuple[date, date] | None


def extract(text: str, published: Published = None, narrative: bool = False) -> Extraction:
    """Read the figures, dates and numerals of a text.

    `published` is the day of publication, or its first and last possible day; without it what is told relative to
    publication stays open. A `narrative` tells its own time: months without a year and "the next day" go by the dates
    before them. Offsets are code points; `text[char_start:char_end] == surface`. Never raises on a string.
    """
    tokens = Tokens(text)
    dates = dates_in(tokens, (published, published) if isinstance(published, date) else published, narrative)
    # a bare length ("for six weeks") is a figure too
    taken = _covered(len(tokens), ((found.first, found.stop) for found in dates if found.type != "duration"))
    quantities, figures, others = figures_in(tokens, taken)
    in_figures = _covered(len(tokens), ((quantity.first, quantity.end) for quantity in quantities))
    in_dates = _covered(len(tokens), ((found.first, found.stop) for found in dates))
    return Extraction(
        tuple(figures),
        tuple(found.as_date(tokens) for found in dates),
        tuple(numerals_in(tokens, in_figures, in_dates, others)),
    )


def _covered(length: int, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Which of so many tokens, and of the empty ones behind them, the spans cover."""
    covered = [False] * (length + PADDING)
    for first, end in spans:
        covered[first:end] = [True] * (end - first)
    return covered


__all__ = ["UNIT_IDS", "Date", "Extraction", "Figure", "Numeral", "extract"]
