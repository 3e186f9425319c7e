"""What the coder proposes: values with their rules, contradictions left open, nothing that an indicator cannot be."""

from collections.abc import Callable

import pandas as pd
import pytest
from builds import Build, MakeBuild

from conflict_figures.pipeline.inputs.codebook import Codebook, read_codebook
from conflict_figures.pipeline.inputs.raw import RawFile

NAME = "example-2016-03-europe"
# A codebook of another topic, in which two indicators have the same cue.
STORM = {
    "units.yaml": """\
- {id: person, name: person, dimension: count, base: person, factor: 1, aliases: [people]}
- {id: country, name: country, dimension: count, base: country, factor: 1, aliases: []}
- {id: percent, name: per cent, dimension: ratio, base: percent, factor: 1, aliases: []}
- {id: km2, name: square kilometre, dimension: area, base: km2, factor: 1, aliases: []}
- {id: mi2, name: square mile, dimension: area, base: km2, factor: 2.589988, aliases: []}
- {id: USD, name: US dollar, dimension: money, base: USD, factor: 1, aliases: []}
- {id: EUR, name: euro, dimension: money, base: EUR, factor: 1, aliases: []}
""",
    "places.yaml": "- {id: NOR, name: Norway, kind: country, iso_alpha3: NOR, aliases: [], demonyms: [Norwegian]}\n",
    "actors.yaml": "[]\n",
    "sources.yaml": "- {id: coast-guard, name: the Coast Guard, kind: government, parent: null, aliases: []}\n",
    "words.yaml": """\
- {id: attribution_said, words: [said]}
- {id: storm, words: [storm]}
- {id: stranded, words: [stranded]}
- {id: rescued, words: [rescued]}
- {id: drowned, words: [drowned]}
- {id: flooded, words: [flooded]}
- {id: damage, words: [damage]}
- {id: helped, words: [helped]}
""",
    "indicators.yaml": """\
- {id: people_stranded, name: Stranded, definition: D., kind: stock, unit: person, range: {min: 0, max: 1000},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{zone: [stranded]}, {zone: [storm]}]}
- {id: people_rescued, name: Rescued, definition: D., kind: flow, unit: person, range: {min: 0, max: 1000},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{zone: [rescued]}, {zone: [storm]}]}
- {id: people_drowned, name: Drowned, definition: D., kind: flow, unit: person, range: {min: 0, max: 1000},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{unit: [person, percent, country], zone: [drowned]}]}
- {id: land_flooded, name: Flooded, definition: D., kind: stock, unit: km2, range: {min: 0, max: 100},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{unit: [km2, mi2], zone: [flooded]}]}
- {id: damage, name: Damage, definition: D., kind: flow, unit: USD, range: {min: 0, max: 1000000},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{unit: [USD, EUR], zone: [damage]}]}
- {id: countries_helping, name: Helpers, definition: D., kind: stock, unit: country, range: {min: 0, max: 200},
   additive_over: [], actor_kinds: [other], aliases: [], cues: [{zone: [helped]}]}
""",
}


@pytest.fixture(scope="module")
def storm() -> Codebook:
    read = read_codebook({name: text.encode() for name, text in STORM.items()})
    assert isinstance(read, Codebook), read
    return read


@pytest.fixture
def told(build: MakeBuild, storm: Codebook) -> Callable[..., Build]:
    """The build of a user's own article, a passage a text, under the codebook of the storm."""

    def make(*texts: str) -> Build:
        head = f"---\narticle: {NAME}\ntitle: The storm\npublisher: The Example\npublished: 2016-03-25\n---\n"
        return build(RawFile("storm.txt", (head + "\n\n".join(texts)).encode()), own=storm)

    return make


def rows(build: Build, field: str) -> list[tuple[str, str, bool]]:
    """The proposals for a field: value, rule, and whether it stands."""
    found = build.tables["proposals"]
    return list(found[found["field"] == field][["value", "rule", "stands"]].itertuples(index=False, name=None))


def coded(build: Build) -> list[tuple[object, ...]]:
    """Who coded each claim, and what it counts, in the text's order."""
    claims = build.tables["claims"].merge(build.tables["figures"][["figure", "char_start"]], on="figure")
    claims = claims.sort_values(["extract", "char_start"])[["surface", "coded_by", "indicator", "rule"]]
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in claims.itertuples(index=False)]


def test_what_a_cue_speaks_for_is_proposed_stands_and_becomes_the_claim(told: Callable[..., Build]) -> None:
    build = told("In Norway 40 people drowned.")

    assert rows(build, "indicator") == [("people_drowned", "people_drowned/1:zone", True)]
    assert coded(build) == [("40", "rule", "people_drowned", "people_drowned/1:zone")]


def test_cues_that_fit_equally_well_contradict_each_other_and_the_claim_stays_open(told: Callable[..., Build]) -> None:
    build = told("The storm took 40 people.")

    assert rows(build, "indicator") == [
        ("people_rescued", "people_rescued/2:zone", False),
        ("people_stranded", "people_stranded/2:zone", False),
    ]
    assert coded(build) == [("40", "none", None, None)]


def test_a_cue_that_fits_nearly_as_well_makes_the_better_one_less_sure(told: Callable[..., Build]) -> None:
    build = told("They were stranded far out there in the night, and rescued 40 people.")

    assert rows(build, "indicator") == [("people_rescued", "people_rescued/1:contested", True)]


def test_what_cannot_be_is_no_contradiction_either(told: Callable[..., Build]) -> None:
    build = told("The storm took 1,200 people, of whom 40 drowned.", "The storm took 40 per cent of those who drowned.")

    assert rows(build, "indicator") == [("people_drowned", "people_drowned/1:zone", True)]
    assert coded(build) == [
        ("1,200", "none", None, None),
        ("40", "rule", "people_drowned", "people_drowned/1:zone"),
        ("40 per cent", "none", None, None),
    ]


# a text with one figure, and what is proposed as its indicator
CAN_BE = {
    "the ends of a range": ("Some 0 to 1,000 people drowned.", ["people_drowned"]),
    "not above a range": ("As of then 1,001 people drowned.", []),
    "not with one end above it": ("Then 900 to 1,100 people drowned.", []),
    "an open end is anything": ("More than 900 people drowned.", ["people_drowned"]),
    "not where the end that is given is above": ("More than 1,100 people drowned.", []),
    "no fraction of a person": ("On average 2.5 people drowned.", []),
    "nor of a country": ("On average 2.5 countries helped.", []),
    "countries are counted": ("In all 12 countries helped.", ["countries_helping"]),
    "countries are no people": ("In all 12 countries drowned.", []),
    "a share of people is no number of them": ("Some 12 per cent drowned.", []),
    "a fraction of an area": ("It flooded 2.5 square kilometres.", ["land_flooded"]),
    "in another unit of area the range is the same": ("It flooded 38 square miles.", ["land_flooded"]),
    "nor there above it": ("It flooded 39 square miles.", []),
    "one currency for another": ("The damage is 500,000 euros.", ["damage"]),
    "a vague number has no values": ("Dozens of people drowned.", ["people_drowned"]),
}


def test_only_what_an_indicator_can_be_is_proposed(told: Callable[..., Build]) -> None:
    build = told(*(text for text, _ in CAN_BE.values()))

    figures, proposals = build.tables["figures"], build.tables["proposals"]
    extracts = figures["extract"].tolist()
    indicators = proposals[proposals["field"] == "indicator"]
    of_extract = indicators.groupby(indicators["figure"].str.partition("@")[0])["value"].agg(list)
    found = {what: of_extract.get(f"{NAME}#{number}", []) for number, what in enumerate(CAN_BE, start=1)}
    assert sorted(extracts) == sorted(f"{NAME}#{number}" for number in range(1, len(CAN_BE) + 1)), "a figure a passage"
    assert found == {what: expected for what, (_, expected) in CAN_BE.items()}


def test_what_is_said_of_a_figure_without_an_indicator_is_proposed_and_codes_nothing(
    told: Callable[..., Build],
) -> None:
    build = told("The Coast Guard said 40 people sang.")

    (claim,) = build.tables["claims"].to_dict("records")
    assert rows(build, "attributed_to") == [("coast-guard", "speaker:says", True)]
    assert (claim["coded_by"], pd.isna(claim["attributed_to"])) == ("none", True)


def test_without_figures_there_is_nothing_to_propose(told: Callable[..., Build]) -> None:
    build = told("The sea was calm.")

    assert (len(build.tables["proposals"]), len(build.tables["events"]), len(build.tables["claims"])) == (0, 0, 0)
