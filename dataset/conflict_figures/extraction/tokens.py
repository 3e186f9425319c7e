"""Text as tokens: numbers, words and signs, each with its place. Made once a text; every rule reads these."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conflict_figures.extraction.vocabulary import LONGEST, Phrase

_TOKEN = re.compile(
    r"(?P<ordinal>[0-9]{1,4}(?:st|nd|rd|th)(?![A-Za-z0-9]))"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*[0-9²]*)"
    r"|(?P<sign>[^\s])"
)
_DIGITS_KEPT = 25  # a longer run of digits is no quantity that news would give


@dataclass(frozen=True, slots=True)
class Token:
    """A number, an ordinal, a word or a sign. `word` is lower case, for look-ups."""

    kind: str
    text: str
    word: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    return [
        Token(match.lastgroup or "sign", match.group(), match.group().lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def is_quantity(token: Token) -> bool:
    """Whether a token is a number short enough to be a quantity."""
    return token.kind == "number" and len(token.text) <= _DIGITS_KEPT


def phrase_at(tokens: Sequence[Token], at: int, phrases: Mapping[Phrase, str]) -> tuple[str, int] | None:
    """The longest of the phrases that begins at a token: its group, and the place after it."""
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        group = phrases.get(tuple(token.word for token in tokens[at : at + length]))
        if group:
            return group, at + length
    return None


def phrase_before(tokens: Sequence[Token], at: int, phrases: Mapping[Phrase, str]) -> tuple[str, int] | None:
    """The longest of the phrases that ends right before a token: its group, and the place where it begins."""
    for length in range(min(LONGEST, at), 0, -1):
        group = phrases.get(tuple(token.word for token in tokens[at - length : at]))
        if group:
            return group, at - length
    return None


def adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
