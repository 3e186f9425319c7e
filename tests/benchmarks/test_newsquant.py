"""Our figures in NewsQuant's form: its unit names, its one symbol for bound and change, its ranges."""

from typing import Any

import pytest

from conflict_figures.extraction import Date, Extraction, Figure
from newsquant import change_of, quantities, singular, unit_name, unit_of


def figure(text: str, surface: str, low: float | None, high: float | None, **fields: str | None) -> Figure:
    """A figure with these words in a text; a count of nothing named, exact and unmoved, unless the fields say more."""
    start = text.index(surface)
    plain: dict[str, Any] = dict.fromkeys(Figure.__dataclass_fields__)
    plain |= {
        "char_start": start,
        "char_end": start + len(surface),
        "surface": surface,
        "value_low": low,
        "value_high": high,
    }
    return Figure(**plain | {"kind": "count", "bound": "exact", "direction": "none"} | fields)


def in_the_benchmark(text: str, *figures: Figure, dates: tuple[Date, ...] = ()) -> list[dict[str, object]]:
    return quantities(text, Extraction(figures, dates, ()))


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("USD", "dollar"),
        ("GBP", "pound sterling"),
        ("percent", "percentage"),
        ("km2", "square kilometre"),
        ("square_foot", "square foot"),
        ("barrel_per_day", "barrel per day"),
        ("USD_per_barrel", "dollar per barrel"),
    ],
)
def test_a_unit_has_the_benchmarks_name(unit: str, name: str) -> None:
    assert unit_name(unit) == name


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ({"unit": "person", "counted": "people"}, "people"),
        ({"unit": "person"}, "people"),
        ({"unit": "person", "counted": "wounded soldiers"}, "wounded soldier"),
        ({"unit": "truck", "counted": "the tanker trucks"}, "tanker truck"),
        ({"counted": "of the bridges"}, "bridge"),
        ({"counted": "times"}, "count"),
        ({}, "-"),
        ({"kind": "money", "unit": "EUR"}, "euro"),
        ({"kind": "duration", "unit": "week"}, "week"),
        ({"kind": "age", "unit": "year"}, "year of age"),
        ({"kind": "multiple"}, "count"),
        ({"kind": "fraction", "unit": "percent", "counted": "the villagers"}, "% villager"),
        ({"kind": "fraction", "unit": "percent"}, "% -"),
    ],
)
def test_a_count_is_measured_by_its_noun_in_the_singular_and_all_else_by_its_unit(
    fields: dict[str, str], unit: str
) -> None:
    assert unit_of(figure("It was 7.", "7", 7, 7, **fields)) == unit


@pytest.mark.parametrize(
    ("noun", "single"),
    [
        ("armies", "army"),
        ("boxes", "box"),
        ("churches", "church"),
        ("women", "woman"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("tanks", "tank"),
        ("staff", "staff"),
    ],
)
def test_a_noun_loses_its_plural_ending(noun: str, single: str) -> None:
    assert singular(noun) == single


@pytest.mark.parametrize(
    ("text", "fields", "symbol"),
    [
        ("There were 40 posts.", {}, "="),
        ("There were 40 posts.", {"bound": "about"}, "~"),
        ("There were 40 posts.", {"bound": "more_than"}, ">"),
        ("There were 40 posts.", {"bound": "at_least"}, ">"),
        ("There were 40 posts.", {"bound": "less_than"}, "<"),
        ("There were 40 posts.", {"bound": "at_most"}, "<"),
        ("Output fell 40 tons.", {"direction": "down"}, "down"),
        ("Output grew by 40 tons.", {"direction": "up"}, "up"),
        ("Output grew to 40 tons.", {"direction": "up"}, "="),
        ("Output grew to 40 tons.", {"direction": "up", "bound": "more_than"}, ">"),
    ],
)
def test_one_symbol_tells_the_bound_else_which_way_an_amount_moved(
    text: str, fields: dict[str, str], symbol: str
) -> None:
    assert change_of(text, figure(text, "40", 40, 40, **fields)) == symbol


@pytest.mark.parametrize(
    ("surface", "symbol"),
    [("about 15-20", "~"), ("~15-20", "~"), ("somewhere between 15 and 20", "="), ("15 to 20", "=")],
)
def test_a_range_that_is_only_about_there_says_so(surface: str, symbol: str) -> None:
    text = f"It takes {surface} trucks."

    assert change_of(text, figure(text, surface, 15, 20, bound="between")) == symbol


def test_a_range_is_two_values_from_low_to_high() -> None:
    text = "Between 300 and 400 tents burned."

    found = in_the_benchmark(
        text, figure(text, "Between 300 and 400", 300, 400, bound="between", direction="down", counted="tents")
    )

    assert found == [{"value": [300, 400], "normalized_unit": "tent", "change": "=", "referred_concepts": "-"}]


@pytest.mark.parametrize(
    ("text", "one", "other", "values"),
    [
        ("The garrison shrank from 90 to 60 men.", 90, 60, [90, 60]),
        ("The garrison shrank to 60 from 90 men.", 60, 90, [90, 60]),
        ("The garrison grew from 60 in May to 90 men.", 60, 90, [60, 90]),
    ],
)
def test_a_change_from_one_figure_to_another_is_one_range_in_the_order_of_time(
    text: str, one: int, other: int, values: list[int]
) -> None:
    first = figure(text, str(one), one, one, unit="person", counted="men", direction="down")
    second = figure(text, str(other), other, other, unit="person", counted="men", direction="down")

    found = in_the_benchmark(text, first, second)

    assert found == [{"value": values, "normalized_unit": "man", "change": "=", "referred_concepts": "-"}]


@pytest.mark.parametrize(
    "text",
    ["They came from 90 towns and 60 went on.", "They went from 90 towns, then to 60 others.", "It rose by 90 to 60."],
)
def test_figures_that_no_change_joins_stay_two(text: str) -> None:
    found = in_the_benchmark(text, figure(text, "90", 90, 90), figure(text, "60", 60, 60))

    assert [quantity["value"] for quantity in found] == [90, 60]


@pytest.mark.parametrize(
    ("surface", "ends"),
    [("hundreds", [100, 1000]), ("tens of thousands", [10_000, 100_000]), ("Millions", [1_000_000, 10_000_000])],
)
def test_a_vague_number_is_a_range_to_ten_times_its_least(surface: str, ends: list[int]) -> None:
    text = f"{surface} fled."

    found = in_the_benchmark(text, figure(text, surface, None, None, bound="vague"))

    assert [(quantity["value"], quantity["change"]) for quantity in found] == [(ends, "=")]


@pytest.mark.parametrize(
    ("surface", "percent", "value", "symbol"),
    [
        ("a third", 33.33, 1 / 3, "="),
        ("two-thirds", 66.67, 2 / 3, "="),
        ("1/16", 6.25, 1 / 16, "="),
        ("nearly a third", 33.33, 1 / 3, "~"),
    ],
)
def test_a_fraction_is_an_exact_share_unless_a_word_before_it_says_otherwise(
    surface: str, percent: float, value: float, symbol: str
) -> None:
    text = f"It lost {surface} of its land."

    found = in_the_benchmark(
        text, figure(text, surface, percent, percent, kind="fraction", unit="percent", bound="about")
    )

    assert [(quantity["value"], quantity["change"]) for quantity in found] == [(value, symbol)]


def test_an_open_end_leaves_the_end_that_is_told() -> None:
    text = "More than 50 wells burned."

    found = in_the_benchmark(text, figure(text, "More than 50", 50, None, bound="more_than", counted="wells"))

    assert found == [{"value": 50, "normalized_unit": "well", "change": ">", "referred_concepts": "-"}]


@pytest.mark.parametrize(
    ("surface", "values"), [("the past 200 days", [(200, "day")]), ("the past year", []), ("last week", [])]
)
def test_a_numbered_length_in_a_date_is_a_quantity(surface: str, values: list[tuple[float, str]]) -> None:
    text = f"It held out over {surface}."
    found = Date(17, 17 + len(surface), surface, "interval", None, None, "day", None)

    read = in_the_benchmark(text, dates=(found,))

    assert [(quantity["value"], quantity["normalized_unit"]) for quantity in read] == values


@pytest.mark.skipif("subject" not in Figure.__dataclass_fields__, reason="this reader tells no subject")
def test_concepts_are_the_subjects_words_without_articles_and_prepositions() -> None:
    text = "The army's stock of mines was 90."

    found = in_the_benchmark(text, figure(text, "90", 90, 90, subject="The army's stock of mines"))

    assert [quantity["referred_concepts"] for quantity in found] == [["army", "stock", "mines"]]
