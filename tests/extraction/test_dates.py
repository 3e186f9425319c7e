"""Time expressions to calendar days: the conventions of docs/METHOD.md, a line an expression."""

from datetime import date

import pytest

from conflict_figures.extraction import extract

PUBLISHED = date(2016, 8, 10)  # a Wednesday


def dates(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Every expression's words, and its days as "first/last" (".." where open)."""
    found = extract(text, published).dates
    return [(one.surface, f"{one.start or '..'}/{one.end or '..'}") for one in found]


@pytest.mark.parametrize(
    ("words", "days", "precision"),
    [
        ("2015-12-31", "2015-12-31/2015-12-31", "day"),
        ("18 March 2015", "2015-03-18/2015-03-18", "day"),
        ("March 18, 2015", "2015-03-18/2015-03-18", "day"),
        ("March 18th, 2015", "2015-03-18/2015-03-18", "day"),
        ("the 18th of March 2015", "2015-03-18/2015-03-18", "day"),
        ("March 2015", "2015-03-01/2015-03-31", "month"),
        ("February 2016", "2016-02-01/2016-02-29", "month"),
        ("2015", "2015-01-01/2015-12-31", "year"),
        ("early 2015", "2015-01-01/2015-04-30", "year"),
        ("mid-2015", "2015-05-01/2015-08-31", "year"),
        ("late 2015", "2015-09-01/2015-12-31", "year"),
        ("the start of 2015", "2015-01-01/2015-01-31", "year"),
        ("the end of 2015", "2015-12-01/2015-12-31", "year"),
        ("early March 2016", "2016-03-01/2016-03-10", "month"),
        ("mid-March 2016", "2016-03-11/2016-03-20", "month"),
        ("late February 2016", "2016-02-21/2016-02-29", "month"),
        ("the end of September 2015", "2015-09-21/2015-09-30", "month"),
        ("the third quarter of 2015", "2015-07-01/2015-09-30", "quarter"),
        ("Q1 2016", "2016-01-01/2016-03-31", "quarter"),
        ("the first half of 2015", "2015-01-01/2015-06-30", "half"),
        ("spring 2015", "2015-03-01/2015-05-31", "season"),
        ("the summer of 2014", "2014-06-01/2014-08-31", "season"),
        ("autumn 2014", "2014-09-01/2014-11-30", "season"),
        ("winter 2015", "2015-12-01/2016-02-29", "season"),
    ],
)
def test_a_named_date_is_its_first_to_its_last_day(words: str, days: str, precision: str) -> None:
    text = f"The town was held in {words}."

    found = extract(text).dates

    assert [f"{one.start}/{one.end}" for one in found] == [days]
    assert [(one.surface, one.precision, one.anchor) for one in found] == [(words, precision, "explicit")]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Wednesday", "2016-08-10/2016-08-10"),
        ("Thursday", "2016-08-04/2016-08-04"),
        ("last Wednesday", "2016-08-03/2016-08-03"),
        ("next Wednesday", "2016-08-17/2016-08-17"),
        ("next Thursday", "2016-08-11/2016-08-11"),
        ("today", "2016-08-10/2016-08-10"),
        ("yesterday", "2016-08-09/2016-08-09"),
        ("tomorrow", "2016-08-11/2016-08-11"),
        ("this week", "2016-08-08/2016-08-14"),
        ("last week", "2016-08-01/2016-08-07"),
        ("last month", "2016-07-01/2016-07-31"),
        ("next month", "2016-09-01/2016-09-30"),
        ("last year", "2015-01-01/2015-12-31"),
        ("late last year", "2015-09-01/2015-12-31"),
        ("November of last year", "2015-11-01/2015-11-30"),
        ("March", "2016-03-01/2016-03-31"),
        ("November", "2015-11-01/2015-11-30"),
        ("18 March", "2016-03-18/2016-03-18"),
        ("December 24", "2015-12-24/2015-12-24"),
        ("last November", "2015-11-01/2015-11-30"),
        ("last August", "2015-08-01/2015-08-31"),
        ("three days ago", "2016-08-07/2016-08-07"),
        ("two weeks ago", "2016-07-27/2016-07-27"),
        ("two months ago", "2016-06-01/2016-06-30"),
        ("four years ago", "2012-01-01/2012-12-31"),
        ("the past 14 months", "2015-06-10/2016-08-10"),
        ("the last two weeks", "2016-07-27/2016-08-10"),
        ("the past year", "2015-08-10/2016-08-10"),
    ],
)
def test_what_is_told_from_publication_takes_its_day_from_there(words: str, days: str) -> None:
    text = f"Officials counted those who came home in {words}."

    found = extract(text, PUBLISHED).dates

    assert [(one.surface, f"{one.start}/{one.end}") for one in found] == [(words, days)]
    assert [one.anchor for one in found] == ["publication"]


@pytest.mark.parametrize("words", ["last month", "March", "Tuesday", "two years ago", "the past 14 months", "18 March"])
def test_without_a_day_of_publication_the_days_stay_open(words: str) -> None:
    text = f"Officials counted those who came home in {words}."

    found = extract(text).dates

    assert [(one.surface, one.start, one.end, one.anchor) for one in found] == [(words, None, None, None)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("from 2014 to 2016", "2014-01-01/2016-12-31"),
        ("between 2014 and 2016", "2014-01-01/2016-12-31"),
        ("March 2015 to December 2015", "2015-03-01/2015-12-31"),
        ("2013-15", "2013-01-01/2015-12-31"),
        ("2013-2015", "2013-01-01/2015-12-31"),
        ("5-7 March 2016", "2016-03-05/2016-03-07"),
        ("8 to 14 June", "2016-06-08/2016-06-14"),
        ("since January 2015", "2015-01-01/2016-08-10"),
        ("since early 2014", "2014-01-01/2016-08-10"),
        ("until June 2016", "../2016-06-30"),
        ("by the end of 2015", "../2015-12-31"),
        ("by mid-July", "../2016-07-20"),
    ],
)
def test_an_interval_runs_from_the_first_day_to_the_last(words: str, days: str) -> None:
    text = f"The siege went on {words}, officials said."

    found = dates(text)

    assert found == [(words, days)]


def test_a_war_so_many_years_old_began_so_long_before_publication() -> None:
    assert dates("The five-year-old war goes on.") == [("five-year-old", "2011-08-10/2016-08-10")]


def test_the_last_possible_day_of_publication_is_the_anchor() -> None:
    found = extract("It fell yesterday.", (date(2016, 8, 1), date(2016, 8, 10))).dates

    assert [(one.start, one.end) for one in found] == [(date(2016, 8, 9), date(2016, 8, 9))]


@pytest.mark.parametrize(
    "text",
    [
        "The list has 2015 fighters on it.",
        "It paid $2015 for each.",
        "Fighters may return, and they march on.",
        "It held 1200 towns and 3500 villages.",
        "The plan lasted a day and cost 30 barrels a day.",
    ],
)
def test_counts_verbs_and_rates_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text", ["On 30 February 2015 it fell.", "On 31 June 2015 it fell.", "On 29 February 2015 it fell."]
)
def test_a_day_that_the_calendar_has_not_is_no_day(text: str) -> None:
    assert [one.precision for one in extract(text).dates] == ["month"]


def test_a_year_stands_where_a_preposition_says_so_even_with_a_noun_after_it() -> None:
    assert dates("In 2014 fighters came in hundreds.") == [("2014", "2014-01-01/2014-12-31")]
