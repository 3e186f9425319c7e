"""The reader's words, loaded from vocabulary.toml into look-ups by word."""

import tomllib
from importlib.resources import files
from typing import Any

from conflict_figures.extraction.phrases import Phrases

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))

NUMBERS: dict[str, int] = _WORDS["numbers"]
MAGNITUDES: dict[str, int] = _WORDS["magnitudes"]
LETTER_MAGNITUDES = frozenset(word for word in MAGNITUDES if len(word) <= 3)
VAGUE = {word: rank for rank, word in enumerate(_WORDS["vague"]["words"])}
VAGUE_ONLY_OF = frozenset(_WORDS["vague"]["only_of"])
VAGUE_BEFORE = frozenset(_WORDS["vague"]["before_a_magnitude"])
FRACTIONS: dict[str, int] = _WORDS["fractions"]
WORD_MAGNITUDES = frozenset(MAGNITUDES) - LETTER_MAGNITUDES
MULTIPLES: dict[str, tuple[int, bool]] = {
    word: (value, group == "alone") for group, words in _WORDS["multiples"].items() for word, value in words.items()
}
NO_HALF_AFTER = frozenset(_WORDS["halves"]["not_after"])
MINUS = frozenset(_WORDS["minus"]["words"])
ORDINALS = frozenset(_WORDS["ordinals"]["words"])
ARTICLES = frozenset(_WORDS["articles"]["words"])
NOT_ONE_AFTER = frozenset(_WORDS["one"]["not_after"])
NOT_ONE_BEFORE = frozenset(_WORDS["one"]["not_before"])
ONE_DAY_AFTER = frozenset(_WORDS["one"]["day_after"])
ONE_DAY_BEFORE = frozenset(_WORDS["one"]["day_before"])
DECADES_AFTER = frozenset(_WORDS["decades"]["after"])

BEFORE = Phrases(_WORDS["qualifiers"])
AFTER = Phrases(_WORDS["qualifiers_after"])
RANGE_OPENERS = Phrases({"open": _WORDS["ranges"]["openers"]})
RANGE_JOINERS = frozenset(_WORDS["ranges"]["joiners"])
OF_ESTIMATES = frozenset(_WORDS["ranges"]["of_estimates"])
QUANTITY_FOLLOWS = frozenset(_WORDS["ranges"]["quantity_follows"])
DIRECTIONS: dict[str, str] = {word: direction for direction, words in _WORDS["directions"].items() for word in words}

NO_SHARES_OF = frozenset(_WORDS["fractions_of"]["none"])
PARTICLES: dict[str, str] = {
    word: direction for direction, words in _WORDS["particles"].items() if direction in ("up", "down") for word in words
}
NO_AMOUNT_AFTER = frozenset(_WORDS["particles"]["no_amount_after"])
MOVED = frozenset(_WORDS["particles"]["moved"])
NO_PARTICLE_AFTER = frozenset(_WORDS["particles"]["not_after"])

PERCENT = Phrases({"percent": _WORDS["percent"]["words"]})
PER_MILLION = Phrases({"per_million": _WORDS["per_million"]["words"]})
AMBIGUOUS_CURRENCIES = frozenset(_WORDS["ambiguous_currencies"]["words"])
CURRENCY_SIGNS = Phrases(_WORDS["currency_signs"], cased=True)
CURRENCIES = Phrases(_WORDS["currencies"])
_PER_NOUNS: dict[str, list[str]] = {per: words for per, words in _WORDS["per"].items() if per != "openers"}
PER = Phrases(
    {
        per: [f"{opener} {noun}" for noun in nouns for opener in _WORDS["per"]["openers"]]
        + _WORDS["per_adverbs"].get(per, [])
        for per, nouns in _PER_NOUNS.items()
    }
)
PER_ADVERBS = frozenset(word for words in _WORDS["per_adverbs"].values() for word in words)
AFTER_PERIODS = frozenset(_WORDS["periods"]["not_before"])
PERIODS = frozenset(_WORDS["periods"]["words"])
LENGTHS = frozenset(
    word
    for unit in ("foot", "inch", "metre", "centimetre", "millimetre", "kilometre")
    for word in _WORDS["units"]["measure"][unit]
)
MONEY_UNITS = frozenset(unit for unit in _WORDS["currencies"] if unit.islower())
WEIGHING = frozenset(_WORDS["weighing"]["before"])
WEIGHED = frozenset(_WORDS["weighing"]["after"])
PRICED = frozenset(_WORDS["weighing"]["priced"])
UNGLUED = frozenset(_WORDS["unglued"]["words"])  # abbreviations that need not touch the number
ABBREVIATIONS = Phrases(_WORDS["abbreviations"], cased=True)
RATES: dict[str, str] = _WORDS["rates"]
UNIT_KINDS: dict[str, str] = {
    **dict.fromkeys(_WORDS["abbreviations"], "measure"),
    **dict.fromkeys(MONEY_UNITS, "measure"),
    **{unit: kind for kind, group in _WORDS["units"].items() for unit in group},
}
COUNT_UNITS = frozenset(unit for unit, kind in UNIT_KINDS.items() if kind in ("count", "area", "rate"))
RATED = {unit: per for unit, _, per in (rate.partition(" per ") for rate in RATES) if UNIT_KINDS.get(unit) == "measure"}
RATE_UNITS = frozenset(RATES.values())
UNITS = Phrases({unit: words for group in _WORDS["units"].values() for unit, words in group.items()})
CALENDAR_UNITS = {word: unit for unit in ("day", "week", "month", "year") for word in _WORDS["units"]["duration"][unit]}

PEOPLE = frozenset(_WORDS["people"]["words"])
ONLY_AFTER = frozenset(_WORDS["people"]["only_after"])
SENT = frozenset(_WORDS["people"]["sent"])
AUXILIARIES = frozenset(_WORDS["people"]["auxiliaries"])
PARTICIPLES = frozenset(word for word in PEOPLE if word.endswith(("ed", "ing"))) | set(_WORDS["people"]["participles"])
DEMONYM_ENDINGS = tuple(_WORDS["people"]["demonym_endings"])
NOUN_STOPS = frozenset(_WORDS["nouns"]["stops"])
NOUN_REACH: int = _WORDS["nouns"]["reach"]
ONLY_TIMES = frozenset(_WORDS["nouns"]["times"])
ONLY_BESIDE = frozenset(_WORDS["nouns"]["only_beside"])
NOUN_BRIDGES = frozenset(_WORDS["nouns"]["bridges"])
RECENT = frozenset(_WORDS["nouns"]["recent"])
NO_MODIFIERS = frozenset(_WORDS["nouns"]["no_modifiers"])
PLURALS = frozenset(_WORDS["phrases"]["plurals"])
NO_PLURALS = frozenset(_WORDS["phrases"]["no_plurals"])
VERBS = frozenset(_WORDS["phrases"]["verbs"])
FINITE_VERBS = VERBS - frozenset(_WORDS["phrases"]["nouns_too"])  # those that are no nouns
NAME_SUFFIXES = frozenset(_WORDS["others"]["suffixes"])
LEVELS = frozenset(_WORDS["others"]["levels"])
MERIDIEMS = frozenset(_WORDS["others"]["meridiems"])
TIME_ZONES = frozenset(_WORDS["others"]["time_zones"])
SCORE_WORDS = frozenset(_WORDS["others"]["score_words"])
LIST_MARKS = frozenset(_WORDS["others"]["list_marks"])
CLAUSE_STARTS = frozenset(_WORDS["clauses"]["starts"])
DIMENSIONS = frozenset(_WORDS["dimensions"]["words"])
TIES = frozenset(_WORDS["clauses"]["ties"])
TOTALS = frozenset(_WORDS["clauses"]["totals"])
PREDICATES = frozenset(_WORDS["clauses"]["predicates"]) | DIMENSIONS
RELATIVES = frozenset(_WORDS["clauses"]["relatives"])
PERSONAL = frozenset(_WORDS["clauses"]["personal"])
PRONOUNS = frozenset(_WORDS["clauses"]["pronouns"])
DETERMINERS = frozenset(_WORDS["clauses"]["determiners"])
PREPOSITIONS = frozenset(_WORDS["clauses"]["prepositions"])
AGED = frozenset(_WORDS["ages"]["aged"])
AGE_BEFORE = Phrases({"age": _WORDS["ages"]["before"]})
AGE_BOUNDS = frozenset(_WORDS["ages"]["bounds"])
AGED_PRONOUNS = frozenset(_WORDS["ages"]["pronouns"])
AGED_VERBS = frozenset(_WORDS["ages"]["verbs"])
AGED_PERSONS = frozenset(_WORDS["ages"]["persons"])
ADVERBS_OF_AGE = frozenset(_WORDS["ages"]["adverbs"])
NO_AGE_BEFORE = frozenset(_WORDS["ages"]["not_before"])
SAID_OF_AGED = frozenset(_WORDS["ages"]["said"])
AGE_AFTER = Phrases({"old": _WORDS["ages"]["after"]})
HYPHENS = frozenset({"-", "–", "—", "‑", "−"})
NAME_AFTER_ANY_CASE = frozenset(_WORDS["names"]["after_any_case"])
NAME_AFTER = frozenset(_WORDS["names"]["after"]) | NAME_AFTER_ANY_CASE
RANKED = frozenset(_WORDS["names"]["ranked"])
PLACING = frozenset(_WORDS["names"]["placing"])
NO_DESIGNATIONS = frozenset(_WORDS["names"]["no_designations"])
NAME_AFTER_HYPHEN = frozenset(_WORDS["names"]["after_hyphen"])
NAME_BEFORE_HYPHEN = frozenset(_WORDS["names"]["before_hyphen"])
STREETS = frozenset(_WORDS["names"]["streets"])
NAMES = Phrases({"name": _WORDS["names"]["whole"]})
FUNCTION_WORDS = frozenset(_WORDS["function_words"]["words"])

UNIT_IDS = (
    UNIT_KINDS.keys()
    | _WORDS["currencies"].keys()
    | _WORDS["currency_signs"].keys()
    | set(RATES.values())
    | {"person", "percent", "per_million"}
)
