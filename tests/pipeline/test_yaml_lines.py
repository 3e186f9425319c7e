"""YAML as plain data with lines; what would harm or mislead is refused in one line."""

import math
from typing import Any

import pytest

from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.yaml_lines import MAX_BYTES, MAX_DEPTH, Document, read_yaml

TEXT = """\
# a note
title: Who went
extracts:
- text: >
    Some went,
    some stayed.
  claims:
  - {low: 20, high: null}
  - low: 30
    high: 40
"""


def document(text: str) -> Document:
    read = read_yaml("some.yaml", text.encode())
    assert isinstance(read, Document), read
    return read


def problem(content: str | bytes) -> Problem:
    read = read_yaml("some.yaml", content.encode() if isinstance(content, str) else content)
    assert isinstance(read, Problem), read
    return read


def test_the_data_are_those_of_the_file() -> None:
    assert document(TEXT).data == {
        "title": "Who went",
        "extracts": [
            {"text": "Some went, some stayed.\n", "claims": [{"low": 20, "high": None}, {"low": 30, "high": 40}]}
        ],
    }


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("extracts",), 3),
        (("extracts", 0), 4),
        (("extracts", 0, "text"), 4),
        (("extracts", 0, "claims", 0, "high"), 8),
        (("extracts", 0, "claims", 1), 9),
        (("extracts", 0, "claims", 1, "high"), 10),
        (("extracts", 0, "claims", 1, "unit"), 9),  # not there: the claim that lacks it
        (("extracts", 7, "text"), 3),
        (("publisher",), 1),
    ],
)
def test_every_value_knows_its_line(path: tuple[str | int, ...], line: int) -> None:
    read = document(TEXT)

    # the file itself begins where its first key does
    assert read.line(path) == (2 if path == ("publisher",) else line)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2016-03-18", "2016-03-18"),
        ("2016-03-18T12:00:00Z", "2016-03-18T12:00:00Z"),
        ("2016-03", "2016-03"),
        ("2016", 2016),
        ("20.5", 20.5),
        ("6,000", "6,000"),
        ("null", None),
        ("", None),
        ("true", True),
        ("'22'", "22"),
        ("около", "около"),
    ],
)
def test_a_date_stays_text_and_other_values_are_plain(text: str, value: Any) -> None:
    assert document(f"value: {text}").data == {"value": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("52", 52),
        ("-7", -7),
        ("+5", 5),
        ("0.5", 0.5),
        ("-20.25", -20.25),
        (".5", 0.5),
        ("3.", 3.0),
        (".inf", math.inf),
    ],
)
def test_a_decimal_number_is_a_number(text: str, value: float) -> None:
    read = document(f"value: {text}").data["value"]

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "text", ["064", "-012", "00", "0x1F", "0b11", "0o17", "1_000", "1:30", "190:20:30.15", "1e5", "1.5e+3", "01.5"]
)
def test_what_yaml_would_count_in_another_way_stays_text(text: str) -> None:
    assert document(f"value: {text}").data == {"value": text}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    read = read_yaml("some.yaml", b"\xef\xbb\xbftitle: Who went")

    assert isinstance(read, Document)
    assert read.data == {"title": "Who went"}


BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (BILLION_LAUGHS, "some.yaml:1: file: found the anchor 'a', wanted values written out"),
        ("a: 1\nb: *a", "some.yaml:2: file: found the anchor 'a', wanted values written out"),
        (
            "a: 1\nb: !!python/object/apply:os.system [ls]",
            "some.yaml:2: file: found the tag 'tag:yaml.org,2002:python/object/apply:os.system', "
            "wanted plain values without tags",
        ),
        ("a: !!int '3'", "some.yaml:1: file: found the tag 'tag:yaml.org,2002:int', wanted plain values without tags"),
        ("[" * 40 + "]" * 40, f"some.yaml:1: file: found {MAX_DEPTH + 1} levels, wanted at most {MAX_DEPTH}"),
        ("a: 1\nb: 2\n\na: 3", "some.yaml:4: file: found the key 'a' twice, wanted each key once"),
        ("a:\n- b: 1\n  c: 2\n  b: 3", "some.yaml:4: file: found the key 'b' twice, wanted each key once"),
        ("1: x\n'1': y", "some.yaml:2: file: found the key '1' twice, wanted each key once"),
        ("", "some.yaml:1: file: found an empty file, wanted some data"),
        ("# nothing yet", "some.yaml:1: file: found an empty file, wanted some data"),
        (b"a: caf\xe9", "some.yaml:1: file: found the byte 0xe9 at 6, wanted UTF-8 text"),
        (b"a: 1\nb: \xff", "some.yaml:2: file: found the byte 0xff at 8, wanted UTF-8 text"),
        (b"x" * (MAX_BYTES + 1), "some.yaml:1: file: found 5,000,001 bytes, wanted at most 5,000,000"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_what_would_harm_or_mislead_is_refused_in_one_line(content: str | bytes, line: str) -> None:
    assert str(problem(content)) == line


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: [1, 2\nb: 3", 2),
        ("a: 1\n\tb: 2", 2),
        ("a: 1\nb: 'open", 2),
        ("a: 1\n---\nb: 2", 2),
        ("a: 1\nb: \x07", 1),
        ("[" * 10_000, 1),
        ("{a: 1}}", 1),
    ],
)
def test_yaml_that_does_not_parse_is_told_with_its_line(content: str, line: int) -> None:
    told = problem(content)

    assert (told.line, told.field, told.wanted) == (line, "file", "YAML that parses")
    assert "\n" not in str(told)


def test_a_file_as_deep_as_is_allowed_is_read() -> None:
    deep: Any = document("[" * MAX_DEPTH + "]" * MAX_DEPTH).data

    for _ in range(MAX_DEPTH - 1):
        (deep,) = deep
    assert deep == []
