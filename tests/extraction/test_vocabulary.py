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


def add_line(package: Path, after: str, line: str, file: str = "vocabulary.toml") -> None:
    """Put a line into the package's vocabulary after one that stands there once."""
    vocabulary = package / file
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


READ_DATES = """
import json, sys
from datetime import date
from conflict_figures.extraction import extract
print(json.dumps([[found.surface, str(found.start)] for found in extract(sys.argv[1], date(2016, 8, 10)).dates]))
"""


def read_dates(package: Path, text: str) -> list[list[str]]:
    """The words and the first day of each date that the package reads, published on 10 August 2016."""
    command = [sys.executable, "-S", "-c", READ_DATES, text]
    done = subprocess.run(command, cwd=package.parent.parent, capture_output=True, text=True, check=True, timeout=60)
    dates: list[list[str]] = json.loads(done.stdout)
    return dates


@pytest.mark.parametrize(
    ("after", "line", "text", "field", "before", "taught"),
    [
        ("[units.count]", 'tank = ["tanks", "tank"]', "It lost 40 battle tanks.", "unit", None, "tank"),
        ("[currencies]", 'TND = ["dinars", "dinar"]', "It paid 500 dinars.", "unit", None, "TND"),
        ("about = [", '    "give or take",', "It lost give or take 40 of them.", "bound", "exact", "about"),
        ("[per]", 'raid = ["raid"]', "It paid $500 a raid.", "surface", "$500", "$500 a raid"),
        ("[rates]", '"person per week" = "person_per_week"', "Some 5 people a week go.", "unit", "person", "person_per_week"),
        ("[numbers]", "umpteen = 16", "Umpteen fighters died.", "value_low", None, 16),
        ("[magnitudes]", "myriad = 10_000", "It moved 5 myriad people.", "value_low", 5, 50_000),
        ("[fractions]", "twentieth = 20", "It lost a twentieth of it.", "value_low", None, 5),
    ],
)  # fmt: skip
def test_a_word_is_one_line_of_the_vocabulary(
    package_alone: Path, after: str, line: str, text: str, field: str, before: object, taught: object
) -> None:
    assert read_first(package_alone, text, field) == before

    add_line(package_alone, after, line)

    assert read_first(package_alone, text, field) == taught


@pytest.mark.parametrize(
    ("after", "line", "text", "before", "taught"),
    [
        ("[months]", "ramadhan = 9", "It fell in Ramadhan 2015.", [["2015", "2015-01-01"]], [["Ramadhan 2015", "2015-09-01"]]),
        ("[seasons]", "harvest = 9", "It fell in the harvest of 2015.", [["2015", "2015-01-01"]], [["the harvest of 2015", "2015-09-01"]]),
        ("[parts]", 'heart = "mid"', "It fell in the heart of 2015.", [["2015", "2015-01-01"]], [["the heart of 2015", "2015-05-01"]]),
        ("[days]", "yestreen = -1", "It fell yestreen.", [], [["yestreen", "2016-08-09"]]),
        ("[vague]", 'anon = "FUTURE_REF"', "It will fall anon.", [], [["anon", "None"]]),
    ],
)  # fmt: skip
def test_a_word_of_time_is_one_line_of_the_date_words(
    package_alone: Path, after: str, line: str, text: str, before: list[list[str]], taught: list[list[str]]
) -> None:
    assert read_dates(package_alone, text) == before

    add_line(package_alone, after, line, "date_words.toml")

    assert read_dates(package_alone, text) == taught


def test_the_reader_gives_every_unit_that_an_indicator_is_in(codebook: Codebook) -> None:
    assert {indicator.unit for indicator in codebook.indicators} - UNIT_IDS == set()


@pytest.mark.parametrize("table", ["qualifiers", "qualifiers_after", "directions", "currencies", "per", "units"])
def test_no_phrase_stands_in_two_groups_of_a_table(table: str) -> None:
    groups = tomllib.loads(PACKAGE.joinpath("vocabulary.toml").read_text(encoding="utf-8"))[table]
    if table == "units":
        groups = {unit: words for kind in groups.values() for unit, words in kind.items()}

    counts = Counter(phrase for words in groups.values() for phrase in words)

    assert {phrase for phrase, count in counts.items() if count > 1} == set()
