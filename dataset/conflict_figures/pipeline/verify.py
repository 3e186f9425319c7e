"""A digest held against its source: whether each figure stands in the block that the digest names, and what it leaves out.

A figure is looked for by its words and by its reading, so that "20%" is found where the source has "20 per cent".
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conflict_figures.extraction import Figure, extract
from conflict_figures.pipeline.inputs.debris import Passage
from conflict_figures.pipeline.inputs.raw import RawArticle, RawClaim, RawExtract
from conflict_schemas.extracts import UNREAD

AROUND = 5  # words shown on either side of a figure that is left out
# A letter's other forms in print; what a digest types plainly is found as the source sets it.
SAME_LETTERS = {"'": "['’‘]", '"': '["“”]', "-": "[-‐‑–—−]"}
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")


class Verdict(StrEnum):
    """Where a claim's figure stands in the source."""

    found = "found"  # in its words, in its block, or anywhere where the digest names no block
    reworded = "reworded"  # there too, in other words with the same reading
    elsewhere = "elsewhere"  # in another block than the digest names
    qualified = (
        "qualified"  # the number is there, but the source's figure reads otherwise: "6,000" of "more than 6,000"
    )
    missing = "missing"


STANDING = frozenset({Verdict.found, Verdict.reworded})


@dataclass(frozen=True)
class Block:
    """A block of a source: its text, and the numbers of the blocks of the file that it stands in.

    It has several numbers where what was scraped with it cut a sentence in two. What is not `article` is the page's own, or
    stands twice; a claim may stand in it, but nobody misses its figures.
    """

    numbers: tuple[int, ...]
    text: str
    article: bool = True


@dataclass(frozen=True)
class Finding:
    """What the source has of one claim.

    `extract` and `claim` are the claim's places in the digest, from 1; `block` is where the figure stands, `words` how.
    """

    extract: int
    claim: int
    figure: str
    paragraph: int | None
    verdict: Verdict
    block: int | None
    words: str | None


@dataclass(frozen=True)
class LeftOut:
    """A figure of the source that is no claim's, with a few words on either side."""

    block: int
    figure: str
    around: str


@dataclass(frozen=True)
class Verified:
    """A row a claim, in the digest's order, and a row a figure that the digest leaves out, in the source's."""

    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def stands(self) -> bool:
        """Whether every claim's figure stands where the digest says."""
        return all(finding.verdict in STANDING for finding in self.findings)


@dataclass(frozen=True)
class _Reading:
    """A reading of a figure, whoever read it."""

    low: float | None
    high: float | None
    bound: str
    unit: str | None

    def same_number(self, other: "_Reading") -> bool:
        """Whether both give the same number in the same unit, as far as both name one. "Dozens" gives no number."""
        ends = [sorted({end for end in (r.low, r.high) if end is not None}) for r in (self, other)]
        if not all(ends) or len(ends[0]) != len(ends[1]):
            return False
        alike = all(math.isclose(one, two) for one, two in zip(*ends, strict=True))
        return alike and (self.unit is None or other.unit is None or self.unit == other.unit)


@dataclass(frozen=True)
class _ReadBlock:
    """A block with what the extractor reads in it."""

    block: Block
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class _Place:
    """A stretch of a block where a claim may stand, and how it may."""

    block: Block
    start: int
    end: int
    verdict: Verdict

    @property
    def words(self) -> str:
        return self.block.text[self.start : self.end]

    def overlaps(self, other: "_Place") -> bool:
        return self.block is other.block and self.start < other.end and other.start < self.end


def blocks(passages: Iterable[Passage]) -> list[Block]:
    """The passages of a source as its blocks."""
    return [Block((each.paragraph, *each.later), each.text, each.role not in UNREAD) for each in passages]


def verify(article: RawArticle, source: Sequence[Block]) -> Verified:
    """Look for the figure of every claim of a digest in the blocks of its source, and for figures that it leaves out.

    Two claims on the same number take two places of the source as long as it has two.
    """
    read = [_ReadBlock(block, extract(block.text).figures) for block in source]
    taken: list[_Place] = []
    findings = []
    for e, passage in enumerate(article.extracts, start=1):
        for c, claim in enumerate(passage.claims, start=1):
            place = _find(passage, claim, read, taken)
            if place:
                taken.append(place)
            where = (None, None) if place is None else (_number(place.block, passage.paragraph), place.words)
            verdict = _verdict(place, passage.paragraph)
            findings.append(Finding(e, c, claim.figure, passage.paragraph, verdict, *where))
    return Verified(tuple(findings), tuple(_left_out(read, taken)))


def _verdict(place: _Place | None, paragraph: int | None) -> Verdict:
    if place is None:
        return Verdict.missing
    if place.verdict in STANDING and not _in_block(place.block, paragraph):
        return Verdict.elsewhere
    return place.verdict


def _in_block(block: Block, paragraph: int | None) -> bool:
    """Whether a block is the one that the digest names; where it names none, every block is."""
    return paragraph is None or paragraph in block.numbers


def _number(block: Block, paragraph: int | None) -> int:
    """The number to tell of a block that may have several: the one that the digest names, else its first."""
    return paragraph if paragraph in block.numbers else block.numbers[0]


def _find(passage: RawExtract, claim: RawClaim, source: Sequence[_ReadBlock], taken: Sequence[_Place]) -> _Place | None:
    """The best place for a claim: in its block before another, in its words before others, a free one before a taken one."""
    readings = _readings(passage, claim)
    places = [*_by_words(claim.figure, readings, source), *_by_reading(readings, source)]
    order = list(Verdict)

    def rank(place: _Place) -> tuple[bool, bool, int, bool]:
        qualified = place.verdict is Verdict.qualified
        used = any(place.overlaps(other) for other in taken)
        return qualified, not _in_block(place.block, passage.paragraph), order.index(place.verdict), used

    return min(places, key=rank, default=None)


def _readings(passage: RawExtract, claim: RawClaim) -> list[_Reading]:
    """The curator's reading of a claim, and the extractor's of the same words where it has one."""
    curated = claim.reading
    span = passage.span(claim)
    same_words = (f for f in extract(passage.text).figures if (f.char_start, f.char_end) == span)
    return [_Reading(curated.low, curated.high, curated.bound, curated.unit), *map(_reading, same_words)]


def _reading(figure: Figure) -> _Reading:
    return _Reading(figure.value_low, figure.value_high, figure.bound, figure.unit)


def _by_words(words: str, readings: Sequence[_Reading], source: Iterable[_ReadBlock]) -> Iterator[_Place]:
    """Where the words stand. Where they are cut out of a figure that reads otherwise, the whole of it, `qualified`."""
    pattern = _pattern(words)
    for read in source:
        for found in pattern.finditer(read.block.text):
            start, end = found.span()
            around = [f for f in read.figures if f.char_start <= start and end <= f.char_end]
            cut = [f for f in around if f.char_end - f.char_start > end - start and not _alike(readings, f)]
            if cut:
                yield _Place(read.block, cut[0].char_start, cut[0].char_end, Verdict.qualified)
            else:
                yield _Place(read.block, start, end, Verdict.found)


def _alike(readings: Iterable[_Reading], figure: Figure) -> bool:
    """Whether a figure of the source reads as one of the readings does."""
    read = _reading(figure)
    return any(reading.same_number(read) and reading.bound == read.bound for reading in readings)


def _pattern(words: str) -> re.Pattern[str]:
    """The words as they may be set in print, and not within a longer word or number: no "40" out of "140" or "40,000"."""
    letters = r"\s+".join(
        "".join(SAME_LETTERS.get(letter, re.escape(letter)) for letter in word) for word in words.split()
    )
    before = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    behind = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    return re.compile(before + letters + behind, re.IGNORECASE)


def _by_reading(readings: Sequence[_Reading], source: Iterable[_ReadBlock]) -> Iterator[_Place]:
    """The figures of the source that read as the claim does, and those of the same number with another qualifier."""
    for read in source:
        for position, figure in enumerate(read.figures):
            numbers = [reading for reading in readings if reading.same_number(_reading(figure))]
            if not numbers:
                continue
            hedged = any(_takes_hedge(reading.bound, position, read) for reading in numbers)
            verdict = Verdict.reworded if hedged or _alike(numbers, figure) else Verdict.qualified
            yield _Place(read.block, figure.char_start, figure.char_end, verdict)


def _takes_hedge(bound: str, position: int, read: _ReadBlock) -> bool:
    """Whether a bare number stands behind a figure with that bound in the same sentence.

    A hedge that covers a list is said once in a source, and in a digest on each of its figures (docs/METHOD.md).
    """
    figure = read.figures[position]
    return figure.bound == "exact" and any(
        earlier.bound == bound and not SENTENCE_END.search(read.block.text[earlier.char_end : figure.char_start])
        for earlier in read.figures[:position]
    )


def _left_out(source: Iterable[_ReadBlock], taken: Sequence[_Place]) -> Iterator[LeftOut]:
    for read in source:
        for figure in read.figures if read.block.article else ():
            place = _Place(read.block, figure.char_start, figure.char_end, Verdict.found)
            if not any(place.overlaps(other) for other in taken):
                before = " ".join(read.block.text[: figure.char_start].split()[-AROUND:])
                behind = " ".join(read.block.text[figure.char_end :].split()[:AROUND])
                yield LeftOut(read.block.numbers[0], figure.surface, f"{before} [{figure.surface}] {behind}".strip())
