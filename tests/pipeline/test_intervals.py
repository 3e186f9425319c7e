"""Interval arithmetic: what holds for every number in two intervals holds for their sum and difference."""

from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.pipeline.intervals import Interval

whole = st.integers(-1_000_000, 1_000_000)


@st.composite
def interval_and_member(draw: st.DrawFn) -> tuple[Interval, int]:
    """An interval, either end of it perhaps open, and a number in it."""
    member, below, above = draw(whole), draw(st.integers(0, 1000) | st.none()), draw(st.integers(0, 1000) | st.none())
    low = None if below is None else member - below
    return Interval(low, None if above is None else member + above), member


def holds(interval: Interval, number: float) -> bool:
    return (interval.low is None or interval.low <= number) and (interval.high is None or number <= interval.high)


@given(interval_and_member(), interval_and_member())
def test_a_sum_and_a_difference_hold_every_sum_and_difference(
    one: tuple[Interval, int], other: tuple[Interval, int]
) -> None:
    assert holds(one[0] + other[0], one[1] + other[1])
    assert holds(one[0] - other[0], one[1] - other[1])


@given(interval_and_member(), interval_and_member())
def test_sums_do_not_depend_on_the_order(one: tuple[Interval, int], other: tuple[Interval, int]) -> None:
    assert one[0] + other[0] == other[0] + one[0]


@given(interval_and_member(), interval_and_member())
def test_a_hull_holds_both(one: tuple[Interval, int], other: tuple[Interval, int]) -> None:
    hull = one[0].hull(other[0])

    assert holds(hull, one[1])
    assert holds(hull, other[1])


def test_more_than_6000_less_5234_leaves_at_least_766() -> None:
    assert (Interval(6000, None) - Interval(5234, 5234)).words() == "at least 766"


def test_intervals_are_said_as_a_reader_would() -> None:
    said = [Interval(27000, 31000), Interval(800, 800), Interval(None, 20), Interval(None, None), Interval(0.5, 1.25)]

    assert [interval.words() for interval in said] == [
        "27,000 to 31,000",
        "800",
        "at most 20",
        "any number",
        "0.5 to 1.25",
    ]
