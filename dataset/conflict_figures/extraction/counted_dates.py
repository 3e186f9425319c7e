"""Time told in units: "last week", "two years ago", "the past 14 months", "four-week-old", "seven months later", "six weeks".

Each rule begins at the unit's word and looks a few words either way, never before `floor`.
"""

from conflict_figures.extraction.date_words import (
    AFTER_A_LENGTH,
    APPROXIMATE,
    APPROXIMATE_THAN,
    BEFORE_A_LENGTH,
    BEFORE_A_UNIT,
    COUNT_FILLERS,
    EVERY,
    HYPHENS,
    LENGTH_TO,
    MONTHS_YOUNG,
    NO_LENGTH_BEFORE,
    NO_OBJECT,
    NO_PLURAL,
    OLD_THINGS,
    ORDINALS,
    PART_NOUNS,
    PARTS,
    PLACED,
    PUBLICATION_SHIFTS,
    RATE_SINGULAR,
    TEXT_SHIFTS,
    UNITS,
    VAGUE_COUNTS,
    VAGUE_COUNTS_OF,
    YEARS,
)
from conflict_figures.extraction.holidays import holiday
from conflict_figures.extraction.named_dates import is_of_another_year, with_the
from conflict_figures.extraction.time_expressions import Expression
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import MAGNITUDES, NUMBERS
from conflict_figures.extraction.years import before_christ_at

CLOCK_UNITS = frozenset(["second", "minute", "hour"])
_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_COMPOSED = {"fortnight": ("week", 2), "quarter": ("month", 3)}
_PARTS = {
    ("hour", 0.5): "PT30M",
    ("day", 0.5): "PT12H",
    ("year", 0.5): "P6M",
    ("decade", 0.5): "P5Y",
    ("century", 0.5): "P50Y",
    ("century", 0.25): "P25Y",
}  # "half an hour"
_OLDEST = 115  # years; what is older is no person
_LONGEST = 12  # digits of a number that counts units
_LAST_CENTURY = 21
_PERIODS = ("period", "quarter", "month", "week")


def length(unit: str, number: float | None) -> str:
    """A length as TIMEX3 writes it: "P4W", "PT72H", "PXY"."""
    if unit in _COMPOSED:
        unit, times = _COMPOSED[unit]
        number = number and number * times
    if number and (unit, number) in _PARTS:
        return _PARTS[unit, number]
    return f"P{'T' if unit in CLOCK_UNITS else ''}{'X' if number is None else f'{number:g}'}{_LETTERS[unit]}"


def unit(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """Everything told in a unit, by the words around it."""
    words, raw = tokens.words, tokens.raw
    named = UNITS[words[at]]
    plural = words[at] != named
    if words[at + 1] in YEARS and words[at] == "year":
        return None  # "the year 2015"
    if raw[at][0].isupper() and not raw[at].isupper() and words[at - 1] not in ("", "."):
        return holiday(tokens, at, floor)  # or "Fashion Week"
    back = at - 1 - (words[at - 1] in HYPHENS and tokens.glued(at))
    if back < floor:
        return _bare(tokens, at, named, plural, floor)
    before = words[back]
    if before in EVERY:
        return Expression(back, at + 1, "set", number=length(named, 1))
    if before == "another" and not plural and words[at + 1] != "of":
        return _counted(tokens, at, named, 1, back, floor)
    counted = _count_before(words, back, floor)
    if before == "some" and not plural:
        return None  # "some day"
    if counted and not (plural and words[back] in ("a", "an")):  # "a months-long siege"
        return _counted(tokens, at, named, *counted, floor)
    of = words[at + 1] == "of" and words[back - 1] == "the"
    if before in PUBLICATION_SHIFTS and named not in CLOCK_UNITS and not (of and before in ORDINALS and not plural):
        return _shifted(words, at, back, named, plural, floor)
    if before in TEXT_SHIFTS and named not in CLOCK_UNITS:
        return _shifted_in_text(words, at, back, named, plural, floor)
    if before in ORDINALS and not plural:
        return _nth(words, at, back, named, floor)
    if before == "the" and not plural and words[at + 1] not in HYPHENS:
        return _the_unit(words, at, named)
    if plural and before in ("recent", "these"):
        first = back - (words[back - 1] == "in" and before == "recent" and back > floor)
        return Expression(first, at + 1, "vague", number="PAST_REF" if before == "recent" else "PRESENT_REF")
    return _bare(tokens, at, named, plural, floor)


def _count_before(words: list[str], at: int, floor: int) -> tuple[float | None, int] | None:
    """The number that ends at a place and where it begins; None as the number where the words give none ("several")."""
    while words[at] in COUNT_FILLERS and at > floor:
        at -= 1
    word, before = words[at], words[at - 1] if at > floor else ""
    if at < floor:
        return None
    if word in ("a", "an"):
        return (0.5, at - 1) if before == "half" else (1, at)
    if word == "half":
        return _and_a_half(words, at, floor)
    if word == "quarter" and words[at + 1 : at + 3].count("century"):
        return 0.25, at - (before == "a")
    if word in VAGUE_COUNTS:
        return None, at - (before == "a")
    if word == "of":
        counts = before in VAGUE_COUNTS_OF
        return (None, at - 1 - (words[at - 2] == "a" and at - 1 > floor)) if counts else None
    if word in MAGNITUDES and len(word) > 3:
        less = (
            _count_before(words, at - 1, floor)
            if before in NUMBERS or before == "a" or before[:1].isdecimal()
            else None
        )
        return (less[0] * MAGNITUDES[word], less[1]) if less and less[0] is not None else (MAGNITUDES[word], at)
    return _plain_number(words, at, floor)


def _and_a_half(words: list[str], at: int, floor: int) -> tuple[float | None, int] | None:
    """The "half" of "two and a half years", "half a year", "a half-year"."""
    amid = at - 1 - (words[at - 1] == "a")
    whole = _plain_number(words, amid - 1, floor) if words[amid] == "and" and amid > floor else None
    return (whole[0] + 0.5, whole[1]) if whole else (0.5, at - (words[at - 1] == "a" and at > floor))


def _plain_number(words: list[str], at: int, floor: int) -> tuple[float, int] | None:
    """ "14", "1,000", "fourteen", "twenty-five", and the second of "six to eight"."""
    number = _small_number(words[at]) if at >= floor else None
    if number is None:
        return None
    first = at
    tens = NUMBERS.get(words[at - 2], 0) if words[at - 1] in HYPHENS and at - 2 >= floor else 0
    if words[at] in NUMBERS and 0 < number < 10 and tens >= 20:
        number, first = tens + number, at - 2
    joined = words[first - 1] in ("to", "or") or words[first - 1] in HYPHENS
    if joined and first - 2 >= floor and _small_number(words[first - 2]) is not None:
        first -= 2
    return number, first


def _small_number(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word[:1].isdecimal() and word[-1].isdecimal() and word.isascii() and len(word) <= _LONGEST:
        return float(word.replace(",", ""))
    return None


def _counted(tokens: Tokens, at: int, named: str, number: float | None, first: int, floor: int) -> Expression | None:
    """So many units: where the words around put them, else a length."""
    words = tokens.words
    hyphened = words[at + 1] in HYPHENS and tokens.glued(at + 1)
    ahead = at + 1 + hyphened
    if number and words[at + 1 : at + 4] == ["and", "a", "half"]:
        number, ahead = number + 0.5, at + 4
    before = words[first - 1] if first > floor else ""
    if words[ahead] == "old":
        return _old(words, ahead, named, number, first)
    if before in EVERY:
        return Expression(first - 1, at + 1, "set", number=length(named, number))
    placed = _placed(words, ahead)
    if placed:
        kind, sign, stop = placed
        if kind == "later" and before == "the":
            return Expression(first - 1, stop, "row_of_text", named, number, sign)
        return Expression(_approximated(words, first, floor), stop, kind, named, number, sign)
    if before in BEFORE_A_UNIT and words[first] not in ("a", "an"):
        return _in_a_row(words, first - 1, at, named, number, floor)
    if number == 1 and words[first] in ("a", "an") and _is_rate(words, first):
        return Expression(first, at + 1, "set", number=length(named, 1))
    if hyphened and words[ahead] == "long":
        return Expression(first, ahead + 1, "length", named, number)
    stop = ahead if not hyphened else at + 1
    if before == "the" and words[at - 1] not in HYPHENS:
        return Expression(first - 1, stop, "length", named, number, "definite")
    return Expression(_approximated(words, first, floor), stop, "length", named, number)


def _placed(words: list[str], ahead: int) -> tuple[str, int, int] | None:
    """What the words after so many units hang them on: the kind, the sign, and the place after: ("ago", -1), ("later", 1)."""
    follow, after = words[ahead], words[ahead + 1]
    if follow not in PLACED:
        return None
    if follow == "from":
        return ("ago", 1, ahead + 2) if after in ("now", "today") else None
    kind, sign = PLACED[follow]
    if follow in ("before", "after", "prior", "on"):  # "three days before the vote" stays a length
        if after in ("that", "this") and not words[ahead + 2].isalpha() and follow != "on":
            return kind, sign, ahead + 2
        ends = after in (",", ".") if follow == "on" else not after.isalnum() or after == "and"
        if not ends or follow == "after":
            return None
    return kind, sign, ahead + 1


def _approximated(words: list[str], first: int, floor: int) -> int:
    """Where the expression begins with "nearly", "more than" or "at least" before it."""
    if first > floor and words[first - 1] in APPROXIMATE:
        return first - 1
    pair = first - 1 > floor and (words[first - 2], words[first - 1])
    if pair and (pair == ("at", "least") or (pair[1] == "than" and pair[0] in APPROXIMATE_THAN)):
        return first - 2
    return first


def _in_a_row(words: list[str], at: int, last: int, named: str, number: float | None, floor: int) -> Expression:
    """ "the past 14 months", "the next six months", "the previous week", "the first three weeks"."""
    before = words[at]
    first = at - (words[at - 1] in ("the", "these", "this") and at > floor)
    if before in ORDINALS and before != "last":
        if number is None:
            return Expression(first, last + 1, "length", named)
        return Expression(first, last + 1, "nth", named, (-1 if before == "final" else 1, number))
    if number is None:
        return Expression(first, last + 1, "vague", number=length(named, None))
    if before in TEXT_SHIFTS:
        return Expression(first, last + 1, "row_of_text", named, number, TEXT_SHIFTS[before])
    return Expression(first, last + 1, "row", named, number, PUBLICATION_SHIFTS[before])


def _is_rate(words: list[str], at: int) -> bool:
    """Whether "a month" is "each month": after a number, after "times", after a plural ("barrels a day")."""
    before = words[at - 1]
    if before in RATE_SINGULAR or before in NUMBERS or before in MAGNITUDES or before[:1].isdecimal():
        return True
    return before.endswith("s") and before.isalpha() and before not in NO_PLURAL


def _old(words: list[str], old: int, named: str, number: float | None, first: int) -> Expression:
    """ "four-week-old truce" is the past four weeks; a person's age is none."""
    hyphened = not HYPHENS.isdisjoint(words[first:old])
    said_of = words[old + 1 : old + 5] if hyphened else words[max(0, first - 6) : first]
    thing = not OLD_THINGS.isdisjoint(said_of) or (number is not None and number > _OLDEST)
    event = hyphened and named not in ("year", "decade") and MONTHS_YOUNG.isdisjoint(said_of)
    return Expression(first, old + 1, "old" if number and (thing or event) else "age", named, number, -1)


def _shifted(words: list[str], at: int, back: int, named: str, plural: bool, floor: int) -> Expression | None:
    """ "last week", "the past year", "the next month", "the coming weeks"."""
    before, article = words[back], words[back - 1] if back > floor else ""
    first = back - (article in ("the", "this", "these"))
    if plural:
        vague = before not in ("this", "current")
        return Expression(first, at + 1, "vague", number=length(named, None)) if vague else None
    if named in ("day", "night"):
        return (
            Expression(first, at + 1, "unit_of_text", named, shift=1) if before == "next" and named == "day" else None
        )
    if article == "the" and before in ("past", "last", "coming"):
        return Expression(first, at + 1, "row", named, 1, PUBLICATION_SHIFTS[before])
    if article == "the" and before == "next":
        return Expression(first, at + 1, "next_of_text", named, 1, 1)
    if before == "past" and article != "this":
        return None
    first = back - (article == "this")
    return Expression(first, at + 1, "unit", named, shift=PUBLICATION_SHIFTS[before])


def _shifted_in_text(words: list[str], at: int, back: int, named: str, plural: bool, floor: int) -> Expression:
    """ "that week", "the following month", "the two previous years", "the following weeks"."""
    first = back - (words[back - 1] in ("the", "that", "this") and back > floor)
    shift = TEXT_SHIFTS[words[back]]
    if not plural:
        kind = "same_period" if is_of_another_year(words, at) else "unit_of_text"
        return Expression(first, at + 1, kind, named, shift=shift)
    counted = _plain_number(words, back - 1, floor)
    if counted and shift:
        return Expression(with_the(words, counted[1], floor), at + 1, "row_of_text", named, counted[0], shift)
    return Expression(first, at + 1, "vague", number=length(named, None))


def _nth(words: list[str], at: int, back: int, named: str, floor: int) -> Expression | None:
    """ "the first week of October", "the 19th century"."""
    first, number = with_the(words, back, floor), ORDINALS[words[back]]
    if named != "century":
        within = words[at + 1] == "of" and named not in CLOCK_UNITS
        return Expression(first, at + 1, "nth", named, (number, 1)) if within else None
    if not 0 < number <= _LAST_CENTURY:
        return None
    if words[back - 1] in ("its", "their", "our", "a") and back > floor:
        return None  # "in its second century"
    stop = before_christ_at(words, at + 1)
    if stop:
        return Expression(first, stop, "before_christ", "century", (number, 0, 0))
    return Expression(back, at + 1, "century", "century", number)


def _the_unit(words: list[str], at: int, named: str) -> Expression | None:
    """ "the week before", "the end of the month", "the year to March", "for the month"."""
    following, after = words[at + 1], words[at + 2]
    if named in CLOCK_UNITS or named == "night":
        return None
    if following in ("earlier", "later") or (following in ("before", "after") and after in NO_OBJECT):
        return Expression(at - 1, at + 2, "unit_of_text", named, shift=PLACED[following][1])
    if named not in ("week", "month", "year", "decade", "century"):
        return None
    if following in LENGTH_TO:
        return Expression(at - 1, at + 1, "length", named, 1, "only_to")
    if words[at - 2] in ("of", "in") and (words[at - 3] in PARTS or words[at - 3] in PART_NOUNS):
        return Expression(at - 1, at + 1, "the_unit", named, shift=0)
    if words[at - 2] in ("for", "in", "during", "over") and (not following.isalpha() or following in ("and", "as")):
        return Expression(at - 1, at + 1, "the_unit", named)
    return None


def _bare(tokens: Tokens, at: int, named: str, plural: bool, floor: int) -> Expression | None:
    """A unit's word with no number: "for years", "weeks later", "month-long", "year-earlier", "year's end"."""
    words = tokens.words
    hyphen = words[at + 1] in HYPHENS and tokens.glued(at + 1)
    ahead = at + 1 + hyphen
    number = None if plural else 1
    if hyphen and words[ahead] == "long":
        return Expression(at, ahead + 1, "length", named, number)
    if hyphen and words[ahead] == "old":
        return _old(words, ahead, named, number, at)
    if not plural:
        if words[at + 2] == "end" and named in ("week", "month", "year") and (hyphen or words[at + 1] in ("'s", "’s")):
            found = Expression(at, at + 3, "the_unit", named, shift=0)
            found.part = "end"
            return found
        if hyphen and words[ahead] in ("earlier", "ago") and words[ahead + 1] in _PERIODS and named == "year":
            period = "" if words[ahead + 1] == "period" else words[ahead + 1]
            return Expression(with_the(words, at, floor), ahead + 2, "same_period", period, shift=-1)
        if hyphen and words[ahead] in ("earlier", "ago") and named != "night":
            return Expression(at, ahead + 1, "later", named, 1, -1)
        present = at - 1 - (words[at - 1] in HYPHENS)
        if named == "day" and words[present] in ("present", "modern"):
            return Expression(present, at + 1, "reference", number="PRESENT_REF")
        return None
    if words[at - 1] == "the" and words[ahead] == "ahead" and at > floor:
        return Expression(at - 1, ahead + 1, "vague", number=length(named, None))
    placed = _placed(words, ahead)
    if placed:
        return Expression(at, placed[2], placed[0], named, None, placed[1])
    told = words[at + 1] in AFTER_A_LENGTH and words[at - 1] not in NO_LENGTH_BEFORE
    if (told or words[at - 1] in BEFORE_A_LENGTH) and named not in ("night", "second"):
        return Expression(at, at + 1, "length", named)
    return None


def weekend(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "the weekend", "last weekend", "this weekend"."""
    words = tokens.words
    before = words[at - 1]
    if at == floor:
        return None
    if before in EVERY:
        return Expression(at - 1, at + 1, "set", number="P1W")
    if before != "the" and before not in PUBLICATION_SHIFTS:
        return None
    first = at - 1 - (words[at - 2] in ("the", "this") and at - 1 > floor)
    return Expression(first, at + 1, "weekend", "day", shift=PUBLICATION_SHIFTS.get(before))


def same_period(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "the same period of 2015": the time named before, in another year."""
    if tokens.words[at - 1] != "same" or at == floor:
        return None
    return Expression(with_the(tokens.words, at - 1, floor), at + 1, "same_period")
