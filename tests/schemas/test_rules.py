"""Every constraint and every rule of a row: met by a good row, failed by a bad one."""

from typing import Any

import pandas as pd
import pandera.pandas as pa
import pytest

from conflict_schemas import TABLES, Table, columns, primary_key, row_rules
from conflict_schemas.codings import Codings

Row = dict[str, Any]
MODELS: dict[str, type[Table]] = TABLES | {"codings": Codings}

CLAIM = "report#1@12-27"
READING = {"value_low": 6000.0, "value_high": None, "bound": "more_than", "unit": "person", "counted": "fighters"}
SPAN = {"extract": "report#1", "char_start": 12, "char_end": 27, "surface": "more than 6,000"}

# One good row a table; a column that is not named is null.
GOOD: dict[str, Row] = {
    "units": {"unit": "km2", "name": "square kilometre", "dimension": "area", "factor": 1.0},
    "places": {"place": "SYR", "name": "Syria", "kind": "country", "iso_alpha3": "SYR", "members_listed": False},
    "place_members": {"region": "europe", "member": "FRA"},
    "actors": {"actor": "islamic-state", "name": "Islamic State", "kind": "armed-group", "wikidata": "Q2429253"},
    "sources": {"source": "icsr", "name": "ICSR", "kind": "research", "parent": "kings-college"},
    "indicators": {
        "indicator": "women_share", "name": "Share of women", "definition": "Women, in percent of all.", "kind": "share",
        "unit": "percent", "denominator": "all who travelled", "range_min": 0.0, "range_max": 100.0,
        "sums_over_origin": False, "sums_over_place": False,
    },
    "event_types": {"event_type": "attack", "name": "Attack", "definition": "An act of violence."},
    "articles": {
        "article": "report", "publisher": "The Example", "url": "https://example.org/", "published": "2016-03",
        "published_start": "2016-03-01", "published_end": "2016-03-31", "published_basis": "page", "language": "en",
        "kind": "digest", "same_story_as": "first-report", "second_read": "confirmed", "accessed": "2026-11-22",
        "file": "report.yaml", "sha256": "a" * 64,
    },
    "extracts": {"extract": "report#1", "article": "report", "position": 1, "paragraph": 3, "role": "text", "text": "Some went."},
    "corrections": {"correction": "a-slip", "article": "report", "action": "flag", "why": "The parts sum to more."},
    "figures": {"figure": CLAIM, **SPAN, "kind": "count", **READING, "direction": "none", "found_by": "both"},
    "dates": {
        "date": "report#1@40-50", "extract": "report#1", "char_start": 40, "char_end": 50, "surface": "March 2016",
        "type": "date", "start": "2016-03-01", "end": "2016-03-31", "precision": "month", "anchor": "explicit",
    },
    "events": {
        "event": "report#1@12-20/2", "extract": "report#1", "article": "report", "char_start": 12, "char_end": 20,
        "surface": "attacked", "type": "attack", "place": "raqqa", "actor": "islamic-state", "target": "syrian-government",
        "date": "report#1@40-50", "start": "2016-03-01", "end": "2016-03-31", "precision": "month", "basis": "explicit",
        "rule": "active",
    },
    "numerals": {
        "numeral": "report#1@22-27", "extract": "report#1", "char_start": 22, "char_end": 27, "surface": "6,000",
        "explained_by": "figure", "figure": CLAIM,
    },
    "claims": {
        "claim": CLAIM, "figure": CLAIM, "extract": "report#1", "article": "report", "surface": "more than 6,000",
        **READING, "interval_low": 6000.0, "indicator": "foreign_fighters_departed", "actor": "islamic-state",
        "place": "SYR", "theatre": "SYR", "theatre_basis": "stated", "origin": "europe", "period": "2015/2016",
        "period_start": "2015-01-01", "period_end": "2016-12-31", "as_of": "2016-03", "as_of_start": "2016-03-01",
        "as_of_end": "2016-03-31", "time_basis": "page", "attributed_to": "icsr", "via": "a-newspaper",
        "speaker": "ICSR", "speaker_source": "icsr", "coded_by": "curator", "extractor_bound": "more_than",
        "correction": "a-slip",
    },
    "coding_rules": {
        "field": "indicator", "rule": "fighters_total/1:zone", "seen": 10, "right": 9, "held_out_seen": 3,
        "held_out_right": 3, "confidence": 0.9,
    },
    "proposals": {
        "figure": CLAIM, "field": "origin", "value": "europe", "rule": "origin:zone", "confidence": 0.9, "stands": True,
    },
    "disagreements": {
        "disagreement": f"{CLAIM}~report#1@41-44", "one": CLAIM, "other": "report#1@41-44", "unit": "person",
        "one_low": 6000.0, "other_low": 4000.0, "other_high": 5000.0, "gap": 1000.0, "gap_share": 0.2,
        "verdict": "contradict", "cause": "source",
    },
    "reconciliations": {
        "reconciliation": f"{CLAIM}~origin", "kind": "parts_of_origin", "scope": "extract", "whole": CLAIM, "parts": 2,
        "members": 45, "unit": "person", "stated_low": 6000.0, "stated_high": 7000.0, "worked_low": 3900.0,
        "worked_high": 4000.0, "remainder_low": 2000.0, "remainder_high": 3100.0, "verdict": "consistent",
        "arithmetic": "2,300 + 1,600 = 3,900",
    },
    "reconciliation_parts": {"reconciliation": f"{CLAIM}~origin", "claim": "report#1@47-52", "member": "FRA", "summed": True},
    "checks": {
        "check_name": "claims.value_agrees", "table_name": "claims", "demands": "the same value", "severity": "warning",
        "rows_seen": 4, "rows_failed": 1, "percent_passed": 75.0, "alpha": 0.7,
    },
    "rejects": {
        "reject": "claims/1", "table_name": "claims", "row": "{}", "check_name": "claims.bound_isin",
        "reason": "found a bound of its own", "line": 17,
    },
    "codings": {
        "figure": CLAIM, "nth": 1, **SPAN, **READING, "indicator": "foreign_fighters_departed", "file": "report.yaml",
        "line": 15,
    },
}  # fmt: skip

# Table, what is changed in the good row, and the rule that then fails.
BROKEN_ROWS: list[tuple[str, Row, str]] = [
    ("units", {"dimension": "money", "base": "USD"}, "currencies_are_never_converted"),
    ("places", {"place": "IRQ"}, "country_is_its_code"),
    ("places", {"iso_alpha3": None}, "country_is_its_code"),
    ("places", {"kind": "city", "place": "raqqa"}, "country_is_its_code"),
    ("indicators", {"range_min": 101.0}, "range_is_ordered"),
    ("indicators", {"denominator": None}, "percentage_says_of_what"),
    ("indicators", {"range_max": 120.0}, "share_lies_within_the_whole"),
    ("indicators", {"range_min": -1.0}, "share_lies_within_the_whole"),
    ("articles", {"published_start": "2016-04-01"}, "publication_is_ordered"),
    ("articles", {"published": None}, "publication_is_an_interval"),
    ("articles", {"published": None}, "publication_is_an_interval"),
    ("articles", {"same_story_as": "report"}, "reprints_another"),
    ("extracts", {"position": 2}, "id_says_where"),
    ("extracts", {"article": "other"}, "id_says_where"),
    ("figures", {"surface": "more than 600"}, "span_is_as_long_as_its_words"),
    ("figures", {"char_start": 13, "char_end": 28}, "id_says_where"),
    ("figures", {"extract": "report#2"}, "id_says_where"),
    ("figures", {"bound": "between", "value_high": 5000.0}, "low_not_above_high"),
    ("figures", {"value_high": 7000.0}, "bound_agrees_with_its_ends"),
    ("dates", {"surface": "March"}, "span_is_as_long_as_its_words"),
    ("dates", {"char_start": 41, "char_end": 51}, "id_says_where"),
    ("dates", {"start": "2016-04-01"}, "start_not_after_end"),
    ("events", {"surface": "attack"}, "span_is_as_long_as_its_words"),
    ("events", {"char_start": 13, "char_end": 21}, "id_says_where"),
    ("events", {"start": "2016-04-01"}, "start_not_after_end"),
    ("events", {"article": "other"}, "date_stands_in_the_same_extract"),
    ("events", {"date": "report#2@40-50"}, "date_stands_in_the_same_extract"),
    ("numerals", {"surface": "6000"}, "span_is_as_long_as_its_words"),
    ("numerals", {"figure": None}, "explained_once"),
    ("numerals", {"explained_by": "nothing"}, "explained_once"),
    ("numerals", {"explained_by": "date"}, "explained_once"),
    ("numerals", {"date": "report#1@22-27"}, "explained_once"),
    ("claims", {"bound": "between", "value_high": 5000.0}, "low_not_above_high"),
    ("claims", {"bound": "exact"}, "bound_agrees_with_its_ends"),
    ("claims", {"interval_low": 6001.0}, "interval_holds_the_value"),
    ("claims", {"bound": "exact", "value_high": 6000.0, "interval_high": 5999.0}, "interval_holds_the_value"),
    ("claims", {"period_start": "2017-01-01"}, "period_is_ordered"),
    ("claims", {"as_of_start": "2016-04-01"}, "as_of_is_ordered"),
    ("claims", {"unit": "percent"}, "percentage_says_of_what"),
    ("claims", {"coded_by": "none"}, "meaning_has_a_coder"),
    ("claims", {"theatre": "IRQ"}, "theatre_is_the_stated_place"),
    ("claims", {"theatre_basis": "article"}, "theatre_is_the_stated_place"),
    ("claims", {"place": None, "theatre": None}, "theatre_has_a_basis"),
    ("claims", {"place": None, "theatre_basis": "none"}, "theatre_has_a_basis"),
    ("disagreements", {"other": CLAIM}, "two_claims"),
    ("disagreements", {"cause": None}, "a_gap_has_a_cause"),
    ("disagreements", {"verdict": "compatible"}, "what_meets_can_both_be_true"),
    ("reconciliations", {"stated_high": 5999.0}, "low_not_above_high"),
    ("reconciliations", {"worked_high": 3899.0}, "low_not_above_high"),
    ("reconciliations", {"remainder_high": 1999.0}, "low_not_above_high"),
    ("checks", {"rows_failed": 5}, "fails_what_it_saw"),
    ("codings", {"value_high": 6000.0}, "bound_agrees_with_its_ends"),
]

# Kind of constraint to a value that breaks it, made from the constraint's own limits.
WRONG = {
    "isin": lambda limits: "no-such-thing",
    "str_matches": lambda limits: "not like this!",
    "str_length": lambda limits: "",
    "greater_than_or_equal_to": lambda limits: limits["min_value"] - 1,
    "greater_than": lambda limits: limits["min_value"],
    "less_than_or_equal_to": lambda limits: limits["max_value"] + 1,
}


def frame(name: str, *changes: Row) -> pd.DataFrame:
    """The good row of a table, once for each change."""
    empty = dict.fromkeys(columns(MODELS[name]))
    return pd.DataFrame([empty | GOOD[name] | change for change in changes]).astype("object")


def failures(model: type[Table], rows: pd.DataFrame) -> list[set[str]]:
    """What fails, row by row: `column:check` for a constraint, the rule's name for a rule over a row."""
    found: list[set[str]] = [set() for _ in range(len(rows))]
    try:
        model.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for case in errors.failure_cases.to_dict("records"):
            check = case["check"].split("(")[0]
            found[int(case["index"])].add(f"{case['column']}:{check}" if case["schema_context"] == "Column" else check)
    return found


def broken_values(model: type[Table]) -> dict[str, Row]:
    """`column:check` to a change that breaks it, for every constraint of every column."""
    broken: dict[str, Row] = {}
    for column, definition in columns(model).items():
        if not definition.nullable:
            broken[f"{column}:not_nullable"] = {column: None}
        for check in definition.checks:
            broken[f"{column}:{check.name}"] = {column: WRONG[check.name](check.statistics)}
    return broken


@pytest.mark.parametrize("name", MODELS)
def test_a_good_row_passes(name: str) -> None:
    assert failures(MODELS[name], frame(name, {})) == [set()]


@pytest.mark.parametrize(("name", "change", "rule"), BROKEN_ROWS, ids=lambda value: str(value))
def test_a_row_that_breaks_a_rule_fails_that_rule_alone(name: str, change: Row, rule: str) -> None:
    assert failures(MODELS[name], frame(name, change)) == [{rule}]


def test_every_rule_is_seen_to_fail() -> None:
    rules = {(name, rule.name) for name, model in MODELS.items() for rule in row_rules(model)}

    assert {(name, rule) for name, _, rule in BROKEN_ROWS} == rules


@pytest.mark.parametrize("name", MODELS)
def test_a_value_that_breaks_a_constraint_fails_it(name: str) -> None:
    broken = broken_values(MODELS[name])

    found = failures(MODELS[name], frame(name, *broken.values()))

    assert [check for check, failed in zip(broken, found, strict=True) if check not in failed] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_key_stands_once(name: str) -> None:
    first, *rest = primary_key(TABLES[name])

    twice = failures(TABLES[name], frame(name, {}, {}))

    assert twice == [{f"{first}:field_uniqueness" if not rest else "multiple_fields_uniqueness"}] * 2


@pytest.mark.parametrize(("name", "other"), [("place_members", "DEU"), ("reconciliation_parts", "report#1@69-74")])
def test_a_key_of_two_columns_may_share_one_of_them(name: str, other: str) -> None:
    _, second = primary_key(TABLES[name])

    assert failures(TABLES[name], frame(name, {}, {second: other})) == [set(), set()]


@pytest.mark.parametrize(
    ("nth", "fails"),
    [("", set()), ("/2", set()), ("/9", set()), ("/10", set()), ("/23", set())]
    + [(nth, {"claim:str_matches"}) for nth in ("/", "/0", "/1", "/02")],
)
def test_the_claims_on_one_figure_are_numbered_from_the_second_on(nth: str, fails: set[str]) -> None:
    assert failures(TABLES["claims"], frame("claims", {"claim": CLAIM + nth})) == [fails]


def test_all_failures_are_collected_not_only_the_first() -> None:
    rows = frame("claims", {"bound": "exact", "speaker": None}, {"claim": "report#1@1-2", "time_basis": "hearsay"})

    assert failures(TABLES["claims"], rows) == [
        {"bound_agrees_with_its_ends", "speaker:not_nullable"},
        {"time_basis:isin"},
    ]


def test_a_column_that_the_model_does_not_know_is_an_error() -> None:
    with pytest.raises(pa.errors.SchemaErrors, match="column 'mood' not in DataFrameSchema"):
        TABLES["extracts"].validate(frame("extracts", {}).assign(mood="grim"))
