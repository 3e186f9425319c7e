"""The curators' coding on its way from `ingest` to `code`; not published as such, for `claims` carries it."""

from pandera.typing import Series

from conflict_schemas.base import BOUND_RULE, BOUNDS, EXTRACT_ID, SPAN_ID, Float64, Int64, Table, column, row_rule


class Codings(Table):
    """One row is a curator's coding of a figure: the marked words, their reading, and their meaning."""

    figure: Series[str] = column("The mark: `extract@start-end`.", str_matches=SPAN_ID)
    nth: Series[Int64] = column("1, or 2 where the same words carry a second claim.", ge=1)
    extract: Series[str] = column("The passage.", str_matches=EXTRACT_ID)
    char_start: Series[Int64] = column("Where the mark begins in the text.", unit="characters", ge=0)
    char_end: Series[Int64] = column("Where the mark ends in the text (exclusive).", unit="characters", ge=1)
    surface: Series[str] = column("The marked words.")
    value_low: Series[Float64] = column("Lower end, in `unit`; null where open.", nullable=True)
    value_high: Series[Float64] = column("Upper end, in `unit`; null where open.", nullable=True)
    bound: Series[str] = column("What the words make of the number.", isin=BOUNDS)
    unit: Series[str] = column("The unit of the values.")
    counted: Series[str] = column("What is counted or measured.")
    indicator: Series[str] = column("What the claim counts.", nullable=True)
    actor: Series[str] = column("Whose.", nullable=True)
    place: Series[str] = column("Where it holds, as worded.", nullable=True)
    origin: Series[str] = column("Where people came from.", nullable=True)
    period: Series[str] = column("EDTF interval.", nullable=True)
    as_of: Series[str] = column("EDTF date.", nullable=True)
    time_basis: Series[str] = column("What the dates rest on.", nullable=True)
    attributed_to: Series[str] = column("Who the figure comes from.", nullable=True)
    via: Series[str] = column("Who relayed it.", nullable=True)
    correction: Series[str] = column("The correction that applies.", nullable=True)
    file: Series[str] = column("The raw file.")
    line: Series[Int64] = column("The line of the claim in it.", ge=1)

    @row_rule(BOUND_RULE)
    def bound_agrees_with_its_ends(cls) -> None:
        """The bound says which ends are open."""
