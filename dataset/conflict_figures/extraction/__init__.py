"""Text in, figures and dates out. Knows nothing of tables, files, the codebook or DVC; needs only the standard library."""

from collections.abc import Iterable
from datetime import date

from conflict_figures.extraction.dates import dates_in
from conflict_figures.extraction.figures import figures_in
from conflict_figures.extraction.model import Date, Extraction, Figure, Numeral
from conflict_figures.extraction.numerals import numerals_in
from conflict_figures.extraction.tokens import tokenise
from conflict_figures.extraction.vocabulary import UNIT_IDS

Published = date | tuple[date, date] | None


def extract(text: str, published: Published = None) -> Extraction:
    """Read the figures, dates and numerals of a text.

    `published` is the day of publication, or its first and last possible day; without it what is told relative to
    publication stays open. Offsets are code points; `text[char_start:char_end] == surface`. Never raises on a string.
    """
    tokens = tokenise(text)
    dates = dates_in(text, tokens, (published, published) if isinstance(published, date) else published)
    in_dates = _covered(len(tokens), ((found.first, found.end_token) for found, _ in dates))
    figures = figures_in(text, tokens, in_dates)
    in_figures = _covered(len(tokens), ((quantity.first, quantity.end) for quantity, _ in figures))
    return Extraction(
        tuple(figure for _, figure in figures),
        tuple(day for _, day in dates),
        tuple(numerals_in(tokens, in_figures, in_dates)),
    )


def _covered(length: int, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Which of so many tokens the spans cover."""
    covered = [False] * length
    for first, end in spans:
        covered[first:end] = [True] * (end - first)
    return covered


__all__ = ["UNIT_IDS", "Date", "Extraction", "Figure", "Numeral", "extract"]
