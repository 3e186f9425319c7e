"""What the quality report says of the coder, worked out by hand on four figures, one of them held out."""

import pandas as pd
import pytest

from conflict_figures.pipeline.coder_report import CoderReport, markdown
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import Claims, CodingRules, Proposals
from conflict_schemas.coding_rules import NO_VALUE

FIGURES = ["example-0#1@1-2", "example-0#1@3-4", "example-0#1@5-6", "example-2#1@1-2"]  # example-2 is held out
KILLED, STRIKES = "fighters_killed", "air_strikes"


def tables(coded_by: str = "curator") -> dict[str, pd.DataFrame]:
    """Four curated figures, each with its second claim, of which the coder has two right, one wrong and one open."""
    claims = pd.DataFrame(
        {"figure": FIGURES, "claim": FIGURES, "indicator": KILLED, "place": "IRQ", "coded_by": coded_by}
    )
    claims = pd.concat([claims, claims.assign(claim=claims["claim"] + "/2", indicator=STRIKES)], ignore_index=True)
    claims = claims.reindex(columns=list(Claims.to_schema().columns))
    claims["extract"] = claims["figure"].str.partition("@")[0]
    claims["article"] = claims["extract"].str.partition("#")[0]
    proposed = [(FIGURES[0], KILLED), (FIGURES[1], STRIKES), (FIGURES[3], KILLED)]
    proposals = [(figure, "indicator", value, "some/1:zone", 0.9, True) for figure, value in proposed]
    proposals += [(figure, "place", "IRQ", "place:zone", 0.8, True) for figure, _ in proposed]
    rules = [("origin", NO_VALUE, 9, 9, 0, 0, 1.0), ("place", NO_VALUE, 9, 9, 0, 0, 0.5)]
    return {
        "claims": claims.astype(dict.fromkeys(["origin", "actor", "attributed_to", "via", "period", "as_of"], "str")),
        "proposals": pd.DataFrame(proposals, columns=list(Proposals.to_schema().columns)),
        "coding_rules": pd.DataFrame(rules, columns=list(CodingRules.to_schema().columns)),
    }


@pytest.fixture(scope="module")
def report(codebook: Codebook) -> CoderReport:
    made = CoderReport.of(tables(), codebook)
    assert made is not None
    return made


def test_the_metrics_are_of_each_half_in_per_cent(report: CoderReport) -> None:
    numbers = report.numbers()

    training, held_out = numbers["training"], numbers["held_out"]
    assert (training["figures"], training["coverage"]) == (3, 66.67)
    assert (held_out["figures"], held_out["coverage"]) == (1, 100.0)
    assert training["fields"]["indicator"] == {
        "right": 33.33, "precision": 50.0, "recall": 33.33, "alpha": round(1 - (2 / 3) / (1 - (4 * 3) / (6 * 5)), 4),
    }  # fmt: skip
    assert held_out["fields"]["indicator"] == {"right": 100.0, "precision": 100.0, "recall": 100.0, "alpha": None}
    assert training["fields"]["via"] == {"right": 100.0, "precision": None, "recall": None, "alpha": None}


def test_the_report_counts_claims_by_how_sure_the_coder_is(report: CoderReport) -> None:
    lines = "\n".join(report.markdown()).split("\n")

    training, held_out = (line for line in lines if line.startswith("| 0.7 and more |"))
    assert training == "| 0.7 and more | 2 | 0.72 | 50.0 |"  # 0.9 * 0.8 * 1
    assert held_out == "| 0.7 and more | 1 | 0.72 | 100.0 |"
    assert [line for line in lines if line.startswith("### ")] == [
        "### Training articles: 3 figures, 66.67 per cent coded",
        "### Held-out articles: 1 figures, 100.0 per cent coded",
    ]


def test_without_curators_there_is_nothing_to_report(codebook: Codebook) -> None:
    assert CoderReport.of(tables(coded_by="rule"), codebook) is None


def test_a_bar_within_a_cell_does_not_end_it() -> None:
    assert markdown(["what"], [["a|b"], [1]]) == "| what |\n| --- |\n| a\\|b |\n| 1 |"
