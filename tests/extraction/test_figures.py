"""How the words of a figure become a reading: the coding rules, a line a phrase."""

import pytest

from conflict_figures.extraction import Figure, extract


def only_figure(text: str) -> Figure:
    """The one figure of a text."""
    figures = extract(text).figures
    assert len(figures) == 1, [figure.surface for figure in figures]
    return figures[0]


def figures(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    """Every figure's words, ends and unit."""
    return [(figure.surface, figure.value_low, figure.value_high, figure.unit) for figure in extract(text).figures]


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


@pytest.mark.parametrize(
    ("words", "kind", "unit", "value"),
    [
        ("22%", "percent", "percent", 22),
        ("22 per cent", "percent", "percent", 22),
        ("22 percent", "percent", "percent", 22),
        ("4 percentage points", "percent", "percent", 4),
        ("$5 million", "money", "USD", 5_000_000),
        ("US$5m", "money", "USD", 5_000_000),
        ("USD 500", "money", "USD", 500),
        ("500 dollars", "money", "USD", 500),
        ("€40", "money", "EUR", 40),
        ("40 euros", "money", "EUR", 40),
        ("£3bn", "money", "GBP", 3_000_000_000),
        ("$8.5 million a day", "money", "USD", 8_500_000),
        ("$45 a barrel", "rate", "USD_per_barrel", 45),
        ("34,000 barrels a day", "rate", "barrel_per_day", 34_000),
        ("60,400 square kilometres", "area", "km2", 60_400),
        ("60,400 sq km", "area", "km2", 60_400),
        ("60,400 sq. km", "area", "km2", 60_400),
        ("60,400 km²", "area", "km2", 60_400),
        ("5,500 square miles", "area", "mi2", 5500),
        ("86 countries", "count", "country", 86),
        ("12 precision airstrikes", "count", "strike", 12),
        ("116 oil tanker trucks", "count", "truck", 116),
        ("4,600 personnel records", "count", "record", 4600),
        ("nine months", "duration", "month", 9),
    ],
)
def test_the_unit_beside_a_number_belongs_to_the_figure(words: str, kind: str, unit: str, value: float) -> None:
    figure = only_figure(f"The report puts it at {words}.")

    assert (figure.surface, figure.kind, figure.unit, figure.value_low) == (words, kind, unit, value)


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


def test_more_than_right_after_a_figure_compares_and_does_not_qualify() -> None:
    found = figures("The agency counted over 5,400 more than five days earlier.")

    assert found == [("over 5,400", 5400, None, None), ("five days", 5, 5, "day")]


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
    ("words", "kind", "unit", "per", "value"),
    [
        ("RM2.70", "money", "MYR", None, 2.70),
        ("A$5.5 million", "money", "AUD", None, 5_500_000),
        ("HK $3bn", "money", "HKD", None, 3_000_000_000),
        ("$US40", "money", "USD", None, 40),
        ("800 Chinese yuan", "money", "CNY", None, 800),
        ("19 cents", "measure", "cent", None, 19),
        ("$2.11 per gallon", "money", "USD", "gallon", 2.11),
        ("$21 per square foot", "money", "USD", "square_foot", 21),
        ("50 miles per hour", "measure", "mile_per_hour", None, 50),
        ("80 km/h", "measure", "kilometre_per_hour", None, 80),
        ("1.5mm", "measure", "millimetre", None, 1.5),
        ("37m long", "measure", "metre", None, 37),
        ("10 kW", "measure", "kilowatt", None, 10),
        ("10 MW", "measure", "megawatt", None, 10),
        ("minus 40 degrees Celsius", "measure", "celsius", None, -40),
        ("52,000 barrels", "measure", "barrel", None, 52_000),
        ("60 basis points", "measure", "basis_point", None, 60),
        ("five percent a year", "percent", "percent", "year", 5),
        ("3.2 hours a night", "duration", "hour", "night", 3.2),
        ("7,000 hectares", "area", "hectare", None, 7000),
        ("tenfold", "multiple", None, None, 10),
        ("24pc", "percent", "percent", None, 24),
        ("1.99×10−3 grams", "measure", "gram", None, 0.00199),
        ("4 hundred million", "count", None, None, 400_000_000),
    ],
)
def test_news_measures_in_all_units_and_currencies(
    words: str, kind: str, unit: str | None, per: str | None, value: float
) -> None:
    figure = only_figure(f"The report put it at {words}.")

    assert (figure.kind, figure.unit, figure.per, figure.value_low) == (kind, unit, per, value)
    assert words.startswith(figure.surface)


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


def test_a_number_behind_a_people_is_not_part_of_a_name() -> None:
    assert [figure.surface for figure in extract("Of 24 Belgians 6 died.").figures] == ["24", "6"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 had returned by then.",
        "By June 60 had left.",
        "Belgium sent 60 in all.",
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


def test_a_magnitude_that_only_the_last_number_has_is_that_of_both() -> None:
    found = figures("Its income went from $10 to $15 billion.")

    assert [(low, high) for _, low, high, _ in found] == [
        (10_000_000_000, 10_000_000_000),
        (15_000_000_000, 15_000_000_000),
    ]


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


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("half a cent", 0.5, "cent"),
        ("a quarter of a mile", 0.25, "mile"),
        ("a mile and a half", 1.5, "mile"),
        ("minus five degrees", -5, "degree"),
        ("2 lakh crore rupees", 2_000_000_000_000, "INR"),
        ("Rs 24 crore", 240_000_000, "INR"),
        ("$2.21 per million BTU", 2.21, "USD"),
        ("415 parts per million", 415, "part_per_million"),
        ("12c a share", 12, "cent"),
    ],
)
def test_parts_signs_and_magnitudes_of_a_unit(words: str, value: float, unit: str) -> None:
    figure = only_figure(f"The ministry spoke of {words}.")

    assert (figure.surface, figure.value_low, figure.unit) == (words, value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The lineman weighs 240 pounds.", "pound"),
        ("The truck can tow 7,500 pounds.", "pound"),
        ("They signed a 240-pound lineman.", "pound"),
        ("They threw away 240 pounds of paper.", "pound"),
        ("They paid 240 pounds.", "GBP"),
        ("She found a 50-pound note.", "GBP"),
        ("He weighed an offer of 2 million pounds.", "GBP"),
    ],
)
def test_pounds_are_a_weight_where_something_is_weighed(text: str, unit: str) -> None:
    assert only_figure(text).unit == unit


def test_plus_or_minus_is_no_sign() -> None:
    assert figures("The margin is plus or minus 3.5 points.") == [("3.5 points", 3.5, 3.5, "point")]


def test_a_height_in_feet_goes_on_in_inches() -> None:
    assert figures("The 6-foot-5 keeper left.") == [("6-foot", 6, 6, "foot"), ("5", 5, 5, "inch")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The hull is 8.7 inches deep and the wing 11.1m.", [8.7, 11.1]),
        ("She swam the 200m butterfly.", [200]),
        ("The hull is 8.7 inches deep and cost $11.1m.", [8.7, 11_100_000]),
    ],
)
def test_m_is_metres_near_other_lengths(text: str, values: list[float]) -> None:
    assert [low for _, low, _, _ in figures(text)] == values


def test_a_bounded_number_after_another_is_no_part_of_its_noun() -> None:
    assert [low for _, low, _, _ in figures("A magnitude-7.0 quake hurt more than 400 people.")] == [7, 400]


def test_a_number_after_a_name_that_compares_is_a_figure() -> None:
    assert [low for _, low, _, _ in figures("It holds 95 towns in Iraq, the Sinai 14 more.")] == [95, 14]


def test_letters_of_a_unit_are_read_as_written() -> None:
    assert [unit for _, _, _, unit in figures("It gives 350Nm from a 7nm chip.")] == ["newton_metre", "nanometre"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It sold 300 cars a week.", "week"),
        ("It sold 300 cars a week earlier.", None),
        ("It made $2 million a year earlier.", None),
        ("It made $2 million a day earlier.", "day"),
        ("It has 300 monthly readers.", None),
        ("It sold 300 cars monthly.", "month"),
    ],
)
def test_what_a_number_is_per(text: str, per: str | None) -> None:
    assert only_figure(text).per == per


def test_the_ends_of_a_change_share_what_they_are_per() -> None:
    found = extract("The fee rose from $10 to $12 a week.").figures

    assert [(figure.value_low, figure.unit, figure.per) for figure in found] == [
        (10, "USD", "week"),
        (12, "USD", "week"),
    ]


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
