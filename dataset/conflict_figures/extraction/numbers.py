"""Number expressions: digits, number words, magnitudes, fractions, multiples and the vague ones, as values."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import (
    ARTICLES,
    COUNT_UNITS,
    CURRENCIES,
    CURRENCY_SIGNS,
    DIMENSIONS,
    FRACTIONS,
    FUNCTION_WORDS,
    HYPHENS,
    LENGTHS,
    LETTER_MAGNITUDES,
    MAGNITUDES,
    MINUS,
    MULTIPLES,
    NO_HALF_AFTER,
    NO_SHARES_OF,
    NUMBERS,
    PERCENT,
    UNITS,
    VAGUE,
    VAGUE_BEFORE,
    VAGUE_ONLY_OF,
    WORD_MAGNITUDES,
)

SLASHES = ("/", "⁄")
_DIGITS_KEPT = 25  # a longer run of digits is no quantity that news would give


class Number(NamedTuple):
    """A number expression: the tokens it covers, its value (None where vague), and how it is worded.

    `scale` is the magnitude it was multiplied by ("3.1 million": 1,000,000); `kind` is digits, words, fraction, multiple
    or vague. A fraction's value is in percent.
    """

    first: int
    end: int
    value: float | None
    scale: int
    kind: str


def begins_number(word: str, following: str) -> bool:
    """Whether a number expression may begin at a word (`following` is the next one)."""
    if word in _ONLY_BEFORE:
        return following in _AFTER_ARTICLE if word in ARTICLES else following in WORD_MAGNITUDES
    return word in READERS or (not word[:1].isalpha() and word[:1].isnumeric())


def number_at(tokens: Tokens, at: int) -> Number | None:
    """The number expression that begins at a token, or None."""
    word = tokens.words[at]
    reader = READERS.get(word)
    if reader:
        return reader(tokens, at)
    if word[:1].isdecimal():
        if not word[-1].isdecimal():
            return None  # an ordinal
        slashed = tokens.words[at + 1] in SLASHES and _slashed(tokens, at)
        return slashed or (_digits(tokens, at) if len(word) <= _DIGITS_KEPT else None)
    if len(word) == 1 and not word.isalpha() and word.isnumeric():
        return _share(tokens, at, at + 1, unicodedata.numeric(word))
    if word[:1] == "." and word[1:].isdecimal():
        return Number(at, at + 1, float(word), 1, "digits")
    return None


def _slashed(tokens: Tokens, at: int) -> Number | None:
    """ "1/5 of", "2/3 of", "1/16 of a pint": a share, in percent; "9/11" and "24/7" are none."""
    words = tokens.words
    if words[at + 3] != "of":
        return None
    part, whole = words[at], words[at + 2]
    if not (part.isdecimal() and whole.isdecimal() and len(part) < 3 and len(whole) < 4):
        return None
    if not (0 < int(part) < int(whole) and tokens.glued(at + 1) and tokens.glued(at + 2)):
        return None
    return _share(tokens, at, at + 3, int(part) / int(whole))


def _digits(tokens: Tokens, at: int) -> Number:
    words = tokens.words
    word, end, scale = words[at], at + 1, 1
    decimal_comma = word[-2:-1] == "," or word[-3:-2] == ","
    value = float(word.replace(",", "." if decimal_comma else ""))
    following = words[end]
    if following in _AFTER_PART and (word == "1" or words[end + 1] == "10" or words[end + 2] == "10"):
        share = _one_in(tokens, at)
        if share:
            return share
    if len(following) == 1 and following.isnumeric() and not following.isdecimal() and tokens.glued(end):
        value, end = value + unicodedata.numeric(following), end + 1
    magnitude = _magnitude(tokens, end) if words[end] in _BEGIN_MAGNITUDE else None
    while magnitude and (scale in _MULTIPLIED and magnitude[0] > scale):  # "4 hundred million", "2 lakh crore"
        scale, end = scale * magnitude[0], magnitude[1]
        magnitude = _magnitude(tokens, end)
    if scale > 1:
        value = round(value * scale, 6)
    elif words[end] in ("×", "x") and words[end + 1] == "10" and (power := _power(tokens, end + 2)):
        value, end = value * 10.0 ** power[0], power[1]
    return Number(at, end, value, scale, "digits")


def _magnitude(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The magnitude at a token and the place after it; letters only where they touch the number, "3-million" too."""
    words = tokens.words
    word = words[at]
    if word in WORD_MAGNITUDES:
        return MAGNITUDES[word], at + 1
    if word in LETTER_MAGNITUDES:
        if not tokens.glued(at) and not (tokens.raw[at].isupper() or len(word) > 1):
            return None
        if word == "m" and _is_metre(words, at):
            return None
        return MAGNITUDES[word], at + 1
    if word == "-" and words[at + 1] in WORD_MAGNITUDES and tokens.glued(at + 1):
        return MAGNITUDES[words[at + 1]], at + 2
    return None


def _power(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The power of ten at a token and the place after it: "1.99 × 10^30", "3 × 10−5"."""
    words = tokens.words
    sign = -1 if words[at] in MINUS else 1
    at += words[at] in MINUS or words[at] == "^"
    return (sign * int(words[at]), at + 1) if words[at].isdecimal() and len(words[at]) < 3 else None


def _is_metre(words: list[str], at: int) -> bool:
    """ "37m long", "a 37m-high wall", "37m (121ft)": metres, no millions."""
    after = at + 1 + (words[at + 1] == "-")
    if not LENGTHS.isdisjoint(words[max(0, at - _LENGTHS_BEFORE) : at]):
        return words[at - 2] not in CURRENCY_SIGNS.last
    return words[after] in DIMENSIONS or (words[after] == "(" and words[after + 2] in ("ft", "feet", "yd", "yards"))


_LENGTHS_BEFORE = 14  # how many words back a length tells that "m" is metres


def _one_in(tokens: Tokens, at: int) -> Number | None:
    """ "one in five", "four in every five", "1 in 5", "two out of three": a share, in percent; "one in five days" is none."""
    words = tokens.words
    if words[at + 1] == "in":
        end = at + 2 + (words[at + 2] == "every")
    elif words[at + 1] == "out" and words[at + 2] == "of":
        end = at + 3 + (words[at + 3] == "every")
    else:
        return None
    part, whole = _small(words[at]), _small(words[end])
    following = words[end + 1]
    if following in NO_SHARES_OF or (part > 1 and whole > 5 and whole != 10):
        return None  # "two in seven innings"
    if 0 < part < whole and not (UNITS.at(words, end + 1) or following in WORD_MAGNITUDES or following in HYPHENS):
        return _share(tokens, at, end + 1, part / whole)
    return None


def _small(word: str) -> int:
    """A small whole number, in words or digits; 0 for anything else."""
    return int(word) if word.isdecimal() and len(word) < 4 else NUMBERS.get(word, 0)


def _fraction(tokens: Tokens, at: int) -> Number | None:
    """ "half", "a third", "two-thirds", "three quarters": a share, in percent."""
    words = tokens.words
    word = words[at]
    if word == "half":
        no_share = words[at + 1] == "-" or words[at - 1] in NO_HALF_AFTER  # "half-time", "the first half"
        return None if no_share else _share(tokens, at, at + 1, 0.5)
    article = word in ARTICLES
    if word != "half" and article and words[at + 2] == "-":
        return None  # "a third-party check"
    named = at + 1 + (words[at + 1] == "-")
    fraction = words[named]
    if fraction not in FRACTIONS:
        return None
    if article and fraction != "half" and _is_noun(tokens, named + 1):
        return None  # "a third country": an ordinal
    parts = 1 if article else NUMBERS[word]
    if parts > 1 and fraction == "half":
        return None
    return _share(tokens, at, named + 1, parts / FRACTIONS[fraction])


def _is_noun(tokens: Tokens, at: int) -> bool:
    raw = tokens.raw[at]
    return raw.isalpha() and raw.islower() and raw not in FUNCTION_WORDS


def _share(tokens: Tokens, at: int, end: int, share: float) -> Number:
    """A share, in percent; of a magnitude it is a number of its own: "half a million", "a quarter of a million"."""
    words = tokens.words
    of = end + (words[end] in ("of", "-"))
    of += words[of] in ARTICLES
    if of > end and words[of] in WORD_MAGNITUDES:
        scale = MAGNITUDES[words[of]]
        return Number(at, of + 1, round(share * scale, 6), scale, "words")
    if of > end and words[of - 1] in ARTICLES and _is_measured(words, of):
        return Number(at, of, share, 1, "words")  # "half a cent", "a quarter of a mile"
    return Number(at, end, float(f"{100 * share:.4g}"), 1, "fraction")


def _is_measured(words: Sequence[str], at: int) -> bool:
    """Whether the words at a token are a unit that may be had in parts, and no noun that is counted."""
    unit = UNITS.at(words, at)
    return (unit is not None and unit[0] not in COUNT_UNITS) or bool(CURRENCIES.at(words, at) or PERCENT.at(words, at))


def _vague(tokens: Tokens, at: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds of millions": a number that is not given."""
    words = tokens.words
    end = at + 1
    if words[at] in VAGUE_ONLY_OF and words[end] != "of":
        return None  # "two scores"
    while words[end] == "of" and VAGUE.get(words[end + 1], 0) > VAGUE[words[end - 1]]:
        end += 2
    return Number(at, end, None, 1, "vague")


def _vague_before(tokens: Tokens, at: int) -> Number | None:
    """ "several hundred", "a few thousand"."""
    return Number(at, at + 2, None, 1, "vague") if tokens.words[at + 1] in WORD_MAGNITUDES else None


def _multiple(tokens: Tokens, at: int) -> Number | None:
    """ "tenfold"; "twice", "double" and "triple" where they multiply something ("twice as many", "double the number")."""
    words = tokens.words
    value, alone = MULTIPLES[words[at]]
    as_as = words[at + 1] == "as" and "as" in words[at + 3 : at + 6]
    if alone or as_as or words[at + 1] in ("the", "that", "its", "their", "what"):
        return Number(at, at + 1, float(value), 1, "multiple")
    return None


def _negative(tokens: Tokens, at: int) -> Number | None:
    """ "minus 40", "minus-40", "minus five"; "plus or minus 3" has no sign."""
    words = tokens.words
    number_at_ = at + 1 + (words[at + 1] == "-")
    if not (words[number_at_][:1].isdecimal() or words[number_at_] in NUMBERS):
        return None
    number = number_at(tokens, number_at_)
    if number is None or number.value is None:
        return None
    if words[at - 1] == "or" and words[at - 2] == "plus":
        return number
    return number._replace(first=at, value=-number.value)


def _article(tokens: Tokens, at: int) -> Number | None:
    """ "a third", "a million", "a dozen", "a few hundred", "a year and a half"."""
    words = tokens.words
    following = words[at + 1]
    if words[at + 4] == "half" and words[at + 3] == "a" and words[at + 2] == "and" and _is_measured(words, at + 1):
        return Number(at, at + 5, 1.5, 1, "words")
    if following in WORD_MAGNITUDES:
        return _words(tokens, at)
    if following in FRACTIONS:
        return _fraction(tokens, at)
    if following in VAGUE_BEFORE and words[at + 2] in WORD_MAGNITUDES:
        return Number(at + 1, at + 3, None, 1, "vague")
    return None


def _number_word(tokens: Tokens, at: int) -> Number | None:
    words = tokens.words
    following = words[at + 1]
    if following in _AFTER_PART:
        found = _one_in(tokens, at) if following in ("in", "out") else _fraction(tokens, at)
        if found:
            return found
        if following == "-" and words[at + 2] == "fold":
            return Number(at, at + 3, float(NUMBERS[words[at]]), 1, "multiple")
    elif following not in _GOES_ON:
        return Number(at, at + 1, float(NUMBERS[words[at]]), 1, "words")
    return _words(tokens, at)


def _words(tokens: Tokens, at: int) -> Number | None:
    """Number words: "eighteen", "two hundred and fifty thousand", "a dozen", "twenty-five", "fifty-six hundred".

    Thousands, millions and so on stand in falling order, and the parts of a hundred below each: "one two" is two numbers.
    """
    words = tokens.words
    begin = at + (words[at] in ARTICLES)
    cursor = end = begin
    total = current = least = 0
    scale = 1
    while True:
        word = words[cursor]
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
    half = words[end] == "and" and words[end + 1] == "a" and words[end + 2] == "half"
    if half and end > begin:
        return Number(at, end + 3, total + current + scale / 2, scale, "words")
    return Number(at, end, float(total + current), scale, "words") if end > begin else None


def _adds(current: int, value: int) -> bool:
    """Whether a number word goes on a number: units after tens, anything below a hundred after a hundred."""
    below = current % 100
    return value > 0 and (below == 0 or (below >= 20 and below % 10 == 0 and value < 10))


def _multiplies(current: int, least: int, magnitude: int) -> bool:
    """Whether a magnitude goes on a number whose least thousand, million or so is `least` (0: none yet)."""
    if magnitude <= 100:
        return current < 100 and (current > 0 or not least)
    return not least or (current > 0 and magnitude < least)


def _connects(tokens: Tokens, at: int, scale: int) -> int:
    """1 where the token only ties the next number word to the last: "twenty-five", "ten-million", "hundred and two"."""
    words = tokens.words
    if words[at] == "and":
        return int(scale > 12 and words[at + 1] in NUMBERS)
    return int(
        words[at] == "-"
        and tokens.glued(at + 1)
        and (0 < NUMBERS.get(words[at + 1], 0) < 10 or words[at + 1] in WORD_MAGNITUDES)
    )


_MULTIPLIED = frozenset({1, 12, 100, 1_000, 100_000})  # what another magnitude may follow
_BEGIN_MAGNITUDE = MAGNITUDES.keys() | {"-"}
READERS: dict[str, Callable[[Tokens, int], Number | None]] = {
    **dict.fromkeys(NUMBERS, _number_word),
    **dict.fromkeys(ARTICLES, _article),
    **dict.fromkeys(VAGUE, _vague),
    **dict.fromkeys(VAGUE_BEFORE, _vague_before),
    **dict.fromkeys(MULTIPLES, _multiple),
    **dict.fromkeys(MINUS, _negative),
    "half": _fraction,
}
_ONLY_BEFORE = ARTICLES | VAGUE_BEFORE  # common words that begin a number only before some others
_AFTER_ARTICLE = WORD_MAGNITUDES | FRACTIONS.keys() | VAGUE_BEFORE
_AFTER_PART = frozenset({"in", "out", "-"}) | FRACTIONS.keys()  # after a number word: perhaps a share
_GOES_ON = frozenset({"-", "and"}) | WORD_MAGNITUDES | NUMBERS.keys()  # after a number word: perhaps more of it
