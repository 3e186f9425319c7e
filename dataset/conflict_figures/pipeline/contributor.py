"""The runner of the contributor's commands: reads the files that they name, and hands what is in them to the pipeline."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from rich.markup import escape

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.compare import Compared, compare
from conflict_figures.pipeline.house import House, InputError, one_a_line, raw_file
from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import RawArticle, ReadArticle, read_article
from conflict_figures.pipeline.inputs.texts import FORMATS, ReadText, read_text
from conflict_figures.pipeline.run import STEPS, Frames, ingested_tables, rows_unjudged
from conflict_figures.pipeline.verify import Verified, blocks, verify
from conflict_figures.screen import OUT, grid


@rows_unjudged
def check_files(paths: list[Path]) -> int:
    """Check raw files for their author: read, code and check them as a build would, and say what is wrong.

    For each of `paths` that could be read it shows besides where curator and machine differ; without `paths` all raw files
    of the checkout are checked. Returns 0, or 1 where anything is wrong; raises ConflictFiguresError for a path that
    cannot be read.
    """
    house = House.checkout()
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


def verify_source(digest: Path, source: Path) -> Verified:
    """Hold a raw file against a local copy of its article.

    Raises InputError for a digest or a source that cannot be read, OSError for one that is not there.
    """
    return verify(_digest(digest), blocks(_text(source).passages))


def _digest(path: Path) -> RawArticle:
    read = read_article(raw_file(path, path.name), House.checkout().codebook())
    if not isinstance(read, ReadArticle):
        raise InputError(one_a_line(read))
    return read.article


def _text(path: Path) -> ReadText:
    """A local copy of an article; raises InputError where it cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise InputError(str(Problem(path.name, 1, "file", shown(suffix), f"a name that ends in {', '.join(FORMATS)}")))
    read = read_text(raw_file(path, path.name))
    if isinstance(read, list):
        raise InputError(one_a_line(read))
    return read
