"""The places that a passage names, and what each is in its sentence: where people come from, where something is, whom a figure is for, or whose body speaks.

The words around a name tell: "from France", "French nationals", "61 Finns" are an origin; "in Iraq", "Iraqi territory" a place;
"Norway's government", "the Dutch ministry" a body. In a list every name is what the first one is ("from France, Britain and Spain").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from conflict_figures.pipeline.coding.patterns import Hit

if TYPE_CHECKING:
    from conflict_figures.pipeline.coding.book import Book, Sense

# classes of words.yaml
PEOPLE, BODIES, ARMS, GROUND, LEAVING, POSTS = "people", "bodies", "arms", "ground", "leaving", "posts"
_NEAR = 32  # characters after a name within which the noun stands that it goes with
_NEAR_BEFORE = 24  # characters before a name within which the word stands that its preposition goes with
_PHRASE_END = re.compile(
    r"[.,;:()—]|\d|\b(?:a|an|the|in|from|to|of|by|at|with|for|on|who|that|which|had|has|have|is|are|was|were)\b"
)
_NUMBER_AFTER = re.compile(r"\s+\d[\d,.]*")
_FROM = re.compile(r"\b(?:from|out of|born in|nationals of|citizens of|residents of)(?: the)? $", re.I)
_IN = re.compile(
    r"\b(?:in|inside|into|to|across|over|within|around|near|at|through|throughout|against|between|reach|reached|enter|entered|"
    r"leave|left)(?: the| both| either| all of| parts of| most of)? $",
    re.I,
)
_FOR = re.compile(r"\bfor(?: the)? $", re.I)
_POST = re.compile(r"\b(?:to|in|for|on)(?: the)? $", re.I)
_VIA = re.compile(r"\b(?:via|by way of)(?: the)? $", re.I)
_AS_LARGE_AS = re.compile(
    r"\b(?:(?:the|about the|roughly the|twice the|half the) size of|(?:larger|bigger|smaller|greater) than|as (?:large|big) as)(?: the)? $"
)
_WHEN = re.compile(r"\b(?:since|before|after|until|when)(?: \w+)? $", re.I)
_OF = re.compile(r"\bof(?: the| both)? $", re.I)
_BETWEEN_LISTED = re.compile(r"\s*(?:,|/|&|,?\s+(?:and|or|as well as|nor)(?: in| from)?(?: the)?)\s+(?:the )?$", re.I)
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds of|thousands of|dozens of)) $",
    re.I,
)
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]")
_PLURAL = re.compile(r"(?:[^s]s|men|women)$")


class Role(Enum):
    """What a place's name is in its sentence."""

    ORIGIN = "origin"
    PLACE = "place"
    FOR = "for"
    BODY = "body"
    ARMS = "arms"
    PLAIN = "plain"
    NAME = "name"


# What a name is before a noun of these classes.
_ROLES = {PEOPLE: Role.ORIGIN, BODIES: Role.BODY, ARMS: Role.ARMS, GROUND: Role.PLACE}


@dataclass(frozen=True)
class PlaceName:
    """A place named at characters [start, end)."""

    start: int
    end: int
    place: str
    role: Role
    demonym: bool


def placenames(
    text: str, names: Sequence[Hit["Sense"]], words: Mapping[str, Sequence[int]], book: "Book", publisher: str = ""
) -> list[PlaceName]:
    """The places named in a text, in order; none within the publisher's name.

    Names that are listed together and make up a region of the codebook are that region.
    """
    masked = [found.span() for found in re.finditer(re.escape(publisher), text)] if publisher else []
    found = [
        mention
        for hit in names
        if not any(start <= hit.start < end for start, end in masked)
        and (mention := _mention(text, hit, words)) is not None
    ]
    return list(_joined(text, _in_lists(text, found), book))


def _mention(text: str, hit: Hit["Sense"], words: Mapping[str, Sequence[int]]) -> PlaceName | None:
    senses = [sense for sense in hit.senses if sense.kind == "place"]
    if len({sense.id for sense in senses}) != 1:  # "Congolese" may be of either Congo
        return None
    sense = senses[0]
    role = _role_of_people(text, hit, words) if sense.demonym else _role_of_name(text, hit, words)
    return PlaceName(hit.start, hit.end, sense.id, role, sense.demonym)


def _role_of_people(text: str, hit: Hit["Sense"], words: Mapping[str, Sequence[int]]) -> Role:
    """The role of "French", "Finns": by the noun that follows; a plural stands for the people themselves."""
    noun = _noun_after(text, hit.end, words)
    if noun is not None:
        return _ROLES[noun]
    if _PLURAL.search(text[hit.start : hit.end]) or _NUMBER_BEFORE.search(text[max(0, hit.start - 14) : hit.start]):
        return Role.ORIGIN
    return _role_of_bare(text, hit)


def _role_of_name(text: str, hit: Hit["Sense"], words: Mapping[str, Sequence[int]]) -> Role:
    """The role of "France", "Iraq": by the preposition before it, else by what is its own ("Iraq's army")."""
    before = text[max(0, hit.start - 24) : hit.start]
    if _FROM.search(before):
        return Role.PLACE if _follows(hit.start, words, LEAVING) else Role.ORIGIN
    if _VIA.search(before) or _AS_LARGE_AS.search(before):
        return Role.NAME
    if _POST.search(before) and _follows(hit.start, words, POSTS):
        return Role.BODY
    if _FOR.search(before):
        return Role.FOR
    if _IN.search(before):
        return Role.PLACE
    is_owner = text[hit.end : hit.end + 2] in ("'s", "’s") or text[hit.end : hit.end + 1] in ("'", "’")
    number = _NUMBER_AFTER.match(text, hit.end + 2) if is_owner else None
    noun = _noun_after(text, number.end() if number else hit.end + 2 * is_owner, words)
    if noun is not None:
        return _ROLES[noun]
    if is_owner:
        return Role.BODY
    if _OF.search(before):
        return Role.PLACE
    return Role.NAME if _WHEN.search(before) else _role_of_bare(text, hit)


def _role_of_bare(text: str, hit: Hit["Sense"]) -> Role:
    """A name within a longer one ("American Action News") is none by itself."""
    return Role.NAME if _CAPITAL_AFTER.match(text, hit.end) else Role.PLAIN


def _follows(start: int, words: Mapping[str, Sequence[int]], word_class: str) -> bool:
    """Whether a word of a class stands right before a place ("returned from", "ambassador to")."""
    places = words.get(word_class, ())
    at = bisect_left(places, start) - 1
    return at >= 0 and start - places[at] < _NEAR_BEFORE


def _noun_after(text: str, end: int, words: Mapping[str, Sequence[int]]) -> str | None:
    """The class of the first known noun in the phrase that goes on after a name; "Iraqi oil minister" is a body."""
    stop = _PHRASE_END.search(text, end, end + _NEAR)
    limit = stop.start() if stop else end + _NEAR
    found: dict[str, int] = {}
    for word_class in _ROLES:
        places = words.get(word_class, ())
        at = bisect_left(places, end)
        if at < len(places) and places[at] < limit:
            found[word_class] = places[at]
    if BODIES in found:
        found.pop(GROUND, None)
    return min(found, key=found.__getitem__, default=None)


def _in_lists(text: str, mentions: Sequence[PlaceName]) -> list[PlaceName]:
    """Plain names take the role of the name that they are listed after, or else of the one after them ("Saudi and Tunisian fighters")."""
    listed = list(mentions)
    for at in range(1, len(listed)):
        if listed[at].role is Role.PLAIN and _are_listed(text, listed[at - 1], listed[at]):
            listed[at] = replace(listed[at], role=listed[at - 1].role)
    for at in range(len(listed) - 2, -1, -1):
        if listed[at].role is Role.PLAIN and _are_listed(text, listed[at], listed[at + 1]):
            listed[at] = replace(listed[at], role=listed[at + 1].role)
    return listed


def _are_listed(text: str, one: PlaceName, other: PlaceName) -> bool:
    return _BETWEEN_LISTED.fullmatch(text, one.end, other.start) is not None


def _joined(text: str, mentions: Sequence[PlaceName], book: "Book") -> Iterator[PlaceName]:
    """Runs of listed names whose places are together one of the codebook's regions become one mention of it."""
    at = 0
    while at < len(mentions):
        run = at + 1
        while run < len(mentions) and _are_listed(text, mentions[run - 1], mentions[run]):
            run += 1
        listed = mentions[at:run]
        region = book.union({mention.place for mention in listed}) if len(listed) > 1 else None
        if region is None:
            yield from listed
        else:
            yield replace(listed[0], end=listed[-1].end, place=region)
        at = run
