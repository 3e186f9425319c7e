"""`build --articles`: a pile of every format, whole and broken, the example of another topic, and a real scraped page."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.build import build
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.texts import read_text
from conflict_schemas import TABLES

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "other-topic"
SEED = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
SENTENCE = "Europe sent more than 6,000 fighters to Syria, 2,300 of them from France."
ROW = {"publisher": "The Example", "published": "2016-03-24", "text": SENTENCE}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    script = "from conflict_figures.cli import main; main()"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory, raw_file: Callable[..., RawFile]) -> Path:
    """A file of every format, and one of every format that cannot be read."""
    pile = tmp_path_factory.mktemp("pile")
    (pile / "sub").mkdir()
    page = f"<html><body><article><h1>Who went</h1>{f'<p>{SENTENCE}</p>'}</article></body></html>"
    good, bad = raw_file(), raw_file(("origin: FRA", "origin: FRX"), name="bad")
    for name, content in {
        "one.txt": f"Who went\n\n{SENTENCE}\n\nREAD MORE\n",
        "sub/two.md": f"---\npublished: 2016-03-24\n---\n# Who went\n\n{SENTENCE}\n",
        "three.html": page,
        "four.jsonl": json.dumps(ROW) + "\n" + json.dumps({**ROW, "body": ""}) + "\n",
        good.name: good.content.decode(),
        bad.name: bad.content.decode(),
        "bad.txt": "\0",
        "bad.md": "---\ntitel: x\n---\nx",
        "bad.html": "<html></html>",
        "bad.jsonl": "{",
        "bad.parquet": "PAR1",
        "bad.pdf": "%PDF",
        ".hidden.txt": SENTENCE,
    }.items():
        (pile / name).write_text(content, encoding="utf-8")
    pq.write_table(pa.Table.from_pylist([ROW]), pile / "five.parquet")
    (pile / "link.txt").symlink_to(pile / "one.txt")
    return pile


def test_a_pile_of_every_format_becomes_the_same_tables_and_what_is_broken_is_told(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    ran = run("build", "--articles", pile, "--out", out)

    articles = pd.read_parquet(out / "articles.parquet")
    rejects = pd.read_parquet(out / "rejects.parquet")
    claims = pd.read_parquet(out / "claims.parquet")
    assert ran.returncode == 1, ran.stderr
    assert set(articles["file"]) == {
        "one.txt", "sub/two.md", "three.html", "four.jsonl#1", "five.parquet#1", "example-2016-03-europe.yaml",
    }  # fmt: skip
    assert set(rejects["file"]) == {
        "four.jsonl#2", "bad.yaml", "bad.txt", "bad.md", "bad.html", "bad.jsonl#1", "bad.parquet", "bad.pdf", "link.txt",
    }  # fmt: skip
    for file in rejects["file"]:
        assert re.search(rf"^{re.escape(file)}:\d+: .*found .*, wanted ", ran.stderr, re.MULTILINE), file
    assert "Traceback" not in ran.stderr
    texts = claims[claims["article"] != "example-2016-03-europe"]
    assert sorted(texts["surface"]) == ["2,300"] * 5 + ["more than 6,000"] * 5
    assert (claims[claims["article"] == "example-2016-03-europe"]["coded_by"] == "curator").sum() == 4
    assert {path.stem for path in out.glob("*.parquet")} == set(TABLES)
    with duckdb.connect(str(out / "conflict_figures.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (len(claims),)
    shown = " ".join(ran.stdout.split())
    assert ".txt 1" in shown and ".jsonl 1" in shown and "debris 1" in shown


def test_a_build_of_own_articles_claims_no_licence_for_the_publishers_words(pile: Path, tmp_path: Path) -> None:
    build(articles=pile / "one.txt", out=tmp_path)

    package = json.loads((tmp_path / "datapackage.json").read_text())
    croissant = json.loads((tmp_path / "croissant.json").read_text())
    assert "licenses" not in package and "license" not in croissant
    assert "publishers' own words" in package["description"]
    assert "CC BY" not in json.dumps([package, croissant]) and "CC-BY" not in json.dumps([package, croissant])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"articles": "nowhere", "out": "out"}, "nowhere: no such file or folder of articles, or none in it"),
        ({"articles": "one.txt"}, "articles of your own need a folder of their own to publish to: --out"),
        ({"articles": "one.txt", "raw": ".", "out": "out"}, "--raw and --articles exclude each other"),
        ({"articles": "one.txt", "codebook": "nowhere", "out": "out"}, "nowhere: no such folder of a codebook"),
        ({"articles": ".", "out": "sub"}, "sub: lies in the folder that is read, or around it"),
    ],
)
def test_bad_usage_is_told_and_nothing_is_written(given: dict[str, str], said: str, pile: Path) -> None:
    before = sorted(path.name for path in pile.rglob("*"))

    with pytest.raises(ConflictFiguresError, match=re.escape(said)):
        build(**{name: pile / path for name, path in given.items()})

    assert sorted(path.name for path in pile.rglob("*")) == before


def test_what_is_no_file_in_a_pile_is_told_and_not_waited_for(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (pile / "folder").symlink_to(tmp_path)
    os.mkfifo(pile / "pipe.txt")
    (pile / "two\nlines\x1b[31m.txt").touch()

    ran = run("build", "--articles", pile, "--out", tmp_path / "out")

    assert ran.returncode == 1
    assert ran.stderr.splitlines()[:3] == [
        "folder:1: file: found a symbolic link, wanted a file of its own",
        "pipe.txt:1: file: found no file but a pipe or a device, wanted a file that can be read",
        r"two\nlines\x1b[31m.txt:1: text: found nothing, wanted the text of an article",
    ]
    assert list(pd.read_parquet(tmp_path / "out" / "articles.parquet")["file"]) == ["good.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "pile" / "closed"
    closed.mkdir(parents=True)
    (closed.parent / "good.txt").write_text(SENTENCE, encoding="utf-8")
    closed.chmod(0)

    ran = run("build", "--articles", closed.parent, "--out", tmp_path / "out")

    assert ran.stderr.startswith("closed:1: file: found Permission denied, wanted a file that can be read\n")


def test_a_pile_that_is_named_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "good.txt")

    code = build(articles=tmp_path / "link.txt", out=tmp_path / "out")

    assert code == 0
    assert list(pd.read_parquet(tmp_path / "out" / "articles.parquet")["file"]) == ["good.txt"]


def test_the_example_of_another_topic_is_coded_as_a_person_would(tmp_path: Path) -> None:
    code = build(articles=EXAMPLE / "articles", codebook=EXAMPLE / "codebook", out=tmp_path)

    claims = pd.read_parquet(tmp_path / "claims.parquet").astype("object")
    columns = ["article", "surface", "indicator", "place", "attributed_to"]
    found = claims[columns].where(claims[columns].notna(), None).to_numpy().tolist()
    council, agency, farmers = "mill-valley-council", "flood-agency", "valley-farmers-union"
    assert code == 0
    assert sorted(found, key=str) == sorted(
        [
            ["a-week-later", "1,600", "people_displaced", "low-town", council],
            ["a-week-later", "between 200 and 250", "people_displaced", "upper-mill", council],
            ["a-week-later", "Some 12,000 hectares", "farmland_flooded_area", None, farmers],
            ["a-week-later", "nine", "people_killed", "mill-valley", agency],
            ["a-week-later", "£85 million", "loss_estimated", None, council],
            ["dam-gives-way", "More than 2,300", "people_displaced", "low-town", council],
            ["dam-gives-way", "At least seven", "people_killed", "mill-valley", agency],
            ["dam-gives-way", "About 40 per cent", "farmland_flooded_share", "mill-valley", farmers],
            ["first-report", "Some 400", "people_displaced", "upper-mill", agency],
            ["the-bill", "Nine", "people_killed", None, None],
            ["the-bill", "as much as £100 million", "loss_estimated", None, farmers],
        ],
        key=str,
    )
    assert set(claims["coded_by"]) == {"rule"}
    assert pd.read_parquet(tmp_path / "places.parquet")["place"].tolist() == ["low-town", "mill-valley", "upper-mill"]


def test_a_codebook_shares_the_places_that_it_does_not_have(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    folder.mkdir()
    for name in ("indicators.yaml", "actors.yaml", "sources.yaml", "words.yaml", "units.yaml"):
        content = (
            (EXAMPLE / "codebook" / name).read_text(encoding="utf-8").replace("theatre: mill-valley", "theatre: GBR")
        )
        (folder / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Some 2,300 people fled from floods in France, the Flood Agency said.")

    build(articles=tmp_path / "a.txt", codebook=folder, out=tmp_path / "out")

    (claim,) = pd.read_parquet(tmp_path / "out/claims.parquet").to_dict("records")
    assert (claim["indicator"], claim["place"], claim["attributed_to"]) == ("people_displaced", "FRA", "flood-agency")


def test_the_rejected_lines_that_the_guide_shows_are_printed_so() -> None:
    guide = (ROOT / "docs" / "OWN-ARTICLES.md").read_text(encoding="utf-8")
    row = {**ROW, "body": "x"}
    broken = {
        "notes.md": "---\ntitle: x\npublished: 14 July\n---\nx",
        "pile.jsonl#12": json.dumps(row),
        "scan.pdf": "%PDF",
    }

    for name, content in broken.items():
        problems = read_text(RawFile(name, content.encode()))
        assert isinstance(problems, list)
        (line,) = map(str, problems)
        assert f"\n{line}\n" in guide


@pytest.mark.skipif(not SEED, reason="the seed page (../shared/seed) is not here")
def test_the_seed_page_is_built_with_nothing_but_the_file(tmp_path: Path) -> None:
    code = build(articles=SEED[0], out=tmp_path)

    checks = pd.read_parquet(tmp_path / "checks.parquet").set_index("check_name")
    extracts = pd.read_parquet(tmp_path / "extracts.parquet").set_index("extract")
    claims = pd.read_parquet(tmp_path / "claims.parquet")
    assert code == 0
    assert checks.loc["extracts.numerals_accounted_for", "rows_failed"] == 0
    assert checks.loc["numerals.explained", "rows_failed"] == 0
    found = zip(claims["surface"], claims["extract"].map(extracts["paragraph"]), strict=True)
    assert {
        ("20%", 2),
        ("22 per cent", 13),
        ("more than 6,000", 18),
        ("2,300", 18),
        ("1,600", 18),
        ("800", 18),
        ("534", 18),
    } <= set(found)
