"""What the models say of themselves: a grain, words for every column, units, keys and references."""

import pytest

from conflict_schemas import TABLES, Table, columns, grain, logical_type, primary_key, references, row_rules
from conflict_schemas.arrivals import Arrivals
from conflict_schemas.base import Day
from conflict_schemas.codings import Codings
from conflict_schemas.passages import Passages

MODELS = TABLES | {"arrivals": Arrivals, "codings": Codings, "passages": Passages}
# Numbers that count nothing: a place in an order, a line of a file, a coefficient.
WITHOUT_UNIT = {
    "extracts.position",
    "extracts.paragraph",
    "rejects.line",
    "codings.nth",
    "codings.line",
    "checks.alpha",
    "claims.confidence",
    "coding_rules.confidence",
    "disagreements.gap_share",
    "proposals.confidence",
}

every_model = pytest.mark.parametrize(("name", "model"), MODELS.items(), ids=MODELS)


@every_model
def test_a_model_opens_with_its_grain(name: str, model: type[Table]) -> None:
    assert grain(model).startswith("One row is ")


@every_model
def test_every_column_says_what_it_is(name: str, model: type[Table]) -> None:
    for column, definition in columns(model).items():
        words = definition.description or ""
        assert words.endswith("."), f"{name}.{column}: {words!r}"
        assert words.rstrip(".").lower() != column.replace("_", " "), f"{name}.{column} only repeats its name"


@every_model
def test_every_number_says_its_unit(name: str, model: type[Table]) -> None:
    numbers = {
        column: definition
        for column, definition in columns(model).items()
        if logical_type(definition) in ("integer", "number") and f"{name}.{column}" not in WITHOUT_UNIT
    }

    silent = [c for c, d in numbers.items() if not d.metadata["unit"] and "unit" not in d.description]

    assert silent == []


@every_model
def test_a_unit_stands_only_on_a_number(name: str, model: type[Table]) -> None:
    with_unit = [definition for definition in columns(model).values() if definition.metadata["unit"]]

    assert {logical_type(definition) for definition in with_unit} <= {"integer", "number"}


@every_model
def test_every_rule_of_a_row_says_what_it_demands(name: str, model: type[Table]) -> None:
    assert all(rule.demands.endswith(".") and rule.sql for rule in row_rules(model))


@pytest.mark.parametrize("name", TABLES)
def test_every_published_table_has_a_key_that_is_never_null(name: str) -> None:
    key = primary_key(TABLES[name])

    assert key
    assert not any(columns(TABLES[name])[column].nullable for column in key)
    assert (TABLES[name].to_schema().unique or key[:1]) == key


@pytest.mark.parametrize("name", TABLES)
def test_references_name_the_table_itself_or_one_that_comes_earlier(name: str) -> None:
    order = list(TABLES)

    for column, target in references(TABLES[name]).items():
        assert target in order[: order.index(name) + 1], f"{name}.{column} refers to {target}"
        assert len(primary_key(TABLES[target])) == 1
        own, other = columns(TABLES[name])[column], columns(TABLES[target])[primary_key(TABLES[target])[0]]
        assert logical_type(own) == logical_type(other)


def test_what_a_claim_leads_to() -> None:
    assert references(TABLES["claims"]) == {
        "figure": "figures",
        "extract": "extracts",
        "article": "articles",
        "unit": "units",
        "indicator": "indicators",
        "actor": "actors",
        "place": "places",
        "theatre": "places",
        "origin": "places",
        "attributed_to": "sources",
        "via": "sources",
        "speaker_source": "sources",
        "extractor_unit": "units",
        "correction": "corrections",
    }


def test_columns_that_name_a_tables_key_refer_to_that_table() -> None:
    keys = {primary_key(model)[0]: name for name, model in TABLES.items() if len(primary_key(model)) == 1}

    unlinked = {
        f"{name}.{column}"
        for name, model in TABLES.items()
        for column in columns(model)
        if column in keys and keys[column] != name and references(model).get(column) != keys[column]
    }

    assert unlinked == {"corrections.figure"}  # the words of a figure, for a correction finds it by them


def test_days_reach_beyond_the_years_that_nanoseconds_hold() -> None:
    assert str(Day()) == "datetime64[us]"
    assert {
        str(definition.dtype)
        for model in MODELS.values()
        for definition in columns(model).values()
        if logical_type(definition) == "date"
    } == {"datetime64[us]"}
