"""Every number-like token of a text, with the one thing that accounts for it."""

from collections.abc import Iterator, Mapping, Sequence

from conflict_figures.extraction.model import Numeral
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.vocabulary import NUMBERS, ORDINALS

_NUMBER_WORDS = NUMBERS.keys() | ORDINALS


def numerals_in(
    tokens: Tokens, in_figures: Sequence[bool], in_dates: Sequence[bool], others: Mapping[int, str]
) -> Iterator[Numeral]:
    """The numerals, in order; `in_figures` and `in_dates` say which tokens a figure or a date covers."""
    words, starts, raw = tokens.words, tokens.starts, tokens.raw
    named = [at for at, known in enumerate(map(_NUMBER_WORDS.__contains__, words)) if known]
    for at in sorted([*named, *tokens.with_digits]):
        word = words[at]
        if in_figures[at]:
            reason = "figure"
        elif in_dates[at]:
            reason = "date"
        elif word == "one":
            continue  # the pronoun
        elif at in others:
            reason = others[at]
        elif word in ORDINALS or (word[0].isdecimal() and not word[-1].isdecimal()):
            reason = "ordinal"
        elif word[0].isalpha() and word not in NUMBERS:
            reason = "name"
        else:
            reason = "nothing"
        if word in ORDINALS and reason in ("figure", "date"):
            continue  # "third" of "two-thirds" is no numeral of its own
        yield Numeral(starts[at], starts[at] + len(raw[at]), raw[at], reason)
