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
        ("every spring", "XXXX-SP"),
        ("weekends", "XXXX-WXX-WE"),
        ("the April-June quarter", "2016-Q2"),
        ("a quarter-century ago", "1991"),
        ("weeklong", "P1W"),
        ("half a century", "P50Y"),
        ("two years and six months", "P2Y6M"),
        ("5 hours 45 minutes", "PT5H45M"),
        ("a matter of days", "PXD"),
        ("the weeks ahead", "PXW"),
        ("the second half of the 1990s", "199"),
        ("the current quarter", "2016-Q3"),
        ("Christmas", "2015-12-25"),
        ("New Year’s Eve", "2015-12-31"),
        ("last Thanksgiving", "2015-11-26"),
        ("next Good Friday", "2017-04-14"),
        ("Easter 2014", "2014-04-20"),
        ("Labor Day", "2016-09-05"),
        ("9/11", "2001-09-11"),
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
        ("midnight", "2016-08-10T24:00"),
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
        (
            "at 10 a.m. (0700 GMT) on Friday",
            [("10 a.m.", "2016-08-05T10:00"), ("0700 GMT", "2016-08-05T07:00"), ("Friday", "2016-08-05")],
        ),
        ("on March 5 and 7, 2015", [("March 5", "2015-03-05"), ("7, 2015", "2015-03-07")]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the second quarter it earned less than in the year-ago quarter.", ["2016-Q2", "2015-Q2"]),
        ("Sales fell in June, after a rise in the same month last year.", ["2016-06", "2015-06"]),
        (
            "From 1 January to 31 March it lost more than in the same period of 2014.",
            ["2016-01-01", "2016-03-31", "2014-Q1"],
        ),
        ("In June sales rose from a year earlier. In the following month they fell.", ["2016-06", "2015", "2016-07"]),
        (
            "The agency said on Tuesday that rents rose in May after a fall the month before.",
            ["2016-08-09", "2016-05", "2016-04"],
        ),
    ],
)
def test_a_comparison_is_told_from_the_time_that_the_news_is_about(text: str, expected: list[str]) -> None:
    assert [value for _, value in marked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank gave him money, and he paid it back by August 25.", ["2016-08-25"]),
        ("The bank gave him money, and he paid it back by April 25.", ["2016-04-25"]),
        ("The march began on May 2, 2013, and ended on June 9.", ["2013-05-02", "2013-06-09"]),
        ("In 1998, on May 2, the march began.", ["1998", "1998-05-02"]),
        ("It fell last September, on Sept. 3.", ["2015-09", "2015-09-03"]),
        ("In May it snowed. A frost like that of May would hurt.", ["2016-05", "2016-05"]),
        ("The council will meet on Wednesday.", ["2016-08-10"]),
        ("They met on Monday, in a hall built in 1950. The next day they left.", ["2016-08-08", "1950", "2016-08-09"]),
    ],
)
def test_news_names_no_year_where_it_is_plain(text: str, expected: list[str]) -> None:
    assert [value for _, value in marked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It burned on Saturday, the chief told us on Monday. It began at 3 p.m.",
            ["2016-08-06", "2016-08-08", "2016-08-06T15:00"],
        ),
        ("It burned on Saturday. As of 9 a.m. three were missing.", ["2016-08-06", "2016-08-10T09:00"]),
        ("The vote is on Sunday. The office opened at noon.", ["2016-08-14", "2016-08-10T12:00"]),
    ],
)
def test_a_time_of_the_clock_is_on_the_day_that_is_told_of(text: str, expected: list[str]) -> None:
    assert [value for _, value in marked(text)] == expected


@pytest.mark.parametrize(
    "text", ["He reads the Evening Post.", "The Christmas tree burned.", "It is in its second century."]
)
def test_a_name_of_other_things_is_no_timex(text: str) -> None:
    assert marked(text) == []
