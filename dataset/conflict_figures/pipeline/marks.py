"""The curators' marks laid over the figures that the extractor found.

Two marks are of the same figure when their spans overlap; where one overlaps several, the one with the most characters in
common is it, and the rest are parts of the same words.
"""

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from conflict_schemas import Figures, Numerals
from conflict_schemas.codings import Codings

READING = ["value_low", "value_high", "bound", "unit", "counted"]
KIND_OF_UNIT = {"percent": "percent", "km2": "area", "mi2": "area", "USD": "money", "EUR": "money", "GBP": "money"}


@dataclass(frozen=True)
class Laid:
    """`figures` and `numerals` of both readers; `extractor`: the extractor's reading by figure, where it found it.

    `partners`: the extractor's id of a figure to the one that it has here, which is the curator's where both found it.
    """

    figures: DataFrame[Figures]
    numerals: DataFrame[Numerals]
    extractor: pd.DataFrame
    partners: dict[str, str]


def claim_ids(figures: pd.Series, nth: pd.Series) -> pd.Series:
    """The ids of claims: the figure's, and for its second claim and those after it the number behind a slash."""
    return figures.where(nth.fillna(1) == 1, figures + "/" + nth.astype("str"))


def lay_marks(figures: DataFrame[Figures], numerals: DataFrame[Numerals], codings: DataFrame[Codings]) -> Laid:
    """Join the extractor's figures and the curators' marks. A figure that both found takes the curator's span and id."""
    marks = codings.drop_duplicates("figure")
    partner, covered = _match(figures, marks)
    both = figures[figures["figure"].isin(partner)].copy()
    both["figure"] = both["figure"].map(partner)
    both = both.drop(columns=["char_start", "char_end", "surface", "found_by"]).merge(
        marks[["figure", "char_start", "char_end", "surface"]], on="figure"
    )
    both["found_by"] = "both"
    machine_only = figures[~figures["figure"].isin(partner) & ~figures["figure"].isin(covered)]
    curator_only = marks[~marks["figure"].isin(both["figure"])].assign(
        direction="none", found_by="curator", per=None, subject=None
    )
    curator_only["kind"] = curator_only["unit"].map(KIND_OF_UNIT).fillna("count")
    order = list(Figures.to_schema().columns)
    merged = pd.concat([both[order], machine_only[order], curator_only[order]]).sort_values("figure", ignore_index=True)
    extractor = pd.concat([both, machine_only]).set_index("figure")[READING]
    partners = partner | dict(zip(machine_only["figure"], machine_only["figure"], strict=True))
    return Laid(DataFrame[Figures](merged), _explain(numerals, merged), extractor, partners)


def _match(figures: pd.DataFrame, marks: pd.DataFrame) -> tuple[dict[str, str], set[str]]:
    """Extractor's figure to curator's, one to one, and the extractor's figures that a mark covers besides."""
    by_extract: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for figure, extract, start, end in marks[["figure", "extract", "char_start", "char_end"]].itertuples(index=False):
        by_extract[extract].append((figure, start, end))
    overlaps = []
    for figure, extract, start, end in figures[["figure", "extract", "char_start", "char_end"]].itertuples(index=False):
        for mark, mark_start, mark_end in by_extract[extract]:
            common = min(end, mark_end) - max(start, mark_start)
            if common > 0:
                overlaps.append((-common, start, figure, mark))
    partner: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, figure, mark in sorted(overlaps):
        if figure not in partner and mark not in taken:
            partner[figure] = mark
            taken.add(mark)
    return partner, {figure for *_, figure, _ in overlaps} - partner.keys()


def _explain(numerals: pd.DataFrame, figures: pd.DataFrame) -> DataFrame[Numerals]:
    """Hand every numeral inside a figure to that figure; the others keep the explanation they have."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for figure, extract, start, end in figures[["figure", "extract", "char_start", "char_end"]].itertuples(index=False):
        spans[extract].append((start, end, figure))
    explained = numerals.copy()
    holder = [
        next((figure for start, end, figure in spans[extract] if start <= char_start and char_end <= end), None)
        for extract, char_start, char_end in numerals[["extract", "char_start", "char_end"]].itertuples(index=False)
    ]
    explained["figure"] = pd.Series(holder, index=explained.index, dtype="str")
    held = explained["figure"].notna()
    explained.loc[held, "explained_by"] = "figure"
    explained.loc[held, "date"] = None
    explained.loc[~held & (explained["explained_by"] == "figure"), "explained_by"] = "nothing"
    return DataFrame[Numerals](explained)
