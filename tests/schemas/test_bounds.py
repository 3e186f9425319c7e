"""The bound of a reading says which of its ends are open: for all eight, in pandas and in SQL alike."""

import duckdb
import pandas as pd
import pytest
from pandera.typing import Series

from conflict_schemas.base import BOUND_ENDS, BOUND_RULE, BOUNDS, Float64, Table, column, row_rule

ENDS: dict[str, tuple[float | None, float | None]] = {
    "one number": (20.0, 20.0),
    "two numbers": (20.0, 30.0),
    "only a lower end": (20.0, None),
    "only an upper end": (None, 20.0),
    "no end": (None, None),
}
FITTING = {
    "exact": {"one number"},
    "about": {"one number"},
    "at_least": {"only a lower end"},
    "more_than": {"only a lower end"},
    "at_most": {"only an upper end"},
    "less_than": {"only an upper end"},
    "between": {"one number", "two numbers"},
    "vague": {"no end"},
}


class Reading(Table):
    """One row is a reading."""

    bound: Series[str] = column("What the words make of the number.")
    value_low: Series[Float64] = column("Lower end.", nullable=True)
    value_high: Series[Float64] = column("Upper end.", nullable=True)

    @row_rule(BOUND_RULE)
    def bound_agrees_with_its_ends(cls) -> None:
        """The bound says which ends are open."""


def test_every_bound_is_known() -> None:
    assert set(BOUNDS) == set(BOUND_ENDS) == set(FITTING)


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("bound", BOUNDS)
def test_a_bound_takes_the_ends_that_its_words_give_and_no_others(bound: str, ends: str) -> None:
    low, high = ENDS[ends]
    rows = pd.DataFrame({"bound": [bound], "value_low": [low], "value_high": [high]}).astype({"bound": "str"})

    (rule,) = Reading.to_schema().checks
    passes = bool(rule(rows.astype({"value_low": "Float64", "value_high": "Float64"})).check_passed)

    assert passes == (ends in FITTING[bound])


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("bound", BOUNDS)
def test_the_database_holds_the_same_rule(bound: str, ends: str) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            f"create table reading (bound varchar, value_low double, value_high double, check ({BOUND_RULE}))"
        )
        try:
            connection.execute("insert into reading values (?, ?, ?)", [bound, *ENDS[ends]])
            passes = True
        except duckdb.ConstraintException:
            passes = False

    assert passes == (ends in FITTING[bound])


def test_an_unknown_bound_is_left_to_the_columns_own_constraint() -> None:
    rows = pd.DataFrame({"bound": ["circa"], "value_low": [1.0], "value_high": [1.0]})

    assert len(Reading.validate(rows)) == 1


def test_a_rule_that_null_leaves_open_is_met_as_in_a_check_constraint() -> None:
    class Ordered(Table):
        """One row is a pair."""

        low: Series[Float64] = column("Lower end.", nullable=True)
        high: Series[Float64] = column("Upper end.", nullable=True)

        @row_rule("low <= high")
        def ordered(cls) -> None:
            """The lower end is not above the upper one."""

    assert len(Ordered.validate(pd.DataFrame({"low": [1.0, None], "high": [None, 2.0]}))) == 2


def test_a_rule_keeps_to_the_rows_whatever_their_index() -> None:
    rows = pd.DataFrame(
        {"bound": ["exact", "more_than"], "value_low": [1.0, 2.0], "value_high": [1.0, 2.0]}, index=[7, 3]
    )

    (rule,) = Reading.to_schema().checks

    assert rule(rows).check_output.to_dict() == {7: True, 3: False}
