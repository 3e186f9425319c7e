"""Expressions side by side: one inside the other ("March last year"), two ends of a span ("from A to B"), opened ones ("since A")."""

from datetime import date

from conflict_figures.extraction.date_resolution import Resolver
from conflict_figures.extraction.date_words import COMPARED, LENGTH_TO, OPEN, RANGE_JOINERS
from conflict_figures.extraction.days import OFF_THE_CALENDAR, add_days, moved, weekday_near, whole_years
from conflict_figures.extraction.time_expressions import Expression, Found
from conflict_figures.extraction.vocabulary import MAGNITUDES

_UNITS = frozenset(["unit", "unit_of_text", "the_unit"])
# What may lie inside what.
_LONGER = {
    "month": _UNITS,
    "month_day": _UNITS,
    "season": _UNITS | {"days"},
    "quarter": _UNITS | {"days"},
    "half": _UNITS | {"days", "month", "decade", "century"},
    "nth": _UNITS | {"days", "month", "decade", "century", "season", "quarter"},
    "row": _UNITS | {"days", "month", "decade", "season", "quarter"},
    "weekday": _UNITS | {"days", "month_day"},
    "day_of_month": _UNITS | {"month"},
    "holiday": _UNITS | {"days"},
    "same_period": _UNITS | {"days", "later", "ago"},
    "time": frozenset(["day", "weekday", "days", "month_day", "unit_of_text", "day_of_month"]),
}
# How many of one unit make less than one of another.
_REST = {
    ("year", "month"): 12,
    ("year", "week"): 52,
    ("year", "day"): 365,
    ("month", "week"): 5,
    ("month", "day"): 31,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
_OF_ALONE = frozenset(["nth", "row", "half"])  # kinds that "of" or "in" puts inside another, and no mere nearness
_NO_ENDS = frozenset(
    ["vague", "reference", "set", "age", "length", "time", "old", "row", "nth", "later", "ago", "holiday"]
)
_PASSED_OVER = ("the", "early", "late")  # what may stand between "since" and a date


def joined(words: list[str], read: list[Expression]) -> list[Expression]:
    """Expressions that name one time together, as one: "March last year", "the first week of October", "Friday, 3 May"."""
    times: list[Expression] = []
    for expression in read:
        before = times[-1] if times else None
        innermost = before and (before.inside or before)
        if before and innermost and _lies_inside(words, innermost, expression):
            innermost.inside = expression
            innermost.stop = before.stop = expression.stop
        elif before and before.kind == expression.kind == "length" and _adds_up(words, before, expression):
            before.inside = expression
            before.stop = expression.stop
        elif before and expression.kind == "time" and _has_no_hour(words, before, expression):
            before.stop = expression.stop
            before.hour = expression.number
        else:
            if (
                before
                and before.kind == "time"
                and words[before.stop : expression.first] == ["on"]
                and expression.unit == "day"
            ):
                before.inside = expression  # "10 a.m. on Friday" is two expressions, and the hour is Friday's
            elif before and before.kind == "time" and _is_told_twice(words, times, expression):
                times[-2].inside = before.inside = expression
            times.append(expression)
    return times


def _is_told_twice(words: list[str], times: list[Expression], day: Expression) -> bool:
    """Whether a day is that of two hours before it: "at 9 a.m. (0700 GMT) on Friday"."""
    aside = len(times) > 1 and times[-2].kind == "time" and words[times[-2].stop : times[-1].first] == ["("]
    return aside and day.unit == "day" and words[times[-1].stop : day.first] == [")", "on"]


def _adds_up(words: list[str], longer: Expression, rest: Expression) -> bool:
    """Whether two lengths are one: "two hours and 20 minutes", "three years, two months"."""
    if (
        longer.inside
        or words[longer.stop : rest.first] not in ([], [","], ["and"])
        or not (longer.number and rest.number)
    ):
        return False
    return bool(rest.number < _REST.get((longer.unit, rest.unit), 0))


def _lies_inside(words: list[str], short: Expression, longer: Expression) -> bool:
    if short.inside or longer.kind not in _LONGER.get(short.kind, ()) or longer.first - short.stop > 2:
        return False
    between = words[short.stop : longer.first]
    if short.kind == "weekday":
        return longer.unit != "year" and between in ([], [","], ["of"])
    if short.kind == "time":
        return longer.unit == "day" and between in ([], [","], ["of"], ["of", "the"])
    if longer.kind == "days" and longer.unit != "year" and short.kind not in _OF_ALONE:
        return False
    return (short.kind not in ("nth", "row") and not between) or between in (
        ["of"],
        ["in"],
        ["of", "the"],
        ["in", "the"],
    )


def _has_no_hour(words: list[str], day: Expression, time: Expression) -> bool:
    """Whether a time of day stands behind a day that has none: "Friday 10 a.m.", "Friday at noon"."""
    between = words[day.stop : time.first] if time.first - day.stop < 2 else ["far"]
    return (
        day.kind in ("weekday", "day", "days", "month_day")
        and day.unit == "day"
        and not day.hour
        and between in ([], [","], ["at"])
    )


def resolved(words: list[str], expressions: list[Expression], resolver: Resolver) -> list[Found]:
    """The expressions on the calendar, spans and opened ones as one."""
    found: list[Found] = []
    at, floor = 0, 0
    while at < len(expressions):
        one = expressions[at]
        other = expressions[at + 1] if at + 1 < len(expressions) else None
        spanned = _spanned(words, one, other, resolver, floor) if other else None
        if spanned is None:
            if other:
                _share_year(words, one, other)
            alone = resolver.resolve(one)
            spanned = alone and _opened(words, alone, resolver, floor)
            at += 1
        else:
            at += 2
        if spanned:
            found.append(spanned)
            floor = spanned.stop
    return found


def _spanned(words: list[str], one: Expression, other: Expression, resolver: Resolver, floor: int) -> Found | None:
    """ "from A to B", "between A and B", "A-B", "the 18 months to July"; None where the days of A are not before those of B."""
    gap = words[one.stop : other.first] if 0 < other.first - one.stop <= 2 else None
    if gap is None or other.kind in _NO_ENDS:
        return None
    state = resolver.state()
    if one.kind == "length":
        spanned = (
            _length_to(one, other, resolver) if one.shift in ("definite", "only_to") and gap[0] in LENGTH_TO else None
        )
    else:
        spanned = _from_to(words, one, other, gap, resolver, floor)
    if spanned:
        resolver.remember(spanned)
    else:
        resolver.restore(state)
    return spanned


def _from_to(
    words: list[str], one: Expression, other: Expression, gap: list[str], resolver: Resolver, floor: int
) -> Found | None:
    opener = one.first - 1 - (words[one.first - 1] in _PASSED_OVER)
    opened = words[opener] if opener >= floor else ""
    joins = gap[0] in RANGE_JOINERS or (gap[0] == "and" and opened == "between")
    if one.kind in _NO_ENDS or not joins or (len(gap) > 1 and gap[1] not in _PASSED_OVER):
        return None
    if one.kind in ("month", "month_day", "weekday", "season") and not one.inside:
        second = resolver.resolve(other)
        first = second and _before(one, second, resolver)
    else:
        first = resolver.resolve(one)
        second = resolver.resolve(other)
    if not (first and second and first.start and second.start and second.end and first.start <= second.start):
        return None
    begin = opener if opened in ("between", "from") else one.first
    precision = "day" if first.precision == "day" else second.precision
    anchor = second.anchor if first.anchor == "explicit" else first.anchor
    return Found(
        begin,
        other.stop,
        "interval",
        first.start,
        second.end,
        precision,
        anchor,
        parts=(first.parts or (first,)) + (second.parts or (second,)),
    )


def _before(one: Expression, second: Found, resolver: Resolver) -> Found | None:
    """The first end of a span, which takes its year or week from the second: "from June to September 2014"."""
    if second.start is None:
        return None
    if one.kind == "weekday":
        try:
            day = weekday_near(second.start, one.number, -1)
        except OFF_THE_CALENDAR:
            return None
        return Found(one.first, one.stop, "date", day, day, "day", second.anchor, "T" + one.hour if one.hour else "")
    _lend_year(one, second.start)
    return resolver.resolve(one, keep=False)


def _share_year(words: list[str], one: Expression, other: Expression) -> None:
    """Give the first of two months or seasons the year that stands with the second: "in March and April 2015"."""
    if one.kind not in ("month", "month_day", "season") or one.inside or one.shift is not None:
        return
    listed = words[one.stop : other.first] in (["and"], ["or"], ["/"], ["-"], ["and", "the"])
    if listed and other.kind == "days" and other.unit in ("day", "month", "season"):
        _lend_year(one, other.number[0])


def _lend_year(one: Expression, later: date) -> None:
    """Put a month, day or season into the year of a later day, or into the year before where it would come after it."""
    month = one.number if isinstance(one.number, int) else one.number[0]
    year = later.year - (month > later.month)
    if year >= date.min.year:
        one.inside = Expression(one.first, one.stop, "days", "year", whole_years(year))


def _length_to(one: Expression, other: Expression, resolver: Resolver) -> Found | None:
    """ "the 18 months to July 2016": whole months, July the last; to a day, so many units with that day the last."""
    if one.number is None or one.unit not in ("day", "week", "month", "year"):
        return None
    one.shift = None
    length, last = resolver.resolve(one), resolver.resolve(other)
    if length is None or last is None or last.end is None:
        return None
    try:
        start = moved(add_days(last.end, 1), one.unit, -one.number)
    except OFF_THE_CALENDAR:
        return None
    if start > last.end:
        return None
    return Found(one.first, other.stop, "interval", start, last.end, one.unit, last.anchor, parts=(length, last))


def _opened(words: list[str], found: Found, resolver: Resolver, floor: int) -> Found:
    """ "since January 2015", "until June 2016", "by the end of 2014", "from 2014"; not "up 2% from 2014"."""
    at = found.first - 1
    at -= words[at] in _PASSED_OVER and words[at - 1] in OPEN
    kind = OPEN.get(words[at]) if at >= floor else None
    if kind is None or found.start is None:
        return found
    start: date | None = found.start
    end = found.end
    if kind == "since":
        end = resolver.published
        if end is not None and found.start > end:
            return found
    elif kind == "until":
        start = None
    elif words[at - 1] in COMPARED or words[at - 1] in MAGNITUDES or words[at - 1][-1:].isdecimal():
        return found
    else:
        end = None
    return found._replace(first=at, type="interval", start=start, end=end, timex="", parts=found.parts or (found,))
