"""Numbers that are no quantities: those of names ("Jane's 360", "F-16"), clock times, scores and telephone numbers."""

from collections.abc import Sequence

from conflict_figures.extraction.nouns import phrase_after, sentence_ends
from conflict_figures.extraction.numbers import Number
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import (
    ABBREVIATIONS,
    BEFORE,
    CURRENCIES,
    CURRENCY_SIGNS,
    DECADES_AFTER,
    DEMONYM_ENDINGS,
    DETERMINERS,
    FUNCTION_WORDS,
    HYPHENS,
    LEVELS,
    LIST_MARKS,
    MERIDIEMS,
    NAME_AFTER,
    NAME_AFTER_ANY_CASE,
    NAME_AFTER_HYPHEN,
    NAME_BEFORE_HYPHEN,
    NAME_SUFFIXES,
    NAMES,
    NO_DESIGNATIONS,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    NUMBERS,
    ONE_DAY_AFTER,
    ONE_DAY_BEFORE,
    PARTICIPLES,
    PEOPLE,
    PERCENT,
    PLACING,
    PREDICATES,
    SCORE_WORDS,
    STREETS,
    TIME_ZONES,
    UNITS,
    VERBS,
    WORD_MAGNITUDES,
)

_NUMBERS_OF_NAMES = frozenset(word for name in NAMES.groups for word in name if not word.isalpha() or word in NUMBERS)
_AFTER_TIME = MERIDIEMS | TIME_ZONES | {":", "a", "p"}
_HINTS = _AFTER_TIME | HYPHENS | NAME_SUFFIXES | LEVELS | {"s"}  # beside a number that may be no quantity
_FEW = 100
_NAMED_BELOW = 10_000  # a name has no larger number


def is_plain(tokens: Tokens, at: int, end: int) -> bool:
    """Whether nothing beside a number in digits hints at a name, a time or a score; most numbers are so."""
    words, raw = tokens.words, tokens.raw
    return (
        raw[at - 1].islower()
        and words[at - 1] not in NAME_AFTER_ANY_CASE
        and words[end] not in _HINTS
        and words[at] not in _NUMBERS_OF_NAMES
        and not raw[at + 1][:1].isupper()
        and at > 0
        and not _is_cipher(raw[at + 1])
    )


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether a number belongs to a name: "Jane's 360", "Resolution 2178", "F-16", "iPhone 14 Pro"."""
    words, raw = tokens.words, tokens.raw
    before = words[at - 1]
    if before == "." and at > 2 and tokens.glued(at) and tokens.glued(at - 1):  # "ID.4"
        return True
    if words[at + 1] in HYPHENS and words[at + 2] in NAME_AFTER_HYPHEN:
        return True  # "a two-time winner", "a six-figure sum"
    if not before or at == 0:
        named = NAMES.at(words, at)
        return named is not None and at < named[1]
    if before in NAME_AFTER and (raw[at - 1][0].isupper() or before in NAME_AFTER_ANY_CASE):
        return True
    if before == "." and words[at - 2] in NAME_AFTER_ANY_CASE and raw[at][0].isdecimal():
        return True
    if words[at + 1] in LEVELS and words[at].isdecimal() and 1900 <= int(words[at]) < 2100:
        return True  # "below 1990 levels"
    if before == "of" and raw[at - 2] == "Group" and not phrase_after(tokens, at + 1, False):
        return True
    if tokens.glued(at + 1) and (raw[at + 1] in NAME_SUFFIXES or (raw[at + 1] == "s" and _is_decade(words, at))):
        return True
    if before == "#" or (
        tokens.glued(at) and raw[at - 1].isupper() and raw[at - 1] not in CURRENCY_SIGNS.last
    ):  # "XC40"
        return True
    if tokens.glued(at + 1) and (raw[at + 1] == "G" or _is_cipher(raw[at + 1])):
        return True  # "5G", "24seven"
    if before in HYPHENS:
        if not (tokens.glued(at) and tokens.glued(at - 1) and raw[at - 2].isalnum()):
            return False
        if not raw[at - 2].isalpha():
            return raw[at - 2][0].isalpha()  # "i7-8700"
        return _is_designation(raw[at - 2]) or words[at - 2] in NAME_BEFORE_HYPHEN
    if raw[at + 1][:1].isupper() and not STREETS.isdisjoint(words[at + 1 : at + 6]) and _is_address(tokens, at):
        return True
    if words[at] in _NUMBERS_OF_NAMES:
        for start in range(max(0, at - NAMES.longest + 1), at + 1):
            named = NAMES.at(words, start)
            if named and at < named[1]:
                return True
    return False


def _is_decade(words: Sequence[str], at: int) -> bool:
    """ "In their 20s and 30s", "the mid 70s": tens of years or degrees, and no seconds."""
    if not (words[at].isdecimal() and words[at][-1] == "0" and len(words[at]) in (2, 4)):
        return False
    return words[at - 1] in DECADES_AFTER or (words[at - 2] == "s" and words[at - 1] in LIST_MARKS)


def _is_cipher(raw: str) -> bool:
    """Whether letters that touch a number are no unit, magnitude or suffix of it."""
    raw = raw.rstrip("0123456789")
    return raw.isalpha() and raw.islower() and len(raw) > 4 and raw not in UNITS.first and raw not in WORD_MAGNITUDES


def _is_address(tokens: Tokens, at: int) -> bool:
    """ "49 Oak Ranch Road": nothing but capitals, signs and numbers up to the word for a street."""
    for place in range(at + 1, at + 6):
        raw = tokens.raw[place]
        if tokens.words[place] in STREETS:
            return raw[0].isupper()
        if not (raw[:1].isupper() or raw[:1].isdecimal()):
            return False
    return False


def _is_designation(raw: str) -> bool:
    """ "F" of "F-16", "COVID" of "COVID-19", "Dawn" of "Dawn-8"; "Mid-2015" and "Pre-1990" have none."""
    return raw[:1].isupper() and raw.lower() not in FUNCTION_WORDS and raw.lower() not in NO_DESIGNATIONS


def is_capitalised_name(tokens: Tokens, number: Number) -> bool:
    """Whether a bare small number stands in a capitalised name: "the Big 12", "Windows 10", "Model 3"."""
    words, raw = tokens.words, tokens.raw
    at, end = number.first, number.end
    before = raw[at - 1]
    if number.kind == "words" and raw[at][0].isupper() and words[at - 1] in ("'s", "’s"):
        return True  # "Ocean's Eleven"
    if number.kind == "words" and at and before.isalpha() and raw[at][0].isupper() and raw[end][:1].isupper():
        return True  # "the Three Lions"
    described = words[at - 1] in DETERMINERS or words[at - 1] in ("'s", "’s")
    if described and number.kind == "digits" and end == at + 1 and at:
        return _is_title(tokens, at)
    if before.islower():
        return False
    if number.kind == "words" and at and raw[at][0].isupper() and before.isalpha() and before[:1].isupper():
        return True  # "the Big Three"
    if number.kind != "digits" or number.scale > 1 or end != at + 1 or at == 0:
        return False
    if not raw[at].isdecimal() or (number.value or 0) >= _NAMED_BELOW or not before.isalpha():
        return False
    if words[end] in PREDICATES or before.endswith(DEMONYM_ENDINGS) or words[at - 1] in PEOPLE:
        return False  # "Portugal 14 short", "of 24 Belgians 6 died"
    if (
        words[at - 1] in FUNCTION_WORDS
        or words[at - 1] in VERBS
        or BEFORE.before(words, at)
        or CURRENCIES.at(words, at - 1)
    ):
        return False
    following = words[end]
    if raw[end][:1].isupper() and raw[end].isalpha():
        return not ABBREVIATIONS.at(raw, end) and words[end] not in PEOPLE
    if following in HYPHENS:
        return before.isupper() and len(before) > 1
    if PERCENT.at(words, end) or UNITS.at(words, end) or following in WORD_MAGNITUDES:
        return False
    phrase = phrase_after(tokens, end, False) if following not in VERBS else None
    if phrase and words[phrase[1] - 1] not in PARTICIPLES:  # not "the Act 1974 leaving it open"
        placed = words[at - 2] in PLACING  # "near Mosul 7 villages"
        few = (number.value or 0) < _FEW and words[phrase[1] - 1] not in PEOPLE and not placed
        return few and not _follows_another(tokens, at - 1)  # "Windows 11 users", but "Germany 200 fighters"
    if following in LIST_MARKS or not following:
        start = at - 1
        while start > 0 and (raw[start - 1][:1].isupper() or words[start - 1] in ("of", "the", "-", "&")):
            start -= 1
        listed = words[start - 1] in LIST_MARKS and (
            words[start - 1] not in (",", "and", "or") or _follows_another(tokens, start - 1)
        )
        goes_on = raw[end + 1][:1].isupper() and any(raw[place][:1].isdecimal() for place in range(end + 2, end + 5))
        if goes_on or listed or (start == 0 and words[0] not in DETERMINERS):
            return False
        return start == 0 or not sentence_ends(tokens, start - 1)
    return True


def _follows_another(tokens: Tokens, at: int) -> bool:
    """Whether a name and its number stand before the comma or "and" at a token: "France 300, Italy 200"."""
    words, raw = tokens.words, tokens.raw
    numbers = (place for place in range(max(1, at - 4), at) if raw[place][:1].isdecimal() or words[place] in NUMBERS)
    return any(raw[place - 1][:1].isupper() for place in numbers)


def _is_title(tokens: Tokens, at: int) -> bool:
    """Whether a number between an article and a name belongs to it ("the 737 Max") and counts nothing ("the 27 EU members")."""
    words, raw = tokens.words, tokens.raw
    following = raw[at + 1]
    if not (following[:1].isupper() and following.isalpha() and words[at].isdecimal()) or int(words[at]) >= 100_000:
        return False
    if ABBREVIATIONS.at(raw, at + 1) or words[at + 1] in PEOPLE or UNITS.at(words, at + 1):
        return False
    return not (CURRENCIES.at(words, at + 1) or phrase_after(tokens, at + 1, False) or words[at + 1] in WORD_MAGNITUDES)


def designation_end(tokens: Tokens, end: int) -> int:
    """The place after the further numbers of a name: "ISO 3888-2"."""
    words = tokens.words
    while words[end] in HYPHENS and words[end + 1].isdecimal() and tokens.glued(end) and tokens.glued(end + 1):
        end += 2
    return end


def is_clock_time(tokens: Tokens, at: int) -> int:
    """The place after a clock time that begins at a number ("17:22", "10.45pm", "2 p.m.", "1700 GMT"); 0 for none."""
    words = tokens.words
    end = at + 1
    if words[end] not in _AFTER_TIME:
        return 0
    timed = False
    while words[end] == ":" and words[end + 1][:1].isdecimal() and tokens.glued(end) and tokens.glued(end + 1):
        timed, end = True, end + 2
    word = words[end]
    if word in MERIDIEMS:
        return end + 1
    if word in ("a", "p") and words[end + 1] == "." and words[end + 2] == "m":
        return end + 3 + (words[end + 3] == ".")
    if word in TIME_ZONES and tokens.raw[end].isupper():
        return end + 1
    return end if timed else 0


def is_score(tokens: Tokens, at: int) -> int:
    """The place after a score or a telephone number ("2-2", "beat them 3-1", "555-010-22"); 0 for none."""
    words = tokens.words
    end = at
    while (
        words[end + 1] in HYPHENS and words[end + 2][:1].isdecimal() and tokens.glued(end + 1) and tokens.glued(end + 2)
    ):
        end += 2
    if end > at + 2 or (end > at and words[end][0] == "0" and len(words[end]) > 2):
        return end + 1
    if end == at or not (words[at].isdecimal() and words[end].isdecimal()) or len(words[at]) > 3 or len(words[end]) > 3:
        return 0
    one, other = int(words[at]), int(words[end])
    if one >= other:
        return end + 1
    near = [*words[max(0, at - 5) : at], *words[end + 1 : end + 4]]
    return end + 1 if not SCORE_WORDS.isdisjoint(near) else 0


def is_pronoun(tokens: Tokens, number: Number) -> bool:
    """Whether the number word is none: "no one", "one another", "that one"."""
    words = tokens.words
    if words[number.first] != "one" or number.end != number.first + 1:
        return words[number.first - 1] in HYPHENS and words[number.end] in HYPHENS and tokens.glued(number.first)
    if (words[number.first - 1] in HYPHENS and tokens.glued(number.first)) or words[number.end + 1] == "by":
        return True  # "no-one", "one-by-one"
    if words[number.end][:1].isnumeric():
        return True
    if words[number.end] == "day":  # "one day she will win"
        return words[number.first - 1] not in ONE_DAY_AFTER and words[number.end + 1] not in ONE_DAY_BEFORE
    if words[number.end] == "to" and words[number.end + 1] not in NUMBERS and words[number.end + 1].isalpha():
        return True  # "one to watch"
    return words[number.first - 1] in NOT_ONE_AFTER or words[number.end] in NOT_ONE_BEFORE
