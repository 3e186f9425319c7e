"""Claims of an article on the same thing, set against each other."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from builds import Build, MakeBuild
from pandera.config import config_context
from pandera.typing import DataFrame

from conflict_figures.pipeline.disagree import disagree
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_schemas import Claims

MakeRaw = Callable[..., RawFile]


def with_second_claim(
    raw_file: MakeRaw, figure: str, low: str, high: str, bound: str, unit: str = "percent", **meaning: str
) -> RawFile:
    """The example article with one more passage, whose figure is on the territory lost as well."""
    period, source = meaning.get("period", "2015-01/2016-03"), meaning.get("source", "null")
    return raw_file(
        (
            "    attributed_to: ihs-janes\n",
            f"    attributed_to: ihs-janes\n- text: The standfirst has {figure} of the land lost.\n  claims:\n"
            f"  - figure: {figure}\n"
            f"    reading: {{low: {low}, high: {high}, bound: {bound}, unit: {unit}, counted: territory}}\n"
            f"    indicator: territory_lost_share\n    actor: {meaning.get('actor', 'islamic-state')}\n"
            f"    period: {period}\n    attributed_to: {source}\n",
        )
    )


def verdicts(build: Build) -> list[tuple[str, str | None, float]]:
    rows = build.tables["disagreements"].astype("object")
    return [
        (row["verdict"], row["cause"] if isinstance(row["cause"], str) else None, row["gap"])
        for row in rows.to_dict("records")
    ]


@pytest.mark.parametrize(
    ("figure", "low", "high", "bound", "verdict"),
    [
        # against "about 22 per cent": 19.8 to 24.2
        ("about 22 per cent", "22", "22", "about", ("same", None, 0.0)),
        ("20 per cent", "20", "20", "exact", ("compatible", None, 0.0)),
        ("more than 24 per cent", "24", "null", "more_than", ("compatible", None, 0.0)),
        ("30 per cent", "30", "30", "exact", ("contradict", "source", 5.8)),
        ("less than 19 per cent", "null", "19", "less_than", ("contradict", "source", 0.8)),
    ],
)
def test_intervals_that_meet_can_both_be_true_and_others_cannot(
    figure: str, low: str, high: str, bound: str, verdict: tuple[str, str | None, float],
    raw_file: MakeRaw, build: MakeBuild,
) -> None:  # fmt: skip
    built = build(with_second_claim(raw_file, figure, low, high, bound))

    ((found, cause, gap),) = verdicts(built)
    assert (found, cause, round(gap, 6)) == verdict


def test_a_round_number_stands_for_a_finer_one(raw_file: MakeRaw, build: MakeBuild) -> None:
    exact = ("about 22 per cent\n    reading: {low: 22, high: 22, bound: about",
             "22 per cent\n    reading: {low: 22, high: 22, bound: exact")  # fmt: skip
    file = with_second_claim(raw_file, "20 per cent", "20", "20", "exact")

    built = build(RawFile(file.name, file.content.replace(exact[0].encode(), exact[1].encode())))

    assert verdicts(built) == [("rounding", "rounding", 2.0)]


def test_changes_that_are_counted_from_two_starts_may_differ_for_it(raw_file: MakeRaw, build: MakeBuild) -> None:
    built = build(with_second_claim(raw_file, "40 per cent", "40", "40", "exact", period="2014-08/2016-03"))

    ((verdict, cause, _),) = verdicts(built)
    assert (verdict, cause) == ("contradict", "base")


@pytest.mark.parametrize("meaning", [{"actor": "jabhat-al-nusra"}, {"period": "2015-01/2015-12"}])
def test_claims_on_another_thing_or_time_are_not_set_against_each_other(
    meaning: dict[str, str], raw_file: MakeRaw, build: MakeBuild
) -> None:
    built = build(with_second_claim(raw_file, "40 per cent", "40", "40", "exact", **meaning))

    assert verdicts(built) == []


def test_a_claim_is_set_against_the_nearest_after_it_alone(
    raw_file: MakeRaw, build: MakeBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conflict_figures.pipeline.disagree.NEAREST", 1)
    file = with_second_claim(raw_file, "30 per cent", "30", "30", "exact")
    second = re.search(rb"- text: The standfirst.*?attributed_to: null\n", file.content, re.DOTALL)
    assert second is not None
    third = second.group().replace(b"standfirst", b"caption")

    built = build(RawFile(file.name, file.content.replace(second.group(), second.group() + third)))

    pairs = built.tables["disagreements"][["one", "other"]].itertuples(index=False)
    assert [[claim.rpartition("#")[2].split("@")[0] for claim in pair] for pair in pairs] == [["2", "3"], ["3", "4"]]


def test_the_first_in_the_text_comes_first(raw_file: MakeRaw, build: MakeBuild) -> None:
    built = build(with_second_claim(raw_file, "30 per cent", "30", "30", "exact"))

    (row,) = built.tables["disagreements"].to_dict("records")
    assert row["disagreement"] == f"{row['one']}~{row['other']}"
    assert [claim.rpartition("#")[2].split("@")[0] for claim in (row["one"], row["other"])] == ["2", "3"]


def between(codebook: Codebook, *claims: dict[str, object], days: float = 31) -> list[tuple[object, ...]]:
    """Verdict, cause and gap of every pair of these claims, which stand one after the other in an article of March 2016."""
    rows = [
        {"claim": f"a#1@{place}-{place + 1}", "figure": f"a#1@{place}-{place + 1}", "extract": "a#1", "article": "a",
         "indicator": "territory_held_area", "actor": "islamic-state", "bound": "exact", "unit": "km2", "speaker": "The Example"}
        | claim | dict.fromkeys(("value_low", "value_high", "interval_low", "interval_high"), claim["value"])
        for place, claim in enumerate(claims)
    ]  # fmt: skip
    frame = pd.DataFrame(rows).reindex(columns=list(Claims.to_schema().columns))
    for day in ("period_start", "period_end", "as_of_end"):
        frame[day] = pd.to_datetime(frame[day])
    frame = frame.astype(dict.fromkeys(("theatre", "origin"), "str"))
    figures = frame[["figure"]].assign(char_start=range(len(frame)))
    articles = pd.DataFrame({"article": ["a"], "published_end": pd.to_datetime(["2016-03-31"])})
    with config_context(validation_enabled=False):
        found = disagree(DataFrame[Claims](frame), figures, articles, codebook, days)
    found = found.assign(cause=found["cause"].astype("object").where(found["cause"].notna(), None))
    return [(row.verdict, row.cause, round(row.gap, 2)) for row in found.itertuples()]


def test_numbers_in_two_units_are_compared_in_the_first_ones(codebook: Codebook) -> None:
    """26,370 square miles are 68,298 square kilometres. To the nearest 10,000 they are 30,000, and never 31,000."""
    area = {"value": 68_300.0}

    assert between(codebook, area, {"value": 26_370.0, "unit": "mi2"}) == [("rounding", "unit", 2.02)]
    assert between(codebook, area, {"value": 30_000.0, "unit": "mi2"}) == [("rounding", "unit", 9399.64)]
    assert between(codebook, area, {"value": 31_000.0, "unit": "mi2"}) == [("contradict", "unit", 11989.63)]


def test_two_currencies_are_not_compared(codebook: Codebook) -> None:
    money = {"indicator": "revenue_annual", "value": 500.0}

    assert between(codebook, money | {"unit": "USD"}, money | {"unit": "EUR"}) == []
    assert between(codebook, money | {"unit": "USD"}, money | {"unit": "USD"}) == [("same", None, 0.0)]


def test_where_nothing_tells_why_the_cause_is_unknown(codebook: Codebook) -> None:
    assert between(codebook, {"value": 61.0}, {"value": 75.0}) == [("contradict", "unknown", 14.0)]


def test_a_claim_without_a_date_holds_for_the_articles_own_time(codebook: Codebook) -> None:
    undated = {"value": 61.0}

    assert between(codebook, undated, undated | {"as_of_end": "2016-02-29"}) == [("same", None, 0.0)]
    assert between(codebook, undated, undated | {"as_of_end": "2016-02-28"}) == []
    assert between(codebook, undated, undated | {"as_of_end": "2016-02-28"}, days=32) == [("same", None, 0.0)]


def test_a_vague_claim_and_one_that_counts_nothing_known_are_set_against_none(codebook: Codebook) -> None:
    plain = {"value": 61.0}

    assert between(codebook, plain, plain | {"bound": "vague"}, plain | {"indicator": None}) == []


def test_every_two_of_three_are_set_against_each_other(codebook: Codebook) -> None:
    assert between(codebook, {"value": 20.0}, {"value": 22.0}, {"value": 40.0}) == [
        ("rounding", "rounding", 2.0),
        ("contradict", "unknown", 20.0),
        ("contradict", "unknown", 18.0),
    ]
