"""How sure the coder is: the product of what its rules were found to be worth."""

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.confidence import claim_confidence, with_confidence
from conflict_schemas import CodingRules, Proposals
from conflict_schemas.coding_rules import NO_VALUE

RULES = DataFrame[CodingRules](
    pd.DataFrame(
        [
            ("indicator", "fighters_total/1:zone", 9, 8, 0, 0, 0.9),
            ("place", "place:zone", 9, 8, 0, 0, 0.8),
            ("place", NO_VALUE, 9, 8, 0, 0, 0.6),
            ("origin", "origin:list", 9, 8, 0, 0, 0.7),
            ("origin", NO_VALUE, 9, 8, 0, 0, 0.95),
            ("actor", "actor:zone", 9, 8, 0, 0, 0.1),
            ("as_of", NO_VALUE, 9, 8, 0, 0, 0.2),
        ],
        columns=list(CodingRules.to_schema().columns),
    )
)


def proposals(*rows: tuple[str, str, str, str]) -> DataFrame[Proposals]:
    """Standing proposals: figure, field, value, rule."""
    return DataFrame[Proposals](
        pd.DataFrame([(*row, None, True) for row in rows], columns=list(Proposals.to_schema().columns))
    )


def sure(*rows: tuple[str, str, str, str], rules: DataFrame[CodingRules] = RULES) -> dict[str, float | None]:
    """Figure to how sure the coder is of its claim."""
    found = claim_confidence(with_confidence(proposals(*rows), rules), rules)
    return {figure: None if pd.isna(value) else value for figure, value in found.items()}


INDICATOR = ("a#1@1-2", "indicator", "fighters_total", "fighters_total/1:zone")
PLACE = ("a#1@1-2", "place", "SYR", "place:zone")
ORIGIN = ("a#1@1-2", "origin", "FRA", "origin:list")
ACTOR = ("a#1@1-2", "actor", "islamic-state", "actor:zone")


def test_a_proposal_is_as_sure_as_its_rule_and_one_never_measured_is_not_said_to_be() -> None:
    new = ("a#1@1-2", "place", "IRQ", "place:new")

    found = with_confidence(proposals(INDICATOR, ORIGIN, new), RULES)

    confidence = found.set_index("field")["confidence"]
    assert confidence.dropna().to_dict() == {"indicator": 0.9, "origin": 0.7}
    assert confidence.index[confidence.isna()].tolist() == ["place"]


def test_a_rule_is_one_of_its_field() -> None:
    """A rule of that name for another field says nothing of it."""
    found = with_confidence(proposals(("a#1@1-2", "origin", "FRA", "place:zone")), RULES)

    assert found["confidence"].isna().all()


def test_a_claim_is_as_sure_as_what_where_and_from_where_together() -> None:
    assert sure(INDICATOR, PLACE, ORIGIN) == {"a#1@1-2": 0.504}  # 0.9 * 0.8 * 0.7


def test_where_nothing_is_said_it_counts_how_often_that_was_right() -> None:
    assert sure(INDICATOR) == {"a#1@1-2": 0.513}  # 0.9 * 0.6 * 0.95
    assert sure(INDICATOR, ORIGIN) == {"a#1@1-2": 0.378}  # 0.9 * 0.6 * 0.7


def test_whose_when_and_who_says_so_do_not_count() -> None:
    assert sure(INDICATOR, PLACE, ORIGIN, ACTOR) == sure(INDICATOR, PLACE, ORIGIN)


def test_a_figure_whose_indicator_does_not_stand_makes_no_claim() -> None:
    other = ("a#1@5-6", "place", "IRQ", "place:zone")

    assert sure(INDICATOR, other) == {"a#1@1-2": 0.513}
    assert sure(other) == {}
    assert sure() == {}


def test_one_rule_that_was_never_measured_leaves_the_claim_without_a_confidence() -> None:
    assert sure(INDICATOR, ("a#1@1-2", "place", "IRQ", "place:new"), ORIGIN) == {"a#1@1-2": None}


def test_without_measured_rules_nothing_has_a_confidence() -> None:
    none = DataFrame[CodingRules](RULES.head(0))

    assert sure(INDICATOR, PLACE, ORIGIN, rules=none) == {"a#1@1-2": None}
    assert with_confidence(proposals(INDICATOR), none)["confidence"].isna().all()


def test_it_is_rounded_to_four_decimals() -> None:
    thirds = RULES.assign(confidence=1 / 3)

    assert sure(INDICATOR, PLACE, ORIGIN, rules=DataFrame[CodingRules](thirds)) == {"a#1@1-2": 0.037}
