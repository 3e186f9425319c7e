"""Frames keep their types and values on the way through Parquet.

Rows are of any values that the types can hold, whether or not they meet the rules of a row: a broken row must reach `check`
as it is.
"""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.parquet import read_parquet, to_parquet
from conflict_schemas import TABLES, Table, columns, logical_type, primary_key
from conflict_schemas.arrivals import Arrivals

TYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[us]"}
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(st.characters(exclude_categories=["Cs"]), max_size=12),  # any letters, those of no alphabet too
    "integer": st.integers(-(2**63), 2**63 - 1),
    "number": st.floats(allow_nan=False),
    "boolean": st.booleans(),
    "date": st.dates(date(1, 1, 1), date(9999, 12, 31)),  # nanoseconds hold only 1677 to 2262
}

anything_goes = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
some_tables = pytest.mark.parametrize("name", ["claims", "figures", "articles", "checks", "place_members"])


@pytest.fixture(autouse=True)
def rows_unjudged() -> Iterator[None]:
    """As on the way from stage to stage: columns and types are held, rows are not judged."""
    with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
        yield


def rows_of(model: type[Table]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of different keys, with nulls wherever the model allows them."""
    row = {
        name: VALUES[logical_type(column)] | st.none() if column.nullable else VALUES[logical_type(column)]
        for name, column in columns(model).items()
    }
    key = primary_key(model)
    return st.lists(st.fixed_dictionaries(row), max_size=4, unique_by=lambda row: tuple(row[name] for name in key))


def typed(model: type[Table], rows: list[dict[str, Any]]) -> pd.DataFrame:
    return model.validate(pd.DataFrame(rows, columns=list(columns(model))).astype("object"))


@some_tables
@anything_goes
@given(data=st.data())
def test_rows_come_back_as_they_went(name: str, data: st.DataObject) -> None:
    frame = typed(TABLES[name], data.draw(rows_of(TABLES[name])))

    again = read_parquet(TABLES[name], to_parquet(TABLES[name], frame))

    in_order = frame.sort_values(primary_key(TABLES[name]), ignore_index=True)
    pd.testing.assert_frame_equal(again, in_order, check_exact=True)


@some_tables
@anything_goes
@given(data=st.data())
def test_the_order_of_the_rows_leaves_no_trace(name: str, data: st.DataObject) -> None:
    rows = data.draw(rows_of(TABLES[name]))
    shuffled = Random(0).sample(rows, len(rows))

    one, other = (to_parquet(TABLES[name], typed(TABLES[name], some)) for some in (rows, shuffled))

    assert one == other


def test_a_day_before_1677_and_words_of_other_scripts_survive() -> None:
    claim = dict.fromkeys(columns(TABLES["claims"])) | {
        "claim": "a#1@0-1", "figure": "a#1@0-1", "extract": "a#1", "article": "a", "surface": "около 7 000",
        "bound": "about", "theatre_basis": "none", "speaker": "الجزيرة", "coded_by": "curator",
        "period_start": date(622, 7, 16), "value_low": 7000, "value_agrees": False,
    }  # fmt: skip

    (row,) = read_parquet(TABLES["claims"], to_parquet(TABLES["claims"], typed(TABLES["claims"], [claim]))).to_dict(
        "records"
    )

    assert row["period_start"].date() == date(622, 7, 16)
    assert (row["surface"], row["speaker"]) == ("около 7 000", "الجزيرة")
    assert row["value_low"] == 7000.0
    assert pd.isna(row["value_high"])
    assert row["value_agrees"] is False
    assert pd.isna(row["bound_agrees"])


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_the_type_of_its_kind_also_in_a_table_without_rows(name: str) -> None:
    empty = typed(TABLES[name], [])

    again = read_parquet(TABLES[name], to_parquet(TABLES[name], empty))

    wanted = {column: TYPES[logical_type(definition)] for column, definition in columns(TABLES[name]).items()}
    assert {column: str(dtype) for column, dtype in again.dtypes.items()} == wanted


def test_a_table_without_a_key_is_sorted_by_all_its_columns() -> None:
    files = typed(Arrivals, [{"file": "b.yaml"}, {"file": "a.yaml"}])

    assert primary_key(Arrivals) == []
    assert read_parquet(Arrivals, to_parquet(Arrivals, files))["file"].tolist() == ["a.yaml", "b.yaml"]
