"""Claims on the same thing, set against each other."""

from pandera.typing import Series

from conflict_schemas.base import CLAIM_ID, Float64, Table, column, key, row_rule

VERDICTS = ("same", "compatible", "rounding", "contradict")
CAUSES = ("rounding", "base", "unit", "source", "unknown")


class Disagreements(Table):
    """One row is two claims of one article on the same thing, and whether both can be true.

    The same thing is the same indicator, actor, theatre and origin, at times no further apart than params.yaml allows. So far
    claims are set against each other within their article alone, each against the 10 nearest after it on the same thing.
    """

    disagreement: Series[str] = key("The two claims, the earlier in the text first.", r"^[^ ]+~[^ ]+$")
    one: Series[str] = column("The claim that comes first in the text.", references="claims", str_matches=CLAIM_ID)
    other: Series[str] = column("The claim that comes after it.", references="claims", str_matches=CLAIM_ID)
    unit: Series[str] = column("The unit of the numbers: that of the first claim.", references="units")
    one_low: Series[Float64] = column(
        "Lower end of what the words of the first allow, in `unit`; null = open.", nullable=True
    )
    one_high: Series[Float64] = column(
        "Upper end of what the words of the first allow, in `unit`; null = open.", nullable=True
    )
    other_low: Series[Float64] = column(
        "Lower end of what the words of the other allow, in `unit`; null = open.", nullable=True
    )
    other_high: Series[Float64] = column(
        "Upper end of what the words of the other allow, in `unit`; null = open.", nullable=True
    )
    gap: Series[Float64] = column("How far the two intervals lie apart, in `unit`; 0 where they meet.", ge=0)
    gap_share: Series[Float64] = column(
        "The gap in proportion to the greater of the two ends that face each other; 0 where the intervals meet.", ge=0
    )
    verdict: Series[str] = column(
        "same: equal intervals; compatible: intervals that meet; rounding: equal as far as the rounder of the two numbers is "
        "given; contradict: none of these.",
        isin=VERDICTS,
    )
    cause: Series[str] = column(
        "Why the intervals do not meet, as far as the claims tell: rounding; a change counted from another start (base); numbers "
        "in two units (unit); two speakers (source); unknown. Null where they meet.",
        nullable=True,
        isin=CAUSES,
    )

    @row_rule("one <> other")
    def two_claims(cls) -> None:
        """A claim is not set against itself."""

    @row_rule("(gap > 0) = (cause is not null)")
    def a_gap_has_a_cause(cls) -> None:
        """Where the intervals do not meet, a cause is given or said to be unknown."""

    @row_rule("(verdict in ('same', 'compatible')) = (gap = 0)")
    def what_meets_can_both_be_true(cls) -> None:
        """Claims whose intervals meet can both be true."""
