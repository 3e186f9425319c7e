"""A user's own articles: texts, pages, and files of many rows, read into articles and their passages.

The formats are those of docs/OWN-ARTICLES.md. A text is taken whole or not at all: each thing wrong in it is one `Problem`.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ValidationError

from conflict_figures.pipeline.inputs.blocks import Block, markdown_blocks, plain_blocks
from conflict_figures.pipeline.inputs.debris import Passage, passages
from conflict_figures.pipeline.inputs.decoding import decoded
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.publication import Publication, publication
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.rows import SUFFIXES as ROW_SUFFIXES
from conflict_figures.pipeline.inputs.strict import Edtf, LanguageCode, Strict, Text, Url, problems_of
from conflict_figures.pipeline.inputs.yaml_lines import Document, read_yaml

LONGEST_ID = 120  # as that of a raw file
LONGEST_BLOCK = (
    100_000  # characters; a whole long read on one line has less, and a claim's sentence is looked for in its block
)
UNKNOWN_PUBLISHER = "unknown"
ENGLISH = "en"  # what the reader reads; a text that names no language is taken for one in it
FENCE = "---"

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def _day_of_a_moment(value: Any) -> Any:
    """The day of a date with a time of day; anything else as it is."""
    moment = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    return moment[1] if moment else value


class Head(Strict):
    """What a text's file says about it; every key may be absent or null."""

    article: Text | None = None
    title: Text | None = None
    publisher: Text | None = None
    author: Text | None = None
    url: Url | None = None
    published: Annotated[Edtf | None, BeforeValidator(_day_of_a_moment)] = None
    language: LanguageCode | None = None


class Row(Strict):
    """A row of a file of many texts."""

    article: Text | None = None
    title: Text | None = None
    publisher: Text
    author: Text | None = None
    url: Url | None = None
    published: Annotated[Edtf | None, BeforeValidator(_day_of_a_moment)]
    language: LanguageCode | None = None
    text: Text


Given = TypeVar("Given", Head, Row)


@dataclass(frozen=True)
class ReadText:
    """An article that was read from a text."""

    file: str
    sha256: str
    article: str
    publisher: str
    title: str | None
    author: str | None
    url: str | None
    publication: Publication
    language: str
    passages: list[Passage]
    lines: Mapping[str, int]  # of the fields that the file gives

    def line(self, field: str) -> int:
        """The line of a field in the file."""
        return self.lines.get(field, 1)


def without_clashes(texts: Iterable[ReadText], taken: Mapping[str, str]) -> tuple[list[ReadText], list[Problem]]:
    """Turn away the texts that have the id or the URL of an earlier one.

    `taken` are the ids and URLs that other articles have, each with its file.
    """
    kept: list[ReadText] = []
    problems: list[Problem] = []
    holders = dict(taken)
    for text in texts:
        clash = _clash(text, holders)
        if clash:
            problems.append(clash)
        else:
            kept.append(text)
            holders |= {key: text.file for key in (text.article, text.url) if key}
    return kept, problems


def read_text(file: RawFile) -> ReadText | list[Problem]:
    """Read one file, or one row of a file: the article, or everything that is wrong with it."""
    if file.is_link:
        return [Problem(file.name, 1, "file", "a symbolic link", "a file of its own")]
    if file.trouble:
        return [Problem(file.name, 1, "file", file.trouble, "a file that can be read")]
    name = file.name.rpartition("#")[0] or file.name
    suffix = PurePosixPath(file.name).suffix.lower()
    reader = FORMATS.get(suffix) or (_read_row if PurePosixPath(name).suffix.lower() in ROW_SUFFIXES else None)
    if reader is None:
        return [
            Problem(
                file.name,
                1,
                "file",
                shown(PurePosixPath(file.name).suffix),
                f"a name that ends in {', '.join(SUFFIXES)}",
            )
        ]
    text = decoded(file.name, file.content)
    return [text] if isinstance(text, Problem) else reader(file, text)


def _read_row(file: RawFile, text: str) -> ReadText | list[Problem]:
    try:
        document = Document(json.loads(text), {})
    except (ValueError, RecursionError) as error:
        return [Problem(file.name, 1, "file", shown(str(error)), "a JSON object")]
    row = _validated(Row, file, document)
    if isinstance(row, list):
        return row
    head = Head.model_validate(row.model_dump(exclude={"text"}))
    return _article(file, head, plain_blocks(row.text), {})


def _read_plain(file: RawFile, text: str) -> ReadText | list[Problem]:
    return _read_with_head(file, text, plain_blocks)


def _read_markdown(file: RawFile, text: str) -> ReadText | list[Problem]:
    return _read_with_head(file, text, markdown_blocks)


def _read_with_head(file: RawFile, text: str, blocks_of: Callable[[str], list[Block]]) -> ReadText | list[Problem]:
    parted = _front_matter(file, text)
    if isinstance(parted, Problem):
        return [parted]
    document, body = parted
    head = _validated(Head, file, document)
    if isinstance(head, list):
        return head
    return _article(file, head, blocks_of(body), {str(path[0]): line for path, line in document.lines.items() if path})


def _read_html(file: RawFile, text: str) -> ReadText | list[Problem]:
    # trafilatura takes as long to import as a hundred pages to read
    from conflict_figures.pipeline.inputs.pages import read_page

    page = read_page(text)
    if page is None:
        return [Problem(file.name, 1, "file", "no text of an article", "a page with one")]
    head = Head(title=page.title, publisher=page.publisher, author=page.author, url=page.url, language=page.language)
    return _article(file, head, page.blocks, {}, page.published)


FORMATS: dict[str, Callable[[RawFile, str], ReadText | list[Problem]]] = {
    ".txt": _read_plain,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
}
SUFFIXES = (*FORMATS, *ROW_SUFFIXES, ".yaml")


def _front_matter(file: RawFile, text: str) -> tuple[Document, str] | Problem:
    """The front matter and the text below it; an empty mapping where there is none."""
    opening, _, rest = text.partition("\n")
    if opening.rstrip() != FENCE:
        return Document({}, {}), text
    lines = rest.split("\n")
    end = next((at for at, line in enumerate(lines) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        return Problem(file.name, 1, "front matter", "no line --- that ends it", "one, or no --- in the first line")
    body = "\n".join(lines[end + 1 :])
    front = "\n".join(lines[:end])
    if not front.strip():
        return Document({}, {}), body
    document = read_yaml(file.name, front.encode())
    if isinstance(document, Problem):
        return Problem(file.name, document.line + 1, "front matter", document.found, document.wanted)
    return Document(document.data, {path: line + 1 for path, line in document.lines.items()}), body


def _validated(model: type[Given], file: RawFile, document: Document) -> Given | list[Problem]:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        return problems_of(error, file.name, document, lambda path: list(model.model_fields))


def _article(
    file: RawFile, head: Head, blocks: list[Block], lines: Mapping[str, int], page_day: str | None = None
) -> ReadText | list[Problem]:
    if not blocks:
        return [Problem(file.name, 1, "text", "nothing", "the text of an article")]
    for block in blocks:
        if len(block.text) > LONGEST_BLOCK:
            found = f"a block of {len(block.text):,} characters (number {block.number})"
            return [Problem(file.name, 1, "text", found, f"at most {LONGEST_BLOCK:,}: blank lines between paragraphs")]
    parted = passages(blocks, head.title)
    return ReadText(
        file=file.name,
        sha256=hashlib.sha256(file.content).hexdigest(),
        article=_id(head.article or _stem(file.name)),
        publisher=head.publisher or _host(head.url) or UNKNOWN_PUBLISHER,
        title=head.title or next((passage.text for passage in parted if passage.role == "title"), None),
        author=head.author,
        url=head.url,
        publication=publication(head.published, page_day, head.url, blocks),
        language=head.language or ENGLISH,
        passages=parted,
        lines=lines,
    )


def _host(url: str | None) -> str | None:
    """The host of a URL; None where it has none that can be read."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _stem(name: str) -> str:
    """A file's name without folders and ending; of a row, with its number."""
    container, _, row = name.rpartition("#")
    return f"{PurePosixPath(container).stem}-{row}" if row.isdecimal() else PurePosixPath(name).stem


def _id(name: str) -> str:
    """A name as an id: its letters and digits in lower case, hyphens between.

    One that has letters of another script, or is too long, ends in a digest, for what tells it from others may be in what is cut.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    slug = _NO_SLUG.sub("-", decomposed.encode("ascii", "ignore").decode().lower()).strip("-")
    if slug and len(slug) <= LONGEST_ID and all(letter.isascii() or not letter.isalnum() for letter in decomposed):
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    return f"{slug[: LONGEST_ID - 1 - len(digest)].strip('-') or 'article'}-{digest}"


def _clash(read: ReadText, holders: Mapping[str, str]) -> Problem | None:
    """What a text has in common with an earlier one that no two may: its id, or its URL."""
    for field, value in (("article", read.article), ("url", read.url)):
        if value and value in holders:
            wanted = (
                f"{'an id' if field == 'article' else 'a URL'} that no other text has ({holders[value]} has this one)"
            )
            return Problem(read.file, read.line(field), field, shown(value), wanted)
    return None
