"""Ranges: "27,000 to 31,000", "4-7", "between 11,000 and 13,500", "six or seven"."""

from collections.abc import Sequence
from typing import NamedTuple

from conflict_figures.extraction.numbers import Number, number_at
from conflict_figures.extraction.phrases import Phrases
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.units import currency_before
from conflict_figures.extraction.vocabulary import (
    ABBREVIATIONS,
    CURRENCIES,
    CURRENCY_SIGNS,
    DIRECTIONS,
    OF_ESTIMATES,
    PARTICLES,
    PER,
    PERCENT,
    QUANTITY_FOLLOWS,
    RANGE_JOINERS,
    RANGE_OPENERS,
    UNITS,
)

_SEPARATE_UNITS: tuple[Phrases, ...] = (PERCENT, CURRENCIES, UNITS, PER)  # those that may follow both ends
_REACH = 8  # how far behind a number the word that joins it to a second one may stand, its unit between
_NEAR = 2  # "rose by 50 to 80" is a range, "rose by 50 to 800" none
_MOVES = DIRECTIONS.keys() | PARTICLES.keys()
_UNIT_STARTS = frozenset(word for phrases in _SEPARATE_UNITS for word in phrases.first)


class Range(NamedTuple):
    """The two ends of a range: their values, the second number, and the place where the range's words begin."""

    first: int
    low: float
    high: float
    second: Number


def range_at(tokens: Tokens, number: Number, first: int, taken: Sequence[bool], previous_range: bool) -> Range | None:
    """The range that a number begins, or None. `first`: where the number's qualifier begins.

    `previous_range`: the number begins the conversion of a range, where "A and B" is a range without "between".
    """
    words = tokens.words
    following = words[number.end]
    if RANGE_JOINERS.isdisjoint(words[number.end : number.end + _REACH]):
        return None
    if (
        following not in RANGE_JOINERS
        and following not in _UNIT_STARTS
        and tokens.raw[number.end] not in ABBREVIATIONS.first
    ):
        return None
    joiner_at, repeated = _joiner(tokens, number.end)
    second_at = joiner_at + 1
    joiner = words[joiner_at]
    if joiner not in RANGE_JOINERS or second_at >= len(tokens) or taken[second_at] or number.value is None:
        return None
    sign = CURRENCY_SIGNS.at(tokens.raw, second_at)
    second_at = sign[1] if sign else second_at
    second = number_at(tokens, second_at)
    if second is None or second.value is None or True in taken[second.first : second.end]:
        return None
    if second.kind != number.kind and "fraction" in (second.kind, number.kind):
        return None
    low = _with_shared_magnitude(number, second)
    if low >= second.value or (repeated and not _same_unit(tokens, number.end, second.end)):
        return None
    if sign and not (currency_before(tokens, number.first, 0)[0] or repeated):
        return None
    opener = RANGE_OPENERS.before(words, first)
    begin = opener[1] if opener else first
    if joiner == "and":
        ranged = previous_range or (opener is not None and "between" in words[begin : number.first])
    elif joiner == "to" and begin == first and sign and second.value > _NEAR * low and words[begin - 1] in _MOVES:
        ranged = False  # "fell $1.04 to $52.59"
    elif joiner == "to":
        ranged = (words[begin - 1] != "by" or opener is not None or second.value <= _NEAR * low) and not (
            opener and words[begin] == "from" and _tells_of_change(words, begin)
        )
    elif joiner == "or":
        ranged = number.kind == "words" or second.value <= 2 * low
    else:
        ranged = True
    return Range(begin, low, second.value, second) if ranged else None


def _joiner(tokens: Tokens, end: int) -> tuple[int, bool]:
    """Where the joiner after a number would stand, and whether a unit stands before it ("10 per cent to 30 per cent")."""
    words = tokens.words
    for phrases in _SEPARATE_UNITS:
        unit = phrases.at(words, end)
        if unit and words[unit[1]] in RANGE_JOINERS:
            return unit[1], True
    unit = ABBREVIATIONS.at(tokens.raw, end)
    if unit and words[unit[1]] in RANGE_JOINERS:
        return unit[1], True
    return end, False


def _same_unit(tokens: Tokens, one: int, other: int) -> bool:
    """Whether the units that begin at two tokens are the same."""
    for phrases in _SEPARATE_UNITS:
        first, second = phrases.at(tokens.words, one), phrases.at(tokens.words, other)
        if first or second:
            return bool(first and second and first[0] == second[0])
    first, second = ABBREVIATIONS.at(tokens.raw, one), ABBREVIATIONS.at(tokens.raw, other)
    return bool(first and second and first[0] == second[0])


def _with_shared_magnitude(number: Number, second: Number) -> float:
    """The first end of a range, with the magnitude that only the second has: "$1-2bn", "4-5,000"."""
    low, high = number.value or 0.0, second.value or 0.0
    if number.scale > 1 or low >= 1000:
        return low
    if second.scale > 1:
        return round(low * second.scale, 6) if low * second.scale < high else low
    thousands = high % 1000 == 0 and number.kind == "digits" and low * 1000 < high < low * 20_000
    return low * 1000 if thousands else low


def _tells_of_change(words: Sequence[str], opener: int) -> bool:
    """Whether "from A to B" is a change, so that A and B are two figures, and no range of estimates."""
    if words[opener - 1] in QUANTITY_FOLLOWS:
        return False
    return OF_ESTIMATES.isdisjoint(words[max(0, opener - 4) : opener])
