"""kill -9 at any moment: what is published is the old or the new, whole, and the next run succeeds."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from clones import ROOT, Clone, hashes, run

BUILDS, REPROS = 20, 6
COMMAND = Path(sys.executable).parent / "conflict-figures"


def digests(database: Path) -> list[tuple[str, int]]:
    """Every table of a DuckDB file with its number of rows; raises where the file is not whole."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        return [(name, len(connection.execute(f'FROM "{name}"').fetchall())) for (name,) in names]


def killed_after(seconds: float, *command: str | Path, cwd: Path, env: dict[str, str]) -> float | None:
    """Run a command and kill it, with all its children, after so many seconds; where it was done before, how long it took."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=cwd, env=env, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        process.wait(timeout=seconds)
        return time.monotonic() - begun
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


@pytest.mark.xdist_group("kill")
def test_a_killed_build_leaves_the_old_tables_or_the_new_ones(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    files = sorted((ROOT / "dataset/raw").glob("*.yaml"))[:40]
    for file in files[1:]:
        shutil.copy(file, raw)
    build = (COMMAND, "build", "--raw", raw, "--out", out)
    run(*build, cwd=tmp_path)
    old, old_rows = hashes(out), digests(out / "conflict_figures.duckdb")
    shutil.copy(files[0], raw)
    begun = time.monotonic()
    run(*build[:-1], tmp_path / "other", cwd=tmp_path)
    whole_run = time.monotonic() - begun
    new, new_rows = hashes(tmp_path / "other"), digests(tmp_path / "other/conflict_figures.duckdb")
    moments = random.Random(2019)
    assert old != new

    kills, seen = 0, []
    while kills < BUILDS and len(seen) < 3 * BUILDS:
        done = killed_after(moments.uniform(0.2, 1.0) * whole_run, *build, cwd=tmp_path, env=dict(os.environ))
        kills += done is None
        whole_run = done or whole_run
        seen.append((hashes(out), digests(out / "conflict_figures.duckdb")))

    assert kills == BUILDS
    assert all(state in ((old, old_rows), (new, new_rows)) for state in seen)
    run(*build, cwd=tmp_path)
    assert hashes(out) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "out", "raw"]


@pytest.mark.xdist_group("dvc")
def test_a_killed_repro_leaves_every_table_old_or_new_and_the_next_one_succeeds(clone: Callable[[], Clone]) -> None:
    ours, other = clone(), clone()
    for one in (ours, other):
        raw = one.path / "dataset/raw/irish-times-2016-03-isis-has-had-losses.yaml"
        raw.write_text(
            raw.read_text(encoding="utf-8").replace("has lost at 20%", "has given up at 20%"), encoding="utf-8"
        )
    old = hashes(ours.tables)
    begun = time.monotonic()
    assert other.run("dvc", "repro").returncode == 0
    whole_run = time.monotonic() - begun
    new = hashes(other.tables)
    moments = random.Random(2014)

    for _ in range(REPROS):
        killed_after(moments.uniform(0.1, 0.9) * whole_run, "dvc", "repro", cwd=ours.path, env=ours.env)
        now = hashes(ours.tables)
        assert now.keys() == old.keys()
        assert all(now[name] in (old[name], new[name]) for name in now)
        published = {name for name in now if name.endswith(".parquet") or name == "datapackage.json"}
        assert {name: now[name] for name in published} in (
            {name: old[name] for name in published},
            {name: new[name] for name in published},
        )

    last = ours.run("dvc", "repro")
    assert last.returncode == 0, last.stderr
    assert hashes(ours.tables) == new
    assert ours.changed() == other.changed()
