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


# draft


def test_a_draft_is_printed_and_its_passages_are_shown_beside_it(source: Path) -> None:
    ran = run("draft", source, "--published", "2016-03-25")

    assert ran.returncode == 0
    assert "article: article\npublisher: TODO\ntitle: Who went\n" in ran.stdout
    assert "published: '2016-03-25'\npublished_basis: page\n" in ran.stdout
    assert "text: 'TODO in your own words: ... Over 6,000 ... 2,300 ... 1,600 ... 90 ...'\n" in ran.stdout
    assert [line.partition(": ")[::2] for line in ran.stderr.splitlines()] == [
        ("3", SOURCE.split("\n\n")[2]),
        ("4", SOURCE.split("\n\n")[3].rstrip()),
    ]


def test_an_articles_controls_do_not_reach_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("Some 40 Danes \x1b[2Jcame back\u202e.", encoding="utf-8")

    ran = run("draft", source)

    assert ran.returncode == 0
    assert ran.stderr == "1: Some 40 Danes \\x1b[2Jcame back\\u202e.\n"


def test_a_drafts_file_holds_no_sentence_of_the_article(source: Path, tmp_path: Path) -> None:
    draft = tmp_path / "example-2016-03-who-went.yaml"

    ran = run("draft", source, "--out", draft)

    content = draft.read_text(encoding="utf-8")
    assert (ran.returncode, ran.stdout) == (0, f"wrote {draft}: figures: 6; passages to restate: 2\n")
    assert "article: example-2016-03-who-went\n" in content
    assert not any(words in content for words in ("left Europe for", "from France", "ground held shrank"))


def test_a_draft_that_is_restated_passes_the_check(source: Path, tmp_path: Path) -> None:
    draft = tmp_path / "example-2016-03-who-went.yaml"
    run("draft", source, "--out", draft, "--published", "2016-03-25")

    written = draft.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(written.splitlines(), start=1) if "text: 'TODO" in line]
    unfinished = run("check", draft, columns=300)
    draft.write_text(
        written.replace("publisher: TODO", "publisher: The Example").replace("TODO in your own words: ...", "In all"),
        encoding="utf-8",
    )
    finished = run("check", draft, columns=300)

    assert (unfinished.returncode, len(lines)) == (1, 2)
    assert [line.partition(": found")[0] for line in unfinished.stdout.splitlines()[:-1]] == [
        f"{draft.name}:4: publisher",
        *(f"{draft.name}:{line}: extracts[{at}].text" for at, line in enumerate(lines, start=1)),
    ]
    assert finished.stdout.splitlines()[0] == "files checked: 1; with something wrong: 0"
    assert finished.returncode == 0


def test_a_draft_never_takes_the_place_of_a_file(source: Path, digest: Path) -> None:
    before = digest.read_bytes()

    ran = run("draft", source, "--out", digest)

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{digest}: File exists\n")
    assert digest.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "last week"], "published: found 'last week', wanted an EDTF date or interval such as"),
        (["--out", "Who went.yaml"], "Who went.yaml: found 'Who went.yaml', wanted a name such as"),
        (["--out", "article.txt"], "article.txt: found 'article.txt', wanted a name such as"),
        (["--out", "/nowhere/article.yaml"], "/nowhere/article.yaml: No such file or directory"),
    ],
)
def test_a_draft_that_cannot_be_made_is_a_line_and_exit_code_2(
    arguments: list[str], message: str, source: Path
) -> None:
    ran = run("draft", source, *arguments)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(message)
    assert len(ran.stderr.splitlines()) == 1


# check


def test_the_check_of_a_file_shows_where_the_machine_reads_otherwise(
    tmp_path: Path, raw_file: Callable[..., RawFile]
) -> None:
    slip = raw_file(("low: 2300, high: 2300", "low: 3200, high: 3200"))
    (tmp_path / slip.name).write_bytes(slip.content)

    ran = run("check", tmp_path / slip.name, columns=120)

    lines = [line.split() for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert lines[0] == ["files", "checked:", "1;", "with", "something", "wrong:", "0"]
    assert " ".join(lines[1]).startswith(f"{slip.name}: claims: 4; curator and machine agree in full: ")
    assert lines[2] == ["figure", "field", "curator", "machine", "rule"]
    assert ["2,300", "value", "3,200", "2,300"] in lines
    assert lines[-1] == ["figures", "that", "no", "claim", "marks:", "half"]
