"""The reading of passages that are known to be of a day, of one between two days, or of a day or later."""

import pandas as pd
import pytest
from pandera.config import ValidationDepth, config_context
from pandera.typing import DataFrame

from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import Dates, Units
from conflict_schemas.passages import Passages


def dates(codebook: Codebook, text: str, start: str | None, end: str | None) -> DataFrame[Dates]:
    """The dates of a text that was published between two days."""
    passages = pd.DataFrame(
        [("a#1", text, pd.Timestamp(start) if start else pd.NaT, pd.Timestamp(end) if end else pd.NaT)],
        columns=["extract", "text", "published_start", "published_end"],
    )
    with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
        return extract(DataFrame[Passages](passages), DataFrame[Units](codebook.tables()["units"])).dates


def days(codebook: Codebook, text: str, start: str | None, end: str | None) -> list[tuple[str | None, str | None]]:
    """Their first and last days, None where open."""
    found = dates(codebook, text, start, end)
    return [
        (None if pd.isna(first) else f"{first:%Y-%m-%d}", None if pd.isna(last) else f"{last:%Y-%m-%d}")
        for first, last in found[["start", "end"]].itertuples(index=False)
    ]


# What is told, and its days in a text that is of Friday 18 March 2016, or later.
OR_LATER = {
    "on 4 May 2015": ("2015-05-04", "2015-05-04"),
    "last May": ("2015-05-01", "2015-05-31"),
    "in 2015": ("2015-01-01", "2015-12-31"),
    "this week": ("2016-03-14", "2016-04-17"),
    "last month": ("2016-02-01", "2016-03-31"),
    "on Tuesday": ("2016-03-15", "2016-04-12"),
    "so far this year": ("2016-01-01", "2016-04-17"),
    "since January 2015": ("2015-01-01", "2016-04-17"),
    "until last week": (None, "2016-04-10"),
    "from June 2015": ("2015-06-01", None),
    "for six weeks": (None, None),
}


@pytest.mark.parametrize("words", OR_LATER)
def test_of_a_text_of_a_day_or_later_what_is_told_from_it_is_anywhere_in_the_month_after(
    words: str, codebook: Codebook
) -> None:
    assert days(codebook, f"Fighting went on {words} there.", "2016-03-18", None) == [OR_LATER[words]]


def test_the_words_and_what_they_rest_on_are_those_of_the_first_day(codebook: Codebook) -> None:
    text = "Fighting went on this week, as on 4 May 2015."

    first, later = dates(codebook, text, "2016-03-18", "2016-03-18"), dates(codebook, text, "2016-03-18", None)

    same = ["date", "extract", "char_start", "char_end", "surface", "type", "start", "precision", "anchor"]
    pd.testing.assert_frame_equal(first[same], later[same])


def test_of_a_text_between_two_days_the_last_one_counts(codebook: Codebook) -> None:
    assert days(codebook, "Fighting went on last month.", "2016-03-18", "2016-05-01") == [("2016-04-01", "2016-04-30")]


@pytest.mark.parametrize("end", [None, "2016-03-18"])
def test_of_a_text_without_a_first_day_what_is_told_from_it_stays_open(end: str | None, codebook: Codebook) -> None:
    text = "Fighting went on last month, as in May 2015."

    assert days(codebook, text, None, end) == [(None, None), ("2015-05-01", "2015-05-31")]
