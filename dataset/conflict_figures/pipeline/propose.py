"""Stage `propose`: figures into what the coder's rules make of them.

The coder sees the articles, the extractor's figures and dates, and the codebook, and nothing of the curators' coding.
"""

from collections.abc import Iterator

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn, articles_of, rows_of
from conflict_figures.pipeline.coding.indicators import propose_indicator
from conflict_figures.pipeline.coding.parts import propose_whole
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.speakers import propose_speaker
from conflict_figures.pipeline.coding.when import propose_time
from conflict_figures.pipeline.coding.where import origins, propose_place_and_origin
from conflict_figures.pipeline.coding.who import propose_actor
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import Articles, Dates, Extracts, Figures, Proposals

GIVEN_THE_INDICATOR = (propose_actor, propose_place_and_origin, propose_time, propose_speaker, propose_whole)


def propose(
    articles: DataFrame[Articles],
    extracts: DataFrame[Extracts],
    figures: DataFrame[Figures],
    dates: DataFrame[Dates],
    codebook: Codebook,
) -> DataFrame[Proposals]:
    """Propose the meaning of every figure: a row a value. `confidence` is null until it is measured."""
    book = Book(codebook)
    in_context = articles_of(rows_of(articles), rows_of(extracts), rows_of(figures), rows_of(dates), book)
    rows = [
        (figure.id, *proposal, None, stands)
        for article in in_context
        for passage in article.passages
        for figure in passage.figures
        for proposal, stands in proposals_of(figure, book)
    ]
    return DataFrame[Proposals](pd.DataFrame(rows, columns=list(Proposals.to_schema().columns)))


def proposals_of(figure: FigureIn, book: Book) -> Iterator[tuple[Proposal, bool]]:
    """Everything that the rules propose for a figure, and whether it stands: no two values of one field do."""
    found = list(propose_indicator(figure, book, origins(figure, book)))
    indicator = found[0].value if len({proposal.value for proposal in found}) == 1 else None
    for rule in GIVEN_THE_INDICATOR:
        found.extend(rule(figure, indicator, book))
    values: dict[str, dict[str, Proposal]] = {}
    for proposal in found:
        values.setdefault(proposal.field, {}).setdefault(proposal.value, proposal)
    for of_field in values.values():
        for proposal in of_field.values():
            yield proposal, len(of_field) == 1
