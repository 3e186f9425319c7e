"""Quantities among the tokens of a text: a number with its qualifier, its range and its unit.

A figure's words are its number with the qualifier and the unit beside it ("at least 86 countries", "$8.5 million a day"),
not the noun for the people it counts ("61" of "61 women"). The words that make a bound are the coding rules of
docs/METHOD.md, in vocabulary.toml.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflict_figures.extraction.numbers import Number, number_at
from conflict_figures.extraction.numerals import is_name
from conflict_figures.extraction.ranges import Range, range_at
from conflict_figures.extraction.tokens import Token, adjacent, word_at
from conflict_figures.extraction.vocabulary import (
    AFTER,
    BEFORE,
    CURRENCIES,
    NO_MODIFIERS,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    NUMBERS,
    PEOPLE,
    PER,
    PER_MILLION,
    PERCENT,
    RATES,
    UNIT_KINDS,
    UNITS,
)

_STRENGTH = ("exact", "about", "at_least", "more_than", "at_most", "less_than")
_OPEN_UPWARD, _OPEN_DOWNWARD = ("at_least", "more_than"), ("at_most", "less_than")
_MODIFIERS = 2  # the most words between a number and its unit's noun: "116 oil tanker trucks"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure on its way: the tokens it covers, its ends, and what is known of its unit."""

    first: int
    end: int
    low: float | None
    high: float | None
    bound: str
    worded: str
    unit: str | None = None
    counted: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit that the words after a number give: the kind of quantity, the place after the words, and per what."""

    unit: str | None
    worded: str
    end: int
    per: str | None = None


def quantities_in(tokens: Sequence[Token], taken: Sequence[bool]) -> list[Quantity]:
    """Every quantity outside the taken tokens (those of dates), in order."""
    quantities: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = None if taken[at] else number_at(tokens, at)
        if number is None or any(taken[number.first : number.end]) or _names(tokens, number):
            at += 1
            continue
        at = number.end
        if not _is_pronoun(tokens, number):
            quantity = _quantity(tokens, number, taken, quantities[-1] if quantities else None)
            quantities.append(quantity)
            at = quantity.end
    return quantities


def _names(tokens: Sequence[Token], number: Number) -> bool:
    return number.kind in ("digits", "words") and is_name(tokens, number.first)


def _is_pronoun(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number word is none: "one of them", "no one"."""
    alone = word_at(tokens, number.first) == "one" and number.end == number.first + 1
    return alone and (
        word_at(tokens, number.first - 1) in NOT_ONE_AFTER or word_at(tokens, number.end) in NOT_ONE_BEFORE
    )


def _quantity(tokens: Sequence[Token], number: Number, taken: Sequence[bool], previous: Quantity | None) -> Quantity:
    """The quantity around a number, none of it before the end of the previous one."""
    floor = previous.end if previous else 0
    currency, first = currency_before(tokens, number.first, floor)
    bound, first = _qualified(tokens, first, floor)
    spanned = range_at(tokens, number, first, taken, previous_range=_converted(tokens, first, previous))
    last = spanned.second if spanned else number
    measured = _unit_after(tokens, last, taken, currency)
    end = measured.end
    if spanned:
        bound, first = "between", max(spanned.first, floor)
    elif after := _qualified_after(tokens, end, number):
        bound, end = max(bound, after[0], key=_STRENGTH.index), after[1]
        if measured.unit is None:
            measured = _unit_after(tokens, replace(number, end=end), taken, currency)
            end = measured.end
    if number.kind == "fraction":
        measured = replace(measured, unit=measured.unit or "percent", worded="fraction")
        bound = "about" if bound == "exact" else bound
    if number.kind == "vague":
        bound = "vague"
    low, high = _ends(number, spanned, bound)
    return Quantity(first, end, low, high, bound, measured.worded, measured.unit, None, measured.per)


def _converted(tokens: Sequence[Token], first: int, previous: Quantity | None) -> bool:
    """Whether a number begins the conversion of the range before it: "between 4 and 5 square miles, or 10 and 13 ..."."""
    if previous is None or previous.bound != "between":
        return False
    return tuple(token.text for token in tokens[previous.end : first]) in (("or",), (",", "or"), ("(",))


def _ends(number: Number, spanned: Range | None, bound: str) -> tuple[float | None, float | None]:
    """The ends of a quantity; the open end of a bound is None, and a vague one has neither."""
    if spanned:
        return spanned.low, spanned.high
    return (
        None if bound in ("vague", *_OPEN_DOWNWARD) else number.value,
        None if bound in ("vague", *_OPEN_UPWARD) else number.value,
    )


def currency_before(tokens: Sequence[Token], at: int, floor: int) -> tuple[str | None, int]:
    """The currency right before a number, as a sign or a code ("$", "US$", "USD"), and the place where it begins."""
    found = CURRENCIES.before(tokens, at)
    if found and found[1] >= floor:
        last = tokens[at - 1]
        if not last.text.isalpha() or last.text == found[0]:
            return found
    return None, at


def _qualified(tokens: Sequence[Token], at: int, floor: int) -> tuple[str, int]:
    """The bound that the words before a number make, and the place where they begin.

    Several may stand in a row ("up to an estimated"); the strongest makes the bound, and words that make none ("just",
    "another") belong to the figure only between others. Right after a figure "more than" compares and does not qualify
    ("5,400 more than five days earlier").
    """
    bound, begin, cursor = "exact", at, at
    if word_at(tokens, cursor - 1) in (")", '"', "“"):
        inside = BEFORE.before(tokens, cursor - 1)
        if inside and inside[0] != "exact":
            cursor -= 1
    while found := BEFORE.before(tokens, cursor):
        group, start = found
        if start < floor or (start == floor > 0 and tokens[cursor - 1].word == "than"):
            break
        cursor = start
        if group != "exact":
            begin = start
            bound = max(bound, group, key=_STRENGTH.index)
    bracketed = floor < begin < at and tokens[begin - 1].text == "("
    if bracketed and any(token.text == ")" for token in tokens[begin:at]):
        begin -= 1
    return bound, begin


def _qualified_after(tokens: Sequence[Token], end: int, number: Number) -> tuple[str, int] | None:
    """The bound that the words after a number make ("or more", "-plus"), and the place after them."""
    found = AFTER.at(tokens, end + (word_at(tokens, end) == "-"))
    if found and found[0] == "at_least" and word_at(tokens, end) == "at" and number.kind == "fraction":
        return None
    return found


def _unit_after(tokens: Sequence[Token], number: Number, taken: Sequence[bool], currency: str | None) -> _Unit:
    """The unit whose words follow a number."""
    at = number.end
    if found := PERCENT.at(tokens, at):
        return _Unit("percent", "percent", found[1])
    if found := PER_MILLION.at(tokens, at):
        return _Unit("per_million", "rate", found[1])
    if currency is None:
        of = number.kind == "vague" and word_at(tokens, at) == "of"
        if found := CURRENCIES.at(tokens, at + of):
            currency, at = found
    per = PER.at(tokens, at)
    if currency:
        if per is None:
            return _Unit(currency, "money", at)
        made = RATES.get(f"{currency} per {per[0]}")
        return _Unit(made or currency, "rate" if made else "money", per[1], per[0])
    if per:
        return _Unit(None, "rate", per[1], per[0])
    return _noun_beside(tokens, at, taken) or _Unit(None, "count", at)


def _noun_beside(tokens: Sequence[Token], at: int, taken: Sequence[bool]) -> _Unit | None:
    """The unit's noun after a number and a few modifiers: "116 oil tanker trucks", "a five-month siege"."""
    first = at + (word_at(tokens, at) == "-" and adjacent(tokens, at))
    for place in range(first, first + _MODIFIERS + 1):
        found = UNITS.at(tokens, place)
        if found and not any(taken[place : found[1]]):
            unit, end = found
            per = PER.at(tokens, end)
            if per and (made := RATES.get(f"{unit} per {per[0]}")):
                return _Unit(made, "rate", per[1], per[0])
            return _Unit(unit, UNIT_KINDS[unit], end)
        if place >= len(tokens) or taken[place] or not _is_modifier(tokens[place]):
            return None
    return None


def _is_modifier(token: Token) -> bool:
    """Whether a word may stand between a number and its unit's noun: no plural or participle of people ("12 wounded")."""
    return (
        token.kind == "word"
        and token.word not in NO_MODIFIERS
        and token.word not in NUMBERS
        and not (token.word in PEOPLE and token.word.endswith(("s", "ed")))
    )
