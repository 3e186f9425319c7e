"""The runner of the contributor's commands: reads the files that they name, and hands what is in them to the pipeline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.typing import DataFrame
from rich.markup import escape

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.compare import Compared, compare
from conflict_figures.pipeline.draft import draft
from conflict_figures.pipeline.house import House, InputError, one_a_line, raw_file
from conflict_figures.pipeline.ingest import ingest, passages_of
from conflict_figures.pipeline.inputs.edtf_days import edtf_days
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import UNFINISHED, RawArticle, RawFile, ReadArticle, read_article
from conflict_figures.pipeline.inputs.texts import FORMATS, UNKNOWN_PUBLISHER, read_text
from conflict_figures.pipeline.own_articles import ingest_articles
from conflict_figures.pipeline.run import STEPS, Frames, ingested_tables, rows_unjudged
from conflict_figures.pipeline.verify import Verified, blocks, verify
from conflict_figures.screen import OUT, grid
from conflict_schemas import Articles
from conflict_schemas.base import SLUG


@rows_unjudged
def check_files(paths: list[Path]) -> int:
    """Check raw files for their author: read, code and check them as a build would, and say what is wrong.

    For each of `paths` that could be read it shows besides where curator and machine differ; without `paths` all raw files
    of the checkout are checked. Returns 0, or 1 where anything is wrong; raises ConflictFiguresError for a path that
    cannot be read.
    """
    house = House.checkout()
    if not paths and not house.raw.is_dir():
        raise ConflictFiguresError("no raw files, for this is no checkout: name the files to check")
    files = house.raw_files() if house.raw.is_dir() else []
    names = {file.name for file in files}
    if paths:
        try:
            given = [raw_file(path, _name_in(house.raw, path)) for path in dict.fromkeys(map(_absolute, paths))]
        except OSError as error:
            raise ConflictFiguresError(f"{error.filename}: {error.strerror}") from None
        names = {file.name for file in given}
        files = given + [file for file in files if file.name not in names]
    codebook = house.codebook()
    ingested = ingest(files, codebook)
    wrong = {problem.file: None for problem in ingested.problems if problem.file in names}
    for problem in ingested.problems:
        if problem.file in names:
            OUT.print(escape(str(problem)), soft_wrap=True)
    frames = _only(ingested_tables(codebook, ingested), names)
    frames["coding_rules"] = house.measured_rules()
    for stage in ("extract", "propose", "code", "reconcile", "check"):
        frames |= STEPS[stage][0](house, frames)
    rejects = frames["rejects"]
    for reject in rejects[rejects["hangs_on"].isna() & ~rejects["file"].isin(wrong)].to_dict("records"):
        place = reject["file"] if pd.isna(reject["line"]) else f"{reject['file']}:{reject['line']}"
        OUT.print(escape(f"{place}: {reject['row_key']}: {reject['reason']}"), soft_wrap=True)
    wrong |= dict.fromkeys(rejects["file"])
    OUT.print(f"files checked: {len(names)}; with something wrong: {len(wrong)}", soft_wrap=True)
    if paths:
        for file, compared in _compared(frames):
            _print_compared(file, compared)
    return 1 if wrong else 0


def _absolute(path: Path) -> Path:
    """The one path that a file has, however it was given; a file that is a symbolic link is not followed."""
    return path.parent.resolve() / path.name


def _name_in(raw: Path, path: Path) -> str:
    """The name of a raw file: relative to the folder of raw files where it lies in it."""
    return path.relative_to(raw.resolve()).as_posix() if path.is_relative_to(raw.resolve()) else path.name


def _only(frames: Frames, files: set[str]) -> dict[str, pd.DataFrame]:
    """The ingested tables, cut to the articles of these files."""
    articles = frames["articles"][frames["articles"]["file"].isin(files)]
    extracts = frames["extracts"][frames["extracts"]["article"].isin(articles["article"])]
    cut = {
        "articles": articles,
        "extracts": extracts,
        "passages": frames["passages"][frames["passages"]["extract"].isin(extracts["extract"])],
        "codings": frames["codings"][frames["codings"]["extract"].isin(extracts["extract"])],
        "arrivals": frames["arrivals"][frames["arrivals"]["file"].isin(files)],
        "ingest_rejects": frames["ingest_rejects"][frames["ingest_rejects"]["file"].isin(files)],
    }
    return {**frames, **{name: frame.reset_index(drop=True) for name, frame in cut.items()}}


def _compared(frames: Frames) -> Iterator[tuple[str, Compared]]:
    """Each file that was read, with its claims beside the machine's."""
    claims = frames["claims"]
    for article, file in frames["articles"][["article", "file"]].itertuples(index=False):
        yield file, compare(claims[claims["article"] == article], frames["proposals"])


def _print_compared(file: str, compared: Compared) -> None:
    differing = len({difference.claim for difference in compared.differences})
    OUT.print(
        f"{escape(file)}: claims: {compared.claims}; curator and machine agree in full: {compared.agreeing}; "
        f"differ: {differing}; the machine leaves something open: {compared.claims - compared.agreeing - differing}",
        soft_wrap=True,
    )
    if compared.differences:
        cells = [(d.surface, d.field, d.curator, d.machine, d.rule) for d in compared.differences]
        OUT.print(grid(dict.fromkeys(("figure", "field", "curator", "machine", "rule"), "left"), cells))
    if compared.unclaimed:
        OUT.print(f"figures that no claim marks: {escape(', '.join(compared.unclaimed))}", soft_wrap=True)


@dataclass(frozen=True)
class Drafted:
    """A raw file's skeleton, and the passages of the article that it restates: paragraph and text, for the screen alone."""

    content: str
    figures: int
    passages: tuple[tuple[int, str], ...]


@rows_unjudged
def draft_article(path: Path, published: str | None = None, out: Path | None = None) -> Drafted:
    """Draft the raw file of an article's text, and write it to `out` where that is given.

    `published` is EDTF and goes before what the text says of itself. Raises InputError for a text that cannot be read,
    ConflictFiguresError for a date or a name of `out` that cannot be, FileExistsError where `out` is there already.
    """
    if out is not None and not (out.suffix == ".yaml" and re.fullmatch(SLUG, out.stem)):
        wanted = "a name such as courier-2016-04-who-went.yaml (lower case, digits, hyphens)"
        raise ConflictFiguresError(f"{out}: found {out.name!r}, wanted {wanted}")
    house = House.checkout()
    frames = _frames_of_text(_text_file(path), house, published)
    for stage in ("extract", "propose", "code"):
        frames |= STEPS[stage][0](house, frames)
    extracts, figures = frames["extracts"], frames["figures"]
    head = _head(frames["articles"].to_dict("records")[0], out)
    content = draft(head, extracts, figures, frames["proposals"])
    if out is not None:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.write(content)
    drafted = extracts[extracts["extract"].isin(figures["extract"])].sort_values("position")
    return Drafted(content, len(figures), tuple(drafted[["paragraph", "text"]].itertuples(index=False, name=None)))


def _frames_of_text(file: RawFile, house: House, published: str | None) -> dict[str, Any]:
    """The ingested tables of one text, published when its author says."""
    codebook = house.codebook()
    ingested = ingest_articles([file], codebook)
    if ingested.problems:
        raise InputError(one_a_line(ingested.problems))
    frames: dict[str, Any] = ingested_tables(codebook, ingested) | {"coding_rules": house.measured_rules()}
    if published is not None:
        try:
            start, end = edtf_days(published)
        except ValueError as error:
            wanted = "an EDTF date or interval such as 2016-03-18, 2016-03 or 2016-03-22/2016-03-27"
            raise ConflictFiguresError(f"published: found {published!r}, wanted {wanted} ({error})") from None
        days = {"published": published, "published_start": start, "published_end": end, "published_basis": "page"}
        frames["articles"] = DataFrame[Articles](frames["articles"].assign(**days))
        frames["passages"] = passages_of(frames["articles"], frames["extracts"])
    return frames


def _head(article: Mapping[str, Any], out: Path | None) -> dict[str, Any]:
    """The keys of a raw file above its extracts; what the text does not say is left to its author."""
    known = {key: None if pd.isna(value) else value for key, value in article.items()}
    publisher, basis = known["publisher"], known["published_basis"]
    return {
        "article": out.stem if out is not None else known["article"],
        "publisher": UNFINISHED if publisher == UNKNOWN_PUBLISHER else publisher,
        "title": known["title"],
        "author": known["author"],
        "url": known["url"],
        "published": known["published"],
        "published_basis": "page" if basis == "given" else basis,
        "language": known["language"],
        "kind": "digest",
        "same_story_as": None,
        "accessed": date.today().isoformat(),
    }


def verify_source(digest: Path, source: Path) -> Verified:
    """Hold a raw file against a local copy of its article.

    Raises InputError for a digest or a source that cannot be read, OSError for one that is not there.
    """
    article, text = _digest(digest), read_text(_text_file(source))
    if isinstance(text, list):
        raise InputError(one_a_line(text))
    return verify(article, blocks(text.passages))


def _digest(path: Path) -> RawArticle:
    read = read_article(raw_file(path, path.name), House.checkout().codebook())
    if not isinstance(read, ReadArticle):
        raise InputError(one_a_line(read))
    return read.article


def _text_file(path: Path) -> RawFile:
    """A local copy of an article; raises InputError where it is of no kind that holds one."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(str(Problem(path.name, 1, "file", shown(suffix), f"a name that ends in {', '.join(FORMATS)}")))
    return raw_file(path, path.name)
