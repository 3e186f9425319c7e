"""Quantities among the tokens of a text: a number with its qualifier, its range and its unit.

A figure's words are its number with the qualifier and the unit beside it ("at least 86 countries", "$8.5 million a day"),
not the noun for the people it counts ("61" of "61 women"). The words that make a bound are the coding rules of
docs/METHOD.md, in vocabulary.toml.
"""

from collections.abc import Sequence

from conflict_figures.extraction.ages import age_end, is_beside_a_person
from conflict_figures.extraction.names import (
    designation_end,
    is_capitalised_name,
    is_clock_time,
    is_name,
    is_plain,
    is_pronoun,
    is_score,
)
from conflict_figures.extraction.nouns import is_plural, phrase_after
from conflict_figures.extraction.numbers import READERS, Number, number_at
from conflict_figures.extraction.ranges import Range, range_at
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.units import currency_before, unit_after
from conflict_figures.extraction.vocabulary import (
    AFTER,
    BEFORE,
    CALENDAR_UNITS,
    CURRENCY_SIGNS,
    DETERMINERS,
    FUNCTION_WORDS,
    HYPHENS,
    MOVED,
    PEOPLE,
    RANKED,
    VERBS,
)

_STRENGTH = {"exact": 0, "about": 1, "at_least": 2, "more_than": 3, "at_most": 4, "less_than": 5}
_OPEN_UPWARD, _OPEN_DOWNWARD = ("at_least", "more_than"), ("at_most", "less_than")


class Quantity:
    """A figure on its way: the tokens it covers, its ends, and what is known of its unit and of what it counts."""

    __slots__ = ("bound", "counted", "end", "first", "high", "kind", "low", "per", "unit")

    def __init__(
        self,
        first: int,
        end: int,
        low: float | None,
        high: float | None,
        bound: str,
        kind: str,
        unit: str | None,
        per: str | None,
    ) -> None:
        self.first, self.end = first, end
        self.low, self.high, self.bound = low, high, bound
        self.kind, self.unit, self.per = kind, unit, per
        self.counted: tuple[int, int] | None = None


def quantities_in(tokens: Tokens, taken: Sequence[bool]) -> tuple[list[Quantity], dict[int, str]]:
    """Every quantity outside the taken tokens (those of dates), in order; and the other numbers, with what they are."""
    words = tokens.words
    anchors = [at for at, reader in enumerate(map(READERS.get, words)) if reader]
    if tokens.with_digits:
        anchors = sorted([*anchors, *tokens.with_digits])
    quantities: list[Quantity] = []
    others: dict[int, str] = {}
    floor = 0
    for at in anchors:
        if at < floor or taken[at]:
            continue
        number = number_at(tokens, at)
        if number is None or True in taken[number.first : number.end]:
            continue
        if reason := _other(tokens, number, taken):
            others.update(dict.fromkeys(range(at, reason[1]), reason[0]))
            floor = reason[1]
        elif words[at - 1] in RANKED and not phrase_after(tokens, number.end, single=False):
            others[at], floor = "name", number.end  # "the top ten"
        elif number.kind == "words" and is_pronoun(tokens, number):
            floor = number.end
        else:
            previous = quantities[-1] if quantities else None
            quantity = _quantity(tokens, number, taken, previous)
            floor = quantity.end
            if previous and previous.unit is None and _inside_phrase(tokens, previous, quantity):
                others[at] = "name"
            else:
                quantities.append(quantity)
    return quantities, others


def _inside_phrase(tokens: Tokens, previous: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number stands in what another one counts: "three Boeing 737 jets"."""
    if not 1 <= quantity.first - previous.end <= 3 or quantity.kind != "count" or quantity.bound != "exact":
        return False
    between = tokens.words[previous.end : quantity.first]
    return all(
        word.isalpha()
        and word not in FUNCTION_WORDS
        and word not in VERBS
        and word not in PEOPLE
        and not is_plural(word)
        for word in between
    )


def _other(tokens: Tokens, number: Number, taken: Sequence[bool]) -> tuple[str, int] | None:
    """What a number is that is no quantity, and the place after it: a name's, a clock time, a score."""
    at = number.first
    if at and taken[at - 1]:  # "by June 60 had left", but "on Sunday 10am to 6pm"
        return ("time", end) if number.kind == "digits" and (end := is_clock_time(tokens, at)) else None
    if number.kind == "digits":
        if is_plain(tokens, at, number.end):
            return None
        if end := is_clock_time(tokens, at):
            return "time", end
        if tokens.words[number.end] in HYPHENS and (end := is_score(tokens, at)):
            return "score", end
        if is_beside_a_person(tokens, number):
            return None
        if is_name(tokens, at) or is_capitalised_name(tokens, number):
            return "name", designation_end(tokens, number.end)
    elif number.kind == "words" and (is_name(tokens, at) or is_capitalised_name(tokens, number)):
        return "name", number.end
    return None


def _quantity(tokens: Tokens, number: Number, taken: Sequence[bool], previous: Quantity | None) -> Quantity:
    """The quantity around a number, none of it before the end of the previous one."""
    words = tokens.words
    floor = previous.end if previous else 0
    sign, first = currency_before(tokens, number.first, floor)
    if words[first - 1] in _MINUS_SIGNS and _is_negative(tokens, first, floor):
        first, number = first - 1, number._replace(value=-(number.value or 0.0))
    bound, first = _qualified(tokens, first, floor)
    converts = previous is not None and previous.bound == "between" and _converts(tokens, first, previous)
    spanned = range_at(tokens, number, first, taken, converts)
    unit = unit_after(tokens, spanned.second if spanned else number, taken, sign)
    end = unit.end
    if spanned:
        bound, first = "between", max(spanned.first, floor)
    elif words[end] in _AFTER_WORDS and (after := _qualified_after(words, end, number)):
        bound, end = max(bound, after[0], key=_STRENGTH.__getitem__), after[1]
        if unit.unit is None:
            unit = unit_after(tokens, number._replace(end=end), taken, sign)
            end = unit.end
    kind, unit_id = unit.kind, unit.unit
    if number.kind in ("fraction", "multiple"):
        kind = number.kind
        unit_id = unit_id or ("percent" if kind == "fraction" else None)
        bound = "about" if bound == "exact" and kind == "fraction" else bound
    elif number.kind == "vague":
        bound = "vague"
    elif (unit_id is None or unit_id in CALENDAR_UNITS) and (
        aged := age_end(tokens, number, first, end, unit_id, _is_listed_age(words, first, previous))
    ):
        kind, unit_id, end = "age", unit_id or "year", aged
    if number.scale == 1 and tokens.words[end] == "to" and not spanned:
        number = _with_magnitude_of_the_next(tokens, number, end + 1, sign)
    low, high = _ends(number, spanned, bound)
    return Quantity(first, end, low, high, bound, kind, unit_id, unit.per)


def _with_magnitude_of_the_next(tokens: Tokens, number: Number, at: int, sign: str | None) -> Number:
    """The number with the magnitude that only the next one has: "from $10 to $15 billion"; not "from 500 to 2 million"."""
    following_sign = CURRENCY_SIGNS.at(tokens.raw, at)
    following = number_at(tokens, following_sign[1] if following_sign else at)
    if not (
        following and following.value and number.value and following.scale > 1 and bool(following_sign) == bool(sign)
    ):
        return number
    value = round(number.value * following.scale, 6)
    return number._replace(value=value) if following.value / 20 < value < following.value * 20 else number


def _is_negative(tokens: Tokens, first: int, floor: int) -> bool:
    """Whether a minus sign stands right before a number, with nothing but a blank before that ("-5 degrees")."""
    return (
        first > floor
        and tokens.glued(first)
        and not tokens.glued(first - 1)
        and not tokens.words[first - 2][:1].isdecimal()
    )


def _is_listed_age(words: Sequence[str], first: int, previous: Quantity | None) -> bool:
    """Whether a quantity goes on a list of ages: "aged 19 and 23"."""
    return previous is not None and previous.kind == "age" and words[previous.end : first] in (["and"], [","], ["or"])


def _converts(tokens: Tokens, first: int, previous: Quantity) -> bool:
    """Whether a number begins the conversion of the range before it: "between 4 and 5 square miles, or 10 and 13 ..."."""
    return first - previous.end <= 2 and tokens.words[previous.end : first] in (["or"], [",", "or"], ["("])


def _ends(number: Number, spanned: Range | None, bound: str) -> tuple[float | None, float | None]:
    """The ends of a quantity; the open end of a bound is None, and a vague one has neither."""
    if spanned:
        return spanned.low, spanned.high
    if bound == "vague":
        return None, None
    return (None if bound in _OPEN_DOWNWARD else number.value, None if bound in _OPEN_UPWARD else number.value)


def _qualified(tokens: Tokens, at: int, floor: int) -> tuple[str, int]:
    """The bound that the words before a number make, and the place where they begin.

    Several may stand in a row ("up to an estimated"); the strongest makes the bound, and words that make none ("just",
    "another") belong to the figure only between others. Right after a figure "more than" compares and does not qualify
    ("5,400 more than five days earlier").
    """
    words = tokens.words
    last = words[at - 1]
    bound, begin, cursor = "exact", at, at
    if last in _CLOSED:
        inside = BEFORE.before(words, cursor - 1)
        if inside and inside[0] != "exact":
            cursor -= 1
    elif last not in BEFORE.last:
        return bound, begin
    while found := BEFORE.before(words, cursor):
        group, start = found
        if words[start] == "past" and words[start - 1] in DETERMINERS:
            break
        if words[start] == "up" and words[start - 1] in MOVED:
            break  # "ticked up to 4 percent"
        if start < floor or (start == floor > 0 and words[cursor - 1] == "than"):
            break
        cursor = start
        if group != "exact":
            begin = start
            bound = max(bound, group, key=_STRENGTH.__getitem__)
    if floor < begin < at and words[begin - 1] == "(" and ")" in words[begin:at]:
        begin -= 1
    return bound, begin


def _qualified_after(words: Sequence[str], end: int, number: Number) -> tuple[str, int] | None:
    """The bound that the words after a number make ("or more", "-plus"), and the place after them."""
    found = AFTER.at(words, end + (words[end] == "-"))
    if found and found[0] == "at_least" and words[end] == "at" and number.kind == "fraction":
        return None
    return found


_MINUS_SIGNS = frozenset({"-", "−", "–"})
_CLOSED = frozenset({")", '"', "“"})
_AFTER_WORDS = frozenset(AFTER.first) | {"-"}
