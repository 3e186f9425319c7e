"""Many texts at once: a frame of texts in, frames of figures, dates and numerals out."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from conflict_figures.extraction import Date, Figure, Numeral, extract


class Frames(NamedTuple):
    """What was read in many texts: a row a figure, a date, a numeral; `row` is the text's label in the index."""

    figures: pd.DataFrame
    dates: pd.DataFrame
    numerals: pd.DataFrame


def extract_frame(texts: pd.DataFrame, text: str = "text", published: str | None = "published") -> Frames:
    """Read every text of a frame.

    `text` names the column of the texts, and `published` that of their days of publication (dates, or missing); a frame
    without that column is read without. The frames that come back have the columns of the tables of the same names.
    Raises KeyError where there is no column `text`.
    """
    days = [_day(value) for value in texts[published]] if published in texts else [None] * len(texts)
    found: dict[type, list[dict[str, Any]]] = {Figure: [], Date: [], Numeral: []}
    for row, words, day in zip(texts.index, texts[text], days, strict=True):
        if isinstance(words, str):
            read = extract(words, day)
            for spans in (read.figures, read.dates, read.numerals):
                for span in spans:
                    found[type(span)].append({"row": row, **asdict(span)})
    return Frames(*(_frame(rows, kind) for kind, rows in found.items()))


def _frame(rows: Iterable[dict[str, Any]], kind: type) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["row", *(field.name for field in fields(kind))])


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
