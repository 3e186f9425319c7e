"""What the extractor hands back: figures, dates and numerals, each with its place in the text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as worded. The fields are those of the table `figures`."""

    char_start: int
    char_end: int
    surface: str
    kind: str
    value_low: float | None
    value_high: float | None
    bound: str
    unit: str | None
    per: str | None
    counted: str | None
    subject: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression as worded, with the days it means (inclusive). The fields are those of the table `dates`."""

    char_start: int
    char_end: int
    surface: str
    type: str
    start: date | None
    end: date | None
    precision: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number-like token and what accounts for it: a figure, a date, a time, a score, an ordinal, a name, or nothing."""

    char_start: int
    char_end: int
    surface: str
    explained_by: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read in one text."""

    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    numerals: tuple[Numeral, ...]
