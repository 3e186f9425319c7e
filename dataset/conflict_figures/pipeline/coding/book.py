"""The codebook made ready for looking things up in texts: names, words, and the cues of the indicators."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from conflict_figures.pipeline.coding.patterns import Patterns
from conflict_figures.pipeline.inputs.codebook import Codebook, Cue, Indicator, Place, Source
from conflict_figures.pipeline.regions import Regions


class Sense(NamedTuple):
    """What a name may mean: an entry of the codebook, and whether the name is its own or that of its people."""

    kind: str  # place, actor or source
    id: str
    demonym: bool = False


@dataclass(frozen=True)
class NamedCue:
    """One cue of an indicator, under the name that proposals give as their rule."""

    rule: str
    indicator: str
    cue: Cue


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
        return Patterns(named)

    @cached_property
    def words(self) -> Patterns[str]:
        """The words of words.yaml, each with the classes that it is in."""
        classes: dict[str, list[str]] = defaultdict(list)
        for entry in self.codebook.words:
            for word in entry.words:
                classes[word].append(entry.id)
        return Patterns(classes, ignore_case=True)

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
    def indicators(self) -> dict[str, Indicator]:
        """Id to indicator."""
        return {entry.id: entry for entry in self.codebook.indicators}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Id to place."""
        return {entry.id: entry for entry in self.codebook.places}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Id to source."""
        return {entry.id: entry for entry in self.codebook.sources}

    @cached_property
    def regions(self) -> Regions:
        """Which place contains which."""
        return Regions(self.codebook.places)


def _named_cues(indicator: Indicator) -> Iterator[NamedCue]:
    for number, cue in enumerate(indicator.cues, start=1):
        yield NamedCue(f"{indicator.id}/{number}", indicator.id, cue)
