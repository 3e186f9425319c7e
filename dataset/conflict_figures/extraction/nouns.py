"""What a number counts: the noun that tells its unit, looked for after the number and then before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from conflict_figures.extraction.tokens import Token
from conflict_figures.extraction.vocabulary import (
    DEMONYM_ENDINGS,
    FUNCTION_WORDS,
    NOUN_BRIDGES,
    NOUN_REACH,
    NOUN_STOPS,
    ONLY_BESIDE,
    PEOPLE,
    PER,
    PER_MILLION,
    UNIT_KINDS,
    UNITS,
)

_ABBREVIATION = 4  # the longest capitalised word that a full stop abbreviates: "Capt."


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that tells a unit: the unit, the word, and per what where that is said beside it."""

    unit: str
    word: str
    per: str | None


def noun_after(tokens: Sequence[Token], end: int, until: int) -> Noun | None:
    """The noun that a number's own phrase ends in: after the number and before the next one, with no preposition between."""
    for at in range(end, min(until, end + NOUN_REACH, len(tokens))):
        token = tokens[at]
        unit = _unit_of(tokens, at)
        if unit:
            per = PER.at(tokens, at + 1)
            return Noun(unit, token.word, per[0] if per else None)
        if sentence_ends(tokens, at) or (token.word in FUNCTION_WORDS and token.word not in NOUN_BRIDGES):
            return None
    return None


def noun_before(tokens: Sequence[Token], first: int, taken: Sequence[bool]) -> Noun | None:
    """The nearest noun before a number in its sentence that no other number counts (`taken`)."""
    for at in range(first - 1, max(-1, first - 4 * NOUN_REACH), -1):
        token = tokens[at]
        if sentence_ends(tokens, at):
            return None
        if taken[at]:
            continue
        if found := PER_MILLION.before(tokens, at + 1):
            return Noun(found[0], "inhabitants", None)
        unit = _unit_of(tokens, at)
        if unit:
            if any(PER_MILLION.before(tokens, place + 1) for place in range(at, max(0, at - 6), -1)):
                return Noun("per_million", token.word, None)
            per = next((found for place in range(at, max(0, at - 5), -1) if (found := PER.before(tokens, place))), None)
            return Noun(unit, token.word, per[0] if per else None)
    return None


def sentence_ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends at a token: a stop, or a full stop that closes no abbreviation ("Gen.", "U.S.")."""
    token = tokens[at]
    if token.text != ".":
        return token.text in NOUN_STOPS
    before = tokens[at - 1].text if at else ""
    if at + 1 < len(tokens) and not tokens[at + 1].text[:1].isupper():
        return False
    return not (before[:1].isupper() and len(before) <= _ABBREVIATION)


def _unit_of(tokens: Sequence[Token], at: int) -> str | None:
    """The unit that a noun tells: people by their words or the ending of a demonym, things by the vocabulary's units."""
    token = tokens[at]
    if token.kind != "word":
        return None
    if token.word in PEOPLE or (
        token.text[:1].isupper() and len(token.word) > 5 and token.word.endswith(DEMONYM_ENDINGS)
    ):
        return "person"
    found = UNITS.at(tokens, at)
    return (
        found[0]
        if found and found[0] not in ONLY_BESIDE and UNIT_KINDS[found[0]] in ("count", "area", "rate")
        else None
    )
