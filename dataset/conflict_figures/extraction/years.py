"""Time named by figures: "2015", "2013-15", "the 1980s", "490 BC", "2015-12-31", "31/12/2018"; and which four digits are no year."""

from conflict_figures.extraction.date_words import (
    BEFORE_A_YEAR,
    BEFORE_AN_OLD_YEAR,
    DAYS_OF_MONTH,
    HYPHENS,
    LIKE_A_COUNT,
    MONTHS,
    NEW_PHRASE,
    NO_PLURAL,
    NO_YEAR_AFTER,
    NO_YEAR_BEFORE,
    PARTS,
    TENS,
    UNITS,
    UNITS_NAMED,
    YEAR_HEDGES,
    YEARS,
)
from conflict_figures.extraction.days import day_of, whole_years
from conflict_figures.extraction.holidays import eleventh_of_september
from conflict_figures.extraction.time_expressions import Expression
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import MAGNITUDES, PEOPLE

_FIRST_PLAIN_YEAR = 1900  # before it a number of four digits needs a sign that it is a year
_SPAN = 60  # years between two of four digits that make each other years
_DECADES_OF_THIS_CENTURY = 20  # "the '20s" and later ones are of the last century
_PREFIXES = frozenset(["pre", "post"])
_QUOTES = frozenset(["(", "'", "‘", "’", "“", '"', "[", "/"])  # what may touch a year


def year_at(words: list[str], at: int) -> tuple[int, int] | None:
    """A year and the place after it; one before Christ is negative."""
    after_era = before_christ_at(words, at + 1)
    if after_era:
        number = int(words[at]) if words[at].isdecimal() and len(words[at]) <= 4 else 0
        return (-number, after_era) if number else None
    year = YEARS.get(words[at])
    return (year, at + 1) if year else None


def before_christ_at(words: list[str], at: int) -> int:
    """The place after "BC" or "B.C."; 0 where neither stands."""
    if words[at] in ("bc", "bce"):
        return at + 1
    if words[at] == "b" and words[at + 1] == "." and words[at + 2] == "c":
        return at + 3 + (words[at + 3] == ".")
    return 0


def short_year_at(tokens: Tokens, at: int, year: int) -> int:
    """The year that the "15" of "2013-15" or "2014/15" names; 0 where none does."""
    short = tokens.words[at]
    if (tokens.words[at - 1] in HYPHENS or tokens.words[at - 1] == "/") and len(short) == 2 and short.isdecimal():
        last = year // 100 * 100 + int(short)
        return last if last > year and tokens.glued(at) else 0
    return 0


def year(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """All that begins or ends with a year of four digits."""
    words = tokens.words
    named, following = YEARS[words[at]], words[at + 1]
    if following == "-" and (iso := _iso(tokens, at)):
        return iso
    if named % 10 == 0 and tokens.glued(at + 1) and _is_plural(words, at):
        return Expression(at, at + 2, "decade", "decade", named)
    if before_christ_at(words, at + 1):
        return era(tokens, at + 1, floor)
    if words[at - 1] in ("/", "-", ".") and tokens.glued(at) and (numeric := _numeric(tokens, at, floor)):
        return numeric
    if _is_no_year(tokens, at, named):
        return None
    first = at - (words[at - 1] == "year" and at > floor)
    first -= words[first - 1] == "fiscal" and first > floor
    if words[first] == "year":
        first -= words[first - 1] == "the" and first > floor
    last = short_year_at(tokens, at + 2, named)
    if last and not (words[at + 3] in HYPHENS and tokens.glued(at + 3)):
        return Expression(first, at + 3, "days", "year", whole_years(named, last - named + 1))
    return Expression(first, at + 1, "days", "year", whole_years(named))


def _is_plural(words: list[str], at: int) -> bool:
    """ "1980s", and "the 1980's"; "1980's" alone is a possessive."""
    before = words[at - 1]
    told = before == "the" or before in HYPHENS or before in PARTS
    return words[at + 1] == "s" or (words[at + 1] in ("'s", "’s") and told)


def _iso(tokens: Tokens, at: int) -> Expression | None:
    """2015-12-31."""
    words = tokens.words
    month, day = words[at + 2], words[at + 4]
    if words[at + 3] != "-" or [len(month), len(day)] != [2, 2] or not (month + day).isdecimal():
        return None
    if not all(tokens.glued(place) for place in range(at + 1, at + 5)):
        return None
    exact = day_of(int(words[at]), int(month), int(day))
    return Expression(at, at + 5, "days", "day", (exact, exact)) if exact else None


def _numeric(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The year of "31/12/2018", "12/31/2018", "31.12.2018"; "3/4/2018" may be in March or April, and stays open."""
    words, sign = tokens.words, tokens.words[at - 1]
    if sign == ".":
        first, numbers = at - 2, words[at - 2].split(".")
    elif words[at - 3] == sign and tokens.glued(at - 1) and tokens.glued(at - 2):
        first, numbers = at - 4, [words[at - 4], words[at - 2]]
    else:
        return None
    if first < floor or len(numbers) != 2 or not all(number in DAYS_OF_MONTH for number in numbers):
        return None
    one, other = (DAYS_OF_MONTH[number] for number in numbers)
    named = int(words[at]) + (2000 if len(words[at]) == 2 else 0)
    day_first, month_first = day_of(named, other, one), day_of(named, one, other)
    if sign == ".":
        month_first = None
    if day_first and month_first and day_first != month_first:
        return Expression(first, at + 1, "open", "day")
    exact = day_first or month_first
    return Expression(first, at + 1, "days", "day", (exact, exact)) if exact else None


def slash(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The second stroke of "31/12/18", the one of "9/11"."""
    if tokens.words[at - 1] == "9" and tokens.words[at + 1] == "11" and tokens.words[at + 2] != "/" and at > floor:
        return eleventh_of_september(at)
    short = tokens.words[at + 1]
    if len(short) == 2 and short.isdecimal() and tokens.words[at - 2] == "/" and tokens.glued(at + 1):
        return _numeric(tokens, at + 1, floor)
    return None


def era(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """The "BC" of "490 BC", the "B" of "490 B.C."."""
    year = year_at(tokens.words, at - 1) if at - 1 >= floor else None
    if year is None or year[0] >= 0:
        return None
    return Expression(at - 1, year[1], "before_christ", "year", (-year[0], 0, 0))


def decade(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "the '80s", "the nineties"."""
    words = tokens.words
    if words[at] in TENS:
        told = words[at - 1] in ("the", *HYPHENS) or words[at - 1] in PARTS
        return Expression(at, at + 1, "decade", "decade", 1900 + TENS[words[at]]) if told else None
    number = words[at - 1]
    if len(number) != 2 or not number.isdecimal() or number[1] != "0" or not tokens.glued(at):
        return None
    if words[at - 2] not in ("'", "‘", "’") or at - 2 < floor:
        return None
    century = 1900 if int(number) >= _DECADES_OF_THIS_CENTURY else 2000
    return Expression(at - 2, at + 1, "decade", "decade", century + int(number))


def _is_no_year(tokens: Tokens, at: int, named: int) -> bool:
    """Whether four digits are a count, a sum or a part of a name."""
    words = tokens.words
    before, following = words[at - 1], words[at + 1]
    if following in NO_YEAR_BEFORE or following in MAGNITUDES or following in UNITS:
        return True
    hedged = before in YEAR_HEDGES and (following in NEW_PHRASE or not following.isalpha())
    if (before in NO_YEAR_AFTER and not hedged) or (before == "." and words[at - 2] in NO_YEAR_AFTER):
        return True
    if _is_name(tokens, at) or _is_count(tokens, at, named) or _runs_off(words, at, named):
        return True
    if named >= _FIRST_PLAIN_YEAR or _is_span(words, at, named):
        return False
    return before not in BEFORE_AN_OLD_YEAR or (_is_counted(tokens, at) and before != "the")


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether the digits belong to a longer number or name: "555-2014-11", "F-2000", "the 1920 Revolution Brigades"."""
    words = tokens.words
    if tokens.glued(at) and words[at - 1] not in _QUOTES:
        joined = words[at - 2]
        named = joined in YEARS or joined in MONTHS or joined in PARTS or joined in DAYS_OF_MONTH or joined in _PREFIXES
        if words[at - 1] not in HYPHENS or not named:
            return True
    goes_on = words[at + 1] in HYPHENS and tokens.glued(at + 1) and tokens.glued(at + 2) and words[at + 2].isdecimal()
    if goes_on and words[at + 2] not in YEARS and len(words[at + 2]) != 2:
        return True
    return words[at + 1] in UNITS_NAMED or (tokens.raw[at + 1][:1].isupper() and words[at + 2] in UNITS_NAMED)


def _is_counted(tokens: Tokens, at: int) -> bool:
    """Whether people or a lower-case plural stand after the digits: "2015 fighters"."""
    following = tokens.words[at + 1]
    if following in PEOPLE:
        return True
    return (
        following.endswith("s")
        and len(following) > 3
        and following not in NO_PLURAL
        and tokens.raw[at + 1][0].islower()
    )


def _is_count(tokens: Tokens, at: int, named: int) -> bool:
    """Whether the digits count what stands after them: "2015 fighters", "a total of 2000 strikes", "1130 of them"."""
    words = tokens.words
    before, following = words[at - 1], words[at + 1]
    if before in LIKE_A_COUNT and following in PEOPLE:
        return True
    if following == "of" and before not in BEFORE_A_YEAR and words[at + 2] not in ("this", "last"):
        return True
    round_number = named % 100 == 0 and before in LIKE_A_COUNT
    return (before not in BEFORE_A_YEAR or round_number) and _is_counted(tokens, at)


def _is_span(words: list[str], at: int, named: int) -> bool:
    """Whether the year before or after is near: "1861-1865", "from 1776 to 1783", "1782 and 1783"."""
    joiners = ("to", "and", "until", *HYPHENS)
    ahead = YEARS.get(words[at + 2], 0) - named if words[at + 1] in joiners else 0
    behind = named - YEARS.get(words[at - 2], 0) if words[at - 1] in joiners and at >= 2 else 0
    return 0 < ahead <= _SPAN or 0 < behind <= _SPAN


def _runs_off(words: list[str], at: int, named: int) -> bool:
    """Whether the digits are one end of a range of counts: "from 2000 to 2500", "between 1500 and 1800"."""
    if words[at - 1] == "in":
        return False
    for joiner, other in ((at + 1, at + 2), (at - 1, at - 2)):
        between = words[joiner] == "and" and words[min(at, other) - 1] == "between"
        if not (between or words[joiner] == "to" or words[joiner] in HYPHENS) or other < 0:
            continue
        number = words[other]
        if number.isdecimal() and len(number) > 3:
            end = YEARS.get(number, 0)
            if end == 0 or (min(named, end) < _FIRST_PLAIN_YEAR and abs(end - named) > _SPAN):
                return True
    return False
