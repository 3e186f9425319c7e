"""What failed a check and was not published."""

from pandera.typing import Series

from conflict_schemas.base import Int64, Table, column, key


class Rejects(Table):
    """One row is a row that failed one check and was not published: the row as it came, and why."""

    reject: Series[str] = key("A running id: the table and a number.", r"^[a-z_]+/[0-9]+$")
    table_name: Series[str] = column("The table that the row was meant for.")
    row_key: Series[str] = column("The row's key, as far as it is known.", nullable=True)
    row: Series[str] = column("The row as it came, as JSON.")
    check_name: Series[str] = column("The check that it failed.", references="checks")
    reason: Series[str] = column("What was found and what was wanted.")
    file: Series[str] = column("The raw file that it came from.", nullable=True)
    line: Series[Int64] = column("The line of that file, where it is known.", nullable=True, ge=1)
    hangs_on: Series[str] = column(
        "The reject that took this row along, for it refers to that one; null where the row itself was found wrong.",
        nullable=True,
        references="rejects",
    )
