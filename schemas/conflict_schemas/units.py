"""The units that readings are given in."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, NAME, Float64, Table, column, key, row_rule

DIMENSIONS = ("count", "ratio", "area", "mass", "money", "price", "rate", "duration")


class Units(Table):
    """One row is a unit that readings are given in."""

    unit: Series[str] = key("The unit's id.", NAME)
    name: Series[str] = column("Its name.")
    dimension: Series[str] = column("What it measures.", isin=DIMENSIONS)
    base: Series[str] = column(
        "The unit it converts to; null where it converts to no other.",
        nullable=True,
        references="units",
        str_matches=NAME,
    )
    factor: Series[Float64] = column("How many of the base unit it is; 1 where it has none.", gt=0)
    aliases: Series[str] = column(ALIASES, nullable=True)

    @row_rule("dimension <> 'money' or base is null")
    def currencies_are_never_converted(cls) -> None:
        """A currency has no base."""
