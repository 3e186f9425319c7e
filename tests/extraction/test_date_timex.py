"""TIMEX3 values: a line an expression, as TimeML writes it."""

from datetime import date

import pytest

from conflict_figures.extraction.timex import timexes

PUBLISHED = date(2016, 8, 10)  # a Wednesday


def marked(text: str, narrative: bool = False) -> list[tuple[str, str]]:
    return [(timex.surface, timex.value) for timex in timexes(text, PUBLISHED, narrative)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("18 March 2015", "2015-03-18"),
        ("March 2015", "2015-03"),
        ("late March 2015", "2015-03"),
        ("2015", "2015"),
        ("the third quarter of 2015", "2015-Q3"),
        ("the first half of 2015", "2015-H1"),
        ("the summer of 2014", "2014-SU"),
        ("last winter", "2015-WI"),
        ("1980s", "198"),
        ("the late 1980s", "198"),
        ("19th century", "18"),
        ("490 BC", "BC0490"),
        ("Thursday", "2016-08-04"),
        ("Monday night", "2016-08-08TNI"),
        ("this morning", "2016-08-10TMO"),
        ("tonight", "2016-08-10TNI"),
        ("last week", "2016-W31"),
        ("last month", "2016-07"),
        ("the end of next month", "2016-09"),
        ("earlier this year", "2016"),
        ("two weeks ago", "2016-W30"),
        ("four years ago", "2012"),
        ("the weekend", "2016-W31-WE"),
        ("10:30 p.m.", "2016-08-10T22:30"),
        ("9 a.m. Tuesday", "2016-08-09T09:00"),
        ("noon", "2016-08-10T12:00"),
        ("eleven o'clock", "2016-08-10T11:00"),
        ("1700 GMT", "2016-08-10T17:00"),
        ("six weeks", "P6W"),
        ("72 hours", "PT72H"),
        ("half an hour", "PT30M"),
        ("two and a half years", "P2.5Y"),
        ("a decade", "P1DE"),
        ("several days", "PXD"),
        ("the past 14 months", "P14M"),
        ("the next few weeks", "PXW"),
        ("four-week-old", "P4W"),
        ("27-year-old", "P27Y"),
        ("decades-old", "PXDE"),
        ("the last day of the month", "2016-08-31"),
        ("every Friday", "XXXX-WXX-5"),
        ("every two weeks", "P2W"),
        ("daily", "P1D"),
        ("per month", "P1M"),
        ("currently", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("the future", "FUTURE_REF"),
        ("several years ago", "PAST_REF"),
    ],
)
def test_an_expression_has_its_timex_value(words: str, value: str) -> None:
    assert marked(f"They spoke of {words}.") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since January 2015", [("January 2015", "2015-01")]),
        ("by the end of 2015", [("the end of 2015", "2015")]),
        ("from 2014 to 2016", [("2014", "2014"), ("2016", "2016")]),
        ("5-7 March 2016", [("5", "2016-03-05"), ("7 March 2016", "2016-03-07")]),
        ("between 5 and 7 March 2016", [("5", "2016-03-05"), ("7 March 2016", "2016-03-07")]),
        ("the 18 months to July 2016", [("the 18 months", "P18M"), ("July 2016", "2016-07")]),
        ("at 10 a.m. on Friday", [("10 a.m.", "2016-08-05T10:00"), ("Friday", "2016-08-05")]),
    ],
)
def test_an_interval_is_marked_by_its_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert marked(f"It went on {text}.") == expected


def test_years_before_christ_carry_forward_in_a_narrative() -> None:
    text = "In 490 BC they landed. In September they marched, and the following year they built ships. Ten years later it fell."

    assert marked(text, narrative=True) == [
        ("490 BC", "BC0490"),
        ("September", "BC0490-09"),
        ("the following year", "BC0489"),
        ("Ten years later", "BC0479"),
    ]


def test_soon_is_marked_only_where_it_is_told_as_future() -> None:
    assert marked("It will soon rain.") == [("soon", "FUTURE_REF")]
    assert marked("It soon rained.") == []
