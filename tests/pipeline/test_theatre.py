"""Where a claim holds whose sentence names no place: what its extract, its article or its indicator tell."""

from collections.abc import Callable

import pandas as pd
import pytest
import yaml
from builds import Build

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.theatre import theatres

MakeBuild = Callable[..., Build]


@pytest.fixture
def article_of(article: dict[str, object]) -> Callable[..., RawFile]:
    """A raw file with an extract for each list of claims; a claim is its indicator and its place, figures count on."""

    def make(*extracts: list[tuple[str | None, str | None]]) -> RawFile:
        number = iter(range(101, 200))
        made = []
        for claims in extracts:
            figures = [str(next(number)) for _ in claims]
            made.append(
                {
                    "text": ", ".join(f"{figure} people" for figure in figures) + ".",
                    "claims": [
                        {
                            "figure": figure,
                            "reading": {"low": int(figure), "high": int(figure), "bound": "exact", "unit": "person",
                                        "counted": "people"},
                            "indicator": indicator,
                            "actor": "islamic-state",
                            "attributed_to": None,
                        } | ({"place": place} if place else {})
                        for figure, (indicator, place) in zip(figures, claims, strict=True)
                    ],
                }
            )  # fmt: skip
        return RawFile("example-2016-03-europe.yaml", yaml.safe_dump(article | {"extracts": made}).encode())

    return make


FIGHTERS, DEPARTED, LISTED = "fighters_total", "foreign_fighters_departed", "people_on_official_lists"

# extracts, each a list of indicator and place, and the theatre of every claim with what it rests on
TOLD = {
    "the sentence itself": ([[(FIGHTERS, "SYR")]], [("SYR", "stated")]),
    "the one place of its extract": (
        [[(FIGHTERS, "SYR"), (FIGHTERS, None)]],
        [("SYR", "stated"), ("SYR", "extract")],
    ),
    "the one place of its article": (
        [[(FIGHTERS, "IRQ")], [(FIGHTERS, None)]],
        [("IRQ", "stated"), ("IRQ", "article")],
    ),
    "its extract before its article": (
        [[(FIGHTERS, "IRQ")], [(FIGHTERS, "SYR"), (FIGHTERS, None)]],
        [("IRQ", "stated"), ("SYR", "stated"), ("SYR", "extract")],
    ),
    "its article where its extract names two": (
        [[(FIGHTERS, "IRQ"), (FIGHTERS, "SYR"), (DEPARTED, None)]],
        [("IRQ", "stated"), ("SYR", "stated"), ("syria-iraq", "indicator")],
    ),
    "what its indicator is about": ([[(DEPARTED, None)]], [("syria-iraq", "indicator")]),
    "no city": ([[(FIGHTERS, "mosul"), (FIGHTERS, None)]], [("mosul", "stated"), (None, "none")]),
    "no area": ([[(FIGHTERS, "eastern-syria")], [(FIGHTERS, None)]], [("eastern-syria", "stated"), (None, "none")]),
    "no place outside of what its indicator is about": (
        [[("foreign_fighters_deported", "TUR"), (DEPARTED, None)]],
        [("TUR", "stated"), ("syria-iraq", "indicator")],
    ),
    "a place around what its indicator is about": (
        [[(FIGHTERS, "world"), (DEPARTED, None)]],
        [("world", "stated"), ("world", "extract")],
    ),
    "nothing": ([[(FIGHTERS, None)]], [(None, "none")]),
    "not where people are counted at home": (
        [[(LISTED, "FRA"), (FIGHTERS, None), (DEPARTED, None)]],
        [("FRA", "stated"), (None, "none"), ("syria-iraq", "indicator")],
    ),
    "nor the war's place for those at home": (
        [[(FIGHTERS, "SYR"), (LISTED, None)]],
        [("SYR", "stated"), (None, "none")],
    ),
    "but one at home lends to another at home": (
        [[(LISTED, "FRA"), ("passports_cancelled", None)]],
        [("FRA", "stated"), ("FRA", "extract")],
    ),
}


@pytest.mark.parametrize("what", TOLD)
def test_the_theatre_is_told_by(what: str, article_of: Callable[..., RawFile], build: MakeBuild) -> None:
    extracts, theatres = TOLD[what]

    claims = build(article_of(*extracts)).tables["claims"]

    found = claims.sort_values("claim")[["theatre", "theatre_basis"]].astype("object").to_numpy().tolist()
    assert [(None if pd.isna(theatre) else theatre, basis) for theatre, basis in found] == theatres


def test_the_words_stay_as_they_were(article_of: Callable[..., RawFile], build: MakeBuild) -> None:
    claims = build(article_of([(FIGHTERS, "SYR"), (FIGHTERS, None)])).tables["claims"]

    assert claims["place"].isna().tolist() == [False, True]


def test_an_article_lends_no_place_to_another(
    article_of: Callable[..., RawFile], raw_file: Callable[..., RawFile], build: MakeBuild
) -> None:
    two = build(raw_file(name="other"), article_of([(FIGHTERS, None)]))

    claims = two.tables["claims"]
    assert claims[claims["article"] == "example-2016-03-europe"]["theatre"].isna().all()


# claims of one article, each with its extract, indicator, place and coder; and the theatre of every one with what it rests on
BY_RULES = {
    "what only a rule coded lends nothing where a curator coded": (
        [(1, FIGHTERS, None, "curator"), (1, FIGHTERS, "SYR", "rule"), (2, DEPARTED, None, "curator")],
        [(None, "none"), ("SYR", "stated"), ("syria-iraq", "indicator")],
    ),
    "nor does it keep a curator's place from being the one": (
        [(1, FIGHTERS, "IRQ", "curator"), (1, FIGHTERS, "SYR", "rule"), (1, FIGHTERS, None, "curator")],
        [("IRQ", "stated"), ("SYR", "stated"), ("IRQ", "extract")],
    ),
    "a curator's place is lent to what a rule coded": (
        [(1, FIGHTERS, "IRQ", "curator"), (2, FIGHTERS, None, "rule")],
        [("IRQ", "stated"), ("IRQ", "article")],
    ),
    "where no curator coded, rules lend to each other": (
        [(1, FIGHTERS, "SYR", "rule"), (1, FIGHTERS, None, "rule")],
        [("SYR", "stated"), ("SYR", "extract")],
    ),
    "what nobody coded has none": (
        [(1, FIGHTERS, "SYR", "rule"), (1, None, None, "none")],
        [("SYR", "stated"), (None, "none")],
    ),
}


@pytest.mark.parametrize("what", BY_RULES)
def test_a_place_that_a_rule_gives(what: str, codebook: Codebook) -> None:
    rows, expected = BY_RULES[what]
    claims = pd.DataFrame(rows, columns=["extract", "indicator", "place", "coded_by"]).assign(article="a")

    found = theatres(claims.astype({"place": "str", "indicator": "str"}), codebook)

    theatre = found["theatre"].astype("object").where(found["theatre"].notna(), None)
    assert list(zip(theatre, found["theatre_basis"], strict=True)) == expected


def test_a_curator_of_another_article_is_none_of_its_own(codebook: Codebook) -> None:
    claims = pd.DataFrame(
        [
            ("a", "a#1", FIGHTERS, "SYR", "rule"),
            ("a", "a#1", FIGHTERS, None, "rule"),
            ("b", "b#1", FIGHTERS, None, "curator"),
        ],
        columns=["article", "extract", "indicator", "place", "coded_by"],
    )

    assert theatres(claims, codebook)["theatre_basis"].tolist() == ["stated", "extract", "none"]
