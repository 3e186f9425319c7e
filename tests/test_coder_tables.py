"""What holds between proposals, rules and claims: in the tables of the checkout, and in a build of texts that nobody coded."""

from collections.abc import Callable, Mapping

import pandas as pd
import pytest
from builds import MakeBuild

import conflict_figures as cf
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_schemas.coding_rules import NO_VALUE

Tables = Mapping[str, pd.DataFrame]
NAMES = ("proposals", "coding_rules", "claims", "figures")
TEXT = """\
---
article: example-2016-03-own
title: Who went
publisher: The Example
published: 2016-03-25
---
More than 6,000 European jihadists had left for Syria, 2,300 of them from France and 1,600 from Britain.

The Islamic State lost 22 per cent of its territory in 2015, IHS Jane's said. Coalition jets flew 40 air strikes in Iraq.
"""


@pytest.fixture(scope="module", params=["the checkout", "texts"])
def tables(request: pytest.FixtureRequest, build: MakeBuild, raw_file: Callable[..., RawFile]) -> Tables:
    if request.param == "the checkout":
        return {name: cf.load(name) for name in NAMES}
    return build(RawFile("own.txt", TEXT.encode()), raw_file()).tables


def standing(tables: Tables) -> pd.DataFrame:
    proposals = tables["proposals"]
    return proposals[proposals["stands"].astype(bool)]


def test_a_proposal_has_the_confidence_of_its_rule_and_none_where_that_was_not_measured(tables: Tables) -> None:
    proposals, rules = tables["proposals"], tables["coding_rules"]

    known = rules.set_index(["field", "rule"])["confidence"].dropna().to_dict()

    expected = [known.get(rule) for rule in zip(proposals["field"], proposals["rule"], strict=True)]
    found = [None if pd.isna(value) else value for value in proposals["confidence"]]
    assert found == expected
    assert found


def test_no_field_of_a_figure_has_two_values_that_stand(tables: Tables) -> None:
    assert not standing(tables).duplicated(["figure", "field"]).any()


def test_where_the_values_of_a_field_differ_none_stands_and_one_alone_does(tables: Tables) -> None:
    by_field = tables["proposals"].groupby(["figure", "field"])["stands"]

    assert (by_field.transform("size").eq(1) == tables["proposals"]["stands"].astype(bool)).all()


def test_every_proposal_is_for_a_figure_that_is_there_and_so_is_the_whole_that_it_names(tables: Tables) -> None:
    proposals, figures = tables["proposals"], set(tables["figures"]["figure"])

    wholes = proposals.loc[proposals["field"] == "part_of"]
    assert set(proposals["figure"]) <= figures
    assert set(wholes["value"]) <= figures
    assert (wholes["value"] != wholes["figure"]).all()


def test_a_claim_coded_by_rule_has_what_stands_and_the_rule_of_its_indicator(tables: Tables) -> None:
    claims = tables["claims"]
    by_rule = claims[claims["coded_by"] == "rule"].set_index("figure")

    stands = standing(tables)
    for field in ("indicator", "actor", "place", "origin", "period", "as_of", "attributed_to", "via"):
        values = stands[stands["field"] == field].set_index("figure")
        said = values["value"].reindex(by_rule.index).astype("object")
        given = by_rule[field].astype("object")
        assert ((said == given) | (said.isna() & given.isna())).all(), field
    indicators = stands[stands["field"] == "indicator"].set_index("figure")
    assert by_rule["rule"].tolist() == indicators["rule"].reindex(by_rule.index).tolist()


def test_only_claims_coded_by_rule_name_one_and_say_how_sure_it_is(tables: Tables) -> None:
    claims = tables["claims"]

    by_rule = claims["coded_by"].astype("str") == "rule"
    assert (claims["rule"].notna() == by_rule).all()
    assert not claims.loc[~by_rule, "confidence"].notna().any()


def test_the_counts_of_a_rule_are_parts_of_each_other(tables: Tables) -> None:
    rules = tables["coding_rules"]

    assert (rules["right"] <= rules["seen"]).all()
    assert (rules["held_out_right"] <= rules["held_out_seen"]).all()
    assert (rules["seen"] + rules["held_out_seen"] > 0).all()


def test_rules_code_texts_that_nobody_did(build: MakeBuild) -> None:
    claims = build(RawFile("own.txt", TEXT.encode())).tables["claims"]

    coded = claims[claims["coded_by"] == "rule"].set_index("surface")
    assert {"more than 6,000", "2,300", "1,600", "22 per cent", "40 air strikes"} <= {*map(str.lower, coded.index)}
    assert coded.loc["2,300", ["indicator", "origin"]].tolist() == ["foreign_fighters_departed", "FRA"]


def test_how_often_no_rule_speaks_is_counted_for_what_a_claims_confidence_needs() -> None:
    rules = cf.load("coding_rules")

    assert {"place", "origin"} <= set(rules.loc[rules["rule"] == NO_VALUE, "field"])
