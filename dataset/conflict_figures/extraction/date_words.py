"""The words of time expressions, loaded from date_words.toml into look-ups by word."""

import tomllib
from importlib.resources import files
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))


def _set(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(_WORDS[table][key])


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


_ORDINAL_DAYS = {_ordinal(number): number for number in range(1, 32)}

SHORT_MONTHS: dict[str, int] = _WORDS["short_months"]
MONTHS: dict[str, int] = _WORDS["months"] | SHORT_MONTHS
SHORT_WEEKDAYS: dict[str, int] = _WORDS["short_weekdays"]
WEEKDAYS: dict[str, int] = _WORDS["weekdays"] | SHORT_WEEKDAYS
SEASONS: dict[str, int] = _WORDS["seasons"]
ORDINALS: dict[str, int] = _WORDS["ordinals"] | _ORDINAL_DAYS
DAYS_OF_MONTH: dict[str, int] = {
    **{str(number): number for number in range(1, 32)},
    **{f"0{number}": number for number in range(1, 10)},
    **_ORDINAL_DAYS,
}
YEARS: dict[str, int] = {str(year): year for year in range(1000, 2100)}
TENS: dict[str, int] = _WORDS["tens"]
UNITS: dict[str, str] = {word: unit for unit, words in _WORDS["units"].items() for word in words}
DAYS: dict[str, int] = _WORDS["days"]
DAY_TIMES: dict[str, str] = _WORDS["day_times"]
BEFORE_A_DAY_TIME = _set("before_a_day_time")
CLOCK_ZONES = _set("clock_zones")

PUBLICATION_SHIFTS: dict[str, int] = _WORDS["shifts"]["publication"]
TEXT_SHIFTS: dict[str, int] = _WORDS["shifts"]["text"]
PARTS: dict[str, str] = _WORDS["parts"]
PART_NOUNS = _set("part_nouns")
PLACED: dict[str, tuple[str, int]] = {word: (kind, sign) for word, (kind, sign) in _WORDS["placed"].items()}

OPEN: dict[str, str] = _WORDS["open"]
COMPARED = _set("compared")
RANGE_JOINERS = _set("range_joiners")
HYPHENS = _set("hyphens")
LENGTH_TO = _set("length_to")

VAGUE: dict[str, str] = _WORDS["vague"]
VAGUE_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}  # by their last word
for _phrase, _reference in _WORDS["vague_phrases"].items():
    VAGUE_PHRASES.setdefault(_phrase.split()[-1], []).append((tuple(_phrase.split()), _reference))
REFERENCES: dict[str, str] = _WORDS["references"]
REPEATS: dict[str, str] = _WORDS["repeats"]

HOLIDAYS: dict[str, list[tuple[tuple[str, ...], int, list[int]]]] = {}  # by their first word that is not "new"
for _phrase, _rule in sorted(_WORDS["holidays"].items(), reverse=True):
    _words = tuple(_phrase.split())
    HOLIDAYS.setdefault(_words[_words[0] == "new"], []).append((_words, int(_words[0] == "new"), _rule))
LONG: dict[str, str] = _WORDS["long"]
EVERY = _set("every")
VAGUE_COUNTS = _set("counts", "vague")
VAGUE_COUNTS_OF = _set("counts", "vague_of")
COUNT_FILLERS = _set("counts", "fillers")
APPROXIMATE = _set("counts", "approximate")
APPROXIMATE_THAN = _set("counts", "approximate_than")
BEFORE_A_UNIT = _set("counts", "in_a_row")
BEFORE_A_LENGTH = _set("bare_lengths", "after")
AFTER_A_LENGTH = _set("bare_lengths", "before")
NO_LENGTH_BEFORE = _set("bare_lengths", "not_after")
RATE_SINGULAR = _set("rates", "singular")
NO_PLURAL = _set("no_plural")
OLD_THINGS = _set("old", "things")
MONTHS_YOUNG = _set("old", "months_young")

BEFORE_A_MONTH = _set("month_contexts", "before")
VERBS_TOO = _set("month_contexts", "verbs_too")
GIVEN_NAMES = _set("month_contexts", "given_names")
BEFORE_A_NAME = _set("month_contexts", "before_a_name")
NAME_BEFORE = _set("month_contexts", "titles")
BEFORE_A_YEAR = _set("year_contexts", "before")
LIKE_A_COUNT = _set("year_contexts", "like_a_count")
BEFORE_AN_OLD_YEAR = _set("year_contexts", "old_before")
NO_YEAR_AFTER = _set("year_contexts", "not_after")
YEAR_HEDGES = _set("year_contexts", "hedges")
NO_YEAR_BEFORE = _set("year_contexts", "not_before")
UNITS_NAMED = _set("year_contexts", "units_named")
NO_WEEKDAY_AFTER = _set("weekday_contexts", "not_after")
NO_WEEKDAY_BEFORE = _set("weekday_contexts", "not_before")
BEFORE_A_SEASON = _set("season_contexts", "before")
NEW_PHRASE = _set("new_phrase")
REPORTING = _set("reporting")
NO_OBJECT = _set("no_object")
SENTENCE_STARTS = _set("sentence_starts")

TENSE: dict[str, bool] = {
    **dict.fromkeys(_WORDS["tense"]["past"], False),
    **dict.fromkeys(_WORDS["tense"]["future"], True),
}  # whether a word tells of the future
NOUNS_TOO = _set("tense", "nouns_too")
PLANS = _set("tense", "plans")
BEFORE_A_NOUN = _set("tense", "before_a_noun")
AFTER_A_VERB = _set("tense", "after_a_verb")
FORECASTS = _set("tense", "forecasts")
DEADLINES = _set("tense", "deadlines")
ABBREVIATIONS = _set("tense", "abbreviations") | frozenset(SHORT_MONTHS)
