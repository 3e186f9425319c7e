"""Closed intervals with ends that may be open, and their arithmetic."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both inclusive; None is no end on that side."""

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval from {self.low} down to {self.high}")

    def __add__(self, other: "Interval") -> "Interval":
        """Every sum of a number of the one and a number of the other."""
        return Interval(_combined(self.low, other.low, 1), _combined(self.high, other.high, 1))

    def __sub__(self, other: "Interval") -> "Interval":
        """Every difference of a number of this one and a number of the other."""
        return Interval(_combined(self.low, other.high, -1), _combined(self.high, other.low, -1))

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that takes in both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def not_below(self, least: float) -> "Interval":
        """The part of it that is not below `least`; where all of it is below, `least` alone."""
        low = least if self.low is None else max(self.low, least)
        return Interval(low, None if self.high is None else max(self.high, least))

    def words(self) -> str:
        """As a reader would say it: 800, at least 766, at most 20, 27,000 to 31,000."""
        if self.low is None:
            return "any number" if self.high is None else f"at most {_number(self.high)}"
        if self.high is None:
            return f"at least {_number(self.low)}"
        return _number(self.low) if self.low == self.high else f"{_number(self.low)} to {_number(self.high)}"


def _combined(one: float | None, other: float | None, sign: int) -> float | None:
    return None if one is None or other is None else one + sign * other


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"
