"""Time told from the day of publication: "last month", "two years ago", "the past 14 months", "Tuesday".

Without a day of publication these are found too, and stay open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conflict_figures.extraction.days import back, weekday_near, whole
from conflict_figures.extraction.numbers import number_at
from conflict_figures.extraction.tokens import Token, word_at
from conflict_figures.extraction.vocabulary import CALENDAR_UNITS, DAYS, SHIFTS, WEEKDAYS

HYPHENS = ("-", "–", "—")
Published = tuple[date, date] | None  # the first and the last day of publication that are possible


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


def relative_unit(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "this week", "last month", "next year", "last Friday"."""
    shift, name = SHIFTS.get(word_at(tokens, at)), word_at(tokens, at + 1)
    if shift is None:
        return None
    if name in WEEKDAYS:
        return _weekday(at, at + 2, WEEKDAYS[name], shift, published)
    if name not in ("week", "month", "year"):
        return None
    if published is None:
        return Found(at, at + 2, "date", None, None, name, None)
    return Found(at, at + 2, "date", *whole(name, published[1], shift), name, "publication")


def ago_or_old(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "two years ago", "four-week old": N units before publication, or the N units up to it."""
    counted = _count_of_units(tokens, at)
    if counted is None:
        return None
    number, unit, end = counted
    end += word_at(tokens, end) in HYPHENS
    last = word_at(tokens, end)
    if last not in ("ago", "old"):
        return None
    if published is None:
        return Found(at, end + 1, "duration" if last == "old" else "date", None, None, unit, None)
    start = back(published[1], unit, number)
    if start is None:
        return None
    if last == "old":
        return Found(at, end + 1, "interval", start, published[1], unit, "publication")
    first, final = (start, start) if unit in ("day", "week") else whole(unit, start)
    return Found(at, end + 1, "date", first, final, unit, "publication")


def past_units(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "the past 14 months", "the last two weeks", "the past year"."""
    past = at + (word_at(tokens, at) == "the")
    if word_at(tokens, past) not in ("past", "last"):
        return None
    unit = CALENDAR_UNITS.get(word_at(tokens, past + 1))
    if unit and word_at(tokens, past) == "past":
        number, end = 1, past + 2
    elif counted := _count_of_units(tokens, past + 1):
        number, unit, end = counted
    else:
        return None
    if published is None:
        return Found(at, end, "duration", None, None, unit, None)
    start = back(published[1], unit, number)
    return Found(at, end, "interval", start, published[1], unit, "publication") if start else None


def _count_of_units(tokens: Sequence[Token], at: int) -> tuple[int, str, int] | None:
    """ "14 months", "four-week": how many of which unit, and the place after it."""
    number = number_at(tokens, at) if at < len(tokens) else None
    if number is None or number.value is None or number.kind == "fraction":
        return None
    unit_at = number.end + (word_at(tokens, number.end) in HYPHENS)
    unit = CALENDAR_UNITS.get(word_at(tokens, unit_at))
    whole_number = number.value == int(number.value) and 0 < number.value < 1_000
    return (int(number.value), unit, unit_at + 1) if unit and whole_number else None


def day_word(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "yesterday", "Tuesday"."""
    word = tokens[at].word
    if word in DAYS:
        day = published[1] + timedelta(days=DAYS[word]) if published else None
        return Found(at, at + 1, "date", day, day, "day", "publication" if published else None)
    if word in WEEKDAYS and tokens[at].text[:1].isupper():
        return _weekday(at, at + 1, WEEKDAYS[word], 0, published)
    return None


def _weekday(at: int, end: int, weekday: int, shift: int, published: Published) -> Found:
    if published is None:
        return Found(at, end, "date", None, None, "day", None)
    day = weekday_near(published[1], weekday, shift)
    return Found(at, end, "date", day, day, "day", "publication")
