"""How good the coder is: its proposals against the curators' coding, field by field.

The rules' cues may be learnt from the corpus. So a fifth of the articles, chosen by hash, is held out: nobody looks at them while
writing rules, and both halves are reported.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from conflict_figures.pipeline.agreement import alpha
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_figures.pipeline.theatre import theatres

MEANING = ("indicator", "actor", "place", "origin", "attributed_to", "via")
HELD_OUT_OF = 5
BINS = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9]  # of confidence, each up to the next


def held_out(article: str) -> bool:
    """Whether an article is of the fifth that nobody looks at."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % HELD_OUT_OF == 0


@dataclass(frozen=True)
class FieldQuality:
    """`figures` curated ones; `coded` those for which a curator gave the field a value, `proposed` those for which the coder did.

    `right` counts the figures where both give the same, nothing included, `right_values` those where both give the same value;
    `alpha` is Krippendorff's, no value being a value.
    """

    field: str
    figures: int
    coded: int
    proposed: int
    right: int
    right_values: int
    alpha: float | None

    @property
    def accuracy(self) -> float:
        """The share of figures with the right value or, rightly, none."""
        return self.right / self.figures if self.figures else float("nan")

    @property
    def precision(self) -> float:
        """The share of the proposed values that is right."""
        return self.right_values / self.proposed if self.proposed else float("nan")

    @property
    def recall(self) -> float:
        """The share of the curators' values that was proposed."""
        return self.right_values / self.coded if self.coded else float("nan")


def both_codings(curated: pd.DataFrame, proposals: pd.DataFrame) -> pd.DataFrame:
    """A row a curated figure: each field as the curator has it, and as the standing proposals have it (`machine_...`).

    `curated` has the columns figure, the fields of MEANING, period and as_of; `proposals` those of the table, with the
    same figures' ids. `time` is the last month of period or as_of, `since` the first month of the period.
    """
    standing = proposals[proposals["stands"].astype(bool)]
    fields = [*MEANING, "period", "as_of"]
    both = curated
    for column, prefix in (("value", "machine_"), ("rule", "rule_")):
        wide = standing.pivot(index="figure", columns="field", values=column).reindex(columns=fields).astype("str")
        both = both.merge(wide.add_prefix(prefix), left_on="figure", right_index=True, how="left")
    for prefix in ("", "machine_"):
        when = zip(both[f"{prefix}period"], both[f"{prefix}as_of"], strict=True)
        months = pd.DataFrame(
            [_months(*each) for each in when], index=both.index, columns=["since", "time"], dtype="str"
        )
        both[[f"{prefix}since", f"{prefix}time"]] = months
    return both


def _months(period: object, as_of: object) -> tuple[str | None, str | None]:
    """The first month of a period, and the last one of it or of a date."""
    start = end = None
    if isinstance(period, str):
        start, end = edtf_days(period)
    if isinstance(as_of, str) and end is None:
        end = edtf_days(as_of)[1]
    return (f"{start:%Y-%m}" if start else None, f"{end:%Y-%m}" if end else None)


def with_theatres(both: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Rows of `both_codings` with `theatre`, where the claims hold by the curators' coding, and `machine_theatre`, by the coder's.

    `both` has the columns article and extract. Each is worked out as if nobody else had coded the articles.
    """
    found = {}
    for prefix in ("", "machine_"):
        alone = both[["article", "extract"]].assign(
            indicator=both[f"{prefix}indicator"], place=both[f"{prefix}place"], coded_by="rule"
        )
        found[f"{prefix}theatre"] = theatres(alone, codebook)["theatre"]
    found["machine_theatre"] = found["machine_theatre"].where(both["machine_indicator"].notna())
    return both.assign(**found)


def quality(both: pd.DataFrame) -> Iterator[FieldQuality]:
    """The quality of every field over rows of `both_codings` with their theatres."""
    for field in (*MEANING, "theatre", "time", "since"):
        curator, machine = both[field], both[f"machine_{field}"]
        same = _same_value(both, field)
        neither = curator.isna() & machine.isna()
        yield FieldQuality(
            field,
            len(both),
            int(curator.notna().sum()),
            int(machine.notna().sum()),
            int((same | neither).sum()),
            int(same.sum()),
            alpha(curator.fillna("none"), machine.fillna("none")),
        )


def _same_value(both: pd.DataFrame, field: str) -> pd.Series:
    return (both[field] == both[f"machine_{field}"]).fillna(False).astype(bool)


def right_claims(both: pd.DataFrame) -> pd.Series:
    """Whether the coder's claim is right in all that its confidence speaks of."""
    right = pd.Series(True, index=both.index)
    for field in ("indicator", "theatre", "origin"):
        right &= _same_value(both, field) | (both[field].isna() & both[f"machine_{field}"].isna())
    return right


def reliability(both: pd.DataFrame, confidence: pd.Series) -> pd.DataFrame:
    """Of the claims that the coder proposes, by its confidence: how many, how sure on average, and how many are right.

    `confidence` is by figure, as of `claim_confidence`.
    """
    claims = pd.DataFrame({"sure": both["figure"].map(confidence).astype("float"), "right": right_claims(both)})
    claims["from"] = pd.cut(claims["sure"], [*BINS, 1.01], right=False, labels=BINS).astype("float")
    return (
        claims.groupby("from")
        .agg(claims=("right", "size"), sure=("sure", "mean"), right=("right", "sum"))
        .astype({"right": "int"})
        .reset_index()
    )


def confusion(both: pd.DataFrame, field: str) -> pd.DataFrame:
    """What the coder took for what: the curator's value, the coder's, and how often; nothing is "none"."""
    pairs = pd.DataFrame({"curator": both[field].fillna("none"), "coder": both[f"machine_{field}"].fillna("none")})
    wrong = pairs[pairs["curator"] != pairs["coder"]]
    return (
        wrong.value_counts()
        .rename("figures")
        .reset_index()
        .sort_values(["figures", "curator", "coder"], ascending=[False, True, True], ignore_index=True)
    )
