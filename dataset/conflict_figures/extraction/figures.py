"""Quantities out of the tokens of a text: number, range, qualifier, unit, what is counted.

A figure's words are its number with the qualifier and the unit beside it ("at least 86 countries", "$8.5 million a day"),
not the noun for the people it counts ("61" of "61 women"). The words that make a bound are the coding rules of
docs/METHOD.md, in vocabulary.toml.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflict_figures.extraction.model import Figure
from conflict_figures.extraction.nouns import Noun, noun_after, noun_before, sentence_ends
from conflict_figures.extraction.numbers import Number, number_at
from conflict_figures.extraction.tokens import Token, adjacent, phrase_at, phrase_before
from conflict_figures.extraction.vocabulary import (
    AFTER,
    BEFORE,
    CURRENCIES,
    DIRECTIONS,
    NAME_AFTER,
    NAMES,
    OF_ESTIMATES,
    ONLY_BESIDE,
    PER,
    PER_MILLION,
    PERCENT,
    RANGE_JOINERS,
    RANGE_OPENERS,
    RATES,
    UNIT_KINDS,
    UNITS,
)

_STRENGTH = ("exact", "about", "at_least", "more_than", "at_most", "less_than")
_OPEN_UPWARD, _OPEN_DOWNWARD = ("at_least", "more_than"), ("at_most", "less_than")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure on its way: the tokens it covers, its ends, and what is known of its unit."""

    first: int
    end: int
    low: float | None
    high: float | None
    bound: str
    worded: str
    unit: str | None = None
    counted: str | None = None
    per: str | None = None


def figures_in(text: str, tokens: Sequence[Token], taken: Sequence[bool]) -> list[tuple[Quantity, Figure]]:
    """Every quantity of the text outside the taken tokens (those of dates), each with the tokens it covers."""
    quantities: list[Quantity] = []
    at = 0
    while at < len(tokens):
        number = None if taken[at] else number_at(tokens, at)
        if number is None or _is_name(tokens, number) or any(taken[number.first : number.end]):
            at += 1
            continue
        quantity = _quantity(tokens, number, taken, quantities[-1].end if quantities else 0)
        if quantity is None:
            at = number.end
            continue
        quantities.append(quantity)
        at = max(quantity.end, number.end)
    named = _with_counted(tokens, quantities)
    return [(quantity, _figure(text, tokens, quantity)) for quantity in named]


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number belongs to a name: "Jane's 360", "Resolution 2178", "F-16"."""
    for length in (2, 3):
        for start in range(max(0, at - length + 1), at + 1):
            if phrase_at(tokens[: start + length], start, NAMES):
                return True
    before = tokens[at - 1] if at else None
    if before is None:
        return False
    if (
        before.kind == "word"
        and before.word in NAME_AFTER
        and (before.text[:1].isupper() or before.word in ("no", "p", "page"))
    ):
        return True
    if before.text == "." and at > 1 and tokens[at - 2].word in ("no", "p") and tokens[at].kind == "number":
        return True
    return (
        before.text == "-"
        and adjacent(tokens, at)
        and at > 1
        and adjacent(tokens, at - 1)
        and (tokens[at - 2].kind == "word" and tokens[at - 2].text.isupper())
    )


def _is_name(tokens: Sequence[Token], number: Number) -> bool:
    return number.kind in ("digits", "words") and is_name(tokens, number.first)


def _quantity(tokens: Sequence[Token], number: Number, taken: Sequence[bool], floor: int) -> Quantity | None:
    """The quantity around a number; None where the number word is none ("one of them", "no one")."""
    if (
        number.kind == "words"
        and number.value == 1
        and number.end == number.first + 1
        and not _counts_one(tokens, number)
    ):
        return None
    currency, first = _currency_before(tokens, number.first)
    second = _second(tokens, number, currency, taken)
    last = second or number
    low, high = _ends(number, second)
    unit, worded, end, per = _unit_after(tokens, last, currency)
    bound, first = _qualified(tokens, first, max(floor, 0))
    opener = phrase_before(tokens, first, RANGE_OPENERS)
    if second:
        bound, first = "between", opener[1] if opener and opener[1] >= floor else first
    hyphen = end < len(tokens) and tokens[end].text == "-"
    after = phrase_at(tokens, end + hyphen, AFTER)
    if after and not second and not (after[0] == "at_least" and tokens[end].word == "at" and number.kind == "fraction"):
        bound, end = (after[0] if _STRENGTH.index(after[0]) > _STRENGTH.index(bound) else bound), after[1]
        if unit is None:
            unit, worded, end, per = _unit_after(tokens, replace_end(last, end), currency)
    if number.kind == "vague":
        bound, low, high = "vague", None, None
    elif number.kind == "fraction" and bound == "exact":
        bound = "about"
    if number.kind == "fraction" and unit is None:
        unit = "percent"
    if bound in _OPEN_UPWARD:
        high = None
    elif bound in _OPEN_DOWNWARD:
        low = None
    kind = "fraction" if number.kind == "fraction" else worded
    return Quantity(first, end, low, high, bound, kind, unit, None, per)


def replace_end(number: Number, end: int) -> Number:
    """The number, taken to end at a later token."""
    return replace(number, end=end)


def _counts_one(tokens: Sequence[Token], number: Number) -> bool:
    """Whether "one" counts: a noun that it can count follows, and nothing before makes it a pronoun."""
    before = tokens[number.first - 1].word if number.first else ""
    following = tokens[number.end].word if number.end < len(tokens) else ""
    return before not in ("no", "any", "every", "this", "that", "which", "each", "some", "another", "the") and following not in (
        "of", "another", "point", "who", "that", "in", "side", "by", "thing", "such",
    )  # fmt: skip


def _currency_before(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The currency sign right before a number, and the place where the figure's words begin."""
    found = phrase_before(tokens, at, CURRENCIES)
    if found and tokens[found[1]].word not in ("dollars", "euros", "pounds", "dollar", "euro", "pound"):
        start = found[1]
        if tokens[start].text == "$" and start and tokens[start - 1].text in ("US", "USD") and adjacent(tokens, start):
            start -= 1
        return found[0], start
    return None, at


def _second(tokens: Sequence[Token], number: Number, currency: str | None, taken: Sequence[bool]) -> Number | None:
    """The other end of a range: "27,000 to 31,000", "4-7", "between 11,000 and 13,500", "six or seven"."""
    at = number.end
    for words in (PERCENT, UNITS, PER):
        skipped = phrase_at(tokens, at, words)
        if skipped and skipped[1] < len(tokens) and tokens[skipped[1]].word in RANGE_JOINERS:
            at = skipped[1]
            break
    if number.value is None or at + 1 >= len(tokens) or tokens[at].word not in RANGE_JOINERS or taken[at + 1]:
        return None
    joiner = tokens[at].word
    other_at = at + 1
    if tokens[other_at].text in ("$", "€", "£"):
        other_at += 1
    second = number_at(tokens, other_at) if other_at < len(tokens) else None
    if (
        second is None
        or second.value is None
        or (second.kind != number.kind and "fraction" in (second.kind, number.kind))
    ):
        return None
    start = _currency_before(tokens, number.first)[1]
    qualified = _qualified(tokens, start, 0)[1]
    opener = phrase_before(tokens, qualified, RANGE_OPENERS) or phrase_before(tokens, start, RANGE_OPENERS)
    opened = tokens[opener[1]].word if opener else ""
    low = _shared(number, second)
    if low >= second.value or (at > number.end and not _same_unit(tokens, number.end, second.end)):
        return None
    if joiner == "and":
        return second if opener and "between" in {token.word for token in tokens[opener[1] : qualified]} else None
    if joiner == "to" and _tells_of_change(tokens, opener[1] if opener else start, opened):
        return None
    if joiner == "or" and not (number.kind == "words" or second.value <= 2 * low):
        return None
    return second


def _tells_of_change(tokens: Sequence[Token], at: int, opened: str) -> bool:
    """Whether "from A to B" is a change, so that A and B are two figures, and no range of estimates."""
    return opened == "from" and not any(token.word in OF_ESTIMATES for token in tokens[max(0, at - 4) : at])


def _same_unit(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether the units that begin at two tokens are the same: "10 per cent to 30 per cent"."""
    for words in (PERCENT, UNITS, PER):
        first, second = phrase_at(tokens, one, words), phrase_at(tokens, other, words)
        if first or second:
            return bool(first and second and first[0] == second[0])
    return True


def _ends(number: Number, second: Number | None) -> tuple[float | None, float | None]:
    if second is None or number.value is None:
        return number.value, number.value
    return _shared(number, second), second.value


def _shared(number: Number, second: Number) -> float:
    """The first end of a range, with the magnitude that only the second has: "$1-2bn", "4-5,000"."""
    low, high = number.value or 0.0, second.value or 0.0
    if number.scale > 1 or low >= 1000:
        return low
    if second.scale > 1:
        return round(low * second.scale, 6) if low * second.scale < high else low
    thousands = high % 1000 == 0 and number.kind == "digits" and low * 1000 < high < low * 20_000
    return low * 1000 if thousands else low


def _qualified(tokens: Sequence[Token], at: int, floor: int) -> tuple[str, int]:
    """The bound that the words before a number make, and the place where they begin.

    Several may stand in a row ("up to an estimated"); the strongest makes the bound, and words that make none ("just",
    "another") belong to the figure only between others.
    """
    bound, begin, cursor = "exact", at, at
    if cursor and tokens[cursor - 1].text in ("(", ")", '"', "“"):
        inside = phrase_before(tokens, cursor - 1, BEFORE) if tokens[cursor - 1].text != "(" else None
        if inside and inside[0] != "exact":
            cursor -= 1
    while found := phrase_before(tokens, cursor, BEFORE):
        group, start = found
        if start < floor:
            break
        cursor = start
        if group != "exact":
            begin = start
            if _STRENGTH.index(group) > _STRENGTH.index(bound):
                bound = group
    if begin and begin < at and tokens[begin - 1].text == "(" and any(token.text == ")" for token in tokens[begin:at]):
        begin -= 1
    return bound, begin


def _unit_after(
    tokens: Sequence[Token], number: Number, currency: str | None
) -> tuple[str | None, str, int, str | None]:
    """The unit whose words follow a number: unit, kind of quantity, the place after its words, and per what."""
    at = number.end
    if found := phrase_at(tokens, at, PERCENT):
        return "percent", "percent", found[1], None
    if found := phrase_at(tokens, at, PER_MILLION):
        return "per_million", "rate", found[1], None
    if currency is None and (found := phrase_at(tokens, at, CURRENCIES)):
        currency, at = found
    elif currency is None and number.kind == "vague" and at < len(tokens) and tokens[at].word == "of":
        found = phrase_at(tokens, at + 1, CURRENCIES)
        currency, at = found if found else (None, at)
    if currency:
        if per := phrase_at(tokens, at, PER):
            made = RATES.get(f"{currency} per {per[0]}")
            return made or currency, "rate" if made else "money", per[1], per[0]
        return currency, "money", at, None
    if per := phrase_at(tokens, at, PER):
        return None, "rate", per[1], per[0]
    skip = at
    if at < len(tokens) and tokens[at].text == "-" and adjacent(tokens, at):
        skip = at + 1
    for place in (skip, skip + 1, skip + 2):
        found = phrase_at(tokens, place, UNITS) if place < len(tokens) else None
        if found and all(_modifier(token) for token in tokens[skip:place]):
            unit, end = found
            if (per := phrase_at(tokens, end, PER)) and (made := RATES.get(f"{unit} per {per[0]}")):
                return made, "rate", per[1], per[0]
            return unit, UNIT_KINDS[unit], end, None
    return None, "count", at, None


def _modifier(token: Token) -> bool:
    """Whether a word may stand between a number and its unit noun: an adjective or a noun used as one."""
    return token.kind == "word" and token.word not in (
        "of",
        "to",
        "in",
        "and",
        "or",
        "from",
        "on",
        "at",
        "by",
        "for",
        "were",
        "was",
        "had",
        "a",
        "an",
        "the",
        "per",
    )


def _with_counted(tokens: Sequence[Token], quantities: list[Quantity]) -> list[Quantity]:
    """Say what each quantity counts; in a list the elided noun is the one that was named.

    In this order: the noun of the number's own phrase; the unit of the next quantity where only a joiner stands between
    ("from 78,000 to 60,400 square kilometers"); that of the last one, unless a sentence ended; the noun before; the next.
    """
    taken = [False] * len(tokens)
    for quantity in quantities:
        taken[quantity.first : quantity.end] = [True] * (quantity.end - quantity.first)
    named: list[Quantity] = []
    for place, quantity in enumerate(quantities):
        until = quantities[place + 1].first if place + 1 < len(quantities) else len(tokens)
        noun = noun_after(tokens, quantity.end, until)
        if quantity.unit is not None:
            beside = tokens[quantity.end - 1].word if UNIT_KINDS.get(quantity.unit) == "count" else None
            named.append(replace(quantity, counted=beside or (noun.word if noun else None)))
            continue
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        joined = (
            following and following.unit and following.first - quantity.end == 1 and tokens[quantity.end].word == "to"
        )
        last = named[-1] if named and not _ended(tokens, named[-1].end, quantity.first) else None
        if noun is None and joined and following:
            named.append(replace(quantity, unit=following.unit, worded=following.worded))
            continue
        if (
            noun is None
            and last
            and (last.unit == "person" or last.unit in RATES.values() or UNIT_KINDS.get(last.unit or ""))
            and last.unit not in ONLY_BESIDE
        ):
            named.append(replace(quantity, unit=last.unit, counted=last.counted, worded=last.worded))
            continue
        noun = noun or noun_before(tokens, quantity.first, taken)
        named.append(_counting(quantity, noun))
    return _backwards(tokens, named)


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


def _figure(text: str, tokens: Sequence[Token], quantity: Quantity) -> Figure:
    start, end = tokens[quantity.first].start, tokens[quantity.end - 1].end
    near = [
        token.word
        for token in (*tokens[max(0, quantity.first - 5) : quantity.first], *tokens[quantity.end : quantity.end + 3])
    ]
    direction = next((DIRECTIONS[word] for word in near if word in DIRECTIONS), "none")
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
        direction,
    )
