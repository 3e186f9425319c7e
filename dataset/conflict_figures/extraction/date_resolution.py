"""What expressions mean, in the order of the text: against publication, the dates before them, and the tense.

Here the resolver, and days and months; `season_resolution` has seasons, quarters and holidays, `unit_resolution` what is told in units.
"""

from collections.abc import Callable
from datetime import date

from conflict_figures.extraction.date_words import DAY_TIMES, DEADLINES, REPORTING, WEEKDAYS
from conflict_figures.extraction.days import (
    DAYS_IN,
    OFF_THE_CALENDAR,
    SEASON_NAMES,
    Days,
    add_days,
    add_months,
    day_of,
    much_nearer_ahead,
    nearest_year,
    part_of,
    weekday_near,
    whole_month,
    whole_years,
)
from conflict_figures.extraction.season_resolution import FINENESS, SEASON_RULES, timex_year
from conflict_figures.extraction.tense import ends_sentence, told_as_future
from conflict_figures.extraction.time_expressions import Expression, Found, Meaning, Published
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.unit_resolution import UNIT_RULES, precision_of

_DAY_ENDS = frozenset([*WEEKDAYS, *DAY_TIMES])
_IN_A_YEAR = frozenset(["month", "month_day", "holiday"])
_BESIDE, _NEAR = 2, 3  # words
_STEP = 3  # years by which a year alone may move a story on
_NAMES_A_MONTH = frozenset(["month", "month_day", "days"])


class Resolver:
    """Resolves the expressions of one text one after the other; keeps the last date named, its month and its year."""

    def __init__(
        self, tokens: Tokens, published: Published, narrative: bool, first_year: int | None, *, timex: bool = False
    ) -> None:
        self.words = tokens.words
        self.published = published[1] if published else None
        self.narrative = narrative
        self.timex = timex and not narrative  # as news in TimeML is marked, which guesses more
        self.last: dict[str, Found] = {}  # the last time named, by precision
        self.happened: Found | None = None  # the last day on which more happened than that someone spoke
        self.years: dict[int, int] = {}  # of the months named without one
        self.named: Found | None = None
        self.month: date | None = None  # a day of the last month that was named as such
        self.year = first_year if narrative else None  # the last of the story; negative before Christ

    def resolve(self, one: Expression, *, keep: bool = True) -> Found | None:
        """The expression on the calendar; None for one that means nothing as it stands ("the first half")."""
        try:
            meaning = _RULES[one.kind](self, one)
            if meaning is None:
                return None
            found = self._found(one, meaning)
        except OFF_THE_CALENDAR:
            return Found(one.first, one.stop, "date", None, None, precision_of(one.unit) or "day", None)
        if keep:
            if self.narrative or not _compares(one):
                self.remember(found)
            if found.start and (one.inside or one).kind in _NAMES_A_MONTH and found.precision in ("day", "month"):
                self.month = found.start
        return found

    def _found(self, one: Expression, meaning: Meaning) -> Found:
        days, precision, anchor, timex, type_ = meaning
        if days is None:
            return Found(one.first, one.stop, type_, None, None, precision, None, timex)
        start, end = days
        if one.part and one.part != "whole":
            start, end = self._part(one, days, precision)
            type_ = "interval" if one.part in ("earlier", "later") else type_
        timex = "T" + one.hour if one.hour else timex
        found = Found(one.first, one.stop, type_, start, end, precision, anchor, timex)
        return found._replace(parts=self._ends(one, found)) if one.split else found

    def _part(self, one: Expression, days: Days, precision: str) -> Days:
        """The part of a time that is meant; "earlier" and "later" part it at publication, or at the date named before."""
        start, end = days
        if one.part not in ("earlier", "later"):
            return part_of(one.part, days, precision)
        named = self.named.end if self.named else None
        in_text = (
            one.kind == "unit_of_text" or self.narrative or (one.kind == "the_unit" and named and start <= named <= end)
        )
        at = named if in_text else self.published
        if at is None or not start <= at <= end:
            return days
        return (start, at) if one.part == "earlier" else (at, end)

    def _ends(self, one: Expression, found: Found) -> tuple[Found, Found]:
        """The two days of "5-7 March", which TIMEX3 marks one by one."""
        first = one.first + (self.words[one.first] in ("from", "between"))
        return (
            found._replace(first=first, stop=one.split - 1, type="date", end=found.start),
            found._replace(first=one.split, type="date", start=found.end),
        )

    def remember(self, found: Found) -> None:
        """Later expressions may be told from this one; in a narrative not from one that publication tells."""
        if found.start is None or found.end is None or (self.narrative and found.anchor == "publication"):
            return
        aside = found.precision == "year" and self.year is not None and not 0 <= found.start.year - self.year <= _STEP
        self.named = found
        if self.timex:
            self.last[found.precision] = found
            beside = self.words[max(0, found.first - _NEAR) : found.stop + _NEAR]
            if found.precision == "day" and found.start == found.end and REPORTING.isdisjoint(beside):
                self.happened = found
        if not aside and FINENESS[found.precision] <= FINENESS["year"]:
            self.year = found.start.year

    def state(self) -> tuple[Found | None, date | None, int | None]:
        """What was named last, to come back to with `restore`."""
        return self.named, self.month, self.year

    def restore(self, state: tuple[Found | None, date | None, int | None]) -> None:
        self.named, self.month, self.year = state

    def now(self) -> date | None:
        """The day that "this" and "last" count from."""
        return self.named.start if self.narrative and self.named else self.published

    def named_days(self, precision: str) -> Days | None:
        """The date named before, where it is as exact as a precision."""
        named = self.named
        if self.timex and named and FINENESS[named.precision] > FINENESS[precision]:
            named = self.last.get("day", named)
        if named is None or named.start is None or named.end is None:
            return None
        return (named.start, named.end) if FINENESS[named.precision] <= FINENESS[precision] else None

    def future(self, one: Expression) -> bool:
        """Whether a time is told as future; it is past where nothing tells."""
        return bool(told_as_future(self.words, one.first, one.stop))

    def is_dateline(self, day: date) -> bool:
        """Whether a day is one of the week up to publication: news is told on it, and tells of other times."""
        return self.published is not None and 0 <= (self.published - day).days < 7

    def within(self, one: Expression) -> Found | None:
        """The longer time that an expression names it lies in."""
        return self.resolve(one.inside, keep=False) if one.inside else None

    def year_of(self, one: Expression, on: Callable[[int], Days | None]) -> tuple[int, str] | None:
        """The year of what is named without one, and what tells it; `on` gives its days in a year."""
        inside = self.within(one)
        if inside:
            return (inside.start.year, inside.anchor or "text") if inside.start else None
        if self.narrative and self.year is not None:
            return self.year, "text"
        if self.published is None:
            return None
        future = told_as_future(self.words, one.first, one.stop)
        if self.timex:
            named = self._year_in_text(one, on)
            if named:
                return named, "text"
            if future is False and self._is_near(one, on):
                future = True
        found = nearest_year(self.published, on, future)
        if found and one.kind == "month":
            self.years[one.number] = found
        return (found, "publication") if found else None

    def _year_in_text(self, one: Expression, on: Callable[[int], Days | None]) -> int | None:
        """The year that a month or day without one has in the text: as when last named, or of a day in its sentence."""
        named = self.named
        beside = named and (named.anchor, named.precision) == ("explicit", "year") and one.first - named.stop <= _BESIDE
        if named and named.start and beside and one.kind in _IN_A_YEAR:
            return named.start.year  # "in 2004, on May 3"
        if one.kind == "month":
            return self.years.get(one.number)
        if one.kind != "month_day" or not named or not named.start or ends_sentence(self.words, named.stop, one.first):
            return None
        if named.precision == "month" and named.start.month == one.number[0]:
            return named.start.year
        return nearest_year(named.start, on, True) if (named.anchor, named.precision) == ("explicit", "day") else None

    def is_listed(self, day: Found, one: Expression) -> bool:
        """Whether a weekday follows one before it: "on Saturday and Sunday"."""
        return self.words[day.stop : one.first] in (["and"], ["or"]) and self.words[day.stop - 1] in _DAY_ENDS

    def _is_near(self, one: Expression, on: Callable[[int], Days | None]) -> bool:
        """Whether a day, or the month of a deadline, that is told as past lies near ahead and its last one far behind."""
        before = self.words[one.first - 1]
        ahead = one.kind in ("month_day", "holiday") or before in DEADLINES
        return bool(ahead and before != "since" and self.published and much_nearer_ahead(self.published, on))


def _compares(one: Expression) -> bool:
    """Whether a time stands for comparison alone, so that news goes on from the one before: "a year earlier"."""
    earlier = one.kind in ("later", "unit_of_text") and one.unit not in DAYS_IN and one.shift < 0
    return one.kind == "same_period" or earlier


def _days(self: Resolver, one: Expression) -> Meaning:
    start, end = one.number
    timex = f"{timex_year(start.year)}-{SEASON_NAMES[start.month]}" if one.unit == "season" else ""
    several = start != end if one.unit == "day" else one.unit == "year" and start.year != end.year
    return Meaning(one.number, one.unit, "explicit", timex, "interval" if several else "date")


def _open(self: Resolver, one: Expression) -> Meaning:
    return Meaning(None, one.unit)


def _before_christ(self: Resolver, one: Expression) -> Meaning:
    year, number, day = one.number
    if one.unit == "century":
        return Meaning(None, "century", timex=f"BC{year - 1:02}")
    self.year, self.named = -year, None
    timex = timex_year(-year)
    if one.unit == "season":
        timex += "-" + SEASON_NAMES[number]
    elif number:
        timex += f"-{number:02}" + (f"-{day:02}" if day else "")
    return Meaning(None, one.unit, timex=timex)


def _decade(self: Resolver, one: Expression) -> Meaning:
    return Meaning(whole_years(one.number, 10), "decade", "explicit")


def _century(self: Resolver, one: Expression) -> Meaning:
    return Meaning(whole_years((one.number - 1) * 100, 100), "century", "explicit")


def _month(self: Resolver, one: Expression) -> Meaning:
    number, shift = one.number, one.shift
    if shift is not None and not self.narrative:
        if self.published is None:
            return Meaning(None, "month")
        year = self.published.year
        year += (shift > 0 and number <= self.published.month) - (shift < 0 and number >= self.published.month)
        return Meaning(whole_month(year, number), "month", "publication")
    told = self.year_of(one, lambda year: whole_month(year, number))
    if told is None or told[0] < 0:
        return Meaning(None, "month", timex=f"{timex_year(told[0]) if told else 'XXXX'}-{number:02}")
    return Meaning(whole_month(told[0], number), "month", told[1])


def _month_of_text(self: Resolver, one: Expression) -> Meaning:
    """ "the following March": from the date named before."""
    number, shift = one.number, one.shift
    if self.named is None or self.named.start is None:
        return Meaning(None, "month", timex=f"XXXX-{number:02}")
    year, month = self.named.start.year, self.named.start.month
    if self.named.precision == "year":
        year += shift
    else:
        year += (shift > 0 and number <= month) - (shift < 0 and number >= month)
    return Meaning(whole_month(year, number), "month", "text")


def _month_day(self: Resolver, one: Expression) -> Meaning:
    number, begin, day = one.number
    type_ = "interval" if begin != day else "date"
    told = self.year_of(one, lambda year: (start, start) if (start := day_of(year, number, begin)) else None)
    start, end = (day_of(told[0], number, begin), day_of(told[0], number, day)) if told else (None, None)
    if told and start and end:
        return Meaning((start, end), "day", told[1], type=type_)
    year = timex_year(told[0]) if told else "XXXX"
    return Meaning(None, "day", timex=f"{year}-{number:02}-{day:02}", type=type_)


def _day_of_month(self: Resolver, one: Expression) -> Meaning:
    """ "the 18th": of the month just named, else the nearest one."""
    inside = self.within(one)
    month = inside.start if inside else self.month
    if month and (exact := day_of(month.year, month.month, one.number)):
        return Meaning((exact, exact), "day", "text")
    if self.published is None:
        return Meaning(None, "day")
    step = 1 if self.future(one) else -1
    for months in range(0, 12 * step, step):
        month = add_months(self.published.replace(day=1), months)
        exact = day_of(month.year, month.month, one.number)
        if exact and (exact - self.published).days * step >= 0:
            return Meaning((exact, exact), "day", "publication")
    return Meaning(None, "day")


def _weekday(self: Resolver, one: Expression) -> Meaning:
    inside = self.within(one)
    if inside and inside.start:
        exact = inside.start if inside.precision == "day" else weekday_near(add_days(inside.start, 6), one.number, 0)
        return Meaning((exact, exact), "day", inside.anchor)
    now = self.now()
    if now is None:
        return Meaning(None, "day")
    named = self.named
    if named and named.start and one.shift is None and self.is_listed(named, one):
        exact = weekday_near(named.start, one.number, 1)
        return Meaning((exact, exact), "day", named.anchor)
    at = one.first - 1 - (self.words[one.first - 1] == "on")
    today = one.number == now.weekday() and (self.words[at] == "later" or (self.timex and one.shift is None))
    if one.shift == 0 or today:
        exact = add_days(now, one.number - now.weekday())
    elif one.shift is not None:
        exact = weekday_near(now, one.number, one.shift)
    else:
        exact = weekday_near(now, one.number, 1 if self.narrative or self.future(one) else 0)
    return Meaning((exact, exact), "day", "text" if self.narrative and self.named else "publication")


def _weekday_of_text(self: Resolver, one: Expression) -> Meaning:
    """ "the following Monday": from the date named before."""
    named = self.named_days("week")
    if named is None:
        return Meaning(None, "day")
    exact = weekday_near(named[0] if one.shift < 0 else named[1], one.number, one.shift)
    return Meaning((exact, exact), "day", "text")


def _time(self: Resolver, one: Expression) -> Meaning:
    """A time of day: on the day it is said of, else of the date named before, else of publication."""
    inside = self.within(one)
    if inside and inside.start and inside.start == inside.end:
        one.hour = one.number
        return Meaning(
            (inside.start, inside.start), "day", inside.anchor, type="date" if one.number.isalpha() else "time"
        )
    last = self.named if self.named and self.named.precision == "day" else None
    if last and self.timex and ends_sentence(self.words, last.stop, one.first):
        last = self.happened or last
    named = (last.start, last.start) if last and last.start else None
    upto = self.words[one.first - 1] == "by" or self.words[one.first - 2 : one.first] == ["as", "of"]
    if not self.narrative and (upto or self.words[one.stop] == "trading"):
        named = None  # "as of 9 a.m.", "in afternoon trading"
    ahead = named and self.published and named[0] > self.published and not self.narrative and not self.future(one)
    day = named[0] if named and not ahead else None if self.narrative else self.published
    if day is None:
        return Meaning(None, "day", timex=f"XXXX-XX-XXT{one.number}", type="time")
    one.hour = one.number
    return Meaning((day, day), "day", "text", type="time")


_RULES: dict[str, Callable[[Resolver, Expression], Meaning | None]] = {
    "days": _days,
    "open": _open,
    "before_christ": _before_christ,
    "decade": _decade,
    "century": _century,
    "month": _month,
    "month_of_text": _month_of_text,
    "month_day": _month_day,
    "day_of_month": _day_of_month,
    "weekday": _weekday,
    "weekday_of_text": _weekday_of_text,
    "time": _time,
    **UNIT_RULES,
    **SEASON_RULES,
}
