"""The parameters, and where the coder's rules are measured and where those of the package's corpus are taken."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandera.typing import DataFrame

from conflict_figures.pipeline.house import House, InputError, Params
from conflict_figures.pipeline.parquet import to_parquet
from conflict_schemas import CodingRules

GIVEN = {"about_tolerance": "0.1", "comparable_days": "31", "confidence_prior_figures": "4"}
RULES = DataFrame[CodingRules](
    pd.DataFrame(
        [("place", "place:zone", 9, 8, 2, 1, 0.8)], columns=list(CodingRules.to_schema().columns)
    )
)  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The checkout, but for its parameters and tables."""
    return replace(House.checkout(), params_file=tmp_path / "params.yaml", tables=tmp_path)


def params(house: House, **changed: str) -> Params:
    house.params_file.write_text("".join(f"{name}: {value}\n" for name, value in (GIVEN | changed).items()))
    return house.params()


def test_the_thresholds_are_what_the_file_says(house: House) -> None:
    assert params(house) == Params(about_tolerance=0.1, comparable_days=31.0, confidence_prior_figures=4.0)
    assert params(house, comparable_days="0", confidence_prior_figures="0.5") == Params(0.1, 0.0, 0.5)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("comparable_days", "-1", "params.yaml:2: comparable_days: found -1, wanted a number, at least 0 and less than 3661"),
        ("comparable_days", "3661", "params.yaml:2: comparable_days: found 3661, wanted a number, at least 0 and less than 3661"),
        ("confidence_prior_figures", "0", "params.yaml:3: confidence_prior_figures: found 0, wanted a number, at least 0.001 and "
         "less than 1e+06"),
        ("confidence_prior_figures", ".inf", "params.yaml:3: confidence_prior_figures: found inf, wanted a number, at least 0.001 "
         "and less than 1e+06"),
    ],
)  # fmt: skip
def test_a_threshold_that_cannot_be_is_told_with_its_line(name: str, value: str, said: str, house: House) -> None:
    with pytest.raises(InputError) as raised:
        params(house, **{name: value})

    assert str(raised.value) == said


def test_the_parameters_of_the_checkout_can_be() -> None:
    assert House.checkout().params() == Params(about_tolerance=0.1, comparable_days=31, confidence_prior_figures=4)


def test_rules_are_measured_on_the_packages_own_corpus_and_codebook_alone(house: House, tmp_path: Path) -> None:
    own = {
        "raw files": house.with_raw(tmp_path),
        "articles": replace(house, articles=tmp_path),
        "a codebook": replace(house, codebook_folder=tmp_path),
    }

    assert house.measures_rules
    assert {what: other.measures_rules for what, other in own.items()} == dict.fromkeys(own, False)


def test_what_was_measured_holds_for_other_texts_under_the_same_codebook(house: House, tmp_path: Path) -> None:
    (tmp_path / "coding_rules.parquet").write_bytes(to_parquet(CodingRules, RULES))

    found = replace(house, articles=tmp_path).measured_rules()

    pd.testing.assert_frame_equal(found, RULES)


def test_for_a_codebook_of_ones_own_nothing_was_measured(house: House, tmp_path: Path) -> None:
    (tmp_path / "coding_rules.parquet").write_bytes(to_parquet(CodingRules, RULES))

    found = replace(house, codebook_folder=tmp_path).measured_rules()

    assert (len(found), list(found.columns)) == (0, list(RULES.columns))


def test_before_anything_was_built_nothing_was_measured(house: House) -> None:
    assert house.measured_rules().empty
