"""An HTML page: its article's text and what its metadata say, by trafilatura and htmldate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from conflict_figures.pipeline.inputs.blocks import SPACES, Block

_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")
# Where a page says when it was published. What its text mentions, and its URL, are looked at elsewhere.
_DATED = './/script[@type="application/ld+json"][contains(., "datePublished")] | .//time[@pubdate]'
_MARKED = './/*[@itemprop="datePublished"]'
_ATTRIBUTE = re.compile(r"[A-Za-z][A-Za-z-]*")
_CONTROLS = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may have
_EDITED = re.compile(r"modif|updat|revis", re.IGNORECASE)  # of a text that was published before


@dataclass(frozen=True)
class Page:
    """What is known of a page; `published` is an ISO day."""

    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None
    blocks: list[Block]


def read_page(html: str) -> Page | None:
    """The article of a page; None where there is none to be found. The title is its first block."""
    tree = load_html(html)
    if tree is None:
        return None
    published, language = _published(tree), _LANGUAGE.match((tree.get("lang") or "").lower())
    found: Any = bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is None or found.body is None:
        return None
    texts = list(_texts(found.body))
    if found.title and (not texts or _key(texts[0][0]) != _key(found.title)):
        texts.insert(0, (found.title, True, False))
    blocks = [
        Block(number, text, is_heading=heading, is_item=item)
        for number, (text, heading, item) in enumerate(texts, start=1)
    ]
    url = found.url if found.url and re.fullmatch(r"https?://\S+", found.url) else None
    return Page(
        title=found.title or None,
        author=found.author or None,
        publisher=found.sitename or found.hostname or None,
        url=url,
        published=published,
        language=language.group() if language else None,
        blocks=blocks,
    )


def _published(tree: HtmlElement) -> str | None:
    """The day that the metadata give: those of the head but for the title, and the marked dates of the body."""
    head, body = etree.Element("head"), etree.Element("body")
    for element in tree.xpath("./head/meta"):
        if not _EDITED.search(" ".join(element.attrib.values())):
            head.append(_copied(element))
    for element in tree.xpath(_MARKED):
        day = element.get("content") or element.get("datetime") or "".join(element.itertext())
        head.append(etree.Element("meta", {"itemprop": "datePublished", "content": _CONTROLS.sub("", day).strip()}))
    body.extend(map(_copied, tree.xpath(_DATED)))
    dates = etree.Element("html")
    dates.extend([head, body])
    text = etree.tostring(dates, method="html", encoding="unicode")
    found: str | None = find_date(load_html(text), extensive_search=False, original_date=True, url="")
    return found


def _copied(element: HtmlElement) -> HtmlElement:
    """An element without those below it. HTML may have what lxml builds no element of: attributes named `@x`, controls."""
    attributes = {key: _CONTROLS.sub("", value) for key, value in element.attrib.items() if _ATTRIBUTE.fullmatch(key)}
    copied = etree.Element(element.tag, attributes)
    copied.text = _CONTROLS.sub("", element.text or "")
    return copied


def _texts(body: Any) -> Iterator[tuple[str, bool, bool]]:
    """Every block of the text, and whether it is a heading, or an item of a list; a row of a table is a block."""
    for element in body.iter("head", "p", "item", "quote", "row", "code"):
        if any(above.tag in ("p", "item", "row") for above in element.iterancestors()):
            continue
        cells = element.findall(".//cell")
        parts = [" ".join(cell.itertext()) for cell in cells] if cells else ["".join(element.itertext())]
        if element.tag == "quote" and element.findall("p"):
            continue
        text = SPACES.sub(" ", " | ".join(part.strip() for part in parts)).strip()
        if text:
            yield text, element.tag == "head", element.tag == "item"


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
