"""Ranges: "27,000 to 31,000", "4-7", "between 11,000 and 13,500", "six or seven"."""

from collections.abc import Sequence
from dataclasses import dataclass

from conflict_figures.extraction.numbers import Number, number_at
from conflict_figures.extraction.phrases import Phrases
from conflict_figures.extraction.tokens import Token, word_at
from conflict_figures.extraction.vocabulary import (
    CURRENCIES,
    OF_ESTIMATES,
    PER,
    PERCENT,
    QUANTITY_FOLLOWS,
    RANGE_JOINERS,
    RANGE_OPENERS,
    UNITS,
)

_SEPARATE_UNITS: tuple[Phrases, ...] = (PERCENT, UNITS, PER)  # those that may follow both ends


@dataclass(frozen=True, slots=True)
class Range:
    """The two ends of a range: their values, the second number, and the place where the range's words begin."""

    first: int
    low: float
    high: float
    second: Number


def range_at(
    tokens: Sequence[Token], number: Number, first: int, taken: Sequence[bool], previous_range: bool
) -> Range | None:
    """The range that a number begins, or None. `first`: where the number's qualifier begins.

    `previous_range`: the number begins the conversion of a range, where "A and B" is a range without "between".
    """
    joiner_at, repeated = _joiner(tokens, number.end)
    second_at = joiner_at + 1
    if word_at(tokens, joiner_at) not in RANGE_JOINERS or second_at >= len(tokens) or taken[second_at]:
        return None
    sign = CURRENCIES.at(tokens, second_at)
    second_at = sign[1] if sign else second_at
    second = number_at(tokens, second_at) if second_at < len(tokens) else None
    if number.value is None or second is None or second.value is None or any(taken[second.first : second.end]):
        return None
    if second.kind != number.kind and "fraction" in (second.kind, number.kind):
        return None
    low = _with_shared_magnitude(number, second)
    if low >= second.value or (repeated and not _same_unit(tokens, number.end, second.end)):
        return None
    opener = RANGE_OPENERS.before(tokens, first)
    begin = opener[1] if opener else first
    opened = {token.word for token in tokens[begin : number.first]} if opener else set()
    ranged = {
        "and": "between" in opened or previous_range,
        "to": not (word_at(tokens, begin) == "from" and opener and _tells_of_change(tokens, begin)),
        "or": number.kind == "words" or second.value <= 2 * low,
    }
    return Range(begin, low, second.value, second) if ranged.get(word_at(tokens, joiner_at), True) else None


def _joiner(tokens: Sequence[Token], end: int) -> tuple[int, bool]:
    """Where the joiner after a number would stand, and whether a unit stands before it ("10 per cent to 30 per cent")."""
    for words in _SEPARATE_UNITS:
        unit = words.at(tokens, end)
        if unit and word_at(tokens, unit[1]) in RANGE_JOINERS:
            return unit[1], True
    return end, False


def _same_unit(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether the units that begin at two tokens are the same."""
    for words in _SEPARATE_UNITS:
        first, second = words.at(tokens, one), words.at(tokens, other)
        if first or second:
            return bool(first and second and first[0] == second[0])
    return True


def _with_shared_magnitude(number: Number, second: Number) -> float:
    """The first end of a range, with the magnitude that only the second has: "$1-2bn", "4-5,000"."""
    low, high = number.value or 0.0, second.value or 0.0
    if number.scale > 1 or low >= 1000:
        return low
    if second.scale > 1:
        return round(low * second.scale, 6) if low * second.scale < high else low
    thousands = high % 1000 == 0 and number.kind == "digits" and low * 1000 < high < low * 20_000
    return low * 1000 if thousands else low


def _tells_of_change(tokens: Sequence[Token], opener: int) -> bool:
    """Whether "from A to B" is a change, so that A and B are two figures, and no range of estimates."""
    if word_at(tokens, opener - 1) in QUANTITY_FOLLOWS:
        return False
    return not any(token.word in OF_ESTIMATES for token in tokens[max(0, opener - 4) : opener])
