"""The reader's words, loaded from vocabulary.toml into look-ups by word."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

Phrase = tuple[str, ...]


def _load() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def _phrases(groups: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    """Every phrase, as its words, to the group that lists it."""
    return {tuple(_split(phrase)): group for group, phrases in groups.items() for phrase in phrases}


def _split(phrase: str) -> list[str]:
    words = []
    for word in phrase.split():
        words.extend(["sq", "."] if word == "sq." else word.replace("&", " & ").split())
    return words


_WORDS = _load()

NUMBERS: dict[str, int] = _WORDS["numbers"]
MAGNITUDES: dict[str, int] = _WORDS["magnitudes"]
LETTER_MAGNITUDES = frozenset(word for word in MAGNITUDES if len(word) <= 2)
VAGUE = frozenset(_WORDS["vague"]["words"])
VAGUE_BEFORE = frozenset(_WORDS["vague"]["before_a_magnitude"])
FRACTIONS: dict[str, int] = _WORDS["fractions"]
ORDINALS = frozenset(_WORDS["ordinals"]["words"])
BEFORE = _phrases(_WORDS["qualifiers"])
AFTER = _phrases(_WORDS["qualifiers_after"])
RANGE_OPENERS = _phrases({"open": _WORDS["ranges"]["openers"]})
RANGE_JOINERS = frozenset(_WORDS["ranges"]["joiners"])
OF_ESTIMATES = frozenset(_WORDS["ranges"]["of_estimates"])
DIRECTIONS = {word: direction for direction, words in _WORDS["directions"].items() for word in words}
PERCENT = _phrases({"percent": _WORDS["percent"]["words"]})
PER_MILLION = _phrases({"per_million": _WORDS["per_million"]["words"]})
CURRENCIES = _phrases(_WORDS["currencies"])
PER = _phrases(_WORDS["per"])
RATES: dict[str, str] = _WORDS["rates"]
UNITS = {phrase: unit for group in _WORDS["units"].values() for phrase, unit in _phrases(group).items()}
UNIT_KINDS: dict[str, str] = {unit: kind for kind, group in _WORDS["units"].items() for unit in group}
PEOPLE = frozenset(_WORDS["people"]["words"])
DEMONYM_ENDINGS = tuple(_WORDS["people"]["demonym_endings"])
NOUN_STOPS = frozenset(_WORDS["nouns"]["stops"])
NOUN_REACH: int = _WORDS["nouns"]["reach"]
ONLY_BESIDE = frozenset(_WORDS["nouns"]["only_beside"])
NOUN_BRIDGES = frozenset(_WORDS["nouns"]["bridges"])
NAME_AFTER = frozenset(_WORDS["names"]["after"])
NAMES = _phrases({"name": _WORDS["names"]["whole"]})
FUNCTION_WORDS = frozenset(_WORDS["function_words"]["words"])
MONTHS: dict[str, int] = _WORDS["months"]
WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
SEASONS: dict[str, int] = _WORDS["seasons"]
PARTS: dict[str, str] = _WORDS["parts"]
QUARTERS: dict[str, int] = _WORDS["quarters"]
DAYS: dict[str, int] = _WORDS["days"]
OPEN: dict[str, str] = _WORDS["open"]
LONGEST = max(len(phrase) for group in (BEFORE, AFTER, UNITS, CURRENCIES, PER, PERCENT) for phrase in group)

UNIT_IDS = (
    frozenset(UNITS.values()) | set(CURRENCIES.values()) | set(RATES.values()) | {"person", "percent", "per_million"}
)
