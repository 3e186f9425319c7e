"""Every number-like token of a text, with the one thing that accounts for it."""

from collections.abc import Iterator, Sequence

from conflict_figures.extraction.model import Numeral
from conflict_figures.extraction.tokens import Token, adjacent, word_at
from conflict_figures.extraction.vocabulary import NAME_AFTER, NAME_AFTER_ANY_CASE, NAMES, NUMBERS, ORDINALS

_LONGEST_NAME = max(map(len, NAMES.groups))


def numerals_in(tokens: Sequence[Token], in_figures: Sequence[bool], in_dates: Sequence[bool]) -> Iterator[Numeral]:
    """The numerals, in order; `in_figures` and `in_dates` say which tokens a figure or a date covers."""
    for at, token in enumerate(tokens):
        accounted = in_figures[at] or in_dates[at]
        if not _is_numeral(token) and not (token.word in ORDINALS and not accounted):
            continue
        if token.word == "one" and not accounted:
            continue  # the pronoun
        if in_figures[at]:
            reason = "figure"
        elif in_dates[at]:
            reason = "date"
        elif token.kind == "ordinal" or token.word in ORDINALS:
            reason = "ordinal"
        elif (token.kind == "word" and token.word not in NUMBERS) or is_name(tokens, at):
            reason = "name"
        else:
            reason = "nothing"
        yield Numeral(token.start, token.end, token.text, reason)


def _is_numeral(token: Token) -> bool:
    """Whether a token is digits, has digits in it ("km2"), or is a number word."""
    if token.kind == "word":
        return token.word in NUMBERS or any(character.isdigit() for character in token.text)
    return token.kind != "sign" or token.text.isnumeric()


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number belongs to a name: "Jane's 360", "Resolution 2178", "F-16"."""
    for start in range(max(0, at - _LONGEST_NAME + 1), at + 1):
        named = NAMES.at(tokens, start)
        if named and at < named[1]:
            return True
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.word in NAME_AFTER and (before.text[:1].isupper() or before.word in NAME_AFTER_ANY_CASE):
        return True
    if before.text == "." and tokens[at].kind == "number" and word_at(tokens, at - 2) in NAME_AFTER_ANY_CASE:
        return True
    return (
        before.text == "-"
        and at > 1
        and adjacent(tokens, at)
        and adjacent(tokens, at - 1)
        and tokens[at - 2].kind == "word"
        and tokens[at - 2].text.isupper()
    )
