"""The bodies and people that figures come from."""

from pandera.typing import Series

from conflict_schemas.base import ALIASES, SLUG, Table, column, key


class Sources(Table):
    """One row is a body or person that figures come from, as the articles say."""

    source: Series[str] = key("The source's id.", SLUG)
    name: Series[str] = column("Its name.")
    kind: Series[str] = column(
        "Its kind.",
        isin=(
            "person",
            "media",
            "government",
            "intelligence",
            "research",
            "official-unnamed",
            "international-organisation",
            "military",
            "ngo",
            "armed-group",
            "other",
        ),
    )
    parent: Series[str] = column(
        "The body that a person or an office speaks for.", nullable=True, references="sources", str_matches=SLUG
    )
    note: Series[str] = column("What to know of it.", nullable=True)
    aliases: Series[str] = column(ALIASES, nullable=True)
    publishes_as: Series[str] = column(
        "The publishers of articles that are this body itself, separated by bars.", nullable=True
    )
