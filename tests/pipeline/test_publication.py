"""When a text was published: the best basis wins, and what is not sure is not said."""

from pathlib import Path

import pytest

from conflict_figures.pipeline.inputs.blocks import plain_blocks
from conflict_figures.pipeline.inputs.publication import Publication, is_date_line, publication

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
SENTENCE = "Some 2,300 people left the plain when the river rose."


def of_text(*blocks: str) -> str | None:
    found = publication(None, None, None, plain_blocks("\n\n".join(blocks)))
    assert found.basis == ("unknown" if found.published is None else "text")
    return found.published


def test_the_file_goes_before_the_page_the_page_before_the_url_and_the_url_before_the_text() -> None:
    blocks = plain_blocks("River rises\n\nPublished: 14 July 2021")
    url = "https://example.org/2021/07/13/river"

    assert publication("2021", "2021-07-12", url, blocks) == Publication("2021", "given")
    assert publication(None, "2021-07-12", url, blocks) == Publication("2021-07-12", "page")
    assert publication(None, None, url, blocks) == Publication("2021-07-13", "url")
    assert publication(None, None, "https://example.org/river", blocks) == Publication("2021-07-14", "text")
    assert publication(None, None, None, plain_blocks(SENTENCE)) == Publication(None, "unknown")


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2021/07/14/river", "2021-07-14"),
        ("world/2021/jul/14/river", "2021-07-14"),
        ("2021/7/4/river", "2021-07-04"),
        ("river-2021-07-14.html", "2021-07-14"),
        ("a/20210714/river", "2021-07-14"),
        ("2021/07/river", "2021-07"),
        ("2021/river", None),
        ("2021/13/14/river", None),
        ("2021/02/30/river", None),
        ("20219999/river", None),
        ("id-1400712/river", None),
        ("2021/07/14/a/2020/01/01/b", None),
        ("river?date=2021-07-14", None),
    ],
)
def test_a_url_counts_with_a_day_or_a_month_in_its_path(path: str, published: str | None) -> None:
    found = publication(None, None, f"https://example.org/{path}", [])

    assert found == Publication(published, "url" if published else "unknown")


@pytest.mark.parametrize(
    "line",
    [
        "Published: 14 July 2021",
        "Posted on Wednesday, July 14, 2021 at 10:15 a.m. BST",
        "First published 14 Jul 2021 10.15 GMT",
        "14 July 2021",
        "Wed 14 Jul 2021 | 10:15",
    ],
)
def test_a_line_that_is_a_date_is_that_of_publication(line: str) -> None:
    assert of_text("River rises", line, SENTENCE) == "2021-07-14"
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 14 July 2021 the dam gave way.",
        "14 July 2021: the dam gives way",
        "July 2021",
        "14 July",
        "Published by the town in 2021",
    ],
)
def test_a_line_that_says_more_or_less_than_a_day_is_none(line: str) -> None:
    assert not is_date_line(line)


def test_a_bare_date_far_down_is_one_of_the_texts_own() -> None:
    assert of_text("River rises", *[SENTENCE] * 8, "14 July 2021", SENTENCE) is None


@pytest.mark.parametrize("sent", ["LOW TOWN, July 14, 2021 (Agency) - ", "LOW TOWN, Mill County, 14 July 2021 — "])
def test_the_date_behind_the_place_that_a_report_was_sent_from(sent: str) -> None:
    assert of_text("River rises", sent + SENTENCE) == "2021-07-14"


def test_an_edit_is_the_latest_day_of_publication() -> None:
    assert of_text("River rises", "Last updated 14 July 2021", SENTENCE) == "../2021-07-14"


def test_the_latest_full_date_told_as_past_is_the_first_possible_day() -> None:
    told = "The dam was built in May 2009 and gave way on 14 July 2021."

    assert of_text("River rises", told, "A new dam will be finished on 1 March 2024.") == "2021-07-14/.."


def test_a_day_without_a_year_that_comes_soon_after_the_latest_full_date_is_later() -> None:
    assert of_text("The dam gave way on 14 July 2021.", "The road was opened on October 2nd.") == "2021-10-02/.."


@pytest.mark.parametrize(
    "told",
    [
        "The road was opened on June 30th.",
        "The road was opened last October.",
        "The road will be opened on October 2nd.",
        "The homes lost grew from 40 on October 2nd to 60 on 14 May 2021.",
    ],
    ids=["just before it", "relative", "to come", "of a year said once"],
)
def test_a_day_without_a_year_that_may_be_an_earlier_or_coming_one_tells_nothing(told: str) -> None:
    assert of_text("The dam gave way on 14 July 2021.", told) == "2021-07-14/.."


def test_an_edit_before_the_latest_event_makes_the_dates_doubtful() -> None:
    assert of_text("River rises", "Updated: 1 May 2021", "The dam gave way on 14 July 2021.") is None


@pytest.mark.skipif(not SEED, reason="the seed page (../shared/seed) is not here")
def test_the_seed_page_was_published_on_its_latest_dated_day_or_later() -> None:
    assert of_text(SEED[0].read_text(encoding="utf-8")) == "2016-03-18/.."
