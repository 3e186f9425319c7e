"""Many words and names looked for in one pass over a text."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

Sense = TypeVar("Sense", bound=Hashable)
# One character for another, so that places in the text stay what they are.
_ALIKE = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " "})
_WORD = re.compile(r"\w")
_start = attrgetter("start")


class Hit(NamedTuple, Generic[Sense]):
    """What stands at a place in a text: characters [start, end), and everything that these words may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def hits_in(hits: Sequence[Hit[Sense]], start: int, end: int) -> Sequence[Hit[Sense]]:
    """Those of the hits, which are in order, that begin in [start, end)."""
    return hits[bisect_left(hits, start, key=_start) : bisect_left(hits, end, key=_start)]


class Patterns(Generic[Sense]):
    """Words or names, each with what it means, to be found in texts by their whole words.

    A pattern that ends in * stands for every word that begins so. Names are looked for as they are written, their first
    letter small or capital; with `ignore_case` any case is.
    """

    def __init__(self, patterns: Mapping[str, Iterable[Sense]], *, ignore_case: bool = False) -> None:
        self._ignore_case = ignore_case
        merged: dict[str, tuple[str, bool, list[Sense]]] = {}
        for pattern, senses in patterns.items():
            for written in self._spellings(pattern.removesuffix("*").translate(_ALIKE)):
                key = written + ("*" if pattern.endswith("*") else "")
                known = merged.setdefault(key, (written, pattern.endswith("*"), []))[2]
                known.extend(sense for sense in senses if sense not in known)
        by_words: dict[str, list[tuple[bool, tuple[Sense, ...]]]] = {}
        for written, is_prefix, senses_of in merged.values():
            by_words.setdefault(written, []).append((is_prefix, tuple(senses_of)))
        self._automaton = ahocorasick.Automaton()
        for written, meanings in by_words.items():
            self._automaton.add_word(written, (len(written), meanings))
        if by_words:
            self._automaton.make_automaton()

    def all(self, text: str) -> list[Hit[Sense]]:
        """Every pattern that stands in the text, those within others too, in the order of their ends."""
        if not len(self._automaton):
            return []
        plain = text.translate(_ALIKE)
        # a lower-case letter may be longer than its capital ("İ"): such a text is looked through as it is
        lowered = plain.lower() if self._ignore_case else plain
        searched = lowered if len(lowered) == len(plain) else plain
        hits = []
        for last, (length, meanings) in self._automaton.iter(searched):
            start, end = last + 1 - length, last + 1
            if start > 0 and _WORD.match(searched[start - 1]) and _WORD.match(searched[start]):
                continue
            inside = end < len(searched) and _WORD.match(searched[end]) and _WORD.match(searched[end - 1])
            for is_prefix, senses in meanings:
                if is_prefix or not inside:
                    hits.append(Hit(start, end, senses))
        return hits

    def longest(self, text: str) -> list[Hit[Sense]]:
        """The patterns that stand in the text, none within another, the longest first at every place."""
        found: list[Hit[Sense]] = []
        reached = 0
        for hit in sorted(self.all(text), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= reached:
                found.append(hit)
                reached = hit.end
        return found

    def _spellings(self, pattern: str) -> tuple[str, ...]:
        if self._ignore_case:
            return (pattern.lower(),)
        return tuple(dict.fromkeys((pattern, pattern[:1].upper() + pattern[1:])))
