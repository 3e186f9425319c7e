"""Vocabulary is data: one line of vocabulary.toml teaches the reader a word."""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from conflict_figures.extraction import UNIT_IDS
from conflict_figures.pipeline.inputs.codebook import Codebook

PACKAGE = files("conflict_figures.extraction")
READ = """
import json, sys
from dataclasses import asdict
from conflict_figures.extraction import extract
print(json.dumps([asdict(figure) for figure in extract(sys.argv[1]).figures]))
"""


@pytest.fixture
def package_alone(tmp_path: Path) -> Path:
    """A copy of the package in a folder of its own, with nothing else of ours beside it."""
    package = tmp_path / "conflict_figures" / "extraction"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    for source in PACKAGE.iterdir():
        if source.is_file():
            (package / source.name).write_bytes(source.read_bytes())
    return package


def add_line(package: Path, after: str, line: str) -> None:
    """Put a line into the package's vocabulary after one that stands there once."""
    vocabulary = package / "vocabulary.toml"
    lines = vocabulary.read_text(encoding="utf-8").splitlines()
    assert lines.count(after) == 1
    lines.insert(lines.index(after) + 1, line)
    vocabulary.write_text("\n".join(lines), encoding="utf-8")


def read_first(package: Path, text: str, field: str) -> object:
    """A field of the first figure that the package reads with no installed distribution in sight; None without a figure."""
    command = [sys.executable, "-S", "-c", READ, text]
    done = subprocess.run(command, cwd=package.parent.parent, capture_output=True, text=True, check=True, timeout=60)
    figures: list[dict[str, object]] = json.loads(done.stdout)
    return figures[0][field] if figures else None


@pytest.mark.parametrize(
    ("after", "line", "text", "field", "before", "taught"),
    [
        ("[units.count]", 'tank = ["tanks", "tank"]', "It lost 40 battle tanks.", "unit", None, "tank"),
        ("[currencies]", 'IQD = ["dinars", "dinar"]', "It paid 500 dinars.", "unit", None, "IQD"),
        ("about = [", '    "give or take",', "It lost give or take 40 of them.", "bound", "exact", "about"),
        ("[per]", 'raid = ["a raid"]', "It paid $500 a raid.", "surface", "$500", "$500 a raid"),
        ("[rates]", '"person per week" = "person_per_week"', "Some 5 people a week go.", "unit", "person", "person_per_week"),
        ("[numbers]", "umpteen = 16", "Umpteen fighters died.", "value_low", None, 16),
        ("[magnitudes]", "lakh = 100_000", "It moved 5 lakh people.", "value_low", 5, 500_000),
        ("[fractions]", "twentieth = 20", "It lost a twentieth of it.", "value_low", None, 5),
    ],
)  # fmt: skip
def test_a_word_is_one_line_of_the_vocabulary(
    package_alone: Path, after: str, line: str, text: str, field: str, before: object, taught: object
) -> None:
    assert read_first(package_alone, text, field) == before

    add_line(package_alone, after, line)

    assert read_first(package_alone, text, field) == taught


def test_every_unit_that_the_reader_gives_is_in_the_codebook(codebook: Codebook) -> None:
    assert codebook.ids("units") >= UNIT_IDS


@pytest.mark.parametrize("table", ["qualifiers", "qualifiers_after", "directions", "currencies", "per", "units"])
def test_no_phrase_stands_in_two_groups_of_a_table(table: str) -> None:
    groups = tomllib.loads(PACKAGE.joinpath("vocabulary.toml").read_text(encoding="utf-8"))[table]
    if table == "units":
        groups = {unit: words for kind in groups.values() for unit, words in kind.items()}

    counts = Counter(phrase for words in groups.values() for phrase in words)

    assert {phrase for phrase, count in counts.items() if count > 1} == set()
