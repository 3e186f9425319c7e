"""A table's rows as plain mappings."""

from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, column to value, with None where there is no value."""
    return frame.astype("object").where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]
