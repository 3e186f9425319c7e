"""Times of day: "this morning", "last night", and those of the clock, which only TIMEX3 marks: "10:30 a.m.", "1700 GMT"."""

from conflict_figures.extraction.counted_dates import unit
from conflict_figures.extraction.date_words import (
    BEFORE_A_DAY_TIME,
    CLOCK_ZONES,
    DAY_TIMES,
    EVERY,
    HYPHENS,
    NEW_PHRASE,
    NO_OBJECT,
    PARTS,
    PLACED,
    TEXT_SHIFTS,
    UNITS,
)
from conflict_figures.extraction.named_dates import with_the
from conflict_figures.extraction.time_expressions import Expression
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import NUMBERS


def day_time(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "this morning", "last night", "that afternoon", "in the evening"; "three nights" is a length."""
    words = tokens.words
    hour, before = DAY_TIMES[words[at]], words[at - 1] if at > floor else ""
    if tokens.raw[at][0].isupper() and tokens.raw[at + 1][:1].isupper():
        return None  # "the Evening Post"
    if words[at + 1] in HYPHENS and tokens.glued(at + 1):
        return None  # "a night-time raid"
    first = with_the(words, at - 1, floor)
    if before in EVERY:
        return Expression(at - 1, at + 1, "set", number="P1D")
    found: Expression | None = None
    if before == "this":
        found = Expression(at - 1, at + 1, "day", "day", shift=0)
    elif before == "last" and hour == "NI":
        found = Expression(at - 1, at + 1, "day", "day", shift=-1)
    elif before == "the" and words[at + 1] in ("before", "after") and words[at + 2] in NO_OBJECT:
        found = Expression(at - 1, at + 2, "unit_of_text", "day", shift=PLACED[words[at + 1]][1])
    elif before in TEXT_SHIFTS or before == "next":
        found = Expression(first, at + 1, "unit_of_text", "day", shift=TEXT_SHIFTS.get(before, 1))
    if found:
        found.hour = hour
        return found
    if words[at] in UNITS and (counted := unit(tokens, at, floor)):
        return counted
    alone = words[at] == "overnight" and words[at + 1] in NEW_PHRASE
    if hour.isalpha() and not alone and before not in BEFORE_A_DAY_TIME and before not in PARTS:
        return None  # "night vision"
    stop = at + 1 + (words[at + 1] in ("hour", "hours"))
    first = first if before in PARTS else with_the(words, at, floor)
    return Expression(first, stop, "time", "day", number=hour)


def clock(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The colon of "10:30", with "a.m." and a time zone after it."""
    words = tokens.words
    hours, minutes = words[at - 1], words[at + 1]
    if at == floor or len(hours) > 2 or len(minutes) != 2 or not (hours + minutes).isdecimal() or not hours:
        return None
    if not (tokens.glued(at) and tokens.glued(at + 1)) or int(hours) > 24 or int(minutes) > 59:
        return None
    seconds = words[at + 2] == ":" and words[at + 3].isdecimal() and tokens.glued(at + 2)
    return _time(words, at - 1, at + 4 if seconds else at + 2, int(hours), minutes)


def meridiem(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The "am" of "7 am", the "m" of "7 p.m."."""
    words = tokens.words
    dotted = words[at] == "m"
    if dotted and not (words[at - 1] == "." and words[at - 2] in ("a", "p")):
        return None
    half = at - 2 if dotted else at
    hours, _, minutes = words[half - 1].partition(".")
    if half - 1 < floor or not hours.isdecimal() or len(hours) > 2 or not 1 <= int(hours) <= 12:
        return None
    return _time(words, half - 1, half, int(hours), minutes or "00")


def o_clock(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The "o'clock" of "eleven o'clock"."""
    hours = str(NUMBERS.get(tokens.words[at - 1], tokens.words[at - 1]))
    if at == floor or not hours.isdecimal() or len(hours) > 2 or not 1 <= int(hours) <= 12:
        return None
    return _time(tokens.words, at - 1, at + 1, int(hours), "00")


def zone(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The "GMT" of "1700 GMT"."""
    digits = tokens.words[at - 1]
    if at == floor or len(digits) != 4 or not digits.isdecimal() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Expression(at - 1, at + 1, "time", "day", f"{digits[:2]}:{digits[2:]}")


def _time(words: list[str], first: int, stop: int, hours: int, minutes: str) -> Expression:
    half = words[stop]
    if half in ("a", "p") and words[stop + 1] == "." and words[stop + 2] == "m":
        stop += 3 + (words[stop + 3] == ".")
    elif half in ("am", "pm"):
        stop += 1
    if half in ("p", "pm") and hours < 12:
        hours += 12
    elif half in ("a", "am") and hours == 12:
        hours = 0
    if words[stop] in CLOCK_ZONES:
        stop += 1
    elif words[stop] == "local" and words[stop + 1] == "time":
        stop += 2
    return Expression(first, stop, "time", "day", f"{hours:02}:{minutes}")
