"""What was checked."""

from pandera.typing import Series

from conflict_schemas.base import Float64, Int64, Table, column, key, row_rule

SEVERITIES = ("error", "warning")


class Checks(Table):
    """One row is one check on one table: what it demands, how many rows it saw and how many failed."""

    check_name: Series[str] = key("`table.check`.", r"^[a-z_]+\.[a-z0-9_]+$")
    table_name: Series[str] = column("The table that was checked.")
    demands: Series[str] = column("What the check demands, in words.")
    severity: Series[str] = column(
        "error: a row that fails is rejected; warning: it is published and counted here.", isin=SEVERITIES
    )
    rows_seen: Series[Int64] = column("How many rows it looked at.", unit="rows", ge=0)
    rows_failed: Series[Int64] = column("How many of them failed.", unit="rows", ge=0)
    percent_passed: Series[Float64] = column(
        "Share of the rows that passed.", unit="percent", nullable=True, ge=0, le=100
    )
    alpha: Series[Float64] = column(
        "For the agreement of two readings: Krippendorff's alpha; null for other checks.", nullable=True, le=1
    )

    @row_rule("rows_failed <= rows_seen")
    def fails_what_it_saw(cls) -> None:
        """No more rows fail than were seen."""
