"""The tables as a user gets them: frames, a DuckDB database, SQL, and what the columns mean."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import conflict_figures as cf
from conflict_figures import access
from conflict_figures.ddl import comments_of_views, name
from conflict_figures.errors import ConflictFiguresError, UnknownName
from conflict_figures.pipeline.database import contents
from conflict_figures.pipeline.publish import json_bytes
from conflict_schemas import TABLES, about, columns, grain, logical_type, primary_key, references, row_rules

DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[us]"}


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    return cf.connect()


def _python(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def _sorted(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    return frame.sort_values(primary_key(TABLES[table]), ignore_index=True)


def test_tables_come_after_those_they_refer_to() -> None:
    listed = cf.tables()

    assert listed == list(TABLES)
    for position, table in enumerate(listed):
        assert set(references(TABLES[table]).values()) <= set(listed[: position + 1])


@pytest.mark.parametrize("table", TABLES)
def test_a_loaded_table_has_the_dtypes_that_the_docstring_promises(table: str) -> None:
    expected = {}
    for column, definition in columns(TABLES[table]).items():
        values = [check.statistics["allowed_values"] for check in definition.checks if check.name == "isin"]
        expected[column] = pd.CategoricalDtype(list(values[0])) if values else DTYPES[logical_type(definition)]

    loaded = cf.load(table)

    assert list(loaded.columns) == list(expected)
    for column, dtype in expected.items():
        assert loaded[column].dtype == dtype, column


@pytest.mark.parametrize("table", TABLES)
def test_frame_database_and_parquet_hold_the_same_rows(table: str, database: duckdb.DuckDBPyConnection) -> None:
    loaded = cf.load(table)

    queried = database.sql(f"FROM {name(table)}").df().astype(loaded.dtypes.to_dict())
    parquet = duckdb.sql(f"SELECT * FROM read_parquet('{access.TABLES / table}.parquet')").fetchall()

    pd.testing.assert_frame_equal(_sorted(loaded, table), _sorted(queried, table))
    assert sorted(map(repr, parquet)) == sorted(map(repr, database.sql(f"FROM {name(table)}").fetchall()))
    assert len(parquet) == len(loaded) == cf.describe(table).rows


def test_some_columns_come_in_the_order_asked_for() -> None:
    whole = cf.load("claims")

    pd.testing.assert_frame_equal(cf.load("claims", ["bound", "claim"]), whole[["bound", "claim"]])
    pd.testing.assert_frame_equal(cf.load("claims", columns="surface"), whole[["surface"]])


@pytest.mark.parametrize(
    ("table", "chosen", "message"),
    [
        ("extracs", None, "no table 'extracs'; did you mean extracts or numerals?"),
        ("claims", ["claim", "surfac"], "no column of claims 'surfac'; did you mean surface?"),
        ("place_members", [], "no column of place_members is named; there are region, member"),
        ("xyzzy", None, f"no table 'xyzzy'; there are {', '.join(TABLES)}"),
        ("sums", None, "'sums' is not a table but a view or macro, for use in sql. One row is a stated whole against its "
                       "stated parts, with the claim of the whole."),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_answered_with_the_near_ones(table: str, chosen: list[str] | None, message: str) -> None:
    with pytest.raises(UnknownName) as raised:
        cf.load(table, chosen)

    assert str(raised.value) == message
    assert isinstance(raised.value, KeyError)


def test_the_database_is_a_copy() -> None:
    with cf.connect() as connection:
        connection.execute("DELETE FROM rejects; DELETE FROM checks; DROP VIEW sums")

        assert connection.execute("SELECT count(*) FROM checks").fetchone() == (0,)

    assert cf.sql("SELECT count(*) AS n FROM checks")["n"].item() == len(cf.load("checks")) > 0
    assert not cf.sql("FROM sums").empty


def test_what_a_query_changes_is_gone_with_the_next() -> None:
    cf.sql("DELETE FROM checks; SELECT 1")

    assert cf.sql("SELECT count(*) AS n FROM checks")["n"].item() == len(cf.load("checks"))


def test_the_database_carries_every_key_of_the_models(database: duckdb.DuckDBPyConnection) -> None:
    primary = {table: tuple(primary_key(model)) for table, model in TABLES.items()}
    foreign = {
        (table, column, target) for table, model in TABLES.items() for column, target in references(model).items()
    }

    found = database.sql(
        "SELECT table_name, constraint_type, constraint_column_names, referenced_table FROM duckdb_constraints()"
    ).fetchall()

    assert {table: tuple(names) for table, kind, names, _ in found if kind == "PRIMARY KEY"} == primary
    assert {(table, names[0], target) for table, kind, names, target in found if kind == "FOREIGN KEY"} == foreign


def test_the_keys_hold_against_a_new_row(database: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        database.execute("INSERT INTO place_members VALUES ('europe', 'XXX')")
    with pytest.raises(duckdb.ConstraintException, match="primary key"):
        database.execute("INSERT INTO place_members SELECT * FROM place_members LIMIT 1")


def test_tables_and_columns_are_commented_in_the_words_of_the_models(database: duckdb.DuckDBPyConnection) -> None:
    tables = dict(database.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    commented = database.sql(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal AND table_name IN "
        "(SELECT table_name FROM duckdb_tables())"
    ).fetchall()

    assert tables == {table: about(model) for table, model in TABLES.items()}
    assert {(table, column): comment for table, column, comment in commented} == {
        (table, column): definition.description
        + (f" Unit: {definition.metadata['unit']}." if definition.metadata["unit"] else "")
        for table, model in TABLES.items()
        for column, definition in columns(model).items()
    }


def test_views_and_macros_are_there_with_the_comments_that_error_messages_quote(
    database: duckdb.DuckDBPyConnection,
) -> None:
    found = database.sql(
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal UNION ALL "
        "SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal"
    ).fetchall()

    assert dict(found) == comments_of_views()
    assert set(comments_of_views()) == {
        *("cited_claims", "territory", "foreign_fighters", "sums", "differences"),
        *("claims_about", "why"),
    }


def test_query_results_have_the_dtypes_of_tables_whatever_is_null_in_them() -> None:
    result = cf.sql("""
        SELECT sum(position) AS whole, count(*) AS rows, NULL::INTEGER AS none, 1.5 AS decimal, NULL::VARCHAR AS nothing,
            true AS flag, DATE '2016-03-22' AS day FROM extracts
    """)

    assert {column: str(dtype) for column, dtype in result.dtypes.items()} == {
        "whole": "Int64", "rows": "Int64", "none": "Int64", "decimal": "Float64", "nothing": "str", "flag": "boolean",
        "day": "datetime64[us]",
    }  # fmt: skip
    assert result["whole"].item() == cf.load("extracts")["position"].sum()


def test_a_sum_too_great_for_an_integer_stays_a_float() -> None:
    result = cf.sql("SELECT sum(n) AS n FROM (VALUES (9223372036854775807), (9223372036854775807)) AS t(n)")

    assert result["n"].item() == pytest.approx(2 * 9223372036854775807)


@pytest.mark.parametrize(
    ("condition", "params"), [("article = ? AND bound = ?", ["{article}", "more_than"]),
                              ("article = $article AND bound = $bound", {"article": "{article}", "bound": "more_than"})]
)  # fmt: skip
def test_parameters_are_bound_by_position_or_name(condition: str, params: list[str] | dict[str, str]) -> None:
    article = "irish-times-2016-03-isis-has-had-losses"
    filled = (
        [value.format(article=article) for value in params]
        if isinstance(params, list)
        else {key: value.format(article=article) for key, value in params.items()}
    )

    found = cf.sql(f"SELECT surface FROM claims WHERE {condition} AND indicator = 'foreign_fighters_departed'", filled)

    assert list(found["surface"]) == ["more than 6,000"]


def test_sql_in_a_parameter_is_only_a_value() -> None:
    hostile = "x' OR '1'='1'; DROP TABLE claims; --"

    found = cf.sql("SELECT ? AS said, (SELECT count(*) FROM claims WHERE claim = ?) AS n", [hostile, hostile])

    assert found.to_dict("records") == [{"said": hostile, "n": 0}]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("FROM clams", 'Did you mean "claims"'),
        ("SELECT surfac FROM claims", '"surface"'),
        ("SELEC 1", "syntax error"),
        ("SELECT ?", "parameters: 1"),
        ("FROM tables", "Table with name tables does not exist"),
        ("", "the query is empty"),
        ("-- nothing", "the query is empty"),
    ],
)
def test_a_query_that_cannot_run_says_why(query: str, part: str) -> None:
    with pytest.raises(ConflictFiguresError) as raised:
        cf.sql(query)

    assert part in str(raised.value)


@pytest.mark.parametrize("table", TABLES)
def test_describe_says_what_the_models_say(table: str) -> None:
    model = TABLES[table]

    described = cf.describe(table)

    assert (described.name, described.grain, described.about) == (table, grain(model), about(model))
    assert described.key == tuple(primary_key(model))
    assert described.rules == tuple(rule.demands for rule in row_rules(model))
    assert {column.name: (column.description, column.unit, column.nullable) for column in described.columns} == {
        column: (definition.description, definition.metadata["unit"], definition.nullable)
        for column, definition in columns(model).items()
    }
    assert {c.name: c.references for c in described.columns if c.references} == references(model)
    for shown in (repr(described), described._repr_html_()):
        assert all(column.name in shown for column in described.columns)


def test_a_description_in_html_escapes_what_html_would_read() -> None:
    column = access.Column("share", "number", "percent", False, "At least < 5 & rising.", (), None)
    description = access.Description("t", "One row is <b>.", "One row is <b>.", ("share",), 0, (column,), ())

    assert "One row is &lt;b&gt;." in description._repr_html_()
    assert "At least &lt; 5 &amp; rising. Unit: percent." in description._repr_html_()


def test_the_file_opens_in_plain_duckdb_with_the_digests_that_were_published(tmp_path: Path) -> None:
    target = tmp_path / "it's here.duckdb"
    target.write_text("what was there before")

    written = cf.duckdb_file(target)

    with duckdb.connect(str(target), read_only=True) as connection:
        held = contents(connection)
    assert written == target
    assert json_bytes(dict(sorted(held["relations"].items()))) == json_bytes(_published_relations())
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def _published_relations() -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = pd.read_json(access.TABLES / "database.json", typ="series")["relations"]
    return {relation: {"rows": held["rows"], "digest": held["digest"]} for relation, held in sorted(read.items())}


@pytest.mark.parametrize(("folder", "reason"), [("missing/", "No such file or directory"), ("", "Is a directory")])
def test_a_target_that_cannot_be_written_is_named(tmp_path: Path, folder: str, reason: str) -> None:
    target = tmp_path / folder / "figures.duckdb" if folder else tmp_path

    with pytest.raises(ConflictFiguresError) as raised:
        cf.duckdb_file(target)

    assert str(raised.value) == f"{target}: {reason}"


def test_importing_the_package_loads_no_heavy_library() -> None:
    ran = _python(
        "import sys, conflict_figures as cf; cf.__version__, dir(cf)\n"
        "print(sorted({'pandas', 'pandera', 'duckdb', 'pyarrow', 'numpy'} & set(sys.modules)))"
    )

    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


def test_reading_data_needs_neither_pandera_nor_pyarrow_nor_our_pipeline() -> None:
    ran = _python(
        "import sys\n"
        "sys.modules |= dict.fromkeys(['pyarrow', 'pandera', 'conflict_schemas', 'conflict_figures.pipeline'])\n"
        "import conflict_figures as cf\n"
        "claims = cf.load('claims')\n"
        "print(len(claims) == len(cf.sql('FROM claims')), claims['surface'].dtype, cf.describe('claims').rows == len(claims))"
    )

    assert (ran.stdout.strip(), ran.stderr) == ("True str True", "")


def test_a_package_without_tables_says_how_to_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "TABLES", tmp_path)
    access._resources.cache_clear()

    try:
        for ask in (cf.tables, cf.connect, lambda: cf.load("claims"), lambda: cf.describe("claims")):
            with pytest.raises(ConflictFiguresError, match="no tables here; in a checkout, `make build`"):
                ask()
    finally:
        access._resources.cache_clear()
