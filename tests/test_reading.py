"""Texts on the command line and in frames: what goes in, what comes out, and what is said of a line that cannot be read."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import conflict_figures as cf
from conflict_figures.errors import ConflictFiguresError
from conflict_figures.reading import published_days, read_lines

TEXT = "More than 6,000 fighters left in March, 2,300 of them French."


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The command `conflict-figures extract`."""
    command = [Path(sys.executable).with_name("conflict-figures"), "extract", *arguments]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60)


def test_a_text_on_standard_input_is_read_into_a_table() -> None:
    done = run("--published", "2016-05-04", given=TEXT)

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["figure", "kind", "bound", "low", "high", "unit", "per", "counted"],
        ["More", "than", "6,000", "count", "more_than", "6,000", "person", "fighters"],
        ["2,300", "count", "exact", "2,300", "2,300", "person", "fighters"],
        ["date", "type", "start", "end", "precision"],
        ["March", "date", "2016-03-01", "2016-03-31", "month"],
    ]


def test_a_line_of_json_goes_in_and_one_comes_out(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": 7, "text": "some 30 men", "published": "2016-03"}\n\n{"text": "none"}\n', encoding="utf-8")

    done = run(str(file), "--format", "jsonl")

    assert (done.returncode, done.stderr) == (0, "")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], [figure["surface"] for figure in first["figures"]], first["dates"]) == (7, ["some 30"], [])
    assert second == {"id": None, "figures": [], "dates": []}


def test_a_bad_line_is_told_with_its_number_and_the_others_are_read() -> None:
    lines = [
        '{"id": 1, "text": "40 men"}',
        "40 men",
        '{"id": 3, "words": ""}',
        '{"id": 4, "text": "5 men", "published": "May"}',
    ]

    done = run("--format", "jsonl", given="\n".join([*lines, '{"id": 5, "text": "half"}']))

    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 5]
    assert done.stderr.splitlines() == [
        "-: line 2: no JSON: Extra data: line 1 column 4 (char 3)",
        '-: line 3: found no object with a "text", want {"id": ..., "text": "...", "published": "2016-03-14"}',
        "-: line 4: published: found 'May', want a date such as 2016-03-14, 2016-03 or 2016",
    ]


def test_a_file_that_cannot_be_read_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes("Mosul fell in août".encode("latin-1"))

    missing, latin = run(str(tmp_path / "nothing")), run(str(tmp_path / "latin"))

    assert (missing.returncode, missing.stderr) == (2, f"{tmp_path / 'nothing'}: No such file or directory\n")
    assert latin.returncode == 2
    assert latin.stderr.startswith(f"{tmp_path / 'latin'}: not UTF-8: ")
    assert latin.stderr.count("\n") == 1


def test_lone_surrogates_and_line_separators_come_through_as_they_are() -> None:
    given = {"id": "\u2028", "text": "5 men \ud800 left"}

    (line,) = read_lines([json.dumps(given)])

    assert isinstance(line, str)
    assert line.isascii()
    assert json.loads(line)["id"] == "\u2028"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2016-03-14", (date(2016, 3, 14), date(2016, 3, 14))),
        ("2016-02", (date(2016, 2, 1), date(2016, 2, 29))),
        ("2016-12", (date(2016, 12, 1), date(2016, 12, 31))),
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("9999", (date(9999, 1, 1), date(9999, 12, 31))),
    ],
)
def test_a_publication_date_may_be_a_day_a_month_or_a_year(text: str, days: tuple[date, date]) -> None:
    assert published_days(text) == days


@pytest.mark.parametrize("text", ["", "May", "2016-13", "2016-02-30", "0000", "2016-3-1", "٢٠١٦", "2016-03-14T00:00"])
def test_anything_else_is_no_publication_date(text: str) -> None:
    with pytest.raises(ConflictFiguresError, match="published: found"):
        published_days(text)


def test_a_stream_of_any_length_takes_the_same_memory() -> None:
    def peak(lines: int) -> int:
        """Kilobytes at most, of a process that reads so many lines."""
        line = json.dumps({"id": 1, "text": " ".join([TEXT] * 10), "published": "2016-05-04"})
        reading = (
            "import sys, resource; from conflict_figures.reading import read_lines; "
            f"[0 for _ in read_lines({line!r} for _ in range({lines}))]; "
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        done = subprocess.run([sys.executable, "-c", reading], capture_output=True, text=True, check=True, timeout=120)
        return int(done.stdout)

    assert peak(1_000) < peak(20) + 4_000


def test_the_page_of_the_reader_shows_what_it_gives() -> None:
    page = (Path(__file__).parents[1] / "docs" / "READER.md").read_text(encoding="utf-8")
    (text,) = re.findall(r'cf\.extract\("(.+?)", published=date\(2015, 2, 3\)\)', page)
    shown = re.findall(r"^read\.\w+\[0\]  # (.+), \.\.\.\)$", page, re.M)

    read = cf.extract(text, published=date(2015, 2, 3))

    assert len(shown) == 2
    assert [
        repr(found)[: len(words)] for found, words in zip((read.figures[0], read.dates[0]), shown, strict=True)
    ] == shown


def test_many_texts_are_read_from_a_frame_by_row() -> None:
    texts = pd.DataFrame(
        {"text": [TEXT, None, "It fell on Tuesday."], "published": ["2016-05-04", "2016-05-04", None]},
        index=["a", "b", "c"],
    )

    read = cf.extract_frame(texts)

    assert read.figures[["row", "surface", "unit"]].to_dict("split")["data"] == [
        ["a", "More than 6,000", "person"],
        ["a", "2,300", "person"],
    ]
    assert read.dates[["row", "surface", "start"]].to_dict("split")["data"] == [
        ["a", "March", date(2016, 3, 1)],
        ["c", "Tuesday", None],
    ]
    assert read.numerals["row"].tolist() == ["a", "a"]


def test_a_frame_without_texts_gives_frames_with_the_columns_of_the_tables() -> None:
    read = cf.extract_frame(pd.DataFrame({"words": []}), text="words", published=None)

    assert read.figures.empty
    assert list(read.figures.columns) == ["row", *cf.extract("5 men").figures[0].__dataclass_fields__]
