"""The DuckDB file: the models' words as comments, their rules as constraints, and a digest of what it holds."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from builds import Published

from conflict_figures.ddl import SQL_TYPES
from conflict_figures.pipeline.database import contents, database
from conflict_figures.pipeline.publish import publish
from conflict_schemas import TABLES, about, columns, logical_type, primary_key, references, row_rules

Write = Callable[..., Path]
CLAIM = "example-2016-03-europe#1@47-52"


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Files put into a new folder."""

    def put(files: dict[str, bytes]) -> Path:
        folder = tmp_path_factory.mktemp("tables")
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return folder

    return put


@pytest.fixture(scope="module")
def folder(published: Published, write: Write) -> Path:
    folder = write(published.files)
    made = database(folder, folder / "some.duckdb")
    (folder / "database.json").write_text(json.dumps(made))
    return folder


@pytest.fixture
def connection(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(folder / "some.duckdb"), read_only=True) as connection:
        yield connection


@pytest.fixture
def open_to_change(connection: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path) -> Iterator[Any]:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes((folder / "some.duckdb").read_bytes())
    with duckdb.connect(str(copy)) as changing:
        yield changing


def test_comments_are_the_models_words_for_every_table_and_column(connection: duckdb.DuckDBPyConnection) -> None:
    tables = dict(connection.execute("select table_name, comment from duckdb_tables()").fetchall())
    found = connection.execute(
        "select table_name, column_name, comment from duckdb_columns() where not internal"
    ).fetchall()

    comments = {(table, column): comment for table, column, comment in found if table in TABLES}
    assert tables == {name: about(model) for name, model in TABLES.items()}
    assert comments == {
        (name, column): f"{definition.description} Unit: {unit}." if (unit := definition.metadata["unit"]) else definition.description
        for name, model in TABLES.items()
        for column, definition in columns(model).items()
    }  # fmt: skip


def test_every_view_and_macro_says_what_it_gives(connection: duckdb.DuckDBPyConnection) -> None:
    views = connection.execute("select view_name, comment from duckdb_views() where not internal").fetchall()
    macros = connection.execute("select function_name, comment from duckdb_functions() where not internal").fetchall()

    assert {name for name, _ in views} == {"cited_claims", "territory", "foreign_fighters", "sums", "differences"}
    assert {name for name, _ in macros} == {"claims_about", "why"}
    assert all(comment for _, comment in [*views, *macros])


def test_columns_have_the_models_types_and_order(connection: duckdb.DuckDBPyConnection) -> None:
    for name, model in TABLES.items():
        found = connection.execute(
            "select column_name, data_type, is_nullable from duckdb_columns() where table_name = ? order by column_index",
            [name],
        ).fetchall()

        assert found == [
            (column, SQL_TYPES[logical_type(definition)], definition.nullable)
            for column, definition in columns(model).items()
        ]


def test_keys_and_rules_of_the_models_are_constraints(connection: duckdb.DuckDBPyConnection) -> None:
    for name, model in TABLES.items():
        rows = connection.execute(
            "select constraint_type, constraint_column_names, referenced_table from duckdb_constraints() where table_name = ?",
            [name],
        ).fetchall()

        assert [key for kind, key, _ in rows if kind == "PRIMARY KEY"] == [primary_key(model)]
        assert {key[0]: target for kind, key, target in rows if kind == "FOREIGN KEY"} == references(model)
        # DuckDB keeps no names of checks
        of_columns = sum(len(definition.checks) for definition in columns(model).values())
        assert sum(kind == "CHECK" for kind, _, _ in rows) == of_columns + len(row_rules(model))


def test_the_rows_are_those_that_were_published(connection: duckdb.DuckDBPyConnection, published: Published) -> None:
    for name, model in TABLES.items():
        rows = connection.execute(f'from "{name}" order by all').fetch_df()

        wanted = model.validate(rows)
        assert len(wanted) == len(published.tables[name])
        key = primary_key(model)
        pd.testing.assert_frame_equal(
            wanted.sort_values(key, ignore_index=True),
            pd.DataFrame(published.tables[name]).sort_values(key, ignore_index=True),
        )


# What is changed in a row that is there (its key is made new), and what the refusal says.
REFUSED = {
    "an unknown bound": ("claims", {"claim": "'a#1@1-2'", "bound": "'circa'"}, "CHECK constraint"),
    "an open end that the bound closes": ("claims", {"claim": "'a#1@1-2'", "value_high": "null"}, "bound = 'more_than'"),
    "a theatre without a basis": ("claims", {"claim": "'a#1@1-2'", "theatre_basis": "'none'"}, "theatre"),
    "an unknown place": ("claims", {"claim": "'a#1@1-2'", "origin": "'ATL'"}, "foreign key constraint"),
    "an unknown figure": ("claims", {"claim": "'a#1@1-2'", "figure": "'a#1@1-2'"}, "foreign key constraint"),
    "no speaker": ("claims", {"claim": "'a#1@1-2'", "speaker": "null"}, "NOT NULL constraint"),
    "a key that stands already": ("claims", {}, "Duplicate key|primary key"),
    "an id that is none": ("claims", {"claim": "'claim one'"}, "CHECK constraint"),
    "a share above the whole": ("indicators", {"indicator": "'new'", "kind": "'share'", "range_max": "101"},
                                "range_max <= 100"),
    "a unit of nothing": ("units", {"unit": "'new'", "factor": "0"}, "CHECK constraint"),
    "an empty text": ("extracts", {"extract": "'example-2016-03-europe#9'", "position": "9", "text": "''"}, "CHECK constraint"),
    "a source with a parent that is not there": ("sources", {"source": "'new'", "parent": "'nobody'"}, "foreign key"),
    "a part of no sum": ("reconciliation_parts", {"reconciliation": "'none'"}, "foreign key constraint"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_wrong_row_is_refused(what: str, open_to_change: duckdb.DuckDBPyConnection) -> None:
    table, change, refusal = REFUSED[what]
    row = {"claims": f"where claim = '{CLAIM}'"}.get(table, "limit 1")
    replaced = f"replace ({', '.join(f'{value} as {column}' for column, value in change.items())})" if change else ""

    with pytest.raises(duckdb.ConstraintException, match=f"(?i){refusal}"):
        open_to_change.execute(f"insert into {table} select * {replaced} from {table} {row}")


def test_a_right_row_is_taken(open_to_change: duckdb.DuckDBPyConnection) -> None:
    open_to_change.execute(
        f"insert into claims select * replace ('{CLAIM}/2' as claim, 'DEU' as origin) from claims where claim = '{CLAIM}'"
    )

    assert open_to_change.execute("select count(*) from claims").fetchone() == (6,)


def test_a_row_that_others_refer_to_stays(open_to_change: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException, match=r"(?i)foreign key"):
        open_to_change.execute("delete from figures where figure in (select figure from claims)")


def test_two_builds_hold_the_same_and_say_so(folder: Path, published: Published, write: Write) -> None:
    again = write(dict(published.files))

    made = database(again, again / "some.duckdb")

    assert made == json.loads((folder / "database.json").read_text())


def test_one_other_cell_changes_the_digest_of_its_table_and_of_the_views_over_it(
    folder: Path, published: Published, write: Write
) -> None:
    places = published.tables["places"]
    renamed = places.assign(name=places["name"].mask(places["place"] == "FRA", "Gaul"))
    other = write(publish({**published.tables, "places": renamed}, "0.1.0", "2026-11-24"))

    made = database(other, other / "some.duckdb")

    before = json.loads((folder / "database.json").read_text())["relations"]
    changed = {name for name, relation in made["relations"].items() if relation != before[name]}
    assert changed == {"places", "cited_claims", "foreign_fighters"}


def test_the_contents_count_what_there_is(connection: duckdb.DuckDBPyConnection, published: Published) -> None:
    said = contents(connection)

    assert {name: said["relations"][name]["rows"] for name in TABLES} == {
        name: len(frame) for name, frame in published.tables.items()
    }
    assert said["macros"] == 2
    assert said["constraints"] > sum(len(references(model)) + len(row_rules(model)) for model in TABLES.values())


def test_a_failure_leaves_the_old_database(folder: Path, published: Published, write: Write) -> None:
    broken = write(dict(published.files) | {"figures.parquet": published.files["dates.parquet"]})
    target = broken / "some.duckdb"
    target.write_bytes(b"the old one")

    with pytest.raises(duckdb.Error):
        database(broken, target)

    assert target.read_bytes() == b"the old one"
    assert not [path.name for path in broken.iterdir() if path.name.startswith(".")]
