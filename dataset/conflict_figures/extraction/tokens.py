"""Text as tokens: numbers, words and signs, each with its place. Made once a text; every rule reads these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A digit is any script's; a vulgar fraction ("½") is a token of its own, and no letter.
_TOKEN = re.compile(
    r"(?P<ordinal>\d{1,4}(?:st|nd|rd|th)(?![^\W_]))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
    r"|(?P<word>[^\W\d_¼-¾⅐-⅞]+(?:['’][^\W\d_¼-¾⅐-⅞]+)*\d*)"
    r"|(?P<sign>\S)"
)
_DIGITS_KEPT = 25  # a longer run of digits is no quantity that news would give


@dataclass(frozen=True, slots=True)
class Token:
    """A number, an ordinal, a vulgar fraction, a word or a sign. `word` is lower case, for look-ups."""

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


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place; nothing outside the text."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
