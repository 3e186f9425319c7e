"""The database: what is said to DuckDB of a table, rows that refer to their own table, the views and macros."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conflict_figures as cf
from conflict_figures.ddl import comments, create_table, fill, name, text
from conflict_figures.errors import ConflictFiguresError


def _field(column: str, kind: str = "string", *, required: bool = False, **rest: Any) -> dict[str, Any]:
    constraints = {"required": required} | rest.pop("constraints", {})
    return {"name": column, "type": kind, "description": "What it is.", "constraints": constraints} | rest


def _resource(table: str, fields: list[dict[str, Any]], **rest: Any) -> dict[str, Any]:
    schema = {"fields": fields, "primaryKey": [fields[0]["name"]], "foreignKeys": [], "rowRules": []} | rest
    return {"name": table, "description": "One row is a thing.", "path": f"{table}.parquet", "schema": schema}


def _link(column: str, table: str, key: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": table, "fields": [key]}}


def test_a_table_is_made_with_its_keys_checks_and_rules() -> None:
    resource = _resource(
        "claims",
        [
            _field("claim", required=True, constraints={"unique": True, "pattern": "^[a-z]+$", "minLength": 1}),
            _field("place"),
            _field("low", "number", constraints={"minimum": 0, "maximum": 100}),
            _field("high", "number", constraints={"exclusiveMinimum": 0}),
            _field("bound", required=True, constraints={"enum": ["exact", "about"]}),
            _field("day", "date"),
            _field("parts", "integer"),
            _field("agrees", "boolean"),
        ],
        foreignKeys=[_link("place", "places", "place")],
        rowRules=[{"name": "ordered", "description": "Low first.", "sql": "low <= high"}],
    )

    made = create_table(resource)

    assert made.splitlines() == [
        'CREATE TABLE "claims" (',
        """    "claim" VARCHAR NOT NULL CHECK (regexp_matches("claim", '^[a-z]+$')) CHECK (length("claim") >= 1),""",
        '    "place" VARCHAR,',
        '    "low" DOUBLE CHECK ("low" >= 0) CHECK ("low" <= 100),',
        '    "high" DOUBLE CHECK ("high" > 0),',
        """    "bound" VARCHAR NOT NULL CHECK ("bound" IN ('exact', 'about')),""",
        '    "day" DATE,',
        '    "parts" BIGINT,',
        '    "agrees" BOOLEAN,',
        '    PRIMARY KEY ("claim"),',
        '    FOREIGN KEY ("place") REFERENCES "places" ("place"),',
        '    CONSTRAINT "ordered" CHECK (low <= high)',
        ")",
    ]


def test_every_table_and_column_is_commented_with_its_unit() -> None:
    package = {"resources": [_resource("areas", [_field("area"), _field("size", "number", unit="km2")])]}

    assert comments(package) == [
        """COMMENT ON TABLE "areas" IS 'One row is a thing.'""",
        """COMMENT ON COLUMN "areas"."area" IS 'What it is.'""",
        """COMMENT ON COLUMN "areas"."size" IS 'What it is. Unit: km2.'""",
    ]


@settings(max_examples=60, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20))
def test_any_word_can_be_a_name_or_a_text(words: str) -> None:
    with duckdb.connect() as connection:
        result = connection.execute(f"SELECT {text(words)} AS {name(words)}")

        assert [column[0] for column in result.description or []] == [words]
        assert result.fetchone() == (words,)


def test_names_and_texts_with_quotes_make_a_table_that_holds_them() -> None:
    resource = _resource(
        'Jane"s', [_field('the "place"', required=True, constraints={"enum": ["Jane's 360", 'so-called "state"']})]
    )
    resource["description"] = "One row is IHS Jane's own."

    with duckdb.connect() as connection:
        connection.execute(create_table(resource))
        for statement in comments({"resources": [resource]}):
            connection.execute(statement)
        connection.execute("""INSERT INTO "Jane""s" VALUES ('Jane''s 360'), ('so-called "state"')""")

        with pytest.raises(duckdb.ConstraintException):
            connection.execute("""INSERT INTO "Jane""s" VALUES ('Janes')""")
        assert connection.execute("SELECT comment FROM duckdb_tables()").fetchall() == [("One row is IHS Jane's own.",)]


def _place_folder(folder: Path, rows: Sequence[tuple[str, str | None]]) -> Path:
    """A folder with one table, `places`, whose rows lie within one another, in this order."""
    fields = [_field("place", required=True), _field("within")]
    resource = _resource("places", fields, foreignKeys=[_link("within", "", "place")])
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    with duckdb.connect() as connection:
        frame = pd.DataFrame(rows, columns=["place", "within"], dtype="str")
        connection.register("rows", frame)
        connection.execute(f"COPY rows TO {text(str(folder / 'places.parquet'))} (FORMAT parquet)")
    return folder


@pytest.fixture
def no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """The views need all of the tables; a database of one table goes without."""
    monkeypatch.setattr("conflict_figures.ddl._views_sql", lambda: "")


NESTED: list[tuple[str, str | None]] = [("mosul", "nineveh"), ("nineveh", "IRQ"), ("IRQ", None), ("raqqa", "SYR"),
                                        ("SYR", None)]  # fmt: skip


@pytest.mark.usefixtures("no_views")
@pytest.mark.parametrize(
    "rows", [NESTED, NESTED[::-1], sorted(NESTED)], ids=["children first", "parents first", "mixed"]
)
def test_rows_of_a_table_that_refers_to_itself_may_come_in_any_order(
    tmp_path: Path, rows: list[tuple[str, str | None]]
) -> None:
    with duckdb.connect() as connection:
        fill(connection, _place_folder(tmp_path, rows))

        assert set(connection.execute("FROM places").fetchall()) == set(NESTED)


@pytest.mark.usefixtures("no_views")
@pytest.mark.parametrize(
    ("rows", "stuck"),
    [
        ([("IRQ", None), ("mosul", "nineveh"), ("nineveh", "mosul")], "mosul, nineveh"),
        ([("IRQ", "IRQ")], "IRQ"),
        ([("IRQ", None), ("mosul", "nowhere")], "mosul"),
    ],
    ids=["a circle of two", "a row within itself", "no such row"],
)
def test_a_row_whose_parent_never_comes_is_named(
    tmp_path: Path, rows: list[tuple[str, str | None]], stuck: str
) -> None:
    folder = _place_folder(tmp_path, rows)

    with duckdb.connect() as connection, pytest.raises(ConflictFiguresError) as raised:
        fill(connection, folder)

    assert str(raised.value) == f"places: within refers to no row, or in a circle, from {stuck}"


def test_every_coded_claim_can_be_cited_and_no_other() -> None:
    claims = cf.load("claims")
    cited = cf.sql("FROM cited_claims")

    coded = claims["claim"][claims["coded_by"] != "none"]
    assert sorted(cited["claim"]) == sorted(coded)
    assert len(coded) < len(claims)
    assert cited[["surface", "speaker", "text", "publisher"]].notna().all(axis=None)
    assert all(surface in words for surface, words in zip(cited["surface"], cited["text"], strict=True))


def test_the_irish_times_on_territory_gives_two_shares_with_what_they_are_of() -> None:
    found = cf.sql("SELECT surface, value_low, percent_of, theatre, speaker, paragraph FROM territory "
                   "WHERE publisher = 'The Irish Times' ORDER BY paragraph")  # fmt: skip

    base = "territory_held_area at the start of the period"
    assert [tuple(row) for row in found.itertuples(index=False)] == [
        ("20%", 20.0, base, "Syria and Iraq", "The Irish Times", 2),
        ("22 per cent", 22.0, base, "Syria and Iraq", "IHS Jane's (IHS Markit)", 13),
    ]


def test_territory_has_every_claim_on_an_indicator_of_territory_and_no_other() -> None:
    claims = cf.load("claims")

    of_territory = claims["claim"][claims["indicator"].str.startswith("territory_", na=False)]

    assert sorted(cf.sql("FROM territory")["claim"]) == sorted(of_territory)


def test_foreign_fighters_are_claims_of_departures_with_an_origin() -> None:
    claims = cf.load("claims")
    departed = claims[(claims["indicator"] == "foreign_fighters_departed") & claims["origin"].notna()]

    found = cf.sql("FROM foreign_fighters")

    assert dict(zip(found["claim"], found["origin_id"], strict=True)) == dict(
        zip(departed["claim"], departed["origin"], strict=True)
    )


def test_europes_fighters_leave_at_least_766_to_others() -> None:
    found = cf.sql("FROM sums WHERE article = 'irish-times-2016-03-isis-has-had-losses'").to_dict("records")

    (europe,) = found
    assert (europe["whole"], europe["verdict"]) == ("more than 6,000", "consistent")
    assert (europe["worked_low"], europe["worked_high"], europe["remainder_low"]) == (5234.0, 5234.0, 766.0)
    assert pd.isna(europe["remainder_high"])
    assert europe["arithmetic"].startswith("2,300 + 1,600 + 800 + 534 = 5,234")


def test_a_cited_claim_says_which_rule_coded_it_and_how_sure_that_is() -> None:
    with cf.connect() as connection:
        connection.execute(
            "INSERT INTO claims SELECT * REPLACE (claim || '/9' AS claim, 'rule' AS coded_by, 'some/1:zone' AS rule, "
            "0.5 AS confidence) FROM claims WHERE coded_by = 'curator' LIMIT 1"
        )

        by_rule = connection.execute(
            "SELECT coded_by, rule, confidence FROM cited_claims WHERE claim LIKE '%/9'"
        ).fetchall()
        curators = connection.execute(
            "SELECT DISTINCT rule, confidence FROM cited_claims WHERE coded_by = 'curator'"
        ).fetchall()

    assert (by_rule, curators) == ([("rule", "some/1:zone", 0.5)], [(None, None)])


def test_the_irish_times_two_shares_of_territory_are_told_apart_with_who_says_which() -> None:
    found = cf.sql(
        "SELECT one_surface, one_speaker, other_surface, other_speaker, verdict, cause, gap, one_low, other_low, other_high, unit "
        "FROM differences WHERE article = 'irish-times-2016-03-isis-has-had-losses' AND indicator = 'territory_lost_share'"
    )

    assert found.astype("object").where(found.notna(), None).to_numpy().tolist() == [
        [
            "20%",
            "The Irish Times",
            "22 per cent",
            "IHS Jane's (IHS Markit)",
            "rounding",
            "rounding",
            2.0,
            20.0,
            22.0,
            22.0,
            "percent",
        ]
    ]


def test_every_disagreement_is_a_difference_with_the_words_of_both() -> None:
    pairs, surfaces = cf.load("disagreements"), cf.load("claims").set_index("claim")["surface"]

    found = cf.sql("FROM differences")

    assert dict(zip(found["disagreement"], found["one_surface"] + "~" + found["other_surface"], strict=True)) == dict(
        zip(
            pairs["disagreement"],
            pairs["one"].map(surfaces) + "~" + pairs["other"].map(surfaces),
            strict=True,
        )
    )


def test_claims_about_an_indicator_come_in_order_of_time() -> None:
    claims = cf.load("claims")

    found = cf.sql("FROM claims_about('territory_lost_share')")

    moments = found["as_of_start"].fillna(found["period_end"]).fillna(found["published_start"])
    assert len(found) == (claims["indicator"] == "territory_lost_share").sum() > 0
    assert moments.dropna().is_monotonic_increasing


@pytest.mark.parametrize(
    ("indicator", "place", "column"), [("foreign_fighters_departed", "FRA", "origin"), ("territory_lost_share", "IRQ", "theatre")]
)  # fmt: skip
def test_claims_about_a_place_are_of_that_origin_or_theatre(indicator: str, place: str, column: str) -> None:
    claims = cf.load("claims")

    found = cf.sql("SELECT claim FROM claims_about($1, where_ := $2)", [indicator, place])

    expected = claims["claim"][(claims["indicator"] == indicator) & (claims[column] == place)]
    assert sorted(found["claim"]) == sorted(expected)
    assert not found.empty


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("FROM claims_about('fighter_total')", "no indicator fighter_total; the table indicators lists them"),
        ("FROM claims_about('fighters_total', where_ := 'SYRIA')", "no place SYRIA; the table places lists them"),
    ],
)
def test_claims_about_what_the_codebook_does_not_have_is_an_error(query: str, said: str) -> None:
    with pytest.raises(ConflictFiguresError, match=said):
        cf.sql(query)


def test_claims_about_what_the_codebook_has_and_no_claim_says_are_none() -> None:
    assert cf.sql("FROM claims_about('territory_lost_share', where_ := 'NZL')").empty


def test_why_gives_a_claim_with_its_publication_and_our_doubt_of_it() -> None:
    doubted = cf.sql("SELECT claim, why FROM claims JOIN corrections USING (correction) WHERE action = 'flag'")

    for claim, reason in doubted.itertuples(index=False):
        (row,) = cf.sql("FROM why(?)", [claim]).to_dict("records")
        assert (row["claim"], row["doubt"]) == (claim, reason)
    assert not doubted.empty
    assert cf.sql("FROM why('nothing#1@0-1')").empty
