"""The commands of a contributor: from an article's text to a raw file, and from the raw file back to the text."""

import importlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.screen import ERRORS, OUT, grid, print_text, printable

if TYPE_CHECKING:
    from conflict_figures.pipeline.verify import Finding, LeftOut, Verified


class VerifyFormat(StrEnum):
    """How what was found is written."""

    table = "table"
    jsonl = "jsonl"


def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Raw files; all of the checkout's if none.")] = None,
) -> None:
    """Check raw article files as a build would, say what is wrong and where, and where the machine reads otherwise."""
    raise typer.Exit(pipeline("contributor").check_files(files or []))


def draft(
    article: Annotated[Path, typer.Argument(help="Your local copy of an article: .txt, .md or .html.")],
    published: Annotated[
        str | None, typer.Option(help="When it was published (EDTF), where the text does not say: 2016-03-14, 2016-03.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The raw file to write, a new one; on the screen if not given.")
    ] = None,
) -> None:
    """Draft the raw file of an article: its figures, how they read, and the coding that the rules propose.

    The passages that are left to you to restate are shown on the standard error, for your screen alone.
    """
    drafted = pipeline("contributor").draft_article(article, published, out)
    for paragraph, text in drafted.passages:
        ERRORS.print(f"{paragraph}: {printable(text)}", markup=False, soft_wrap=True)
    if out is None:
        print_text(drafted.content)
    else:
        OUT.print(
            f"wrote {out}: figures: {drafted.figures}; passages to restate: {len(drafted.passages)}",
            markup=False,
            soft_wrap=True,
        )


def verify_source(
    digest: Annotated[Path, typer.Argument(help="A raw file.")],
    source: Annotated[Path, typer.Argument(help="Your local copy of its article: .txt, .md or .html.")],
    format: Annotated[
        VerifyFormat, typer.Option("--format", "-f", help="jsonl: a line a claim, then a line a figure left out.")
    ] = VerifyFormat.table,
) -> None:
    """Hold a raw file against its article: does each figure stand in its paragraph, and which does the file leave out?

    The figures left out are shown with a few of the publisher's words, for your screen alone.
    """
    verified = pipeline("contributor").verify_source(digest, source)
    if format is VerifyFormat.jsonl:
        rows = [
            *({"row": "claim", **asdict(finding)} for finding in verified.findings),
            *({"row": "left_out", **asdict(figure)} for figure in verified.left_out),
        ]
        print_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        _print_verified(verified)
    raise typer.Exit(0 if verified.stands else 1)


def _print_verified(verified: "Verified") -> None:
    OUT.print(
        grid(
            {"paragraph": "right", "figure": "left", "verdict": "left", "block": "right", "in the source": "left"},
            map(_finding_row, verified.findings),
        )
    )
    verdicts = Counter(finding.verdict for finding in verified.findings)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    OUT.print(f"claims: {len(verified.findings)}" + (f"; {counts}" if counts else ""), soft_wrap=True)
    OUT.print(f"figures left out: {len(verified.left_out)}", soft_wrap=True)
    if verified.left_out:
        OUT.print(grid({"block": "right", "figure": "left", "around it": "left"}, _left_out_rows(verified.left_out)))


def _finding_row(finding: "Finding") -> tuple[str, ...]:
    """A claim's row; the source's words stand there where they are others."""
    words = finding.words if finding.words and finding.words.lower() != finding.figure.lower() else None
    cells = (finding.paragraph, finding.figure, finding.verdict, finding.block, words)
    return tuple("" if cell is None else str(cell) for cell in cells)


def _left_out_rows(left_out: "Iterable[LeftOut]") -> list[tuple[str, ...]]:
    return [(str(figure.block), figure.figure, figure.around) for figure in left_out]


def pipeline(module: str) -> Any:
    """A module of the pipeline, which only the extra `pipeline` can import."""
    try:
        return importlib.import_module(f"conflict_figures.pipeline.{module}")
    except ModuleNotFoundError as error:
        raise ConflictFiguresError(
            f'{error.name} is not installed; this command needs pip install "conflict-figures[pipeline]"'
        ) from None
