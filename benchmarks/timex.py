"""TIMEX3 values as days, and the lengths that words name."""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from conflict_figures.extraction import Figure, extract

UNITS = ("day", "week", "month", "quarter", "year", "decade", "century", "hour", "minute", "second")
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Length(NamedTuple):
    """A length as worded: so many units, None where no number is told; `said` by a number of its own ("a year" is not)."""

    number: float | None
    unit: str
    said: bool


def length_of(surface: str) -> Length | None:
    """The length that the words name, its number by our own reader: "the past fourteen months", "four-week-old", "years"."""
    units = "|".join(UNITS).replace("century", "century|centurie")
    named = re.search(rf"\b({units})(s?)\b", surface.lower())
    if named is None:
        return None
    unit = named[1].replace("centurie", "century")
    before = surface[: named.start()]
    number = _number(before)
    if number is not None:
        return Length(number, unit, said=True)
    return Length(None if named[2] else 1, unit, said=False)


def days_of(value: str) -> tuple[date | None, date | None]:
    """The first and the last day of a TIMEX3 value; nothing for lengths, references and what has no place."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
            return (date.fromisoformat(value[:10]),) * 2
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return _months(int(found[1]), int(found[2]), 1)
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
        if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
            length = 3 if found[2] == "Q" else 6
            return _months(int(found[1]), length * int(found[3]) - length + 1, length)
        if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            return _months(int(found[1]), SEASON_MONTHS[found[2]], 3)
        if re.fullmatch(r"\d{4}", value):
            return _months(int(value), 1, 12)
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    except ValueError:
        pass
    return None, None


def _number(before: str) -> float | None:
    """The number that stands right before a unit, by our reader of figures, from the longest words that it takes for one."""
    for word in re.finditer(r"[\w½¼¾]+", before):
        for figure in extract(before[word.start() :].rstrip(" -") + " days").figures:
            if figure.kind in ("duration", "count") and figure.value_low is not None:
                return _once(figure)
    return None


def _once(figure: Figure) -> float | None:
    return figure.value_low if figure.value_low == figure.value_high else figure.value_high or figure.value_low


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    """So many months from one month of a year, into the next year too."""
    last = year * 12 + first - 1 + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
