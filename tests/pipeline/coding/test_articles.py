"""Rows of the tables put together into the articles that the coder reads."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from texts import book

from conflict_figures.pipeline.coding.articles import articles_of
from conflict_figures.pipeline.coding.context import Article


def made(
    articles: list[tuple[object, ...]],
    extracts: list[tuple[object, ...]],
    figures: Sequence[tuple[object, ...]] = (),
    dates: Sequence[tuple[object, ...]] = (),
) -> list[Article]:
    """The articles of these rows."""
    columns = ["article", "publisher", "title", "published_start", "published_end", "same_story_as"]
    of_dates = ["date", "extract", "char_start", "char_end", "surface", "type", "start", "end", "precision", "anchor"]
    frame = pd.DataFrame(articles, columns=columns)
    days = pd.DataFrame(dates, columns=of_dates)
    return articles_of(
        frame.assign(**{end: pd.to_datetime(frame[end]) for end in ("published_start", "published_end")}),
        pd.DataFrame(extracts, columns=["extract", "article", "position", "role", "text"]),
        pd.DataFrame(figures, columns=["figure", "extract", "char_start", "char_end", "value_low"]),
        days.assign(**{end: pd.to_datetime(days[end]) for end in ("start", "end")}),
        book(),
    )


ONE = ("one", "The Example", "Who left", "2016-03-01", "2016-03-31", None)


def test_passages_figures_and_dates_come_in_the_order_of_the_text() -> None:
    (article,) = made(
        [ONE],
        [("one#10", "one", 10, "text", "In May 7 left, 9 in June"), ("one#2", "one", 2, "title", "Who left")],
        [("one#10@15-16", "one#10", 15, 16, 9.0), ("one#10@7-8", "one#10", 7, 8, None)],
        [
            ("one#10@20-24", "one#10", 20, 24, "June", "date", "2015-06-01", "2015-06-30", "month", "publication"),
            ("one#10@3-6", "one#10", 3, 6, "May", "date", None, "2015-05-31", "month", "publication"),
        ],
    )

    title, text = article.passages
    assert (title.extract, text.extract, text.article) == ("one#2", "one#10", article)
    assert [(figure.id, figure.row["value_low"]) for figure in text.figures] == [
        ("one#10@7-8", None),
        ("one#10@15-16", 9.0),
    ]
    assert [(found.surface, found.start, found.end) for found in text.dates] == [
        ("May", None, date(2015, 5, 31)),
        ("June", date(2015, 6, 1), date(2015, 6, 30)),
    ]


def test_debris_and_duplicates_are_not_read() -> None:
    (article,) = made(
        [ONE],
        [
            ("one#1", "one", 1, "text", "7 left"),
            ("one#2", "one", 2, "debris", "READ MORE"),
            ("one#3", "one", 3, "duplicate", "7 left"),
            ("one#4", "one", 4, "caption", "Who left"),
        ],
    )

    assert [passage.extract for passage in article.passages] == ["one#1", "one#4"]


def test_publication_is_two_days_one_stands_for_both_and_none_for_none() -> None:
    articles = made(
        [
            ONE,
            ("two", "The Example", None, "2016-03-01", None, None),
            ("three", "The Example", None, None, None, None),
            ("four", "The Example", None, None, "2016-03-31", None),
        ],
        [],
    )

    assert [(article.published, article.published_or_later) for article in articles] == [
        ((date(2016, 3, 1), date(2016, 3, 31)), False),
        ((date(2016, 3, 1), date(2016, 3, 1)), True),
        (None, False),
        (None, False),
    ]


def test_a_reprint_knows_when_its_original_was_published() -> None:
    original, reprint, of_nothing = made(
        [
            ONE,
            ("two", "The Other Example", None, None, None, "one"),
            ("three", "The Example", None, None, None, "not-here"),
        ],
        [],
    )

    assert reprint.original_published == (date(2016, 3, 1), date(2016, 3, 31))
    assert (original.original_published, of_nothing.original_published) == (None, None)
