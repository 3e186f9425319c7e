"""Our figures in the form and the conventions of NewsQuant, whose names are in newsquant.toml.

There a quantity has a value or a range, a unit (for a count its noun), one symbol for bound or change, and the words that it
refers to. A change from one figure to another, two figures with us, is one range in the order of the words.
"""

import re
import tomllib
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

from conflict_figures.extraction import Extraction, Figure
from timex import length_of

_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
UNITS: dict[str, str] = _DATA["units"]
CHANGES: dict[str, str] = _DATA["changes"]
ABOUT_WORDS = frozenset(_DATA["about"]["words"])
LEVELS = frozenset(_DATA["levels"]["words"])
FRACTION_WORDS = frozenset(_DATA["fractions"]["words"])
LARGEST_DENOMINATOR: int = _DATA["fractions"]["largest_denominator"]
VAGUE: dict[str, int] = _DATA["vague"]
VAGUE_BEFORE = frozenset(_DATA["vague_before"]["words"])
PLAIN_WORDS = frozenset(_DATA["words"]["plain"])
SINGULARS: dict[str, str] = _DATA["singular"]

Value = float | list[float]
Quantity = dict[str, object]


def quantities(text: str, read: Extraction) -> list[Quantity]:
    """What NewsQuant would write down of a sentence, from what we read in it."""
    figures = sorted((figure for figure in read.figures if _is_quantity(figure)), key=lambda f: f.char_start)
    found: list[Quantity] = []
    at = 0
    while at < len(figures):
        pair = figures[at : at + 2]
        change = _from_to(text, *pair) if len(pair) == 2 else None
        previous = figures[at - 1] if at else None
        found.append(change or _quantity(text, figures[at], previous))
        at += 2 if change else 1
    return found + _lengths_in_dates(read) + _ones_of(text, read)


def _is_quantity(figure: Figure) -> bool:
    """Whether a figure would be one there: it tells a number, and "twice" and "double" are none."""
    return _value(figure) is not None and not (
        figure.kind == "multiple" and not re.search("fold|times", figure.surface)
    )


def _ones_of(text: str, read: Extraction) -> list[Quantity]:
    """ "One of the oldest", a pronoun with us."""
    return [
        {"value": 1.0, "normalized_unit": "-", "change": "=", "referred_concepts": "-"}
        for one in re.finditer(r"\bone of\b", text, re.IGNORECASE)
        if not any(figure.char_start < one.end() and one.start() < figure.char_end for figure in read.figures)
    ]


def _quantity(text: str, figure: Figure, previous: Figure | None) -> Quantity:
    return {
        "value": _value(figure),
        "normalized_unit": unit_of(figure),
        "change": change_of(text, figure, previous),
        "referred_concepts": concepts_of(figure),
    }


def _value(figure: Figure) -> Value | None:
    """One number, or the two ends of a range; None where nothing tells a number."""
    low, high = figure.value_low, figure.value_high
    if figure.bound == "vague" and low is None and high is None:
        words = re.findall(r"[a-z]+", figure.surface.lower())
        least = 1 if VAGUE_BEFORE & set(words) else prod(VAGUE.get(word, 1) for word in words)
        return [least, 10 * least] if least > 1 else None
    ends = [_as_share(figure, end) for end in (low, high) if end is not None]
    if not ends:
        return None
    return ends[0] if len(set(ends)) == 1 else ends


def _as_share(figure: Figure, end: float) -> float:
    """A fraction's 33.33 percent as a third."""
    if figure.kind != "fraction" or figure.unit != "percent":
        return end
    return float(Fraction(end / 100).limit_denominator(LARGEST_DENOMINATOR))


def unit_of(figure: Figure) -> str:
    """The unit's name; for a count its noun in the singular; "-" where there is neither."""
    counted = _counted(figure.counted)
    if figure.kind == "age":
        name = f"{unit_name(figure.unit or 'year')} of age"
    elif figure.kind == "fraction" and figure.unit == "percent":
        name = f"% {counted or '-'}"
    elif figure.kind == "multiple":
        name = UNITS["time"]
    elif figure.kind == "count" or figure.unit is None:
        name = counted or (unit_name(figure.unit) if figure.unit else "-")
    else:
        name = unit_name(figure.unit)
    per = getattr(figure, "per", None)
    return f"{name} per {unit_name(per)}" if per and " per " not in name else name


def unit_name(unit: str) -> str:
    """The benchmark's name for one of our units: "USD_per_barrel" is "dollar per barrel"."""
    return " per ".join(UNITS.get(side, side.replace("_", " ")) for side in unit.split("_per_"))


def _counted(phrase: str | None) -> str | None:
    words = (phrase or "").split()
    while words and words[0].lower() in PLAIN_WORDS:
        words = words[1:]
    if not words:
        return None
    words[-1] = singular(words[-1])
    return UNITS.get(words[0], words[0]) if len(words) == 1 else " ".join(words)


def singular(noun: str) -> str:
    """An English noun's singular, by its ending; the irregular ones are data."""
    word = noun.lower()
    if word in SINGULARS:
        return SINGULARS[word]
    if len(word) > 4 and word.endswith("ies"):
        return noun[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zzes", "tzes", "oes")):
        return noun[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def change_of(text: str, figure: Figure, previous: Figure | None = None) -> str:
    """The symbol of the bound; where that is none, "up" or "down" for the amount of a change; else "="."""
    bound = figure.bound
    if figure.kind == "fraction" and bound == "about" and _is_unqualified(figure.surface):
        bound = "exact"
    elif bound == "between" and _begins_about(figure.surface):
        bound = "about"
    symbol = CHANGES[bound]
    if symbol != "=" or bound in ("between", "vague") or figure.direction == "none":
        return symbol
    if previous and text[previous.char_end : figure.char_start].strip() in ("or", ", or", "("):
        figure = previous  # the same again, in another unit
    return symbol if _word_before(text, figure) in LEVELS else figure.direction


def concepts_of(figure: Figure) -> list[str] | str:
    """The words of what the quantity is said of, "-" where that is not told."""
    subject = getattr(figure, "subject", None) or ""
    words = (re.sub(r"['’]s$", "", word.strip("\"'“”‘’()[],;:")) for word in subject.split())
    return [word for word in words if word and word.lower() not in PLAIN_WORDS] or "-"


def _from_to(text: str, one: Figure, other: Figure) -> Quantity | None:
    """One range for "from 240 to 273" and for "to 273 from 240", in one clause and of one unit."""
    first, second = _word_before(text, one), _word_before(text, other)
    between = text[one.char_end : other.char_start]
    if (first, second) == ("from", "to") and not re.search(r"[;.!?]\s|,", between):
        start, end = one, other
    elif (first, second) == ("to", "from") and between.replace(one.counted or "", "").split() == ["from"]:
        start, end = other, one
    else:
        return None
    values = [_value(start), _value(end)]
    if {"=", change_of(text, one), change_of(text, other)} - {"=", "up", "down"} or any(map(_is_range, values)):
        return None
    units = {unit_of(figure) for figure in (one, other)} - {"-"}
    if len(units) > 1:
        return None
    concepts = next((found for figure in (one, other) if (found := concepts_of(figure)) != "-"), "-")
    return {"value": values, "normalized_unit": min(units, default="-"), "change": "=", "referred_concepts": concepts}


def _is_range(value: Value | None) -> bool:
    return isinstance(value, list)


def _lengths_in_dates(read: Extraction) -> list[Quantity]:
    """The numbered lengths that stand in time expressions and are no figures of ours ("the last 200 days")."""
    found: list[Quantity] = []
    for date in read.dates:
        if any(f.char_start < date.char_end and date.char_start < f.char_end for f in read.figures):
            continue
        length = length_of(date.surface) if date.surface.lower() != "one day" else None  # some day or other
        if length and length.number and length.said:
            unit = unit_name(length.unit)
            found.append({"value": length.number, "normalized_unit": unit, "change": "=", "referred_concepts": "-"})
    return found


def _begins_about(surface: str) -> bool:
    return surface[:1] in ABOUT_WORDS or surface.lower().split(maxsplit=1)[0] in ABOUT_WORDS


def _is_unqualified(fraction: str) -> bool:
    """Whether a fraction begins with its number ("a third", "1/3") and not with a word that bounds it ("nearly a third")."""
    return fraction[:1].isnumeric() or re.split(r"[\s-]", fraction.lower(), maxsplit=1)[0] in FRACTION_WORDS


def _word_before(text: str, figure: Figure) -> str:
    return (text[: figure.char_start].lower().split() or [""])[-1]
