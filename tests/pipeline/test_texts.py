"""A user's texts, pages and rows into articles: what their files say is kept, and what is wrong is told in one line."""

import json
from collections.abc import Callable, Sequence
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_figures.pipeline.inputs import rows
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.publication import Publication
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.inputs.rows import rows_of
from conflict_figures.pipeline.inputs.texts import FORMATS, ReadText, read_text
from conflict_figures.pipeline.inputs.yaml_lines import MAX_BYTES
from conflict_figures.pipeline.own_articles import ingest_articles
from conflict_figures.pipeline.rules import WELL_FORMED
from conflict_schemas.base import ARTICLE_ID

SENTENCE = "Some 2,300 people left the plain when the river rose."
TEXT = f"River rises\n\n{SENTENCE}\n\nREAD MORE\n"
HEAD = """\
---
article: The River, 2021
title: River rises
publisher: The Plain Courier
author: Ann Writer
url: https://example.org/river
published: 2021-07-14
language: en
---
"""
PAGE = f"""<!doctype html><html lang="en"><head><title>River rises | The Plain Courier</title>
<meta property="og:site_name" content="The Plain Courier"><meta name="author" content="Ann Writer">
<link rel="canonical" href="https://example.org/river"><meta property="og:title" content="River rises">
<meta property="article:published_time" content="2021-07-14T22:30:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>River rises</h1><p>{SENTENCE}</p><p>As many as 1,600 others went to relatives in towns that lie higher up,
and the town hall keeps its doors open for anybody who has no place to go to before the water has left the plain.</p>
<h2>By town</h2><ul><li>700 from Low</li></ul>
<table><tr><th>Town</th><th>Homes</th></tr><tr><td>Low</td><td>20</td></tr></table></article>
<footer>We use cookies.</footer></body></html>"""
ROW = {
    "article": "the-river",
    "publisher": "The Plain Courier",
    "title": "River rises",
    "url": "https://example.org/river",
    "published": "2021-07-14",
    "text": TEXT,
}


def file(name: str, content: str | bytes) -> RawFile:
    return RawFile(name, content.encode() if isinstance(content, str) else content)


def read(name: str, content: str | bytes) -> ReadText:
    found = read_text(file(name, content))
    assert isinstance(found, ReadText), [str(problem) for problem in found]
    return found


def problems(name: str, content: str | bytes) -> list[str]:
    found = read_text(file(name, content))
    assert isinstance(found, list), found
    return [str(problem) for problem in found]


def parquet(records: Sequence[dict[str, object]]) -> bytes:
    target = BytesIO()
    pq.write_table(pa.Table.from_pylist(list(records)), target)
    return target.getvalue()


# What the files say


@pytest.mark.parametrize("name", ["sub/A River.txt", "sub/A River.md"])
def test_front_matter_is_what_a_text_says_of_itself(name: str) -> None:
    text = read(name, HEAD + TEXT)

    assert (text.article, text.title, text.publisher, text.author) == (
        "the-river-2021",
        "River rises",
        "The Plain Courier",
        "Ann Writer",
    )
    assert (text.url, text.publication, text.language) == (
        "https://example.org/river",
        Publication("2021-07-14", "given"),
        "en",
    )
    assert [(passage.role, passage.paragraph) for passage in text.passages] == [
        ("title", 1),
        ("text", 2),
        ("debris", 3),
    ]


def test_a_text_without_front_matter_has_its_files_name_its_first_block_and_no_publisher() -> None:
    text = read("sub/A River (2).txt", TEXT)

    assert (text.article, text.title, text.publisher, text.publication) == (
        "a-river-2",
        "River rises",
        "unknown",
        Publication(None, "unknown"),
    )


def test_a_publisher_that_is_not_named_is_the_host() -> None:
    assert read("a.txt", f"---\nurl: https://example.org/a\n---\n{TEXT}").publisher == "example.org"


def test_a_url_whose_host_cannot_be_read_names_no_publisher() -> None:
    assert read("a.txt", f"---\nurl: 'http://[::1'\n---\n{TEXT}").publisher == "unknown"


@pytest.mark.parametrize("name", ["page.html", "page.HTM"])
def test_a_page_gives_its_main_text_and_its_metadata(name: str) -> None:
    page = read(name, PAGE)

    assert (page.article, page.title, page.publisher, page.author) == (
        "page",
        "River rises",
        "The Plain Courier",
        "Ann Writer",
    )
    assert (page.url, page.publication, page.language) == (
        "https://example.org/river",
        Publication("2021-07-14", "page"),
        "en",
    )
    assert [(passage.role, passage.paragraph) for passage in page.passages] == [
        ("title", 1),
        ("text", 2),
        ("text", 3),
        ("heading", 4),
        ("text", 5),
        ("text", 6),
        ("text", 7),
    ]
    assert [passage.text for passage in page.passages if passage.paragraph in (2, 5, 7)] == [
        SENTENCE,
        "700 from Low",
        "Low | 20",
    ]


@pytest.mark.parametrize(
    ("meta", "publication"),
    [
        ('<meta property="article:modified_time" content="2021-07-20">', Publication(None, "unknown")),
        ('<script type="application/ld+json">{"datePublished": "2021-07-13"}</script>', Publication("2021-07-13", "page")),
        ('<title>The flood of 3 March 2012</title>', Publication(None, "unknown")),
        ('<link rel="canonical" href="https://example.org/2021/07/12/river">', Publication("2021-07-12", "url")),
    ],
    ids=["edited", "linked data", "title", "url"],
)  # fmt: skip
def test_a_pages_date_is_that_of_publication_and_no_other(meta: str, publication: Publication) -> None:
    page = f"<html><head>{meta}</head><body><article><h1>River rises</h1><p>{SENTENCE}</p></article></body></html>"

    assert read("page.html", page).publication == publication


def test_a_row_of_json_lines_is_named_by_its_line() -> None:
    found = rows_of(file("sub/pile.jsonl", json.dumps(ROW) + "\n\n" + json.dumps({**ROW, "article": None}) + "\n"))

    assert isinstance(found, list)
    assert [row.name for row in found] == ["sub/pile.jsonl#1", "sub/pile.jsonl#3"]
    texts = [read(row.name, row.content) for row in found]
    assert [text.article for text in texts] == ["the-river", "pile-3"]
    assert texts[0].publication == Publication("2021-07-14", "given")
    assert [passage.role for passage in texts[0].passages] == ["title", "text", "debris"]


def test_a_row_of_parquet_is_a_text_like_one_of_json_lines() -> None:
    moment = pd.Timestamp("2021-07-14T22:30:00Z")
    found = rows_of(file("pile.parquet", parquet([ROW, {**ROW, "article": None}])))
    timed = rows_of(file("pile.parquet", parquet([{**ROW, "published": moment}])))

    assert isinstance(found, list) and isinstance(timed, list)
    assert [json.loads(row.content) for row in found] == [ROW, {**ROW, "article": None}]
    assert read(found[1].name, found[1].content).article == "pile-2"
    assert read(timed[0].name, timed[0].content).publication == Publication("2021-07-14", "given")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_pounds_and_quotes_survive_the_encodings_that_english_is_written_in(encoding: str) -> None:
    text = "River rises\n\nThe café lost £5,000 – “all” – when the river rose, its owner said, and fears for the rest."

    assert read("a.txt", text.encode(encoding)).passages[1].text == text.split("\n\n")[1]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_part_blocks_too(end: str) -> None:
    assert [p.paragraph for p in read("a.txt", (HEAD + TEXT).replace("\n", end)).passages] == [1, 2, 3]


@given(st.text(max_size=60))
def test_every_name_makes_an_id_that_is_one(name: str) -> None:
    found = read_text(file("a.txt", f"---\narticle: {json.dumps('x' + name)}\n---\n{TEXT}"))

    if isinstance(found, ReadText):
        assert pd.Series([found.article]).str.match(ARTICLE_ID).all()
        assert len(found.article) <= 120


@pytest.mark.parametrize("name", ["日本.txt", "....txt", "../../etc/passwd.txt"])
def test_a_name_without_letters_still_makes_an_id_and_none_leads_out_of_a_folder(name: str) -> None:
    assert pd.Series([read(name, TEXT).article]).str.match(ARTICLE_ID).all()


@pytest.mark.parametrize("names", [("война-1.txt", "мир-1.txt"), (f"{'x' * 130}1.txt", f"{'x' * 130}2.txt")])
def test_names_that_differ_in_what_an_id_has_no_room_for_make_two_ids(names: tuple[str, str]) -> None:
    one, other = (read(name, TEXT).article for name in names)

    assert one != other
    assert len(one) <= 120


# What is wrong


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", "x", "a.pdf:1: file: found '.pdf', wanted a name that ends in .txt, .md, .html, .htm, .jsonl, .parquet, .yaml"),
        ("a.txt", "", "a.txt:1: text: found nothing, wanted the text of an article"),
        ("a.txt", " \n\n ", "a.txt:1: text: found nothing, wanted the text of an article"),
        ("a.txt", "x\n\0", "a.txt:2: file: found a null byte, wanted text"),
        ("a.txt", b"one\n\x81\x8d\x8f\x90\x9d", "a.txt:2: file: found the byte 0x81 at 4, wanted text in UTF-8, UTF-16, UTF-32 or Windows-1252"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "a.txt:1: file: found more than 5,000,000 bytes, wanted a file for each article"),
        ("a.md", "---\ntitle: x\n", "a.md:1: front matter: found no line --- that ends it, wanted one, or no --- in the first line"),
        ("a.md", f"---\ntitel: x\n---\n{TEXT}", "a.md:2: titel: found the unknown key 'titel', wanted one of the known keys, such as title"),
        ("a.md", f"---\ntitle: x\npublished: 14 July\n---\n{TEXT}", "a.md:3: published: found '14 July', wanted an EDTF date such as 2016-03-18, 2016-03 or 2016 (not an EDTF date)"),
        ("a.md", f"---\npublished: 2021\n---\n{TEXT}", "a.md:2: published: found 2021 (int), wanted text (in quotes)"),
        ("a.md", f"---\n- x\n---\n{TEXT}", "a.md:2: file: found ['x'] (list), wanted a mapping of keys to values"),
        ("a.md", f"---\ntitle: !!python/object:os.system x\n---\n{TEXT}", "a.md:2: front matter: found the tag"),
        ("a.html", "<html></html>", "a.html:1: file: found no text of an article, wanted a page with one"),
        ("a.txt", f"{'1 dead. ' * 12_500}x", "a.txt:1: text: found a block of 100,001 characters (number 1), wanted at most 100,000: blank"),
        ("p.jsonl#4", "{", "p.jsonl#4:1: file: found"),
        ("p.jsonl#4", "[" * 100_000, "p.jsonl#4:1: file: found"),
        ("p.jsonl#4", "[1]", "p.jsonl#4:1: file: found [1] (list), wanted a mapping of keys to values"),
        ("p.jsonl#4", json.dumps({**ROW, "body": "x"}), "p.jsonl#4:1: body: found the unknown key 'body', wanted one of the known keys"),
        ("p.jsonl#4", json.dumps({**ROW, "text": ""}), "p.jsonl#4:1: text: found '', wanted text"),
        ("p.jsonl#4", json.dumps({**ROW, "publisher": None}), "p.jsonl#4:1: publisher: found null (NoneType), wanted text (in quotes)"),
        ("p.jsonl#4", json.dumps({k: v for k, v in ROW.items() if k != "published"}), "p.jsonl#4:1: published: found nothing, wanted the key 'published'"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why_in_one_line(name: str, content: str | bytes, said: str) -> None:
    (line,) = problems(name, content)

    assert line.startswith(said)


@given(st.sampled_from([*FORMATS, ".jsonl#1"]), st.binary(max_size=300))
def test_no_bytes_make_a_reader_raise(suffix: str, content: bytes) -> None:
    assert isinstance(read_text(RawFile(f"a{suffix}", content)), (ReadText, list))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("p.jsonl", b"\n\n", "p.jsonl:1: file: found no row, wanted a text a row"),
        ("p.jsonl", b"\x81\x8d\x8f", "p.jsonl:1: file: found the byte 0x81 at 0"),
        ("p.parquet", b"PAR1", "p.parquet:1: file: found"),
        ("p.parquet", parquet([]), "p.parquet:1: file: found no row"),
    ],
    ids=["empty", "no text", "no Parquet", "no record"],
)
def test_a_file_of_rows_that_has_none_says_why(name: str, content: bytes, said: str) -> None:
    assert str(rows_of(file(name, content))).startswith(said)


@pytest.mark.parametrize("name", ["p.jsonl", "p.parquet"])
def test_a_file_of_rows_is_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_BYTES", 300)
    content = parquet([ROW] * 50) if name.endswith("parquet") else json.dumps(ROW).encode() * 5

    found = rows_of(file(name, content))

    assert "300" in str(found) and "p." in str(found)


# Into frames


def test_a_row_of_parquet_that_python_cannot_hold_leaves_the_others() -> None:
    far = pa.array([0, 10**15, 0], pa.timestamp("s"))
    not_utf8 = pa.Array.from_buffers(pa.string(), 3, pa.array([b"One.", b"Two.", b"\xff"]).buffers())
    target = BytesIO()
    pq.write_table(pa.table({"publisher": ["The Plain Courier"] * 3, "published": far, "text": not_utf8}), target)

    read = [read_text(row) for row in rows_of(file("p.parquet", target.getvalue()))]

    assert isinstance(read[0], ReadText)
    assert [str(problem) for found in read[1:] for problem in found] == [
        "p.parquet#2:1: file: found 'Python int too large to convert to C int', wanted a file that can be read",
        "p.parquet#3:1: file: found \"'utf-8' codec can't decode byte 0xff in position 0: invalid start byte\", "
        "wanted a file that can be read",
    ]


@pytest.mark.parametrize(
    "odd",
    ['<meta @click="y" a:b:c=2 <=3 name="x" content="a\x01b">', '<meta name="date" content="\x0b&#xD800;">'],
    ids=["names that XML has not", "controls"],
)
def test_a_page_may_have_what_xml_may_not(odd: str) -> None:
    marked = '<time pubdate @x="1" datetime="2021-07-14">\x01</time></body>'

    read = read_text(file("page.html", PAGE.replace("<head>", f"<head>{odd}").replace("</body>", marked)))

    assert isinstance(read, ReadText)
    assert (read.title, read.publication) == ("River rises", Publication("2021-07-14", "page"))


def test_every_format_becomes_an_article_and_every_broken_file_a_reject(
    raw_file: Callable[..., RawFile], codebook: Codebook
) -> None:
    good = [
        file("a.txt", TEXT),
        file("b.md", TEXT),
        file("c.html", PAGE),
        file("d.jsonl", json.dumps({**ROW, "article": "d", "url": None})),
        file("e.parquet", parquet([{**ROW, "article": "e", "url": "https://example.org/e"}])),
        raw_file(),
    ]
    broken = [
        file("a2.txt", b"\0"),
        file("b2.md", "---\nx: y\n---\n"),
        file("c2.html", ""),
        file("d2.jsonl", "{"),
        file("e2.parquet", "x"),
        raw_file(("origin: FRA", "origin: FRX"), name="f2"),
        RawFile("g2.txt", b"", is_link=True),
        RawFile("h2.txt", b"", trouble="Permission denied"),
    ]

    ingested = ingest_articles([*good, *broken], codebook)

    assert dict(zip(ingested.articles["article"], ingested.articles["kind"], strict=True)) == {
        "example-2016-03-europe": "digest",
        **dict.fromkeys("abcde", "fulltext"),
    }
    assert sorted(ingested.rejects["file"]) == [
        "a2.txt", "b2.md", "c2.html", "d2.jsonl#1", "e2.parquet", "f2.yaml", "g2.txt", "h2.txt",
    ]  # fmt: skip
    assert set(ingested.rejects["check_name"]) == {WELL_FORMED}
    assert set(ingested.arrivals["file"]) == set(ingested.articles["file"]) | set(ingested.rejects["file"])
    assert len(ingested.codings) == 4
    assert ingested.corrections.empty


def test_debris_and_duplicates_are_extracts_that_the_extractor_is_not_given(codebook: Codebook) -> None:
    ingested = ingest_articles([file("a.txt", f"{TEXT}\n{SENTENCE}")], codebook)

    assert ingested.extracts[["extract", "position", "paragraph", "role"]].to_numpy().tolist() == [
        ["a#1", 1, 1, "title"],
        ["a#2", 2, 2, "text"],
        ["a#3", 3, 3, "debris"],
        ["a#4", 4, 4, "duplicate"],
    ]
    assert ingested.passages["extract"].tolist() == ["a#1", "a#2"]


def test_a_date_of_publication_goes_to_the_extractor_as_its_bounds(codebook: Codebook) -> None:
    head = "---\npublished: 2021-07-10/2021-07-14\n---\n"

    passages = ingest_articles([file("a.txt", head + TEXT)], codebook).passages

    assert passages["published_start"].tolist() == [pd.Timestamp("2021-07-10")] * 2
    assert passages["published_end"].tolist() == [pd.Timestamp("2021-07-14")] * 2


def test_an_id_or_a_url_that_an_earlier_file_has_is_told(raw_file: Callable[..., RawFile], codebook: Codebook) -> None:
    url = "https://example.org/who-went-example-2016-03-europe"  # the digest's
    ingested = ingest_articles(
        [file("a.txt", TEXT), file("sub/A.md", TEXT), raw_file(), file("b.txt", f"---\nurl: {url}\n---\n{TEXT}")],
        codebook,
    )

    assert [str(problem) for problem in ingested.problems] == [
        "sub/A.md:1: article: found 'a', wanted an id that no other text has (a.txt has this one)",
        f"b.txt:2: url: found '{url}', wanted a URL that no other text has (example-2016-03-europe.yaml has this one)",
    ]
    assert ingested.rejects["row_key"].tolist() == ["sub/A.md", "b.txt"]
