"""How far the two readings of a figure agree: percent and Krippendorff's alpha, by field."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Agreement:
    """The agreement of curator and extractor on one field, over the figures that both read."""

    name: str
    demands: str
    seen: int
    failed: int
    alpha: float | None


def agreement_checks(claims: pd.DataFrame) -> Iterator[Agreement]:
    """Agreement on finding the figure at all, and on value, bound and unit of those that both found."""
    curated = claims[claims["coded_by"] == "curator"]
    missed = int(curated["extractor_bound"].isna().sum())
    yield Agreement(
        "claims.extractor_finds", "the extractor finds the figures that a curator marked", len(curated), missed, None
    )
    both = curated[curated["extractor_bound"].notna()]
    readings = {
        "value": (_pair(both, "value_low", "value_high"), _pair(both, "extractor_low", "extractor_high")),
        "bound": (both["bound"], both["extractor_bound"]),
        "unit": (both["unit"].fillna("none"), both["extractor_unit"].fillna("none")),
    }
    for field, (curator, extractor) in readings.items():
        yield Agreement(
            f"claims.{field}_agrees",
            f"curator and extractor read the same {field}",
            len(both),
            int((~both[f"{field}_agrees"].astype(bool)).sum()),
            alpha(curator, extractor),
        )


def _pair(claims: pd.DataFrame, low: str, high: str) -> pd.Series:
    return _ends(claims[low]) + " to " + _ends(claims[high])


def _ends(values: pd.Series) -> pd.Series:
    return values.astype("object").map(lambda value: "open" if pd.isna(value) else repr(float(value))).astype("str")


def alpha(one: pd.Series, other: pd.Series) -> float | None:
    """Krippendorff's alpha of two readers for nominal data; None where everything is of one kind, which has no alpha.

    Written out because the library `krippendorff` takes a minute over as many kinds as values have; a test holds the two
    equal. Krippendorff, Content Analysis (2004), chapter 11: 1 - observed disagreement / disagreement expected by chance.
    """
    observed = float((one.to_numpy() != other.to_numpy()).mean()) if len(one) else 0.0
    counts = pd.concat([one, other]).value_counts()
    total = int(counts.sum())
    expected = 1 - float((counts * (counts - 1)).sum()) / (total * (total - 1)) if total > 1 else 0.0
    return round(1 - observed / expected, 4) if expected else None
