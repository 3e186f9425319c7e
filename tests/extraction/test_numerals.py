"""Accounted for: every numeral of a text has one thing that explains it."""

import pytest

from conflict_figures.extraction import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 6,000 fighters came.", [("6,000", "figure")]),
        ("Two hundred came.", [("Two", "figure")]),
        ("It fell on 18 March 2015.", [("18", "date"), ("2015", "date")]),
        ("It was the third town and the 4th attack.", [("third", "ordinal"), ("4th", "ordinal")]),
        ("IHS Jane's 360 has it at 22 per cent.", [("360", "name"), ("22", "figure")]),
        ("Resolution 2178 binds 15 states.", [("2178", "name"), ("15", "figure")]),
        ("It took 40 km2 with an F-16.", [("40", "figure"), ("km2", "figure"), ("16", "name")]),
        ("See page 4, no. 7.", [("4", "name"), ("7", "name")]),
        ("No one came; one of them died; one man left.", [("one", "figure")]),
        ("It lost ½ of it.", [("½", "figure")]),
        ("¼0", [("¼", "figure"), ("0", "figure")]),
        ("The code is 12345678901234567890123456789.", [("12345678901234567890123456789", "nothing")]),
    ],
)
def test_every_numeral_has_one_explanation(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract(text).numerals

    assert [(numeral.surface, numeral.explained_by) for numeral in found] == expected


def test_digits_of_any_script_are_numbers() -> None:
    read = extract("The list names ٣٠٠ fighters.")

    assert [(figure.surface, figure.value_low) for figure in read.figures] == [("٣٠٠", 300)]
    assert [(numeral.surface, numeral.explained_by) for numeral in read.numerals] == [("٣٠٠", "figure")]
