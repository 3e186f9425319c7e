"""How good the coder is, for people to read: by field, by confidence, and what it takes for what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.coder_quality import (
    both_codings,
    confusion,
    held_out,
    quality,
    reliability,
    with_theatres,
)
from conflict_figures.pipeline.confidence import claim_confidence
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import CodingRules

CONFUSIONS = 10
HALVES = {"training": False, "held_out": True}


@dataclass(frozen=True)
class CoderReport:
    """`both`: a row a curated figure with both codings; `confidence`: how sure the coder is of its claim, by figure."""

    both: pd.DataFrame
    confidence: pd.Series

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], codebook: Codebook) -> "CoderReport | None":
        """The report on published tables; None where no curator coded anything."""
        claims, proposals = tables["claims"], tables["proposals"]
        curated = claims[(claims["coded_by"] == "curator") & (claims["claim"] == claims["figure"])]
        if curated.empty:
            return None
        both = with_theatres(both_codings(curated, proposals), codebook)
        both["held_out"] = both["article"].map(held_out).astype(bool)
        standing = proposals[proposals["stands"].astype(bool)]
        return cls(both, claim_confidence(standing, DataFrame[CodingRules](tables["coding_rules"])))

    def _half(self, name: str) -> pd.DataFrame:
        return self.both[self.both["held_out"] == HALVES[name]]

    def reliability(self, name: str) -> pd.DataFrame:
        """Of the claims of one half of the articles, by how sure the coder is: how many there are, and how many are right."""
        return reliability(self._half(name), self.confidence)

    def numbers(self) -> dict[str, Any]:
        """Coverage, and the quality of every field, of both halves of the articles; shares in per cent."""
        numbers = {}
        for name in HALVES:
            half = self._half(name)
            fields = {
                row.field: {
                    "right": _percent(row.accuracy),
                    "precision": _percent(row.precision),
                    "recall": _percent(row.recall),
                    "alpha": row.alpha,
                }
                for row in quality(half)
            }
            numbers[name] = {"figures": len(half), "coverage": _coverage(half), "fields": fields}
        return numbers

    def markdown(self) -> list[str]:
        """The section of the quality report, as its lines."""
        lines = [
            "## The coder",
            "",
            "What the coder's rules propose for the figures that curators coded, which it never sees. The rules were written with "
            "the training articles at hand; a fifth of the articles, chosen by hash, was held out and looked at by no one.",
            "",
        ]
        for name in HALVES:
            lines += self._half_in_words(name)
        wrong = confusion(self._half("held_out"), "indicator").head(CONFUSIONS)
        return [
            *lines,
            "What it most often took for what in the held-out articles:",
            "",
            markdown(["curator", "coder", "figures"], wrong.to_numpy().tolist()),
            "",
        ]

    def _half_in_words(self, name: str) -> list[str]:
        half = self._half(name)
        by_field = [
            [row.field, row.coded, row.proposed, *map(_shown, (row.accuracy, row.precision, row.recall)), row.alpha]
            for row in quality(half)
        ]
        by_confidence = [
            [
                f"{row['from']:.1f} and more",
                f"{row['claims']:.0f}",
                f"{row['sure']:.2f}",
                _shown(row["right"] / row["claims"]),
            ]
            for row in self.reliability(name).to_dict("records")
        ]
        return [
            f"### {name.replace('_', '-').capitalize()} articles: {len(half):,} figures, {_coverage(half)} per cent coded",
            "",
            markdown(
                ["field", "curator gives", "coder gives", "right, %", "precision, %", "recall, %", "alpha"], by_field
            ),
            "",
            "A claim is right here where indicator, theatre and origin are:",
            "",
            markdown(["confidence", "claims", "on average", "right, %"], by_confidence),
            "",
        ]


def _coverage(half: pd.DataFrame) -> float | None:
    return _percent(float(half["machine_indicator"].notna().mean())) if len(half) else None


def _percent(share: float) -> float | None:
    return None if pd.isna(share) else round(100 * share, 2)


def _shown(share: float) -> str:
    return "-" if pd.isna(share) else f"{100 * share:.1f}"


def markdown(head: list[str], rows: list[list[Any]]) -> str:
    """A table in Markdown."""
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in cells)
