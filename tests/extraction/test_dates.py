"""Time expressions to calendar days: the conventions of docs/METHOD.md, a line an expression."""

import sys
from datetime import date
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_figures.extraction import Date, date_words, extract
from conflict_figures.extraction.dates import times_in
from conflict_figures.extraction.tokens import Tokens

PUBLISHED = date(2016, 8, 10)  # a Wednesday


def dates(text: str, published: date | None = PUBLISHED, narrative: bool = False) -> list[tuple[str, str]]:
    """Every expression's words, and its days as "first/last" (".." where open)."""
    return [(one.surface, days(one)) for one in extract(text, published, narrative).dates]


def days(one: Date) -> str:
    return f"{one.start or '..'}/{one.end or '..'}"


@pytest.mark.parametrize(
    ("words", "days", "precision"),
    [
        ("2015-12-31", "2015-12-31/2015-12-31", "day"),
        ("31.12.2015", "2015-12-31/2015-12-31", "day"),
        ("31/12/2015", "2015-12-31/2015-12-31", "day"),
        ("12/31/2015", "2015-12-31/2015-12-31", "day"),
        ("31/12/15", "2015-12-31/2015-12-31", "day"),
        ("5.5.2015", "2015-05-05/2015-05-05", "day"),
        ("18 March 2015", "2015-03-18/2015-03-18", "day"),
        ("18 MARCH 2015", "2015-03-18/2015-03-18", "day"),
        ("18th March, 2015", "2015-03-18/2015-03-18", "day"),
        ("March 18, 2015", "2015-03-18/2015-03-18", "day"),
        ("March 18th, 2015", "2015-03-18/2015-03-18", "day"),
        ("Mar. 18, 2015", "2015-03-18/2015-03-18", "day"),
        ("18 Sept 2015", "2015-09-18/2015-09-18", "day"),
        ("the 18th of March 2015", "2015-03-18/2015-03-18", "day"),
        ("the third of March 2015", "2015-03-03/2015-03-03", "day"),
        ("Wednesday, 18 March 2015", "2015-03-18/2015-03-18", "day"),
        ("Wed 18 March 2015", "2015-03-18/2015-03-18", "day"),
        ("the night of 18 March 2015", "2015-03-18/2015-03-18", "day"),
        ("March 2015", "2015-03-01/2015-03-31", "month"),
        ("March, 2015", "2015-03-01/2015-03-31", "month"),
        ("February 2016", "2016-02-01/2016-02-29", "month"),
        ("2015", "2015-01-01/2015-12-31", "year"),
        ("the year 2015", "2015-01-01/2015-12-31", "year"),
        ("fiscal 2015", "2015-01-01/2015-12-31", "year"),
        ("the whole of 2015", "2015-01-01/2015-12-31", "year"),
        ("early 2015", "2015-01-01/2015-04-30", "year"),
        ("mid-2015", "2015-05-01/2015-08-31", "year"),
        ("late 2015", "2015-09-01/2015-12-31", "year"),
        ("late in 2015", "2015-09-01/2015-12-31", "year"),
        ("the early part of 2015", "2015-01-01/2015-04-30", "year"),
        ("the start of 2015", "2015-01-01/2015-01-31", "year"),
        ("the end of 2015", "2015-12-01/2015-12-31", "year"),
        ("early March 2016", "2016-03-01/2016-03-10", "month"),
        ("mid-March 2016", "2016-03-11/2016-03-20", "month"),
        ("late February 2016", "2016-02-21/2016-02-29", "month"),
        ("the beginning of March 2016", "2016-03-01/2016-03-10", "month"),
        ("the end of September 2015", "2015-09-21/2015-09-30", "month"),
        ("the third quarter of 2015", "2015-07-01/2015-09-30", "quarter"),
        ("the last quarter of 2015", "2015-10-01/2015-12-31", "quarter"),
        ("Q1 2016", "2016-01-01/2016-03-31", "quarter"),
        ("the first half of 2015", "2015-01-01/2015-06-30", "half"),
        ("the second half of 2015", "2015-07-01/2015-12-31", "half"),
        ("spring 2015", "2015-03-01/2015-05-31", "season"),
        ("the summer of 2014", "2014-06-01/2014-08-31", "season"),
        ("late summer 2014", "2014-08-01/2014-08-31", "season"),
        ("autumn 2014", "2014-09-01/2014-11-30", "season"),
        ("winter 2015", "2015-12-01/2016-02-29", "season"),
        ("the winter of 2015-16", "2015-12-01/2016-02-29", "season"),
        ("1980s", "1980-01-01/1989-12-31", "decade"),
        ("'80s", "1980-01-01/1989-12-31", "decade"),
        ("the early 1980s", "1980-01-01/1983-12-31", "decade"),
        ("the mid-1980s", "1984-01-01/1986-12-31", "decade"),
        ("the late eighties", "1987-01-01/1989-12-31", "decade"),
        ("19th century", "1800-01-01/1899-12-31", "century"),
    ],
)
def test_a_named_date_is_its_first_to_its_last_day(words: str, days: str, precision: str) -> None:
    text = f"The town was held in {words}."

    found = extract(text).dates

    assert [(one.surface, f"{one.start}/{one.end}") for one in found] == [(words, days)]
    assert [(one.type, one.precision, one.anchor) for one in found] == [("date", precision, "explicit")]


@pytest.mark.parametrize(
    ("words", "days", "precision"),
    [
        ("Wednesday", "2016-08-10/2016-08-10", "day"),
        ("Thursday", "2016-08-04/2016-08-04", "day"),
        ("Thursday night", "2016-08-04/2016-08-04", "day"),
        ("last Wednesday", "2016-08-03/2016-08-03", "day"),
        ("next Wednesday", "2016-08-17/2016-08-17", "day"),
        ("next Thursday", "2016-08-11/2016-08-11", "day"),
        ("this Monday", "2016-08-08/2016-08-08", "day"),
        ("today", "2016-08-10/2016-08-10", "day"),
        ("tonight", "2016-08-10/2016-08-10", "day"),
        ("this morning", "2016-08-10/2016-08-10", "day"),
        ("yesterday", "2016-08-09/2016-08-09", "day"),
        ("yesterday evening", "2016-08-09/2016-08-09", "day"),
        ("last night", "2016-08-09/2016-08-09", "day"),
        ("the day before yesterday", "2016-08-08/2016-08-08", "day"),
        ("tomorrow", "2016-08-11/2016-08-11", "day"),
        ("this week", "2016-08-08/2016-08-14", "week"),
        ("last week", "2016-08-01/2016-08-07", "week"),
        ("last month", "2016-07-01/2016-07-31", "month"),
        ("next month", "2016-09-01/2016-09-30", "month"),
        ("last quarter", "2016-04-01/2016-06-30", "quarter"),
        ("last year", "2015-01-01/2015-12-31", "year"),
        ("late last year", "2015-09-01/2015-12-31", "year"),
        ("the end of this year", "2016-12-01/2016-12-31", "year"),
        ("Monday of last week", "2016-08-01/2016-08-01", "day"),
        ("November of last year", "2015-11-01/2015-11-30", "month"),
        ("March last year", "2015-03-01/2015-03-31", "month"),
        ("the spring of last year", "2015-03-01/2015-05-31", "season"),
        ("the first quarter of this year", "2016-01-01/2016-03-31", "quarter"),
        ("March", "2016-03-01/2016-03-31", "month"),
        ("November", "2015-11-01/2015-11-30", "month"),
        ("18 March", "2016-03-18/2016-03-18", "day"),
        ("December 24", "2015-12-24/2015-12-24", "day"),
        ("the 5th", "2016-08-05/2016-08-05", "day"),
        ("the 18th", "2016-07-18/2016-07-18", "day"),
        ("the third quarter", "2015-07-01/2015-09-30", "quarter"),
        ("last November", "2015-11-01/2015-11-30", "month"),
        ("last August", "2015-08-01/2015-08-31", "month"),
        ("next March", "2017-03-01/2017-03-31", "month"),
        ("last spring", "2016-03-01/2016-05-31", "season"),
        ("last summer", "2015-06-01/2015-08-31", "season"),
        ("this summer", "2016-06-01/2016-08-31", "season"),
        ("next winter", "2016-12-01/2017-02-28", "season"),
        ("the spring", "2016-03-01/2016-05-31", "season"),
        ("three days ago", "2016-08-07/2016-08-07", "day"),
        ("two weeks ago", "2016-07-27/2016-07-27", "week"),
        ("a fortnight ago", "2016-07-27/2016-07-27", "week"),
        ("two months ago", "2016-06-01/2016-06-30", "month"),
        ("nearly four years ago", "2012-01-01/2012-12-31", "year"),
        ("a decade ago", "2006-01-01/2006-12-31", "year"),
        ("two days from now", "2016-08-12/2016-08-12", "day"),
    ],
)
def test_a_unit_told_from_publication_takes_its_days_from_there(words: str, days: str, precision: str) -> None:
    text = f"Officials counted those who came home in {words}."

    found = extract(text, PUBLISHED).dates

    assert [(one.surface, f"{one.start}/{one.end}") for one in found] == [(words, days)]
    assert [(one.type, one.precision, one.anchor) for one in found] == [("date", precision, "publication")]


@pytest.mark.parametrize(
    ("words", "days", "precision"),
    [
        ("the past 14 months", "2015-06-10/2016-08-10", "month"),
        ("the last two weeks", "2016-07-27/2016-08-10", "week"),
        ("the past year", "2015-08-10/2016-08-10", "year"),
        ("the next six months", "2016-08-10/2017-02-10", "month"),
        ("the weekend", "2016-08-06/2016-08-07", "day"),
        ("last weekend", "2016-08-06/2016-08-07", "day"),
        ("earlier this month", "2016-08-01/2016-08-10", "month"),
        ("so far this year", "2016-01-01/2016-08-10", "year"),
        ("later this year", "2016-08-10/2016-12-31", "year"),
        ("four-week-old truce", "2016-07-13/2016-08-10", "week"),
        ("four-week old truce", "2016-07-13/2016-08-10", "week"),
        ("five-year-old war", "2011-08-10/2016-08-10", "year"),
        ("300-year-old chapel", "1716-08-10/2016-08-10", "year"),
    ],
)
def test_an_interval_told_from_publication_ends_or_begins_there(words: str, days: str, precision: str) -> None:
    text = f"They spoke of {words}."

    found = extract(text, PUBLISHED).dates

    assert [(one.type, f"{one.start}/{one.end}", one.precision) for one in found] == [("interval", days, precision)]
    assert words.startswith(found[0].surface)


@pytest.mark.parametrize(
    "words",
    [
        "last month",
        "March",
        "Tuesday",
        "two years ago",
        "the past 14 months",
        "18 March",
        "today",
        "the 18th",
        "last spring",
        "the weekend",
        "the third quarter",
        "earlier this year",
    ],
)
def test_without_a_day_of_publication_the_days_stay_open(words: str) -> None:
    text = f"Officials counted those who came home in {words}."

    found = extract(text).dates

    assert [(one.surface, one.start, one.end, one.anchor) for one in found] == [(words, None, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers will meet on Friday.", "2016-08-12"),
        ("Ministers are to be told on Friday.", "2016-08-12"),
        ("On Friday the court will rule.", "2016-08-12"),
        ("The ruling is due on Friday, said a clerk.", "2016-08-12"),
        ("Ministers met on Friday.", "2016-08-05"),
        ("The clerk, who will retire soon, walked out on Friday.", "2016-08-05"),
        ("He said so on Friday; the court will rule later.", "2016-08-05"),
        ("It will be cut at 9 a.m. on Friday.", "2016-08-12"),
        ("The train was to arrive on Friday.", "2016-08-12"),
        ("The vote is on Friday.", "2016-08-12"),
        ("He could go when he is sentenced on Friday.", "2016-08-12"),
        ("They will cut it on Friday.", "2016-08-12"),
        ("If he goes before Friday, they will leave.", "2016-08-12"),
        ("The house passed its own plan on Friday.", "2016-08-05"),
        ("Ahead in the polls, she grew bold on Friday.", "2016-08-05"),
        ("It was due at a Friday hearing.", "2016-08-12"),
    ],
)
def test_the_tense_near_by_tells_which_friday(text: str, expected: str) -> None:
    found = [one for one in extract(text, PUBLISHED).dates if one.surface == "Friday"]

    assert [days(one) for one in found] == [f"{expected}/{expected}"]


def test_where_no_word_tells_it_is_past_unless_the_coming_one_is_much_nearer() -> None:
    assert dates("A vote in September; a figure of 800 in January.") == [
        ("September", "2016-09-01/2016-09-30"),
        ("January", "2016-01-01/2016-01-31"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge will reopen in March.", "2017-03-01/2017-03-31"),
        ("The bridge was rebuilt in March.", "2016-03-01/2016-03-31"),
        ("A vote is planned for 2 November.", "2016-11-02/2016-11-02"),
        ("They voted on 2 November.", "2015-11-02/2015-11-02"),
        ("The verdict is due on the 20th.", "2016-08-20/2016-08-20"),
        ("The sale is set for the autumn.", "2016-09-01/2016-11-30"),
        ("Talks will begin at the weekend.", "2016-08-13/2016-08-14"),
        ("Sales will recover in the third quarter.", "2016-07-01/2016-09-30"),
        ("They cut the outlook for October.", "2016-10-01/2016-10-31"),
        ("It grew faster than forecast in May.", "2016-05-01/2016-05-31"),
        ("They met in the autumn amid protests.", "2015-09-01/2015-11-30"),
        ("They read the March figures.", "2016-03-01/2016-03-31"),
    ],
)
def test_the_tense_tells_the_year_of_what_is_named_without_one(text: str, expected: str) -> None:
    assert [days(one) for one in extract(text, PUBLISHED).dates] == [expected]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("from 2014 to 2016", "2014-01-01/2016-12-31"),
        ("between 2014 and 2016", "2014-01-01/2016-12-31"),
        ("from 30 September 2015 to 14 March 2016", "2015-09-30/2016-03-14"),
        ("between June 2014 and December 2015", "2014-06-01/2015-12-31"),
        ("from 3 June through 9 July 2015", "2015-06-03/2015-07-09"),
        ("from the end of May to early June", "2016-05-21/2016-06-10"),
        ("March 2015 to December 2015", "2015-03-01/2015-12-31"),
        ("July-September 2015", "2015-07-01/2015-09-30"),
        ("from November to February 2016", "2015-11-01/2016-02-29"),
        ("2013-15", "2013-01-01/2015-12-31"),
        ("2013-2015", "2013-01-01/2015-12-31"),
        ("2013/14", "2013-01-01/2014-12-31"),
        ("5-7 March 2016", "2016-03-05/2016-03-07"),
        ("March 5-7, 2016", "2016-03-05/2016-03-07"),
        ("8 to 14 June", "2016-06-08/2016-06-14"),
        ("between 5 and 11 June", "2016-06-05/2016-06-11"),
        ("from Thursday to Tuesday", "2016-08-04/2016-08-09"),
        ("from late Thursday to early Saturday", "2016-08-04/2016-08-06"),
        ("since January 2015", "2015-01-01/2016-08-10"),
        ("since early 2014", "2014-01-01/2016-08-10"),
        ("since the summer", "2016-06-01/2016-08-10"),
        ("since Sunday", "2016-08-07/2016-08-10"),
        ("until June 2016", "../2016-06-30"),
        ("until the end of last month", "../2016-07-31"),
        ("by the end of 2015", "../2015-12-31"),
        ("by year's end", "../2016-12-31"),
        ("by mid-July", "../2016-07-20"),
        ("from 2014", "2014-01-01/.."),
        ("the 18 months to July 2016", "2015-02-01/2016-07-31"),
        ("the six weeks to Friday", "2016-06-25/2016-08-05"),
        ("the 12 days to 3 May", "2016-04-22/2016-05-03"),
        ("the year to March 2016", "2015-04-01/2016-03-31"),
        ("the nine months ended June 30", "2015-10-01/2016-06-30"),
        ("the first week of July", "2016-07-01/2016-07-07"),
        ("the first three weeks of June", "2016-06-01/2016-06-21"),
        ("the last ten days of June", "2016-06-21/2016-06-30"),
        ("the first half of April", "2016-04-01/2016-04-15"),
        ("the second half of the 1990s", "1995-01-01/1999-12-31"),
    ],
)
def test_an_interval_runs_from_the_first_day_to_the_last(words: str, days: str) -> None:
    text = f"The siege went on {words}, officials said."

    found = extract(text, PUBLISHED).dates

    assert [(one.surface, one.type, f"{one.start or '..'}/{one.end or '..'}") for one in found] == [
        (words, "interval", days)
    ]


@pytest.mark.parametrize(
    ("before", "words", "days"),
    [
        ("It fell on 17 May 2015", "two days later", "2015-05-19/2015-05-19"),
        ("It fell on 17 May 2015", "three weeks earlier", "2015-04-26/2015-04-26"),
        ("It fell on 17 May 2015", "seven months later", "2015-12-01/2015-12-31"),
        ("It fell on 17 May 2015", "the following day", "2015-05-18/2015-05-18"),
        ("It fell on 17 May 2015", "the week before", "2015-05-04/2015-05-10"),
        ("It fell on 17 May 2015", "the following Tuesday", "2015-05-19/2015-05-19"),
        ("It fell on 17 May 2015", "the 20th", "2015-05-20/2015-05-20"),
        ("It fell on 17 May 2015", "that year", "2015-01-01/2015-12-31"),
        ("It fell on 17 May 2015", "the end of that year", "2015-12-01/2015-12-31"),
        ("It fell on 17 May 2015", "the previous April", "2015-04-01/2015-04-30"),
        ("It fell in March 2014", "the following month", "2014-04-01/2014-04-30"),
        ("It fell in March 2014", "two years after that", "2016-01-01/2016-12-31"),
        ("It fell in March 2014", "July that year", "2014-07-01/2014-07-31"),
        ("It fell in March 2014", "the spring of the following year", "2015-03-01/2015-05-31"),
        ("It fell in 2014", "the previous year", "2013-01-01/2013-12-31"),
        ("It earned much in the second quarter of 2015", "the same period of 2014", "2014-04-01/2014-06-30"),
        ("It earned much in the second quarter of 2015", "the year-ago quarter", "2014-04-01/2014-06-30"),
        ("It earned much in May 2015", "the same month a year earlier", "2014-05-01/2014-05-31"),
        ("It fell in 1962", "the following spring", "1963-03-01/1963-05-31"),
        ("It fell on 17 May 2015", "the following spring", "2016-03-01/2016-05-31"),
        ("It fell in March 2014", "two days later", "../.."),
        ("It fell in 2014", "the following month", "../.."),
    ],
)
def test_what_is_told_from_a_date_in_the_text_is_counted_from_it(before: str, words: str, days: str) -> None:
    text = f"{before}, and he came back {words}."

    found = dates(text)[1:]

    assert found == [(words, days)]


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("six weeks", "week"),
        ("72 hours", "day"),
        ("48-hour", "day"),
        ("two and a half years", "year"),
        ("a fortnight", "week"),
        ("half a century", "century"),
        ("years", "year"),
        ("under three hours", "day"),
        ("barely a month", "month"),
        ("more than twenty-five years", "year"),
        ("several weeks", "week"),
        ("a single night", "day"),
        ("nearly eighteen months later", "month"),
    ],
)
def test_a_length_has_no_days_without_a_date_to_hang_it_on(words: str, precision: str) -> None:
    text = f"It was held for {words}, they said."

    found = extract(text, PUBLISHED).dates

    assert [(one.surface, one.type, one.start, one.end, one.precision, one.anchor) for one in found] == [
        (words, "duration", None, None, precision, None)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "now",
        "currently",
        "these days",
        "so far",
        "soon",
        "shortly",
        "recently",
        "at present",
        "in recent weeks",
        "the coming weeks",
        "the next few weeks",
        "the past few months",
        "days later",
    ],
)
def test_vague_words_have_neither_length_nor_place(words: str) -> None:
    text = f"They will leave {words}."

    found = extract(text, PUBLISHED).dates

    assert [(one.surface, one.type, one.start, one.end, one.precision) for one in found] == [
        (words, "vague", None, None, "vague")
    ]


def test_the_last_possible_day_of_publication_is_the_anchor() -> None:
    found = extract("It fell yesterday.", (date(2016, 8, 1), date(2016, 8, 10))).dates

    assert [(one.start, one.end) for one in found] == [(date(2016, 8, 9), date(2016, 8, 9))]


def test_figures_that_may_be_a_day_or_a_month_stay_open() -> None:
    found = extract("Dated 03/04/2016.", PUBLISHED).dates

    assert [(one.surface, one.type, days(one), one.anchor) for one in found] == [("03/04/2016", "date", "../..", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The list has 2015 fighters on it.",
        "It paid $2015 for each.",
        "A force of 2000 soldiers held it, 1130 of them wounded.",
        "The army shrank from 2000 to 2500 in all.",
        "They number between 1500 and 1800.",
        "It made over 2000 arrests.",
        "Resolution 1973 was read to the 17th Division and the 1920 Brigades.",
        "Order no. 1987 names 2,013 men.",
        "Call 555-2014-77.",
        "Fighters may return, and they march on.",
        "May I ask?",
        "Theresa May told Dr June Smith and August Meyer.",
        "The Black September group was named there.",
        "It held 1200 towns and 3500 villages.",
        "It costs 30 barrels a day, $4m a month and 20 dollars per hour.",
        "They march every Friday, daily and on Sundays, twice a week.",
        "USA Today and The Sunday Times wrote of the Arab Spring.",
        "The fall in revenue went on, and the fall of the town.",
        "A 27-year-old welder and her six-month-old baby fled.",
        "A 27-year old welder and her six-month old baby fled.",
        "He was six years old.",
        "It opens at 10:30 a.m., or at 1700 GMT.",
        "For the second time, a third of it was lost in the first half.",
        "Happy New Year at Fashion Week.",
        "They meet every spring and each winter, and on weekends.",
        "It burned on Christmas Eve, on Thanksgiving and on 9/11.",
        "He read the Evening Post, and some day he will write for it.",
        "The town is in its second century.",
    ],
)
def test_counts_names_verbs_rates_ages_and_clock_times_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    "text", ["On 30 February 2015 it fell.", "On 31 June 2015 it fell.", "On 29 February 2015 it fell."]
)
def test_a_day_that_the_calendar_has_not_is_no_day(text: str) -> None:
    assert [one.precision for one in extract(text).dates] == ["month"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2014 fighters came in hundreds.", "2014"),
        ("The 2014 elections were late.", "2014"),
        ("It grew over 2016.", "2016"),
        ("The spread of 2015 estimates is wide.", "2015"),
        ("It lasted from 1861 to 1865.", "from 1861 to 1865"),
        ("It shrank from 6,000 men in 2015 to 2,920.", "2015"),
    ],
)
def test_four_digits_are_a_year_where_the_words_around_say_so(text: str, words: str) -> None:
    assert [surface for surface, _ in dates(text)] == [words]


@pytest.mark.parametrize("words", ["up 28% from January 2015", "down from 2014", "figures from February 2015"])
def test_from_that_compares_or_tells_a_source_begins_nothing(words: str) -> None:
    assert [one.type for one in extract(f"It was {words}.", PUBLISHED).dates] == ["date"]


def test_months_side_by_side_share_the_year() -> None:
    assert dates("Pay was cut in November and December 2014, or January 2015.", None) == [
        ("November", "2014-11-01/2014-11-30"),
        ("December 2014", "2014-12-01/2014-12-31"),
        ("January 2015", "2015-01-01/2015-01-31"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met on 3 and 4 May.",
            [("3", "2016-05-03/2016-05-03"), ("4 May", "2016-05-04/2016-05-04")],
        ),
        (
            "They met on May 3 and 4, 2014.",
            [("May 3", "2014-05-03/2014-05-03"), ("4, 2014", "2014-05-04/2014-05-04")],
        ),
        (
            "They met on Tuesday and Wednesday.",
            [("Tuesday", "2016-08-09/2016-08-09"), ("Wednesday", "2016-08-10/2016-08-10")],
        ),
        (
            "They will meet on Saturday and Monday.",
            [("Saturday", "2016-08-13/2016-08-13"), ("Monday", "2016-08-15/2016-08-15")],
        ),
        ("It began on May 3 and 40 people came.", [("May 3", "2016-05-03/2016-05-03")]),
        ("It began on May 3 and 12 people came.", [("May 3", "2016-05-03/2016-05-03")]),
    ],
)
def test_a_list_of_days_shares_its_month_or_week(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


def test_a_comparison_with_a_year_earlier_leaves_the_time_of_the_text_alone() -> None:
    text = "It grew in May 2015. Sales were up from a year earlier. The following month it shrank."

    assert dates(text) == [
        ("May 2015", "2015-05-01/2015-05-31"),
        ("a year earlier", "2014-01-01/2014-12-31"),
        ("The following month", "2015-06-01/2015-06-30"),
    ]


def test_since_the_start_of_the_year_is_told_from_publication() -> None:
    text = "It opened in 2009. Since the start of the year 40 have left."

    assert dates(text) == [("2009", "2009-01-01/2009-12-31"), ("Since the start of the year", "2016-01-01/2016-08-10")]


@pytest.mark.parametrize("words", ["two hours and 20 minutes", "three years, two months", "another year"])
def test_lengths_that_add_up_are_one(words: str) -> None:
    assert [(one.surface, one.type) for one in extract(f"It lasted for {words}.", PUBLISHED).dates] == [
        (words, "duration")
    ]


def test_a_clock_time_leaves_the_day_beside_it() -> None:
    assert dates("They will meet at 9 a.m. on Friday, and at noon Saturday.") == [
        ("Friday", "2016-08-12/2016-08-12"),
        ("Saturday", "2016-08-13/2016-08-13"),
    ]


def test_a_narrative_tells_its_own_time() -> None:
    text = (
        "In June 1941 the army crossed the river. By September it stood before the city, and the next day it rained. "
        "On 5 December the attack came, and the following month a second one. A museum of 2004 recalls it. In May it was over."
    )

    found = dates(text, date(2009, 12, 19), narrative=True)

    assert found == [
        ("June 1941", "1941-06-01/1941-06-30"),
        ("By September", "../1941-09-30"),
        ("the next day", "../.."),
        ("5 December", "1941-12-05/1941-12-05"),
        ("the following month", "1942-01-01/1942-01-31"),
        ("2004", "2004-01-01/2004-12-31"),
        ("May", "1942-05-01/1942-05-31"),
    ]


def test_a_narrative_without_a_year_yet_takes_the_first_that_it_names() -> None:
    found = dates("On 14 August it began. It ended on 3 May 1917.", date(2009, 12, 19), narrative=True)

    assert found == [("14 August", "1917-08-14/1917-08-14"), ("3 May 1917", "1917-05-03/1917-05-03")]


WORDS = st.sampled_from(
    [
        *date_words.MONTHS, *date_words.WEEKDAYS, *date_words.UNITS, *date_words.PARTS, *date_words.DAYS, *date_words.SEASONS, *date_words.ORDINALS,
        *date_words.TEXT_SHIFTS, *date_words.PUBLICATION_SHIFTS, *date_words.PLACED, *date_words.OPEN, *date_words.DAY_TIMES, *date_words.VAGUE,
        *date_words.REPEATS, *date_words.TENS, *date_words.RANGE_JOINERS, "the", "of", "in", "and", "between", "a", "an", "half", "two", "several",
        "5", "31", "12", "2015", "1999", "9999", "0", "1e9", "999999999", "/", ".", ",", ":", "'", "s", "'s", "BC", "B.C", "31/12/2015", "03.04.2016",
        "2015-12-31", "10:30", "p.m.", "GMT", "1980s", "same", "period", "weekend", "quarter", "old", "long", "will", "was",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(WORDS, WORDS.map(str.title)), max_size=25).map(" ".join),
    st.lists(WORDS.map(str.title), max_size=15).map("".join),
    st.text(),
)
PUBLICATIONS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2016, 2, 29)]))


@settings(deadline=None, max_examples=500)
@given(TEXTS, PUBLICATIONS, st.booleans())
def test_whatever_the_text_dates_stand_in_order_in_it(text: str, published: date | None, narrative: bool) -> None:
    tokens = Tokens(text)

    found = times_in(tokens, (published, published) if published else None, narrative)
    handed_out = extract(text, published, narrative).dates

    assert all(0 <= one.first < one.stop <= len(tokens) for one in found)
    assert all(one.stop <= following.first for one, following in pairwise(found))
    assert all(text[one.char_start : one.char_end] == one.surface != "" for one in handed_out)
    assert all(one.start is None or one.end is None or one.start <= one.end for one in found)
    assert all((one.anchor is None) == (one.start is None and one.end is None) for one in found)
    assert {one.type for one in handed_out} <= {"date", "interval", "duration", "vague"}


@pytest.mark.parametrize(
    "repeated",
    [
        "January ",
        "since ",
        "2014-",
        "from 2014 to ",
        "Monday, ",
        "the end of the ",
        "single days ",
        "31/12/",
        "10:30 ",
        "first week of ",
        "at 3 p.m. ",
        "March 5 and 7 ",
        "two years and six months ",
        "the same month a year earlier ",
        "Christmas ",
        "by June ",
    ],
)
def test_four_times_the_text_is_about_four_times_the_work(repeated: str) -> None:
    def lines_run(characters: int) -> int:
        """How many lines of code run: unlike time, the same on every machine."""
        tokens, lines = Tokens(repeated * (characters // len(repeated))), 0

        def count(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal lines
            lines += 1
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            times_in(tokens, (PUBLISHED, PUBLISHED))
        finally:
            sys.settrace(before)
        return lines

    short, long = lines_run(5_000), lines_run(20_000)

    assert long < 4.2 * short  # what grows with the square takes sixteen times as many
