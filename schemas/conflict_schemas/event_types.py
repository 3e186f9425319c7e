"""What events are events of."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, NAME, Table, column, key


class EventTypes(Table):
    """One row is a kind of happening that the coder reads out of texts, with its definition."""

    event_type: Series[str] = key("The type's id.", NAME)
    name: Series[str] = column("Its name.")
    definition: Series[str] = column("What counts as one.")
    aliases: Series[str] = column(ALIASES, nullable=True)
