"""How good the coder is: its proposals against the curators' coding, field by field.

The rules' cues may be learnt from the corpus. So a fifth of the articles, chosen by hash, is held out: nobody looks at them while
writing rules, and both halves are reported.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from conflict_figures.pipeline.inputs.edtf_days import edtf_days

MEANING = ("indicator", "actor", "place", "origin", "attributed_to", "via")
HELD_OUT_OF = 5


def held_out(article: str) -> bool:
    """Whether an article is of the fifth that nobody looks at."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % HELD_OUT_OF == 0


@dataclass(frozen=True)
class FieldQuality:
    """`figures` curated ones; `coded` those for which a curator gave the field a value, `proposed` those for which the coder did.

    `right` counts the figures where both give the same, nothing included, `right_values` those where both give the same value.
    """

    field: str
    figures: int
    coded: int
    proposed: int
    right: int
    right_values: int

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
    standing = proposals[proposals["stands"]].pivot(index="figure", columns="field", values="value")
    fields = [*MEANING, "period", "as_of"]
    machine = standing.reindex(columns=fields).add_prefix("machine_")
    rules = proposals[proposals["stands"]].pivot(index="figure", columns="field", values="rule")
    both = curated.merge(machine, left_on="figure", right_index=True, how="left")
    both = both.merge(rules.reindex(columns=fields).add_prefix("rule_"), left_on="figure", right_index=True, how="left")
    for prefix in ("", "machine_"):
        months = [
            _months(period, as_of)
            for period, as_of in zip(both[f"{prefix}period"], both[f"{prefix}as_of"], strict=True)
        ]
        both[f"{prefix}since"], both[f"{prefix}time"] = zip(*months, strict=True) if months else ((), ())
    return both


def _months(period: object, as_of: object) -> tuple[str | None, str | None]:
    """The first month of a period, and the last one of it or of a date."""
    start = end = None
    if isinstance(period, str):
        start, end = edtf_days(period)
    if isinstance(as_of, str) and end is None:
        end = edtf_days(as_of)[1]
    return (f"{start:%Y-%m}" if start else None, f"{end:%Y-%m}" if end else None)


def quality(both: pd.DataFrame) -> Iterator[FieldQuality]:
    """The quality of every field over rows of `both_codings`."""
    for field in (*MEANING, "time", "since"):
        curator, machine = both[field], both[f"machine_{field}"]
        same = (curator == machine).fillna(False).astype(bool)
        neither = curator.isna() & machine.isna()
        yield FieldQuality(
            field,
            len(both),
            int(curator.notna().sum()),
            int(machine.notna().sum()),
            int((same | neither).sum()),
            int(same.sum()),
        )
