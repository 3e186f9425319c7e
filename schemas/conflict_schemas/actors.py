"""The parties that claims are about."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, SLUG, Table, column, key


class Actors(Table):
    """One row is a party whose territory, fighters, income or strikes a claim counts."""

    actor: Series[str] = key("The actor's id.", SLUG)
    name: Series[str] = column("Its name.")
    kind: Series[str] = column(
        "Its kind; other is for the codebooks of other topics.",
        isin=("armed-group", "state", "coalition", "none", "other"),
    )
    wikidata: Series[str] = column("Its Wikidata item, where certain.", nullable=True, str_matches="^Q[0-9]+$")
    note: Series[str] = column("What the claims of this actor cover.", nullable=True)
    aliases: Series[str] = column(ALIASES, nullable=True)
