"""Every rule between tables is seen to fail; a bad row goes alone, with what refers to it; nothing is lost."""

import json
from collections.abc import Callable

import pandas as pd
import pytest
from builds import Build
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conflict_figures.pipeline.check import Checked
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.rules import BETWEEN_TABLES
from conflict_schemas import TABLES, primary_key, references

MakeRaw = Callable[..., RawFile]
MakeBuild = Callable[..., Build]
A = "example-2016-03-europe"

# Rules that a raw file can break: what is replaced by what in the example, and the key of the row that then fails.
BROKEN_BY_AN_AUTHOR: dict[str, tuple[tuple[str, str], str]] = {
    "claims.unit_fits_indicator": (("unit: percent, counted: territory", "unit: km2, counted: territory"), f"{A}#2@34-51"),
    "claims.within_the_indicators_range": (("low: 22, high: 22", "low: 122, high: 122"), f"{A}#2@34-51"),
    "claims.counts_are_whole": (("low: 2300, high: 2300", "low: 2300.5, high: 2300.5"), f"{A}#1@47-52"),
    "claims.as_of_not_after_publication": (("as_of: 2016-03\n    period_basis", "as_of: 2016-04\n    period_basis"),
                                           f"{A}#1@12-27"),
    "claims.change_says_since_when": (("    period: 2015-01/2016-03\n", ""), f"{A}#2@34-51"),
    "claims.lead_to_a_url": ((f"url: https://example.org/who-went-{A}", "url: null"), f"{A}#1@12-27"),
}  # fmt: skip

# Rules that our own stages keep: the table, the row, and what is changed in it (None: the row is taken away).
BROKEN_BY_A_STAGE: dict[str, tuple[str, str, dict[str, object] | None]] = {
    "places.iso_alpha3_in_iso_3166": ("places", "ZWE", {"place": "ZZZ", "iso_alpha3": "ZZZ"}),
    "figures.stands_in_its_text": ("figures", f"{A}#1@47-52", {"surface": "2,301"}),
    "dates.stands_in_its_text": ("dates", f"{A}#2@52-70", {"surface": "since January 2016"}),
    "numerals.stands_in_its_text": ("numerals", f"{A}#2@11-14", {"surface": "361"}),
    "figures.do_not_overlap": ("figures", f"{A}#2@81-85", {"char_start": 50, "char_end": 54}),
    "figures.make_a_claim": ("claims", f"{A}#2@81-85", None),
    "extracts.numerals_accounted_for": ("numerals", f"{A}#2@11-14", None),
    "numerals.explained": ("numerals", f"{A}#2@11-14", {"explained_by": "nothing"}),
    "claims.words_are_the_figures": ("claims", f"{A}#1@47-52", {"surface": "2,301"}),
    "reconciliations.parts_are_listed": ("reconciliations", f"{A}#1@12-27~origin", {"parts": 3}),
}
FAILING_ROW = {  # where it is not the changed one
    "places.iso_alpha3_in_iso_3166": "ZZZ",
    "figures.make_a_claim": f"{A}#2@81-85",
    "extracts.numerals_accounted_for": f"{A}#2",
}
SEVERITY = {rule.name: rule.severity for rule in BETWEEN_TABLES}


def changed(build: Build, table: str, key: str, change: dict[str, object] | None) -> dict[str, pd.DataFrame]:
    """One table of the build with one row of it changed or taken away."""
    frame = build.tables[table].copy()
    row = frame[primary_key(TABLES[table])[0]] == key
    assert row.sum() == 1
    if change is None:
        return {table: frame[~row].reset_index(drop=True)}
    for column, value in change.items():
        frame.loc[row, column] = value
    return {table: frame}


def found_wrong(checked: Checked) -> set[tuple[str, str]]:
    """The check and the row of every reject that was found wrong itself."""
    wrong = checked.rejects[checked.rejects["hangs_on"].isna()]
    return set(zip(wrong["check_name"], wrong["row_key"], strict=True))


def failed(checked: Checked) -> dict[str, int]:
    checks = checked.checks[checked.checks["rows_failed"] > 0]
    return dict(zip(checks["check_name"], checks["rows_failed"].astype(int), strict=True))


def assert_seen_to_fail(rule: str, key: str, checked: Checked) -> None:
    assert failed(checked)[rule] >= 1
    if SEVERITY[rule] == "error":
        assert (rule, key) in found_wrong(checked)
    else:
        assert found_wrong(checked) == set()


def test_every_rule_between_tables_is_seen_to_fail_here() -> None:
    assert BROKEN_BY_AN_AUTHOR.keys() | BROKEN_BY_A_STAGE.keys() == SEVERITY.keys()


def test_the_example_fails_nothing(example: Build) -> None:
    checked = example.check()

    assert failed(checked) == {}
    assert checked.rejects.empty


@pytest.mark.parametrize("rule", BROKEN_BY_AN_AUTHOR)
def test_a_rule_that_an_author_breaks_is_seen_to_fail(rule: str, raw_file: MakeRaw, build: MakeBuild) -> None:
    replacement, key = BROKEN_BY_AN_AUTHOR[rule]

    broken = build(raw_file(replacement))

    assert broken.ingested.rejects.empty
    assert_seen_to_fail(rule, key, broken.check())


@pytest.mark.parametrize("rule", BROKEN_BY_A_STAGE)
def test_a_rule_that_a_stage_breaks_is_seen_to_fail(rule: str, example: Build) -> None:
    table, key, change = BROKEN_BY_A_STAGE[rule]

    checked = example.check(**changed(example, table, key, change))

    assert_seen_to_fail(rule, FAILING_ROW.get(rule, key), checked)


def test_a_bad_claim_goes_alone_and_names_its_file_and_line(raw_file: MakeRaw, build: MakeBuild) -> None:
    broken = build(raw_file(("low: 22, high: 22", "low: 122, high: 122")), raw_file(name="other"))

    (reject,) = broken.check().rejects.to_dict("records")

    assert {
        key: reject[key] for key in ("reject", "table_name", "row_key", "check_name", "reason", "file", "line")
    } == {
        "reject": "claims/1",
        "table_name": "claims",
        "row_key": f"{A}#2@34-51",
        "check_name": "claims.within_the_indicators_range",
        "reason": "found 122.0 to 122.0, wanted: the values, in the indicator's unit, lie in its allowed range; a share in "
        "[0, 100]",
        "file": f"{A}.yaml",
        "line": 44,
    }
    assert json.loads(reject["row"])["surface"] == "about 22 per cent"
    assert set(broken.tables["claims"]["claim"]) - set(broken.published()["claims"]["claim"]) == {f"{A}#2@34-51"}


def test_the_second_claim_on_the_same_words_is_told_with_its_own_line(raw_file: MakeRaw, build: MakeBuild) -> None:
    file = raw_file(("figure: 1,600", "figure: 2,300"), ("low: 1600, high: 1600", "low: 1600.5, high: 1600.5"))

    (reject,) = build(file).check().rejects[["row_key", "check_name", "line"]].to_numpy().tolist()[:1]

    lines = [number for number, line in enumerate(file.content.decode().splitlines(), 1) if "figure: 2,300" in line]
    assert reject == [f"{A}#1@47-52/2", "claims.counts_are_whole", lines[1]]


def test_a_figure_that_overlaps_two_others_is_turned_away_once(example: Build) -> None:
    figures = example.tables["figures"].copy()
    spans = {f"{A}#1@12-27": (12, 27), f"{A}#1@47-52": (14, 20), f"{A}#1@69-74": (16, 22)}
    for figure, span in spans.items():
        figures.loc[figures["figure"] == figure, ["char_start", "char_end"]] = span

    checked = example.check(figures=figures)

    overlaps = checked.rejects[checked.rejects["check_name"] == "figures.do_not_overlap"]
    assert overlaps["row_key"].tolist() == [f"{A}#1@47-52", f"{A}#1@69-74"]
    assert failed(checked)["figures.do_not_overlap"] == 2


def test_a_row_that_is_there_twice_can_break_a_rule_between_tables(example: Build) -> None:
    figures = changed(example, "figures", f"{A}#1@47-52", {"surface": "2,301"})["figures"]

    checked = example.check(
        figures=pd.concat([figures, figures[figures["figure"] == f"{A}#1@47-52"]], ignore_index=True)
    )

    assert {
        ("figures.figure_field_uniqueness", f"{A}#1@47-52"),
        ("figures.stands_in_its_text", f"{A}#1@47-52"),
    } <= found_wrong(checked)


def test_a_part_that_was_left_out_of_a_sum_is_none_of_its_parts(raw_file: MakeRaw, build: MakeBuild) -> None:
    mark = (
        "  - figure: 5,000\n"
        "    reading: {low: 5000, high: 5000, bound: exact, unit: person, counted: fighters}\n"
        "    indicator: foreign_fighters_departed\n"
        "    actor: islamic-state\n"
        "    place: SYR\n"
        "    origin: western-europe\n"
        "    as_of: 2016-03\n"
        "    attributed_to: null\n"
    )
    file = raw_file(
        ("from Britain.", "from Britain, 5,000 from Western Europe."), ("- text: IHS", f"{mark}- text: IHS")
    )

    made = build(file)

    parts = made.tables["reconciliation_parts"]
    assert parts[["member", "summed"]].to_numpy().tolist() == [["FRA", True], ["GBR", True], ["western-europe", False]]
    assert failed(made.check()) == {}


def test_what_refers_to_a_rejected_row_goes_with_it_and_names_it(raw_file: MakeRaw, build: MakeBuild) -> None:
    broken = build(raw_file(("low: 2300, high: 2300", "low: 2300.5, high: 2300.5")))

    checked, standing = broken.check(), broken.published()

    rows = checked.rejects[["reject", "row_key", "check_name", "hangs_on"]].astype("object")
    sum_key = f"{A}#1@12-27~origin"
    assert rows.where(rows.notna(), None).to_numpy().tolist() == [
        ["claims/1", f"{A}#1@47-52", "claims.counts_are_whole", None],
        ["reconciliation_parts/2", f"{sum_key} {A}#1@47-52", "reconciliation_parts.claim_in_claims", "claims/1"],
        ["reconciliations/3", sum_key, "reconciliations.parts_stand", "reconciliation_parts/2"],
        ["reconciliation_parts/4", f"{sum_key} {A}#1@69-74", "reconciliation_parts.reconciliation_in_reconciliations",
         "reconciliations/3"],
    ]  # fmt: skip
    assert standing["reconciliations"].empty
    assert standing["reconciliation_parts"].empty
    assert len(standing["claims"]) == len(broken.tables["claims"]) - 1


def test_a_row_that_breaks_two_rules_is_told_both(example: Build) -> None:
    checked = example.check(**changed(example, "claims", f"{A}#1@47-52", {"bound": "vague", "speaker": None}))

    assert found_wrong(checked) == {
        ("claims.bound_agrees_with_its_ends", f"{A}#1@47-52"),
        ("claims.speaker_not_nullable", f"{A}#1@47-52"),
    }


def test_a_reprint_stands_without_its_rejected_original(raw_file: MakeRaw, build: MakeBuild) -> None:
    original = raw_file(("origin: FRA", "origin: FRX"), name="original")
    reprint = raw_file(("same_story_as: null", "same_story_as: original"), name="reprint")

    both = build(original, reprint)

    assert both.tables["articles"]["same_story_as"].tolist() == ["original"]
    assert both.published()["articles"]["same_story_as"].isna().tolist() == [True]
    assert failed(both.check()) == {"articles.raw_files_are_well_formed": 1, "articles.original_is_published": 1}


def test_a_column_that_is_not_there_is_our_own_defect_and_no_reject(example: Build) -> None:
    with pytest.raises(ValueError, match="table claims: column_in_dataframe speaker"):
        example.check(claims=example.tables["claims"].drop(columns="speaker"))


def test_a_coding_that_makes_no_claim_is_lost_and_seen(example: Build) -> None:
    lost = example.check(**changed(example, "claims", f"{A}#1@47-52", None))

    assert failed(lost)["claims.every_coding_arrives"] == 1


def test_a_file_that_is_neither_article_nor_reject_is_lost_and_seen(example: Build) -> None:
    lost = example.check(**changed(example, "articles", A, None))

    assert failed(lost)["articles.every_file_arrives"] == 1


def test_a_second_reading_of_the_words_of_one_mark_is_counted(raw_file: MakeRaw, build: MakeBuild) -> None:
    both = (
        "figure: 2,300\n    reading: {low: 2300, high: 2300, bound: exact",
        "figure: 2,300 from France and 1,600\n    reading: {low: 1600, high: 2300, bound: between",
    )
    content = raw_file(both).content.decode()
    britain = content[content.index("  - figure: 1,600") : content.index("- text: IHS")]

    checked = build(raw_file(both, (britain, ""))).check()

    row = checked.checks.set_index("check_name").loc["figures.every_reading_arrives"]
    assert row[["severity", "rows_seen", "rows_failed"]].tolist() == ["warning", 5, 1]
    assert checked.rejects.empty


# What a stage might do to a row: table, column, value.
SPOILT = [
    ("claims", "bound", "circa"), ("claims", "value_low", -5.0), ("claims", "indicator", "no_such_indicator"),
    ("claims", "origin", "nowhere"), ("claims", "speaker", None), ("claims", "figure", "no-such#1@1-2"),
    ("figures", "surface", "nothing"), ("figures", "kind", "guess"), ("figures", "unit", "furlong"),
    ("numerals", "explained_by", "nothing"), ("dates", "end", pd.Timestamp("1999-01-01")), ("articles", "language", "English"),
    ("extracts", "position", 7), ("sources", "kind", "rumour"), ("places", "name", None), ("units", "factor", -1.0),
    ("reconciliations", "verdict", "maybe"), ("reconciliation_parts", "member", "nowhere"),
]  # fmt: skip


@settings(
    deadline=None,
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],  # a failing build is small as it is, and shrinking it takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(spoilt=st.lists(st.tuples(st.sampled_from(SPOILT), st.integers(0, 4)), min_size=1, max_size=4))
def test_whatever_breaks_nothing_is_lost_and_what_stands_breaks_no_rule(
    spoilt: list[tuple[tuple[str, str, object], int]], example: Build
) -> None:
    frames = {table: example.tables[table].copy() for (table, _, _), _ in spoilt}
    for (table, column, value), row in spoilt:
        frames[table].loc[row % len(frames[table]), column] = value

    checked = example.check(**frames)
    standing = example.published(checked, **frames)

    errors = checked.checks[checked.checks["severity"] == "error"].set_index("check_name")["rows_failed"]
    of_rows = {name: count for name, count in errors.items() if count and not name.endswith("_arrives")}
    assert of_rows == checked.rejects["check_name"].value_counts().to_dict()
    for name in example.tables:
        came, stands = frames.get(name, example.tables[name]), standing[name]
        rejected = checked.rejects.loc[checked.rejects["table_name"] == name, "row_key"].nunique()
        assert len(came) == len(stands) + rejected, name
        assert errors[f"{name}.nothing_lost"] == 0
        TABLES[name].validate(stands)
        for column, target in references(TABLES[name]).items():
            assert set(stands[column].dropna()) <= set(standing[target][primary_key(TABLES[target])[0]])
