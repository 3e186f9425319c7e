"""A whole build in memory: every step from what comes in to the published files, put in place in one go."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import conflict_figures
from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.descriptor import OWN_ARTICLES, RELEASE
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.inputs.problems import shown
from conflict_figures.pipeline.publish import publish
from conflict_figures.pipeline.report import quality_files
from conflict_figures.pipeline.run import (
    BESIDE_THE_TABLES,
    STEPS,
    database_json,
    published_tables,
    rows_unjudged,
)
from conflict_figures.pipeline.summary import summary
from conflict_figures.pipeline.swap import replace_folder, write_file
from conflict_figures.screen import ERRORS
from conflict_schemas import TABLES


@rows_unjudged
def build(
    raw: Path | None = None,
    out: Path | None = None,
    articles: Path | None = None,
    codebook: Path | None = None,
) -> int:
    """Run the whole pipeline in memory and put its files in place in one step.

    `raw` is a folder of raw files, `articles` a folder or a file of a user's own articles (docs/OWN-ARTICLES.md), `codebook` a
    folder of a codebook of their own, and `out` the folder to publish to: a new one, an empty one, or that of an earlier
    build. Without any, the checkout's raw files make the package's own tables. Prints a summary. Returns 0, or 1 where a row
    was rejected or a check of severity error failed. Raises ConflictFiguresError for folders that cannot be used, InputError
    for a codebook, corrections or parameters that cannot be read, ExpiredCorrection for a correction that no longer applies.
    """
    given = {"raw files": raw, "articles": articles, "entries of a codebook": codebook}
    if own := [name for name, path in given.items() if path is not None and out is None]:
        raise ConflictFiguresError(f"{own[0]} of your own need a folder of their own to publish to: --out")
    house = _house(raw, articles, codebook)
    source = house.articles or house.raw
    target = (out or house.tables).resolve()
    _check_target(target, source.resolve())
    frames: dict[str, pd.DataFrame] = {}
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=ERRORS) as progress:
        for stage, (step, _) in STEPS.items():
            task = progress.add_task(stage, total=1)
            frames |= step(house, frames)
            progress.update(task, completed=1)
        task = progress.add_task("publish, database, report", total=1)
        tables = published_tables(frames)
        edition = OWN_ARTICLES if house.articles else RELEASE
        files = publish(tables, conflict_figures.__version__, conflict_figures.__released__, edition)

        def add_database(folder: Path) -> None:
            write_file(folder / "database.json", database_json(folder))

        replace_folder(target, files | quality_files(tables, house.codebook()), finish=add_database)
        progress.update(task, completed=1)
    return summary(tables)


def _house(raw: Path | None, articles: Path | None, codebook: Path | None) -> House:
    """The house of a build; raises ConflictFiguresError where what it is to be made of is not there."""
    house = House.checkout()
    if raw is not None and articles is not None:
        raise ConflictFiguresError(
            "--raw and --articles exclude each other: a folder of --articles may hold digests too"
        )
    if raw is not None:
        house = house.with_raw(raw)
    if articles is not None:
        # a link that the user names is followed, one among the files is not
        house = replace(house, articles=articles.resolve())
        if not house.article_names():
            raise ConflictFiguresError(f"{articles}: no such file or folder of articles, or none in it")
    elif raw is None and not house.raw.is_dir():
        raise ConflictFiguresError("no raw files, for this is no checkout: name your own with --raw or --articles")
    elif not house.raw.is_dir() or not house.raw_files():
        raise ConflictFiguresError(f"{house.raw}: no such folder of raw files, or none in it")
    if codebook is not None:
        if not codebook.is_dir():
            raise ConflictFiguresError(f"{codebook}: no such folder of a codebook")
        house = replace(house, codebook_folder=codebook)
    return house


def _check_target(target: Path, source: Path) -> None:
    """Raise ConflictFiguresError for a folder to publish to that holds what is not ours: a build replaces all of it."""
    if target == source or target in source.parents or source in target.parents:
        raise ConflictFiguresError(f"{target}: lies in the folder that is read, or around it")
    if target.exists() and not target.is_dir():
        raise ConflictFiguresError(f"{target}: not a folder")
    ours = {f"{name}.parquet" for name in TABLES} | {"datapackage.json", "croissant.json", *BESIDE_THE_TABLES}
    left_over = tuple(f".{name}." for name in ours)  # by `write_file`, in a run that was killed
    names = sorted(path.name for path in target.iterdir()) if target.exists() else []
    if foreign := [name for name in names if name not in ours and not name.startswith(left_over)]:
        raise ConflictFiguresError(
            f"{target}: holds {shown(foreign[0])}, which no build made; a build replaces the folder"
        )
