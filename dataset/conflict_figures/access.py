"""The published tables, for users: as pandas frames, and as a DuckDB database.

Reads `tables/` and nothing else: datapackage.json says what there is. pandas and DuckDB are loaded when a call needs them.
"""

import difflib
import html
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_figures.ddl import (
    column_comment,
    comments_of_views,
    fill,
    foreign_keys,
    name,
    read_package,
    text,
    write_database,
)
from conflict_figures.errors import ConflictFiguresError, UnknownName

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

TABLES = Path(__file__).parent / "tables"
# SQL type to pandas dtype, the same for tables and for results of queries; results of other types stay as DuckDB gives them.
DTYPES: dict[str, Any] = {
    "VARCHAR": "str",
    "BOOLEAN": "boolean",
    "DATE": "datetime64[us]",
    **dict.fromkeys(("DOUBLE", "DECIMAL"), "Float64"),
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "Int64"),
}
EXACT_AS_FLOAT = 2**53  # DuckDB hands out HUGEINT, the type of sum(), as float64, which is exact up to here


def tables() -> list[str]:
    """The names of the published tables, each after those that it refers to."""
    return list(_resources())


def load(table: str, columns: Sequence[str] | str | None = None) -> "pd.DataFrame":
    """A table as a pandas frame, all of its columns or those named.

    Text is `str`, numbers are `Int64` or `Float64`, flags `boolean`, days `datetime64[us]`, and a column with a fixed list of
    values is a category. Null is `<NA>`, `NaT` for days and `NaN` in text. Raises UnknownName for a table or column that
    is not there.
    """
    import duckdb
    import pandas as pd

    resource = _resource(table)
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    wanted = [columns] if isinstance(columns, str) else columns
    chosen = list(fields) if wanted is None else [_known(column, fields, f"column of {table}") for column in wanted]
    if not chosen:
        raise UnknownName(f"no column of {table} is named; there are {', '.join(fields)}")
    source = text(str(TABLES / resource["path"]))
    listed = ", ".join(name(column) for column in chosen)
    with duckdb.connect() as connection:
        frame = _frame(connection.execute(f"SELECT {listed} FROM read_parquet({source})"))
    for column in chosen:
        if values := fields[column]["constraints"].get("enum"):
            frame[column] = frame[column].astype(pd.CategoricalDtype(values))
    return frame


def connect() -> "duckdb.DuckDBPyConnection":
    """A DuckDB database in memory with every table, its keys, checks and comments, and the views and macros.

    It is a copy: nothing done to it changes the published files.
    """
    import duckdb

    _resources()
    connection = duckdb.connect()
    fill(connection, TABLES)
    return connection


def sql(query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> "pd.DataFrame":
    """The result of a SQL query over the tables, views and macros, as a pandas frame with the dtypes of `load`.

    `params` are bound to `?` or `$name` in the query. Each call queries a fresh copy, so that what a query changes is gone
    with the next call. Raises ConflictFiguresError with DuckDB's message, which names what comes near a misspelt table or
    column.
    """
    import duckdb

    with connect() as connection:
        connection.execute("SET python_enable_replacements = false")  # else `from tables` finds a function of ours
        try:
            result = connection.execute(query, params)
            if result is None:
                raise ConflictFiguresError("the query is empty")
            return _frame(result)
        except duckdb.Error as error:
            raise ConflictFiguresError(str(error)) from None


def duckdb_file(path: str | os.PathLike[str]) -> Path:
    """Write the database to a file, in one step, and return its path. Raises ConflictFiguresError where it cannot."""
    import duckdb

    target = Path(path)
    _resources()
    try:
        write_database(TABLES, target)
    except OSError as error:
        raise ConflictFiguresError(f"{target}: {error.strerror}") from None
    except duckdb.IOException as error:
        raise ConflictFiguresError(f"{target}: {error}") from None
    return target


@dataclass(frozen=True)
class Column:
    """What a column means: its type, unit, whether it may be null, the values it takes, the table it refers to."""

    name: str
    type: str
    unit: str | None
    nullable: bool
    description: str
    values: tuple[str, ...]
    references: str | None

    @property
    def in_full(self) -> str:
        """The description with the unit, the values and the table that is referred to."""
        words = [column_comment({"description": self.description} | ({"unit": self.unit} if self.unit else {}))]
        if self.values:
            words.append(f"One of {', '.join(self.values)}.")
        if self.references:
            words.append(f"Refers to {self.references}.")
        return " ".join(words)


@dataclass(frozen=True)
class Description:
    """What a table is: its grain, key, number of rows, columns and rules."""

    name: str
    grain: str
    about: str
    key: tuple[str, ...]
    rows: int
    columns: tuple[Column, ...]
    rules: tuple[str, ...]

    @property
    def heading(self) -> str:
        """What the table is, its rows and its key."""
        return f"{self.name}: {self.about}\n{self.rows:,} rows; key: {', '.join(self.key)}\n"

    def __repr__(self) -> str:
        width = max(len(column.name) for column in self.columns)
        kinds = max(len(column.type) for column in self.columns)
        lines = [self.heading]
        lines += [f"  {c.name:<{width}}  {c.type:<{kinds}}  {c.in_full}" for c in self.columns]
        return "\n".join(lines + [""] + [f"  rule: {rule}" for rule in self.rules])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td><code>{html.escape(c.name)}</code></td><td>{c.type}</td><td>{html.escape(c.in_full)}</td></tr>"
            for c in self.columns
        )
        return (
            f"<p><b>{html.escape(self.name)}</b>: {html.escape(self.about)}<br>{self.rows:,} rows; "
            f"key: {html.escape(', '.join(self.key))}</p><table><tr><th>column</th><th>type</th><th>what</th></tr>{rows}</table>"
        )


def describe(table: str) -> Description:
    """What a table and its columns mean. Raises UnknownName for a table that is not there."""
    resource = _resource(table)
    schema = resource["schema"]
    linked = {column: target for column, target, _ in foreign_keys(resource)}
    return Description(
        name=table,
        grain=resource["title"],
        about=resource["description"],
        key=tuple(schema["primaryKey"]),
        rows=resource["rowCount"],
        columns=tuple(
            Column(
                name=field["name"],
                type=field["type"],
                unit=field.get("unit"),
                nullable=not field["constraints"]["required"],
                description=field["description"],
                values=tuple(field["constraints"].get("enum", ())),
                references=linked.get(field["name"]),
            )
            for field in schema["fields"]
        ),
        rules=tuple(rule["description"] for rule in schema["rowRules"]),
    )


def _frame(result: "duckdb.DuckDBPyConnection") -> "pd.DataFrame":
    """The rows of a result, each column with the dtype that goes with its SQL type."""
    kinds = [str(kind).partition("(")[0] for _, kind, *_ in result.description or ()]
    frame: pd.DataFrame = result.df()
    for column, kind in zip(frame.columns, kinds, strict=True):
        if kind in DTYPES and not (kind == "HUGEINT" and (frame[column].abs() > EXACT_AS_FLOAT).any()):
            frame[column] = frame[column].astype(DTYPES[kind])
    return frame


@cache
def _resources() -> dict[str, dict[str, Any]]:
    """The resources of the data package by name."""
    try:
        return {resource["name"]: resource for resource in read_package(TABLES)["resources"]}
    except FileNotFoundError:
        raise ConflictFiguresError(
            f"{TABLES}: no tables here; in a checkout, `make build` or `conflict-figures build` makes them"
        ) from None


def _resource(table: str) -> dict[str, Any]:
    if comment := comments_of_views().get(table):
        raise UnknownName(f"{table!r} is not a table but a view or macro, for use in sql. {comment}")
    return _resources()[_known(table, _resources(), "table")]


def _known(word: str, known: Iterable[str], what: str) -> str:
    """The word, where it is known; raises UnknownName with the near ones where it is not."""
    names = list(known)
    if word in names:
        return word
    near = difflib.get_close_matches(str(word), names, n=3, cutoff=0.5)
    offered = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    raise UnknownName(f"no {what} {word!r}; {offered}")
