"""The reader's words, loaded from vocabulary.toml into look-ups by word."""

import tomllib
from importlib.resources import files
from typing import Any

from conflict_figures.extraction.phrases import Phrases

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))

NUMBERS: dict[str, int] = _WORDS["numbers"]
MAGNITUDES: dict[str, int] = _WORDS["magnitudes"]
LETTER_MAGNITUDES = frozenset(word for word in MAGNITUDES if len(word) <= 2)
VAGUE = {word: rank for rank, word in enumerate(_WORDS["vague"]["words"])}
VAGUE_BEFORE = frozenset(_WORDS["vague"]["before_a_magnitude"])
FRACTIONS: dict[str, int] = _WORDS["fractions"]
ORDINALS = frozenset(_WORDS["ordinals"]["words"])
ARTICLES = frozenset(_WORDS["articles"]["words"])
NOT_ONE_AFTER = frozenset(_WORDS["one"]["not_after"])
NOT_ONE_BEFORE = frozenset(_WORDS["one"]["not_before"])

BEFORE = Phrases(_WORDS["qualifiers"])
AFTER = Phrases(_WORDS["qualifiers_after"])
RANGE_OPENERS = Phrases({"open": _WORDS["ranges"]["openers"]})
RANGE_JOINERS = frozenset(_WORDS["ranges"]["joiners"])
OF_ESTIMATES = frozenset(_WORDS["ranges"]["of_estimates"])
QUANTITY_FOLLOWS = frozenset(_WORDS["ranges"]["quantity_follows"])
DIRECTIONS: dict[str, str] = {word: direction for direction, words in _WORDS["directions"].items() for word in words}

PERCENT = Phrases({"percent": _WORDS["percent"]["words"]})
PER_MILLION = Phrases({"per_million": _WORDS["per_million"]["words"]})
CURRENCIES = Phrases(_WORDS["currencies"])
PER = Phrases(_WORDS["per"])
RATES: dict[str, str] = _WORDS["rates"]
UNIT_KINDS: dict[str, str] = {unit: kind for kind, group in _WORDS["units"].items() for unit in group}
UNITS = Phrases({unit: words for group in _WORDS["units"].values() for unit, words in group.items()})
CALENDAR_UNITS = {word: unit for unit in ("day", "week", "month", "year") for word in _WORDS["units"]["duration"][unit]}

PEOPLE = frozenset(_WORDS["people"]["words"])
DEMONYM_ENDINGS = tuple(_WORDS["people"]["demonym_endings"])
NOUN_STOPS = frozenset(_WORDS["nouns"]["stops"])
NOUN_REACH: int = _WORDS["nouns"]["reach"]
ONLY_BESIDE = frozenset(_WORDS["nouns"]["only_beside"])
NOUN_BRIDGES = frozenset(_WORDS["nouns"]["bridges"])
NO_MODIFIERS = frozenset(_WORDS["nouns"]["no_modifiers"])
NAME_AFTER = frozenset(_WORDS["names"]["after"])
NAME_AFTER_ANY_CASE = frozenset(_WORDS["names"]["after_any_case"])
NAMES = Phrases({"name": _WORDS["names"]["whole"]})
FUNCTION_WORDS = frozenset(_WORDS["function_words"]["words"])

MONTHS: dict[str, int] = _WORDS["months"]
NO_MONTH_ALONE = frozenset(_WORDS["date_contexts"]["no_month_alone"])
BEFORE_A_MONTH = frozenset(_WORDS["date_contexts"]["before_a_month"])
BEFORE_A_YEAR = frozenset(_WORDS["date_contexts"]["before_a_year"])
WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
SEASONS: dict[str, int] = _WORDS["seasons"]
PARTS: dict[str, str] = _WORDS["parts"]
QUARTERS: dict[str, int] = _WORDS["quarters"]
DAYS: dict[str, int] = _WORDS["days"]
SHIFTS: dict[str, int] = _WORDS["shifts"]
OPEN: dict[str, str] = _WORDS["open"]

UNIT_IDS = UNIT_KINDS.keys() | _WORDS["currencies"].keys() | set(RATES.values()) | {"person", "percent", "per_million"}
