"""What a quantity is said of: the noun it measures or is tied to by a preposition, else the subject of its clause."""

from bisect import bisect_left
from collections.abc import Sequence

from conflict_figures.extraction.date_words import DAYS, MONTHS, WEEKDAYS
from conflict_figures.extraction.nouns import is_function_word, sentence_ends
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import (
    BEFORE,
    CALENDAR_UNITS,
    CLAUSE_STARTS,
    DETERMINERS,
    DIRECTIONS,
    FUNCTION_WORDS,
    HYPHENS,
    NOUN_STOPS,
    PARTICLES,
    PERSONAL,
    PREDICATES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIES,
    TOTALS,
    VERBS,
)

POSSESSIVES = frozenset({"'s", "’s"})
_CLAUSES_BACK = 12  # how many clauses back a subject is looked for, and
_REACH = 60  # how many words back a subject is looked for
_LONGEST = 6  # the most words of a noun phrase

Words = tuple[int, int]  # first token, and the place after the last


def boundaries_in(tokens: Tokens) -> list[int]:
    """Where clauses or sentences may end, for `subject_of`."""
    return [at for at, word in enumerate(tokens.words) if word in _BOUNDARIES]


def subject_of(
    tokens: Tokens, first: int, end: int, counts: bool, in_figures: Sequence[bool], boundaries: Sequence[int]
) -> Words | None:
    """The words that a quantity from token `first` to `end` is said of; None where none can be told.

    `counts`: the quantity counts the noun after it ("40 homes"), where another measures it ("40 kW system").
    """
    words = tokens.words
    if words[end] == ")":
        end += 1
    elif words[end] == "(" and ")" in words[end : end + 6]:  # "8 miles (13 km) of tunnels"
        end = words.index(")", end) + 1
    following = words[end]
    if not counts:
        if following == "of" and (found := phrase_from(tokens, end + 1, in_figures)):
            return found
        if found := phrase_from(tokens, end + (following in HYPHENS), in_figures, near=True):
            return found
    if words[first - 1] in TIES and (found := phrase_to(tokens, first - 1, in_figures)):
        return found
    if following == "for" and not counts and (found := phrase_from(tokens, end + 1, in_figures)):
        return found
    return subject_before(tokens, first, in_figures, boundaries)


def phrase_from(tokens: Tokens, at: int, in_figures: Sequence[bool], near: bool = False) -> Words | None:
    """The noun phrase that begins at a token, its article left out; with `near` only one without an article."""
    words = tokens.words
    while not near and (words[at] in DETERMINERS or in_figures[at]):
        at += 1
    first = at
    while at < first + _LONGEST and at < len(tokens):
        word = words[at]
        if word in POSSESSIVES and at > first:
            at += 1
            continue
        if in_figures[at] or not (word.isalpha() or word in HYPHENS) or is_function_word(tokens, at):
            at += at > first and word.isdecimal() and words[at - 1] in HYPHENS  # "a 270-hp V-6"
            break
        if word in PREDICATES or word in PARTICLES or (word.endswith("ly") and near):
            break
        if is_verb(tokens, at) and not (
            near and word not in VERBS and _is_content(tokens, at + 1)
        ):  # "40 kg building blocks"
            break
        at += 1
    return (first, at) if at > first and words[first] not in HYPHENS and words[at - 1] not in CALENDAR_UNITS else None


def _is_content(tokens: Tokens, at: int) -> bool:
    return tokens.words[at].isalpha() and not is_function_word(tokens, at)


def phrase_to(tokens: Tokens, end: int, in_figures: Sequence[bool]) -> Words | None:
    """The noun phrase that ends before a token."""
    words = tokens.words
    at = end
    while at > max(0, end - _LONGEST):
        word = words[at - 1]
        if in_figures[at - 1] or not (word.isalpha() or word in HYPHENS) or is_function_word(tokens, at - 1):
            break
        if word in PARTICLES or (at < end and is_verb(tokens, at - 1)):
            break
        at -= 1
    while at < end and words[at] in HYPHENS:
        at += 1
    return (at, end) if at < end and words[end - 1] not in TOTALS else None


def subject_before(tokens: Tokens, first: int, in_figures: Sequence[bool], boundaries: Sequence[int]) -> Words | None:
    """The subject of the clause that a quantity stands in, else of the clause before it; a pronoun tells none."""
    words = tokens.words
    end = first
    nearest = bisect_left(boundaries, first) - 1
    for place in range(nearest, max(nearest - _CLAUSES_BACK, -2), -1):
        at = boundaries[place] if place >= 0 else -1
        word = words[at]
        if word in ("and", "or") and not in_figures[at - 1]:
            continue
        ended = at < 0 or (word not in CLAUSE_STARTS and word not in ("and", "or"))
        if ended and at >= 0 and not sentence_ends(tokens, at):
            continue
        start = max(at + 1, first - _REACH)
        relative = word in RELATIVES and (start == end or is_verb(tokens, start) or words[start] in FUNCTION_WORDS)
        if not relative:
            found = _subject(tokens, start, end, in_figures)
            if found == _PERSONAL:
                return None
            if found and found != _PRONOUN:
                return found
        if ended:
            break
        end = at
    return None


def _subject(tokens: Tokens, start: int, end: int, in_figures: Sequence[bool]) -> Words | None:
    """The words before the first verb of a clause, without the small words at either end."""
    words = tokens.words
    first = last = None
    for at in range(start, end):
        word = words[at]
        if in_figures[at] or ((word in _VERBS or word.endswith(_ENDINGS)) and is_verb(tokens, at)):
            if first is not None:
                break
            continue
        if first is None and word in PRONOUNS and (word not in DETERMINERS or not _is_content(tokens, at + 1)):
            return _PRONOUN
        if first is None and word in PERSONAL:
            return _PERSONAL
        if word.isalpha() and word not in FUNCTION_WORDS and word not in _NO_SUBJECT:
            first = at if first is None else first
            last = at
        elif first is not None and word[:1].isdecimal():
            last = at  # "the TA-35 index"
    return None if first is None or last is None or words[last] in TOTALS else (first, last + 1)


def is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like a verb: one of the common ones, or lower case in -ed or -ing, with no article before it."""
    word, before = tokens.words[at], tokens.words[at - 1]
    if (before in DETERMINERS and before != "that") or before in HYPHENS:
        return False
    if word in _VERBS:
        return not (word in DIRECTIONS and before == "of")
    return word.endswith(_ENDINGS) and len(word) > 3 and tokens.raw[at].islower() and before not in PREPOSITIONS


_NO_SUBJECT = PREDICATES | PARTICLES.keys() | BEFORE.first.keys() | WEEKDAYS.keys() | MONTHS.keys() | DAYS.keys()
_VERBS = VERBS | DIRECTIONS.keys()
_ENDINGS = ("ed", "ing")
_BOUNDARIES = CLAUSE_STARTS | NOUN_STOPS | {".", "and", "or"}
_PRONOUN, _PERSONAL = (-1, -1), (-2, -2)  # a pronoun for something named before, or for a speaker
