"""A user's own articles into the frames that `ingest` makes of raw files: texts, pages, rows and digests."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from conflict_figures.pipeline.ingest import (
    SHOWN_OF_A_FILE,
    Ingested,
    article_row,
    coding_rows,
    extract_rows,
    frame_of,
    passages_of,
    rejects_of,
)
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import corrections_table
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.raw import RawFile, read_raw
from conflict_figures.pipeline.inputs.rows import rows_of
from conflict_figures.pipeline.inputs.texts import ReadText, read_text, without_clashes
from conflict_schemas import Articles, Extracts
from conflict_schemas.arrivals import Arrivals
from conflict_schemas.codings import Codings


def ingest_articles(files: Iterable[RawFile], codebook: Codebook) -> Ingested:
    """Read a user's own files against the codebook.

    Every file, and every row of a file of many texts, becomes an article or one row of `rejects` for each thing wrong with
    it. A digest (.yaml) keeps its curator's coding; of texts nothing is coded yet. Files are read one by one and let go.
    """
    digests: list[RawFile] = []
    texts: list[ReadText] = []
    problems: list[Problem] = []
    beginnings: dict[str, bytes] = {}  # what `rejects` shows of a file
    for file, what in chain.from_iterable(map(_read, files)):
        beginnings[file.name] = file.content[: SHOWN_OF_A_FILE * 4]
        if isinstance(what, ReadText):
            texts.append(what)
        elif what is None:
            digests.append(file)
        else:
            problems += what
    curated, wrong = read_raw(digests, codebook)
    taken = {key: item.file.name for item in curated for key in (item.article.article, item.article.url) if key}
    texts, clashes = without_clashes(texts, taken)
    problems += wrong + clashes
    articles = frame_of(Articles, [*map(article_row, curated), *map(_text_row, texts)])
    extracts = frame_of(
        Extracts,
        [row for item in curated for row in extract_rows(item)]
        + [row for text in texts for row in _passage_rows(text)],
    )
    return Ingested(
        arrivals=frame_of(Arrivals, [{"file": name} for name in beginnings]),
        articles=articles,
        extracts=extracts,
        passages=passages_of(articles, extracts),
        codings=frame_of(Codings, [row for item in curated for row in coding_rows(item, {})]),
        corrections=corrections_table([], set()),
        rejects=rejects_of(beginnings, problems),
        problems=problems,
        expired=[],
    )


def _read(file: RawFile) -> Iterator[tuple[RawFile, ReadText | list[Problem] | None]]:
    """What a file holds, row by row; None for a digest, which is read with the others of its kind."""
    rows = rows_of(file)
    if isinstance(rows, Problem):
        yield file, [rows]
        return
    for row in rows:
        yield row, None if row.name.endswith(".yaml") and not row.trouble else read_text(row)


def _text_row(text: ReadText) -> dict[str, Any]:
    published = text.publication.published
    start, end = edtf_days(published) if published else (None, None)
    return {
        "article": text.article,
        "publisher": text.publisher,
        "title": text.title,
        "author": text.author,
        "url": text.url,
        "published": published,
        "published_start": start,
        "published_end": end,
        "published_basis": text.publication.basis,
        "language": text.language,
        "kind": "fulltext",
        "file": text.file,
        "sha256": text.sha256,
    }


def _passage_rows(text: ReadText) -> Iterator[dict[str, Any]]:
    for position, passage in enumerate(text.passages, start=1):
        yield {
            "extract": f"{text.article}#{position}",
            "article": text.article,
            "position": position,
            "paragraph": passage.paragraph,
            "role": passage.role,
            "text": passage.text,
        }
