"""What stands of the proposals becomes the claim where no curator coded the figure, and nowhere else."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest
import yaml
from pandera.config import ValidationDepth, config_context
from pandera.typing import DataFrame

from conflict_figures.pipeline.code import BY_RULE, Coded, code
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_schemas import Articles, CodingRules, Proposals

NAME = "example-2016-03-europe"
SIX, TWO, ONE = (f"{NAME}#1@{span}" for span in ("12-27", "47-52", "69-74"))
RULES = DataFrame[CodingRules](
    pd.DataFrame(
        [
            ("indicator", "departed/1:zone", 8, 8, 0, 0, 0.9),
            ("place", "place:zone", 8, 8, 0, 0, 0.8),
            ("origin", "origin:list", 8, 8, 0, 0, 0.5),
            ("origin", "none", 8, 8, 0, 0, 0.25),
        ],
        columns=list(CodingRules.to_schema().columns),
    )
)
# What the rules say of a figure, with the rule.
SAID = [
    ("indicator", "foreign_fighters_departed", "departed/1:zone"),
    ("actor", "islamic-state", "actor:title"),
    ("place", "SYR", "place:zone"),
    ("origin", "GBR", "origin:list"),
    ("as_of", "2016-02", "publication"),
    ("attributed_to", "ihs-janes", "speaker:says"),
    ("via", "un", "via:cites"),
]

MakeCoded = Callable[..., Coded]


@pytest.fixture
def coded(article: dict[str, object], codebook: Codebook) -> MakeCoded:
    """The stage over the example article, some of whose marks are gone or moved, and the proposals of a test."""

    def make(
        *proposals: tuple[str, str, str, str, bool],
        without: Sequence[str] = (),
        moved: dict[str, str] | None = None,
        rules: DataFrame[CodingRules] = RULES,
        kind: str = "fulltext",
        second: str | None = None,
    ) -> Coded:
        first, other = article["extracts"]  # type: ignore[misc]
        if second:
            other |= {"text": second, "claims": []}
        first["claims"] = [
            claim | {"figure": (moved or {}).get(claim["figure"], claim["figure"])}
            for claim in first["claims"]
            if claim["figure"] not in without
        ]
        frame = pd.DataFrame(
            [(figure, field, value, rule, None, stands) for figure, field, value, rule, stands in proposals],
            columns=list(Proposals.to_schema().columns),
        )
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            ingested = ingest([RawFile(f"{NAME}.yaml", yaml.safe_dump(article).encode())], codebook)
            read = extract(ingested.passages, codebook.tables()["units"])
            return code(
                DataFrame[Articles](ingested.articles.assign(kind=kind)),
                ingested.extracts,
                read.figures,
                read.numerals,
                ingested.codings,
                DataFrame[Proposals](frame),
                rules,
                codebook,
                0.1,
            )

    return make


def said_of(figure: str, *, without: str = "", stands: bool = True) -> list[tuple[str, str, str, str, bool]]:
    return [(figure, field, value, rule, stands) for field, value, rule in SAID if field != without]


def claim(coded: Coded, surface: str) -> dict[str, object]:
    """The claim of these words, None for what is null."""
    (row,) = coded.claims[coded.claims["surface"] == surface].astype("object").to_dict("records")
    return {str(column): None if pd.isna(value) else value for column, value in row.items()}


def values(claim: dict[str, object], *columns: str) -> list[object]:
    return [claim[column] for column in columns]


def test_what_stands_becomes_the_claim_of_a_figure_that_no_curator_coded(coded: MakeCoded) -> None:
    found = claim(coded(*said_of(ONE), without=["1,600"]), "1,600")

    assert values(found, *BY_RULE) == [
        "foreign_fighters_departed", "islamic-state", "SYR", "GBR", None, "2016-02", "ihs-janes", "un",
    ]  # fmt: skip
    assert values(found, "coded_by", "rule", "confidence") == ["rule", "departed/1:zone", 0.36]  # 0.9 * 0.8 * 0.5
    assert values(found, "value_low", "bound", "unit", "claim", "value_agrees") == [1600, "exact", "person", ONE, None]
    assert values(found, "theatre", "theatre_basis", "speaker", "time_basis") == [
        "SYR", "stated", "IHS Jane's (IHS Markit)", None,
    ]  # fmt: skip
    assert values(found, "as_of_start", "as_of_end") == [pd.Timestamp("2016-02-01"), pd.Timestamp("2016-02-29")]


def test_the_curator_wins_and_the_claim_names_no_rule(coded: MakeCoded) -> None:
    wrong = [(TWO, field, value, rule, True) for field, value, rule in SAID]

    found = claim(coded(*wrong), "2,300")

    assert values(found, *BY_RULE) == [
        "foreign_fighters_departed", "islamic-state", "SYR", "FRA", None, "2016-03", None, None,
    ]  # fmt: skip
    assert values(found, "coded_by", "rule", "confidence") == ["curator", None, None]


def test_what_is_said_of_a_curated_figure_stands_in_proposals_all_the_same(coded: MakeCoded) -> None:
    proposals = coded(*said_of(TWO)).proposals

    assert proposals[["field", "value", "rule", "stands"]].to_numpy().tolist() == sorted(
        [field, value, rule, True] for field, value, rule in SAID
    )
    assert proposals.set_index("field")["confidence"].dropna().to_dict() == {
        "indicator": 0.9,
        "place": 0.8,
        "origin": 0.5,
    }


@pytest.mark.parametrize(
    "proposals",
    [said_of(ONE, without="indicator"), said_of(ONE, stands=False)],
    ids=["nothing says what is counted", "nothing stands"],
)
def test_the_claim_stays_open_with_none_of_its_fields_where(
    proposals: list[tuple[str, str, str, str, bool]], coded: MakeCoded
) -> None:
    found = claim(coded(*proposals, without=["1,600"]), "1,600")

    assert values(found, "coded_by", "rule", "confidence", *BY_RULE) == ["none", *[None] * 10]


def test_what_a_curator_left_unmarked_in_a_digest_is_no_claim_and_the_proposals_stand_beside_it(
    coded: MakeCoded,
) -> None:
    result = coded(*said_of(ONE), without=["1,600"], kind="digest")

    assert values(claim(result, "1,600"), "coded_by", "rule", "confidence", *BY_RULE) == ["none", *[None] * 10]
    assert result.proposals[["field", "stands"]].to_numpy().tolist() == sorted([field, True] for field, _, _ in SAID)


def test_a_bare_count_has_the_unit_of_what_a_rule_says_that_it_counts(coded: MakeCoded) -> None:
    said = [(f"{NAME}#2@32-37", field, value, rule, True) for field, value, rule in SAID]

    result = coded(*said, second="They flew 20 air strikes. Left: 1,300.")

    assert values(claim(result, "1,300"), "coded_by", "unit", "extractor_unit") == ["rule", "person", None]


def test_a_field_that_does_not_stand_is_left_open_and_the_others_are_given(coded: MakeCoded) -> None:
    torn = [(ONE, "origin", value, "origin:list", False) for value in ("GBR", "FRA")]

    found = claim(coded(*said_of(ONE, without="origin"), *torn, without=["1,600"]), "1,600")

    assert values(found, "indicator", "place", "origin") == ["foreign_fighters_departed", "SYR", None]
    assert found["confidence"] == 0.18  # 0.9 * 0.8, and 0.25 for no origin


def test_under_rules_that_were_never_measured_a_claim_has_no_confidence(coded: MakeCoded) -> None:
    found = claim(coded(*said_of(ONE), without=["1,600"], rules=DataFrame[CodingRules](RULES.head(0))), "1,600")

    assert values(found, "coded_by", "rule", "confidence") == ["rule", "departed/1:zone", None]


def test_proposals_go_by_the_curators_spans_and_so_do_the_wholes_that_they_name(coded: MakeCoded) -> None:
    narrower = {"more than 6,000": "6,000"}
    marked = f"{NAME}#1@22-27"

    proposals = coded(
        (SIX, "origin", "europe", "origin:zone", True), (TWO, "part_of", SIX, "part:list", True), moved=narrower
    ).proposals

    assert proposals[["figure", "field", "value"]].to_numpy().tolist() == [
        [marked, "origin", "europe"],
        [TWO, "part_of", marked],
    ]


def test_what_is_said_of_a_figure_within_a_curators_other_one_is_gone_and_so_is_its_whole(coded: MakeCoded) -> None:
    """The curator marked as one what the extractor reads as two."""
    wider = {"2,300": "2,300 from France and 1,600"}

    result = coded(
        (TWO, "place", "SYR", "place:zone", True),
        (ONE, "place", "SYR", "place:zone", True),
        (SIX, "part_of", ONE, "part:list", True),
        without=["1,600"],
        moved=wider,
    )

    assert result.proposals[["figure", "field", "value"]].to_numpy().tolist() == [[f"{NAME}#1@47-74", "place", "SYR"]]
    assert ONE not in set(result.figures["figure"])
