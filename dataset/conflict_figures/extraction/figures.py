"""Figures out of the tokens of a text: each quantity with what it counts and which way it moved."""

from collections.abc import Sequence
from dataclasses import replace

from conflict_figures.extraction.model import Figure
from conflict_figures.extraction.nouns import Noun, noun_after, noun_before, sentence_ends
from conflict_figures.extraction.quantities import Quantity, quantities_in
from conflict_figures.extraction.tokens import Token, word_at
from conflict_figures.extraction.vocabulary import DIRECTIONS, ONLY_BESIDE, RATES, UNIT_KINDS

_DIRECTION_BEFORE, _DIRECTION_AFTER = 5, 3  # how many words away the word for a rise or a fall may be


def figures_in(text: str, tokens: Sequence[Token], taken: Sequence[bool]) -> list[tuple[Quantity, Figure]]:
    """Every figure of the text outside the taken tokens (those of dates), each with the tokens it covers."""
    quantities = quantities_in(tokens, taken)
    in_figures = [False] * len(tokens)
    for quantity in quantities:
        in_figures[quantity.first : quantity.end] = [True] * (quantity.end - quantity.first)
    named = _backwards(tokens, _forwards(tokens, quantities, in_figures))
    return [(quantity, _figure(text, tokens, quantity, in_figures)) for quantity in named]


def _forwards(tokens: Sequence[Token], quantities: Sequence[Quantity], in_figures: Sequence[bool]) -> list[Quantity]:
    """Say what each quantity counts; in a list the elided noun is the one that was named.

    In this order: the noun of the number's own phrase; the unit of the next quantity where only "to" stands between
    ("from 78,000 to 60,400 square kilometers"); that of the last one, unless a sentence ended; the noun before.
    """
    named: list[Quantity] = []
    last: Quantity | None = None
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        noun = noun_after(tokens, quantity.end, following.first if following else len(tokens))
        if named and _ended(tokens, named[-1].end, quantity.first):
            last = None
        elif named and not (last and named[-1].unit in ONLY_BESIDE):
            last = named[-1]
        if quantity.unit is not None:
            beside = word_at(tokens, quantity.end - 1) if UNIT_KINDS.get(quantity.unit) == "count" else None
            named.append(replace(quantity, counted=beside or (noun.word if noun else None)))
        elif noun is None and following and following.unit and _only_to_between(tokens, quantity, following):
            named.append(replace(quantity, unit=following.unit, worded=following.worded))
        elif noun is None and last and _lends_its_noun(last):
            named.append(replace(quantity, unit=last.unit, counted=last.counted, worded=last.worded))
        else:
            named.append(_counting(quantity, noun or noun_before(tokens, quantity.first, in_figures)))
    return named


def _only_to_between(tokens: Sequence[Token], quantity: Quantity, following: Quantity) -> bool:
    return following.first - quantity.end == 1 and word_at(tokens, quantity.end) == "to"


def _lends_its_noun(last: Quantity) -> bool:
    """Whether what a quantity counts is also what the next number counts where that names nothing."""
    counts = last.unit == "person" or last.unit in RATES.values() or last.unit in UNIT_KINDS
    return counts and last.unit not in ONLY_BESIDE


def _counting(quantity: Quantity, noun: Noun | None) -> Quantity:
    """The quantity with its noun's unit; with "a month" beside it, the unit of the rate where there is one."""
    if noun is None:
        return quantity
    per = quantity.per or noun.per
    made = RATES.get(f"{noun.unit} per {per}") if per else None
    worded = "rate" if made or noun.unit == "per_million" else quantity.worded
    return replace(quantity, unit=made or noun.unit, counted=noun.word, worded=worded)


def _backwards(tokens: Sequence[Token], named: list[Quantity]) -> list[Quantity]:
    """A list that names its noun at the end: "Egypt 2,600 and Jordan 2,400 nationals"."""
    for place in range(len(named) - 2, -1, -1):
        quantity, following = named[place], named[place + 1]
        if (
            quantity.unit is None
            and following.unit
            and following.worded in ("count", "rate")
            and not _ended(tokens, quantity.end, following.first)
        ):
            named[place] = replace(quantity, unit=following.unit, counted=following.counted)
    return named


def _ended(tokens: Sequence[Token], end: int, first: int) -> bool:
    """Whether a sentence ends between two places."""
    return any(sentence_ends(tokens, at) for at in range(end, first))


def _figure(text: str, tokens: Sequence[Token], quantity: Quantity, in_figures: Sequence[bool]) -> Figure:
    start, end = tokens[quantity.first].start, tokens[quantity.end - 1].end
    return Figure(
        start,
        end,
        text[start:end],
        quantity.worded,
        quantity.low,
        quantity.high,
        quantity.bound,
        quantity.unit,
        quantity.counted,
        _direction(tokens, quantity, in_figures),
    )


def _direction(tokens: Sequence[Token], quantity: Quantity, in_figures: Sequence[bool]) -> str:
    """Which way the figure moved, by the nearest word for it before, else after; figures' own words ("up to") tell nothing."""
    before = range(quantity.first - 1, max(-1, quantity.first - 1 - _DIRECTION_BEFORE), -1)
    after = range(quantity.end, min(len(tokens), quantity.end + _DIRECTION_AFTER))
    for places in (before, after):
        for at in places:
            if sentence_ends(tokens, at):
                break
            if not in_figures[at] and tokens[at].word in DIRECTIONS:
                return DIRECTIONS[tokens[at].word]
    return "none"
