"""How the words of a figure become a reading: qualifiers, ranges, numbers, fractions; the coding rules, a line a phrase."""

import pytest
from readings import figures, only_figure

from conflict_figures.extraction import extract


@pytest.mark.parametrize(
    ("words", "bound", "low", "high"),
    [
        ("500", "exact", 500, 500),
        ("ICSR estimates 500", "exact", 500, 500),
        ("an average of 500", "exact", 500, 500),
        ("likely 500", "exact", 500, 500),
        ("what are believed to be 500", "exact", 500, 500),
        ("just 500", "exact", 500, 500),
        ("only 500", "exact", 500, 500),
        ("another 500", "exact", 500, 500),
        ("a further 500", "exact", 500, 500),
        ("about 500", "about", 500, 500),
        ("around 500", "about", 500, 500),
        ("roughly 500", "about", 500, 500),
        ("some 500", "about", 500, 500),
        ("approximately 500", "about", 500, 500),
        ("nearly 500", "about", 500, 500),
        ("almost 500", "about", 500, 500),
        ("close to 500", "about", 500, 500),
        ("an estimated 500", "about", 500, 500),
        ("~500", "about", 500, 500),
        ("more than 500", "more_than", 500, None),
        ("over 500", "more_than", 500, None),
        ("well over 500", "more_than", 500, None),
        ("in excess of 500", "more_than", 500, None),
        (">500", "more_than", 500, None),
        ("at least 500", "at_least", 500, None),
        ("upwards of 500", "at_least", 500, None),
        ("no fewer than 500", "at_least", 500, None),
        ("as few as 500", "at_least", 500, None),
        ("as low as 500", "at_least", 500, None),
        ("as little as 500", "at_least", 500, None),
        ("north of 500", "more_than", 500, None),
        ("slightly more than 500", "more_than", 500, None),
        ("a little under 500", "less_than", None, 500),
        ("no number that may exceed 500", "more_than", 500, None),
        ("no number not exceeding 500", "at_most", None, 500),
        ("a low-end estimate of 500", "at_least", 500, None),
        ("up to 500", "at_most", None, 500),
        ("as many as 500", "at_most", None, 500),
        ("no more than 500", "at_most", None, 500),
        ("a maximum of 500", "at_most", None, 500),
        ("up to an estimated 500", "at_most", None, 500),
        ("less than 500", "less_than", None, 500),
        ("fewer than 500", "less_than", None, 500),
        ("under 500", "less_than", None, 500),
        ("below 500", "less_than", None, 500),
    ],
)
def test_words_before_a_number_make_its_bound(words: str, bound: str, low: float | None, high: float | None) -> None:
    text = f"The ministry spoke of {words} fighters."

    figure = only_figure(text)

    assert (figure.bound, figure.value_low, figure.value_high, figure.unit) == (bound, low, high, "person")


@pytest.mark.parametrize(
    ("words", "bound", "low", "high"),
    [
        ("500 or more", "at_least", 500, None),
        ("500-plus", "at_least", 500, None),
        ("500+", "at_least", 500, None),
        ("500 or so", "about", 500, 500),
        ("500 or fewer", "at_most", None, 500),
        ("about 500 or more", "at_least", 500, None),
    ],
)
def test_words_after_a_number_make_its_bound(words: str, bound: str, low: float | None, high: float | None) -> None:
    figure = only_figure(f"The camp held {words} fighters.")

    assert (figure.surface, figure.bound, figure.value_low, figure.value_high) == (words, bound, low, high)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("between 27,000 and 31,000", 27_000, 31_000),
        ("somewhere between 27,000 and 31,000", 27_000, 31_000),
        ("27,000 to 31,000", 27_000, 31_000),
        ("27,000-31,000", 27_000, 31_000),
        ("27,000 – 31,000", 27_000, 31_000),
        ("27-31,000", 27_000, 31_000),
        ("anywhere from 27,000 to 31,000", 27_000, 31_000),
        ("an estimated 27,000 to 31,000", 27_000, 31_000),
        ("between about 27,000 and 31,000", 27_000, 31_000),
        ("six or seven", 6, 7),
        ("twenty to thirty", 20, 30),
        ("two to three million", 2_000_000, 3_000_000),
    ],
)
def test_a_range_is_one_figure_with_two_ends(words: str, low: float, high: float) -> None:
    figure = only_figure(f"The list names {words} fighters.")

    assert (figure.surface, figure.bound, figure.value_low, figure.value_high) == (words, "between", low, high)
    assert figure.unit == "person"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Estimates ranged from 9,000 to 18,000 fighters.", "from 9,000 to 18,000"),
        ("The loss was given as from 25% to 30% of the land.", "from 25% to 30%"),
        ("Recruitment grew by from 10 to 15 percent.", "from 10 to 15 percent"),
        ("Pay averages from $400 to $1,200 per month.", "from $400 to $1,200 per month"),
        ("Taxes bring $1-2bn in all.", "$1-2bn"),
        ("It sold $1 million to $2 million a day.", "$1 million to $2 million a day"),
        ("It lost 10 per cent to 12 per cent of its land.", "10 per cent to 12 per cent"),
        ("The water rose by 50 to 80 centimetres.", "50 to 80 centimetres"),
    ],
)
def test_from_one_end_to_the_other_is_a_range_where_it_is_an_estimate(text: str, surface: str) -> None:
    figure = only_figure(text)

    assert (figure.surface, figure.bound) == (surface, "between")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The count rose from 400 to 1,200 fighters.", [("400", 400), ("1,200", 1200)]),
        ("The list lengthened from 81 countries to 86 countries.", [("81 countries", 81), ("86 countries", 86)]),
        ("Its land shrank from 78,000 to 60,400 square kilometers.", [("78,000", 78_000), ("60,400 square kilometers", 60_400)]),
        ("France sent 900 and Germany sent 700 fighters.", [("900", 900), ("700", 700)]),
        ("It named 4 or 9 fighters.", [("4", 4), ("9", 9)]),
        ("He ran for two scores and then for four.", [("two", 2), ("four", 4)]),
        ("Losses grew by 50 to 300 fighters.", [("50", 50), ("300", 300)]),
        ("Crude fell $1.04 to $52.59.", [("$1.04", 1.04), ("$52.59", 52.59)]),
        ("It struck two in seven innings.", [("two", 2), ("seven", 7)]),
        ("It has won 10 of its past 12 games.", [("10", 10), ("12", 12)]),
    ],
)  # fmt: skip
def test_a_change_or_a_list_is_two_figures(text: str, expected: list[tuple[str, float]]) -> None:
    found = extract(text).figures

    assert [(figure.surface, figure.value_low) for figure in found] == expected
    assert {figure.bound for figure in found} == {"exact"}


def test_the_conversion_of_a_range_is_a_range_without_another_between() -> None:
    text = "Troops cleared between 4,100 and 5,200 square miles, or 10,600 and 13,500 square kilometers."

    found = figures(text)

    assert found == [
        ("between 4,100 and 5,200 square miles", 4100, 5200, "mi2"),
        ("10,600 and 13,500 square kilometers", 10_600, 13_500, "km2"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,200", 1200),
        ("1200", 1200),
        ("3.1 million", 3_100_000),
        ("3-million", 3_000_000),
        ("12k", 12_000),
        ("eighteen", 18),
        ("twenty-five", 25),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("nine hundred", 900),
        ("fifty-six hundred", 5600),
        ("two hundred and fifty thousand", 250_000),
        ("a hundred thousand", 100_000),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a quarter of a million", 250_000),
    ],
)
def test_digits_words_and_magnitudes_are_multiplied_out(words: str, value: float) -> None:
    figure = only_figure(f"The city took in {words} refugees.")

    assert (figure.surface, figure.value_low, figure.value_high, figure.bound) == (words, value, value, "exact")


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("half", 50),
        ("a third", 33.33),
        ("two-thirds", 66.67),
        ("two thirds", 66.67),
        ("a quarter", 25),
        ("three quarters", 75),
        ("one fifth", 20),
        ("one in five", 20),
        ("one in every four", 25),
        ("three out of four", 75),
        ("½", 50),
        ("1/5", 20),
    ],
)
def test_a_fraction_is_about_so_many_percent(words: str, percent: float) -> None:
    figure = only_figure(f"It lost {words} of its territory.")

    assert (figure.surface, figure.kind, figure.unit) == (words, "fraction", "percent")
    assert (figure.bound, figure.value_low, figure.value_high) == ("about", percent, percent)


def test_more_than_half_leaves_the_upper_end_open() -> None:
    figure = only_figure("More than half of the town was retaken.")

    assert (figure.bound, figure.value_low, figure.value_high, figure.unit) == ("more_than", 50, None, "percent")


@pytest.mark.parametrize(
    "words",
    ["dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands", "several hundred", "tens"],
)
def test_a_number_that_is_not_given_is_vague_and_has_no_ends(words: str) -> None:
    figure = only_figure(f"The siege trapped {words} of civilians.")

    assert (figure.surface, figure.bound, figure.value_low, figure.value_high) == (words, "vague", None, None)


def test_more_than_right_after_a_figure_compares_and_does_not_qualify() -> None:
    found = figures("The agency counted over 5,400 more than five days earlier.")

    assert found == [("over 5,400", 5400, None, None), ("five days", 5, 5, "day")]


def test_a_magnitude_that_only_the_last_number_has_is_that_of_both() -> None:
    found = figures("Its income went from $10 to $15 billion.")

    assert [(low, high) for _, low, high, _ in found] == [
        (10_000_000_000, 10_000_000_000),
        (15_000_000_000, 15_000_000_000),
    ]


@pytest.mark.parametrize(
    ("words", "value"), [("87,4%", 87.4), ("3,1 million", 3_100_000), ("3,100 million", 3_100_000_000)]
)
def test_a_comma_before_one_or_two_digits_is_a_decimal_one(words: str, value: float) -> None:
    assert only_figure(f"The ministry spoke of {words}.").value_low == value


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("27.000 fighters", 27_000, 27_000),
        ("between 27.000 and 31.000 fighters", 27_000, 31_000),
        ("above 27.000 fighters", 27_000, None),
        ("27.000 tons", 27, 27),
        ("2.408 million fighters", 2_408_000, 2_408_000),
        ("2.5 fighters", 2.5, 2.5),
    ],
)
def test_a_point_before_three_digits_of_people_marks_thousands(words: str, low: float, high: float | None) -> None:
    figure = only_figure(f"The ministry spoke of {words}.")

    assert (figure.value_low, figure.value_high) == (low, high)


def test_up_to_after_a_verb_of_motion_is_no_bound() -> None:
    assert only_figure("The rate ticked up to 4 percent.").bound == "exact"
    assert only_figure("The rate is up to 4 percent.").bound == "at_most"
