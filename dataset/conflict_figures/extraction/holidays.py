"""Days that have a name of their own, which only TIMEX3 marks: "Christmas Eve", "last Thanksgiving", "9/11"."""

from datetime import date

from conflict_figures.extraction.date_words import HOLIDAYS, NEW_PHRASE, PUBLICATION_SHIFTS, UNITS, YEARS
from conflict_figures.extraction.days import Days, add_days, whole_years
from conflict_figures.extraction.time_expressions import Expression
from conflict_figures.extraction.tokens import Tokens


def holiday(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "Christmas Eve", "this Easter"; not "the Christmas tree"."""
    words = tokens.words
    for phrase, back, rule in HOLIDAYS.get(words[at], ()):
        first, stop = at - back, at - back + len(phrase)
        spelled = tuple(word.replace("’", "'") for word in words[max(first, 0) : stop])
        following = words[stop]
        if first < floor or spelled != phrase or not tokens.raw[at][0].isupper():
            continue
        if following not in NEW_PHRASE and following not in YEARS and following not in UNITS:
            return None
        shift = PUBLICATION_SHIFTS.get(words[first - 1]) if first > floor else None
        return Expression(first - (shift is not None), stop, "holiday", "day", rule, shift)
    return None


def eleventh_of_september(at: int) -> Expression:
    """ "9/11", its second token at a place."""
    found = Expression(at - 1, at + 2, "holiday", "day", [9, 11])
    found.inside = Expression(at - 1, at + 2, "days", "year", whole_years(2001))
    return found


def holiday_of(rule: list[int], year: int) -> Days:
    """The day of a year that a rule gives: month and day, then the weekday on or after it; none: days from Easter."""
    day = add_days(_easter(year), rule[0]) if len(rule) == 1 else date(year, rule[0], rule[1])
    if len(rule) == 3:
        day = add_days(day, (rule[2] - day.weekday()) % 7)
    return day, day


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
