"""What claims count."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, NAME, Boolean, Float64, Table, column, key, row_rule

INDICATOR_KINDS = ("stock", "flow", "share", "rate", "count_of_places", "price")


class Indicators(Table):
    """One row is a thing that claims count: its definition, its unit, and for a percentage what it is a percentage of."""

    indicator: Series[str] = key("The indicator's id.", NAME)
    name: Series[str] = column("Its name.")
    definition: Series[str] = column("What it counts.")
    kind: Series[str] = column(
        "stock: at a date; flow: during a period, or cumulative up to a date; share: part of a whole; rate: per "
        "something, or growth; count_of_places; price.",
        isin=INDICATOR_KINDS,
    )
    unit: Series[str] = column("The unit of its range.", references="units", str_matches=NAME)
    denominator: Series[str] = column("What a percentage or a rate is of; null for others.", nullable=True)
    range_min: Series[Float64] = column("The least value that can be, in `unit`.")
    range_max: Series[Float64] = column("The greatest value that can be, in `unit`.")
    sums_over_origin: Series[Boolean] = column("Whether parts by origin sum to the whole.")
    sums_over_place: Series[Boolean] = column("Whether parts by place sum to the whole.")
    theatre: Series[str] = column(
        "The place that the indicator is about where a claim names none.", nullable=True, references="places"
    )
    see_also: Series[str] = column("Indicators near it, separated by bars.", nullable=True)
    aliases: Series[str] = column(ALIASES, nullable=True)

    @row_rule("range_min <= range_max")
    def range_is_ordered(cls) -> None:
        """The least value is not above the greatest."""

    @row_rule("unit <> 'percent' or denominator is not null")
    def percentage_says_of_what(cls) -> None:
        """Every percentage says what it is a percentage of."""

    @row_rule("kind <> 'share' or (range_min >= 0 and range_max <= 100)")
    def share_lies_within_the_whole(cls) -> None:
        """A share lies in [0, 100]."""
