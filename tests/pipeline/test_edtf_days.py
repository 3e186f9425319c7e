"""EDTF dates and intervals as calendar days."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.pipeline.inputs.edtf_days import edtf_days, is_interval


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("2016-03-18", date(2016, 3, 18), date(2016, 3, 18)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2015-01/2016-03", date(2015, 1, 1), date(2016, 3, 31)),
        ("2016-03-22/2016-03-27", date(2016, 3, 22), date(2016, 3, 27)),
        ("2014-06/..", date(2014, 6, 1), None),
        ("../2016-03", None, date(2016, 3, 31)),
        ("2014-06/", date(2014, 6, 1), None),
        ("/2016-03", None, date(2016, 3, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day_and_an_open_end_none(
    expression: str, first: date | None, last: date | None
) -> None:
    assert edtf_days(expression) == (first, last)


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("2016-13", "not an EDTF date"),
        ("2016-02-30", "not an EDTF date"),
        ("March 2016", "not an EDTF date"),
        ("", "not an EDTF date"),
        ("18/03/2016", "not an EDTF date"),
        ("2016-03/2015-01", "an interval that ends before it starts"),
        ("0000", "year 0 is out of range"),
    ],
)
def test_what_is_no_date_says_why(expression: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        edtf_days(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "2016-21",
        "2016-24",
        "201X",
        "2016-XX",
        "2016~",
        "2016?",
        "Y170000002",
        "2016-03-18T10:00:00Z",
        "[2015, 2016]",
        "../..",
    ],
)
def test_forms_of_edtf_whose_days_would_surprise_are_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        edtf_days(expression)


@given(st.dates(), st.integers(0, 1000))
def test_every_day_and_every_interval_of_days_is_itself(start: date, length: int) -> None:
    end = min(start, date.max - timedelta(length)) + timedelta(length)

    assert edtf_days(start.isoformat()) == (start, start)
    assert edtf_days(f"{start.isoformat()}/{end.isoformat()}") == (start, end)


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
def test_the_days_of_a_date_are_those_of_the_library(day: date, form: str) -> None:
    expression = f"{day.year:04}{day.strftime(form)[4:]}" if day.year >= 1000 else f"{day.isoformat()}"
    parsed = parse_edtf(expression)

    assert [edge.timetuple()[:3] for edge in edtf_days(expression) if edge] == [
        parsed.lower_strict()[:3],
        parsed.upper_strict()[:3],
    ]


def test_an_interval_has_two_ends() -> None:
    assert is_interval("2015-01/2016-03")
    assert not is_interval("2015-01")
