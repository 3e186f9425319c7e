"""The contributor's commands as a person runs them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conflict_figures.pipeline.inputs.raw import RawFile

COMMAND = Path(sys.executable).with_name("conflict-figures")
# What the small article of conftest.py may have restated, its blocks in the order of its paragraphs.
SOURCE = """\
Who went

By our own correspondent

Over 6,000 men left Europe for the war, 2,300 of them from France and 1,600 from Britain; 90 were women.

The ground held shrank by about 22 percent, a half of it in Iraq.
"""


def run(*arguments: str | Path, columns: int = 100) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "TTY_COMPATIBLE")}
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"COLUMNS": str(columns)},
    )


@pytest.fixture
def digest(tmp_path: Path, raw_file: Callable[..., RawFile]) -> Path:
    file = raw_file()
    (tmp_path / file.name).write_bytes(file.content)
    return tmp_path / file.name


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_digest_that_stands_in_its_source_is_shown_claim_by_claim(digest: Path, source: Path) -> None:
    ran = run("verify-source", digest, source)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert [line.rstrip() for line in ran.stdout.splitlines()] == [
        "paragraph  figure             verdict   block  in the source",
        "        3  more than 6,000    reworded      3  Over 6,000",
        "        3  2,300              found         3",
        "        3  1,600              found         3",
        "           about 22 per cent  reworded      4  about 22 percent",
        "claims: 4; 2 found, 2 reworded",
        "figures left out: 2",
        "block  figure  around it",
        "    3  90      France and 1,600 from Britain; [90] were women.",
        "    4  a half  shrank by about 22 percent, [a half] of it in Iraq.",
    ]


def test_a_claim_that_does_not_stand_fails(digest: Path, source: Path) -> None:
    source.write_text(SOURCE.replace("2,300", "2,400"), encoding="utf-8")

    ran = run("verify-source", digest, source)

    assert ran.returncode == 1
    assert ran.stdout.splitlines()[2].split() == ["3", "2,300", "missing"]


def test_json_lines_give_a_line_a_claim_and_a_line_a_figure_left_out(digest: Path, source: Path) -> None:
    ran = run("verify-source", digest, source, "--format", "jsonl")

    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert [row["row"] for row in rows] == ["claim"] * 4 + ["left_out"] * 2
    assert rows[0] == {
        "row": "claim",
        "extract": 1,
        "claim": 1,
        "figure": "more than 6,000",
        "paragraph": 3,
        "verdict": "reworded",
        "block": 3,
        "words": "Over 6,000",
    }
    assert rows[-1] == {
        "row": "left_out",
        "block": 4,
        "figure": "a half",
        "around": "shrank by about 22 percent, [a half] of it in Iraq.",
    }


def test_nothing_is_written_beside_a_source(digest: Path, source: Path) -> None:
    before = {path: path.read_bytes() for path in digest.parent.iterdir()}

    run("verify-source", digest, source)

    assert {path: path.read_bytes() for path in digest.parent.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "article.pdf",
            b"%PDF",
            "article.pdf:1: file: found '.pdf', wanted a name that ends in .txt, .md, .html, .htm",
        ),
        ("article.txt", b" \n\n", "article.txt:1: text: found nothing, wanted the text of an article"),
    ],
)
def test_a_source_that_cannot_be_read_is_a_line_and_exit_code_2(
    name: str, content: bytes, message: str, digest: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    ran = run("verify-source", digest, tmp_path / name)

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", message + "\n")


def test_a_digest_with_an_error_is_told_so_before_it_is_verified(
    tmp_path: Path, source: Path, raw_file: Callable[..., RawFile]
) -> None:
    bad = raw_file(("place: SYR", "place: SIR"))
    (tmp_path / bad.name).write_bytes(bad.content)

    ran = run("verify-source", tmp_path / bad.name, source)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{bad.name}:21: extracts[1].claims[1].place: found 'SIR'")
