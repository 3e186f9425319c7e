"""What a number counts: its noun phrase, and the noun that tells its unit, looked for after the number and then before."""

from collections.abc import Sequence
from typing import NamedTuple

from conflict_figures.extraction.numbers import begins_number
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.units import per_at
from conflict_figures.extraction.vocabulary import (
    AUXILIARIES,
    COUNT_UNITS,
    DEMONYM_ENDINGS,
    FINITE_VERBS,
    FUNCTION_WORDS,
    HYPHENS,
    NO_PLURALS,
    NOUN_BRIDGES,
    NOUN_REACH,
    NOUN_STOPS,
    ONLY_AFTER,
    ONLY_BESIDE,
    PARTICIPLES,
    PEOPLE,
    PER,
    PER_MILLION,
    PLURALS,
    UNITS,
    VERBS,
)

_ABBREVIATION = 4  # the longest capitalised word that a full stop abbreviates: "Capt."
_TELLING = PEOPLE | UNITS.first.keys()  # the words that may tell a unit, beside demonyms
_OF_THE = NOUN_BRIDGES - {",", "and"}  # what may stand between a number and its noun phrase
_PHRASE = 7  # the most words of a noun phrase


class Noun(NamedTuple):
    """A noun that tells a unit: the unit, the word's place, and per what where that is said beside it."""

    unit: str
    at: int
    per: str | None


def noun_after(tokens: Tokens, end: int, until: int) -> Noun | None:
    """The noun that a number's own phrase ends in: after the number and before the next one, with no preposition between."""
    words = tokens.words
    for at in range(end, min(until, end + NOUN_REACH, len(tokens))):
        word = words[at]
        if word in ONLY_AFTER:
            return Noun("person", at, None)
        unit = _unit_of(tokens, at) if word in _TELLING or word.endswith(DEMONYM_ENDINGS) else None
        if unit:
            per = per_at(tokens, at + 1 + (words[at + 1] in PARTICIPLES))
            return Noun(unit, at, per[0] if per else None)
        if word in AUXILIARIES and at < end + 2 and words[at + 1] in PARTICIPLES:  # "some 60 had returned"
            return Noun("person", at + 1, None)
        if (is_function_word(tokens, at) and word not in NOUN_BRIDGES) or sentence_ends(tokens, at):
            return None
    return None


def noun_before(tokens: Tokens, first: int, taken: Sequence[bool]) -> Noun | None:
    """The nearest noun before a number in its sentence that no other number counts (`taken`)."""
    words = tokens.words
    for at in range(first - 1, max(-1, first - 4 * NOUN_REACH), -1):
        if sentence_ends(tokens, at):
            return None
        if taken[at]:
            continue
        if found := PER_MILLION.before(words, at + 1):
            return Noun(found[0], at, None)
        unit = _unit_of(tokens, at)
        if unit:
            if any(PER_MILLION.before(words, place + 1) for place in range(at, max(0, at - 6), -1)):
                return Noun("per_million", at, None)
            per = next((found for place in range(at, max(0, at - 5), -1) if (found := PER.before(words, place))), None)
            return Noun(unit, at, per[0] if per else None)
    return None


def sentence_ends(tokens: Tokens, at: int) -> bool:
    """Whether a sentence ends at a token: a stop, or a full stop that closes no abbreviation ("Gen.", "U.S.")."""
    raw = tokens.raw
    sign = raw[at]
    if sign != ".":
        return sign in NOUN_STOPS
    following = raw[at + 1]
    if following and not following[0].isupper():
        return False
    before = raw[at - 1]
    return not (before[:1].isupper() and len(before) <= _ABBREVIATION)


def phrase_after(tokens: Tokens, end: int, single: bool) -> tuple[int, int] | None:
    """The noun phrase right after a number, as first token and place after it: "heart transplants", "of the soldiers".

    It ends in its first plural ("separate mission concepts"); one that is `single` ends before the next verb or
    preposition ("one proposal asks"). None where no noun is told.
    """
    words, raw = tokens.words, tokens.raw
    if words[end] in HYPHENS and tokens.glued(end) and tokens.glued(end + 1):  # "a 30-man squad"
        return (end + 1, end + 2) if words[end + 1].isalpha() else None
    at = end
    while words[at] in _OF_THE and at < end + 4:
        at += 1
    first = at
    joined = False
    if words[at][:1].isalpha() and not words[at].isalpha() and words[at].isalnum():
        return at, at + 1  # a sign of letters and digits: "90,000 km3"
    while at < first + _PHRASE:
        word = words[at]
        if word in HYPHENS and tokens.glued(at) and tokens.glued(at + 1):
            at += 1
            continue
        if word == "and" and at == first + 1 and not joined and not single:  # "US and allied aircraft"
            at, joined = at + 1, True
            continue
        if word[:1].isdecimal() and (
            raw[at + 1][:1].isupper() or (at > first and raw[at - 1 - (words[at - 1] in HYPHENS)][:1].isupper())
        ):
            at += 1  # "two 737 Max jets", "63,000 Model 3 sedans"
            if words[at] == "s" and tokens.glued(at):
                return first, at + 1  # "14 F-16s"
            continue
        if at > first and raw[at][:1].isupper() and word.isalnum() and not word.isalpha() and not word.isdecimal():
            at += 1  # "20 Airbus A350 jets"
            continue
        compound = at > first and words[at - 1] in HYPHENS  # "gas-only options"
        if not word.isalpha() or (is_function_word(tokens, at) and not compound) or begins_number(word, words[at + 1]):
            break
        if at == first and word in FINITE_VERBS:
            break  # "a majority of 80 gives"
        if single and at > first and (word in VERBS or (word.endswith(("s", "ed")) and not word.endswith("ss"))):
            break
        at += 1
        if not single and (is_plural(word) or (raw[at - 1][-1] == "s" and raw[at - 1][:-1].isupper())):  # "MPs"
            return first, at
    if single and at > first:
        return first, at
    return (first, first + 1) if words[first] in PEOPLE else None


def is_function_word(tokens: Tokens, at: int) -> bool:
    """Whether a token is a preposition, a pronoun, an auxiliary and such; no name in capitals ("IS fighters", "US")."""
    raw = tokens.raw[at]
    return tokens.words[at] in FUNCTION_WORDS and not (raw.isupper() and len(raw) > 1)


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun: "homes", "children", "staff"; not "this", "across", "thus"."""
    if word in PLURALS:
        return True
    if word.endswith(("men", "children")) and len(word) > 4:
        return word not in NO_PLURALS
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) and word not in NO_PLURALS


def _describes(tokens: Tokens, at: int) -> bool:
    """Whether a word for a people describes the next noun: "Japanese yen", "French law"; not "700 French left"."""
    following = tokens.raw[at + 1]
    if tokens.words[at].endswith("s") or not (following.isalpha() and following.islower()):
        return False
    return following not in FUNCTION_WORDS and following not in VERBS and not following.endswith("ed")


def _unit_of(tokens: Tokens, at: int) -> str | None:
    """The unit that a noun tells: people by their words or the ending of a demonym, things by the vocabulary's units."""
    word = tokens.words[at]
    capital = tokens.raw[at][:1].isupper()
    if word in PEOPLE or (capital and len(word) > 5 and word.endswith(DEMONYM_ENDINGS)):
        return None if capital and _describes(tokens, at) else "person"
    if word in UNITS.first and (found := UNITS.at(tokens.words, at)):
        unit = found[0]
        return unit if unit not in ONLY_BESIDE and unit in COUNT_UNITS else None
    return None
