"""Whole articles on other wars, in other manners, and on no war at all, against a coding by hand: all of them built at once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from conflict_figures.pipeline.build import build

HERE = Path(__file__).parent
ARTICLES = HERE / "other_conflicts"
CODING: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "other_conflicts.yaml").read_text(encoding="utf-8"))
PARTLY_OURS = "terror-index"  # a page on many groups, one of them the codebook's
SURE = 0.8  # a claim of this confidence or more must be right; 0.9 is what the reader is told to trust


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles built with the package's codebook and its measured rules."""
    out = tmp_path_factory.mktemp("other") / "tables"
    assert build(articles=ARTICLES, out=out) == 0
    return out


@pytest.fixture(scope="module")
def claims(tables: Path) -> list[dict[str, Any]]:
    """The claims with their place in the text and what the hand-made coding says of each (None: nothing that is counted)."""
    claims = pd.read_parquet(tables / "claims.parquet")
    claims = claims.merge(
        pd.read_parquet(tables / "figures.parquet")[["figure", "char_start", "char_end"]], on="figure"
    )
    claims = claims.merge(pd.read_parquet(tables / "extracts.parquet")[["extract", "text"]], on="extract").astype(
        "object"
    )
    rows: list[dict[str, Any]] = claims.where(claims.notna(), None).to_dict("records")
    for row in rows:
        row["by_hand"] = next((coded for coded, *span in _marked(row) if _overlaps(row, *span)), None)
    return rows


def _marked(claim: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int, int]]:
    """What is coded by hand in a claim's text, with where its figure begins and ends."""
    for coded in CODING[claim["article"]]:
        before, figure, after = re.split(r"[\[\]]", coded["of"])
        if (at := claim["text"].find(before + figure + after)) >= 0:
            yield coded, at + len(before), at + len(before) + len(figure)


def _overlaps(claim: dict[str, Any], start: int, end: int) -> bool:
    return bool(claim["char_start"] < end and start < claim["char_end"])


def _is_right(claim: dict[str, Any]) -> bool:
    """Whether a claim says what the hand-made coding says; where, from where and whose may be left out."""
    by_hand = claim["by_hand"]
    return by_hand is not None and (
        claim["indicator"] in by_hand["indicator"]
        and claim["theatre"] in (None, by_hand.get("place"))
        and claim["origin"] in (None, by_hand.get("origin"))
        and claim["actor"] in (None, by_hand.get("actor"))
    )


def _coded(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [claim for claim in claims if claim["coded_by"] == "rule"]


def test_every_figure_that_was_coded_by_hand_is_found(claims: list[dict[str, Any]]) -> None:
    found = {(claim["article"], claim["by_hand"]["of"]) for claim in claims if claim["by_hand"]}

    assert found == {(article, coded["of"]) for article, of_article in CODING.items() for coded in of_article}
    assert len(claims) > 400


def test_no_claim_that_the_coder_is_sure_of_is_wrong(claims: list[dict[str, Any]]) -> None:
    sure = [claim for claim in _coded(claims) if claim["confidence"] is not None and claim["confidence"] >= SURE]

    assert [(claim["claim"], claim["surface"], claim["indicator"]) for claim in sure if not _is_right(claim)] == []


def test_no_claim_is_laid_at_the_door_of_the_codebooks_own_war(claims: list[dict[str, Any]]) -> None:
    ours = {"islamic-state", "us-led-coalition", "armed-groups-syria-iraq", "syria-iraq", "SYR", "IRQ"}
    other = [claim for claim in _coded(claims) if claim["article"] != PARTLY_OURS]
    said = [
        (claim["claim"], claim["indicator"], claim["actor"], claim["theatre"])
        for claim in other
        if (claim["by_hand"] or {}).get("actor") not in ours and not ours.isdisjoint((claim["actor"], claim["theatre"]))
    ]

    assert said == []


def test_most_of_what_the_codebook_does_not_count_is_left_open(claims: list[dict[str, Any]]) -> None:
    nothing = [claim for claim in claims if claim["by_hand"] is None]
    left_open = [claim for claim in nothing if claim["coded_by"] == "none"]

    assert len(left_open) >= 0.85 * len(nothing), f"{len(left_open)} of {len(nothing)}"
