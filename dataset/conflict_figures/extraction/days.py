"""Calendar arithmetic: whole units around a day, days so many units off, parts of a unit. Knows nothing of words' places."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

Days = tuple[date, date]  # first and last, inclusive


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


def whole_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def months_of(year: int, first: int, count: int) -> Days:
    """So many months from one month of a year, into the next year too."""
    last = add_months(date(year, first, 1), count - 1)
    return date(year, first, 1), month_end(last.year, last.month)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, clipped to the month's end; raises ValueError outside the years 1 to 9999."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"year {year} is out of range")
    return date(year, month, min(day.day, month_end(year, month).day))


def whole(unit: str, day: date, shift: int = 0) -> Days:
    """The calendar day, week, month or year of a day, so many on; raises ValueError or OverflowError off the calendar."""
    if unit == "day":
        return day + timedelta(days=shift), day + timedelta(days=shift)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = add_months(day.replace(day=1), shift)
        return first, month_end(first.year, first.month)
    return whole_year(day.year + shift)


def back(day: date, unit: str, number: int) -> date | None:
    """The day so many units before; None before the year 1."""
    try:
        if unit in ("day", "week"):
            return day - timedelta(days=number * (7 if unit == "week" else 1))
        return add_months(day, -number * (12 if unit == "year" else 1))
    except (OverflowError, ValueError):
        return None


def weekday_near(day: date, weekday: int, shift: int) -> date:
    """A weekday: the nearest on or before a day; strictly before where `shift` is negative, strictly after where positive."""
    behind = (day.weekday() - weekday) % 7
    if shift > 0:
        return day + timedelta(days=7 - behind)
    return day - timedelta(days=behind or (7 if shift < 0 else 0))


def part_of(part: str, start: date, end: date, precision: str) -> Days:
    """A part of a month, a year or a longer unit: thirds; "start" and "end" of a year are its first and last month."""
    if precision == "year":
        first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}[part]
        return date(start.year, first, 1), month_end(start.year, last)
    if precision == "month":
        days = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, end.day), "end": (21, end.day)}[part]
        return start.replace(day=days[0]), start.replace(day=days[1])
    third = (end - start) / 3
    nth = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    return start + nth * third, end - (2 - nth) * third


def latest_of_years(day: date, of_year: Callable[[int], date | None]) -> int | None:
    """The latest year, of nine, in which something begins on or before a day: `of_year` tells when, None for never."""
    for year in range(day.year, max(day.year - 9, 0), -1):
        start = of_year(year)
        if start is not None and start <= day:
            return year
    return None
