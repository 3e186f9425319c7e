"""Words that say together what none of them says alone: "left for Syria", "in the ranks of the Taliban".

words.yaml gives them as classes that follow each other; two classes are filled here, with names of the codebook.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from conflict_figures.pipeline.coding.patterns import Hit

if TYPE_CHECKING:
    from conflict_figures.pipeline.coding.book import Book, Sense

# Classes of words.yaml: names of armed groups, of coalitions that fight them, and of places at war.
GROUPS, COALITIONS, WAR_PLACES = "groups", "coalitions", "war_places"
BY_KIND = {"armed-group": GROUPS, "coalition": COALITIONS}  # kind of actors to the class of their names
GAP = 34  # characters between the words of a phrase
_NEW_PHRASE = re.compile(r"[.,;:!?()\d]")

Places = list[tuple[int, int]]  # where words begin and end


def named_in_war(names: Sequence[Hit["Sense"]], book: "Book") -> dict[str, Places]:
    """The names of armed groups, of coalitions, and of the places that indicators are about."""
    found: dict[str, Places] = {GROUPS: [], COALITIONS: [], WAR_PLACES: []}
    for hit in names:
        kinds = [book.actors[sense.id].kind for sense in hit.senses if sense.kind == "actor"]
        of_kinds = [BY_KIND[kind] for kind in kinds if kind in BY_KIND]
        if of_kinds:
            found[of_kinds[0]].append((hit.start, hit.end))
        elif any(sense.kind == "place" and sense.id in book.wars and not sense.demonym for sense in hit.senses):
            found[WAR_PLACES].append((hit.start, hit.end))
    return found


def with_phrases(text: str, words: Mapping[str, Places], book: "Book") -> dict[str, Places]:
    """Class of words to its words in the text, its phrases among them."""
    found = {word_class: sorted(set(places)) for word_class, places in words.items() if places}
    for word_class, phrases in book.phrases.items():
        told = [place for phrase in phrases for place in _phrase(text, [found.get(part, []) for part in phrase])]
        if told:
            found[word_class] = sorted({*found.get(word_class, []), *told})
    return found


def _phrase(text: str, parts: Sequence[Places]) -> Iterator[tuple[int, int]]:
    """Where words of the parts follow each other closely, with no sign between them, from the first word to the last."""
    first, *others = parts
    for start, end in first if all(others) else ():
        reached: int | None = end
        for part in others:
            reached = _next(text, part, reached) if reached is not None else None
        if reached is not None:
            yield start, reached


def _next(text: str, part: Places, end: int) -> int | None:
    """The end of the first of the places that is near behind a word."""
    at = bisect_left(part, (end, 0))
    if at < len(part) and part[at][0] - end <= GAP and not _NEW_PHRASE.search(text, end, part[at][0]):
        return part[at][1]
    return None
