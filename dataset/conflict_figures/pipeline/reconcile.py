"""Stage `reconcile`: stated wholes against their stated parts, by interval arithmetic.

A whole is a claim about a region (of origin, or where something holds) and its parts are claims of the same article about
members of that region: same indicator, actor, unit, time and attribution, and the same in the other dimension. A part
that lies inside another part, or may do so, is not counted again, and listed as left out. Fewer than two parts make no sum.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.intervals import Interval
from conflict_figures.pipeline.regions import Regions
from conflict_schemas import Claims, ReconciliationParts, Reconciliations

SAME = [
    "article", "indicator", "actor", "unit", "attributed_to", "period_start", "period_end", "as_of_start", "as_of_end",
]  # fmt: skip


@dataclass(frozen=True)
class Reconciled:
    """The sums, and the claims that went into each."""

    reconciliations: DataFrame[Reconciliations]
    reconciliation_parts: DataFrame[ReconciliationParts]


def reconcile(claims: DataFrame[Claims], codebook: Codebook) -> Reconciled:
    """Set every stated whole against its stated parts."""
    regions = Regions(codebook.places)
    rows: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for dimension, fixed in (("origin", "theatre"), ("place", "origin")):
        additive = {entry.id: entry.range.min for entry in codebook.indicators if dimension in entry.additive_over}
        among = claims[claims["indicator"].isin(additive) & claims[dimension].notna() & (claims["bound"] != "vague")]
        # what lies below all that the indicator allows is for `check` to reject
        among = among[~(among["interval_high"] < among["indicator"].map(additive)).fillna(False).astype(bool)]
        among = among.astype("object").where(among.notna(), None)
        groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
        for claim in among.to_dict("records"):
            groups.setdefault(tuple(claim[column] for column in (*SAME, fixed)), []).append(claim)
        for group in (group for group in groups.values() if len(group) > 2):  # a whole and two parts
            group.sort(key=lambda row: _place_in_article(row["claim"]))
            members = [_Stated.of(row, dimension, additive[row["indicator"]]) for row in group]
            for whole in members:
                summed, left_out = _parts_of(whole, members, regions)
                if len(summed) >= 2:
                    row = _sum(whole, summed, left_out, dimension, regions)
                    rows.append(row)
                    parts.extend(_part_rows(row["reconciliation"], summed, True))
                    parts.extend(_part_rows(row["reconciliation"], left_out, False))
    return Reconciled(
        DataFrame[Reconciliations](pd.DataFrame(rows, columns=list(Reconciliations.to_schema().columns))),
        DataFrame[ReconciliationParts](pd.DataFrame(parts, columns=list(ReconciliationParts.to_schema().columns))),
    )


def _place_in_article(claim: str) -> list[int]:
    """Extract and offset of a claim, so that a sum is written in the order of the text."""
    return [int(number) for number in re.findall("[0-9]+", claim.rsplit("#", 1)[1])]


@dataclass(frozen=True)
class _Stated:
    """A claim as a term of a sum."""

    claim: str
    extract: str
    region: str
    unit: str
    surface: str
    interval: Interval

    @classmethod
    def of(cls, row: Mapping[Any, Any], dimension: str, least: float) -> "_Stated":
        low = least if row["interval_low"] is None else float(row["interval_low"])
        high = None if row["interval_high"] is None else float(row["interval_high"])
        return cls(row["claim"], row["extract"], row[dimension], row["unit"], row["surface"], Interval(low, high))


@dataclass(frozen=True)
class _Part:
    """A member of the whole with the claims about it; several claims make the interval that takes in all of them."""

    region: str
    claims: tuple[_Stated, ...]

    @property
    def interval(self) -> Interval:
        hull = self.claims[0].interval
        for claim in self.claims[1:]:
            hull = hull.hull(claim.interval)
        return hull


def _parts_of(whole: _Stated, among: Iterable[_Stated], regions: Regions) -> tuple[list[_Part], list[_Part]]:
    """The parts of a whole, none of which may overlap another, the widest first to be taken; and those left out.

    Of several claims about one member those in the whole's own extract count.
    """
    by_region: dict[str, list[_Stated]] = {}
    for claim in among:
        if regions.contains(whole.region, claim.region):
            by_region.setdefault(claim.region, []).append(claim)
    taken: list[str] = []
    for region in sorted(by_region, key=lambda region: (-len(regions.countries(region)), region)):
        if not any(regions.may_overlap(region, other) for other in taken):
            taken.append(region)
    summed: list[_Part] = []
    left_out: list[_Part] = []
    for region, claims in by_region.items():
        near = [claim for claim in claims if claim.extract == whole.extract]
        (summed if region in taken else left_out).append(_Part(region, tuple(near or claims)))
    return summed, left_out


def _part_rows(reconciliation: str, parts: Iterable[_Part], summed: bool) -> list[dict[str, Any]]:
    return [
        {"reconciliation": reconciliation, "claim": claim.claim, "member": part.region, "summed": summed}
        for part in parts
        for claim in part.claims
    ]


def _sum(
    whole: _Stated, parts: Sequence[_Part], left_out: Sequence[_Part], dimension: str, regions: Regions
) -> dict[str, Any]:
    """The row of a reconciliation."""
    key = f"{whole.claim}~{dimension}"
    worked = parts[0].interval
    for part in parts[1:]:
        worked = worked + part.interval
    members = regions.countries(whole.region)
    complete = bool(members) and members <= {country for part in parts for country in regions.countries(part.region)}
    verdict, remainder = _verdict(whole.interval, worked, complete)
    terms = " + ".join(part.interval.words() for part in parts)
    beside = "; ".join(f"{part.interval.words()} ({regions.name(part.region)})" for part in left_out)
    beside = f"; left out, as these may be counted there already: {beside}" if beside else ""
    return {
        "reconciliation": key,
        "kind": f"parts_of_{dimension}",
        "scope": "extract" if all(c.extract == whole.extract for part in parts for c in part.claims) else "article",
        "whole": whole.claim,
        "parts": len(parts),
        "members": len(members) or None,
        "unit": whole.unit,
        "stated_low": whole.interval.low,
        "stated_high": whole.interval.high,
        "worked_low": worked.low,
        "worked_high": worked.high,
        "remainder_low": remainder.low,
        "remainder_high": remainder.high,
        "verdict": verdict,
        "arithmetic": f"{terms} = {worked.words()}, against {whole.surface}; remainder {remainder.words()}{beside}",
    }


def _verdict(whole: Interval, worked: Interval, complete: bool) -> tuple[str, Interval]:
    """Whether whole and sum can both be true, and what the parts leave of the whole.

    Parts that are not all there are may leave a remainder, so that only a sum above the whole cannot be.
    """
    left = whole - worked
    if whole.high is not None and worked.low is not None and worked.low > whole.high:
        return "exceeds", left
    if complete and worked.high is not None and whole.low is not None and worked.high < whole.low:
        return "short", left
    return "consistent", left.not_below(0)
