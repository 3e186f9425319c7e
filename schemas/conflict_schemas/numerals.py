"""Every number-like token, and what accounts for it."""

from pandera.typing import Series

from conflict_schemas.base import EXTRACT_ID, SPAN_ID, Int64, Table, column, key, row_rule

EXPLANATIONS = ("figure", "date", "time", "score", "ordinal", "name", "nothing")


class Numerals(Table):
    """One row is a numeral or number word in an extract, with the one thing that accounts for it."""

    numeral: Series[str] = key("`extract@start-end`: the numeral's place in its extract.", SPAN_ID)
    extract: Series[str] = column("The passage it stands in.", references="extracts", str_matches=EXTRACT_ID)
    char_start: Series[Int64] = column("Where it begins in the text.", unit="characters", ge=0)
    char_end: Series[Int64] = column("Where it ends in the text (exclusive).", unit="characters", ge=1)
    surface: Series[str] = column("The numeral as written.")
    explained_by: Series[str] = column(
        "What it belongs to: a figure, a date, a clock time, a score, an ordinal, a name with a number in it, or nothing.",
        isin=EXPLANATIONS,
    )
    figure: Series[str] = column("The figure it belongs to.", nullable=True, references="figures", str_matches=SPAN_ID)
    date: Series[str] = column("The date it belongs to.", nullable=True, references="dates", str_matches=SPAN_ID)

    @row_rule("char_end - char_start = length(surface)")
    def span_is_as_long_as_its_words(cls) -> None:
        """The span is as long as the surface."""

    @row_rule("(explained_by = 'figure') = (figure is not null) and (explained_by = 'date') = (date is not null)")
    def explained_once(cls) -> None:
        """A numeral that a figure or a date accounts for names it, and no numeral has two explanations."""
