"""A raw article file: one YAML document, read strictly.

The format is that of docs/RAW-FORMAT.md. A file is taken whole or not at all: each thing wrong in it is one `Problem`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.problems import Problem, near, shown
from conflict_figures.pipeline.inputs.strict import (
    Edtf,
    EdtfDate,
    EdtfInterval,
    LanguageCode,
    Slug,
    Strict,
    Text,
    Url,
    field_name,
    problems_of,
)
from conflict_figures.pipeline.inputs.yaml_lines import Document, Trail, read_yaml
from conflict_schemas.base import BOUND_ENDS, BOUNDS


@dataclass(frozen=True)
class RawFile:
    """A raw file as it lies on disk: its name relative to the folder of raw files, and its bytes."""

    name: str
    content: bytes
    is_link: bool = False
    trouble: str | None = None  # what kept it from being read


@dataclass(frozen=True)
class ReadArticle:
    """An article that was read without a problem, with the lines of its values."""

    file: RawFile
    article: "RawArticle"
    document: Document

    def claim_line(self, extract: int, claim: int) -> int:
        """The line of a claim, by the places of its extract and of itself, both counted from 0."""
        return self.document.line(("extracts", extract, "claims", claim))


UNFINISHED = "TODO"  # how a value begins that a draft leaves to its author
WANTED_ENDS = {
    "one": "low and high the same number for {bound}",
    "lower": "low a number and high null for {bound}",
    "upper": "low null and high a number for {bound}",
    "both": "two numbers, low not above high, for {bound}",
    "neither": "low and high null for {bound}",
}
WHOLE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+")  # a number with its separators, or a word
Value = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]


class Reading(Strict):
    """The curator's reading of a figure."""

    low: Value | None
    high: Value | None
    bound: Literal[BOUNDS]  # type: ignore[valid-type]
    unit: Text
    counted: Text

    @model_validator(mode="after")
    def ends_fit_the_bound(self) -> "Reading":
        """The bound says which ends are given, and the lower end is not above the upper one."""
        given = {
            "one": self.low is not None and self.low == self.high,
            "lower": self.low is not None and self.high is None,
            "upper": self.low is None and self.high is not None,
            "both": self.low is not None and self.high is not None and self.low <= self.high,
            "neither": self.low is None and self.high is None,
        }
        ends = BOUND_ENDS[self.bound]
        if not given[ends]:
            found = f"low {shown(self.low)}, high {shown(self.high)}"
            raise PydanticCustomError("ends", WANTED_ENDS[ends], {"bound": self.bound, "found": found})
        return self


class RawClaim(Strict):
    """A figure with the curator's coding."""

    figure: Text
    occurrence: Annotated[int, Field(ge=1)] = 1
    reading: Reading
    indicator: Text | None
    actor: Text | None
    place: Text | None = None
    origin: Text | None = None
    period: EdtfInterval | None = None
    as_of: EdtfDate | None = None
    period_basis: Literal["page", "sibling", "inferred"] | None = None
    attributed_to: Text | None
    via: Text | None = None


class RawExtract(Strict):
    """A passage with its claims."""

    text: Text
    paragraph: Annotated[int, Field(ge=1)] | None = None
    claims: list[RawClaim]

    def span(self, claim: RawClaim) -> tuple[int, int] | None:
        """Where the claim's figure stands in the text; None where it does not."""
        start = -1
        for _ in range(claim.occurrence):
            start = self.text.find(claim.figure, start + 1)
            if start < 0:
                return None
        return start, start + len(claim.figure)


class RawArticle(Strict):
    """A published text and its extracts."""

    article: Slug
    publisher: Text
    title: Text | None
    author: Text | None
    url: Url | None
    published: Edtf | None
    published_basis: Literal["page", "url", "text", "unknown"]
    language: LanguageCode
    kind: Literal["digest"]
    same_story_as: Slug | None
    accessed: EdtfDate
    second_read: Literal["confirmed", "corrected", "not_found"] | None = None
    extracts: list[RawExtract]


def read_raw(files: Sequence[RawFile], codebook: Codebook) -> tuple[list[ReadArticle], list[Problem]]:
    """Read the files: the articles without a problem, in the order of their names, and every problem of the others."""
    articles: list[ReadArticle] = []
    problems: list[Problem] = []
    for file in sorted(files, key=lambda file: file.name):
        read = read_article(file, codebook)
        if isinstance(read, ReadArticle):
            articles.append(read)
        else:
            problems.extend(read)
    return _without_clashes(articles, problems)


def read_article(file: RawFile, codebook: Codebook) -> ReadArticle | list[Problem]:
    """Read one file: the article, or everything that is wrong with it."""
    if file.is_link:
        return [Problem(file.name, 1, "file", "a symbolic link", "a file of its own")]
    if file.trouble:
        return [Problem(file.name, 1, "file", file.trouble, "a file that can be read")]
    if not file.name.endswith(".yaml"):
        return [Problem(file.name, 1, "file", shown(PurePosixPath(file.name).suffix), "a .yaml file")]
    document = read_yaml(file.name, file.content)
    if isinstance(document, Problem):
        return [document]
    try:
        article = RawArticle.model_validate(document.data)
    except ValidationError as error:
        return problems_of(error, file.name, document, _known_keys)
    problems = list(inconsistencies(file, article, document, codebook))
    return problems or ReadArticle(file, article, document)


def _known_keys(path: Trail) -> list[str]:
    model: type[BaseModel] = RawArticle
    if "reading" in path[:-1]:
        model = Reading
    elif "claims" in path[:-1]:
        model = RawClaim
    elif "extracts" in path[:-1]:
        model = RawExtract
    return list(model.model_fields)


def inconsistencies(file: RawFile, article: RawArticle, document: Document, codebook: Codebook) -> Iterator[Problem]:
    """What is well formed and yet cannot be: an unfinished value, an id that the codebook lacks, a figure that is not in its text."""

    def problem(path: Trail, found: Any, wanted: str) -> Problem:
        return Problem(file.name, document.line(path), field_name(path), shown(found), wanted)

    for left, value in _unfinished(document.data, ()):
        wanted = "the passage in your own words" if left[-1] == "text" else "a value in its place"
        yield problem(left, value, wanted)
    stem = PurePosixPath(file.name).stem
    if article.article != stem:
        yield problem(("article",), article.article, f"the file's own name, {stem!r}")
    for e, extract in enumerate(article.extracts):
        for c, claim in enumerate(extract.claims):
            path: Trail = ("extracts", e, "claims", c)
            span = extract.span(claim)
            if span is None:
                text = "the words as they stand in the text"
                if claim.occurrence > 1:
                    text = f"words that stand {claim.occurrence} times in the text"
                yield problem((*path, "figure"), claim.figure, text)
            elif around := _cut_out_of(extract.text, span):
                wanted = f"words of their own, or the occurrence that is meant: number {claim.occurrence} is a part of {around!r}"
                yield problem((*path, "figure"), claim.figure, wanted)
            for field, kind, used in _references(claim):
                known = codebook.ids(kind)
                if used is not None and used not in known and not used.startswith(UNFINISHED):
                    wanted = f"an id of codebook/{kind}.yaml{near(used, known)}"
                    yield problem((*path, *field), used, wanted)


def _unfinished(data: Any, path: Trail) -> Iterator[tuple[Trail, str]]:
    """Every text that still says that it is to be written, with its path."""
    if isinstance(data, str):
        if data.startswith(UNFINISHED):
            yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _unfinished(value, (*path, key))


def _cut_out_of(text: str, span: tuple[int, int]) -> str | None:
    """The longer word or number that a span cuts something out of: "40" out of "140"; None where it cuts none."""
    for whole in WHOLE.finditer(text):
        start, end = whole.span()
        if any(start < edge < end for edge in span):
            return whole.group()
    return None


def _references(claim: RawClaim) -> list[tuple[Trail, str, str | None]]:
    """The ids that a claim takes from the codebook: field, codebook file, value."""
    return [
        (("reading", "unit"), "units", claim.reading.unit),
        (("indicator",), "indicators", claim.indicator),
        (("actor",), "actors", claim.actor),
        (("place",), "places", claim.place),
        (("origin",), "places", claim.origin),
        (("attributed_to",), "sources", claim.attributed_to),
        (("via",), "sources", claim.via),
    ]


def _without_clashes(articles: list[ReadArticle], problems: list[Problem]) -> tuple[list[ReadArticle], list[Problem]]:
    """Turn away what clashes between files: an article or URL that an earlier file has, a reprint of no known article."""
    kept: list[ReadArticle] = []
    by_id: dict[str, str] = {}
    by_url: dict[str, str] = {}
    stems = {PurePosixPath(file).stem for file in [read.file.name for read in articles] + [p.file for p in problems]}
    originals = {read.article.article: read.article.same_story_as for read in articles}
    for read in articles:
        article, name = read.article, read.file.name
        clash: tuple[str, str] | None = None
        if article.article in by_id:
            clash = "article", f"an id that no other file has ({by_id[article.article]} has this one)"
        elif article.url is not None and article.url in by_url:
            clash = "url", f"a URL that no other file has ({by_url[article.url]} has this one)"
        elif article.same_story_as is not None and article.same_story_as not in stems:
            clash = "same_story_as", "the id of another raw file" + near(article.same_story_as, stems)
        elif _leads_back(article.article, originals):
            clash = "same_story_as", "an article that does not reprint this one in its turn"
        if clash:
            field, wanted = clash
            found = shown(getattr(article, field))
            problems.append(Problem(name, read.document.line((field,)), field, found, wanted))
            continue
        by_id[article.article] = name
        if article.url is not None:
            by_url[article.url] = name
        kept.append(read)
    return kept, problems


def _leads_back(article: str, originals: Mapping[str, str | None]) -> bool:
    """Whether an article is, in the end, told to reprint itself."""
    seen: set[str] = set()
    original = originals.get(article)
    while original is not None and original not in seen:
        seen.add(original)
        original = originals.get(original)
    return article in seen
