"""The places where claims hold and people come from."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, PLACE_ID, Boolean, Table, column, key, row_rule


class Places(Table):
    """One row is a place: a country, a region, a city or an area, where claims hold or people come from."""

    place: Series[str] = key("The place's id; a country's is its ISO 3166-1 alpha-3 code.", PLACE_ID)
    name: Series[str] = column("Its name.")
    kind: Series[str] = column("Its kind.", isin=("world", "region", "country", "city", "area"))
    iso_alpha3: Series[str] = column("ISO 3166-1 alpha-3 code of a country.", nullable=True, str_matches="^[A-Z]{3}$")
    within: Series[str] = column(
        "The next place that contains a city, an area, or a region whose members are not listed.",
        nullable=True,
        references="places",
        str_matches=PLACE_ID,
    )
    members_listed: Series[Boolean] = column("Whether `place_members` lists the countries of this region.")
    note: Series[str] = column("How the members were chosen, or what to beware of.", nullable=True)
    aliases: Series[str] = column(ALIASES, nullable=True)

    @row_rule("(kind = 'country') = (iso_alpha3 is not null) and coalesce(iso_alpha3 = place, true)")
    def country_is_its_code(cls) -> None:
        """A country's id is its ISO code, and nothing else has one."""
