"""The sources of the codebook as texts name them: by name, by surname, by a people's or a country's office."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from conflict_figures.pipeline.coding.patterns import Patterns
from conflict_figures.pipeline.inputs.codebook import Codebook, Source

MEDIA, PERSON = "media", "person"
_PARTICLES = frozenset({"al", "de", "van", "von", "der", "den", "bin", "ibn", "abu", "el", "bahr"})
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_INITIALS = re.compile(r"[A-ZÄÖ][A-Zäö]{1,5}(?=$|,)")
_SHORT = re.compile(r"\b(?:US|UN|UK|EU)\b")
# British and American spelling, each way.
_SPELT_ALIKE = (("efence", "efense"), ("isation", "ization"), ("Centre", "Center"), ("ounter-terror", "ounterterror"))


class Voice(NamedTuple):
    """A source; whether the name is a surname alone, or means other things too (a place, an actor, anybody's "officials")."""

    source: str
    surname: bool = False
    shared: bool = False


def voices_of(codebook: Codebook) -> Patterns[Voice]:
    """Every name by which texts may give a source."""
    countries = _countries(codebook)
    others = {
        name.casefold()
        for entry in (*codebook.places, *codebook.actors)
        for name in (entry.name, *entry.aliases, *getattr(entry, "demonyms", ()))
    }
    named: dict[str, list[Voice]] = {}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for source in codebook.sources:
        for name in _names(source):
            for spelling in _spellings(name, countries):
                voice = Voice(source.id, shared=name.casefold() in others or name.islower())
                named.setdefault(spelling, [voice])
        if source.kind == PERSON:
            for surname in _surnames(source):
                by_surname[surname].add(source.id)
    for surname, ids in by_surname.items():
        if len(ids) == 1 and surname.casefold() not in others:
            named.setdefault(surname, [Voice(*ids, surname=True)])
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


def _spellings(name: str, countries: dict[str, str]) -> Iterator[str]:
    """A name without accents; as the other side of the Atlantic spells it; "Russia's" for "Russian"; "U.S." for "US"."""
    spellings = [folded(name)]
    if spellings[0].startswith("The "):
        spellings.append(spellings[0].removeprefix("The "))
    for one, other in _SPELT_ALIKE:
        spellings += [spelling.replace(*pair) for spelling in spellings for pair in ((one, other), (other, one))]
    spellings += [
        f"{people}{rest}"
        for spelling in spellings
        for nation, rest in _of_nations(spelling, countries)
        for people in (nation, countries[nation] + "'s")
    ]
    spellings += [_SHORT.sub(lambda short: ".".join(short.group()) + ".", spelling) for spelling in spellings]
    return iter(dict.fromkeys(spellings))


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
