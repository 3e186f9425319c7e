"""A text as its blocks: what blank lines part, or, where there are none, its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from lxml import etree
from lxml.html import document_fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token

NARROWEST, WIDEST = (
    40,
    120,
)  # characters that lines are wrapped to; where the longest has more or fewer, each is a paragraph
NO_TEXT = ("script", "style", "template", "noscript")
IN_A_LINE = frozenset(
    ["a", "abbr", "b", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"]
)
SPACES = re.compile(r"[ \t\n\f\v]+")
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ITEM = re.compile(r"\s*[-*•–‣·]\s+(?=\S)")
# lists stay as they are written: the parser takes "2015. The year ..." for an item and its number away
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("list")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text, on one line; `number` counts the blocks that blank lines part, the first being 1."""

    number: int
    text: str
    is_heading: bool = False  # so marked by its file
    is_item: bool = False  # of a list


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text.

    A block of several lines is one paragraph where they were wrapped to a width, else a block a line, all of one number.
    A text without a blank line counts its paragraphs.
    """
    parts = [part for part in _BLANK_LINES.split(text) if part.strip()]
    if len(parts) == 1:
        return [replace(block, number=number) for number, block in enumerate(_paragraphs(parts[0], 1), start=1)]
    return [block for number, part in enumerate(parts, start=1) for block in _paragraphs(part, number)]


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text, without its marks; a row of a table is a block."""
    number_at = _numbers(text)
    blocks: list[Block] = []
    tokens = _MARKDOWN.parse(text)
    cells: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        number = number_at[token.map[0]] if token.map else 0
        if token.type == "inline" and before is not None and before.type in ("th_open", "td_open"):
            cells.append(_without_marks(token))
        elif token.type == "inline":
            heading = before is not None and before.type == "heading_open"
            blocks += [replace(block, is_heading=heading) for block in _paragraphs(_without_marks(token), number)]
        elif token.type == "html_block":
            blocks += _paragraphs(_words_of_html(token.content), number)
        elif token.type in ("code_block", "fence"):
            blocks += _paragraphs(token.content, number)
        elif token.type == "tr_open":
            row_number, cells = number, []
        elif token.type == "tr_close":
            blocks += _paragraphs(" | ".join(cells), row_number)
    return blocks


def _numbers(text: str) -> list[int]:
    """For every line the number of the block that it is in."""
    numbers, number, blank = [], 0, True
    for line in text.split("\n"):
        number += blank and bool(line.strip())
        blank = not line.strip()
        numbers.append(number)
    return numbers


def _without_marks(token: Token) -> str:
    """The text of a block of Markdown: of links and images their words; its lines flow, but for items and forced ends."""
    parts = token.children or []
    text = ""
    for part, following in zip_longest(parts, parts[1:]):
        if part.type == "softbreak":
            text += "\n" if following is not None and _ITEM.match(following.content) else " "
        elif part.type == "hardbreak":
            text += "\n"
        elif part.type != "html_inline":
            text += part.content
    return text


def _words_of_html(content: str) -> str:
    """The text between tags, without that of scripts; an element that is not part of a line stands on lines of its own."""
    tree = document_fromstring(f"<body>{content}")
    etree.strip_elements(tree, etree.Comment, etree.PI, *NO_TEXT, with_tail=False)
    text = ""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        text += "" if element.tag in IN_A_LINE else "\n"
        text += (element.text if event == "start" else element.tail) or ""
    return text


def _paragraphs(part: str, number: int) -> list[Block]:
    """The paragraphs of lines without a blank one between them."""
    lines = [line for line in part.split("\n") if line.strip()]
    blocks = []
    for paragraph in _unwrapped(lines):
        item = _ITEM.match(paragraph)
        text = SPACES.sub(" ", paragraph[item.end() :] if item else paragraph).strip()
        if text:
            blocks.append(Block(number, text, is_item=bool(item)))
    return blocks


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Lines as paragraphs. A line was wrapped if it ends no sentence and the next one's first word had no room on it.

    Lines of which most were not wrapped are each a paragraph.
    """
    longest = max(map(len, lines), default=0)
    wrapped = [
        len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > longest
        and not SENTENCE_END.search(line)
        and not _ITEM.match(following)
        for line, following in pairwise(lines)
    ]
    if not NARROWEST <= longest <= WIDEST or 2 * sum(wrapped) < len(wrapped):
        yield from lines
        return
    paragraph: list[str] = []
    for line, goes_on in zip(lines, [*wrapped, False], strict=True):
        paragraph.append(line)
        if not goes_on:
            yield "\n".join(paragraph)
            paragraph = []
