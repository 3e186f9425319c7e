"""What the extractor gets to see; not published."""

from pandera.typing import Series

from conflict_schemas.base import EXTRACT_ID, Day, Table, column, key


class Passages(Table):
    """One row is a text to read, and when it was published: all that the extractor is given."""

    extract: Series[str] = key("The passage.", EXTRACT_ID)
    text: Series[str] = column("Its text.")
    published_start: Series[Day] = column("The first day on which it may have been published.", nullable=True)
    published_end: Series[Day] = column("The last day on which it may have been published.", nullable=True)
