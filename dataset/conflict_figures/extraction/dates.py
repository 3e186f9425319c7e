"""Time expressions to calendar days. The conventions are those of docs/METHOD.md.

What the words do not settle stays open: no length is hung on the date of publication without a word that does so.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from conflict_figures.extraction.days import whole_year
from conflict_figures.extraction.model import Date
from conflict_figures.extraction.named_dates import (
    day_and_month,
    day_range,
    iso,
    month,
    part,
    quarter_or_half,
    season,
    year,
)
from conflict_figures.extraction.relative_dates import (
    HYPHENS,
    Found,
    Published,
    ago_or_old,
    day_word,
    past_units,
    relative_unit,
)
from conflict_figures.extraction.tokens import Token, adjacent, word_at
from conflict_figures.extraction.vocabulary import OPEN

_RULES: tuple[Callable[[Sequence[Token], int, Published], Found | None], ...] = (
    iso,
    day_range,
    day_and_month,
    part,
    quarter_or_half,
    season,
    month,
    relative_unit,
    ago_or_old,
    past_units,
    day_word,
    year,
)  # the first that reads an expression at a token has it


def dates_in(text: str, tokens: Sequence[Token], published: Published) -> list[tuple[Found, Date]]:
    """Every time expression of the text, none overlapping another, each with the tokens it covers."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        expression = _opened(tokens, at, published) or _named_or_range(tokens, at, published)
        if expression:
            found.append(expression)
        at = expression.end_token if expression else at + 1
    return [(expression, _as_date(text, tokens, expression)) for expression in found]


def _as_date(text: str, tokens: Sequence[Token], found: Found) -> Date:
    start, end = tokens[found.first].start, tokens[found.end_token - 1].end
    return Date(start, end, text[start:end], found.type, found.start, found.end, found.precision, found.anchor)


def _named(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """One date that begins at a token; "the" belongs to it where the words need it ("the end of 2014", not "the 2014")."""
    if at >= len(tokens):
        return None
    found = _by_rule(tokens, at, published)
    if found is None and tokens[at].word == "the" and at + 1 < len(tokens):
        found = _by_rule(tokens, at + 1, published)
        of = found and any(token.word == "of" for token in tokens[found.first : found.end_token])
        return replace(found, first=at) if found and of else None
    return found


def _by_rule(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    return next((found for rule in _RULES if (found := rule(tokens, at, published))), None)


def _named_or_range(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """One date, or two with a joiner between them."""
    first = _named(tokens, at, published)
    return first and (_range(tokens, first, published, ("to", *HYPHENS)) or first)


def _opened(tokens: Sequence[Token], at: int, published: Published) -> Found | None:
    """ "since January 2015", "until June 2016", "by the end of 2014", "between 2014 and 2016", "from 2014 to 2016"."""
    word = tokens[at].word
    if word in ("between", "from"):
        first = _named(tokens, at + 1, published)
        spanned = first and _range(tokens, first, published, ("and",) if word == "between" else ("to", "until"))
        return replace(spanned, first=at) if spanned else None
    named = _named(tokens, at + 1, published) if word in OPEN else None
    if named is None or named.type == "duration" or (named.start is None and named.end is None):
        return None
    start, end = (named.start, published and published[1]) if OPEN[word] == "since" else (None, named.end)
    return replace(named, first=at, type="interval", start=start, end=end)


def _range(tokens: Sequence[Token], first: Found, published: Published, joiners: tuple[str, ...]) -> Found | None:
    """Two dates with a joiner between them: "March 2015 to December 2017", "2013-15"."""
    at = first.end_token
    if word_at(tokens, at) not in joiners or first.start is None:
        return None
    second = _named(tokens, at + 1, published) or _short_year(tokens, at + 1, first)
    if second is None or second.end is None or second.type == "duration" or second.end < first.start:
        return None
    return replace(second, first=first.first, type="interval", start=first.start)


def _short_year(tokens: Sequence[Token], at: int, first: Found) -> Found | None:
    """The "15" of "2013-15"."""
    short = word_at(tokens, at)
    if first.start is None or first.precision != "year" or len(short) != 2 or not short.isdecimal():
        return None
    named = first.start.year // 100 * 100 + int(short)
    if word_at(tokens, at - 1) not in HYPHENS or not adjacent(tokens, at) or named <= first.start.year:
        return None
    return Found(at, at + 1, "date", *whole_year(named), "year", "explicit")
