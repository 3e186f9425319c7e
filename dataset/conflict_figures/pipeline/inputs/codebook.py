"""The codebook: the vocabulary that claims are coded with, one YAML file a table, read strictly.

Unlike a raw article a codebook is taken whole or not at all, since every claim leans on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

import pandas as pd
from pandera.typing import DataFrame
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from conflict_figures.pipeline.inputs.edtf_days import DATE
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.references import dangling
from conflict_figures.pipeline.inputs.yaml_lines import Document, read_yaml
from conflict_schemas import Actors, EventTypes, Indicators, PlaceMembers, Places, Sources, Units

Text = Annotated[str, StringConstraints(min_length=1)]
EdtfDate = Annotated[str, StringConstraints(pattern=rf"^{DATE}$")]
SEPARATOR = " | "


class Strict(BaseModel):
    """No key beyond these, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Item(Strict):
    """An item of a file: what it is called by."""

    id: Text


class Entry(Item):
    """An item that articles name."""

    name: Text
    aliases: list[Text]


class Unit(Entry):
    """An entry of units.yaml."""

    dimension: Text
    base: Text
    factor: Annotated[float, Field(gt=0)]


class Library(Strict):
    """A grouping of country_converter that a region's members are checked against by a test."""

    classification: Text
    value: Text | None = None
    added: list[Text] = []
    left_out: list[Text] = []


class Place(Entry):
    """An entry of places.yaml."""

    kind: Text
    iso_alpha3: Text | None
    within: Text | None = None
    members: list[Text] | None = None
    library: Library | None = None
    demonyms: list[Text] = []
    note: Text | None = None


class Actor(Entry):
    """An entry of actors.yaml."""

    kind: Text
    wikidata: Text | None
    theatre: Text | None = None
    unnamed_in: Text | None = None
    note: Text | None = None


class Source(Entry):
    """An entry of sources.yaml."""

    kind: Text
    parent: Text | None
    publishes_as: list[Text] = []
    note: Text | None = None


class Range(Strict):
    """The values an indicator can take, in its unit."""

    min: float
    max: float


class Cue(Strict):
    """What the words around a figure must be like to speak for an indicator; every word is a class of words.yaml.

    `unit`: the figure's units, the indicator's if not given; `per`: what it is per; `counted`: found in the figure or right
    after it; `before`: found right before it; `share_of`: it is so much of a place of one of these kinds ("a third of Iraq");
    `zone`: found in the part of the sentence that belongs to the figure; `near`: found there or before it in the list that it
    stands in; `sentence`: found in its sentence, the nearer the better; `words`: found in the passage, the nearer the better;
    `article`: found in the title or anywhere in the article; `without`: not found in the zone; `nowhere`: not found in the
    sentence; `origin`: whether people of some origin are spoken of; `home`: whether they are said to be there; `whole`: whether the figure is what the one before it is
    a part of ("7 of 129"); `weight`: how much the cue is worth before its words are found.
    """

    unit: list[Text] = []
    per: list[Text] = []
    counted: list[Text] = []
    before: list[Text] = []
    share_of: list[Text] = []
    zone: list[Text] = []
    near: list[Text] = []
    sentence: list[Text] = []
    words: list[Text] = []
    article: list[Text] = []
    without: list[Text] = []
    nowhere: list[Text] = []
    origin: bool | None = None
    home: bool | None = None
    whole: bool | None = None
    weight: float = 0.0


class Indicator(Entry):
    """An entry of indicators.yaml.

    `time`: whether its claims hold at a date or over a period, where the kind does not say so; `undergone`: the actor is the one
    that others did it to ("the SDF killed 20 Isis fighters"); `bases`: source to the date from
    which that source usually counts such a change.
    """

    definition: Text
    kind: Text
    unit: Text
    denominator: Text | None = None
    range: Range
    additive_over: list[Literal["origin", "place"]]
    theatre: Text | None = None
    at_home: bool = False
    time: Literal["as_of", "period"] | None = None
    of_origin: bool = False
    actor: Text | None = None
    actor_kinds: list[Text] = ["armed-group"]
    undergone: bool = False
    bases: dict[Text, EdtfDate] = {}
    see_also: list[Text] = []
    cues: list[Cue] = []

    @property
    def over_a_period(self) -> bool:
        """Whether a claim holds for a period, and not at a date: `time` says so, else a flow does."""
        return self.time == "period" or (self.time is None and self.kind == "flow")


class EventCue(Strict):
    """Words that tell of a happening, and what must be so that they do.

    `verbs` and `nouns` are the words themselves; `needs` and `without` are classes of words.yaml of which a word stands, or
    does not stand, in the same clause; `by`: the kinds of actors of which one must have done it; `object`: what it can be
    done to; `undergone`: the subject of the verb, or owner of the noun, had it done to him.
    """

    verbs: list[Text] = []
    nouns: list[Text] = []
    needs: list[Text] = []
    without: list[Text] = []
    by: list[Text] = []
    object: Literal["place"] | None = None
    undergone: bool = False


class EventType(Entry):
    """An entry of event_types.yaml."""

    definition: Text
    cues: list[EventCue]


class WordClass(Item):
    """An entry of words.yaml: words that say the same to the coder.

    `phrases`: classes whose words, one soon after the other, say it too ("left", "for", "Syria"); of a single class every word does.
    """

    words: list[Text]
    phrases: list[list[Text]] = []


ENTRIES: dict[str, type[Item]] = {
    "units": Unit,
    "places": Place,
    "actors": Actor,
    "sources": Source,
    "indicators": Indicator,
    "event_types": EventType,
    "words": WordClass,
}
SHARED = frozenset({"units", "places", "words"})  # what another topic can take from the package's codebook
OPTIONAL = frozenset({"event_types", "words"})  # a codebook without them reads no events, and codes nothing by itself
Found = TypeVar("Found", bound=Item)


@dataclass(frozen=True)
class Codebook:
    """The entries of the files, in the files' order."""

    units: list[Unit]
    places: list[Place]
    actors: list[Actor]
    sources: list[Source]
    indicators: list[Indicator]
    event_types: list[EventType]
    words: list[WordClass]

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of one file: units, places, actors, sources, indicators, event_types or words."""
        return self._ids[kind]

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(entry.id for entry in getattr(self, kind)) for kind in ENTRIES}

    @cached_property
    def publishers(self) -> dict[str, str]:
        """Publisher, as articles print it, to the source that it is."""
        return {
            name: source.id for source in self.sources for name in (*source.aliases, source.name, *source.publishes_as)
        }

    def tables(self) -> dict[str, pd.DataFrame]:
        """The codebook as its seven tables."""
        return {
            "units": DataFrame[Units](
                [
                    row | {"base": None if row["base"] == row["unit"] else row["base"]}
                    for row in _rows("unit", self.units, "name dimension base factor", "aliases")
                ],
                columns=list(Units.to_schema().columns),
            ),
            "places": DataFrame[Places](
                [
                    {**row, "members_listed": bool(place.members)}
                    for row, place in zip(
                        _rows("place", self.places, "name kind iso_alpha3 within note", "aliases"),
                        self.places,
                        strict=True,
                    )
                ],
                columns=list(Places.to_schema().columns),
            ),
            "place_members": DataFrame[PlaceMembers](
                [(place.id, member) for place in self.places for member in place.members or []],
                columns=["region", "member"],
            ),
            "actors": DataFrame[Actors](
                _rows("actor", self.actors, "name kind wikidata note", "aliases"),
                columns=list(Actors.to_schema().columns),
            ),
            "sources": DataFrame[Sources](
                _rows("source", self.sources, "name kind parent note", "aliases publishes_as"),
                columns=list(Sources.to_schema().columns),
            ),
            "indicators": DataFrame[Indicators](
                [
                    {
                        **row,
                        "range_min": entry.range.min,
                        "range_max": entry.range.max,
                        "sums_over_origin": "origin" in entry.additive_over,
                        "sums_over_place": "place" in entry.additive_over,
                    }
                    for row, entry in zip(
                        _rows(
                            "indicator",
                            self.indicators,
                            "name definition kind unit denominator theatre",
                            "see_also aliases",
                        ),
                        self.indicators,
                        strict=True,
                    )
                ],
                columns=list(Indicators.to_schema().columns),
            ),
            "event_types": DataFrame[EventTypes](
                _rows("event_type", self.event_types, "name definition", "aliases"),
                columns=list(EventTypes.to_schema().columns),
            ),
        }


def read_codebook(files: Mapping[str, bytes], shared: Codebook | None = None) -> Codebook | list[Problem]:
    """Read a codebook from its files (name to content), or say everything that is wrong with it.

    Where there is no file of units or places they are those of the codebook `shared`, and so are the classes of words that
    the files do not have.
    """
    problems: list[Problem] = []
    entries: dict[str, list[Any]] = {}
    documents: dict[str, Document] = {}
    for kind, model in ENTRIES.items():
        name = f"{kind}.yaml"
        if name not in files and ((shared and kind in SHARED) or kind in OPTIONAL):
            entries[kind] = list(getattr(shared, kind)) if shared and kind in SHARED else []
            documents[kind] = Document([], {})
            continue
        document = read_yaml(name, files[name]) if name in files else Problem(name, 1, "file", "no file", "one")
        if isinstance(document, Problem):
            problems.append(document)
            continue
        documents[kind] = document
        read = _read_entries(name, document, model)
        entries[kind] = [entry for entry in read if not isinstance(entry, Problem)]
        problems.extend(entry for entry in read if isinstance(entry, Problem))
    if problems:
        return problems
    if shared and "words.yaml" in files:
        own = {entry.id for entry in entries["words"]}
        entries["words"] += [entry for entry in shared.words if entry.id not in own]
    codebook = Codebook(**entries)
    return dangling(codebook, documents) or codebook


def _read_entries(name: str, document: Document, model: type[Found]) -> list[Found | Problem]:
    if not isinstance(document.data, list):
        return [Problem(name, 1, "file", shown(document.data), "a list of entries")]
    read: list[Found | Problem] = []
    seen: set[str] = set()
    for position, item in enumerate(document.data):
        try:
            entry = model.model_validate(item)
        except ValidationError as error:
            for details in error.errors():
                field = ".".join(str(step) for step in details["loc"])
                line = document.line((position, *details["loc"]))
                read.append(Problem(name, line, field, shown(details["input"]), details["msg"].lower()))
            continue
        if entry.id in seen:
            read.append(Problem(name, document.line((position,)), "id", shown(entry.id), "an id used once"))
        for listed in ("aliases", "publishes_as", "see_also"):
            for word in getattr(entry, listed, []):
                if SEPARATOR.strip() in word:
                    line = document.line((position, listed))
                    read.append(Problem(name, line, listed, shown(word), "words without a bar (|)"))
        seen.add(entry.id)
        read.append(entry)
    return read


def _rows(key: str, entries: Sequence[Entry], plain: str, lists: str) -> list[dict[str, Any]]:
    """Entries as rows: the id under the table's key, plain fields as they are, lists joined."""
    return [
        {key: entry.id}
        | {field: getattr(entry, field) for field in plain.split()}
        | {field: SEPARATOR.join(getattr(entry, field)) or None for field in lists.split()}
        for entry in entries
    ]
