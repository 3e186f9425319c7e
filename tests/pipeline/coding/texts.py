"""Texts as the coder sees them: blocks between empty lines are the passages of one article."""

from datetime import date
from functools import cache

import pandas as pd
from pandera.config import config_context

from conflict_figures.pipeline.coding.articles import articles_of
from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import Article, FigureIn
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.house import House

ARTICLE = "example-2016-03-figures"


@cache
def book() -> Book:
    """The checkout's codebook, made ready for the coder once."""
    return Book(House.checkout().codebook())


def figures_in(
    text: str, *, published: date | None = None, publisher: str = "The Example", title: str | None = None
) -> list[FigureIn]:
    """The figures of a text, in its order, in their article."""
    article = article_in(text, published=published, publisher=publisher, title=title)
    return [figure for passage in article.passages for figure in passage.figures]


def article_in(
    text: str, *, published: date | None = None, publisher: str = "The Example", title: str | None = None
) -> Article:
    """A text as an article, with what the extractor reads in it."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n")]
    day = pd.Timestamp(published) if published else pd.NaT
    passages = pd.DataFrame(
        [(f"{ARTICLE}#{number}", block, day, day) for number, block in enumerate(blocks, start=1)],
        columns=["extract", "text", "published_start", "published_end"],
    )
    with config_context(validation_enabled=False):  # the tables' checks have tests of their own, and take a second
        read = extract(passages, _units())
    articles = pd.DataFrame(
        [(ARTICLE, publisher, title, day, day, None)],
        columns=["article", "publisher", "title", "published_start", "published_end", "same_story_as"],
    )
    extracts = pd.DataFrame(
        [(f"{ARTICLE}#{number}", ARTICLE, number, "text", block) for number, block in enumerate(blocks, start=1)],
        columns=["extract", "article", "position", "role", "text"],
    )
    days = {column: pd.to_datetime(read.dates[column]) for column in ("start", "end")}
    (article,) = articles_of(articles, extracts, read.figures, read.dates.assign(**days), book())
    return article


def figure_in(
    text: str,
    surface: str,
    *,
    published: date | None = None,
    publisher: str = "The Example",
    title: str | None = None,
) -> FigureIn:
    """The one figure of these words."""
    figures = figures_in(text, published=published, publisher=publisher, title=title)
    (figure,) = (figure for figure in figures if figure.row["surface"] == surface)
    return figure


@cache
def _units() -> pd.DataFrame:
    return book().codebook.tables()["units"]
