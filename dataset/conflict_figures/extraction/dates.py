"""Time expressions to calendar days. The conventions are those of docs/METHOD.md.

One look-up a token finds the words that carry an expression; the rules of such a word read the few words around it
(`named_dates`, `years`, `counted_dates`, `clock`). What they read is joined where it names one time ("the spring" "of the
following year"), resolved in the order of the text (`date_resolution`), and spanned or opened ("from A to B", "since";
`date_spans`). The work grows with the length of the text alone.
"""

from collections.abc import Callable

from conflict_figures.extraction.clock import clock, day_time, meridiem, o_clock, zone
from conflict_figures.extraction.counted_dates import same_period, unit, weekend
from conflict_figures.extraction.date_resolution import Resolver
from conflict_figures.extraction.date_spans import joined, resolved
from conflict_figures.extraction.date_words import (
    DAY_TIMES,
    DAYS,
    DAYS_OF_MONTH,
    HOLIDAYS,
    HYPHENS,
    LONG,
    MONTHS,
    NEW_PHRASE,
    PART_NOUNS,
    PARTS,
    REFERENCES,
    REPEATS,
    SEASONS,
    SENTENCE_STARTS,
    TENS,
    UNITS,
    VAGUE,
    VAGUE_PHRASES,
    WEEKDAYS,
    YEARS,
)
from conflict_figures.extraction.holidays import holiday
from conflict_figures.extraction.named_dates import (
    day_word,
    month,
    ordinal_day,
    quarter,
    season,
    short_quarter,
    weekday,
    weekdays,
)
from conflict_figures.extraction.time_expressions import Expression, Found, Published
from conflict_figures.extraction.tokens import Tokens
from conflict_figures.extraction.years import decade, era, slash, year

Rule = Callable[[Tokens, int, int], Expression | None]
_TYPES = frozenset(
    ["date", "interval", "duration", "vague"]
)  # those of the table `dates`; the others are TIMEX3's alone


def dates_in(tokens: Tokens, published: Published, narrative: bool = False) -> list[Found]:
    """Every time expression, in order, none overlapping another.

    `published` is the first and last possible day of publication; a `narrative` tells its own time, so that months without
    a year and "the next day" go by the dates before them.
    """
    read = [one for one in _read(tokens) if one.kind != "holiday" and (one.kind != "time" or one.number.isalpha())]
    return [found for found in _found(tokens, published, narrative, read) if found.type in _TYPES] if read else []


def times_in(tokens: Tokens, published: Published, narrative: bool = False) -> list[Found]:
    """The time expressions with the times of the clock, sets, ages and references, which only TIMEX3 marks."""
    return _found(tokens, published, narrative, _read(tokens), timex=True)


def _found(
    tokens: Tokens, published: Published, narrative: bool, read: list[Expression], *, timex: bool = False
) -> list[Found]:
    expressions = joined(tokens.words, read)
    first_year = next((one.number[0].year for one in expressions if one.kind == "days"), None)
    return resolved(tokens.words, expressions, Resolver(tokens, published, narrative, first_year, timex=timex))


def _vague(tokens: Tokens, at: int, floor: int) -> Expression | None:
    following = tokens.words[at + 1]
    if following in ("after", "before", "as", "afterward", "afterwards", "thereafter"):
        return None  # "soon after the raid"
    return Expression(at, at + 1, "vague", number=VAGUE[tokens.words[at]])


def _vague_phrase(tokens: Tokens, at: int, floor: int) -> Expression | None:
    words = tokens.words
    for phrase, reference in VAGUE_PHRASES[words[at]]:
        first = at + 1 - len(phrase)
        if first >= floor and tuple(words[first : at + 1]) == phrase:
            whole = words[at + 1] in ("this", "in", "as", "from")  # "so far this year" is a date
            return None if whole else Expression(first, at + 1, "vague", number=reference)
    return _reference(tokens, at, floor) if words[at] in REFERENCES else None


def _reference(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "recent" fighting, "the past", "the future"."""
    words = tokens.words
    noun = words[at] in ("past", "future")
    if noun and (words[at - 1] != "the" or at == floor or words[at + 1] not in NEW_PHRASE):
        return None
    if words[at + 1] in UNITS or words[at + 1] in ("quarter", "half") or words[at - 1] == "most":
        return None
    return Expression(at - noun, at + 1, "reference", number=REFERENCES[words[at]])


def _repeat(tokens: Tokens, at: int, floor: int) -> Expression | None:
    named = tokens.raw[at][0].isupper() and tokens.words[at - 1] not in SENTENCE_STARTS  # "the Daily Star"
    return None if named else Expression(at, at + 1, "set", number=REPEATS[tokens.words[at]])


def _long(tokens: Tokens, at: int, floor: int) -> Expression | None:
    """ "a weeklong strike"."""
    return Expression(at, at + 1, "length", LONG[tokens.words[at]], 1)


# The words that carry an expression. Later lines win: a word has one rule.
_RULES: dict[str, Rule] = {
    **dict.fromkeys(UNITS, unit),
    **dict.fromkeys(DAY_TIMES, day_time),
    **dict.fromkeys(MONTHS, month),
    **dict.fromkeys(YEARS, year),
    **dict.fromkeys(WEEKDAYS, weekday),
    **{f"{name}s": weekdays for name in WEEKDAYS if name.endswith("day")},
    **dict.fromkeys(SEASONS, season),
    **dict.fromkeys(DAYS, day_word),
    **{word: ordinal_day for word in DAYS_OF_MONTH if not word.isdecimal()},
    **dict.fromkeys(("quarter", "half"), quarter),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), short_quarter),
    **dict.fromkeys(("s", *TENS), decade),
    **dict.fromkeys(("bc", "bce", "b"), era),
    **dict.fromkeys(VAGUE, _vague),
    **dict.fromkeys(REFERENCES, _reference),
    **dict.fromkeys(VAGUE_PHRASES, _vague_phrase),
    **dict.fromkeys(REPEATS, _repeat),
    **dict.fromkeys(LONG, _long),
    **dict.fromkeys(("am", "pm", "m"), meridiem),
    **dict.fromkeys(("o'clock", "o’clock"), o_clock),
    **dict.fromkeys(("gmt", "utc"), zone),
    **{word: holiday for word in HOLIDAYS if word not in UNITS},
    "/": slash,
    ":": clock,
    "weekend": weekend,
    "period": same_period,
}
_UNPARTED = frozenset(
    [
        "vague",
        "reference",
        "set",
        "age",
        "length",
        "holiday",
        "time",
        "old",
        "row",
        "row_of_text",
        "next_of_text",
        "nth",
        "ago",
        "later",
    ]
)  # kinds that have no early and no late part


def _read(tokens: Tokens) -> list[Expression]:
    """What the rules read, each with the part that is meant ("early")."""
    read: list[Expression] = []
    words, rules, floor = tokens.words, _RULES, 0
    for at in [at for at, word in enumerate(words) if word in rules]:
        expression = rules[words[at]](tokens, at, floor) if at >= floor else None
        if expression:
            if expression.unit != "day" and expression.kind not in _UNPARTED:
                _take_part(words, expression, floor)
            read.append(expression)
            if expression.listed:
                read.append(expression.listed)
            floor = read[-1].stop
    return read


def _take_part(words: list[str], expression: Expression, floor: int) -> None:
    """ "early 2015", "mid-March", "the end of the month", "late in the year", "so far this year", "the early part of"."""
    at = expression.first - 1
    if words[at] == "far" and words[at - 1] == "so" and at - 1 >= floor:
        expression.part, expression.first = "earlier", at - 1
        return
    at -= words[at] == "the" and words[at - 1] in ("of", "in")
    joiner = words[at]
    at -= joiner in ("of", "in") and words[at - 1] in PART_NOUNS
    at -= joiner in ("of", "in") or joiner in HYPHENS
    part = PARTS.get(words[at], "") if at >= floor else ""
    if not _takes(part, joiner, expression):
        return
    the = joiner in ("of", "in") or expression.unit in ("decade", "century", "season")
    the = the and words[at - 1] == "the" and at > floor
    expression.part, expression.first = part, at - the


def _takes(part: str, joiner: str, expression: Expression) -> bool:
    """Whether a part can stand so before a time: "early 2015" and "late in 2015", but not "end 2015", "later March"."""
    if part in ("earlier", "later"):
        return expression.kind in ("unit", "unit_of_text", "the_unit")
    if joiner == "in":
        return part in ("early", "late")
    return part in ("early", "mid", "late") or (part != "" and (joiner == "of" or joiner in HYPHENS))
