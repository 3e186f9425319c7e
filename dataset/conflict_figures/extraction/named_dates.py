"""Time named by the calendar's words: "18 March 2015", "last May", "Friday night", "summer 2014", "the third quarter", "today".

Each rule begins at the one word that carries the expression and looks a few words either way, never before `floor`.
"""

from conflict_figures.extraction.date_words import (
    BEFORE_A_MONTH,
    BEFORE_A_NAME,
    BEFORE_A_SEASON,
    BEFORE_A_YEAR,
    DAY_TIMES,
    DAYS,
    DAYS_OF_MONTH,
    EVERY,
    GIVEN_NAMES,
    HYPHENS,
    MONTHS,
    NAME_BEFORE,
    NEW_PHRASE,
    NO_PLURAL,
    NO_WEEKDAY_AFTER,
    NO_WEEKDAY_BEFORE,
    ORDINALS,
    PUBLICATION_SHIFTS,
    SEASONS,
    SENTENCE_STARTS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TEXT_SHIFTS,
    VERBS_TOO,
    WEEKDAYS,
    YEARS,
)
from conflict_figures.extraction.days import SEASON_NAMES, day_of, months_of, whole_month
from conflict_figures.extraction.time_expressions import Expression
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import MAGNITUDES, PEOPLE
from conflict_figures.extraction.years import short_year_at, year_at

_LEAP_YEAR = 2000  # has every day that any year has


def with_the(words: list[str], first: int, floor: int) -> int:
    """Where an expression begins with the "the" before it, if there is one."""
    return first - (words[first - 1] == "the" and first > floor)


def is_plural(word: str) -> bool:
    return word in PEOPLE or (word.endswith("s") and word not in NO_PLURAL)


def is_of_another_year(words: list[str], at: int) -> bool:
    """Whether "the same month" goes on with a year: "last year", "in 2015", "a year earlier"."""
    ahead = words[at + 1 : at + 4]
    return words[at - 1] == "same" and (ahead[1] in YEARS or ahead[0] in YEARS or "year" in ahead[1:])


def month(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "18 March 2015", "March 18th", "5-7 March 2016", "March 2015", "last May", "in January"."""
    words = tokens.words
    if not tokens.raw[at][0].isupper():
        return None
    number = MONTHS[words[at]]
    if words[at + 3] == "quarter" and words[at + 1] in HYPHENS and MONTHS.get(words[at + 2]) == number + 2:
        return Expression(with_the(words, at, floor), at + 4, "quarter", "quarter", (number + 2) // 3)
    stop = at + 2 if words[at + 1] == "." and words[at] in SHORT_MONTHS else at + 1
    first, begin, day, split = _days_before(words, at, floor)
    if not day:
        begin, day, split, stop = _days_after(words, at, stop)
    if day and not split and words[stop] == "and" and (last := _listed_day(words, stop + 1, day)):
        return _two_days(tokens, at, number, (first, stop, day), (stop + 1, stop + 2, last))
    if first < at and not split and words[first - 1] == "and" and words[first - 3] == "on" and first - 3 >= floor:
        before = DAYS_OF_MONTH.get(words[first - 2], 32)
        if before < day:
            return _two_days(tokens, at, number, (first - 2, first - 1, before), (first, stop, day))
    year = _year_after(tokens, at, stop, first, day)
    if year is None and not (day and day_of(_LEAP_YEAR, number, day)):
        return _month_alone(tokens, at, number, floor)
    if year is None:
        found = Expression(first, stop, "month_day", "day", (number, begin, day))
    else:
        found = _in_year(first, at, year, number, begin, day)
    found.split = split
    return found


def _days_before(words: list[str], at: int, floor: int) -> tuple[int, int, int, int]:
    """Where the expression begins, its first and last day and where the last stands: "5-7 March", "the 18th of May"."""
    of = words[at - 1] == "of"
    place = at - 1 - of
    day = DAYS_OF_MONTH.get(words[place], 0)
    if of:
        day = max(ORDINALS.get(words[place], 0), 0)
    if not day or place < floor:
        return at, 0, 0, 0
    begin = DAYS_OF_MONTH.get(words[place - 2], 32)
    opened = words[place - 3] in ("from", "between") and place - 3 >= floor
    joined = words[place - 1] in HYPHENS or words[place - 1] == "to" or (words[place - 1] == "and" and opened)
    if begin < day and joined and place - 2 >= floor:
        return place - 2 - opened, begin, day, place
    return (with_the(words, place, floor) if of else place), day, day, 0


def _days_after(words: list[str], at: int, stop: int) -> tuple[int, int, int, int]:
    """The first and the last day, where the last stands, and the place after them: "March 18", "March 5-7"."""
    day = DAYS_OF_MONTH.get(words[stop], 0)
    following = words[stop + 1]
    if following in (":", "%", "percent", "per") or following in MAGNITUDES:
        day = 0
    if words[at - 1] == "in" and words[stop].isdecimal() and following.isalpha() and is_plural(following):
        day = 0  # "in March 18 people died"
    if not day:
        return 0, 0, 0, stop
    last = DAYS_OF_MONTH.get(words[stop + 2], 0)
    joined = following in HYPHENS or following in ("to", "through")
    if last > day and joined and words[stop + 3] not in MONTHS:
        return day, last, stop + 2, stop + 3
    return day, day, 0, stop + 1


def _listed_day(words: list[str], at: int, day: int) -> int:
    """The later day of "March 5 and 7"; 0 where what follows is no day."""
    last = DAYS_OF_MONTH.get(words[at], 0)
    following = words[at + 1]
    return last if last > day and (following in NEW_PHRASE or following in YEARS) else 0


def _two_days(
    tokens: Tokens, at: int, number: int, one: tuple[int, int, int], other: tuple[int, int, int]
) -> Expression | None:
    """ "March 5 and 7, 2015", "on 5 and 7 March": each the place, the place after it and the day."""
    year = _year_after(tokens, at, other[1], one[0], other[2])
    if day_of(_LEAP_YEAR, number, other[2]) is None:
        return None
    days = []
    for (first, stop, day), ends in ((one, one[1]), (other, year[1] if year else 0)):
        if year:
            days.append(_in_year(first, first, (year[0], ends), number, day, day))
        else:
            days.append(Expression(first, stop, "month_day", "day", (number, day, day)))
    days[0].listed = days[1]
    return days[0]


def _year_after(tokens: Tokens, at: int, stop: int, first: int, day: int) -> tuple[int, int] | None:
    """The year beside a month or a day and the place after it: "March 2015", "March, 2015", "March of 2015"."""
    words = tokens.words
    between = words[stop]
    aside = between in (",", "of") or (between in ("-", "/") and tokens.glued(stop))
    year = year_at(words, stop + aside)
    if year and between == "," and not day and words[stop + 2].isalpha() and words[stop + 2] not in BEFORE_A_YEAR:
        return year if words[first - 1] in BEFORE_A_MONTH else None
    return year


def _in_year(first: int, at: int, year: tuple[int, int], number: int, begin: int, day: int) -> Expression:
    """A month or days of the year named beside it; a day that the calendar has not leaves the month."""
    named, stop = year
    if named < 0:
        return Expression(first, stop, "before_christ", "day" if day else "month", (-named, number, day))
    start, end = day_of(named, number, begin), day_of(named, number, day)
    if start and end:
        return Expression(first, stop, "days", "day", (start, end))
    return Expression(at, stop, "days", "month", whole_month(named, number))


def _month_alone(tokens: Tokens, at: int, number: int, floor: int) -> Expression | None:
    words = tokens.words
    before = words[at - 1]
    if before in EVERY and at > floor:
        return Expression(at - 1, at + 1, "set", number=f"XXXX-{number:02}")
    if _is_no_month(tokens, at):
        return None
    if before in TEXT_SHIFTS and at > floor:
        first = with_the(words, at - 1, floor)
        return Expression(first, at + 1, "month_of_text", "month", number, TEXT_SHIFTS[before])
    shift = PUBLICATION_SHIFTS.get(before) if at > floor else None
    return Expression(at - (shift is not None), at + 1, "month", "month", number, shift)


def _is_no_month(tokens: Tokens, at: int) -> bool:
    """Whether the name of a month is a verb ("May I"), a person's ("June Smith") or another name's ("Black September")."""
    words, raw = tokens.words, tokens.raw
    name, before, following = words[at], words[at - 1], words[at + 1]
    named = raw[at + 1][:1].isupper() and following not in MONTHS and name in GIVEN_NAMES
    listed = before in ("and", "or", ",", "/") and words[at - 2] in MONTHS
    listed = listed or ((following in ("to", "and") or following in HYPHENS) and words[at + 2] in MONTHS)
    if before in BEFORE_A_MONTH or before in TEXT_SHIFTS or listed:
        return (named and before in BEFORE_A_NAME) or (name in SHORT_MONTHS)
    if before == "the" and name in VERBS_TOO and raw[at + 1].islower() and following not in NEW_PHRASE:
        return False  # "the March figures"
    if named or name in VERBS_TOO or name in SHORT_MONTHS or before in NAME_BEFORE:
        return True
    if before == "." and words[at - 2] in NAME_BEFORE:
        return True
    return raw[at - 1][:1].isupper() and words[at - 2] not in SENTENCE_STARTS and before not in WEEKDAYS


def weekday(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "Friday", "last Friday", "the following Friday", "Friday night"; "every Friday" is a set."""
    words, raw = tokens.words, tokens.raw
    before, following = words[at - 1], words[at + 1]
    number, stop = WEEKDAYS[words[at]], at + 1
    qualifies = raw[at + 1].islower() and following not in NEW_PHRASE  # "at a Friday hearing", but "on a Friday"
    if not raw[at][0].isupper() or (before in NO_WEEKDAY_AFTER and not (before == "a" and qualifies)):
        return None
    if following in NO_WEEKDAY_BEFORE and raw[at + 1][0].isupper():
        return None
    if words[at] in SHORT_WEEKDAYS:
        stop += following == "."
        beside = stop + (words[stop] == ",")
        if words[beside] not in MONTHS and not (words[beside] in DAYS_OF_MONTH and words[beside + 1] in MONTHS):
            return None
    if at == floor:
        return with_hour(words, Expression(at, stop, "weekday", "day", number))
    if before in EVERY:
        return Expression(at - 1, stop, "set", number=f"XXXX-WXX-{number + 1}")
    if before in TEXT_SHIFTS:
        first = with_the(words, at - 1, floor)
        return with_hour(words, Expression(first, stop, "weekday_of_text", "day", number, TEXT_SHIFTS[before]))
    shift = PUBLICATION_SHIFTS.get(before)
    first = at - (shift is not None)
    first -= words[first - 1] == "this" and first > floor and shift is not None
    return with_hour(words, Expression(first, stop, "weekday", "day", number, shift))


def weekdays(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "on Fridays"."""
    return Expression(at, at + 1, "set", number=f"XXXX-WXX-{WEEKDAYS[tokens.words[at][:-1]] + 1}")


def with_hour(words: list[str], expression: Expression) -> Expression:
    """A day with the time of day named after it: "Monday night"."""
    hour = DAY_TIMES.get(words[expression.stop])
    if hour:
        expression.stop += 1
        expression.hour = hour
    return expression


def season(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "summer 2014", "the winter of 2015-16", "last spring", "in spring"; not "the Arab Spring", "the fall in revenue"."""
    words = tokens.words
    number, before, following = SEASONS[words[at]], words[at - 1], words[at + 1]
    if before in EVERY and at > floor:
        return Expression(at - 1, at + 1, "set", number=f"XXXX-{SEASON_NAMES[number]}")
    year = year_at(words, at + 1 + (following in ("of", ",")))
    first = with_the(words, at, floor)
    if year and year[0] < 0:
        return Expression(first, year[1], "before_christ", "season", (-year[0], number, 0))
    if year:
        stop = year[1] + 2 if short_year_at(tokens, year[1] + 1, year[0]) else year[1]
        return Expression(first, stop, "days", "season", months_of(year[0], number, 3))
    if tokens.raw[at][0].isupper() and before not in BEFORE_A_SEASON and before not in SENTENCE_STARTS:
        return None
    for kind, shifts in (("season", PUBLICATION_SHIFTS), ("season_of_text", TEXT_SHIFTS)):
        if before in shifts and at > floor:
            return Expression(with_the(words, at - 1, floor), at + 1, kind, "season", number, shifts[before])
    placed = at + 1 + (following == "of")
    placed += words[placed] == "the"
    if words[placed] in PUBLICATION_SHIFTS or words[placed] in TEXT_SHIFTS:
        return Expression(first, at + 1, "season", "season", number)
    if before not in BEFORE_A_SEASON or following not in NEW_PHRASE or following == "of":
        return None
    falling = words[at] == "fall" and (
        before != "the" or words[at - 2] not in BEFORE_A_SEASON or following in ("in", "from", "to")
    )
    return None if falling else Expression(first, at + 1, "season", "season", number)


def quarter(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "the third quarter", "first-quarter", "the second half", "last quarter", "this quarter"."""
    words = tokens.words
    name, most = words[at], 4 if words[at] == "quarter" else 2
    back = at - 1 - (words[at - 1] in HYPHENS and tokens.glued(at))
    if back < floor:
        return None
    before, first = words[back], with_the(words, back, floor)
    nth = ORDINALS.get(before, most + 1)
    if nth <= most and (before != "last" or first < back):
        return Expression(first, at + 1, name, name, nth if nth > 0 else most)
    for kind, shifts in (("unit", PUBLICATION_SHIFTS), ("unit_of_text", TEXT_SHIFTS)):
        if before == "same" and is_of_another_year(words, at):
            return Expression(first, at + 1, "same_period", name)
        if before in shifts and name == "quarter":
            return Expression(first, at + 1, kind, name, 1, shifts[before])
    told = words[at + 1] in ("ended", "ending") or (words[back - 1] in ("for", "in") and words[at + 1] in NEW_PHRASE)
    return Expression(back, at + 1, "the_unit", name) if before == "the" and name == "quarter" and told else None


def short_quarter(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "Q1", "H2"."""
    name = "quarter" if tokens.words[at][0] == "q" else "half"
    return Expression(at, at + 1, name, name, int(tokens.words[at][1]))


def ordinal_day(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "the 18th"; not "the 22nd Division", "the 4th, 5th and 7th Armies", nor the day of a month named beside it."""
    words = tokens.words
    following, after = words[at + 1], words[at + 2]
    if words[at - 1] != "the" or at - 1 < floor:
        return None
    found = Expression(at - 1, at + 1, "day_of_month", "day", ORDINALS[words[at]])
    if following == "of":
        return found if after == "the" or after in TEXT_SHIFTS or after in PUBLICATION_SHIFTS else None
    if (following.isalpha() and following not in NEW_PHRASE) or (following in HYPHENS and tokens.glued(at + 1)):
        return None
    if following in (",", "and", "or") and (after in ORDINALS or words[at + 3] in ORDINALS) and after != "the":
        return None
    return found


def day_word(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "today", "yesterday evening", "the day before yesterday"; not "USA Today"."""
    words, raw = tokens.words, tokens.raw
    first, shift = at, DAYS[words[at]]
    if raw[at][0].isupper() and words[at - 1] not in SENTENCE_STARTS and raw[at - 1][:1].isupper():
        return None
    if shift and words[at - 2] == "day" and words[at - 1] in ("before", "after") and at - 2 >= floor:
        shift *= 2
        first = with_the(words, at - 2, floor)
    found = with_hour(words, Expression(first, at + 1, "day", "day", shift=shift))
    if words[at] == "tonight":
        found.hour = "NI"
    return found
