"""The quality report, the metrics, the data dictionary and the summary: what they say is what the tables hold."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from builds import Build, Published

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.report import data_dictionary, metrics, quality_files
from conflict_figures.pipeline.summary import summary, summary_of
from conflict_schemas import TABLES, about, columns, row_rules

MakeRaw = Callable[..., RawFile]
Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def broken(build: Callable[..., Build], raw_file: MakeRaw) -> Tables:
    """Published tables of two files: one that cannot be read, one with a claim and a reading that are wrong."""
    return build(
        raw_file(("kind: digest", "kind: [digest"), name="unreadable"),
        raw_file(
            ("low: 2300, high: 2300", "low: 2300.5, high: 2300.5"),
            ("low: 22, high: 22", "low: 23, high: 23"),
        ),
    ).published()


def table_under(report: str, title: str) -> list[list[str]]:
    """The rows of the Markdown table under a title, without its head."""
    section = report.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def test_metrics_count_rows_checks_verdicts_and_agreement_by_field(broken: Tables, codebook: Codebook) -> None:
    numbers = metrics(broken)

    assert numbers["rows"] == {name: len(frame) for name, frame in broken.items()}
    assert numbers["rows"]["rejects"] == 5
    assert numbers["checks"]["failed"] == 5
    assert numbers["checks"]["warnings"] == 1
    assert sum(numbers["checks"].values()) == len(broken["checks"])
    assert numbers["verdicts"] == {}
    # of four codings one was rejected, and one of the three others reads another value
    assert numbers["agreement_percent"] == {
        "bound": 100.0,
        "found": 100.0,
        "unit": 100.0,
        "value": 66.6667,
    }
    assert numbers["alpha"].keys() == {"bound", "unit", "value"}


def test_metrics_count_verdicts(published: Published) -> None:
    assert metrics(published.tables)["verdicts"] == {"consistent": 1}


def test_the_files_are_metrics_and_a_report_and_the_same_each_time(broken: Tables, codebook: Codebook) -> None:
    files = quality_files(broken, codebook)

    assert set(files) == {"metrics.json", "quality_report.md"}
    written = json.loads(files["metrics.json"])
    assert written.pop("coder").keys() == {"training", "held_out"}
    assert written == metrics(broken)
    assert quality_files(broken, codebook) == files


def test_the_report_names_what_failed_and_what_was_rejected(broken: Tables, codebook: Codebook) -> None:
    report = quality_files(broken, codebook)["quality_report.md"].decode()

    failed = broken["checks"][broken["checks"]["rows_failed"] > 0]
    assert [row[0] for row in table_under(report, "Checks that rows failed")] == failed["check_name"].tolist()
    assert [row[:2] for row in table_under(report, "Rejected rows")] == broken["rejects"][
        ["table_name", "row_key"]
    ].to_numpy().tolist()
    assert ["value", "66.67"] in [row[:2] for row in table_under(report, "Two readings")]
    assert {row[0]: row[1] for row in table_under(report, "Rows")} == {
        name: f"{len(frame):,}" for name, frame in broken.items()
    }


def test_a_bar_in_a_cell_does_not_break_the_table(published: Published, codebook: Codebook) -> None:
    checks = published.tables["checks"].copy()
    checks.loc[0, ["rows_failed", "demands"]] = [1, "this | or that"]

    report = quality_files({**published.tables, "checks": checks}, codebook)["quality_report.md"].decode()

    ((*_, demands),) = table_under(report, "Checks that rows failed")
    assert demands == r"this \| or that"


def test_without_a_reject_the_report_says_none(published: Published, codebook: Codebook) -> None:
    report = quality_files(published.tables, codebook)["quality_report.md"].decode()

    assert report.split("## Rejected rows\n")[1].strip() == "None."
    assert table_under(report, "Checks that rows failed") == []


def test_the_dictionary_has_every_table_and_column_in_the_models_words() -> None:
    dictionary = data_dictionary().decode()

    assert re.findall(r"^## (.+)$", dictionary, re.MULTILINE) == list(TABLES)
    for name, model in TABLES.items():
        section = dictionary.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert about(model) in section
        assert [row[0] for row in table_under(dictionary, name)] == [f"`{column}`" for column in columns(model)]
        for column, definition in columns(model).items():
            assert definition.description in section, f"{name}.{column}"
        assert all(f"- {rule.demands}" in section for rule in row_rules(model))


def test_the_dictionary_tells_unit_null_reference_and_choices() -> None:
    rows = {row[0]: row[1:] for row in table_under(data_dictionary().decode(), "claims")}
    figures = {row[0]: row[1:] for row in table_under(data_dictionary().decode(), "figures")}

    assert rows["`origin`"] == [
        "string",
        "For people who travelled: where from.",
        "may be null; refers to `places`",
    ]
    assert rows["`coded_by`"][2] == "one of curator, rule, none"
    assert figures["`char_start`"] == ["integer", "Where it begins in the text.", "in characters"]


# The summary


def test_a_summary_without_a_fault_counts_and_returns_0(
    published: Published, capsys: pytest.CaptureFixture[str]
) -> None:
    code = summary(published.tables)

    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert lines == [
        "conflict-figures",
        "articles 1 .yaml 1",
        "extracts 2 text 2",
        "figures 5 both 4, extractor 1",
        "dates 1",
        "numerals 6 figure 4, name 1, date 1",
        "claims 5 curator 4, left open 1",
        "events 0",
        "reconciliations 1 consistent 1",
        "disagreements 0",
        f"checks {len(published.tables['checks'])} {len(published.tables['checks'])} passed, 0 failed, 0 warnings",
        "rejects 0",
    ]


def test_a_summary_of_broken_data_says_what_and_returns_1(broken: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    code = summary(broken)

    said = capsys.readouterr().out
    assert code == 1
    assert re.search(r"rejects +5 +2 found wrong, 3 that refer to them", said)
    assert (
        "error: claims.counts_are_whole: 1 of 5 - people, strikes and other counts are whole and not negative" in said
    )
    assert "warning: claims.value_agrees: 1 of 3, alpha" in said
    assert "reject: articles: unreadable.yaml: file: found" in said
    assert "reject: claims: example-2016-03-europe#1@47-52: found 2300.5, wanted: people" in said
    assert "reconciliation_parts:" not in said  # what only hangs on another is counted, not listed


def test_a_warning_alone_is_no_failure(published: Published, capsys: pytest.CaptureFixture[str]) -> None:
    checks = published.tables["checks"].copy()
    checks.loc[checks["check_name"] == "numerals.explained", "rows_failed"] = 1

    assert summary({**published.tables, "checks": checks}) == 0
    assert "1 warnings" in capsys.readouterr().out


def test_markup_in_the_data_is_printed_as_it_is(broken: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    rejects = broken["rejects"].assign(reason="found [bold red]words[/bold red]")

    summary({**broken, "rejects": rejects})

    assert "found [bold red]words[/bold red]" in capsys.readouterr().out


def test_the_summary_of_a_folder_is_that_of_its_tables(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in published.files.items():
        (tmp_path / name).write_bytes(content)

    summary(published.tables)
    from_memory = capsys.readouterr().out
    code = summary_of(tmp_path)

    assert (code, capsys.readouterr().out) == (0, from_memory)
