"""Which blocks of a text are the text, and which the page's own: titles, headings, captions, debris, what stands twice.

Nothing is left out: each block becomes a passage that says what it is. A sentence that debris cuts in pieces is one passage.
The words that tell are in debris_words.toml; what they leave open is text.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from conflict_figures.pipeline.inputs.blocks import SENTENCE_END, Block
from conflict_figures.pipeline.inputs.publication import is_date_line

_WORDS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("debris_words.toml").read_text(encoding="utf-8"))


def _any(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


_ALONE = frozenset(_WORDS["alone"]["phrases"])
_LABEL = re.compile(rf"(?:{_any(_WORDS['links']['labels'])})\b\s*(?P<sign>[:|–—>»-])?", re.IGNORECASE)
_NOTICE = re.compile(rf"\b(?:{_any(_WORDS['notices']['phrases'])})\b")
_NOTICE_OPENING = re.compile(rf"(?:{_any(_WORDS['notices']['openings'])})(?!\w)", re.IGNORECASE)
_SITES = frozenset(_WORDS["shares"]["sites"])
_SHARE_WORDS = _SITES | frozenset(_WORDS["shares"]["others"])
_BYLINE = re.compile(rf"(?i:{_any(_WORDS['bylines']['labels'])}):? +(?=[^\W\d_]*[A-Z])")
_SMALL_IN_NAMES = frozenset(_WORDS["bylines"]["small"])
_CAPTION = re.compile(
    rf"(?:{_any(_WORDS['captions']['labels'])})\s*[:|]|(?:{_any(_WORDS['captions']['openings'])})\b", re.IGNORECASE
)
_CREDIT = re.compile(
    rf"(?i:\b(?:{_any(_WORDS['captions']['credits'])})\s*(?::|by\b))[^.!?]{{2,80}}$"
    rf"|[/(](?:{_any(_WORDS['captions']['agencies'])})(?:/[^.()]{{1,40}})?\)?$"
)
_OPEN_ENDS = frozenset(_WORDS["open_ends"]["words"])
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FIGURE = re.compile(r"\d")
_CLOSE_UP = re.compile(r"[,.;:!?)\]’”]")

LONGEST_TITLE = 40  # words
LONGEST_HEADING = 8  # words
BELOW = 4  # blocks in which the sentence below a heading is looked for, debris in between
LEAST_TWICE = 5  # words of a block that is told as a repeated one; table cells and names may well stand twice
LINKED_HEADLINE = 4  # words; fewer after a link's label may be the cut sentence's own
END = 40  # characters of a block that its last word is looked for in
MOST_PIECES = 12  # blocks that one sentence is put together from; a text of open ends all through stays in blocks
FURNITURE = ("debris", "caption", "duplicate", "heading")  # what can cut a sentence in two


@dataclass(frozen=True, slots=True)
class Passage:
    """What becomes an extract: its role (as in the table `extracts`), its block's number, and its text.

    `later` are the numbers of the further blocks that a cut sentence's other pieces are.
    """

    role: str
    paragraph: int
    text: str
    later: tuple[int, ...] = ()


def passages(blocks: Sequence[Block], title: str | None) -> list[Passage]:
    """Every block of a text with its role; the pieces of a cut sentence as one, at the place of the first.

    `title` is the one that the file names; without it, the first block that can be one is.
    """
    return _joined(blocks, _roles(blocks, title))


def words(text: str) -> list[str]:
    """The words of a text in lower case, without its signs."""
    return _WORD.findall(text.lower().replace("’", "'"))


def _roles(blocks: Sequence[Block], title: str | None) -> list[str]:
    roles: list[str] = []
    seen: set[str] = set()
    title_key = " ".join(words(title)) if title else None
    titled = False
    for at, block in enumerate(blocks):
        found = words(block.text)
        key = " ".join(found)
        if not titled and _is_title(block, blocks, found, key, title_key, roles):
            role, titled = "title", True
        elif is_debris(block.text, found):
            role = "debris"
        elif _is_caption(block.text, found):
            role = "caption"
        elif key in seen and (len(found) >= LEAST_TWICE or key == title_key):
            role = "duplicate"
        elif block.is_heading or _is_heading(block, found, blocks[at + 1 : at + 1 + BELOW]):
            role = "heading"
        else:
            role = "text"
        if role == "title":
            title_key = key
        if role != "debris":
            seen.add(key)
        roles.append(role)
    return roles


def _is_title(
    block: Block, blocks: Sequence[Block], found: list[str], key: str, title_key: str | None, roles: list[str]
) -> bool:
    """Whether a block is the title: the one that the file names, or the first that is no debris and no sentence."""
    if title_key is not None:
        return key == title_key
    if any(role != "debris" for role in roles) or is_debris(block.text, found) or _is_caption(block.text, found):
        return False
    return len(blocks) > 1 and len(found) <= LONGEST_TITLE and not block.text.endswith((".", ":", ";", ","))


def is_debris(text: str, found: list[str] | None = None) -> bool:
    """Whether a block says something of its page, and nothing of the news."""
    found = words(text) if found is None else found
    count, key = len(found), " ".join(found)
    if not found or key in _ALONE or is_date_line(text):
        return True
    plain = not _FIGURE.search(text)
    label = _LABEL.match(text) if count <= _WORDS["links"]["longest"] else None
    if label and (label["sign"] or (plain and not _is_closed(text) and label.end() < len(text))):
        return True
    if count <= _WORDS["notices"]["longest"] and _NOTICE.search(key):
        return True
    if plain and count <= _WORDS["notices"]["longest_opening"] and _NOTICE_OPENING.match(text):
        return True
    if count <= _WORDS["shares"]["longest"] and _SITES.intersection(found):
        return all(word in _SHARE_WORDS or word.isdigit() for word in found)
    return plain and _is_byline(text, found)


def _is_byline(text: str, found: list[str]) -> bool:
    label = _BYLINE.match(text) if len(found) <= _WORDS["bylines"]["longest"] else None
    if not label or _is_closed(text):
        return False
    return all(word[0].isupper() or word in _SMALL_IN_NAMES for word in _WORD.findall(text[label.end() :]))


def _is_caption(text: str, found: list[str]) -> bool:
    return len(found) <= _WORDS["captions"]["longest"] and bool(_CAPTION.match(text) or _CREDIT.search(text))


def _is_heading(block: Block, found: list[str], following: Sequence[Block]) -> bool:
    """Whether a block is a heading: short, no sentence, without a figure, and with a sentence below it."""
    if block.is_item or len(found) > LONGEST_HEADING or _FIGURE.search(block.text) or not block.text[0].isupper():
        return False
    if block.text.endswith((".", ":", ";", ",", "!", "…")) or found[-1] in _OPEN_ENDS:
        return False
    below = next((below for below in following if not is_debris(below.text)), None)
    if below is None or below.is_item or below.text[0].islower():
        return False
    return _is_closed(below.text) or _is_open(below.text) or len(words(below.text)) > LONGEST_HEADING


def _joined(blocks: Sequence[Block], roles: list[str]) -> list[Passage]:
    """The passages, the pieces of a cut sentence put together."""
    done: set[int] = set()
    made = []
    for at, block in enumerate(blocks):
        if at in done:
            continue
        text = block.text
        pieces = _pieces(blocks, roles, at) if roles[at] == "text" else []
        for piece in pieces:
            done.add(piece)
            text += ("" if _CLOSE_UP.match(blocks[piece].text) else " ") + blocks[piece].text
        made.append(Passage(roles[at], block.number, text, tuple(blocks[piece].number for piece in pieces)))
    return made


def _pieces(blocks: Sequence[Block], roles: list[str], first: int) -> list[int]:
    """The blocks in which the sentence that a block leaves open goes on.

    It goes on in the next block of text where it ends in a word that ends no sentence, or where the next block begins in
    lower case and debris or an earlier cut lies between the two. A headline under a link's label is the label's.
    """
    pieces: list[int] = []
    last, at = first, first + 1
    while at < len(blocks) and len(pieces) < MOST_PIECES and not _is_closed(blocks[last].text):
        if roles[at] in FURNITURE and not (roles[at] == "heading" and _goes_on(blocks, last, at, bool(pieces))):
            at += 1
            continue
        if _is_linked_headline(blocks, roles, at):
            roles[at] = "text" if _FIGURE.search(blocks[at].text) else "debris"
            at += 1
            continue
        if not _goes_on(blocks, last, at, cut=at > last + 1 or bool(pieces)):
            break
        pieces.append(at)
        last, at = at, at + 1
    return pieces


def _goes_on(blocks: Sequence[Block], last: int, following: int, cut: bool) -> bool:
    """Whether the sentence of one block goes on in another."""
    text, after = blocks[last].text, blocks[following]
    if blocks[last].is_item or after.is_item or after.is_heading:
        return False
    if _is_open(text):
        return True
    return cut and (after.text[0].islower() or bool(_CLOSE_UP.match(after.text)))


def _is_closed(text: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(SENTENCE_END.search(text))


def _is_open(text: str) -> bool:
    """Whether a block ends as no sentence does: in a comma, or in a word such as "of"."""
    return text.endswith((",", "(", "“", "—", "–")) or bool(_OPEN_ENDS.intersection(words(text[-END:])[-1:]))


def _is_linked_headline(blocks: Sequence[Block], roles: list[str], at: int) -> bool:
    """Whether a block right under a link's label is what the label leads to."""
    text = blocks[at].text
    return (
        roles[at - 1] == "debris"
        and bool(_LABEL.match(blocks[at - 1].text))
        and text[0].isupper()
        and len(words(text)) >= LINKED_HEADLINE
        and not _is_closed(text)
    )
