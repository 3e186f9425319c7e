"""The passages of the articles."""

from pandera.typing import Series

from conflict_schemas.base import ARTICLE_ID, EXTRACT_ID, Int64, Table, column, key, row_rule

ROLES = ("text", "title", "heading", "caption", "debris", "duplicate")
UNREAD = ("debris", "duplicate")  # what the extractor is not given


class Extracts(Table):
    """One row is a passage of an article: what it says, in our own words (digest) or in the publisher's (fulltext)."""

    extract: Series[str] = key("`article#n`: the n-th extract of the article.", EXTRACT_ID)
    article: Series[str] = column("The article it is from.", references="articles", str_matches=ARTICLE_ID)
    position: Series[Int64] = column("Its place among the article's extracts, the first being 1.", ge=1)
    paragraph: Series[Int64] = column(
        "The text block of the article that it restates, the title being 1; null where that is not known.",
        nullable=True,
        ge=1,
    )
    role: Series[str] = column(
        "What it is to its page: text (always so in a digest), title, heading, caption; debris is the page's own (links, "
        "notices, share bars) and duplicate a block that stands twice: both are kept and not read.",
        isin=ROLES,
    )
    text: Series[str] = column(
        "The statement, with the figures exactly as the source words them.", str_length={"min_value": 1}
    )

    @row_rule("extract = article || '#' || position")
    def id_says_where(cls) -> None:
        """The id is the article's id and the position."""
