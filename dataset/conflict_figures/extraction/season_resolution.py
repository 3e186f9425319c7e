"""What seasons, quarters, halves and holidays mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from conflict_figures.extraction.days import SEASON_NAMES, Days, add_days, months_of, whole_years
from conflict_figures.extraction.holidays import holiday_of
from conflict_figures.extraction.time_expressions import Expression, Found, Meaning

if TYPE_CHECKING:
    from conflict_figures.extraction.date_resolution import Resolver

_UNITS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
FINENESS = {unit: rank for rank, unit in enumerate(_UNITS)}


def timex_year(year: int) -> str:
    """A year as TIMEX3 writes it, negative before Christ: "2015", "BC0490"."""
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def _holiday(self: Resolver, one: Expression) -> Meaning:
    def on(year: int) -> Days:
        return holiday_of(one.number, year)

    now, shift = self.published, one.shift
    if shift and now and not self.narrative:
        year = now.year + (shift > 0 and on(now.year)[0] <= now) - (shift < 0 and on(now.year)[0] >= now)
        return Meaning(on(year), "day", "publication", type="holiday")
    told = self.year_of(one, on)
    days = on(told[0]) if told and told[0] > 0 else None
    return Meaning(days, "day", told[1] if told else None, type="holiday")


def _season(self: Resolver, one: Expression) -> Meaning:
    number, shift = one.number, one.shift
    told: tuple[int, str] | None = None
    if one.kind == "season_of_text" or (self.narrative and shift is not None):
        told = _season_after(self, number, shift or 0)
    elif shift is None:
        told = self.year_of(one, lambda year: months_of(year, number, 3))
    elif self.published is not None:
        told = _season_from(self.published, number, shift), "publication"
    name = SEASON_NAMES[number]
    if told is None or told[0] < 0:
        return Meaning(None, "season", timex=f"{timex_year(told[0]) if told else 'XXXX'}-{name}")
    return Meaning(months_of(told[0], number, 3), "season", told[1], f"{timex_year(told[0])}-{name}")


def _season_after(self: Resolver, number: int, shift: int) -> tuple[int, str] | None:
    """The year of "the following spring": from the date named before."""
    named = self.named.start if self.named else None
    if named is None or self.narrative:
        return (self.year + shift, "text") if self.year else None
    if self.named and FINENESS[self.named.precision] < FINENESS["half"]:
        shift = (shift > 0 and number <= named.month) - (shift < 0 and number >= named.month)
    return named.year + shift, "text"


def _season_from(published: date, number: int, shift: int) -> int:
    """The year of "last spring" (over by publication), "this winter" (a January's began last year), "next summer"."""
    year = published.year
    if shift < 0:
        return year - (months_of(year, number, 3)[1] >= published)
    if shift > 0:
        return year + (date(year, number, 1) <= published)
    return year - (number == 12 and published.month < 3)


def _quarter(self: Resolver, one: Expression) -> Meaning | None:
    """A quarter or half of a year; the half of a month, a decade or a century; nothing for "the first half" alone."""
    inside = self.within(one)
    if inside and inside.start and inside.end and inside.precision in ("month", "decade", "century"):
        return _half_of(one.number, (inside.start, inside.end), inside)
    if one.inside is None and one.kind == "half" and not self.narrative:
        return None
    if inside is not None and inside.precision != "year":
        return None
    count = 3 if one.kind == "quarter" else 6
    month = (one.number - 1) * count + 1
    told = self.year_of(one, lambda year: (months_of(year, month, count)[1],) * 2)
    if told is None or told[0] < 0:
        return Meaning(None, one.kind)
    return Meaning(months_of(told[0], month, count), one.kind, told[1])


def _half_of(nth: int, days: Days, inside: Found) -> Meaning:
    """The first or second half of a month, days 1 to 15 and 16 to its end, or of a decade or century, in years."""
    start, end = days
    if inside.precision == "month":
        middle = start.replace(day=15)
        half = (start, middle) if nth == 1 else (add_days(middle, 1), end)
        return Meaning(half, "day", inside.anchor, f"{start:%Y-%m}", "interval")
    years = (end.year - start.year + 1) // 2
    timex = f"{start.year:04}"[: 3 if years < 10 else 2]
    return Meaning(whole_years(start.year + (nth - 1) * years, years), "year", inside.anchor, timex, "interval")


SEASON_RULES: dict[str, Callable[[Resolver, Expression], Meaning | None]] = {
    "season": _season,
    "season_of_text": _season,
    "quarter": _quarter,
    "half": _quarter,
    "holiday": _holiday,
}
