"""Stage `propose`: articles into what the coder's rules make of them: their figures' meaning, and the happenings they tell of.

The coder sees the articles, the extractor's figures and dates, and the codebook, and nothing of the curators' coding.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.coding.articles import articles_of
from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.events import event_row, events_of
from conflict_figures.pipeline.coding.indicators import propose_indicator
from conflict_figures.pipeline.coding.parts import propose_whole
from conflict_figures.pipeline.coding.proposal import Proposal
from conflict_figures.pipeline.coding.speakers import propose_speaker
from conflict_figures.pipeline.coding.when import propose_time
from conflict_figures.pipeline.coding.where import origins, propose_place_and_origin
from conflict_figures.pipeline.coding.who import propose_actor
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_schemas import Articles, Dates, Events, Extracts, Figures, Proposals

GIVEN_THE_INDICATOR = (propose_actor, propose_place_and_origin, propose_time, propose_speaker, propose_whole)


@dataclass(frozen=True)
class Proposed:
    """What the rules make of the figures, a row a value (`confidence` is null until it is measured), and the happenings."""

    proposals: DataFrame[Proposals]
    events: DataFrame[Events]


def propose(
    articles: DataFrame[Articles],
    extracts: DataFrame[Extracts],
    figures: DataFrame[Figures],
    dates: DataFrame[Dates],
    codebook: Codebook,
) -> Proposed:
    """Propose the meaning of every figure, and read the dated happenings."""
    book = Book(codebook)
    proposals: list[tuple[object, ...]] = []
    events: list[tuple[object, ...]] = []
    for article in articles_of(articles, extracts, figures, dates, book):
        for passage in article.passages:
            for figure in passage.figures:
                proposals.extend(
                    (figure.id, *proposal, None, stands) for proposal, stands in proposals_of(figure, book)
                )
        events.extend(event_row(article, event) for event in events_of(article, book))
    return Proposed(
        DataFrame[Proposals](pd.DataFrame(proposals, columns=list(Proposals.to_schema().columns))),
        DataFrame[Events](pd.DataFrame(events, columns=list(Events.to_schema().columns))),
    )


def proposals_of(figure: FigureIn, book: Book) -> Iterator[tuple[Proposal, bool]]:
    """Everything that the rules propose for a figure, and whether it stands: no two values of one field do."""
    found = list(propose_indicator(figure, book, origins(figure, book)))
    indicator = found[0].value if len({proposal.value for proposal in found}) == 1 else None
    for rule in GIVEN_THE_INDICATOR:
        found.extend(one for one in rule(figure, indicator, book) if not _is_to_come(figure, one))
    values: dict[str, dict[str, Proposal]] = {}
    for proposal in found:
        values.setdefault(proposal.field, {}).setdefault(proposal.value, proposal)
    for of_field in values.values():
        for proposal in of_field.values():
            yield proposal, len(of_field) == 1


def _is_to_come(figure: FigureIn, proposal: Proposal) -> bool:
    """Whether a state is to hold from a day after the publication only: no figure of one can have been given by then."""
    article = figure.passage.article
    if proposal.field != "as_of" or article is None or article.published is None or article.published_or_later:
        return False
    start, _ = edtf_days(proposal.value)
    return start is not None and start > article.published[1]
