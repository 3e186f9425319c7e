"""Stage `database`: the published files as a DuckDB file, and what it holds.

A DuckDB file is never the same bytes twice (it carries a random id), so that the digests of its contents stand for it.
"""

import hashlib
from pathlib import Path
from typing import Any

import duckdb

from conflict_figures.ddl import name, write_database


def database(folder: Path, target: Path) -> dict[str, Any]:
    """Write the DuckDB file of a folder of published files to `target`, in one step.

    Returns the content of database.json: rows and content digest of every table and view, and the number of comments,
    constraints and macros.
    """
    write_database(folder, target)
    with duckdb.connect(str(target), read_only=True) as connection:
        return contents(connection)


def contents(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What a database holds, said so that two equal ones say the same."""

    def one(query: str) -> int:
        row = connection.execute(query).fetchone()
        return int(row[0]) if row else 0

    relations = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name"
    ).fetchall()
    return {
        "comments": one("SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NOT NULL")
        + one("SELECT count(*) FROM duckdb_tables() WHERE comment IS NOT NULL")
        + one("SELECT count(*) FROM duckdb_views() WHERE NOT internal AND comment IS NOT NULL"),
        "constraints": one("SELECT count(*) FROM duckdb_constraints()"),
        "macros": one("SELECT count(*) FROM duckdb_functions() WHERE NOT internal"),
        "relations": {
            relation: {
                "rows": one(f"SELECT count(*) FROM {name(relation)}"),
                "digest": content_digest(connection, relation),
            }
            for (relation,) in relations
        },
    }


def content_digest(connection: duckdb.DuckDBPyConnection, relation: str) -> str:
    """SHA-256 over the rows of a table or view as text, sorted: the same rows give the same digest."""
    rows = connection.execute(f"SELECT CAST(row AS VARCHAR) FROM {name(relation)} AS row ORDER BY 1")
    digest = hashlib.sha256()
    while batch := rows.fetchmany(10_000):
        for (row,) in batch:
            digest.update(row.encode() + b"\n")
    return digest.hexdigest()
