"""Which figures are parts of which: "more than 6,000: 2,300 from France, 1,600 from Britain", "of 125, 27 of them dead".

A part stands right before its whole ("40 of the 125"), says that it is "of them", or is in the list that a colon or a verb of consisting
opens. It is in the unit of its whole and not more than it; the parts of a list do not sum to more either.
"""

import re
from collections.abc import Iterator

from conflict_figures.pipeline.coding.book import Book
from conflict_figures.pipeline.coding.context import FigureIn
from conflict_figures.pipeline.coding.proposal import Proposal

MOST = 1.02  # parts that are rounded may sum to so much of their whole
_OF_THEM_BEFORE = re.compile(r"\b(?:of (?:them|whom|which|these|those)|among them|including)\W*(?:[\w'-]+\W+){0,2}$")
_OF_THEM_AFTER = re.compile(r"(?: [\w'-]+)? (?:of (?:them|these|those)|among them)\b")
_NEXT = re.compile(r"(?:(?!\b(?:plus|with|against|while|but|out of)\b)[^.;:]){0,60}(?:,| and)(?: another)?\s+")
_ONE_OF = re.compile(r"\bone of\s+$")  # "an estimate of 30,000 beside one of 200,000"
_LISTS = re.compile(
    r"[^.;:]{0,80}(?::|\s[-–—]|\b(?:made up of|consisting of|composed of|comprising))\s+(?:[\w'-]+\s+){0,2}"
)


def propose_whole(figure: FigureIn, indicator: str | None, book: Book) -> Iterator[Proposal]:
    """part_of: the id of the figure that this one is a part of."""
    whole, rule = _whole(figure)
    if whole is not None:
        yield Proposal("part_of", whole.id, f"part:{rule}")


def _whole(figure: FigureIn) -> tuple[FigureIn | None, str]:
    after, text = figure.after, figure.passage.text
    is_of = after is not None and after.is_whole and not _ONE_OF.search(text, figure.end, after.start)
    if after is not None and is_of and _can_be_part(figure, after):
        return after, "of"
    if (whole := _whole_of_them(figure)) is not None:
        return whole, "of-them"
    return _whole_of_list(figure), "list"


def _whole_of_them(figure: FigureIn) -> FigureIn | None:
    """The figure before, of which this one is a part by "of them" beside it, or beside a part right before it."""
    text = figure.passage.text
    for part, before in zip((figure, *figure.before), figure.before, strict=False):
        if _OF_THEM_BEFORE.search(text, before.end, part.start) or _OF_THEM_AFTER.match(text, part.end):
            # "of them" refers to the nearest figure in the unit, what is left of it is no part
            return next((whole for whole in part.before if _can_be_part(figure, whole)), None)
        if not _NEXT.fullmatch(text, before.end, part.start) or not _is_alike(figure, before):
            return None
    return None


def _whole_of_list(figure: FigureIn) -> FigureIn | None:
    """The figure whose list this one is in: two parts or more that sum to no more than it."""
    text = figure.passage.text
    for part, before in zip((figure, *figure.before), figure.before, strict=False):
        if _LISTS.fullmatch(text, before.end, part.start):
            parts = _list_from(part)
            fits = len(parts) > 1 and figure in parts and all(_can_be_part(other, before) for other in parts)
            return before if fits and sum(_least(other) for other in parts) <= MOST * _most(before) else None
        if not _is_alike(figure, before):
            return None
    return None


def _list_from(first: FigureIn) -> list[FigureIn]:
    """A part and the figures after it in the same unit, up to a new clause."""
    parts = [first]
    while (after := parts[-1].after) is not None and _is_alike(first, after):
        if re.search(r"[;:]", first.passage.text[parts[-1].end : after.start]):
            break
        parts.append(after)
    return parts


def _is_alike(one: FigureIn, other: FigureIn) -> bool:
    return bool(one.row["unit"] == other.row["unit"] is not None and one.row["kind"] == other.row["kind"])


def _can_be_part(part: FigureIn, whole: FigureIn) -> bool:
    return _is_alike(part, whole) and part.row["kind"] == "count" and _least(part) <= _most(whole)


def _least(figure: FigureIn) -> float:
    low = figure.row["value_low"]
    return 0.0 if low is None else float(low)


def _most(figure: FigureIn) -> float:
    high = figure.row["value_high"]
    return float("inf") if high is None else float(high)
