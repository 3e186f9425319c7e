"""Numbers that count nothing: names, times, scores, ordinals, dates; and ages, a kind of their own."""

import pytest
from readings import figures, only_figure

from conflict_figures.extraction import extract


def test_a_number_behind_a_people_is_not_part_of_a_name() -> None:
    assert [figure.surface for figure in extract("Of 24 Belgians 6 died.").figures] == ["24", "6"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The suspect, Omar Example, 29, was held.", "29"),
        ("Police held a 29-year-old man.", "29-year-old"),
        ("A driver aged 29 fled.", "29"),
        ("It is for children under the age of 29.", "under the age of 29"),
        ("He is 29 years old.", "29 years old"),
        ("When she was just 29 her family moved.", "29"),
        ("The singer turned 29 last week.", "29"),
        ("He died at 29.", "29"),
        ("No one was hurt but a girl of twenty-nine.", "twenty-nine"),
        ("It is free for anyone under 29.", "under 29"),
        ("A teenager 29 was taken away.", "29"),
        ("Ana Example 29 has left the bank.", "29"),
        ("They named a child aged between 4 and 29.", "between 4 and 29"),
    ],
)
def test_an_age_is_a_figure_of_its_own_kind(text: str, surface: str) -> None:
    figure = only_figure(text)

    assert (figure.surface, figure.kind, figure.unit, figure.value_high) == (surface, "age", "year", 29)


def test_an_age_in_a_list_is_one_too_and_keeps_its_unit() -> None:
    found = extract("They held women aged 19 and 23 and a six-month-old girl.").figures

    assert [(figure.kind, figure.value_low, figure.unit) for figure in found] == [
        ("age", 19, "year"),
        ("age", 23, "year"),
        ("age", 6, "month"),
    ]


@pytest.mark.parametrize(
    "text", ["He was 12 of 20 from there.", "She turned 40 people away.", "They shot men over 20 villages."]
)
def test_a_number_that_counts_something_is_no_age(text: str) -> None:
    assert {figure.kind for figure in extract(text).figures} == {"count"}


@pytest.mark.parametrize(
    "text",
    [
        "No one returned, and one of them died.",
        "The analysis by Jane's 360 appeared at night.",
        "Resolution 2178 was passed.",
        "An F-16 fell.",
        "The third man fled on the 2nd try.",
        "The attack of 9/11 changed it.",
        "The group lost the town in 2015.",
        "The new iPhone 14 Pro is out.",
        "A 5G mast and the G20 met.",
        "They met at 10.45pm, at 17:22 and at 2 p.m. in the hall.",
        "The cup ended 2-2 and they won the final 3-1.",
        "Call 555-010-2234 for it.",
        "It stood at 49 Oak Ranch Road.",
        "The Big Three signed ISO 3888-2.",
        "It was a category 4 storm.",
        "Nobody scored twice.",
        "A third-party test failed.",
        "From day one it was back to square one.",
        "One must ask what one could do.",
        "She is one to watch, and that is one for the court.",
        "One day she will win.",
        "One by one they left.",
        "The two-time winner paid a six-figure sum.",
        "A man in his 20s and 30s fans of the 49ers sang.",
        "The plan has zero tolerance for it, 24/7.",
        "It reached net zero.",
        "The 737 Max is back, and so is the 101 Freeway.",
        "Boeing's 787 Dreamliner flew.",
        "Windows 11 users complained.",
        "The PlayStation 5 and its rival sell well.",
        "It has a port for USB 3.",
        "Round two is played in room 12.",
        "The Group of Seven and the Three Lions met.",
        "They watched Ocean's Eleven.",
        "Call 555-0142 for it.",
        "The team went 7-9 last year.",
        "It sold its 1,000th car.",
        "It is open on Sunday 10am to 6pm.",
        "Firefox 70 blocks it.",
        "The i7-8700 feeds a 1080p screen.",
        "He has run Android 8.1 in Apartment 4B near junction 24.",
        "Her second-half goal was not enough.",
        "Output is to fall below 1990 levels.",
        "The FTSE 250 and the Nasdaq 100 opened.",
        "One-off costs were one and the same.",
    ],
)
def test_pronouns_names_times_scores_ordinals_and_dates_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_number_after_a_name_that_compares_is_a_figure() -> None:
    assert [low for _, low, _, _ in figures("It holds 95 towns in Iraq, the Sinai 14 more.")] == [95, 14]
