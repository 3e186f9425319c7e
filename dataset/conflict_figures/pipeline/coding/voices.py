"""The sources of the codebook as texts name them: by name, by surname, by a people's or a country's office."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from conflict_figures.pipeline.coding.patterns import Patterns
from conflict_figures.pipeline.inputs.codebook import Codebook, Source

MEDIA, PERSON, COALITION = "media", "person", "coalition"
SPEAKERS = "attribution_speakers"  # the class of words.yaml that names offices
NAME, SURNAME, TITLE = "name", "surname", "title"
_PARTICLES = frozenset({"al", "de", "van", "von", "der", "den", "bin", "ibn", "abu", "el", "bahr"})
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_INITIALS = re.compile(r"[A-ZÄÖ][A-Zäö]{1,5}(?=$|,)")
_SHORT = re.compile(r"\b(?:US|UN|UK|EU)\b")
# British and American spelling, each way.
_SPELT_ALIKE = (("efence", "efense"), ("isation", "ization"), ("Centre", "Center"), ("ounter-terror", "ounterterror"))


class Voice(NamedTuple):
    """A source as a name gives it.

    `sort`: its `name`; the `surname` of a person; the `title` of one, who must be named elsewhere. `shared`: the name means
    other things too, a place, an actor or anybody's "officials".
    """

    source: str
    sort: str = NAME
    shared: bool = False


def voices_of(codebook: Codebook) -> Patterns[Voice]:
    """Every name by which texts may give a source, with the sources that it may mean."""
    countries = _countries(codebook)
    acting = [actor for actor in codebook.actors if actor.kind != COALITION]
    others = {
        name.casefold()
        for entry in (*codebook.places, *acting)
        for name in (entry.name, *entry.aliases, *getattr(entry, "demonyms", ()))
    }
    named: dict[str, list[Voice]] = {}
    for source in codebook.sources:
        for name in _names(source):
            shared = name.casefold() in others or name.islower()
            for spelling in _spellings(name, countries):
                named.setdefault(spelling, [Voice(source.id, NAME, shared)])
    offices = frozenset(word for entry in codebook.words if entry.id == SPEAKERS for word in entry.words)
    names = frozenset(named)
    for source in codebook.sources:
        if source.kind != PERSON:
            continue
        parts = [(part, SURNAME) for part in _surnames(source)]
        parts += [(part, TITLE) for title in _titles(source, offices) for part in _spellings(title, countries)]
        for part, sort in parts:
            if part not in names and part.casefold() not in others:
                voices = named.setdefault(part, [])
                voices += [voice for voice in [Voice(source.id, sort)] if voice not in voices]
    return Patterns(named)


def folded(text: str) -> str:
    """A text without accents, of the same length: "Säpo" as "Sapo"."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def _names(source: Source) -> Iterator[str]:
    """Names and aliases without what follows a comma, which says who it is; initials in brackets are a name."""
    for name in (source.name, *source.aliases):
        for initials in _BRACKETS.findall(name):
            if _INITIALS.match(initials):
                yield initials.split(",")[0]
        plain = _BRACKETS.sub("", name).split(", ")[0].strip()
        if plain:
            yield plain


def _surnames(source: Source) -> Iterator[str]:
    words_of_name = set(folded(source.name).split())
    for name in {folded(name): None for name in _names(source)}:
        words = name.split()
        if len(words) < 2 or "and" in words or not words_of_name & set(words):
            continue
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in _PARTICLES:
            start -= 1
        yield " ".join(words[start:])


def _titles(source: Source, offices: frozenset[str]) -> Iterator[str]:
    """What aliases say of a person behind the comma, where it names an office: "Ann Smith, UN envoy"."""
    for alias in source.aliases:
        title = alias.partition(", ")[2]
        if " " in title and offices.intersection(title.lower().split()):
            yield title


def _spellings(name: str, countries: dict[str, str]) -> list[str]:
    """A name without accents; as the other side of the Atlantic spells it; "Russia's" for "Russian"; "U.S." for "US"."""
    spellings = [folded(name)]
    spellings += [spelling.removeprefix("The ") for spelling in spellings if spelling.startswith("The ")]
    for one, other in _SPELT_ALIKE:
        spellings += [spelling.replace(one, other) for spelling in spellings if one in spelling] + [
            spelling.replace(other, one) for spelling in spellings if other in spelling
        ]
    spellings += [
        f"{people}{rest}"
        for spelling in spellings
        for nation, rest in _of_nations(spelling, countries)
        for people in (nation, countries[nation] + "'s")
    ]
    spellings += [_SHORT.sub(_with_stops, spelling) for spelling in spellings if _SHORT.search(spelling)]
    return list(dict.fromkeys(spellings))


def _with_stops(short: re.Match[str]) -> str:
    return ".".join(short.group()) + "."


def _of_nations(name: str, countries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """A name that begins with a nation's, cut behind it; the office as written and in small letters."""
    words = name.split()
    for count in range(1, min(4, len(words))):
        nation, rest = " ".join(words[:count]), " ".join(words[count:])
        if nation in countries:
            yield nation, f" {rest}"
            if not any(word.isupper() for word in words[count:]):
                yield nation, f" {rest.lower()}"


def _countries(codebook: Codebook) -> dict[str, str]:
    """Name or demonym to the name of its place."""
    return {
        folded(name): folded(place.name)
        for place in codebook.places
        for name in (*place.demonyms, *place.aliases, place.name)
    }
