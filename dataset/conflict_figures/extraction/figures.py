"""Figures out of the tokens of a text: each quantity with what it counts, what it is said of and which way it moved."""

import re
from collections.abc import Iterable, Sequence

from conflict_figures.extraction.model import Figure
from conflict_figures.extraction.nouns import Noun, noun_after, noun_before, phrase_after, sentence_ends
from conflict_figures.extraction.quantities import Quantity, quantities_in
from conflict_figures.extraction.subjects import boundaries_in, phrase_from, subject_of
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.units import per_at
from conflict_figures.extraction.vocabulary import (
    AFTER,
    CLAUSE_STARTS,
    COUNT_UNITS,
    DETERMINERS,
    DIRECTIONS,
    FRACTIONS,
    FUNCTION_WORDS,
    HYPHENS,
    MAGNITUDES,
    NO_AMOUNT_AFTER,
    NO_PARTICLE_AFTER,
    NOUN_STOPS,
    NUMBERS,
    ONLY_BESIDE,
    ONLY_TIMES,
    PARTICLES,
    PER,
    RATE_UNITS,
    RATED,
    RATES,
    RECENT,
    SENT,
    UNIT_KINDS,
    UNITS,
    VAGUE,
)

_DIRECTION_BEFORE, _DIRECTION_AFTER = 5, 3  # how many words away the word for a rise or a fall may be
_THOUSANDS_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WHOLE = frozenset({"person"}) | {unit for unit, kind in UNIT_KINDS.items() if kind == "count"}
_NO_WORD = -1  # the place of a noun that a verb tells and no word names: "Belgium sent 500"
_RATE_BEFORE = 40  # how many words back a rate may be told


def figures_in(tokens: Tokens, taken: Sequence[bool]) -> tuple[list[Quantity], list[Figure], dict[int, str]]:
    """Every figure outside the taken tokens (those of dates), as quantity and as figure; and the other numbers."""
    quantities, others = quantities_in(tokens, taken)
    if not quantities:
        return [], [], others
    in_figures = [False] * (tokens.length + 1)
    for quantity in quantities:
        in_figures[quantity.first : quantity.end] = [True] * (quantity.end - quantity.first)
    _name_forwards(tokens, quantities, in_figures)
    _name_backwards(tokens, quantities)
    _read_thousands_points(tokens, quantities)
    figures: list[Figure] = []
    boundaries = boundaries_in(tokens)
    before: Quantity | None = None
    for quantity in quantities:
        counts = quantity.kind in ("count", "duration")
        subject = subject_of(tokens, quantity.first, quantity.end, counts, in_figures, boundaries)
        direction = _direction(tokens, quantity, in_figures)
        said = tokens.span(*subject) if subject else None
        if before and _says_again(tokens, before, quantity):
            said, direction = figures[-1].subject, figures[-1].direction if direction == "none" else direction
        elif before and direction == "none" and _comes_from(tokens, before, quantity):
            direction = figures[-1].direction
        figures.append(_figure(tokens, quantity, said, direction))
        before = quantity
    return quantities, figures, others


def _name_forwards(tokens: Tokens, quantities: Sequence[Quantity], in_figures: Sequence[bool]) -> None:
    """Say what each quantity counts; in a list the elided noun is the one that was named.

    In this order: the noun of the number's own phrase; the unit of the next quantity where only "to" stands between
    ("from 78,000 to 60,400 square kilometers"); that of the last one, unless a sentence ended; the noun before.
    """
    last: Quantity | None = None
    before: Quantity | None = None
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        until = following.first if following else len(tokens)
        if before and _ended(tokens, before.end, quantity.first):
            last = None
        elif before and not (last and (before.unit in ONLY_BESIDE or before.low == before.high == 1)):
            last = before
        before = quantity
        if quantity.unit is not None:
            if quantity.per is None and quantity.unit in RATED:
                _rate(tokens, quantity)
            if quantity.kind == "count":
                quantity.counted = _unit_noun(tokens, quantity)
            elif quantity.unit == "percent":
                quantity.counted = _base(tokens, quantity, in_figures)
            elif following and tokens.words[quantity.end : following.first] == ["to"]:
                _share_per(quantity, following)
            continue
        if quantity.kind == "multiple":
            continue
        if quantity.kind == "count" and following and _is_part(tokens, quantity, following):
            continue  # what the next one counts, once that is known
        noun = noun_after(tokens, quantity.end, until)
        phrase = phrase_after(tokens, quantity.end, quantity.low == 1 == quantity.high)
        if phrase and phrase[1] > until:
            phrase = None
        elif following and following.first == quantity.end and following.kind == "measure":  # "20 40-litre drums"
            phrase = phrase_after(tokens, following.end, single=False)
        if noun is None and following and following.unit and _only_joined(tokens, quantity, following):
            quantity.unit, quantity.kind = following.unit, following.kind
        elif noun is None and last and not phrase and _lends_its_noun(last):
            quantity.unit, quantity.counted, quantity.kind = last.unit, last.counted, last.kind
        else:
            quantity.counted = phrase
            if phrase and (per := per_at(tokens, phrase[1])):
                quantity.per = per[0]
            if phrase and noun is None and (found := UNITS.at(tokens.words, phrase[1] - 1)) and found[0] in COUNT_UNITS:
                noun = Noun(found[0], phrase[1] - 1, None)
            named = phrase and tokens.words[phrase[1] - 1] not in ONLY_TIMES
            if noun is None and not phrase and quantity.kind == "count" and tokens.words[quantity.first - 1] in SENT:
                noun = Noun("person", _NO_WORD, None)
            _count(quantity, noun or (None if named else noun_before(tokens, quantity.first, in_figures)))


def _unit_noun(tokens: Tokens, quantity: Quantity) -> tuple[int, int]:
    """The noun of a count's unit with its modifiers, all but a rate's words ("120 cluster bombs per day")."""
    at = quantity.end
    while quantity.per and at > quantity.first + 1:
        found = UNITS.before(tokens.words, at)
        if found and found[0] in COUNT_UNITS:
            break
        at -= 1
    first = at - 1
    while first > quantity.first + 1 and _is_modifier(tokens.words[first - 1]):
        first -= 1
    return first, at


def _is_modifier(word: str) -> bool:
    """Whether a word between a number and its noun describes the noun, and is no part of the number."""
    if word in FUNCTION_WORDS or word in NUMBERS or word in MAGNITUDES or word in VAGUE or word in AFTER.first:
        return False
    return word.isalpha()


def _read_thousands_points(tokens: Tokens, quantities: Iterable[Quantity]) -> None:
    """Take "27.000 fighters" for thousands: a point before three digits, since there are no fractions of people."""
    for quantity in quantities:
        if quantity.kind != "count" or quantity.unit not in _WHOLE:
            continue
        numbers = [word for word in tokens.words[quantity.first : quantity.end] if word[:1].isdecimal()]
        ends = (quantity.low, quantity.high)
        if numbers and all(_THOUSANDS_POINT.fullmatch(number) and float(number) in ends for number in numbers):
            quantity.low = None if quantity.low is None else round(1000 * quantity.low, 6)
            quantity.high = None if quantity.high is None else round(1000 * quantity.high, 6)


def _base(tokens: Tokens, quantity: Quantity, in_figures: Sequence[bool]) -> tuple[int, int] | None:
    """What a share is one of: "40 percent of the vote", "half the vote", "one in five voters"."""
    word = tokens.words[quantity.end]
    if word == "of" or (quantity.kind == "fraction" and word in DETERMINERS):
        return phrase_from(tokens, quantity.end + (word == "of"), in_figures)
    if quantity.kind == "fraction" and tokens.words[quantity.end - 1] not in FRACTIONS:
        return phrase_after(tokens, quantity.end, single=False)
    return None


def _share_per(quantity: Quantity, following: Quantity) -> None:
    """Give a quantity what the next one is per: "from $10 to $12 a barrel"."""
    same = (quantity.unit, RATES.get(f"{quantity.unit} per {following.per}"))
    if following.per and quantity.per is None and following.unit in same:
        quantity.unit, quantity.kind, quantity.per = following.unit, following.kind, following.per


def _is_part(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Whether a number is part of what the next one counts: "31 of 33 shots", "four of their last five games"."""
    between = tokens.words[one.end : other.first]
    if not (0 < len(between) < 4 and between[0] == "of" and other.kind == "count" and other.unit != "percent"):
        return False
    return all(word in DETERMINERS or word in RECENT for word in between[1:])


def _only_joined(tokens: Tokens, quantity: Quantity, following: Quantity) -> bool:
    """Whether the next quantity names the unit of both: "from 78,000 to 60,400 km2", "280 of the 400 men", "8 or $9"."""
    between = tokens.words[quantity.end : following.first]
    return between == ["to"] or (between in (["or"], ["of", "the"]) and following.kind not in ("percent", "fraction"))


def _lends_its_noun(last: Quantity) -> bool:
    """Whether what a quantity counts is also what the next number counts where that names nothing."""
    if last.unit is None:
        return last.counted is not None and last.kind == "count"
    counts = last.unit == "person" or last.unit in RATE_UNITS or last.unit in UNIT_KINDS
    return counts and last.unit not in ONLY_BESIDE


def _rate(tokens: Tokens, quantity: Quantity) -> None:
    """Give barrels their rate where it stands before them in the sentence: "daily output was 21,000 barrels"."""
    per = RATED[quantity.unit or ""]
    made = RATES[f"{quantity.unit} per {per}"]
    words = tokens.words
    for at in range(quantity.first - 1, max(-1, quantity.first - _RATE_BEFORE), -1):
        if sentence_ends(tokens, at):
            return
        found = PER.before(words, at + 1)
        if found and found[0] == per:
            quantity.unit, quantity.kind, quantity.per = made, "rate", per
            return


def _count(quantity: Quantity, noun: Noun | None) -> None:
    """Give a quantity its noun's unit; with "a month" beside it, the unit of the rate where there is one."""
    if noun is None or (noun.unit == "per_million" and (quantity.low or 0) >= 1_000_000):
        return
    per = quantity.per or noun.per
    made = RATES.get(f"{noun.unit} per {per}") if per else None
    if made or noun.unit == "per_million":
        quantity.kind = "rate"
    quantity.unit = made or noun.unit
    if quantity.counted is None and noun.at != _NO_WORD:
        quantity.counted = noun.at, noun.at + 1


def _name_backwards(tokens: Tokens, quantities: Sequence[Quantity]) -> None:
    """A list that names its noun at the end: "Egypt 2,600 and Jordan 2,400 nationals"."""
    for place in range(len(quantities) - 2, -1, -1):
        quantity, following = quantities[place], quantities[place + 1]
        if quantity.unit is not None or quantity.counted is not None or quantity.kind == "multiple":
            continue
        if following.counted and quantity.kind == "count" and _is_part(tokens, quantity, following):
            quantity.unit, quantity.counted = following.unit, following.counted
        elif tokens.words[quantity.end] in HYPHENS and tokens.words[quantity.end + 1] in (",", "and", "or"):
            quantity.unit, quantity.counted, quantity.kind = following.unit, following.counted, following.kind
        elif (
            following.unit
            and following.kind in ("count", "rate")
            and following.unit not in ONLY_BESIDE
            and _is_list(tokens, quantity.end, following.first)
        ):
            quantity.unit, quantity.counted = following.unit, following.counted


def _says_again(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Whether a quantity gives the last one in another unit: "190 points, or 0.6 percent", "8 miles (13 km)"."""
    return other.first - one.end <= 2 and tokens.words[one.end : other.first] in ([",", "or"], ["or"], ["("])


def _comes_from(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the ends of one change: "rose from 400 to 600"."""
    return tokens.words[one.first - 1] == "from" and tokens.words[one.end : other.first] == ["to"]


def _is_list(tokens: Tokens, end: int, first: int) -> bool:
    """Whether nothing but names, commas and small words stands between two quantities of one sentence."""
    words, raw = tokens.words, tokens.raw
    small = all(
        raw[at][:1].isupper() or words[at] in FUNCTION_WORDS or not words[at].isalpha() for at in range(end, first)
    )
    return small and not _ended(tokens, end, first)


def _ended(tokens: Tokens, end: int, first: int) -> bool:
    """Whether a sentence ends between two places."""
    words = tokens.words
    return any(not words[at].isalpha() and sentence_ends(tokens, at) for at in range(end, first))


def _figure(tokens: Tokens, quantity: Quantity, subject: str | None, direction: str) -> Figure:
    start, end = tokens.starts[quantity.first], tokens.end(quantity.end - 1)
    return Figure(
        start,
        end,
        tokens.text[start:end],
        quantity.kind,
        quantity.low,
        quantity.high,
        quantity.bound,
        quantity.unit,
        quantity.per,
        tokens.span(*quantity.counted) if quantity.counted else None,
        subject,
        direction,
    )


# What tells a direction, and with "" what ends the search for it.
_MARKS = dict.fromkeys([*(CLAUSE_STARTS - {",", "(", ")"}), *NOUN_STOPS, ".", "so"], "") | DIRECTIONS


def _direction(tokens: Tokens, quantity: Quantity, in_figures: Sequence[bool]) -> str:
    """Which way the figure moved, by the nearest word for it: before it with no other figure between, else after it.

    What another figure says again moves with it ("lost 190 points, or 0.6 percent").
    """
    words = tokens.words
    first, end = quantity.first, quantity.end
    if quantity.kind in ("duration", "age"):  # "fell in 24 hours" and "the 10-year note fell" tell nothing of it
        return _MARKS.get(words[first - 1 - (words[first - 1] == "by")]) or "none"
    particle = first - 1 - (words[first - 1] in ("by", "to"))
    if words[particle] in PARTICLES and words[particle - 1] not in NO_PARTICLE_AFTER:
        return PARTICLES[words[particle]]
    nearest = first if words[first - 1] in NO_AMOUNT_AFTER else max(-1, first - 1 - _DIRECTION_BEFORE) + 1
    before = range(first - 1, nearest - 1, -1)
    for places in (before, range(end, min(tokens.length, end + _DIRECTION_AFTER))):
        for at in places:
            mark = _MARKS.get(words[at])
            if (
                in_figures[at]
                or (at >= end and words[at] in ("and", "of"))
                or (mark == "" and (words[at] != "." or sentence_ends(tokens, at)))
            ):
                break
            if mark and not (at >= end and quantity.kind == "count"):  # "40 planes, a drop of 3 percent"
                return mark
            if at >= end and words[at] in PARTICLES and words[at + 1] in ("from", "on"):  # "9,000 men, up from 7,000"
                return PARTICLES[words[at]]
    return "none"
