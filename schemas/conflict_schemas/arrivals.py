"""The raw files as they came, so that none is lost on the way; not published."""

from pandera.typing import Series

from conflict_schemas.base import Table, column


class Arrivals(Table):
    """One row is a raw file that was given to `ingest`, whatever became of it."""

    file: Series[str] = column(
        "The raw file, relative to the folder of raw files; of a file of many texts followed by `#` and the row.",
        unique=True,
    )
