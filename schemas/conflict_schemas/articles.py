"""The published texts."""

from pandera.typing import Series

from conflict_schemas.base import ARTICLE_ID, Day, Table, column, key, row_rule

PUBLISHED_BASES = ("given", "page", "url", "text", "unknown")
KINDS = ("digest", "fulltext")
SECOND_READS = ("confirmed", "corrected", "not_found")


class Articles(Table):
    """One row is a published text: a news report, a press release or a research body's page."""

    article: Series[str] = key("The article's id: the stem of its raw file, or the one that it gives.", ARTICLE_ID)
    publisher: Series[str] = column("Who published it, as on the page.")
    title: Series[str] = column(
        "Its headline, as on the page; null where the page was known only in part.", nullable=True
    )
    author: Series[str] = column("Its author; null where the page names none.", nullable=True)
    url: Series[str] = column("Where it was published.", nullable=True)
    published: Series[str] = column(
        "When it was published, as an EDTF date or interval; null where that is not known.", nullable=True
    )
    published_start: Series[Day] = column(
        "The first day on which it may have been published; null where open or not known.", nullable=True
    )
    published_end: Series[Day] = column(
        "The last day on which it may have been published; null where open or not known.", nullable=True
    )
    published_basis: Series[str] = column(
        "What the date of publication rests on: what the user's file says of it (given), the page, its URL, the text itself, or nothing.",
        isin=PUBLISHED_BASES,
    )
    language: Series[str] = column("ISO 639-1 code of its language.", str_matches="^[a-z]{2}$")
    kind: Series[str] = column(
        "digest: its statements in our own words; fulltext: the publisher's words, read from a user's own copy.",
        isin=KINDS,
    )
    same_story_as: Series[str] = column(
        "The article that this one reprints.", nullable=True, references="articles", str_matches=ARTICLE_ID
    )
    second_read: Series[str] = column(
        "What a second reader found: the coding confirmed or corrected, or the page not found again; "
        "null where it was read once.",
        nullable=True,
        isin=SECOND_READS,
    )
    accessed: Series[Day] = column("The day on which the page was read.", nullable=True)
    file: Series[str] = column(
        "The raw file, relative to the folder of raw files; of a file of many texts followed by `#` and the row."
    )
    sha256: Series[str] = column("SHA-256 of the raw file, or of the row as JSON.", str_matches="^[0-9a-f]{64}$")

    @row_rule("published_start <= published_end")
    def publication_is_ordered(cls) -> None:
        """The first possible day of publication is not after the last."""

    @row_rule("(published is null) = (published_start is null and published_end is null)")
    def publication_is_an_interval(cls) -> None:
        """A date of publication has a first or a last possible day."""

    @row_rule("same_story_as <> article")
    def reprints_another(cls) -> None:
        """An article does not reprint itself."""
