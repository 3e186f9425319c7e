"""What somebody meets who clones the repository: pull, status, repro."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from clones import ROOT, Clone, hashes

pytestmark = pytest.mark.xdist_group("dvc")

IRISH_TIMES = "irish-times-2016-03-isis-has-had-losses"


@pytest.fixture(scope="module")
def fresh(clone: Callable[[], Clone]) -> Clone:
    return clone()


@pytest.fixture(scope="module")
def released(fresh: Clone) -> Path:
    """The DuckDB file that `dvc pull` brings."""
    pulled = fresh.run("dvc", "pull")
    assert pulled.returncode == 0, pulled.stderr
    return fresh.path / "dataset/release/conflict_figures.duckdb"


def test_a_fresh_clone_is_up_to_date_and_stays_clean(fresh: Clone, released: Path) -> None:
    status = fresh.run("dvc", "status")
    repro = fresh.run("dvc", "repro")

    assert status.stdout.strip() == "Data and pipelines are up to date."
    assert stages_run(repro) == []
    assert fresh.changed() == ""


def test_the_pulled_file_answers_with_the_territory_claims_of_the_irish_times(released: Path) -> None:
    with duckdb.connect(str(released), read_only=True) as connection:
        rows = connection.execute(
            "SELECT surface, value_low, speaker FROM territory WHERE article = ? ORDER BY value_low",
            [IRISH_TIMES],
        ).fetchall()

    assert rows == [("20%", 20.0, "The Irish Times"), ("22 per cent", 22.0, "IHS Jane's (IHS Markit)")]


def test_the_pulled_file_answers_with_the_sum_of_the_irish_times(released: Path) -> None:
    with duckdb.connect(str(released), read_only=True) as connection:
        rows = connection.execute(
            "SELECT whole, worked_low, worked_high, remainder_low, remainder_high, verdict FROM sums WHERE article = ?",
            [IRISH_TIMES],
        ).fetchall()

    assert rows == [("more than 6,000", 5234.0, 5234.0, 766.0, None, "consistent")]


def test_the_pulled_file_is_the_release_of_the_committed_tables(released: Path) -> None:
    with duckdb.connect(str(released), read_only=True) as connection:
        for parquet in sorted((ROOT / "dataset/conflict_figures/tables").glob("*.parquet")):
            difference = connection.execute(
                f"SELECT count(*) FROM (FROM {parquet.stem} EXCEPT ALL FROM read_parquet(?))", [str(parquet)]
            ).fetchone()
            assert difference == (0,), parquet.stem


def stages_run(repro: subprocess.CompletedProcess[str]) -> list[str]:
    """The stages that `dvc repro` ran, in order."""
    assert repro.returncode == 0, repro.stderr
    lines = repro.stdout.splitlines()
    return [line.split("'")[1] for line in lines if line.startswith("Running stage")]


@pytest.mark.parametrize(
    ("old", "new", "stages"),
    [
        (
            "attributed_to: ihs-janes",
            "attributed_to: icsr",
            "ingest propose measure code reconcile check publish database report",
        ),
        (
            "has lost at 20%",
            "has given up at 20%",
            "ingest extract propose measure code reconcile check publish database report",
        ),
        (
            "accessed: '2026-11-22'",
            "accessed: '2026-11-23'",
            "ingest propose code reconcile check publish database report",
        ),
    ],
    ids=["a coding", "a text", "a day of access"],
)
def test_touching_one_raw_file_runs_only_what_depends_on_it(
    old: str, new: str, stages: str, clone: Callable[[], Clone]
) -> None:
    ours = clone()
    raw = ours.path / f"dataset/raw/{IRISH_TIMES}.yaml"
    text = raw.read_text(encoding="utf-8")
    assert old in text
    raw.write_text(text.replace(old, new, 1), encoding="utf-8")

    ran = stages_run(ours.run("dvc", "repro"))

    assert ran == stages.split()
    assert stages_run(ours.run("dvc", "repro")) == []


def test_two_forced_rebuilds_give_the_same_bytes(fresh: Clone, clone: Callable[[], Clone]) -> None:
    other = clone()
    before = hashes(fresh.tables)

    for ours in (fresh, other):
        forced = ours.run("dvc", "repro", "--force")
        assert forced.returncode == 0, forced.stderr

    assert hashes(fresh.tables) == hashes(other.tables) == before
    assert fresh.changed() == other.changed() == ""
