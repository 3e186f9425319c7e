"""The DuckDB database that a datapackage.json describes: its tables with keys, checks and comments, its views and macros.

DuckDB takes constraints only when a table is made, so that everything is said in CREATE TABLE, before the rows come.
"""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_figures.errors import ConflictFiguresError

if TYPE_CHECKING:
    import duckdb

FILE: dict[str, str | bool | int | float | list[str]] = {
    # The smallest that DuckDB takes: in the usual 256 kB blocks these small tables would take 19 MB, in these they take 4.
    "default_block_size": "16384",
    # The oldest DuckDB that pyproject.toml allows can open the file.
    "storage_compatibility_version": "v1.4.0",
}
COMPARISONS = {
    "minimum": "{column} >= {value}",
    "maximum": "{column} <= {value}",
    "exclusiveMinimum": "{column} > {value}",
    "minLength": "length({column}) >= {value}",
}
STUCK_SHOWN = 5  # rows that an error names

SQL_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def read_package(folder: Path) -> dict[str, Any]:
    """The datapackage.json of a folder; raises FileNotFoundError where there is none."""
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return package


def fill(connection: "duckdb.DuckDBPyConnection", folder: Path) -> None:
    """Make every table of a folder's data package in a database and load its rows, all in one transaction."""
    package = read_package(folder)
    connection.execute("BEGIN")
    for resource in package["resources"]:
        connection.execute(create_table(resource))
    for resource in package["resources"]:
        _insert(connection, resource, folder)
    for statement in comments(package):
        connection.execute(statement)
    connection.execute(_views_sql())
    connection.execute("COMMIT")


def write_database(folder: Path, target: Path) -> None:
    """Write the database of a folder of published files to a DuckDB file: beside it first, then in its place."""
    import duckdb

    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as beside:
        new = Path(beside) / target.name
        with duckdb.connect(str(new), config=FILE) as connection:
            fill(connection, folder)
        new.replace(target)


def create_table(resource: Mapping[str, Any]) -> str:
    """CREATE TABLE with the primary key, foreign keys, NOT NULL and CHECKs of a resource."""
    schema = resource["schema"]
    lines = [_column(field) for field in schema["fields"]]
    lines.append(f"PRIMARY KEY ({_names(schema['primaryKey'])})")
    lines += [
        f"FOREIGN KEY ({name(column)}) REFERENCES {name(table)} ({name(key)})"
        for column, table, key in foreign_keys(resource)
    ]
    lines += [f"CONSTRAINT {name(rule['name'])} CHECK ({rule['sql']})" for rule in schema["rowRules"]]
    body = ",\n    ".join(lines)
    return f"CREATE TABLE {name(resource['name'])} (\n    {body}\n)"


def foreign_keys(resource: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """The columns of a resource that refer to a key: column, table, and that table's key."""
    return [
        (key["fields"][0], key["reference"]["resource"] or resource["name"], key["reference"]["fields"][0])
        for key in resource["schema"].get("foreignKeys", [])
    ]


def comments(package: Mapping[str, Any]) -> list[str]:
    """COMMENT ON every table and column."""
    statements = []
    for resource in package["resources"]:
        table = name(resource["name"])
        statements.append(f"COMMENT ON TABLE {table} IS {text(resource['description'])}")
        statements += [
            f"COMMENT ON COLUMN {table}.{name(field['name'])} IS {text(column_comment(field))}"
            for field in resource["schema"]["fields"]
        ]
    return statements


@cache
def comments_of_views() -> dict[str, str]:
    """View or macro to what it gives, as views.sql says it."""
    found = re.findall(r"^COMMENT ON (?:VIEW|MACRO TABLE) (\w+) IS\s+'((?:[^']|'')*)';", _views_sql(), re.MULTILINE)
    return {view: comment.replace("''", "'") for view, comment in found}


def column_comment(field: Mapping[str, Any]) -> str:
    """A column's description, with its unit where it has one."""
    return f"{field['description']} Unit: {field['unit']}." if "unit" in field else str(field["description"])


def name(identifier: str) -> str:
    """An identifier, quoted."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """A string literal."""
    return "'" + value.replace("'", "''") + "'"


def _views_sql() -> str:
    return files(__package__).joinpath("views.sql").read_text(encoding="utf-8")


def _names(identifiers: Sequence[str]) -> str:
    return ", ".join(name(identifier) for identifier in identifiers)


def _column(field: Mapping[str, Any]) -> str:
    column, constraints = name(field["name"]), field["constraints"]
    words = [column, SQL_TYPES[field["type"]]]
    if constraints["required"]:
        words.append("NOT NULL")
    words += [f"CHECK ({condition})" for condition in _conditions(column, constraints)]
    return " ".join(words)


def _conditions(column: str, constraints: Mapping[str, Any]) -> list[str]:
    """The constraints of a column as SQL conditions; uniqueness is the primary key's."""
    conditions = []
    for kind, value in constraints.items():
        if kind == "enum":
            conditions.append(f"{column} IN ({', '.join(text(allowed) for allowed in value)})")
        elif kind == "pattern":
            conditions.append(f"regexp_matches({column}, {text(value)})")
        elif kind in COMPARISONS:
            conditions.append(COMPARISONS[kind].format(column=column, value=value))
    return conditions


def _insert(connection: "duckdb.DuckDBPyConnection", resource: Mapping[str, Any], folder: Path) -> None:
    """Load a table's rows. Where a table refers to itself, rows come after those that they refer to."""
    table, schema = name(resource["name"]), resource["schema"]
    source = f"read_parquet({text(str(folder / resource['path']))})"
    columns = _names([field["name"] for field in schema["fields"]])
    own = [column for column, target, _ in foreign_keys(resource) if target == resource["name"]]
    if not own:
        connection.execute(f"INSERT INTO {table} SELECT {columns} FROM {source}")
        return
    key = name(schema["primaryKey"][0])
    there = f"(SELECT {key} FROM {table})"
    ready = " AND ".join(f"({name(parent)} IS NULL OR {name(parent)} IN {there})" for parent in own)
    left = f"FROM {source} WHERE {key} NOT IN {there}"
    while (connection.execute(f"INSERT INTO {table} SELECT {columns} {left} AND {ready}").fetchone() or (0,))[0]:
        pass
    stuck = connection.execute(f"SELECT {key} {left} ORDER BY 1 LIMIT {STUCK_SHOWN}").fetchall()
    if stuck:
        raise ConflictFiguresError(
            f"{resource['name']}: {' or '.join(own)} refers to no row, or in a circle, from {', '.join(k for (k,) in stuck)}"
        )
