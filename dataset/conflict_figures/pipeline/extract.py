"""Stage `extract`: passages into the figures, dates and numerals that the extractor reads in them.

The extractor sees a passage's text and its date of publication, and nothing of what a curator made of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.extraction import Date, Extraction
from conflict_figures.extraction import extract as read_text
from conflict_figures.extraction.vocabulary import ONLY_BESIDE
from conflict_schemas import Dates, Figures, Numerals, Units
from conflict_schemas.passages import Passages

# News tells its latest happening within days, and what it tells as "this month" within the month.
EXPECTED_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Extracted:
    """What the extractor read. Every figure is its own (`found_by` extractor) until `code` lays the curators' beside."""

    figures: DataFrame[Figures]
    dates: DataFrame[Dates]
    numerals: DataFrame[Numerals]


def extract(passages: DataFrame[Passages], units: DataFrame[Units]) -> Extracted:
    """Read every passage on its own.

    The extractor knows more units than the codebook: a figure in one that no indicator is given in ("80 horsepower") has
    no unit in the tables, and its unit's name in `counted`. A count whose passage names nothing that it counts has the
    unit of the article's other counts, where they have but one.
    """
    known = set(units["unit"])
    figures: list[dict[str, Any]] = []
    dates: list[dict[str, Any]] = []
    numerals: list[dict[str, Any]] = []
    for passage, text, start, end in passages.itertuples(index=False):
        read = _read(text, start, end)
        figures.extend(
            {"figure": key, "found_by": "extractor", **_in_units(row, known)}
            for key, row in _rows(passage, read.figures)
        )
        dates.extend({"date": key, **row} for key, row in _rows(passage, read.dates))
        numerals.extend(_numeral_rows(passage, read))
    _name_elided(figures)
    return Extracted(
        DataFrame[Figures](pd.DataFrame(figures, columns=list(Figures.to_schema().columns))),
        DataFrame[Dates](pd.DataFrame(dates, columns=list(Dates.to_schema().columns))),
        DataFrame[Numerals](pd.DataFrame(numerals, columns=list(Numerals.to_schema().columns))),
    )


def _read(text: str, start: pd.Timestamp, end: pd.Timestamp) -> Extraction:
    """Read a text that was published between two days, either of which may be missing.

    Of one that is known to be of a day or later, what is told from its publication is read for that day and for the last on which
    it is to be expected, and is anywhere between: "this week" is one of several, "last May" the same in all.
    """
    if pd.isna(start):
        return read_text(text, None)
    if not pd.isna(end):
        return read_text(text, (start.date(), end.date()))
    first, last = (read_text(text, (day.date(), day.date())) for day in (start, start + EXPECTED_WITHIN))
    later = {(found.char_start, found.char_end): found for found in last.dates}
    dates = [_either(found, later.get((found.char_start, found.char_end))) for found in first.dates]
    return replace(first, dates=tuple(dates))


def _either(found: Date, later: Date | None) -> Date:
    """A date as it is read on two days: from the earlier of its first days to the later of its last ones; an open end stays open."""
    if later is None or found.end is None or later.end is None:
        return found
    return replace(found, end=max(found.end, later.end))


def _rows(passage: str, spans: Iterable[Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for span in spans:
        yield f"{passage}@{span.char_start}-{span.char_end}", {"extract": passage, **asdict(span)}


def _in_units(row: dict[str, Any], known: Collection[str]) -> dict[str, Any]:
    """A figure's row with no other unit than the codebook's."""
    if row["unit"] is None or row["unit"] in known:
        return row
    return row | {"unit": None, "counted": row["counted"] or row["unit"].replace("_", " ")}


def _name_elided(figures: Iterable[dict[str, Any]]) -> None:
    """Give bare counts the unit that the other counts of their article have, where it is one ("France 1,700, Germany 760").

    What only counts beside its own number ("80 countries") is no unit of others.
    """
    counts = [row for row in figures if row["kind"] == "count"]
    units: dict[str, set[str]] = {}
    for row in counts:
        if row["unit"] is not None and row["unit"] not in ONLY_BESIDE:
            units.setdefault(_article(row), set()).add(row["unit"])
    for row in counts:
        named = units.get(_article(row), set())
        if row["unit"] is None and row["counted"] is None and len(named) == 1:
            (row["unit"],) = named


def _article(row: dict[str, Any]) -> str:
    return str(row["extract"]).rpartition("#")[0]


def _numeral_rows(passage: str, read: Extraction) -> Iterable[dict[str, Any]]:
    """The numerals, each with the figure or date around it where one accounts for it."""
    for key, row in _rows(passage, read.numerals):
        row |= {"numeral": key, "figure": None, "date": None}
        if row["explained_by"] in ("figure", "date"):
            spans = read.figures if row["explained_by"] == "figure" else read.dates
            row[row["explained_by"]] = next(
                f"{passage}@{span.char_start}-{span.char_end}"
                for span in spans
                if span.char_start <= row["char_start"] and row["char_end"] <= span.char_end
            )
        yield row
