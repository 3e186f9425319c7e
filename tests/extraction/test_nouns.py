"""What is counted, what a quantity is said of, and which way it moved."""

import pytest
from readings import figures, only_figure

from conflict_figures.extraction import extract


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("Police stopped 61 women at the border.", "61", "women"),
        ("At least 40 of the missing Belgians died.", "At least 40", "missing Belgians"),
        ("Some 1,500 or so foreign fighters stayed.", "Some 1,500 or so", "foreign fighters"),
        ("The number of French fighters reached 700.", "700", "fighters"),
        ("The coalition killed 12 jihadists two days earlier.", "12", "jihadists"),
    ],
)
def test_the_noun_for_people_is_what_is_counted_but_not_in_the_figure(text: str, surface: str, counted: str) -> None:
    figure = extract(text).figures[0]

    assert (figure.surface, figure.unit, figure.counted) == (surface, "person", counted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tunisia sent 6,000 fighters, Jordan 2,500 and Turkey 2,100.", [(6000, "person"), (2500, "person"), (2100, "person")]),
        ("Egypt had 600 and Jordan 2,500 nationals there.", [(600, "person"), (2500, "person")]),
        ("The US dropped 900 bombs in seven countries, of which 700 fell on Syria.", [(900, "munition"), (7, "country"), (700, "munition")]),
        ("It had 25,000 fighters, down from 31,000 two years before.", [(25_000, "person"), (31_000, "person"), (2, "year")]),
        ("Of 300 women (up to 13%) and minors at up to 200, most are dead.", [(300, "person"), (None, "percent"), (None, "person")]),
    ],
)  # fmt: skip
def test_a_list_elides_the_noun_that_was_named(text: str, expected: list[tuple[float | None, str]]) -> None:
    found = extract(text).figures

    assert [(figure.value_low, figure.unit) for figure in found] == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Its income fell to $56 million.", "down"),
        ("The force grew to 9,000 fighters.", "up"),
        ("Its income fell after it had risen to $80 million.", "up"),
        ("It holds 9,000 fighters.", "none"),
        ("Jordan sent up to 900, Turkey 700.", "none"),
        ("Its revenue dropped. Officials named 40 towns.", "none"),
    ],
)
def test_the_nearest_word_for_a_rise_or_a_fall_gives_the_direction(text: str, direction: str) -> None:
    figure = extract(text).figures[-1]

    assert figure.direction == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The price was up 9 percent.", "up"),
        ("It gave up 40 villages.", "none"),
        ("It made up 40 percent of all.", "none"),
        ("Arrivals were down to about 40 a month.", "down"),
        ("It now had 9,000 men, up from a few.", "up"),
        ("The count rose from 400 to 600.", "up"),
        ("Exports were down by some 40 tons.", "down"),
        ("Exports rose 7 percent to $2.3 billion.", "none"),
        ("The index lost 190 points, or 0.6 percent.", "down"),
        ("The index shed 190 points.", "down"),
        ("Prices fell in 40 towns.", "none"),
        ("Prices fell within 24 hours.", "none"),
        ("The sentence was cut by 18 months.", "down"),
        ("It keeps 4 percent and fell.", "none"),
        ("It takes 3,200 feet of climbing.", "none"),
        ("It sold 40 planes, a drop.", "none"),
    ],
)
def test_a_direction_is_that_of_the_amount_and_of_what_says_it_again(text: str, direction: str) -> None:
    figure = extract(text).figures[-1]

    assert figure.direction == direction


@pytest.mark.parametrize(
    ("text", "surface", "counted"),
    [
        ("The clinic did 700 heart transplants before the war.", "700", "heart transplants"),
        ("They plan two gas-only power plants.", "two", "gas-only power plants"),
        ("Three of the oldest bridges fell.", "Three", "oldest bridges"),
        ("In Norway 14 fighters were held.", "14", "fighters"),
        ("Near Mosul 7 villages fell.", "7", "villages"),
        ("Group of 20 fighters held.", "20", "fighters"),
        ("One proposal asks for more.", "One", "proposal"),
        ("A 30-man squad came.", "30", "man"),
        ("Over 20 US and allied ships sailed.", "Over 20", "US and allied ships"),
        ("It bought two Boeing 737 freighters.", "two", "Boeing 737 freighters"),
        ("About 30 percent of the group's territory fell.", "About 30 percent", "group's territory"),
        ("It fell for the 40 it had.", "40", None),
    ],
)
def test_what_is_counted_is_the_noun_with_its_modifiers(text: str, surface: str, counted: str | None) -> None:
    figure = only_figure(text)

    assert (figure.surface, figure.counted) == (surface, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 had returned by then.",
        "By June 60 had left.",
        "Belgium sent 60 in all.",
        "Police arrested 60 in all.",
        "It counted 60 a month leaving.",
        "The 60 foreigners joining each month stayed.",
    ],
)
def test_what_became_of_people_tells_that_they_are_people(text: str) -> None:
    (figure,) = extract(text).figures

    assert figure.unit in ("person", "person_per_month")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Petrol prices rose by 9 percent.", "Petrol prices"),
        ("The index, which opened late, lost 190 points.", "index"),
        ("They bought an 8.5 kW system.", "system"),
        ("It covers 13 percent of the global economy.", "global economy"),
        ("He drove at a speed of 90 miles per hour.", "speed"),
        ("The minister said the force had 400 trucks.", "force"),
        ("I paid $12.", None),
        ("A market worth $2 billion (€1.8 billion) collapsed.", "market"),
    ],
)
def test_what_a_quantity_is_said_of(text: str, subject: str | None) -> None:
    assert {figure.subject for figure in extract(text).figures} == {subject}


def test_a_bounded_number_after_another_is_no_part_of_its_noun() -> None:
    assert [low for _, low, _, _ in figures("A magnitude-7.0 quake hurt more than 400 people.")] == [7, 400]


@pytest.mark.parametrize(
    ("text", "share", "counted"),
    [
        ("One in ten voters stayed at home.", 10, "voters"),
        ("1 in 5 voters stayed at home.", 20, "voters"),
        ("9 out of 10 voters stayed at home.", 90, "voters"),
        ("One out of every four voters stayed at home.", 25, "voters"),
        ("It keeps half the revenue.", 50, "revenue"),
    ],
)
def test_a_share_says_what_it_is_one_of(text: str, share: float, counted: str) -> None:
    figure = only_figure(text)

    assert (figure.kind, figure.value_low, figure.counted) == ("fraction", share, counted)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The keeper stopped 31 of 33 shots.", ["shots", "shots"]),
        ("They have won four of their last five games.", ["games", "games"]),
        ("Eleven of the 18 bridges fell.", ["bridges", "bridges"]),
        ("It ordered 20 Airbus A350 jets.", ["Airbus A350 jets"]),
        ("It carried 45 schoolchildren.", ["schoolchildren"]),
        ("It has 212 confirmed cases.", ["confirmed cases"]),
        ("A majority of 80 gives it a free hand.", [None]),
    ],
)
def test_a_part_counts_what_the_whole_counts(text: str, counted: list[str | None]) -> None:
    assert [figure.counted for figure in extract(text).figures] == counted
