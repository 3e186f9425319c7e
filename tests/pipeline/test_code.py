"""Figures with their meaning: two readings side by side, who speaks, what is allowed, what a percentage is of."""

from collections.abc import Callable

import pandas as pd
import pytest
from builds import Build

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import Correction
from conflict_figures.pipeline.inputs.raw import RawFile

MakeRaw = Callable[..., RawFile]
MakeBuild = Callable[..., Build]
NAME = "example-2016-03-europe"


def facts(claim: pd.Series, *columns: str) -> tuple[object, ...]:
    return tuple(None if pd.isna(claim[column]) else claim[column] for column in columns)


PUBLISHED = ("value_low", "value_high", "bound", "unit")
EXTRACTOR = ("extractor_low", "extractor_high", "extractor_bound", "extractor_unit")
AGREES = ("value_agrees", "bound_agrees", "unit_agrees")


def test_two_readings_stand_side_by_side_and_agree(example: Build) -> None:
    claim = example.claim("more than 6,000")

    assert facts(claim, *PUBLISHED) == (6000, None, "more_than", "person")
    assert facts(claim, *EXTRACTOR) == (6000, None, "more_than", "person")
    assert facts(claim, *AGREES) == (True, True, True)
    assert facts(claim, "coded_by", "rule", "claim") == ("curator", None, f"{NAME}#1@12-27")


def test_where_the_readings_differ_the_curators_is_published(raw_file: MakeRaw, build: MakeBuild) -> None:
    differs = (
        "{low: 2300, high: 2300, bound: exact, unit: person",
        "{low: 2400, high: null, bound: at_least, unit: strike",
    )

    claim = build(raw_file(differs)).claim("2,300")

    assert facts(claim, *PUBLISHED) == (2400, None, "at_least", "strike")
    assert facts(claim, *EXTRACTOR) == (2300, 2300, "exact", "person")
    assert facts(claim, *AGREES) == (False, False, False)


def test_a_figure_that_only_the_extractor_found_has_its_reading_and_no_meaning(example: Build) -> None:
    claim = example.claim("half")

    assert facts(claim, *PUBLISHED) == (50, 50, "about", "percent")
    assert facts(claim, *EXTRACTOR) == (50, 50, "about", "percent")
    assert facts(claim, *AGREES) == (None, None, None)
    assert facts(claim, "coded_by", "indicator", "theatre", "theatre_basis") == ("none", None, None, "none")


def test_a_figure_that_only_the_curator_marked_has_no_other_reading(raw_file: MakeRaw, build: MakeBuild) -> None:
    words = ("since January 2015, of which half in Iraq", "since January 2015, a few villages aside")
    mark = (
        "  - figure: about 22 per cent",
        "  - figure: a few villages\n"
        "    reading: {low: null, high: null, bound: vague, unit: km2, counted: villages}\n"
        "    indicator: null\n    actor: null\n    attributed_to: null\n"
        "  - figure: about 22 per cent",
    )

    marked = build(raw_file(words, mark))

    claim = marked.claim("a few villages")
    assert facts(claim, *PUBLISHED) == (None, None, "vague", "km2")
    assert facts(claim, *EXTRACTOR, *AGREES) == (None,) * 7
    assert facts(claim, "coded_by", "indicator") == ("curator", None)
    figures = marked.tables["figures"].set_index("surface")
    assert facts(figures.loc["a few villages"], "found_by", "kind", "direction") == ("curator", "area", "none")


def test_every_figure_makes_a_claim_and_says_who_found_it(example: Build) -> None:
    figures = example.tables["figures"]

    assert figures.set_index("surface")["found_by"].to_dict() == {
        "more than 6,000": "both",
        "2,300": "both",
        "1,600": "both",
        "about 22 per cent": "both",
        "half": "extractor",
    }
    assert set(example.tables["claims"]["figure"]) == set(figures["figure"])


def test_a_second_claim_on_the_same_words_gets_a_number(raw_file: MakeRaw, build: MakeBuild) -> None:
    twice = build(raw_file(("figure: 1,600", "figure: 2,300")))

    claims = twice.tables["claims"]
    same = claims[claims["surface"] == "2,300"]
    assert same["claim"].tolist() == [f"{NAME}#1@47-52", f"{NAME}#1@47-52/2"]
    assert same["figure"].nunique() == 1
    assert same["origin"].tolist() == ["FRA", "GBR"]


@pytest.mark.parametrize(
    ("figure", "reading", "interval"),
    [
        ("2,300", "low: 2300, high: 2300, bound: exact", (2300, 2300)),
        ("2,300", "low: 2300, high: 2300, bound: about", (2070, 2530)),
        ("2,300", "low: 2300, high: 2600, bound: between", (2300, 2600)),
        ("2,300", "low: 2300, high: null, bound: at_least", (2300, None)),
        ("2,300", "low: null, high: 2300, bound: less_than", (None, 2300)),
        ("2,300", "low: null, high: null, bound: vague", (None, None)),
    ],
)
def test_the_words_allow_an_interval_and_about_a_tenth_either_way(
    figure: str, reading: str, interval: tuple[float | None, float | None], raw_file: MakeRaw, build: MakeBuild
) -> None:
    claim = build(raw_file(("low: 2300, high: 2300, bound: exact", reading))).claim(figure)

    assert facts(claim, "interval_low", "interval_high") == interval


@pytest.mark.parametrize(
    ("indicator", "number", "interval"),
    [
        ("territory_lost_share", "22", (19.8, 24.2)),
        ("territory_lost_share", "95", (85.5, 100)),
        ("territory_lost_share", "100", (90, 100)),
        ("territory_lost_share", "122", (109.8, 122)),
        ("territory_lost_share", "-20", (-20, -18)),
        ("territory_growth_percent", "-20", (-22, -18)),
        ("null", "95", (85.5, 104.5)),
    ],
)
def test_about_reaches_as_far_as_the_indicators_range_and_takes_in_the_value(
    indicator: str, number: str, interval: tuple[float, float], raw_file: MakeRaw, build: MakeBuild
) -> None:
    file = raw_file(
        ("low: 22, high: 22", f"low: {number}, high: {number}"),
        ("indicator: territory_lost_share", f"indicator: {indicator}"),
    )

    assert facts(build(file).claim("about 22 per cent"), "interval_low", "interval_high") == interval


def test_a_date_and_a_period_are_days_too(example: Build) -> None:
    days = ("period_start", "period_end", "as_of_start", "as_of_end")

    assert facts(example.claim("2,300"), *days) == (None, None, pd.Timestamp("2016-03-01"), pd.Timestamp("2016-03-31"))
    assert facts(example.claim("about 22 per cent"), *days) == (
        pd.Timestamp("2015-01-01"),
        pd.Timestamp("2016-03-31"),
        None,
        None,
    )


# the article's publisher, who the figure is attributed to, and who then speaks
SPEAKERS = {
    "the source that the article names": ("The Example", "ihs-janes", ("IHS Jane's (IHS Markit)", "ihs-janes")),
    "else the publisher": ("The Example", "null", ("The Example", None)),
    "which may be a source by name": ("US Department of State", "null", ("US Department of State", "us-state-department")),
    "or by another name": ("US State Department", "null", ("US Department of State", "us-state-department")),
    "or publish as one": ("IHS (press release)", "null", ("IHS Jane's (IHS Markit)", "ihs-janes")),
    "the source named even then": (
        "US Department of State", "ihs-janes", ("IHS Jane's (IHS Markit)", "ihs-janes"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("who", SPEAKERS)
def test_the_speaker_is(who: str, raw_file: MakeRaw, build: MakeBuild) -> None:
    publisher, attributed_to, speaker = SPEAKERS[who]
    file = raw_file(
        ("publisher: The Example", f"publisher: {publisher}"),
        ("attributed_to: ihs-janes", f"attributed_to: {attributed_to}"),
    )

    assert facts(build(file).claim("about 22 per cent"), "speaker", "speaker_source") == speaker


def test_a_percentage_is_of_what_its_indicator_says_else_of_what_the_words_name(
    raw_file: MakeRaw, build: MakeBuild, codebook: Codebook
) -> None:
    without = build(raw_file(("indicator: territory_lost_share", "indicator: null")))
    (denominator,) = (entry.denominator for entry in codebook.indicators if entry.id == "territory_lost_share")

    assert denominator == "territory_held_area at the start of the period"
    assert without.claim("about 22 per cent")["percent_of"] == "territory"


def test_only_a_percentage_is_of_something(example: Build) -> None:
    claims = example.tables["claims"].set_index("surface")

    assert claims["percent_of"].dropna().to_dict() == {
        "about 22 per cent": "territory_held_area at the start of the period"
    }


def test_a_correction_is_named_on_its_claim_alone(raw_file: MakeRaw, build: MakeBuild) -> None:
    flag = Correction(
        id="a-doubtful-count",
        article=NAME,
        extract=1,
        figure="2,300",
        field="reading.high",
        was=2300,
        action="flag",
        why="The ministry's own page of that month says 1,300.",
    )

    flagged = build(raw_file(), corrections=[flag])

    claims = flagged.tables["claims"].set_index("surface")
    assert claims["correction"].dropna().to_dict() == {"2,300": "a-doubtful-count"}
