"""Calendar arithmetic: whole units around a day, days so many units off, parts of a unit. Knows nothing of words.

What lies off the calendar (before the year 1, after 9999) raises ValueError or OverflowError.
"""

import calendar
from collections.abc import Callable, Iterable
from datetime import date, timedelta

Days = tuple[date, date]  # first and last, inclusive
OFF_THE_CALENDAR = (ValueError, OverflowError)
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASON_NAMES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}  # by their first month, as TIMEX3 writes them
_MUCH_NEARER = 3  # times
_FEW_WEEKS_AHEAD = 6  # likewise
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), month_end(year, month)


def whole_years(first: int, count: int = 1) -> Days:
    return date(first, 1, 1), date(first + count - 1, 12, 31)


def months_of(year: int, first: int, count: int) -> Days:
    """So many months from one month of a year, into the next year too."""
    last = add_months(date(year, first, 1), count - 1)
    return date(year, first, 1), month_end(last.year, last.month)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, clipped to the month's end."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"year {year} is out of range")
    return date(year, month, min(day.day, month_end(year, month).day))


def add_days(day: date, days: int) -> date:
    return day + timedelta(days=days)


def moved(day: date, unit: str, number: float) -> date:
    """The day so many units on; of a part of a unit, its whole days or months."""
    if unit in DAYS_IN:
        return add_days(day, int(number * DAYS_IN[unit]))
    return add_months(day, int(number * MONTHS_IN[unit]))


def whole(unit: str, day: date, shift: int = 0) -> Days:
    """The calendar unit that a day lies in, so many on; a week begins on Monday."""
    if unit == "week":
        monday = add_days(day, 7 * shift - day.weekday())
        return monday, add_days(monday, 6)
    if unit not in MONTHS_IN:
        return (moved(day, unit, shift),) * 2
    months = MONTHS_IN[unit]
    first = ((day.year * 12 + day.month - 1) // months + shift) * months
    return months_of(first // 12, first % 12 + 1, months)


def weekday_near(day: date, weekday: int, shift: int) -> date:
    """A weekday: the nearest on or before a day; strictly before where `shift` is negative, strictly after where positive."""
    behind = (day.weekday() - weekday) % 7
    return add_days(day, 7 - behind if shift > 0 else -(behind or (7 if shift < 0 else 0)))


def nearest_year(day: date, on: Callable[[int], Days | None], future: bool | None) -> int | None:
    """The latest year, of nine, in which something has begun by a day, or the earliest in which it is not over.

    With `future` None the latest, unless the other is much nearer. None where no year has it.
    """
    past, coming = _nearest_years(day, on)
    if future is None:
        future = _away(day, on, coming) * _MUCH_NEARER < _away(day, on, past)
    return coming if future else past


def much_nearer_ahead(day: date, on: Callable[[int], Days | None]) -> bool:
    """Whether what comes every year is a few weeks ahead, and the last one most of a year behind."""
    past, coming = _nearest_years(day, on)
    return _away(day, on, coming) * _FEW_WEEKS_AHEAD < _away(day, on, past)


def _nearest_years(day: date, on: Callable[[int], Days | None]) -> tuple[int | None, int | None]:
    past = _first_of(range(day.year, day.year - 9, -1), lambda year: bool((days := on(year)) and days[0] <= day))
    coming = _first_of(range(day.year, day.year + 9), lambda year: bool((days := on(year)) and days[1] >= day))
    return past, coming


def _away(day: date, on: Callable[[int], Days | None], year: int | None) -> int:
    """How many days off something begins in a year; very many where there is no such year."""
    days = on(year) if year else None
    return abs((days[0] - day).days) if days else date.max.toordinal()


def _first_of(years: Iterable[int], has: Callable[[int], bool]) -> int | None:
    return next((year for year in years if date.min.year <= year < date.max.year and has(year)), None)


_MONTHS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}
_YEARS_OF_DECADE = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9)}
_THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def part_of(part: str, days: Days, precision: str) -> Days:
    """A part of a unit: thirds; "start" and "end" of a year are its first and last month."""
    start, end = days
    if precision == "month":
        first, last = {"early": (1, 10), "start": (1, 10), "mid": (11, 20)}.get(part, (21, end.day))
        return start.replace(day=first), start.replace(day=last)
    if precision == "year":
        first, last = _MONTHS_OF_YEAR[part]
        return date(start.year, first, 1), month_end(start.year, last)
    if precision == "decade":
        first, last = _YEARS_OF_DECADE[part]
        return whole_years(start.year + first, last - first + 1)
    nth = _THIRDS[part]
    if precision in ("quarter", "season", "half"):
        count = MONTHS_IN[precision] // 3
        begin = add_months(start, nth * count)
        return months_of(begin.year, begin.month, count)
    third = (end - start) / 3
    return start + nth * third, end - (2 - nth) * third
