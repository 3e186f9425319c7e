"""Stage `measure`: how far each rule of the coder can be trusted, from the figures that curators coded too.

A confidence rests on the training articles alone; the held-out fifth is counted beside it, so that anyone can see whether the
rules were fitted to what their writers had read.
"""

from collections.abc import Iterator, Mapping

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.coder_quality import both_codings, held_out, with_theatres
from conflict_figures.pipeline.coding.proposal import ELSEWHERE
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.marks import lay_marks
from conflict_schemas import CodingRules, Figures, Numerals, Proposals
from conflict_schemas.coding_rules import NO_VALUE
from conflict_schemas.codings import Codings

# What rules propose given the indicator.
GIVEN_THE_INDICATOR = ("actor", "place", "origin", "period", "as_of")
COMPARED = {"place": "theatre", "period": "time", "as_of": "time"}
# Kinds of rules for what the corpus is not about: the few figures of it that are said of something else tell nothing of them.
UNCOUNTED = frozenset(subject.value for subject in ELSEWHERE)
MEASURED = ("indicator", "actor", "place", "origin", "period", "as_of", "attributed_to", "via")


def measure(
    figures: DataFrame[Figures],
    numerals: DataFrame[Numerals],
    codings: DataFrame[Codings],
    proposals: DataFrame[Proposals],
    unlearnt: DataFrame[Proposals],
    codebook: Codebook,
    prior_figures: float,
) -> DataFrame[CodingRules]:
    """Count every rule's hits. `figures`, `numerals` and `proposals` are the machine's, before curators' marks are laid over.

    `unlearnt` is what the rules propose without the words of a single training article (`unlearnt.py`); on it the training counts
    and the confidences rest. `prior_figures`: for how many figures the rules of the same kind count in a rule's confidence
    (params.yaml).
    """
    curated = codings[codings["nth"] == 1]
    curated = curated.assign(article=curated["extract"].map(lambda extract: extract.rpartition("#")[0]).astype("str"))
    is_held_out = curated["article"].map(held_out).astype(bool)
    partners = lay_marks(figures, numerals, codings).partners
    halves = [
        _both(curated[~is_held_out], unlearnt, partners, codebook).assign(held_out=False),
        _both(curated[is_held_out], proposals, partners, codebook).assign(held_out=True),
    ]
    both = pd.concat(halves, ignore_index=True)
    rows = [row for field in MEASURED for row in _rows(field, both, prior_figures)]
    return DataFrame[CodingRules](pd.DataFrame(rows, columns=list(CodingRules.to_schema().columns)))


def _both(
    curated: pd.DataFrame, proposals: pd.DataFrame, partners: Mapping[str, str], codebook: Codebook
) -> pd.DataFrame:
    """The curators' coding and the proposals side by side, for the figures that the extractor found too."""
    read = curated[curated["figure"].isin(set(partners.values()))]
    of_curated = proposals.assign(figure=proposals["figure"].map(dict(partners)))
    return with_theatres(both_codings(read, of_curated[of_curated["figure"].isin(read["figure"])]), codebook)


def _rows(field: str, both: pd.DataFrame, prior_figures: float) -> Iterator[tuple[object, ...]]:
    """The rules of a field, in the order of their names."""
    hits = _hits(field, both)
    hits["kind"] = hits["rule"].map(lambda rule: rule.rpartition(":")[2])
    hits = hits[~hits["kind"].isin(UNCOUNTED)]
    training = hits[~hits["held_out"]]
    overall = float(training["right"].mean()) if len(training) else 0.0
    kinds = {kind: _pooled(of_kind, overall, prior_figures) for kind, of_kind in training.groupby("kind")["right"]}
    for rule, of_rule in hits.groupby("rule", sort=True):
        learnt, unseen = of_rule.loc[~of_rule["held_out"], "right"], of_rule.loc[of_rule["held_out"], "right"]
        sure = round(_pooled(learnt, kinds[of_rule["kind"].iloc[0]], prior_figures), 4) if len(learnt) else None
        yield field, rule, len(learnt), int(learnt.sum()), len(unseen), int(unseen.sum()), sure


def _pooled(right: pd.Series, prior: float, prior_figures: float) -> float:
    """The share that is right, pooled with a prior that counts for so many figures: of a rule's kind, of a kind all rules."""
    return float((right.sum() + prior_figures * prior) / (len(right) + prior_figures))


def _hits(field: str, both: pd.DataFrame) -> pd.DataFrame:
    """A row a figure: the rule that spoke on the field, and whether it was right.

    What a claim holds for is proposed given what it counts, and judged where that is right. A place is right where the claim then
    holds for the curator's theatre. Dates are right to the month, whether they are written as a period or as a date, and every figure
    has one of the two: where no period is proposed, the rule is that of as_of.
    """
    if field in GIVEN_THE_INDICATOR:
        both = both[(both["machine_indicator"] == both["indicator"]).fillna(False).astype(bool)]
    if field in ("period", "as_of"):
        both = both[both["machine_period"].notna() == (field == "period")]
    compared = COMPARED.get(field, field)
    curator, machine = both[compared], both[f"machine_{compared}"]
    right = (curator == machine).fillna(False).astype(bool) | (curator.isna() & machine.isna())
    return pd.DataFrame({"rule": both[f"rule_{field}"].fillna(NO_VALUE), "right": right, "held_out": both["held_out"]})
