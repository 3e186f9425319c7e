"""Rows of the tables put together: articles with their passages, figures and dates, as the coder reads them."""

from datetime import date
from typing import Any

import pandas as pd

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import Article, DateIn, FigureIn, Passage
from conflict_figures.pipeline.frames import Row, rows_of
from conflict_schemas.extracts import UNREAD


def articles_of(
    articles: pd.DataFrame, extracts: pd.DataFrame, figures: pd.DataFrame, dates: pd.DataFrame, book: Book
) -> list[Article]:
    """The articles with what was read in them, all in the texts' order; what is debris of its page is not read."""
    rows = {str(row["article"]): row for row in rows_of(articles)}
    by_id = {name: _article(row) for name, row in rows.items()}
    for name, row in rows.items():
        original = by_id.get(row["same_story_as"] or "")
        by_id[name].original_published = original.published if original else None
    passages: dict[str, Passage] = {}
    read = extracts[~extracts["role"].isin(UNREAD)]
    for row in sorted(rows_of(read), key=lambda row: (row["article"], row["position"])):
        article = by_id[row["article"]]
        passage = Passage(row["extract"], row["position"], row["role"], row["text"], book, article=article)
        article.passages.append(passage)
        passages[passage.extract] = passage
    for row in rows_of(dates):
        passages[row["extract"]].dates.append(_date(row))
    for row in sorted(rows_of(figures), key=lambda row: (row["extract"], row["char_start"])):
        passage = passages[row["extract"]]
        passage.figures.append(FigureIn(row, passage, passage.sentence_at(row["char_start"])))
    for passage in passages.values():
        passage.dates.sort(key=lambda found: found.start_at)
    return list(by_id.values())


def _article(row: Row) -> Article:
    start, end = _day(row["published_start"]), _day(row["published_end"])
    published = (start, end or start) if start else None
    return Article(row["article"], row["publisher"], row["title"] or None, published, bool(start) and end is None)


def _date(row: Row) -> DateIn:
    return DateIn(
        row["char_start"],
        row["char_end"],
        row["surface"],
        row["type"],
        _day(row["start"]),
        _day(row["end"]),
        row["precision"],
        row["anchor"],
        str(row["date"]),
    )


def _day(value: Any) -> date | None:
    return None if value is None else value.date()
