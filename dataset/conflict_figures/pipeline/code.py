"""Stage `code`: figures with their meaning, as the curators coded them, else as the coder's rules propose it.

Two readings meet here. The curators' marks are laid over the figures that the extractor found; a figure that only one of
the two saw stays, and says so. The curators' coding wins; what the rules propose stands beside it in `proposals`. What a claim's
sentence leaves out (where it holds, who speaks) is worked out, marked.
"""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.confidence import claim_confidence, with_confidence
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_figures.pipeline.marks import READING, claim_ids, lay_marks
from conflict_figures.pipeline.theatre import theatres
from conflict_schemas import Articles, Claims, CodingRules, Extracts, Figures, Numerals, Proposals
from conflict_schemas.codings import Codings

MEANING = [
    "indicator",
    "actor",
    "place",
    "origin",
    "period",
    "as_of",
    "time_basis",
    "attributed_to",
    "via",
    "correction",
]
BY_RULE = ["indicator", "actor", "place", "origin", "period", "as_of", "attributed_to", "via"]
DECIMALS = 6  # of the ends of an interval: 6.8 and its tenth make 7.48, and no trace of binary arithmetic


@dataclass(frozen=True)
class Coded:
    """The figures of both readers, the numerals that they account for, what the rules propose, and what the figures mean."""

    figures: DataFrame[Figures]
    numerals: DataFrame[Numerals]
    proposals: DataFrame[Proposals]
    claims: DataFrame[Claims]


def code(
    articles: DataFrame[Articles],
    extracts: DataFrame[Extracts],
    figures: DataFrame[Figures],
    numerals: DataFrame[Numerals],
    codings: DataFrame[Codings],
    proposals: DataFrame[Proposals],
    rules: DataFrame[CodingRules],
    codebook: Codebook,
    about_tolerance: float,
) -> Coded:
    """Give the figures their meaning.

    Every figure makes a claim, coded or not. `figures`, `numerals` and `proposals` are the machine's, `codings` the curators';
    `rules` say how far a rule can be trusted, and `about_tolerance` is the relative tolerance of "about N" (params.yaml).
    """
    laid = lay_marks(figures, numerals, codings)
    trusted = with_confidence(_of_published_figures(proposals, laid.partners), rules)
    claims = _both_readings(laid.figures, laid.extractor, codings)
    claims = claims.merge(extracts[["extract", "article"]], on="extract", how="left")
    claims = claims.merge(articles[["article", "publisher", "kind"]], on="article", how="left")
    claims = _in_the_indicators_unit(_coded_by_rule(claims, trusted, rules), codebook)
    claims = _percentages(claims, codebook)
    claims = _intervals(claims, codebook, about_tolerance)
    claims = _calendar(claims)
    claims = _speakers(claims, codebook)
    claims = theatres(claims, codebook)
    return Coded(
        laid.figures,
        laid.numerals,
        DataFrame[Proposals](trusted.sort_values(["figure", "field", "value"], ignore_index=True)),
        DataFrame[Claims](claims[list(Claims.to_schema().columns)]),
    )


def _of_published_figures(proposals: pd.DataFrame, partners: dict[str, str]) -> DataFrame[Proposals]:
    """The proposals under the ids that their figures, and the wholes that they are parts of, have in the tables."""
    kept = proposals[proposals["figure"].isin(partners)].copy()
    kept["figure"] = kept["figure"].map(partners)
    wholes = kept["field"] == "part_of"
    kept.loc[wholes, "value"] = kept.loc[wholes, "value"].map(partners)
    return DataFrame[Proposals](kept[kept["value"].notna()])


def _coded_by_rule(claims: pd.DataFrame, proposals: pd.DataFrame, rules: DataFrame[CodingRules]) -> pd.DataFrame:
    """Give the claims that no curator coded what stands of the proposals, where these say what is counted.

    What a curator left unmarked in a digest is no claim: the curator's coding wins there too, and the proposals stand beside it.
    """
    standing = proposals[proposals["stands"].astype(bool)]
    value, rule = (
        standing.pivot(index="figure", columns="field", values=column).reindex(index=claims["figure"], columns=BY_RULE)
        for column in ("value", "rule")
    )
    uncoded = (claims["coded_by"] == "none") & (claims["kind"] == "fulltext")
    by_rule = uncoded.to_numpy() & value["indicator"].notna().to_numpy()
    for field in BY_RULE:
        claims[field] = claims[field].where(~by_rule, value[field].to_numpy())
    claims["coded_by"] = claims["coded_by"].where(~by_rule, "rule")
    claims["rule"] = pd.Series(rule["indicator"].to_numpy(), index=claims.index).where(by_rule)
    claims["confidence"] = claims["figure"].map(claim_confidence(standing, rules)).where(by_rule)
    return claims


def _in_the_indicators_unit(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Give a count of no named unit that a rule coded ("1,600 from Britain") the unit of what it counts."""
    units = {entry.id: entry.unit for entry in codebook.indicators}
    bare = (claims["coded_by"] == "rule") & claims["unit"].isna()
    claims["unit"] = claims["unit"].where(~bare, claims["indicator"].map(units))
    return claims


def _both_readings(figures: pd.DataFrame, extractor: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """A row a figure and coding: the published reading, the extractor's beside it, and whether they agree."""
    claims = figures[["figure", "extract", "surface"]].merge(
        codings[["figure", "nth", *READING, *MEANING]], on="figure", how="left"
    )
    claims = claims.merge(extractor.add_prefix("extractor_").reset_index(), on="figure", how="left")
    claims = claims.rename(columns={"extractor_value_low": "extractor_low", "extractor_value_high": "extractor_high"})
    curated = claims["nth"].notna()
    seen = claims["extractor_bound"].notna()
    claims["claim"] = claim_ids(claims["figure"], claims["nth"])
    claims["coded_by"] = curated.map({True: "curator", False: "none"})
    claims["value_agrees"] = (
        _same(claims["value_low"], claims["extractor_low"]) & _same(claims["value_high"], claims["extractor_high"])
    ).where(curated & seen)
    claims["bound_agrees"] = _same(claims["bound"], claims["extractor_bound"]).where(curated & seen)
    claims["unit_agrees"] = _same(claims["unit"], claims["extractor_unit"]).where(curated & seen)
    for field in READING:
        machine = {"value_low": "extractor_low", "value_high": "extractor_high"}.get(field, f"extractor_{field}")
        claims[field] = claims[field].where(curated, claims[machine])
    return claims


def _same(left: pd.Series, right: pd.Series) -> pd.Series:
    """Whether two readings are equal; two open ends are."""
    return ((left == right).fillna(False) | (left.isna() & right.isna())).astype("boolean")


def _percentages(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Say what a percentage is of: the indicator's denominator, else what the words name."""
    denominators = {entry.id: entry.denominator for entry in codebook.indicators}
    named = claims["indicator"].map(denominators)
    claims["percent_of"] = named.where(named.notna(), claims["counted"]).where(claims["unit"] == "percent")
    return claims


def _intervals(claims: pd.DataFrame, codebook: Codebook, about_tolerance: float) -> pd.DataFrame:
    """What the words allow: the value, and around "about N" the tolerance, as far as the indicator's range goes."""
    factor = {unit.id: unit.factor for unit in codebook.units}
    ranges = {entry.id: (entry.range.min, entry.range.max, factor[entry.unit]) for entry in codebook.indicators}
    limits = [ranges.get(indicator, (-math.inf, math.inf, 1.0)) for indicator in claims["indicator"]]
    least, greatest, scale = pd.DataFrame(limits, index=claims.index, columns=range(3)).astype("float64").T.to_numpy()
    scale = scale / claims["unit"].map(factor).fillna(1.0).to_numpy()
    about = claims["bound"] == "about"
    value = claims["value_low"].astype("Float64").where(about)
    room = value.abs() * about_tolerance
    low = (value - room).round(DECIMALS).clip(lower=least * scale)
    high = (value + room).round(DECIMALS).clip(upper=greatest * scale)
    # a value outside the range is for `check` to tell; what the words allow takes it in all the same
    claims["interval_low"] = low.where(low <= value, value).where(about, claims["value_low"])
    claims["interval_high"] = high.where(high >= value, value).where(about, claims["value_high"])
    return claims


def _calendar(claims: pd.DataFrame) -> pd.DataFrame:
    """The EDTF expressions as days."""
    for expression in ("period", "as_of"):
        days = claims[expression].map(lambda edtf: edtf_days(edtf) if isinstance(edtf, str) else (None, None))
        claims[f"{expression}_start"] = days.str[0]
        claims[f"{expression}_end"] = days.str[1]
    return claims


def _speakers(claims: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Who speaks: the source that the article names, else its publisher, which may be a source itself."""
    names: dict[Any, str] = {source.id: source.name for source in codebook.sources}
    attributed = claims["attributed_to"].notna()
    claims["speaker_source"] = claims["attributed_to"].where(attributed, claims["publisher"].map(codebook.publishers))
    claims["speaker"] = claims["speaker_source"].map(names).fillna(claims["publisher"])
    return claims
