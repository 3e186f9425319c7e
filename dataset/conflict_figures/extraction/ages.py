"""Ages: "29-year-old", "aged 19 and 23", "a suspect, 29,", "children under 12", "she turned 50"."""

from conflict_figures.extraction.nouns import phrase_after
from conflict_figures.extraction.numbers import Number
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import (
    ADVERBS_OF_AGE,
    AGE_AFTER,
    AGE_BEFORE,
    AGE_BOUNDS,
    AGED,
    AGED_PERSONS,
    AGED_PRONOUNS,
    AGED_VERBS,
    CALENDAR_UNITS,
    DETERMINERS,
    FUNCTION_WORDS,
    NAME_AFTER,
    NO_AGE_BEFORE,
    PEOPLE,
    SAID_OF_AGED,
)

_OLDEST = 120


def age_end(tokens: Tokens, number: Number, first: int, end: int, unit: str | None, listed: bool) -> int:
    """The place after an age's words; 0 where a number is no age.

    `first` and `end`: the quantity's words so far; `unit`: what stands beside it; `listed`: it follows an age in a list.
    """
    words, value = tokens.words, number.value or 0.0
    if unit in CALENDAR_UNITS and (found := AGE_AFTER.at(words, end)):
        return found[1]
    if unit not in (None, "year"):
        return 0
    before = words[number.first - 1]
    if before == "of" and words[number.first - 2] == "age":
        return end
    if unit is not None or value != int(value) or not 0 < value < _OLDEST:
        return 0
    if before in AGED or words[first - 1] in AGED:
        return end
    if before == ",":
        apposition = words[end] in (",", ".", ")") and number.end == number.first + 1
        if apposition and value > 9 and _is_full_name(tokens, number.first - 1):
            return end
    told = listed or _is_told(tokens, number.first, first, end) or is_beside_a_person(tokens, number)
    return end if told and not phrase_after(tokens, end, single=False) else 0


def _is_told(tokens: Tokens, at: int, first: int, end: int) -> bool:
    """Whether words before a number say that it is an age: "people over 65", "turned 50", "when she was just 12"."""
    words = tokens.words
    if first < at and words[first] in AGE_BOUNDS:
        return words[first - 1] in PEOPLE or words[first - 1] in AGED_PRONOUNS
    first -= words[first - 1] in ADVERBS_OF_AGE
    before = words[first - 1]
    if before in AGED_VERBS:
        subject = first - 2 - (words[first - 2] in ("will", "would"))
        ended = words[end] in FUNCTION_WORDS or not words[end].isalpha()
        return words[subject] in AGED_PRONOUNS and ended and words[end] not in NO_AGE_BEFORE
    if before == "of":
        return words[first - 2] in AGED_PERSONS and first == at
    return before in AGE_BEFORE.last and AGE_BEFORE.before(words, first) is not None


def is_beside_a_person(tokens: Tokens, number: Number) -> bool:
    """Whether a number stands without commas after a name or a word for a person: "Ana Silva 44 has", "a boy 15 was"."""
    words = tokens.words
    at = number.first
    if number.kind != "digits" or number.end != at + 1 or not 9 < (number.value or 0) < _OLDEST:
        return False
    if words[number.end] not in SAID_OF_AGED:
        return False
    return words[at - 1] in AGED_PERSONS or (
        _is_full_name(tokens, at)
        and words[at - 1] not in NAME_AFTER
        and words[at - 3] not in DETERMINERS
        and not tokens.raw[at - 3][:1].isupper()
    )


def _is_full_name(tokens: Tokens, end: int) -> bool:
    """Whether two or three capitalised words that begin no sentence with a small word stand before a place."""
    raw = tokens.raw
    given, family = raw[end - 2], raw[end - 1]
    named = given[:1].isupper() and family[:1].isupper() and given.isalpha() and family.isalpha()
    return named and given.lower() not in FUNCTION_WORDS and not family.isupper()
