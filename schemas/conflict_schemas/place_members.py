"""Which countries belong to which region."""

from pandera.typing import Series

from conflict_schemas.base import PLACE_ID, Table, key


class PlaceMembers(Table):
    """One row is a country that belongs to a region."""

    region: Series[str] = key("The region.", PLACE_ID, references="places", alone=False)
    member: Series[str] = key("The country.", PLACE_ID, references="places", alone=False)

    class Config:
        unique = ["region", "member"]
