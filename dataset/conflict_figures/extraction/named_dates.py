"""Time named by the calendar: "18 March 2015", "mid-2016", "the third quarter of 2016", "summer 2014", "2015"."""

from collections.abc import Sequence
from dataclasses import replace

from conflict_figures.extraction.days import (
    day_of,
    latest_of_years,
    months_of,
    part_of,
    whole_month,
    whole_year,
)
from conflict_figures.extraction.relative_dates import HYPHENS, Found, Published, relative_unit
from conflict_figures.extraction.tokens import Token, word_at
from conflict_figures.extraction.vocabulary import (
    BEFORE,
    BEFORE_A_MONTH,
    BEFORE_A_YEAR,
    CURRENCIES,
    MAGNITUDES,
    MONTHS,
    NO_MONTH_ALONE,
    PARTS,
    PEOPLE,
    QUARTERS,
    SEASONS,
    UNITS,
)

FIRST_YEAR, LAST_YEAR = 1900, 2099  # four digits outside these are no year
_LEAP_YEAR = 2000  # has every day that any year has


def iso(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """2015-12-31."""
    parts = tokens[at : at + 5]
    if [part.text for part in parts[1::2]] != ["-", "-"] or parts[0].end + 1 != parts[2].start:
        return None
    numbers = [part.text for part in parts[::2]]
    if [len(number) for number in numbers] != [4, 2, 2] or not all(number.isdecimal() for number in numbers):
        return None
    day = day_of(*map(int, numbers))
    return Found(at, at + 5, "date", day, day, "day", "explicit") if day else None


def day_range(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "8 to 14 September", "5-7 March 2016"."""
    day = _day_number(tokens, at)
    if day is None or word_at(tokens, at + 1) not in ("to", "and", *HYPHENS) or not _day_number(tokens, at + 2):
        return None
    last = day_and_month(tokens, at + 2, published)
    if last is None or last.start is None or last.start.day <= day:
        return None
    return replace(last, first=at, type="interval", start=last.start.replace(day=day))


def day_and_month(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "18 March 2015", "March 18th, 2015", "March 18th", "the 18th of March"."""
    day = _day_number(tokens, at)
    month_at = at + 1 + (word_at(tokens, at + 1) == "of")
    if day and _is_month(tokens, month_at):
        end = month_at + 1
    elif _is_month(tokens, at) and (day := _day_number(tokens, at + 1)):
        month_at, end = at, at + 2
    else:
        return None
    month = MONTHS[tokens[month_at].word]
    year_at = end + (word_at(tokens, end) == ",")
    year = _year_number(tokens, year_at)
    if year:
        exact = day_of(year, month, day)
        return Found(at, year_at + 1, "date", exact, exact, "day", "explicit") if exact else None
    if day_of(_LEAP_YEAR, month, day) is None:
        return None
    latest = latest_of_years(published[1], lambda year: day_of(year, month, day)) if published else None
    told = day_of(latest, month, day) if latest else None
    return Found(at, end, "date", told, told, "day", "publication" if told else None)


def part(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "early 2015", "mid-March 2016", "the end of September 2015", "late last year"."""
    named = PARTS.get(tokens[at].word)
    of = at + 1
    if named is None:
        return None
    if word_at(tokens, of) in ("of", "in", *HYPHENS):
        of += 1
    elif named in ("start", "end"):
        return None
    of += word_at(tokens, of) == "the"
    found = (rule(tokens, of, published) for rule in (quarter_or_half, month, relative_unit, year) if of < len(tokens))
    of_what = next((one for one in found if one), None)
    if of_what is None or of_what.start is None or of_what.end is None:
        return None
    if of_what.precision not in ("month", "year", "week"):
        return None
    start, end = part_of(named, of_what.start, of_what.end, of_what.precision)
    return replace(of_what, first=at, start=start, end=end)


def quarter_or_half(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "the third quarter of 2016", "Q1 2017", "the first half of 2015"."""
    nth = QUARTERS.get(tokens[at].word)
    end = at + 1
    if nth is None:
        return None
    kind = "quarter"
    if not tokens[at].word.startswith("q"):
        kind = word_at(tokens, end)
        if kind not in ("quarter", "half") or (kind == "half" and nth > 2):
            return None
        end += 1
    end += word_at(tokens, end) in ("of", "in")
    of_what = (year(tokens, end, published) or relative_unit(tokens, end, published)) if end < len(tokens) else None
    if of_what is None or of_what.precision != "year" or of_what.start is None:
        return None
    length = 3 if kind == "quarter" else 6
    span = months_of(of_what.start.year, (nth - 1) * length + 1, length)
    return Found(at, of_what.end_token, "date", *span, kind, of_what.anchor)


def season(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "summer 2014", "the winter of 2015"."""
    first = SEASONS.get(tokens[at].word)
    year_at = at + 1 + (word_at(tokens, at + 1) == "of")
    named = _year_number(tokens, year_at)
    if first is None or named is None:
        return None
    return Found(at, year_at + 1, "date", *months_of(named, first, 3), "season", "explicit")


def month(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "March 2015", "last May", "in January", "November of last year"."""
    if tokens[at].word == "last" and _is_month(tokens, at + 1):
        return _last_month_named(tokens, at, published)
    if not _is_month(tokens, at):
        return None
    named = MONTHS[tokens[at].word]
    year_at = at + 1 + (word_at(tokens, at + 1) in ("of", ","))
    exact = _year_number(tokens, year_at)
    if exact:
        return Found(at, year_at + 1, "date", *whole_month(exact, named), "month", "explicit")
    relative = relative_unit(tokens, year_at, published)
    if relative and relative.precision == "year" and relative.start:
        days = whole_month(relative.start.year, named)
        return Found(at, relative.end_token, "date", *days, "month", "publication")
    if tokens[at].word in NO_MONTH_ALONE and word_at(tokens, at - 1) not in BEFORE_A_MONTH:
        return None
    latest = latest_of_years(published[1], lambda year: day_of(year, named, 1)) if published else None
    return _month_of(latest, named, at, at + 1)


def _last_month_named(tokens: Sequence[Token], at: int, published: Published) -> Found:
    """ "last November": the latest one before the month of publication."""
    named = MONTHS[tokens[at + 1].word]
    latest = published[1].year - (named >= published[1].month) if published else None
    return _month_of(latest, named, at, at + 2)


def _month_of(in_year: int | None, named: int, at: int, end: int) -> Found:
    """A month of the year that publication tells; open where it tells none."""
    if in_year is None:
        return Found(at, end, "date", None, None, "month", None)
    return Found(at, end, "date", *whole_month(in_year, named), "month", "publication")


def year(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """A bare year, where no noun after it makes it a count: "2015", not "2015 fighters"."""
    named = _year_number(tokens, at)
    if named is None or _is_sum(tokens, at):
        return None
    before, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    counts = any(token.word in PEOPLE for token in tokens[at + 1 : at + 4]) or UNITS.at(tokens, at + 1)
    if counts and before not in BEFORE_A_YEAR and not before.endswith(("'s", "’s")):
        return None
    if following == "%" or following in MAGNITUDES:
        return None
    return Found(at, at + 1, "date", *whole_year(named), "year", "explicit")


def _is_sum(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign before a number says that it is no year: "$2015", ">2000"."""
    sign = at > 0 and tokens[at - 1].kind == "sign"
    return sign and bool(CURRENCIES.before(tokens, at) or BEFORE.before(tokens, at))


def _year_number(tokens: Sequence[Token], at: int) -> int | None:
    if not 0 <= at < len(tokens) or len(tokens[at].text) != 4 or not tokens[at].text.isdecimal():
        return None
    named = int(tokens[at].text)
    return named if FIRST_YEAR <= named <= LAST_YEAR else None


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or tokens[at].kind not in ("number", "ordinal"):
        return None
    digits = tokens[at].text.rstrip("sthndr")
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) in MONTHS and tokens[at].text[:1].isupper()
