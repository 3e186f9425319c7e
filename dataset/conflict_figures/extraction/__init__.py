"""Text in, figures and dates out. Knows nothing of tables, files, the codebook or DVC; needs only the standard library."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from conflict_figures.extraction.dates import dates_in
from conflict_figures.extraction.figures import figures_in
from conflict_figures.extraction.model import Date, Extraction, Figure, Numeral
from conflict_figures.extraction.numerals import numerals_in
from conflict_figures.extraction.tokens import PADDING, Tokens
from conflict_figures.extraction.vocabulary import UNIT_IDS

Published = date | tuple[date, date] | None
Span = TypeVar("Span", Figure, Date, Numeral)
_BLOCK = 200_000  # characters of a text that are read at once; what a longer one needs of memory does not grow with it
_WHITE_SPACE = re.compile(r"\s")


def extract(text: str, published: Published = None, narrative: bool = False) -> Extraction:
    """Read the figures, dates and numerals of a text.

    `published` is the day of publication, or its first and last possible day; without it what is told relative to
    publication stays open. A `narrative` tells its own time: months without a year and "the next day" go by the dates
    before them. Offsets are code points; `text[char_start:char_end] == surface`. Never raises on a string.
    A text of more than 200,000 characters is read in blocks: dates are told from the dates of their own block.
    """
    days = (published, published) if isinstance(published, date) else published
    if len(text) <= _BLOCK:
        return _read(text, days, narrative)
    figures: list[Figure] = []
    dates: list[Date] = []
    numerals: list[Numeral] = []
    for start, end in _blocks(text):
        read = _read(text[start:end], days, narrative)
        figures += _moved(read.figures, start)
        dates += _moved(read.dates, start)
        numerals += _moved(read.numerals, start)
    return Extraction(tuple(figures), tuple(dates), tuple(numerals))


def _read(text: str, published: tuple[date, date] | None, narrative: bool) -> Extraction:
    tokens = Tokens(text)
    dates = dates_in(tokens, published, narrative)
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


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut a long text: behind the last line end within a block, else its last white space, else the next one."""
    start = 0
    while len(text) - start > _BLOCK:
        end = text.rfind("\n", start, start + _BLOCK) + 1
        end = end if end > start else text.rfind(" ", start, start + _BLOCK) + 1
        if end <= start:
            following = _WHITE_SPACE.search(text, start + _BLOCK)
            end = following.end() if following else len(text)
        yield start, end
        start = end
    yield start, len(text)


def _moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    return (replace(span, char_start=span.char_start + by, char_end=span.char_end + by) for span in spans)


def _covered(length: int, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Which of so many tokens, and of the empty ones behind them, the spans cover."""
    covered = [False] * (length + PADDING)
    for first, end in spans:
        covered[first:end] = [True] * (end - first)
    return covered


__all__ = ["UNIT_IDS", "Date", "Extraction", "Figure", "Numeral", "extract"]
