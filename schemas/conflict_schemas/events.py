"""The dated happenings that the extracts tell of."""

from pandera.typing import Series

from conflict_schemas.base import (
    ARTICLE_ID,
    CLAIM_ID,
    EXTRACT_ID,
    NAME,
    PLACE_ID,
    SLUG,
    SPAN_ID,
    Day,
    Int64,
    Table,
    column,
    key,
    row_rule,
)
from conflict_schemas.dates import ANCHORS, PRECISIONS

EVENT_RULES = ("active", "passive", "participle", "gerund", "noun", "attribute", "list", "relative", "announced")


class Events(Table):
    """One row is a dated happening as an extract tells it: an attack, a capture, a ceasefire.

    All of it is the coder's reading; no curator codes events. A happening that several extracts tell of has a row for each.
    What is told without a date, as planned, or as a total over a long time is not here.
    """

    event: Series[str] = key(
        "`extract@start-end`: the place of the words that tell of it; where they tell of a second happening, followed by /2.",
        CLAIM_ID,
    )
    extract: Series[str] = column("The passage.", references="extracts", str_matches=EXTRACT_ID)
    article: Series[str] = column("The article.", references="articles", str_matches=ARTICLE_ID)
    char_start: Series[Int64] = column("Where the words begin in the text.", unit="characters", ge=0)
    char_end: Series[Int64] = column("Where they end in the text (exclusive).", unit="characters", ge=1)
    surface: Series[str] = column("The words that tell of it.")
    type: Series[str] = column("What kind of happening it is.", references="event_types", str_matches=NAME)
    place: Series[str] = column(
        "Where it happened, or the place that it was done to; null where the codebook does not know it or the words do not say.",
        nullable=True,
        references="places",
        str_matches=PLACE_ID,
    )
    actor: Series[str] = column(
        "Who did it; null where the words do not say.", nullable=True, references="actors", str_matches=SLUG
    )
    target: Series[str] = column(
        "Whom it was done to, where that is an actor; null where the words do not say.",
        nullable=True,
        references="actors",
        str_matches=SLUG,
    )
    date: Series[str] = column("The time expression that dates it.", references="dates", str_matches=SPAN_ID)
    start: Series[Day] = column("The first day on which it may have happened or begun.")
    end: Series[Day] = column("The last day on which it may have happened or gone on, inclusive.")
    precision: Series[str] = column("The calendar unit that the words of the date name.", isin=PRECISIONS)
    basis: Series[str] = column(
        "What the date was resolved against: its own words (explicit), the date of publication or a date in the text.",
        isin=ANCHORS,
    )
    rule: Series[str] = column(
        "How the words tell of it: a verb in the active, the passive, a participle or a gerund; a noun; a noun "
        "whose date is its attribute; a place with a date in a list; a noun with its date in a relative clause; a happening with "
        "the date of its announcement.",
        isin=EVENT_RULES,
    )

    @row_rule("char_end - char_start = length(surface)")
    def span_is_as_long_as_its_words(cls) -> None:
        """The span is as long as the surface."""

    @row_rule("split_part(event, '/', 1) = extract || '@' || char_start || '-' || char_end")
    def id_says_where(cls) -> None:
        """The id is the extract's id and the span."""

    @row_rule('start <= "end"')
    def start_not_after_end(cls) -> None:
        """The first day is not after the last."""

    @row_rule("starts_with(extract, article || '#') and starts_with(date, extract || '@')")
    def date_stands_in_the_same_extract(cls) -> None:
        """The extract is the article's, and the date stands in it."""
