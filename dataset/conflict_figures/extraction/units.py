"""The unit that stands beside a number: percent, money, measures, rates, and the nouns that the codebook counts by."""

from collections.abc import Sequence
from typing import NamedTuple

from conflict_figures.extraction.numbers import Number
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import (
    ABBREVIATIONS,
    AFTER_PERIODS,
    AMBIGUOUS_CURRENCIES,
    ARTICLES,
    CALENDAR_UNITS,
    COUNT_UNITS,
    CURRENCIES,
    CURRENCY_SIGNS,
    FUNCTION_WORDS,
    HYPHENS,
    MONEY_UNITS,
    NO_MODIFIERS,
    NUMBERS,
    PEOPLE,
    PER,
    PER_ADVERBS,
    PER_MILLION,
    PERCENT,
    PERIODS,
    PRICED,
    RATES,
    UNGLUED,
    UNIT_KINDS,
    UNITS,
    VERBS,
    WEIGHED,
    WEIGHING,
)

_WEIGHED_BEFORE = 8  # how many words back a word for weighing may be
_CASED = frozenset({"Nm"})  # in small letters another unit
_MODIFIERS = 2  # the most words between a number and its unit's noun: "116 oil tanker trucks"


_SUM_OF_MONEY = 1000  # less of a currency whose name is another word too is none
_UNIT_STARTS = frozenset(word for unit in (PERCENT, PER_MILLION, CURRENCIES, PER) for word in unit.first) | {"-", "of"}


class Unit(NamedTuple):
    """The unit that the words after a number give: the kind of quantity, the place after the words, and per what."""

    unit: str | None
    kind: str
    end: int
    per: str | None = None


def currency_before(tokens: Tokens, at: int, floor: int) -> tuple[str | None, int]:
    """The currency right before a number, as a sign or a code ("$", "US$", "USD"), and the place where it begins."""
    found = CURRENCY_SIGNS.before(tokens.raw, at)
    if found is None or found[1] < floor:
        return None, at
    if tokens.raw[found[1]] == "A" and not tokens.glued(found[1] + 1):  # the article of "A $5 note"
        return CURRENCY_SIGNS.groups[(tokens.raw[at - 1],)], at - 1
    return found


def unit_after(tokens: Tokens, number: Number, taken: Sequence[bool], currency: str | None) -> Unit:
    """The unit whose words follow a number; `currency` is what stood before it."""
    words = tokens.words
    at = number.end
    word = words[at]
    if words[at - 1] == "half" and words[at - 5] in ARTICLES:  # "a mile and a half"
        inside = UNITS.at(words, at - 4)
        if inside:
            return Unit(inside[0], UNIT_KINDS[inside[0]], at)
    if words[number.first - 1] in HYPHENS and words[number.first - 2] == "foot" and tokens.glued(number.first):
        return _noun_beside(tokens, at, taken) or Unit("inch", "measure", at)  # "a 6-foot-5 centre"
    if currency is None and word not in _UNIT_STARTS:
        return _noun_beside(tokens, at, taken) or Unit(None, "count", at)
    if word in PERCENT.first and (found := PERCENT.at(words, at)):
        per = per_at(tokens, found[1])
        return Unit("percent", "percent", *_per(per, found[1]))
    if word == "-" and (found := PERCENT.at(words, at + 1)):
        return Unit("percent", "percent", found[1])
    if word in PER_MILLION.first and not PER.at(words, at) and (found := PER_MILLION.at(words, at)):
        return Unit("per_million", "rate", found[1])
    if currency is None:
        of = number.kind == "vague" and word == "of"
        if found := CURRENCIES.at(words, at + of + (word == "-")):
            currency, at = found
            if words[at - 1] in AMBIGUOUS_CURRENCIES and at == number.end + 1 and (number.value or 0) < _SUM_OF_MONEY:
                return Unit(None, "count", number.end)  # "of 14 candidates 12 won"
            if currency == "GBP" and number.scale == 1 and _is_weight(words, number.first, at):
                return Unit("pound", "measure", at)
    elif found := CURRENCIES.at(words, at):  # "$5 million US dollars"
        at = found[1]
    per = per_at(tokens, at)
    if currency:
        kind = "measure" if currency in MONEY_UNITS else "money"
        if per is None:
            return Unit(currency, kind, at)
        made = RATES.get(f"{currency} per {per[0]}")
        return Unit(made or currency, "rate" if made else kind, per[1], per[0])
    if per:
        return Unit(None, "rate", per[1], per[0])
    return _noun_beside(tokens, at, taken) or Unit(None, "count", at)


def per_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """What words say a number is per; not "a year" of "$2 a year earlier", nor "monthly" of "300 monthly users"."""
    found = PER.at(tokens.words, at)
    if found is None:
        return None
    following = tokens.words[found[1]]
    if following in AFTER_PERIODS and tokens.words[at] in ARTICLES and found[0] in CALENDAR_UNITS and found[0] != "day":
        return None
    adjective = tokens.words[at] in PER_ADVERBS and following.isalpha()
    return None if adjective and following not in FUNCTION_WORDS and following not in VERBS else found


def _is_weight(words: Sequence[str], first: int, end: int) -> bool:
    """Whether pounds are weighed: "weighs 240 pounds", "a 240-pound lineman"; not "a 50-pound note"."""
    if words[end] == "of":
        return True  # "40 pounds of flour"
    if words[end - 2] == "-":
        return words[end] not in PRICED
    return not (
        WEIGHING.isdisjoint(words[max(0, first - _WEIGHED_BEFORE) : first]) and WEIGHED.isdisjoint(words[end : end + 2])
    )


def _per(per: tuple[str, int] | None, end: int) -> tuple[int, str | None]:
    return (per[1], per[0]) if per and per[0] in PERIODS else (end, None)


def _noun_beside(tokens: Tokens, at: int, taken: Sequence[bool]) -> Unit | None:
    """The unit's noun after a number and a few modifiers: "116 oil tanker trucks", "a five-month siege", "8.5 kW"."""
    words, raw = tokens.words, tokens.raw
    first = at + (words[at] in HYPHENS and tokens.glued(at))
    if (
        raw[first] in ABBREVIATIONS.first
        and (raw[first] in _CASED or not UNITS.at(words, first))
        and (found := ABBREVIATIONS.at(raw, first))
    ):
        unit, end = found
        designation = words[end] in HYPHENS and tokens.glued(end) and words[end + 1][:1].isdecimal()  # "14 F-16s"
        if not designation and (raw[first] in UNGLUED or tokens.glued(first)):
            per = per_at(tokens, end)
            return Unit(unit, UNIT_KINDS[unit], per[1], per[0]) if per else Unit(unit, UNIT_KINDS[unit], end)
    for place in range(first, first + 1 + (_MODIFIERS if first == at else 0)):
        word = words[place]
        if word in UNITS.first and (found := UNITS.at(words, place)) and True not in taken[place : found[1]]:
            unit, end = found
            if place > first and unit not in COUNT_UNITS and not (UNIT_KINDS[unit] == "measure" and word.endswith("s")):
                return None  # what is measured stands right beside its number; but "40 passing yards"
            per = per_at(tokens, end)
            if per is None:
                return Unit(unit, UNIT_KINDS[unit], end)
            made = RATES.get(f"{unit} per {per[0]}")
            if made:
                return Unit(made, "rate", per[1], per[0])
            return Unit(unit, UNIT_KINDS[unit], *per[::-1])
        if not word or taken[place] or not _is_modifier(word):
            return None
    return None


def _is_modifier(word: str) -> bool:
    """Whether a word may stand between a number and its unit's noun: no plural or participle of people ("12 wounded")."""
    return (
        word.isalpha()
        and word not in NO_MODIFIERS
        and word not in NUMBERS
        and not (word in PEOPLE and word.endswith(("s", "ed")))
    )
