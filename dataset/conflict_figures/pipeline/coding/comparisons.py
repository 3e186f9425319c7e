"""Figures that are told only to compare others with them: "up from 500", "from 500 to 600", "after 500"."""

from collections.abc import Sequence
from itertools import zip_longest

from conflict_figures.pipeline.coding.context import FigureIn, Span, places_in

LEADS = "leads_to_earlier"  # class of words.yaml
_WORDS = 4  # from the first that leads to the figure: "after an earlier 500"
_CHARACTERS = 40  # between a figure and the one that it moved from: "600 a month, from 500"


def lead_to(figure: FigureIn) -> int | None:
    """Where the words begin that tell a figure only to compare; None where none do. Figures joined by "and" share them."""
    for one, previous in zip_longest([figure, *figure.before], figure.before):
        since = previous.end if previous else figure.sentence_span.start
        between = figure.passage.text[since : one.start]
        leads = places_in(figure.passage.words.get(LEADS, ()), Span(since, one.start))
        if leads and len(figure.passage.text[leads[-1] : one.start].split()) <= _WORDS:
            return leads[-1]
        if between.endswith(" from ") and _is_moved(one, previous, figure.following):
            return since + between.rindex("from")
        if not between.endswith(" and ") or "," in between or ";" in between:
            return None
    return None


def _is_moved(figure: FigureIn, previous: FigureIn | None, after: Sequence[FigureIn]) -> bool:
    """Whether "from 500" is what a number was, and not where people are from: one in the same unit is what it became."""
    text, unit = figure.passage.text, figure.row["unit"]
    if any(other.row["unit"] == unit and text.endswith(" to ", 0, other.start) for other in after):
        return True
    return previous is not None and previous.row["unit"] == unit and figure.start - previous.end < _CHARACTERS
