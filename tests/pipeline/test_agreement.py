"""How far two readers agree: percent and Krippendorff's alpha, the latter held to the library's."""

import krippendorff
import numpy as np
import pandas as pd
import pytest
from builds import Build
from hypothesis import given, settings
from hypothesis import strategies as st

from conflict_figures.pipeline.agreement import Agreement, agreement_checks

BOUNDS = ["exact", "about", "more_than", "at_least"]
bounds = st.sampled_from(BOUNDS)


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    """Claims that curator and extractor read alike, but for what a row says."""
    alike = {
        "coded_by": "curator", "value_low": 7, "value_high": 7, "bound": "exact", "unit": "person", "extractor_low": 7,
        "extractor_high": 7, "extractor_bound": "exact", "extractor_unit": "person", "value_agrees": True,
        "bound_agrees": True, "unit_agrees": True,
    }  # fmt: skip
    numbers = dict.fromkeys(["value_low", "value_high", "extractor_low", "extractor_high"], "Float64")
    return pd.DataFrame([alike | row for row in rows]).astype(numbers)


def agreement(frame: pd.DataFrame) -> dict[str, Agreement]:
    return {row.name.removeprefix("claims."): row for row in agreement_checks(frame)}


def library_alpha(one: list[str], other: list[str]) -> float:
    kinds = sorted({*one, *other})
    data = np.array([[kinds.index(value) for value in reader] for reader in (one, other)], dtype=float)
    return float(
        krippendorff.alpha(reliability_data=data, level_of_measurement="nominal", value_domain=range(len(kinds)))
    )


@settings(deadline=None)
@given(st.lists(st.tuples(bounds, bounds), min_size=2, max_size=12).filter(lambda pairs: len(set(sum(pairs, ()))) > 1))
def test_alpha_is_that_of_the_library(pairs: list[tuple[str, str]]) -> None:
    curator, extractor = [one for one, _ in pairs], [other for _, other in pairs]
    rows = claims(*({"bound": one, "extractor_bound": other, "bound_agrees": one == other} for one, other in pairs))

    found = agreement(rows)["bound_agrees"]

    assert found.alpha == pytest.approx(library_alpha(curator, extractor), abs=5.01e-5)  # rounded to four places
    assert (found.seen, found.failed) == (len(pairs), sum(one != other for one, other in pairs))


def test_readers_who_agree_on_everything_have_alpha_one_and_one_kind_has_none() -> None:
    two_kinds = claims({}, {"bound": "about", "extractor_bound": "about"})

    found = agreement(two_kinds)

    assert found["bound_agrees"].alpha == 1
    assert found["unit_agrees"].alpha is None


def test_an_open_end_is_a_value_of_its_own() -> None:
    rows = claims({}, {}, {"value_high": None, "extractor_high": None}, {"value_high": None, "value_agrees": False})

    found = agreement(rows)["value_agrees"]

    wanted = library_alpha(["7 to 7", "7 to 7", "7 to open", "7 to open"], ["7 to 7", "7 to 7", "7 to open", "7 to 7"])
    assert (found.seen, found.failed, found.alpha) == (4, 1, pytest.approx(wanted, abs=5e-5))


def test_a_figure_that_the_extractor_missed_counts_as_missed_and_as_nothing_else() -> None:
    missed = {"extractor_bound": None, "value_agrees": None, "bound_agrees": None, "unit_agrees": None}

    found = agreement(claims({}, missed))

    assert (found["extractor_finds"].seen, found["extractor_finds"].failed) == (2, 1)
    assert {(row.seen, row.failed) for name, row in found.items() if name != "extractor_finds"} == {(1, 0)}


def test_a_figure_that_no_one_coded_counts_for_nothing() -> None:
    found = agreement(claims({}, {"coded_by": "none", "extractor_bound": "about"}))

    assert {row.seen for row in found.values()} == {1}


def test_the_checks_carry_the_agreement(example: Build) -> None:
    checks = example.check().checks.set_index("check_name")

    finds, bound = checks.loc["claims.extractor_finds"], checks.loc["claims.bound_agrees"]
    assert (finds["severity"], finds["rows_seen"], finds["percent_passed"]) == ("warning", 4, 100)
    assert (bound["severity"], bound["rows_seen"], bound["percent_passed"], bound["alpha"]) == ("warning", 4, 100, 1)
