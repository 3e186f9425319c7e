"""What every table model shares: the base class, the kinds of column, and rules over a row.

A column is defined once, here by its constructor and in its table's file by its words. The data package, the DuckDB
schema and the data dictionary are all made from these definitions.
"""

from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera import dtypes
from pandera.engines import pandas_engine

Int64 = pd.Int64Dtype
Float64 = pd.Float64Dtype
Boolean = pd.BooleanDtype

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[A-Za-z][A-Za-z0-9_]*$"
ARTICLE_ID = SLUG
EXTRACT_ID = r"^[a-z0-9-]+#[1-9][0-9]*$"
SPAN_ID = r"^[a-z0-9-]+#[1-9][0-9]*@[0-9]+-[0-9]+$"
CLAIM_ID = r"^[a-z0-9-]+#[1-9][0-9]*@[0-9]+-[0-9]+(/([2-9]|[1-9][0-9]+))?$"
PLACE_ID = r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$"

# Which ends each bound gives: one number for both, the lower or the upper one alone, both, or neither.
BOUND_ENDS = {
    "exact": "one",
    "about": "one",
    "at_least": "lower",
    "more_than": "lower",
    "at_most": "upper",
    "less_than": "upper",
    "between": "both",
    "vague": "neither",
}
BOUNDS = tuple(BOUND_ENDS)

ALIASES = "Other names for it, separated by bars."

_ENDS_GIVEN = {
    "one": "value_low is not null and value_low is not distinct from value_high",
    "lower": "value_low is not null and value_high is null",
    "upper": "value_low is null and value_high is not null",
    "both": "value_low is not null and value_high is not null",
    "neither": "value_low is null and value_high is null",
}
_CASES = " ".join(f"when '{bound}' then {_ENDS_GIVEN[ends]}" for bound, ends in BOUND_ENDS.items())
BOUND_RULE = f"case bound {_CASES} end"


@pandas_engine.Engine.register_dtype
@dtypes.immutable
class Day(pandas_engine.DataType):
    """A calendar day. Microseconds rather than pandera's nanoseconds, which end at the year 1677."""

    type = np.dtype("datetime64[us]")

    def coerce(self, data_container: Any) -> Any:
        return pd.to_datetime(data_container).astype(self.type)

    def check(self, pandera_dtype: Any, data_container: Any | None = None) -> bool:
        return bool(getattr(data_container, "dtype", None) == self.type)

    def __str__(self) -> str:
        return "datetime64[us]"


class Table(pa.DataFrameModel):
    """A published table: exactly these columns, in this order, of these types."""

    class Config:
        strict = True
        coerce = True
        ordered = True


def column(description: str, *, unit: str | None = None, references: str | None = None, **constraints: Any) -> Any:
    """A column.

    `unit` says in what a number is counted, `references` names the table whose key the values are, and
    `constraints` are those of `pandera.Field` (`nullable`, `isin`, `ge`, `le`, `str_matches`).
    """
    return pa.Field(description=description, metadata={"unit": unit, "references": references}, **constraints)


def key(description: str, pattern: str, *, references: str | None = None, alone: bool = True) -> Any:
    """A column of the table's key; `alone=False` where the key has several columns (then `Config.unique` lists them)."""
    return pa.Field(
        description=description,
        str_matches=pattern,
        unique=alone,
        metadata={"unit": None, "references": references, "key": True},
    )


def row_rule(condition: str) -> Callable[[Callable[..., Any]], Any]:
    """A rule over the columns of one row, as a SQL condition; the decorated method's docstring says it in words.

    Pandera evaluates the condition with DuckDB, and the DuckDB tables carry it as a CHECK: one definition for both.
    As in a CHECK, a condition that is null is met.
    """

    def decorate(method: Callable[..., Any]) -> Any:
        def holds(cls: type[Table], rows: pd.DataFrame) -> pd.Series:
            with duckdb.connect() as connection:
                connection.register("rows", rows)
                met = connection.execute(f"select coalesce(({condition}), true) as met from rows").fetchnumpy()["met"]
            return pd.Series(met, index=rows.index, dtype=bool)

        holds.__name__ = method.__name__
        return pa.dataframe_check(
            holds,
            name=method.__name__,
            description=(method.__doc__ or "").strip(),
            statistics={"sql": " ".join(condition.split())},
        )

    return decorate
