"""TIMEX3 values as days, and lengths as words name them."""

from datetime import date

import pytest

from timex import Length, days_of, length_of


@pytest.mark.parametrize(
    ("surface", "length"),
    [
        ("eighteen months", Length(18, "month", True)),
        ("a week", Length(1, "week", False)),
        ("the first year", Length(1, "year", False)),
        ("ten brutal months", Length(10, "month", True)),
        ("weeks", Length(None, "week", False)),
        ("two centuries", Length(2, "century", True)),
        ("a decade", Length(1, "decade", False)),
    ],
)
def test_a_lengths_number_is_read_from_its_words(surface: str, length: Length) -> None:
    assert length_of(surface) == length


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-02-03TNI", "2016-02-03", "2016-02-03"),
        ("2016-W12", "2016-03-21", "2016-03-27"),
        ("2016-W12-WE", "2016-03-26", "2016-03-27"),
        ("2016-Q2", "2016-04-01", "2016-06-30"),
        ("2016-H1", "2016-01-01", "2016-06-30"),
        ("2015-WI", "2015-12-01", "2016-02-29"),
        ("198", "1980-01-01", "1989-12-31"),
    ],
)
def test_a_value_means_the_days_of_its_unit(value: str, start: str, end: str) -> None:
    assert days_of(value) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("value", ["P2Y", "PRESENT_REF", "2016-13", "XXXX-02", "2016-02-30", ""])
def test_a_length_a_reference_and_an_impossible_date_mean_no_days(value: str) -> None:
    assert days_of(value) == (None, None)
