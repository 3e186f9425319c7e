"""Twelve broken raw files of different kinds among the real ones, in one run."""

import shutil
import sys
from pathlib import Path

import duckdb
import pytest
from clones import ROOT, run

RAW = ROOT / "dataset/raw"
MODEL = (RAW / "irish-times-2016-03-isis-has-had-losses.yaml").read_text(encoding="utf-8")

# file: what is made of the model article, and the line that its author is told
BROKEN: dict[str, tuple[tuple[str, str], str]] = {
    "unknown-key": (("language: en", "language: en\nmood: grim"), ":9: mood: found the unknown key 'mood'"),
    "missing-key": (("published_basis: text\n", ""), ":1: published_basis: found nothing, wanted the key"),
    "unknown-indicator": (
        ("indicator: territory_lost_share", "indicator: teritory_lost_share"),
        ": extracts[1].claims[1].indicator: found 'teritory_lost_share', wanted an id of codebook/indicators.yaml, "
        "such as territory_lost_share",
    ),
    "unknown-place": (("place: syria-iraq", "place: syria-irak"), ".place: found 'syria-irak', wanted an id of"),
    "wrong-type": (
        ("{low: 20, high: 20", "{low: twenty, high: 20"),
        ".reading.low: found 'twenty', wanted a valid number",
    ),
    "no-edtf": (("as_of: 2016-03", "as_of: March 2016"), ".as_of: found 'March 2016', wanted an EDTF date such as"),
    "figure-not-in-text": (
        ("figure: 20%", "figure: 21%"),
        ".figure: found '21%', wanted the words as they stand in the text",
    ),
    "low-above-high": (
        ("{low: 20, high: 20, bound: exact", "{low: 20, high: 10, bound: between"),
        ".reading: found low 20.0, high 10.0, wanted two numbers, low not above high, for between",
    ),
    "no-yaml": (("kind: digest", "kind: [digest"), ": file: found"),
    "no-utf8": (("Isis has had losses", "Isis \udce9tait"), ":3: file: found the byte 0xe9 at"),
    "the-same-url": (("article: the-same-url", "article: the-same-url"), ": url: found 'http://www.irishtimes.com/"),
    "an-object": (("kind: digest", "kind: !!python/object/apply:os.getcwd []"), ": file: found the tag"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, str, Path]:
    """Exit code, output and errors of a build with the broken files in it, and the folder that it published to."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copytree(RAW, folder / "raw")
    for name, (replacement, _) in BROKEN.items():
        text = MODEL.replace("irish-times-2016-03-isis-has-had-losses", name)
        if name != "the-same-url":
            text = text.replace("url: http", f"url: http://example.org/{name}?http")
        assert replacement[0] in text
        content = text.replace(*replacement, 1).encode("utf-8", "surrogateescape")
        (folder / f"raw/{name}.yaml").write_bytes(content)
    command = Path(sys.executable).parent / "conflict-figures"
    done = run(command, "build", "--raw", folder / "raw", "--out", folder / "out", cwd=folder)
    return done.returncode, done.stdout, done.stderr, folder / "out"


def test_twelve_broken_files_get_twelve_clear_lines(built: tuple[int, str, str, Path]) -> None:
    _, _, errors, _ = built

    told = {line.split(":")[0]: line for line in errors.splitlines() if ".yaml:" in line}

    assert sorted(told) == sorted(f"{name}.yaml" for name in BROKEN)
    for name, (_, line) in BROKEN.items():
        assert line in told[f"{name}.yaml"]
    assert len([line for line in errors.splitlines() if ".yaml:" in line]) == 12


def test_the_exit_code_is_1_and_there_is_no_traceback(built: tuple[int, str, str, Path]) -> None:
    code, output, errors, _ = built

    assert code == 1
    assert "Traceback" not in output + errors


def test_all_other_articles_are_built_and_the_broken_ones_are_in_rejects(built: tuple[int, str, str, Path]) -> None:
    *_, out = built
    with duckdb.connect(str(out / "conflict_figures.duckdb"), read_only=True) as connection:
        articles = connection.execute("SELECT article FROM articles ORDER BY 1").fetchall()
        rejects = connection.execute("SELECT file, count(*) FROM rejects GROUP BY file ORDER BY 1").fetchall()

    assert [article for (article,) in articles] == sorted(path.stem for path in RAW.glob("*.yaml"))
    assert rejects == [(f"{name}.yaml", 1) for name in sorted(BROKEN)]
