"""Number expressions: digits, number words, magnitudes, fractions and the vague ones, as values."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from conflict_figures.extraction.tokens import Token, adjacent, is_quantity, word_at
from conflict_figures.extraction.vocabulary import (
    ARTICLES,
    CALENDAR_UNITS,
    FRACTIONS,
    FUNCTION_WORDS,
    LETTER_MAGNITUDES,
    MAGNITUDES,
    NUMBERS,
    VAGUE,
    VAGUE_BEFORE,
)

WORD_MAGNITUDES = MAGNITUDES.keys() - LETTER_MAGNITUDES


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression: the tokens it covers, its value (None where vague), and how it is worded.

    `scale` is the magnitude it was multiplied by ("3.1 million": 1,000,000); `kind` is digits, words, fraction or
    vague. A fraction's value is in percent.
    """

    first: int
    end: int
    value: float | None
    scale: int
    kind: str


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number expression that begins at a token, or None."""
    token = tokens[at]
    if token.kind == "number":
        return _slashed(tokens, at) or (_digits(tokens, at) if is_quantity(token) else None)
    if token.kind == "vulgar":
        return _share(tokens, at, at + 1, unicodedata.numeric(token.text))
    if token.kind != "word":
        return None
    return _one_in(tokens, at) or _fraction(tokens, at) or _vague(tokens, at) or _words(tokens, at)


def _slashed(tokens: Sequence[Token], at: int) -> Number | None:
    """ "1/5 of", "2/3 of": a share, in percent; "9/11" and "24/7" are none."""
    if word_at(tokens, at + 1) != "/" or word_at(tokens, at + 3) != "of":
        return None
    part, whole = tokens[at].text, tokens[at + 2].text
    if not (
        len(part) == len(whole) == 1 and whole.isdecimal() and adjacent(tokens, at + 1) and adjacent(tokens, at + 2)
    ):
        return None
    return _share(tokens, at, at + 3, int(part) / int(whole)) if 0 < int(part) < int(whole) else None


def _digits(tokens: Sequence[Token], at: int) -> Number:
    value, end, scale = float(tokens[at].text.replace(",", "")), at + 1, 1
    if adjacent(tokens, end) and tokens[end].kind == "vulgar":
        value, end = value + unicodedata.numeric(tokens[end].text), end + 1
    magnitude = _magnitude(tokens, end)
    if magnitude:
        scale, end = magnitude
    return Number(at, end, round(value * scale, 6), scale, "digits")


def _magnitude(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The magnitude at a token and the place after it; letters only where they touch the number, "3-million" too."""
    word = word_at(tokens, at)
    if word == "-" and word_at(tokens, at + 1) in WORD_MAGNITUDES and adjacent(tokens, at + 1):
        return MAGNITUDES[word_at(tokens, at + 1)], at + 2
    if word in WORD_MAGNITUDES or (word in LETTER_MAGNITUDES and adjacent(tokens, at)):
        return MAGNITUDES[word], at + 1
    return None


def _one_in(tokens: Sequence[Token], at: int) -> Number | None:
    """ "one in five", "four in every five", "two out of three": a share, in percent; "one in five days" is none."""
    part = NUMBERS.get(tokens[at].word)
    if not part:
        return None
    for middle in (("in", "every"), ("out", "of"), ("in",)):
        end = at + 1 + len(middle)
        if tuple(token.word for token in tokens[at + 1 : end]) == middle:
            whole = NUMBERS.get(word_at(tokens, end), 0)
            if part < whole and word_at(tokens, end + 1) not in CALENDAR_UNITS:
                return _share(tokens, at, end + 1, part / whole)
    return None


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """ "half", "a third", "two-thirds", "three quarters": a share, in percent."""
    if tokens[at].word == "half":
        return _share(tokens, at, at + 1, 0.5)
    article = tokens[at].word in ARTICLES
    parts = 1 if article else NUMBERS.get(tokens[at].word)
    named = at + 1 + (word_at(tokens, at + 1) == "-")
    fraction = word_at(tokens, named)
    if parts is None or fraction not in FRACTIONS:
        return None
    if article and fraction != "half" and named + 1 < len(tokens) and _is_noun(tokens[named + 1]):
        return None  # "a third country": an ordinal
    return _share(tokens, at, named + 1, parts / FRACTIONS[fraction])


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and token.text.islower() and token.word not in FUNCTION_WORDS


def _share(tokens: Sequence[Token], at: int, end: int, share: float) -> Number:
    """A share, in percent; of a magnitude it is a number of its own: "half a million", "a quarter of a million"."""
    of = end + (word_at(tokens, end) in ("of", "-"))
    of += word_at(tokens, of) in ARTICLES
    if of > end and word_at(tokens, of) in WORD_MAGNITUDES:
        scale = MAGNITUDES[tokens[of].word]
        return Number(at, of + 1, round(share * scale, 6), scale, "words")
    return Number(at, end, round(100 * share, 2), 1, "fraction")


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds of millions", "several hundred": a number that is not given."""
    if tokens[at].word in VAGUE_BEFORE and word_at(tokens, at + 1) in WORD_MAGNITUDES:
        return Number(at, at + 2, None, 1, "vague")
    if tokens[at].word not in VAGUE:
        return None
    end = at + 1
    while word_at(tokens, end) == "of" and VAGUE.get(word_at(tokens, end + 1), 0) > VAGUE[tokens[end - 1].word]:
        end += 2
    return Number(at, end, None, 1, "vague")


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    """Number words: "eighteen", "two hundred and fifty thousand", "a dozen", "twenty-five", "fifty-six hundred".

    Thousands, millions and so on stand in falling order, and the parts of a hundred below each: "one two" is two numbers.
    """
    cursor = end = at + (tokens[at].word in ARTICLES)
    if end > at and word_at(tokens, end) not in WORD_MAGNITUDES:
        return None
    total = current = least = 0
    scale = 1
    while cursor < len(tokens):
        word = tokens[cursor].word
        if word in NUMBERS and (cursor == at or _adds(current, NUMBERS[word])):
            current += NUMBERS[word]
        elif word in WORD_MAGNITUDES and cursor > at and _multiplies(current, least, MAGNITUDES[word]):
            scale = MAGNITUDES[word]
            current = max(current, 1) * scale
            if scale > 100:
                total, current, least = total + current, 0, scale
        else:
            break
        cursor = end = cursor + 1
        cursor += _connects(tokens, cursor, scale)
    return Number(at, end, float(total + current), scale, "words") if end > at + (tokens[at].word in ARTICLES) else None


def _adds(current: int, value: int) -> bool:
    """Whether a number word goes on a number: units after tens, anything below a hundred after a hundred."""
    below = current % 100
    return value > 0 and (below == 0 or (below >= 20 and below % 10 == 0 and value < 10))


def _multiplies(current: int, least: int, magnitude: int) -> bool:
    """Whether a magnitude goes on a number whose least thousand, million or so is `least` (0: none yet)."""
    if magnitude <= 100:
        return current < 100 and (current > 0 or not least)
    return not least or (current > 0 and magnitude < least)


def _connects(tokens: Sequence[Token], at: int, scale: int) -> int:
    """1 where the token only ties the next number word to the last: "twenty-five", "ten-million", "hundred and two"."""
    if word_at(tokens, at) == "and":
        return int(scale > 12 and word_at(tokens, at + 1) in NUMBERS)
    return int(
        word_at(tokens, at) == "-"
        and adjacent(tokens, at + 1)
        and (0 < NUMBERS.get(word_at(tokens, at + 1), 0) < 10 or word_at(tokens, at + 1) in WORD_MAGNITUDES)
    )
