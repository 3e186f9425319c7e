"""The codebook: the real one reads, a broken one is told what is wrong and where, regions have the library's members."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from country_converter.country_converter import COUNTRY_DATA_FILE

import conflict_figures
from conflict_figures.pipeline.inputs.codebook import ENTRIES, Codebook, Library, Place, read_codebook

FOLDER = Path(conflict_figures.__file__).parent / "codebook"

SMALL = {
    "units.yaml": """\
- {id: person, name: person, dimension: count, base: person, factor: 1, aliases: [people]}
- {id: percent, name: per cent, dimension: ratio, base: percent, factor: 1, aliases: []}
- {id: km2, name: square kilometre, dimension: area, base: km2, factor: 1, aliases: []}
- {id: mi2, name: square mile, dimension: area, base: km2, factor: 2.589988, aliases: [sq mi]}
""",
    "places.yaml": """\
- {id: FRA, name: France, kind: country, iso_alpha3: FRA, aliases: []}
- {id: paris, name: Paris, kind: city, iso_alpha3: null, within: FRA, aliases: []}
- {id: europe, name: Europe, kind: region, iso_alpha3: null, aliases: [the continent], members: [FRA]}
""",
    "actors.yaml": "- {id: islamic-state, name: Islamic State, kind: armed-group, wikidata: null, aliases: [IS, ISIS]}\n",
    "sources.yaml": """\
- {id: a-ministry, name: A ministry, kind: government, parent: null, aliases: []}
- id: a-minister
  name: A minister
  kind: person
  parent: a-ministry
  publishes_as: ['The ministry (press release)']
  aliases: []
""",
    "indicators.yaml": """\
- id: fighters
  name: Fighters
  definition: People under arms.
  kind: stock
  unit: person
  range: {min: 0, max: 1000}
  additive_over: [origin]
  theatre: europe
  aliases: []
  cues:
  - {unit: [person], counted: [fighters], without: [killed], origin: true}
""",
    "words.yaml": """\
- {id: fighters, words: [fighter*, militant*]}
- {id: killed, words: [killed]}
""",
}  # fmt: skip


def small(**changes: tuple[str, str]) -> Mapping[str, bytes]:
    """The small codebook, with a text of one of its files replaced."""
    files = dict(SMALL)
    for kind, (old, new) in changes.items():
        assert old in files[f"{kind}.yaml"]
        files[f"{kind}.yaml"] = files[f"{kind}.yaml"].replace(old, new, 1)
    return {name: text.encode() for name, text in files.items()}


def read(files: Mapping[str, bytes]) -> Codebook:
    codebook = read_codebook(files)
    assert isinstance(codebook, Codebook), codebook
    return codebook


# what is replaced by what, and the lines that the author is shown
BROKEN: dict[str, tuple[dict[str, tuple[str, str]], list[str]]] = {
    "a misspelt key": (
        {"sources": ("publishes_as", "published_as")},
        ["sources.yaml:6: published_as: found ['The ministry (press release)'], wanted extra inputs are not permitted"],
    ),
    "a missing key": (
        {"sources": ("parent: null, ", "")},
        ["sources.yaml:1: parent: found {'id': 'a-ministry', 'name': 'A ministry', 'kind': 'government', 'aliases': []}, "
         "wanted field required"],
    ),
    "a wrong type": (
        {"indicators": ("max: 1000", "max: many")},
        ["indicators.yaml:6: range.max: found 'many', wanted input should be a valid number"],
    ),
    "a factor of nothing": (
        {"units": ("factor: 2.589988", "factor: 0")},
        ["units.yaml:4: factor: found 0, wanted input should be greater than 0"],
    ),
    "an id twice": (
        {"units": ("id: percent", "id: person")},
        ["units.yaml:2: id: found 'person', wanted an id used once"],
    ),
    "a bar in an alias": (
        {"units": ("[sq mi]", "['sq mi|square miles']")},
        ["units.yaml:4: aliases: found 'sq mi|square miles', wanted words without a bar (|)"],
    ),
    "a bar in a publisher": (
        {"sources": ("The ministry (press release)", "The ministry | press")},
        ["sources.yaml:6: publishes_as: found 'The ministry | press', wanted words without a bar (|)"],
    ),
    "a cue for words of no class": (
        {"indicators": ("counted: [fighters]", "counted: [fighter]")},
        ["indicators.yaml:11: fighters.cues.counted: found 'fighter', wanted an id of words.yaml, such as fighters"],
    ),
    "a cue in no unit": (
        {"indicators": ("unit: [person]", "unit: [persons]")},
        ["indicators.yaml:11: fighters.cues.unit: found 'persons', wanted an id of units.yaml, such as person"],
    ),
    "a misspelt key of a cue": (
        {"indicators": ("without:", "witout:")},
        ["indicators.yaml:11: cues.0.witout: found ['killed'], wanted extra inputs are not permitted"],
    ),
    "a phrase of words of no class": (
        {"words": ("words: [killed]", "words: [killed], phrases: [[figters]]")},
        ["words.yaml:2: killed.phrases: found 'figters', wanted an id of words.yaml, such as fighters"],
    ),
    "a phrase of itself": (
        {"words": ("words: [killed]", "words: [killed], phrases: [[fighters, killed]]")},
        ["words.yaml:2: killed.phrases: found 'killed', wanted classes that are not of it themselves"],
    ),
    "a unit without its base": (
        {"units": ("base: km2, factor: 2", "base: km, factor: 2")},
        ["units.yaml:4: mi2.base: found 'km', wanted an id of units.yaml, such as km2"],
    ),
    "a place within nowhere": (
        {"places": ("within: FRA", "within: FRB")},
        ["places.yaml:2: paris.within: found 'FRB', wanted an id of places.yaml, such as FRA"],
    ),
    "an unknown member": (
        {"places": ("members: [FRA]", "members: [FRA, FRE]")},
        ["places.yaml:3: europe.members: found 'FRE', wanted an id of places.yaml, such as FRA"],
    ),
    "an unknown parent": (
        {"sources": ("parent: a-ministry", "parent: a-minstry")},
        ["sources.yaml:5: a-minister.parent: found 'a-minstry', wanted an id of sources.yaml, such as a-ministry or "
         "a-minister"],
    ),
    "an unknown unit": (
        {"indicators": ("unit: person", "unit: persons")},
        ["indicators.yaml:5: fighters.unit: found 'persons', wanted an id of units.yaml, such as person"],
    ),
    "an unknown theatre": (
        {"indicators": ("theatre: europe", "theatre: eurasia")},
        ["indicators.yaml:8: fighters.theatre: found 'eurasia', wanted an id of places.yaml"],
    ),
    "an indicator to see that is not there": (
        {"indicators": ("aliases: []", "aliases: []\n  see_also: [fighter]")},
        ["indicators.yaml:10: fighters.see_also: found 'fighter', wanted an id of indicators.yaml, such as fighters"],
    ),
    "a base of a source that is not there": (
        {"indicators": ("aliases: []", "aliases: []\n  bases: {a-ministri: 2014-08}")},
        ["indicators.yaml:10: fighters.bases: found 'a-ministri', wanted an id of sources.yaml, such as a-ministry or "
         "a-minister"],
    ),
    "a base that is no date": (
        {"indicators": ("aliases: []", "aliases: []\n  bases: {a-ministry: August 2014}")},
        ["indicators.yaml:10: bases.a-ministry: found 'August 2014', wanted string should match pattern "
         "'^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?$'"],
    ),
    "no list": (
        {"actors": ("- {id", "{id")},
        ["actors.yaml:1: file: found {'id': 'islamic-state', 'name': 'Islamic State', 'kind': 'armed-group', 'wikida…, "
         "wanted a list of entries"],
    ),
    "YAML that does not parse": (
        {"actors": ("aliases: [IS, ISIS]}", "aliases: [IS, ISIS}")},
        ["actors.yaml:1: file: found while parsing a flow sequence did not find expected ',' or ']', "
         "wanted YAML that parses"],
    ),
    "mistakes in two files": (
        {"units": ("dimension: area", "dimension: 2"), "places": ("kind: city", "kind: null")},
        ["units.yaml:3: dimension: found 2, wanted input should be a valid string",
         "places.yaml:2: kind: found null, wanted input should be a valid string"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_codebook_is_told_file_line_and_field(what: str) -> None:
    changes, lines = BROKEN[what]

    problems = read_codebook(small(**changes))

    assert isinstance(problems, list)
    assert [str(problem) for problem in problems] == lines


def test_a_file_that_is_not_there_is_told() -> None:
    files = {name: content for name, content in small().items() if name != "actors.yaml"}

    problems = read_codebook(files)

    assert isinstance(problems, list)
    assert [str(problem) for problem in problems] == ["actors.yaml:1: file: found no file, wanted one"]


def test_the_small_codebook_makes_its_tables() -> None:
    tables = read(small()).tables()

    assert tables["units"].set_index("unit")["base"].dropna().to_dict() == {"mi2": "km2"}
    assert tables["place_members"].to_dict("records") == [{"region": "europe", "member": "FRA"}]
    assert tables["places"].set_index("place")["members_listed"].to_dict() == {
        "FRA": False,
        "paris": False,
        "europe": True,
    }
    assert tables["actors"]["aliases"].tolist() == ["IS | ISIS"]
    (indicator,) = tables["indicators"].to_dict("records")
    assert (indicator["range_min"], indicator["range_max"]) == (0, 1000)
    assert (indicator["sums_over_origin"], indicator["sums_over_place"]) == (True, False)


def test_a_publisher_is_the_source_whose_name_alias_or_imprint_it_bears() -> None:
    assert read(small()).publishers == {
        "A ministry": "a-ministry",
        "A minister": "a-minister",
        "The ministry (press release)": "a-minister",
    }


def test_the_real_codebook_reads_and_every_file_of_it_is_used(codebook: Codebook) -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{kind}.yaml" for kind in ENTRIES}
    assert all(getattr(codebook, kind) for kind in ENTRIES)


def test_no_two_sources_claim_the_same_publisher(codebook: Codebook) -> None:
    claims: dict[str, set[str]] = {}
    for source in codebook.sources:
        for name in (source.name, *source.publishes_as):
            claims.setdefault(name, set()).add(source.id)

    assert {name: ids for name, ids in claims.items() if len(ids) > 1} == {}


def library_members(library: Library) -> set[str]:
    """The members that country_converter gives to a grouping.

    Its table is read from its file, since its own reader (1.3.2) does not work under pandas 3.
    """
    table = pd.read_csv(COUNTRY_DATA_FILE, sep="\t", dtype="str", keep_default_na=False)
    current = table[table["obsolete"] == ""]
    column = current[library.classification]
    return set(current.loc[column == library.value if library.value else column != "", "ISO3"])


def unexplained(place: Place) -> dict[str, set[str]]:
    """How a region differs from its library otherwise than it says: empty where all is said."""
    assert place.library is not None
    library, stated = library_members(place.library), set(place.members or [])
    found = {
        "added": stated - library ^ set(place.library.added),
        "left out": library - stated ^ set(place.library.left_out),
    }
    return {how: countries for how, countries in found.items() if countries}


def regions_of_a_library(codebook: Codebook) -> dict[str, Place]:
    return {place.id: place for place in codebook.places if place.library}


def test_a_region_that_a_library_defines_has_the_librarys_members(codebook: Codebook) -> None:
    regions = regions_of_a_library(codebook)

    assert {"europe", "european-union", "north-africa"} <= regions.keys()
    assert {name: unexplained(place) for name, place in regions.items()} == {name: {} for name in regions}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"added": []}, {"added": {"CYP"}}),
        ({"added": ["CYP", "TUR"]}, {"added": {"TUR"}}),
        ({"left_out": ["FRO", "GGY", "GIB", "IMN", "JEY", "RUS", "SJM"]}, {"left out": {"ALA"}}),
    ],
)
def test_a_region_that_departs_from_its_library_without_saying_so_is_seen(
    change: dict[str, list[str]], found: dict[str, set[str]], codebook: Codebook
) -> None:
    europe = regions_of_a_library(codebook)["europe"]
    assert europe.library is not None

    silent = europe.model_copy(update={"library": europe.library.model_copy(update=change)})

    assert unexplained(silent) == found


def test_a_region_that_departs_from_its_library_says_why(codebook: Codebook) -> None:
    for place in regions_of_a_library(codebook).values():
        assert place.library is not None
        if place.library.added or place.library.left_out:
            assert place.note, place.id


def test_the_members_of_a_region_are_countries(codebook: Codebook) -> None:
    kinds = {place.id: place.kind for place in codebook.places}

    members = {member for place in codebook.places for member in place.members or []}

    assert {kinds[member] for member in members} == {"country"}
    assert pd.Series(sorted(members)).is_unique
