"""Clones of this repository as it was committed, and commands run in them."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and hand back what it printed."""
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def hashes(folder: Path) -> dict[str, str]:
    """Name to SHA-256 of the files of a folder that are the same on every build (a DuckDB file is not)."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.suffix != ".duckdb"
    }


@dataclass(frozen=True)
class Clone:
    """A clone, with the commands of this environment working on its own code."""

    path: Path

    @property
    def env(self) -> dict[str, str]:
        """The environment in which `python` and `dvc` are ours and `conflict_figures` is the clone's."""
        sources = os.pathsep.join(str(self.path / source) for source in ("dataset", "schemas"))
        binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PYTHONPATH": sources, "PATH": binaries, "DVC_NO_ANALYTICS": "1"}

    @property
    def tables(self) -> Path:
        return self.path / "dataset/conflict_figures/tables"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return run(*command, cwd=self.path, env=self.env)

    def changed(self) -> str:
        """What git says is changed."""
        return self.run("git", "status", "--porcelain").stdout
