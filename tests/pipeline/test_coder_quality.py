"""How good the coder is, worked out by hand on a few figures."""

import math

import pandas as pd
import pytest

from conflict_figures.pipeline.coder_quality import (
    FieldQuality,
    both_codings,
    confusion,
    held_out,
    quality,
    reliability,
    right_claims,
    with_theatres,
)
from conflict_figures.pipeline.inputs.codebook import Codebook

FIELDS = ["indicator", "actor", "place", "origin", "attributed_to", "via", "period", "as_of"]
DEPARTED, RETURNED, TOTAL = "foreign_fighters_departed", "foreign_fighters_returned", "fighters_total"

# Five figures of one article: what the curator says of each, and what the rules propose and let stand.
CURATED = {
    "a#1@1-2": {"indicator": DEPARTED, "origin": "FRA", "place": "SYR", "as_of": "2015-12"},
    "a#1@3-4": {"indicator": DEPARTED, "origin": "GBR", "as_of": "2015-12-07", "attributed_to": "ihs-janes"},
    "a#1@5-6": {"indicator": DEPARTED, "period": "2015-01/2015-12", "attributed_to": "soufan-group"},
    "a#2@1-2": {"indicator": TOTAL, "place": "IRQ"},
    "a#2@3-4": {},
}
PROPOSED = {
    "a#1@1-2": {"indicator": DEPARTED, "origin": "FRA", "place": "syria-iraq", "as_of": "2015-12"},
    "a#1@3-4": {"indicator": DEPARTED, "as_of": "2015-12-31", "attributed_to": "ihs-janes"},
    "a#1@5-6": {"indicator": RETURNED, "period": "2014-06/2015-12", "attributed_to": "ihs-janes"},
    "a#2@1-2": {},
    "a#2@3-4": {"indicator": TOTAL, "place": "IRQ"},
}


def curated() -> pd.DataFrame:
    """The curators' coding as rows of `claims`."""
    rows = [
        {"article": "a", "extract": figure.partition("@")[0], "figure": figure} | dict.fromkeys(FIELDS) | fields
        for figure, fields in CURATED.items()
    ]
    return pd.DataFrame(rows).astype("str")


def proposals() -> pd.DataFrame:
    """The proposals, and two that contradict each other and do not stand."""
    rows = [
        (figure, field, value, f"{field}:zone", None, True)
        for figure, fields in PROPOSED.items()
        for field, value in fields.items()
    ]
    rows += [("a#2@1-2", "indicator", value, "x:zone", None, False) for value in (TOTAL, DEPARTED)]
    return pd.DataFrame(rows, columns=["figure", "field", "value", "rule", "confidence", "stands"])


@pytest.fixture(scope="module")
def both(codebook: Codebook) -> pd.DataFrame:
    return with_theatres(both_codings(curated(), proposals()), codebook)


def test_the_split_is_by_the_hash_of_the_id_and_stays_what_it_is() -> None:
    ids = ["irish-times-2016-03-isis-has-had-losses", *(f"example-{number}" for number in range(10))]

    assert [article for article in ids if held_out(article)] == ["example-2", "example-8"]


def test_about_a_fifth_is_held_out() -> None:
    assert sum(held_out(f"example-{number}") for number in range(1000)) == pytest.approx(200, abs=40)


def cells(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame[[*columns]].itertuples(index=False)]


def test_both_codings_stand_side_by_side_and_what_does_not_stand_is_nothing(both: pd.DataFrame) -> None:
    assert cells(both, "figure", "indicator", "machine_indicator", "rule_indicator") == [
        ("a#1@1-2", DEPARTED, DEPARTED, "indicator:zone"),
        ("a#1@3-4", DEPARTED, DEPARTED, "indicator:zone"),
        ("a#1@5-6", DEPARTED, RETURNED, "indicator:zone"),
        ("a#2@1-2", TOTAL, None, None),
        ("a#2@3-4", None, TOTAL, "indicator:zone"),
    ]


def test_times_are_compared_by_their_months(both: pd.DataFrame) -> None:
    assert cells(both, "since", "time", "machine_since", "machine_time") == [
        (None, "2015-12", None, "2015-12"),
        (None, "2015-12", None, "2015-12"),
        ("2015-01", "2015-12", "2014-06", "2015-12"),
        (None, None, None, None),
        (None, None, None, None),
    ]


def test_theatres_are_worked_out_on_each_side_alone(both: pd.DataFrame) -> None:
    """The curator's one place of the extract is lent within it, the coder's likewise; what the coder left open has none."""
    assert cells(both, "theatre", "machine_theatre") == [
        ("SYR", "syria-iraq"),
        ("SYR", "syria-iraq"),
        ("SYR", "syria-iraq"),
        ("IRQ", None),
        ("IRQ", "IRQ"),
    ]


def test_the_quality_of_every_field_by_hand(both: pd.DataFrame) -> None:
    found = {row.field: row for row in quality(both)}

    assert {field: (row.figures, row.coded, row.proposed, row.right, row.right_values) for field, row in found.items()} == {
        "indicator": (5, 4, 4, 2, 2),
        "actor": (5, 0, 0, 5, 0),
        "place": (5, 2, 2, 2, 0),
        "origin": (5, 2, 1, 4, 1),
        "attributed_to": (5, 2, 2, 4, 1),
        "via": (5, 0, 0, 5, 0),
        "theatre": (5, 5, 4, 1, 1),
        "time": (5, 3, 3, 5, 3),
        "since": (5, 1, 1, 4, 0),
    }  # fmt: skip
    assert (found["indicator"].accuracy, found["indicator"].precision, found["origin"].recall) == (0.4, 0.5, 0.5)


def test_agreement_beyond_chance_counts_no_value_as_a_value(both: pd.DataFrame) -> None:
    """Origins: France twice, Britain against none, and three times none. 1/5 differ; by chance 1 - (2*1 + 7*6) / (10*9) would."""
    (origin, via) = (row for row in quality(both) if row.field in ("origin", "via"))

    assert origin.alpha == round(1 - (1 / 5) / (1 - 44 / 90), 4)
    assert via.alpha is None


def test_shares_of_nothing_are_no_numbers() -> None:
    nothing = FieldQuality("via", 0, 0, 0, 0, 0, None)

    assert all(math.isnan(share) for share in (nothing.accuracy, nothing.precision, nothing.recall))


def test_a_claim_is_right_where_what_where_and_from_where_are(both: pd.DataFrame) -> None:
    same_place = both.assign(machine_theatre=both["theatre"])

    assert right_claims(both).tolist() == [False, False, False, False, False]
    assert right_claims(same_place).tolist() == [True, False, False, False, False]


def test_claims_are_counted_by_how_sure_the_coder_is(both: pd.DataFrame) -> None:
    same_place = both.assign(machine_theatre=both["theatre"])
    confidence = pd.Series({"a#1@1-2": 0.95, "a#1@3-4": 0.9, "a#1@5-6": 0.8999, "a#2@3-4": 0.2}, dtype="Float64")

    found = reliability(same_place, confidence)

    assert found.round(4).to_dict("records") == [
        {"from": 0.0, "claims": 1, "sure": 0.2, "right": 0},
        {"from": 0.8, "claims": 1, "sure": 0.8999, "right": 0},
        {"from": 0.9, "claims": 2, "sure": 0.925, "right": 1},
    ]


def test_what_is_taken_for_what_is_counted_the_most_frequent_first(both: pd.DataFrame) -> None:
    twice = pd.concat([both, both[both["figure"] == "a#2@3-4"]], ignore_index=True)

    assert confusion(twice, "indicator").to_dict("records") == [
        {"curator": "none", "coder": TOTAL, "figures": 2},
        {"curator": TOTAL, "coder": "none", "figures": 1},
        {"curator": DEPARTED, "coder": RETURNED, "figures": 1},
    ]
