"""Stage `ingest`: raw article files into articles, extracts, and the curators' coding of them."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import (
    Correction,
    apply_corrections,
    corrections_table,
)
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_figures.pipeline.inputs.problems import Problem
from conflict_figures.pipeline.inputs.raw import RawFile, ReadArticle, read_raw
from conflict_figures.pipeline.rules import WELL_FORMED
from conflict_schemas import Articles, Corrections, Extracts, Rejects, Table
from conflict_schemas.arrivals import Arrivals
from conflict_schemas.codings import Codings
from conflict_schemas.extracts import UNREAD
from conflict_schemas.passages import Passages

SHOWN_OF_A_FILE = 2_000  # characters of a rejected file that `rejects` keeps


@dataclass(frozen=True)
class Ingested:
    """What the raw files hold.

    `problems` are the things wrong in rejected files, `expired` the corrections that no longer apply and fail the build.
    """

    arrivals: DataFrame[Arrivals]
    articles: DataFrame[Articles]
    extracts: DataFrame[Extracts]
    passages: DataFrame[Passages]
    codings: DataFrame[Codings]
    corrections: DataFrame[Corrections]
    rejects: DataFrame[Rejects]
    problems: list[Problem]
    expired: list[Problem]


def ingest(files: Sequence[RawFile], codebook: Codebook, corrections: Sequence[Correction] = ()) -> Ingested:
    """Read raw files against the codebook and lay the corrections over them.

    Every file becomes an article, or one row of `rejects` for each thing that is wrong with it.
    """
    read, problems = read_raw(files, codebook)
    rejected = {PurePosixPath(problem.file).stem for problem in problems} - {item.article.article for item in read}
    corrected = apply_corrections(read, corrections, rejected, codebook)
    extracts = frame_of(Extracts, [row for item in corrected.articles for row in extract_rows(item)])
    articles = frame_of(Articles, [article_row(item) for item in corrected.articles])
    return Ingested(
        arrivals=frame_of(Arrivals, [{"file": file.name} for file in files]),
        articles=articles,
        extracts=extracts,
        passages=passages_of(articles, extracts),
        codings=frame_of(Codings, [row for item in corrected.articles for row in coding_rows(item, corrected.touched)]),
        corrections=corrections_table(corrections, rejected),
        rejects=rejects_of({file.name: file.content for file in files}, problems),
        problems=problems,
        expired=corrected.problems,
    )


def article_row(read: ReadArticle) -> dict[str, Any]:
    """An article's row."""
    article = read.article
    start, end = edtf_days(article.published) if article.published else (None, None)
    return article.model_dump(exclude={"extracts"}) | {
        "published_start": start,
        "published_end": end,
        "accessed": edtf_days(article.accessed)[0],
        "file": read.file.name,
        "sha256": hashlib.sha256(read.file.content).hexdigest(),
    }


def extract_rows(read: ReadArticle) -> list[dict[str, Any]]:
    """The rows of an article's extracts."""
    article = read.article
    return [
        {
            "extract": f"{article.article}#{position}",
            "article": article.article,
            "position": position,
            "paragraph": extract.paragraph,
            "role": "text",
            "text": extract.text,
        }
        for position, extract in enumerate(article.extracts, start=1)
    ]


def coding_rows(read: ReadArticle, touched: dict[tuple[str, int, int], str]) -> list[dict[str, Any]]:
    """A row a claim: where its figure stands, the reading flattened, the meaning as coded."""
    rows = []
    for e, extract in enumerate(read.article.extracts):
        extract_id = f"{read.article.article}#{e + 1}"
        times: Counter[tuple[int, int]] = Counter()
        for c, claim in enumerate(extract.claims):
            span = extract.span(claim)
            if span is None:
                raise ValueError(f"{extract_id}: {claim.figure!r} is not in the text, and the reader let it through")
            times[span] += 1
            meaning = claim.model_dump(exclude={"figure", "occurrence", "reading", "period_basis"})
            rows.append(
                meaning
                | {
                    "figure": f"{extract_id}@{span[0]}-{span[1]}",
                    "nth": times[span],
                    "extract": extract_id,
                    "char_start": span[0],
                    "char_end": span[1],
                    "surface": claim.figure,
                    "value_low": claim.reading.low,
                    "value_high": claim.reading.high,
                    "bound": claim.reading.bound,
                    "unit": claim.reading.unit,
                    "counted": claim.reading.counted,
                    "time_basis": claim.period_basis,
                    "correction": touched.get((read.article.article, e, c)),
                    "file": read.file.name,
                    "line": read.claim_line(e, c),
                }
            )
    return rows


def passages_of(articles: DataFrame[Articles], extracts: DataFrame[Extracts]) -> DataFrame[Passages]:
    """The texts to read with their dates of publication, and nothing of what the curators made of them."""
    read = extracts[~extracts["role"].isin(UNREAD)]
    dated = read.merge(articles[["article", "published_start", "published_end"]], on="article", how="left")
    return DataFrame[Passages](dated[list(Passages.to_schema().columns)])


def rejects_of(contents: Mapping[str, bytes], problems: Sequence[Problem]) -> DataFrame[Rejects]:
    """A row a problem, with the beginning of the file as it came; `contents` has at least that much of each file."""
    rows = [
        {
            "reject": f"articles/{number}",
            "table_name": "articles",
            "row_key": problem.file,
            "row": json.dumps({"file": _beginning(contents[problem.file])}, ensure_ascii=False),
            "check_name": WELL_FORMED,
            "reason": problem.reason,
            "file": problem.file,
            "line": problem.line,
            "hangs_on": None,
        }
        for number, problem in enumerate(problems, start=1)
    ]
    return DataFrame[Rejects](pd.DataFrame(rows, columns=list(Rejects.to_schema().columns)))


def _beginning(content: bytes) -> str:
    return content[: SHOWN_OF_A_FILE * 4].decode("utf-8", "backslashreplace")[:SHOWN_OF_A_FILE]


def frame_of(model: type[Table], rows: Sequence[dict[str, Any]]) -> Any:
    """Rows as the model's frame: its columns, in its order and of its types."""
    return DataFrame[model](pd.DataFrame(rows, columns=list(model.to_schema().columns)))  # type: ignore[valid-type]
