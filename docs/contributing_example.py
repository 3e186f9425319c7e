"""The example of CONTRIBUTING-DATA.md: its commands, run in a folder of their own, as one would see them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "contributing"
ARTICLE, DIGEST = "who-came-back.txt", "raw/courier-2016-04-who-came-back.yaml"
ACCESSED = "2026-11-22"  # the day of the example; a draft has the day on which it is made
STEPS = tuple(
    f"contributing_{step}"
    for step in ("article", "draft", "drafted", "unfinished", "finished", "slip", "verified", "built")
)
SLIP = ("low: 140, high: null, bound: at_least", "low: 140, high: null, bound: more_than")
WIDTH = 120  # of the screen
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")}


@cache
def shown() -> dict[str, str]:
    """Name to what the document shows: the article, and each step's command with what it prints or writes."""
    with tempfile.TemporaryDirectory() as name:
        return dict(_steps(Path(name)))


def _steps(folder: Path) -> Iterator[tuple[str, str]]:
    digest = folder / DIGEST
    digest.parent.mkdir()
    shutil.copy(EXAMPLE / ARTICLE, folder)
    yield "contributing_article", _fenced("text", (folder / ARTICLE).read_text(encoding="utf-8"))
    yield "contributing_draft", _run(folder, f"conflict-figures draft {ARTICLE} --out {DIGEST}")
    drafted = digest.read_text(encoding="utf-8").replace(date.today().isoformat(), ACCESSED)
    yield "contributing_drafted", _fenced("yaml", drafted)
    yield "contributing_unfinished", _run(folder, f"conflict-figures check {DIGEST}")
    finished = (EXAMPLE / DIGEST).read_text(encoding="utf-8")
    yield "contributing_finished", _fenced("yaml", finished)
    if finished.count(SLIP[0]) != 1:
        raise ValueError(f"{DIGEST}: no {SLIP[0]!r} to get wrong")
    digest.write_text(finished.replace(*SLIP), encoding="utf-8")
    yield "contributing_slip", _run(folder, f"conflict-figures check {DIGEST}")
    digest.write_text(finished, encoding="utf-8")
    yield "contributing_verified", _run(folder, f"conflict-figures verify-source {DIGEST} {ARTICLE}")
    yield "contributing_built", _run(folder, "conflict-figures build --raw raw --out tables")


def _run(folder: Path, command: str) -> str:
    """A command and what it prints, without the spaces that a grid ends its lines with; its progress is left out."""
    program, *arguments = shlex.split(command)
    ran = subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).with_name(program), *arguments],
        cwd=folder,
        env={**_ENVIRONMENT, "COLUMNS": str(WIDTH)},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode == 2:
        raise RuntimeError(f"{command}: {ran.stderr}")
    printed = re.sub(r" +$", "", ran.stdout, flags=re.MULTILINE)
    return _fenced("console", f"$ {command}\n{printed}")


def _fenced(language: str, content: str) -> str:
    return f"```{language}\n{content.rstrip()}\n```"
