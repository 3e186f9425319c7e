"""Number expressions: digits, number words, magnitudes, fractions and the vague ones, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

from conflict_figures.extraction.tokens import Token, adjacent, is_quantity
from conflict_figures.extraction.vocabulary import (
    FRACTIONS,
    FUNCTION_WORDS,
    LETTER_MAGNITUDES,
    MAGNITUDES,
    NUMBERS,
    VAGUE,
    VAGUE_BEFORE,
)

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: the tokens it covers, its value (None where vague), and how it is worded.

    `scale` is the magnitude it was multiplied by ("3.1 million": 1,000,000); `kind` is digits, words, fraction or vague.
    """

    first: int
    end: int
    value: float | None
    scale: int
    kind: str


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number expression that begins at a token, or None."""
    token = tokens[at]
    if token.kind == "sign" and token.text in _VULGAR:
        return Number(at, at + 1, round(100 * _VULGAR[token.text], 2), 1, "fraction")
    if token.kind == "number":
        return _digits(tokens, at) if is_quantity(token) else None
    if token.kind != "word":
        return None
    return _one_in(tokens, at) or _fraction(tokens, at) or _vague(tokens, at) or _words(tokens, at)


def _digits(tokens: Sequence[Token], at: int) -> Number:
    value, end, scale = float(tokens[at].text.replace(",", "")), at + 1, 1
    if adjacent(tokens, end) and tokens[end].text in _VULGAR:
        value, end = value + _VULGAR[tokens[end].text], end + 1
    magnitude = _magnitude(tokens, end)
    if magnitude:
        scale, end = magnitude
    if "." in tokens[at].text or value * scale < 2**53:
        value = round(value * scale, 6)
    return Number(at, end, value, scale, "digits")


def _magnitude(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The magnitude at a token and the place after it; letters only where they touch the number, "3-million" too."""
    if (
        at + 1 < len(tokens)
        and tokens[at].text == "-"
        and tokens[at + 1].word in MAGNITUDES
        and adjacent(tokens, at + 1)
    ):
        word = tokens[at + 1].word
        return (MAGNITUDES[word], at + 2) if word not in LETTER_MAGNITUDES else None
    if at >= len(tokens) or tokens[at].word not in MAGNITUDES:
        return None
    word = tokens[at].word
    if word in LETTER_MAGNITUDES and not adjacent(tokens, at):
        return None
    return MAGNITUDES[word], at + 1


def _one_in(tokens: Sequence[Token], at: int) -> Number | None:
    """ "one in five", "four in every five", "two out of three": a share, in percent."""
    words = [token.word for token in tokens[at : at + 4]]
    if not words or words[0] not in NUMBERS:
        return None
    for middle in (["in", "every"], ["out", "of"], ["in"]):
        if words[1 : 1 + len(middle)] == middle and len(words) > 1 + len(middle):
            whole = NUMBERS.get(words[1 + len(middle)])
            if whole and NUMBERS[words[0]] < whole:
                return Number(at, at + 2 + len(middle), round(100 * NUMBERS[words[0]] / whole, 2), 1, "fraction")
    return None


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """ "half", "a third", "two-thirds", "three quarters": a share, in percent."""
    if tokens[at].word == "half":
        return Number(at, at + 1, 50.0, 1, "fraction")
    parts = 1 if tokens[at].word in _ARTICLES else NUMBERS.get(tokens[at].word)
    end = at + 1
    if parts is None or end >= len(tokens):
        return None
    if tokens[end].text == "-":
        end += 1
    if end >= len(tokens) or tokens[end].word not in FRACTIONS:
        return None
    named = tokens[at].word in _ARTICLES and tokens[end].word != "half"
    if named and end + 1 < len(tokens) and _is_noun(tokens[end + 1]):
        return None  # "a third country": an ordinal
    return Number(at, end + 1, round(100 * parts / FRACTIONS[tokens[end].word], 2), 1, "fraction")


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and token.text.islower() and token.word not in FUNCTION_WORDS


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds of millions", "several hundred": a number that is not given."""
    end = at
    if tokens[at].word in VAGUE_BEFORE and at + 1 < len(tokens) and tokens[at + 1].word in MAGNITUDES:
        return Number(at, at + 2, None, 1, "vague") if tokens[at + 1].word not in LETTER_MAGNITUDES else None
    if tokens[at].word not in VAGUE:
        return None
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].word == "of" and tokens[end + 1].word in VAGUE:
        end += 2
    return Number(at, end, None, 1, "vague") if tokens[end - 1].word != "tens" else None


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    """Number words: "eighteen", "two hundred and fifty thousand", "a dozen", "twenty-five", "fifty-six hundred"."""
    end, total, current, scale, seen = at, 0, 0, 1, False
    if tokens[at].word in _ARTICLES:
        follows = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if follows not in MAGNITUDES or follows in LETTER_MAGNITUDES:
            return None
        end += 1
    while end < len(tokens):
        word = tokens[end].word
        if word in NUMBERS and not (current % 100 and NUMBERS[word] >= 10) and not (seen and 0 < current % 100 < 20):
            current, end, seen = current + NUMBERS[word], end + 1, True
        elif word in MAGNITUDES and word not in LETTER_MAGNITUDES and (seen or end > at):
            scale = MAGNITUDES[word]
            if scale <= 100:
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0
            end, seen = end + 1, True
        elif (
            tokens[end].text == "-" and end > at and adjacent(tokens, end + 1) and _continues(tokens, end + 1, current)
        ) or (word == "and" and scale > 12 and end + 1 < len(tokens) and tokens[end + 1].word in NUMBERS):
            end += 1
        else:
            break
    return Number(at, end, float(total + current), scale, "words") if seen else None


def _continues(tokens: Sequence[Token], at: int, current: int) -> bool:
    """Whether the word after a hyphen goes on the number: "twenty-five", "ten-million"."""
    word = tokens[at].word
    tens = current % 100
    return (tens >= 20 and tens % 10 == 0 and 0 < NUMBERS.get(word, 0) < 10) or (
        word in MAGNITUDES and word not in LETTER_MAGNITUDES
    )
