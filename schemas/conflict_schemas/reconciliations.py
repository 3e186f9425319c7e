"""Wholes against their parts."""

from pandera.typing import Series

from conflict_schemas.base import CLAIM_ID, Float64, Int64, Table, column, key, row_rule

KINDS = ("parts_of_origin", "parts_of_place")
SCOPES = ("extract", "article")
VERDICTS = ("consistent", "exceeds", "short")


class Reconciliations(Table):
    """One row is a stated whole set against its stated parts: what it says, what they sum to, and whether that can be."""

    reconciliation: Series[str] = key("The claim of the whole, and what it was divided by.", r"^[^ ]+$")
    kind: Series[str] = column("What the parts are parts of: the region of origin, or the place.", isin=KINDS)
    scope: Series[str] = column(
        "Where the parts were looked for: the extract of the whole, or its article.", isin=SCOPES
    )
    whole: Series[str] = column("The claim of the whole.", references="claims", str_matches=CLAIM_ID)
    parts: Series[Int64] = column("How many parts were summed.", unit="places", ge=2)
    members: Series[Int64] = column(
        "How many members the codebook gives the whole; null where it does not list them.",
        unit="places",
        nullable=True,
        ge=1,
    )
    unit: Series[str] = column("The unit of the intervals.", references="units")
    stated_low: Series[Float64] = column(
        "Lower end of what the words of the whole allow, in `unit`; null = open.", nullable=True
    )
    stated_high: Series[Float64] = column(
        "Upper end of what the words of the whole allow, in `unit`; null = open.", nullable=True
    )
    worked_low: Series[Float64] = column("Lower end of the sum of the parts, in `unit`.", nullable=True)
    worked_high: Series[Float64] = column("Upper end of the sum of the parts, in `unit`; null = open.", nullable=True)
    remainder_low: Series[Float64] = column("The least that the parts leave of the whole, in `unit`.", nullable=True)
    remainder_high: Series[Float64] = column(
        "The most that the parts leave of the whole, in `unit`; null = open.", nullable=True
    )
    verdict: Series[str] = column(
        "consistent: whole and sum can both be true; exceeds: the parts sum to more than the whole; short: the parts are "
        "all there are, and sum to less.",
        isin=VERDICTS,
    )
    arithmetic: Series[str] = column("The sum, written out, with the stated parts that were left out of it.")

    @row_rule("stated_low <= stated_high and worked_low <= worked_high and remainder_low <= remainder_high")
    def low_not_above_high(cls) -> None:
        """The lower ends are not above the upper ones."""
