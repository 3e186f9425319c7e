"""The quantities as worded."""

from pandera.typing import Series

from conflict_schemas.base import (
    BOUND_RULE,
    BOUNDS,
    EXTRACT_ID,
    SPAN_ID,
    Float64,
    Int64,
    Table,
    column,
    key,
    row_rule,
)

KINDS = ("count", "percent", "fraction", "money", "area", "duration", "rate", "multiple", "measure", "age")
DIRECTIONS = ("up", "down", "none")
FOUND_BY = ("both", "extractor", "curator")


class Figures(Table):
    """One row is a quantity as an extract words it: where it stands, and how the extractor read it.

    The extractor reads every extract without seeing the curator's marks. Where both mark a figure the span is the
    curator's and the reading the extractor's; a figure that only the curator marked (`found_by` says so) carries the
    curator's reading. `claims` has both readings side by side.
    """

    figure: Series[str] = key("`extract@start-end`: the figure's place in its extract.", SPAN_ID)
    extract: Series[str] = column("The passage it stands in.", references="extracts", str_matches=EXTRACT_ID)
    char_start: Series[Int64] = column("Where it begins in the text.", unit="characters", ge=0)
    char_end: Series[Int64] = column("Where it ends in the text (exclusive).", unit="characters", ge=1)
    surface: Series[str] = column("The words of the figure, its qualifier and unit among them.")
    kind: Series[str] = column("The kind of quantity.", isin=KINDS)
    value_low: Series[Float64] = column("Lower end, in `unit`; null where the words leave it open.", nullable=True)
    value_high: Series[Float64] = column("Upper end, in `unit`; null where the words leave it open.", nullable=True)
    bound: Series[str] = column("What the words make of the number.", isin=BOUNDS)
    unit: Series[str] = column(
        "The unit of the values: what the words name, else what the article's other counts have; null where neither tells.",
        nullable=True,
        references="units",
    )
    per: Series[str] = column("What the values are per: day, month, barrel, person.", nullable=True)
    counted: Series[str] = column("What is counted or measured, as worded.", nullable=True)
    subject: Series[str] = column("What the quantity is said of, as worded, where that can be told.", nullable=True)
    direction: Series[str] = column("Whether the words tell of a rise or a fall.", isin=DIRECTIONS)
    found_by: Series[str] = column("Who marked the figure.", isin=FOUND_BY)

    @row_rule("char_end - char_start = length(surface)")
    def span_is_as_long_as_its_words(cls) -> None:
        """The span is as long as the surface."""

    @row_rule("figure = extract || '@' || char_start || '-' || char_end")
    def id_says_where(cls) -> None:
        """The id is the extract's id and the span."""

    @row_rule("value_low <= value_high")
    def low_not_above_high(cls) -> None:
        """The lower end is not above the upper one."""

    @row_rule(BOUND_RULE)
    def bound_agrees_with_its_ends(cls) -> None:
        """The bound says which ends are open: "more than" has no upper end, "up to" no lower one, "dozens" neither."""
