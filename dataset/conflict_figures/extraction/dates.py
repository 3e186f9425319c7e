"""Time expressions to calendar days. The conventions are those of docs/METHOD.md.

What the words do not settle stays open: no length is hung on the date of publication without a word that does so.
"""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from conflict_figures.extraction.model import Date
from conflict_figures.extraction.numbers import number_at
from conflict_figures.extraction.tokens import Token, adjacent, phrase_at
from conflict_figures.extraction.vocabulary import (
    DAYS,
    MAGNITUDES,
    MONTHS,
    OPEN,
    PARTS,
    PEOPLE,
    QUARTERS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)

FIRST_YEAR, LAST_YEAR = 1900, 2099  # four digits outside these are no year unless a month says so
CALENDAR_UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
         "year": "year", "years": "year"}  # fmt: skip
_HYPHENS = ("-", "–", "—")
# What shows a year even where a noun follows: "the 2014 count", "in 2015 fighters came".
_BEFORE_A_YEAR = frozenset(
    [
        "in",
        "since",
        "of",
        "during",
        "for",
        "by",
        "until",
        "from",
        "early",
        "late",
        "mid",
        "and",
        "to",
        "year",
        "-",
        "–",
        "between",
        "the",
        "a",
        "its",
        "their",
        "this",
        "that",
        "first",
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: the tokens it covers and what they mean."""

    first: int
    end_token: int
    type: str
    start: date | None
    end: date | None
    precision: str
    anchor: str | None


def dates_in(text: str, tokens: Sequence[Token], published: tuple[date, date] | None) -> list[tuple[Found, Date]]:
    """Every time expression of the text, none overlapping another, each with the tokens it covers."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        expression = _expression(tokens, at, published)
        if expression is None:
            at += 1
            continue
        found.append(expression)
        at = expression.end_token
    return [(expression, _as_date(text, tokens, expression)) for expression in found]


def _as_date(text: str, tokens: Sequence[Token], found: Found) -> Date:
    start, end = tokens[found.first].start, tokens[found.end_token - 1].end
    return Date(start, end, text[start:end], found.type, found.start, found.end, found.precision, found.anchor)


def _expression(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """The widest time expression that begins at a token."""
    opened = _opened(tokens, at, published)
    if opened:
        return opened
    single = _single(tokens, at, published)
    return single and (_range(tokens, single, published) or single)


def _opened(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "since January 2015", "until June 2016", "by the end of 2014", "between 2014 and 2016", "from 2014 to 2016"."""
    word = tokens[at].word
    following = at + 1
    if word in ("between", "from"):
        first = _single(tokens, following, published) if following < len(tokens) else None
        spanned = first and _range(tokens, first, published, joiners=("and",) if word == "between" else ("to", "until"))
        return replace(spanned, first=at) if spanned else None
    if word not in OPEN or following >= len(tokens):
        return None
    named = _single(tokens, following, published)
    if named is None or named.type == "duration" or (named.start is None and named.end is None):
        return None
    if OPEN[word] == "since":
        return Found(
            at,
            named.end_token,
            "interval",
            named.start,
            published[1] if published else None,
            named.precision,
            named.anchor,
        )
    return Found(at, named.end_token, "interval", None, named.end, named.precision, named.anchor)


def _range(
    tokens: Sequence[Token],
    first: Found,
    published: tuple[date, date] | None,
    joiners: tuple[str, ...] = ("to", *_HYPHENS),
) -> Found | None:
    """Two dates with a joiner between them: "March 2015 to December 2017", "2013-15"."""
    at = first.end_token
    if at + 1 >= len(tokens) or tokens[at].word not in joiners or first.start is None:
        return None
    second = _single(tokens, at + 1, published)
    short = tokens[at + 1]
    if (
        second is None
        and tokens[at].text in _HYPHENS
        and short.kind == "number"
        and len(short.text) == 2
        and adjacent(tokens, at + 1)
    ):
        year = first.start.year // 100 * 100 + int(short.text)
        if first.precision == "year" and year > first.start.year:
            second = Found(at + 1, at + 2, "date", date(year, 1, 1), date(year, 12, 31), "year", "explicit")
    if second is None or second.end is None or second.type == "duration" or second.end < first.start:
        return None
    return Found(first.first, second.end_token, "interval", first.start, second.end, second.precision, second.anchor)


def _single(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """One named date."""
    if at >= len(tokens):
        return None
    for rule in (
        _iso,
        _day_range,
        _day_month,
        _part,
        _quarter_or_half,
        _season,
        _month,
        _relative_unit,
        _ago_or_old,
        _past_units,
        _day_word,
        _year,
    ):
        found = rule(tokens, at, published)
        if found:
            return found
    return None


def _iso(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """2015-12-31."""
    parts = tokens[at : at + 5]
    if len(parts) < 5 or [part.text for part in parts[1::2]] != ["-", "-"] or parts[0].end + 1 != parts[2].start:
        return None
    numbers = [part.text for part in parts[::2]]
    if [len(number) for number in numbers] != [4, 2, 2] or not all(number.isdecimal() for number in numbers):
        return None
    day = _day(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    return Found(at, at + 5, "date", day, day, "day", "explicit") if day else None


def _day_month(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "18 March 2015", "March 18th, 2015", "March 18th", "the 18th of March"."""
    day = _day_number(tokens, at)
    month_at = at + 1
    if day and month_at < len(tokens) and tokens[month_at].word == "of":
        month_at += 1
    if day and _is_month(tokens, month_at):
        end = month_at + 1
    elif _is_month(tokens, at) and (day := _day_number(tokens, at + 1)):
        month_at, end = at, at + 2
    else:
        return None
    month = MONTHS[tokens[month_at].word]
    comma = end < len(tokens) and tokens[end].text == ","
    year = _year_number(tokens, end + comma)
    if year:
        exact = _day(year, month, day)
        return Found(at, end + comma + 1, "date", exact, exact, "day", "explicit") if exact else None
    return _nearest_before(published, at, end, "day", lambda year: (_day(year, month, day), _day(year, month, day)))


def _day_range(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "8 to 14 September", "5-7 March 2016"."""
    day, last_at = _day_number(tokens, at), at + 2
    if day is None or last_at >= len(tokens) or tokens[at + 1].word not in ("to", "and", *_HYPHENS):
        return None
    last = _day_month(tokens, last_at, published) if _day_number(tokens, last_at) else None
    if last is None or last.start is None or last.start.day <= day:
        return None
    return replace(last, first=at, type="interval", start=last.start.replace(day=day))


def _part(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "early 2015", "mid-March 2016", "the end of September 2015", "late last year"."""
    part = PARTS.get(tokens[at].word)
    of = at + 1
    if part is None or of >= len(tokens):
        return None
    if tokens[of].text in _HYPHENS or tokens[of].word in ("of", "in"):
        of += 1
    elif part in ("start", "end"):
        return None
    if of < len(tokens) and tokens[of].word == "the":
        of += 1
    whole = _single(tokens, of, published)
    if (
        whole is None
        or whole.start is None
        or whole.end is None
        or whole.precision not in ("month", "year", "week", "decade")
    ):
        return None
    start, end = _third(part, whole.start, whole.end, whole.precision)
    return replace(whole, first=at, start=start, end=end)


def _third(part: str, start: date, end: date, precision: str) -> tuple[date, date]:
    """A part of a month or a year: thirds; "start" and "end" of a year are its first and last month."""
    if precision == "year":
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}[part]
        return date(start.year, months[0], 1), _month_end(start.year, months[1])
    if precision == "month":
        days = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, end.day), "end": (21, end.day)}[part]
        return start.replace(day=days[0]), start.replace(day=days[1])
    third = (end - start) / 3
    first = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    return start + first * third, end - (2 - first) * third


def _quarter_or_half(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "the third quarter of 2016", "Q1 2017", "the first half of 2015"."""
    quarter = QUARTERS.get(tokens[at].word)
    end = at + 1
    if quarter is None:
        return None
    kind = "quarter"
    if not tokens[at].word.startswith("q"):
        kind = tokens[end].word if end < len(tokens) else ""
        if kind not in ("quarter", "half") or (kind == "half" and quarter > 2):
            return None
        end += 1
    if end < len(tokens) and tokens[end].word in ("of", "in"):
        end += 1
    whole = _year(tokens, end, published) if end < len(tokens) else None
    whole = whole or (_relative_unit(tokens, end, published) if end < len(tokens) else None)
    if whole is None or whole.precision != "year" or whole.start is None:
        return None
    length = 3 if kind == "quarter" else 6
    first = (quarter - 1) * length + 1
    year = whole.start.year
    return Found(
        at, whole.end_token, "date", date(year, first, 1), _month_end(year, first + length - 1), kind, whole.anchor
    )


def _season(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "summer 2014", "the winter of 2015"."""
    first = SEASONS.get(tokens[at].word)
    end = at + 1
    if first is None:
        return None
    if end < len(tokens) and tokens[end].word == "of":
        end += 1
    year = _year_number(tokens, end)
    if year is None:
        return None
    start = date(year, first, 1)
    last = _add_months(start, 2)
    return Found(at, end + 1, "date", start, _month_end(last.year, last.month), "season", "explicit")


def _month(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "March 2015", "last May", "in January", "November of last year"."""
    if tokens[at].word == "last" and _is_month(tokens, at + 1):
        return _last_month_named(tokens, at, published)
    if not _is_month(tokens, at):
        return None
    month = MONTHS[tokens[at].word]
    year_at = at + 1
    if year_at < len(tokens) and tokens[year_at].word in ("of", ","):
        year_at += 1
    year = _year_number(tokens, year_at)
    if year:
        return Found(at, year_at + 1, "date", date(year, month, 1), _month_end(year, month), "month", "explicit")
    relative = _relative_unit(tokens, year_at, published) if year_at < len(tokens) else None
    if relative and relative.precision == "year" and relative.start:
        year = relative.start.year
        return Found(
            at, relative.end_token, "date", date(year, month, 1), _month_end(year, month), "month", "publication"
        )
    if tokens[at].word in ("may", "march") and not _introduced(tokens, at):
        return None
    return _nearest_before(published, at, at + 1, "month", lambda year: (date(year, month, 1), _month_end(year, month)))


def _introduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is also no month ("may", "march") stands where a month does."""
    before = tokens[at - 1].word if at else ""
    return before in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        "to",
        "during",
        "and",
        "between",
        "early",
        "late",
        "mid",
        "-",
    )


def _last_month_named(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found:
    """ "last November": the latest one before the month of publication."""
    month = MONTHS[tokens[at + 1].word]
    if published is None:
        return Found(at, at + 2, "date", None, None, "month", None)
    year = published[1].year if month < published[1].month else published[1].year - 1
    return Found(at, at + 2, "date", date(year, month, 1), _month_end(year, month), "month", "publication")


def _relative_unit(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "this week", "last month", "next year"; "the same" kind with a weekday: "last Friday"."""
    word = tokens[at].word
    if word == "the" and at + 1 < len(tokens):
        return None
    shift = {"this": 0, "last": -1, "next": 1}.get(word)
    if shift is None or at + 1 >= len(tokens):
        return None
    name = tokens[at + 1].word
    if name in WEEKDAYS:
        return _weekday(tokens, at, at + 2, WEEKDAYS[name], shift, published)
    if name not in ("week", "month", "year"):
        return None
    if published is None:
        return Found(at, at + 2, "date", None, None, name, None)
    start, end = _whole(name, published[1], shift)
    return Found(at, at + 2, "date", start, end, name, "publication")


def _ago_or_old(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "two years ago", "four-week old": N units before publication, or the N units up to it."""
    counted = _count_of_units(tokens, at)
    if counted is None:
        return None
    number, unit, end = counted
    last = tokens[end].word if end < len(tokens) else ""
    if last in _HYPHENS and end + 1 < len(tokens):
        end, last = end + 1, tokens[end + 1].word
    if last not in ("ago", "old"):
        return None
    if published is None:
        return Found(at, end + 1, "duration" if last == "old" else "date", None, None, unit, None)
    reference = published[1]
    start = _back(reference, unit, number)
    if start is None:
        return None
    if last == "old":
        return Found(at, end + 1, "interval", start, reference, unit, "publication")
    first, final = (start, start) if unit in ("day", "week") else _whole(unit, start, 0)
    return Found(at, end + 1, "date", first, final, unit, "publication")


def _past_units(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "the past 14 months", "the last two weeks", "the past year"."""
    end = at + 1 if tokens[at].word == "the" else at
    if end + 1 >= len(tokens) or tokens[end].word not in ("past", "last"):
        return None
    unit = CALENDAR_UNITS.get(tokens[end + 1].word)
    if unit and tokens[end].word == "past":
        number, end = 1, end + 2
    else:
        counted = _count_of_units(tokens, end + 1)
        if counted is None:
            return None
        number, unit, end = counted
    if published is None:
        return Found(at, end, "duration", None, None, unit, None)
    start = _back(published[1], unit, number)
    return Found(at, end, "interval", start, published[1], unit, "publication") if start else None


def _count_of_units(tokens: Sequence[Token], at: int) -> tuple[int, str, int] | None:
    """ "14 months", "four-week": how many of which unit, and the place after it."""
    number = number_at(tokens, at) if at < len(tokens) else None
    if number is None or number.value is None or number.kind == "fraction" or number.end >= len(tokens):
        return None
    unit_at = number.end + (tokens[number.end].text in _HYPHENS)
    unit = CALENDAR_UNITS.get(tokens[unit_at].word) if unit_at < len(tokens) else None
    whole = number.value == int(number.value) and 0 < number.value < 1_000
    return (int(number.value), unit, unit_at + 1) if unit and whole else None


def _day_word(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """ "yesterday", "Tuesday"."""
    word = tokens[at].word
    if word in DAYS:
        day = published[1] + timedelta(days=DAYS[word]) if published else None
        return Found(at, at + 1, "date", day, day, "day", "publication" if published else None)
    if word in WEEKDAYS and tokens[at].text[:1].isupper():
        return _weekday(tokens, at, at + 1, WEEKDAYS[word], 0, published)
    return None


def _weekday(
    tokens: Sequence[Token], at: int, end: int, weekday: int, shift: int, published: tuple[date, date] | None
) -> Found:
    """A weekday: the nearest on or before publication, strictly before for "last", strictly after for "next"."""
    if published is None:
        return Found(at, end, "date", None, None, "day", None)
    back = (published[1].weekday() - weekday) % 7
    if shift < 0:
        back = back or 7
    day = published[1] - timedelta(days=back) if shift <= 0 else published[1] + timedelta(days=7 - back)
    return Found(at, end, "date", day, day, "day", "publication")


def _year(tokens: Sequence[Token], at: int, published: tuple[date, date] | None) -> Found | None:
    """A bare year, where no noun after it makes it a count: "2015", not "2015 fighters"."""
    year = _year_number(tokens, at)
    if year is None or (at and tokens[at - 1].text in ("$", "€", "£", "<", ">")):
        return None
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    before = tokens[at - 1].word if at else ""
    counts = any(token.word in PEOPLE for token in tokens[at + 1 : at + 4]) or phrase_at(tokens, at + 1, UNITS)
    if (
        following == "%"
        or following in MAGNITUDES
        or (counts and before not in _BEFORE_A_YEAR and not before.endswith("s"))
    ):
        return None
    return Found(at, at + 1, "date", date(year, 1, 1), date(year, 12, 31), "year", "explicit")


def _year_number(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or tokens[at].kind != "number" or len(tokens[at].text) != 4 or not tokens[at].text.isdecimal():
        return None
    year = int(tokens[at].text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or tokens[at].kind not in ("number", "ordinal"):
        return None
    digits = tokens[at].text.rstrip("sthndr")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].word in MONTHS and tokens[at].text[:1].isupper()


def _nearest_before(
    published: tuple[date, date] | None,
    first: int,
    end: int,
    precision: str,
    of_year: Callable[[int], tuple[date | None, date | None]],
) -> Found:
    """The latest such day or month that begins on or before publication; open without a date of publication."""
    if published is not None:
        for year in range(published[1].year, max(published[1].year - 9, 1), -1):
            start, last = of_year(year)
            if start is not None and start <= published[1]:
                return Found(first, end, "date", start, last, precision, "publication")
    return Found(first, end, "date", None, None, precision, None)


def _whole(unit: str, day: date, shift: int) -> tuple[date, date]:
    """The calendar week, month or year of a day, so many on."""
    if unit == "day":
        return day + timedelta(days=shift), day + timedelta(days=shift)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = _add_months(day.replace(day=1), shift)
        return first, _month_end(first.year, first.month)
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def _back(day: date, unit: str, number: int) -> date | None:
    """The day so many units before; None before the year 1."""
    try:
        if unit in ("day", "week"):
            return day - timedelta(days=number * (7 if unit == "week" else 1))
        return _add_months(day, -number * (12 if unit == "year" else 1))
    except (OverflowError, ValueError):
        return None


def _add_months(day: date, months: int) -> date:
    """The same day so many months on, clipped to the month's end; raises ValueError outside the years 1 to 9999."""
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1] if year > 0 else 1))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
