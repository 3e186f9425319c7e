"""Wholes and parts: what is summed, what is left out, and what the sum says."""

from collections.abc import Callable

import pandas as pd
import pytest

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.reconcile import reconcile
from conflict_figures.pipeline.regions import Regions
from conflict_schemas import Claims, columns

Row = dict[str, object]


@pytest.fixture
def claim() -> Callable[..., Row]:
    """A claim of foreign fighters in Syria, made of an origin and an interval, that is otherwise like the others."""
    numbers = iter(range(1, 1000))

    def make(origin: str | None, low: float | None, high: float | None, extract: int = 1, **other: object) -> Row:
        start = next(numbers)
        bound = {(True, True): "vague", (True, False): "at_most", (False, True): "at_least"}.get(
            (low is None, high is None), "exact" if low == high else "between"
        )
        figure = f"report#{extract}@{start}-{start + 1}"
        return dict.fromkeys(columns(Claims)) | {
            "claim": figure, "figure": figure, "extract": f"report#{extract}", "article": "report", "surface": f"{low}",
            "value_low": low, "value_high": high, "interval_low": low, "interval_high": high, "bound": bound,
            "unit": "person", "indicator": "foreign_fighters_departed", "actor": "islamic-state", "place": "SYR",
            "theatre": "SYR", "theatre_basis": "stated", "origin": origin, "as_of": "2016-03",
            "as_of_start": "2016-03-01", "as_of_end": "2016-03-31", "speaker": "The Example", "coded_by": "curator",
        } | other  # fmt: skip

    return make


def reconciled(rows: list[Row], codebook: Codebook) -> pd.DataFrame:
    return reconcile(Claims.validate(pd.DataFrame(rows)), codebook).reconciliations


def test_more_than_6000_is_consistent_with_parts_of_5234(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [
        claim("europe", 6000, None),
        claim("FRA", 2300, 2300),
        claim("GBR", 1600, 1600),
        claim("DEU", 800, 800),
        claim("BEL", 534, 534),
    ]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert (row["verdict"], row["parts"], row["scope"]) == ("consistent", 4, "extract")
    assert (row["worked_low"], row["worked_high"]) == (5234, 5234)
    assert (row["remainder_low"], pd.isna(row["remainder_high"])) == (766, True)
    assert row["arithmetic"].startswith("2,300 + 1,600 + 800 + 534 = 5,234, against")


def test_parts_above_the_whole_exceed_it(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [claim("europe", None, 3000), claim("FRA", 2300, 2300), claim("GBR", 1600, 1600)]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert row["verdict"] == "exceeds"
    assert row["remainder_high"] == -900


def test_all_parts_below_the_whole_fall_short(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [
        claim("denmark-sweden-uk", 1000, 1000),
        claim("DNK", 100, 100),
        claim("SWE", 300, 300),
        claim("GBR", 500, 500),
    ]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert (row["verdict"], row["remainder_low"]) == ("short", 100)


def test_some_parts_below_the_whole_do_not_fall_short(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [claim("denmark-sweden-uk", 1000, 1000), claim("DNK", 100, 100), claim("SWE", 300, 300)]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert (row["verdict"], row["remainder_low"], row["remainder_high"]) == ("consistent", 600, 600)


def test_a_region_is_not_counted_beside_its_members_which_are_listed_as_left_out(
    claim: Callable[..., Row], codebook: Codebook
) -> None:
    rows = [claim("europe", 6000, None), claim("nordic", 500, 500), claim("SWE", 300, 300), claim("FRA", 2000, 2000)]

    made = reconcile(Claims.validate(pd.DataFrame(rows)), codebook)

    (row,) = made.reconciliations.to_dict("records")
    assert (row["worked_low"], row["parts"]) == (2500, 2)
    assert row["arithmetic"] == (
        "500 + 2,000 = 2,500, against 6000; remainder at least 3,500; left out, as these may be counted there already: "
        "300 (Sweden)"
    )
    assert made.reconciliation_parts[["claim", "member", "summed"]].to_numpy().tolist() == [
        [rows[1]["claim"], "nordic", True],
        [rows[3]["claim"], "FRA", True],
        [rows[2]["claim"], "SWE", False],
    ]


def test_where_nothing_is_left_out_the_arithmetic_says_nothing_of_it(
    claim: Callable[..., Row], codebook: Codebook
) -> None:
    rows = [claim("europe", 6000, None), claim("FRA", 2300, 2300), claim("GBR", 1600, 1600)]

    made = reconcile(Claims.validate(pd.DataFrame(rows)), codebook)

    assert made.reconciliations["arithmetic"].tolist() == [
        "2,300 + 1,600 = 3,900, against 6000; remainder at least 2,100"
    ]
    assert made.reconciliation_parts["summed"].tolist() == [True, True]


def test_two_parts_of_which_one_may_hold_the_other_make_no_sum(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [claim("europe", 6000, None), claim("nordic", 500, 500), claim("SWE", 300, 300)]

    made = reconcile(Claims.validate(pd.DataFrame(rows)), codebook)

    assert (len(made.reconciliations), len(made.reconciliation_parts)) == (0, 0)


@pytest.mark.parametrize(("low", "high"), [(-50, -50), (None, -1)])
def test_a_part_below_all_that_its_indicator_allows_is_not_summed(
    low: float | None, high: float, claim: Callable[..., Row], codebook: Codebook
) -> None:
    rows = [claim("europe", 6000, None), claim("FRA", 2300, 2300), claim("GBR", 1600, 1600), claim("BEL", low, high)]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert (row["worked_low"], row["parts"]) == (3900, 2)


def test_a_region_of_unknown_members_is_not_counted_beside_what_it_may_hold(
    claim: Callable[..., Row], codebook: Codebook
) -> None:
    rows = [
        claim("world", 30000, 30000),
        claim("western-europe", 5000, 5000),
        claim("FRA", 1700, 1700),
        claim("TUN", 6000, 6000),
    ]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert row["worked_low"] == 7700


def test_the_same_member_told_twice_makes_one_part(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [claim("europe", 6000, None), claim("FRA", 1700, 1700), claim("FRA", 1800, 1800), claim("GBR", 700, 700)]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert (row["worked_low"], row["worked_high"], row["parts"]) == (2400, 2500, 2)


@pytest.mark.parametrize(
    "other",
    [
        {"as_of_start": "2015-03-01", "as_of_end": "2015-03-31"},
        {"attributed_to": "icsr"},
        {"indicator": "foreign_fighters_returned"},
        {"theatre": "IRQ", "place": "IRQ"},
        {"article": "another"},
        {"actor": "jabhat-al-nusra"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_in_more_than_its_origin_is_no_part(
    other: Row, claim: Callable[..., Row], codebook: Codebook
) -> None:
    rows = [claim("europe", 6000, None), claim("FRA", 2300, 2300), claim("GBR", 1600, 1600, **other)]

    assert reconciled(rows, codebook).empty


def test_shares_are_not_summed(claim: Callable[..., Row], codebook: Codebook) -> None:
    share: Row = {"indicator": "foreign_women_share", "unit": "percent", "percent_of": "affiliates"}
    rows = [claim("europe", 40, 40, **share), claim("FRA", 30, 30, **share), claim("GBR", 20, 20, **share)]

    assert reconciled(rows, codebook).empty


def test_parts_elsewhere_in_the_article_count_and_say_so(claim: Callable[..., Row], codebook: Codebook) -> None:
    rows = [claim("europe", 6000, None), claim("FRA", 2300, 2300, extract=2), claim("GBR", 1600, 1600, extract=3)]

    (row,) = reconciled(rows, codebook).to_dict("records")

    assert row["scope"] == "article"


def test_no_place_contains_itself_and_containing_has_one_direction(codebook: Codebook) -> None:
    regions = Regions(codebook.places)
    places = [place.id for place in codebook.places]

    for one in places:
        assert not regions.contains(one, one)
        assert not any(regions.contains(one, other) and regions.contains(other, one) for other in places)
