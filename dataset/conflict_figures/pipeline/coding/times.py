"""Times as claims have them: the two ends of a date in EDTF, and the arithmetic of months."""

import re
from datetime import date
from typing import NamedTuple

from conflict_figures.extraction.vocabulary import NUMBERS
from conflict_figures.pipeline.coding.context import DateIn

Published = tuple[date, date] | None

# Early, mid and late are thirds of a year (docs/METHOD.md). A state in them is dated by the month that begins, halves or ends
# the year; a change since the middle of a year counts from June.
_MONTH_OF_THIRD = {4: 1, 8: 6}
_START_OF_THIRD = {5: 6}
_LENGTH = re.compile(r"(?:(?P<number>[\w-]+)[ -])?\b(?P<unit>month|year)(?P<plural>s?)\b", re.IGNORECASE)
_LONGEST = 1200  # months that news looks back


class Time(NamedTuple):
    """When something holds, in EDTF: its two ends, and for a state the one date at which it holds, where there is one."""

    start: str | None = None
    end: str | None = None
    at: str | None = None


def time_of(told: DateIn, published: Published) -> Time:
    """The time that an expression names, none of it after publication, unless all of it is: "in 2015" may end in June 2015."""
    start, end, precision = told.start, told.end, told.precision
    last = None
    if published and start and start <= published[1] and (end is None or end >= published[1] > start):
        end, last = None, of_publication(published)
    of_years = precision == "year" and (start is None or start.timetuple().tm_yday == 1)
    of_years = of_years and (end is None or (end.month, end.day) == (12, 31))
    is_third = precision == "year" and not of_years
    first = _edge(start, of_years, precision) if start else None
    if start and is_third:
        first = f"{start.year:04}-{_START_OF_THIRD.get(start.month, start.month):02}"
    last = _edge(end, of_years, precision) if end else last
    if told.type == "interval" and start:
        return Time(first, last)
    at = f"{end.year:04}-{_MONTH_OF_THIRD.get(end.month, end.month):02}" if end and is_third else last
    return Time(first, last, at)


def _edge(day: date, of_years: bool, precision: str) -> str:
    if of_years:
        return f"{day.year:04}"
    return day.isoformat() if precision == "day" else month(day)


def month(day: date) -> str:
    """The month of a day."""
    return f"{day.year:04}-{day.month:02}"


def of_publication(published: tuple[date, date]) -> str | None:
    """The month of publication, or the year where only that is known."""
    start, end = published
    if start.year != end.year:
        return None
    return month(end) if start.month == end.month else f"{end.year:04}"


def in_order(start: str, end: str) -> bool:
    """Whether one EDTF date is not after another, as far as both are told."""
    common = min(len(start), len(end))
    return start[:common] <= end[:common]


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    year, zero_based = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(max(year, 1), zero_based + 1, 1)


def length_in_months(surface: str) -> int | None:
    """How many months "a year", "11 months" and "the preceding three years" last; None for other and for unknown lengths."""
    found = _LENGTH.search(surface)
    if not found:
        return None
    word = (found["number"] or "").lower()
    number = int(word) if word.isdecimal() and len(word) < 5 else NUMBERS.get(word, 0 if found["plural"] else 1)
    months = number * (12 if found["unit"].lower() == "year" else 1)
    return months if 0 < months <= _LONGEST else None
