"""What times told in units mean: "last week", "two years ago", "the past 14 months", "seven months later"; and what has no place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from conflict_figures.extraction.counted_dates import CLOCK_UNITS, length
from conflict_figures.extraction.days import DAYS_IN, Days, add_days, add_months, moved, weekday_near, whole
from conflict_figures.extraction.time_expressions import Expression, Found, Meaning

if TYPE_CHECKING:
    from conflict_figures.extraction.date_resolution import Resolver

_PRECISIONS = {"night": "day", "hour": "day", "minute": "day", "second": "day", "fortnight": "week"}
_YEARS_IN = {"year": 1, "decade": 10, "century": 100}


def precision_of(unit: str) -> str:
    """The precision that a unit's word names."""
    return _PRECISIONS.get(unit, unit)


def _unit(self: Resolver, one: Expression) -> Meaning:
    """ "this week", "last year": the whole calendar unit."""
    now = self.now()
    if now is None:
        return Meaning(None, precision_of(one.unit))
    anchor = "text" if self.narrative and self.named else "publication"
    return Meaning(whole(one.unit, now, one.shift), precision_of(one.unit), anchor)


def _unit_of_text(self: Resolver, one: Expression) -> Meaning:
    """ "the following month": from the date named before; open where there is none, or one less exact."""
    precision = precision_of(one.unit)
    named = self.named_days(precision)
    if self.timex and named and one.shift < 0 and precision in ("month", "quarter") and self.is_dateline(named[0]):
        last = self.last.get(precision)  # "he said on Friday that sales fell in May after a rise the month before"
        named = (last.start, last.end) if last and last.start and last.end else named
    if named is None:
        return _years_before_christ(self, one, one.shift) or Meaning(None, precision)
    day = named[1] if one.shift > 0 and precision == "day" else named[0]
    return Meaning(whole(one.unit, day, one.shift), precision, "text")


def _the_unit(self: Resolver, one: Expression) -> Meaning | None:
    """ "for the month": that of the date named before; "the end of the month": or that of publication, if told as future."""
    named = self.named_days(one.unit)
    if one.shift is None:
        return Meaning(whole(one.unit, named[0]), one.unit, "text") if named else None
    from_now = self.words[one.first - 1] == "since" or self.future(one)
    if named is None or (from_now and not self.narrative):
        return _unit(self, one)
    return Meaning(whole(one.unit, named[0]), one.unit, "text")


def _next_of_text(self: Resolver, one: Expression) -> Meaning:
    """ "over the next year": from publication on; "the next year": the one after the date named before."""
    if self.named is None or (
        self.words[one.first - 1] in ("in", "over", "within", "during", "for") and not self.narrative
    ):
        return _row(self, one)
    return _unit_of_text(self, one)


def _ago(self: Resolver, one: Expression) -> Meaning:
    """ "two years ago", "a week from now"."""
    if one.number is None:
        return Meaning(None, "vague", timex="PAST_REF" if one.shift < 0 else "FUTURE_REF", type="vague")
    return _so_many_on(self.published, one, "publication")


def _later(self: Resolver, one: Expression) -> Meaning:
    """ "seven months later": from the date named before; a bare length where there is none."""
    precision = precision_of(one.unit)
    if one.number is None:
        return Meaning(None, "vague", timex="PAST_REF" if one.shift < 0 else "FUTURE_REF", type="vague")
    if one.unit in CLOCK_UNITS or self.named is None:
        before_christ = _years_before_christ(self, one, one.shift * one.number)
        return before_christ or Meaning(None, precision, timex=length(one.unit, one.number), type="duration")
    named = self.named_days(precision)
    if named is None:
        return Meaning(None, precision, timex=f"{self.named.start.year:04}-XX-XX" if self.named.start else "")
    return _so_many_on(named[1] if one.shift > 0 and self.named.precision == "day" else named[0], one, "text")


def _years_before_christ(self: Resolver, one: Expression, number: float) -> Meaning | None:
    """So many years on, in a story told of years before Christ."""
    if self.year is None or self.year >= 0 or one.unit not in _YEARS_IN:
        return None
    self.year += int(number * _YEARS_IN[one.unit])
    return Meaning(None, "year", timex=f"BC{-self.year:04}")


def _so_many_on(day: date | None, one: Expression, anchor: str) -> Meaning:
    """Days to a day, weeks to the day so many weeks on, months to a calendar month, longer ones to a calendar year."""
    precision = "year" if one.unit in _YEARS_IN else precision_of(one.unit)
    if day is None:
        return Meaning(None, precision)
    if one.unit in CLOCK_UNITS:
        return Meaning((day, day), "day", anchor)
    on = moved(day, one.unit, one.shift * one.number)
    if one.unit in DAYS_IN:
        return Meaning((on, on), precision, anchor)
    return Meaning(whole(precision, on), precision, anchor)


def _row(self: Resolver, one: Expression) -> Meaning:
    """ "the past 14 months", "the next year": so many units up to publication, or from it on; "the last two weeks of May"."""
    inside = self.within(one)
    if inside:
        return _units_of(one, inside, one.shift, one.number)
    precision, timex = precision_of(one.unit), length(one.unit, one.number)
    if self.published is None or one.unit in CLOCK_UNITS:
        return Meaning(None, precision, timex=timex, type="duration")
    other = moved(self.published, one.unit, one.shift * one.number)
    days = (other, self.published) if one.shift < 0 else (self.published, other)
    return Meaning(days, precision, "publication", timex, "interval")


def _row_of_text(self: Resolver, one: Expression) -> Meaning:
    """ "the previous six months", "the four years before": up to the date named before, or from it on."""
    precision, timex = precision_of(one.unit), length(one.unit, one.number)
    named = self.named_days(precision)
    if named is None or self.named is None or one.unit in CLOCK_UNITS:
        return Meaning(None, precision, timex=timex, type="duration")
    near = named[0] if one.shift < 0 else named[1]
    far = moved(near, one.unit, one.shift * one.number)
    if self.named.precision != "day":  # whole units beside the one named
        near, far = (add_days(near, -1), far) if one.shift < 0 else (add_days(near, 1), far)
    return Meaning((far, near) if one.shift < 0 else (near, far), precision, "text", timex, "interval")


def _nth(self: Resolver, one: Expression) -> Meaning | None:
    """ "the first three weeks of June", "the second week of May"; a length where what it lies in is no date."""
    nth, count = one.number
    inside = self.within(one)
    if inside:
        return _units_of(one, inside, nth, count)
    if count == 1 and not self.narrative:
        return None
    return Meaning(None, precision_of(one.unit), timex=length(one.unit, count), type="duration")


def _units_of(one: Expression, inside: Found, nth: int, count: float) -> Meaning:
    """So many units from the nth one of a longer time, or its last ones."""
    precision, timex = precision_of(one.unit), length(one.unit, count)
    if inside.start is None or inside.end is None or one.unit in CLOCK_UNITS or inside.precision == precision:
        return Meaning(None, precision, timex=timex, type="duration")
    if nth < 0:
        days = moved(add_days(inside.end, 1), one.unit, -count), inside.end
    else:
        begin = moved(inside.start, one.unit, nth - 1)
        days = begin, add_days(moved(begin, one.unit, count), -1)
    if days[0] > days[1]:
        return Meaning(None, precision, timex=timex, type="duration")
    if precision in ("day", "month") and count == 1:
        return Meaning(days, precision, inside.anchor)
    return Meaning(days, "day" if one.unit in DAYS_IN else precision, inside.anchor, timex, "interval")


def _length(self: Resolver, one: Expression) -> Meaning | None:
    """ "six weeks", "two hours and 20 minutes"."""
    inside = one.inside
    if inside:
        whole_, rest = length(one.unit, one.number), length(inside.unit, inside.number)
        timex = whole_ + rest[2 if "T" in whole_ else 1 :]
        return Meaning(None, precision_of(one.unit), timex=timex, type="duration")
    if one.shift == "only_to":  # "the year to March" without its March
        return None
    return Meaning(None, precision_of(one.unit), timex=length(one.unit, one.number), type="duration")


def _day(self: Resolver, one: Expression) -> Meaning:
    if self.published is None:
        return Meaning(None, "day")
    on = add_days(self.published, one.shift)
    return Meaning((on, on), "day", "publication")


def _weekend(self: Resolver, one: Expression) -> Meaning:
    """The Saturday and Sunday just gone, or coming; on one of the two days, "the weekend" is that one."""
    now = self.now()
    if now is None:
        return Meaning(None, "day", type="interval")
    midweek = 2 <= now.weekday() < 5
    if one.shift:
        saturday = weekday_near(now if one.shift > 0 or now.weekday() != 6 else add_days(now, -1), 5, one.shift)
    else:
        saturday = weekday_near(
            now, 5, 1 if (one.shift == 0 and midweek) or (self.future(one) and now.weekday() < 5) else 0
        )
    week = "{}-W{:02}-WE".format(*saturday.isocalendar()[:2])
    return Meaning((saturday, add_days(saturday, 1)), "day", "publication", week, "interval")


def _vague(self: Resolver, one: Expression) -> Meaning:
    soon = one.number == "FUTURE_REF" and one.stop - one.first == 1
    refers = not soon or self.future(one)  # "soon" told as past refers to nothing in TIMEX3
    return Meaning(None, "vague", timex=one.number if refers else "", type="vague")


def _reference(self: Resolver, one: Expression) -> Meaning:
    return Meaning(None, "vague", timex=one.number, type="reference")


def _set(self: Resolver, one: Expression) -> Meaning:
    return Meaning(None, "vague", timex=one.number, type="set")


def _age(self: Resolver, one: Expression) -> Meaning:
    return Meaning(None, precision_of(one.unit), timex=length(one.unit, one.number), type="age")


def _same_period(self: Resolver, one: Expression) -> Meaning | None:
    """ "the same period of 2015": the time named before, in that year."""
    named, inside = self.named, self.within(one)
    if named is None or named.start is None or named.end is None:
        return (
            Meaning((inside.start, inside.end), "year", inside.anchor)
            if inside and inside.start and inside.end
            else None
        )
    years = one.shift or 0
    if inside and inside.start and inside.precision == "year":
        years = inside.start.year - named.start.year
    start = add_months(named.start, 12 * years)
    if one.unit:
        return Meaning(whole(one.unit, start), one.unit, "text")
    days: Days = start, add_months(named.end, 12 * years)
    exact = next((unit for unit in ("quarter", "half", "year") if whole(unit, start) == days), named.precision)
    return Meaning(days, exact, "text")


UNIT_RULES: dict[str, Callable[[Resolver, Expression], Meaning | None]] = {
    "unit": _unit,
    "unit_of_text": _unit_of_text,
    "the_unit": _the_unit,
    "next_of_text": _next_of_text,
    "ago": _ago,
    "later": _later,
    "row": _row,
    "row_of_text": _row_of_text,
    "old": _row,
    "nth": _nth,
    "length": _length,
    "day": _day,
    "weekend": _weekend,
    "vague": _vague,
    "reference": _reference,
    "set": _set,
    "age": _age,
    "same_period": _same_period,
}
