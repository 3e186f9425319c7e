"""The unit beside a number, and what it is per."""

import pytest
from readings import figures, only_figure

from conflict_figures.extraction import extract


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


@pytest.mark.parametrize(
    ("text", "surface", "unit", "counted"),
    [
        ("They sent 14 F-16s to the base.", "14", None, "F-16s"),
        ("They sent 14 F-16 jets to the base.", "14", "aircraft", "F-16 jets"),
        ('He said "they lost 30".', "30", None, None),
        ("Of all candidates 12 won.", "12", None, None),
        ("It cost 12,000 won.", "12,000 won", "KRW", None),
    ],
)
def test_what_only_looks_like_a_unit_is_none(text: str, surface: str, unit: str | None, counted: str | None) -> None:
    figure = only_figure(text)

    assert (figure.surface, figure.unit, figure.counted) == (surface, unit, counted)


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
