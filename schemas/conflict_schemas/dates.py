"""The time expressions as worded."""

from pandera.typing import Series

from conflict_schemas.base import EXTRACT_ID, SPAN_ID, Day, Int64, Table, column, key, row_rule

TYPES = ("date", "interval", "duration", "vague")
PRECISIONS = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "vague")
ANCHORS = ("explicit", "publication", "text")


class Dates(Table):
    """One row is a time expression as an extract words it, with the days it means."""

    date: Series[str] = key("`extract@start-end`: the expression's place in its extract.", SPAN_ID)
    extract: Series[str] = column("The passage it stands in.", references="extracts", str_matches=EXTRACT_ID)
    char_start: Series[Int64] = column("Where it begins in the text.", unit="characters", ge=0)
    char_end: Series[Int64] = column("Where it ends in the text (exclusive).", unit="characters", ge=1)
    surface: Series[str] = column("The words of the expression.")
    type: Series[str] = column(
        "date: one named unit or a part of it; interval: two ends or an open one; duration: a length without a place; "
        "vague: neither.",
        isin=TYPES,
    )
    start: Series[Day] = column("The first day; null where open or not known.", nullable=True)
    end: Series[Day] = column("The last day, inclusive; null where open or not known.", nullable=True)
    precision: Series[str] = column("The calendar unit that the words name.", isin=PRECISIONS)
    anchor: Series[str] = column(
        "What it was resolved against: its own words (explicit), the date of publication or a date in the text; "
        "null where it stays open.",
        nullable=True,
        isin=ANCHORS,
    )

    @row_rule("char_end - char_start = length(surface)")
    def span_is_as_long_as_its_words(cls) -> None:
        """The span is as long as the surface."""

    @row_rule("date = extract || '@' || char_start || '-' || char_end")
    def id_says_where(cls) -> None:
        """The id is the extract's id and the span."""

    @row_rule('start <= "end"')
    def start_not_after_end(cls) -> None:
        """The first day is not after the last."""
