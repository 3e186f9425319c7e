"""The codebook made ready for looking things up in texts: names, words, and the cues of the indicators."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import chain
from typing import NamedTuple

import pycountry

from conflict_figures.pipeline.coding.patterns import Patterns
from conflict_figures.pipeline.coding.voices import Voice, voices_of
from conflict_figures.pipeline.inputs.codebook import Actor, Codebook, Cue, EventCue, Indicator, Place, Source, Unit
from conflict_figures.pipeline.regions import WORLD, Regions

PERSON = "person"  # the unit of indicators that count people
OTHER_NAMES = "other_names"  # the class of words.yaml for names that hold a place's name and mean another


class Sense(NamedTuple):
    """What a name may mean: an entry of the codebook, and whether the name is its own or that of its people.

    A country that the codebook has not is a place too, by its ISO 3166-1 code: no other place is to be read into its name.
    """

    kind: str  # place, actor, source, or other
    id: str
    demonym: bool = False


@dataclass(frozen=True)
class NamedCue:
    """One cue of an indicator, under the name that proposals give as their rule."""

    rule: str
    indicator: str
    cue: Cue

    @cached_property
    def asked(self) -> frozenset[str]:
        """The classes of words that a passage must have for the cue to fit a figure in it."""
        return frozenset((*self.cue.counted, *self.cue.before, *self.cue.zone, *self.cue.near, *self.cue.words))


@dataclass(frozen=True, eq=False)
class Telling:
    """What a word tells that may tell of a happening: its type, as the cue says, by a verb or a noun."""

    type: str
    cue: EventCue
    is_verb: bool


class Book:
    """A codebook for the coder. Everything is made when first asked for, and once."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook

    @cached_property
    def names(self) -> Patterns[Sense]:
        """Every name of a place, an actor and a source, with the demonyms of places."""
        named: dict[str, list[Sense]] = defaultdict(list)
        for kind, entries in (
            ("place", self.codebook.places),
            ("actor", self.codebook.actors),
            ("source", self.codebook.sources),
        ):
            for entry in entries:
                for name in (entry.name, *entry.aliases):
                    named[name].append(Sense(kind, entry.id))
        for place in self.codebook.places:
            for demonym in place.demonyms:
                named[demonym].append(Sense("place", place.id, demonym=True))
        known = {place.iso_alpha3 for place in self.codebook.places}
        for country in pycountry.countries:
            if country.alpha_3 not in known:
                named[getattr(country, "common_name", country.name)].append(Sense("place", country.alpha_3))
        for word_class in self.codebook.words:
            for name in word_class.words if word_class.id == OTHER_NAMES else ():
                named[name].append(Sense("other", name))
        return Patterns(named)

    @cached_property
    def voices(self) -> Patterns[Voice]:
        """Every name by which texts may give a source, the surnames of its people among them."""
        return voices_of(self.codebook)

    @cached_property
    def theatre(self) -> frozenset[str]:
        """The places where indicators are at home, with what lies in them."""
        theatres = {entry.theatre for entry in self.codebook.indicators if entry.theatre}
        inside = {place for place in self.places if any(self.regions.contains(theatre, place) for theatre in theatres)}
        return frozenset(theatres | inside)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The actors that are no states, which every news page names, nor anybody at all."""
        return frozenset(actor.id for actor in self.codebook.actors if actor.kind not in ("state", "none"))

    @cached_property
    def words_of_names(self) -> dict[str, frozenset[str]]:
        """Source to the words of its names, in small letters."""
        return {
            source.id: frozenset(word for name in (source.name, *source.aliases) for word in name.lower().split())
            for source in self.codebook.sources
        }

    @cached_property
    def broad_sources(self) -> frozenset[str]:
        """The sources that may stand for a narrower one: bodies of state that others speak for, and officials without a name."""
        spoken_for = frozenset[str]().union(*self.bodies.values())
        return frozenset(
            source.id
            for source in self.codebook.sources
            if source.kind == "official-unnamed" or (source.id in spoken_for and source.kind not in ("research", "ngo"))
        )

    @cached_property
    def bodies(self) -> dict[str, frozenset[str]]:
        """Source to every body that it speaks for."""
        bodies = {}
        for source in self.sources:
            above: dict[str, None] = {}
            parent = self.sources[source].parent
            while parent is not None and parent not in above:
                above[parent] = None
                parent = self.sources[parent].parent
            bodies[source] = frozenset(above)
        return bodies

    @cached_property
    def words(self) -> Patterns[str]:
        """The words of words.yaml, each with the classes that it is in."""
        classes: dict[str, list[str]] = defaultdict(list)
        for entry in self.codebook.words:
            for word in entry.words:
                classes[word].append(entry.id)
        return Patterns(classes, ignore_case=True)

    @cached_property
    def phrases(self) -> dict[str, list[list[str]]]:
        """Class of words.yaml to the classes whose words say it together, of those with any; each after those that it is of."""
        phrases = {entry.id: entry.phrases for entry in self.codebook.words if entry.phrases}
        parts = {word_class: set(chain.from_iterable(each)) for word_class, each in phrases.items()}
        return {name: phrases[name] for name in TopologicalSorter(parts).static_order() if name in phrases}

    def classes_in(self, text: str) -> frozenset[str]:
        """The classes of words.yaml that a text has a word of."""
        return frozenset(word_class for hit in self.words.all(text) for word_class in hit.senses)

    @cached_property
    def cues(self) -> dict[str | None, list[NamedCue]]:
        """Unit to the cues that a figure in it may follow; a cue without units stands under the unit of its indicator."""
        by_unit: dict[str | None, list[NamedCue]] = defaultdict(list)
        for indicator in self.codebook.indicators:
            for cue in _named_cues(indicator):
                for unit in cue.cue.unit or [indicator.unit]:
                    by_unit[unit].append(cue)
        return dict(by_unit)

    @cached_property
    def people(self) -> frozenset[str]:
        """The classes of words that the cues of people count."""
        return frozenset(word_class for named in self.cues.get(PERSON, ()) for word_class in named.cue.counted)

    @cached_property
    def tellings(self) -> Patterns[Telling]:
        """The words of event_types.yaml, each with the cues that it is in, those that ask for more before others."""
        tellings: dict[str, list[Telling]] = defaultdict(list)
        for entry in self.codebook.event_types:
            for cue in entry.cues:
                for is_verb, words in ((True, cue.verbs), (False, cue.nouns)):
                    telling = Telling(entry.id, cue, is_verb)
                    for word in words:
                        tellings[word].append(telling)
        for senses in tellings.values():
            senses.sort(key=lambda told: -(bool(told.cue.needs) + bool(told.cue.by)))
        return Patterns(tellings)

    @cached_property
    def states(self) -> dict[str, str]:
        """Place to the state that acts for it: the actor of its name, else one with a name that begins with its people's."""
        states = [actor for actor in self.codebook.actors if actor.kind == "state"]
        named = {name: actor.id for actor in states for name in (actor.name, *actor.aliases)}
        by_people: dict[str, str] = {}
        for name, actor in named.items():
            by_people.setdefault(name.partition(" ")[0], actor)
        found: dict[str, str] = {}
        for place in self.codebook.places:
            own = [named[name] for name in (place.name, *place.aliases) if name in named]
            peoples = [by_people[people] for people in place.demonyms if people in by_people]
            if place.kind == "country" and (own or peoples):
                found[place.id] = (own + peoples)[0]
        return found

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Id to indicator."""
        return {entry.id: entry for entry in self.codebook.indicators}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Id to unit."""
        return {entry.id: entry for entry in self.codebook.units}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Id to place."""
        return {entry.id: entry for entry in self.codebook.places}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Id to actor."""
        return {entry.id: entry for entry in self.codebook.actors}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Id to source."""
        return {entry.id: entry for entry in self.codebook.sources}

    def union(self, places: Collection[str]) -> str | None:
        """The place that these places make up: the one around the others, else the region of these countries; or none."""
        for place in places:
            if all(other == place or (other in self.places and self._holds(place, other)) for other in places):
                return place
        return self._by_members.get(frozenset(places))

    def _holds(self, place: str, other: str) -> bool:
        return place in self.places and place != WORLD and self.regions.contains(place, other)

    @cached_property
    def _by_members(self) -> dict[frozenset[str], str]:
        return {frozenset(place.members): place.id for place in reversed(self.codebook.places) if place.members}

    @cached_property
    def wars(self) -> frozenset[str]:
        """The places that indicators are about, and those within them: who went there to fight is not from there."""
        theatres = {entry.theatre for entry in self.codebook.indicators if entry.theatre}
        return frozenset(
            place.id
            for place in self.codebook.places
            if any(place.id == theatre or self.regions.contains(theatre, place.id) for theatre in theatres)
        )

    @cached_property
    def no_homes(self) -> frozenset[str]:
        """The places that are no one's home by being named alone: the wars and what is around them."""
        return frozenset(
            place.id
            for place in self.codebook.places
            if place.kind == WORLD
            or place.id in self.wars
            or any(self.regions.contains(place.id, war) for war in self.wars)
        )

    @cached_property
    def regions(self) -> Regions:
        """Which place contains which."""
        return Regions(self.codebook.places)


def _named_cues(indicator: Indicator) -> Iterator[NamedCue]:
    for number, cue in enumerate(indicator.cues, start=1):
        yield NamedCue(f"{indicator.id}/{number}", indicator.id, cue)
