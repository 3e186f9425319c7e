"""The runner: with `house.py`, which knows where things lie, the only part of the pipeline that touches files.

`run_stage` runs one stage between the folders of `dataset/interim`, as DVC does; `build.py` runs them all in memory,
`contributor.py` those that an author needs. All run the same steps.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.config import ValidationDepth, config_context
from rich.markup import escape

import conflict_figures
from conflict_figures.errors import ConflictFiguresError, FailedCheck
from conflict_figures.pipeline.check import Checked, check, standing_rows
from conflict_figures.pipeline.code import code
from conflict_figures.pipeline.database import database
from conflict_figures.pipeline.disagree import disagree
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.house import House, one_a_line
from conflict_figures.pipeline.ingest import Ingested, ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.measure import measure
from conflict_figures.pipeline.own_articles import ingest_articles
from conflict_figures.pipeline.parquet import read_parquet, to_parquet
from conflict_figures.pipeline.parts import in_parts
from conflict_figures.pipeline.propose import propose
from conflict_figures.pipeline.publish import publish
from conflict_figures.pipeline.reconcile import reconcile
from conflict_figures.pipeline.report import data_dictionary, quality_files
from conflict_figures.pipeline.swap import replace_folder, write_file
from conflict_figures.pipeline.unlearnt import without_rare_words
from conflict_figures.screen import ERRORS
from conflict_schemas import TABLES, Figures, Numerals, Proposals, Rejects, Table
from conflict_schemas.arrivals import Arrivals
from conflict_schemas.codings import Codings
from conflict_schemas.passages import Passages

Frames = Mapping[str, Any]  # table to frame; each stage's signature says which tables it takes
# What goes from stage to stage besides the published tables.
BETWEEN_STAGES: dict[str, type[Table]] = {
    "arrivals": Arrivals,
    "codings": Codings,
    "passages": Passages,
    "extractor_figures": Figures,
    "extractor_numerals": Numerals,
    "machine_proposals": Proposals,
    "unlearnt_proposals": Proposals,
    "ingest_rejects": Rejects,
}
DATABASE = "conflict_figures.duckdb"
# What other stages than `publish` put beside the tables.
BESIDE_THE_TABLES = (DATABASE, "database.json", "metrics.json", "quality_report.md")
PROBLEMS_SHOWN = 100  # on the screen


class ExpiredCorrection(FailedCheck):
    """Corrections that no longer apply: each is a line."""


def _ingest(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    codebook = house.codebook()
    if house.articles is None:
        ingested = ingest(house.raw_files(), codebook, house.read_corrections())
    else:
        ingested = ingest_articles(house.article_files(), codebook)
    for problem in ingested.problems[:PROBLEMS_SHOWN]:
        ERRORS.print(escape(str(problem)), soft_wrap=True)
    if (more := len(ingested.problems) - PROBLEMS_SHOWN) > 0:
        ERRORS.print(f"... and {more:,} more; the table rejects has all of them", soft_wrap=True)
    if ingested.expired:
        raise ExpiredCorrection(one_a_line(ingested.expired))
    return ingested_tables(codebook, ingested)


def ingested_tables(codebook: Codebook, ingested: Ingested) -> dict[str, pd.DataFrame]:
    return codebook.tables() | {
        "arrivals": ingested.arrivals,
        "articles": ingested.articles,
        "extracts": ingested.extracts,
        "passages": ingested.passages,
        "codings": ingested.codings,
        "corrections": ingested.corrections,
        "ingest_rejects": ingested.rejects,
    }


def _extract(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    read = in_parts(extract, [frames["passages"], frames["units"]])
    return {
        "extractor_figures": pd.concat([part.figures for part in read], ignore_index=True),
        "dates": pd.concat([part.dates for part in read], ignore_index=True),
        "extractor_numerals": pd.concat([part.numerals for part in read], ignore_index=True),
    }


def _propose(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    read = [frames["articles"], frames["extracts"], frames["extractor_figures"], frames["dates"]]
    codebook = house.codebook()
    proposed = in_parts(propose, read, codebook)
    proposals = pd.concat([part.proposals for part in proposed], ignore_index=True)
    unlearnt = proposals.head(0)
    if house.measures_rules:
        rest = without_rare_words(codebook, frames["articles"], frames["extracts"])
        unlearnt = pd.concat([part.proposals for part in in_parts(propose, read, rest)], ignore_index=True)
    return {
        "machine_proposals": proposals,
        "unlearnt_proposals": unlearnt,
        "events": pd.concat([part.events for part in proposed], ignore_index=True),
    }


def _measure(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    if not house.measures_rules:
        return {"coding_rules": house.measured_rules()}
    rules = measure(
        frames["extractor_figures"],
        frames["extractor_numerals"],
        frames["codings"],
        frames["machine_proposals"],
        frames["unlearnt_proposals"],
        house.codebook(),
        house.params().confidence_prior_figures,
    )
    return {"coding_rules": rules}


def _code(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    coded = code(
        frames["articles"],
        frames["extracts"],
        frames["extractor_figures"],
        frames["extractor_numerals"],
        frames["codings"],
        frames["machine_proposals"],
        frames["coding_rules"],
        house.codebook(),
        house.params().about_tolerance,
    )
    return {
        "figures": coded.figures,
        "numerals": coded.numerals,
        "proposals": coded.proposals,
        "claims": coded.claims,
    }


def _reconcile(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    codebook = house.codebook()
    reconciled = reconcile(frames["claims"], codebook)
    return {
        "reconciliations": reconciled.reconciliations,
        "reconciliation_parts": reconciled.reconciliation_parts,
        "disagreements": disagree(
            frames["claims"], frames["figures"], frames["articles"], codebook, house.params().comparable_days
        ),
    }


def _check(house: House, frames: Frames) -> dict[str, pd.DataFrame]:
    checked = check(
        _unchecked(frames),
        frames["arrivals"],
        frames["codings"],
        frames["extractor_figures"],
        frames["ingest_rejects"],
    )
    return {"checks": checked.checks, "rejects": checked.rejects}


# Stage, its step, and the tables that it makes, in the order in which they run.
STEPS: dict[str, tuple[Callable[[House, Frames], dict[str, pd.DataFrame]], tuple[str, ...]]] = {
    "ingest": (
        _ingest,
        (
            *("units", "places", "place_members", "actors", "sources", "indicators", "event_types"),
            *("arrivals", "articles", "extracts", "passages", "codings", "corrections", "ingest_rejects"),
        ),
    ),
    "extract": (_extract, ("extractor_figures", "dates", "extractor_numerals")),
    "propose": (_propose, ("machine_proposals", "unlearnt_proposals", "events")),
    "measure": (_measure, ("coding_rules",)),
    "code": (_code, ("figures", "numerals", "proposals", "claims")),
    "reconcile": (_reconcile, ("reconciliations", "reconciliation_parts", "disagreements")),
    "check": (_check, ("checks", "rejects")),
}
STAGES = (*STEPS, "publish", "database", "report")

# On the way frames are held to their columns and types alone: a row that breaks a rule goes on to `check`, which alone judges
# rows, so that it ends in `rejects` and does not stop the others.
rows_unjudged = config_context(validation_depth=ValidationDepth.SCHEMA_ONLY)


@rows_unjudged
def run_stage(stage: str, house: House) -> None:
    """Run one stage: read what it needs from the earlier stages' folders, write its own in one step.

    Raises InputError for a codebook or corrections that cannot be read, ExpiredCorrection for one that no longer applies.
    """
    frames = Interim(house.interim)
    if stage in STEPS:
        step, _ = STEPS[stage]
        made = step(house, frames)
        replace_folder(
            house.interim / stage, {f"{name}.parquet": to_parquet(_model(name), made[name]) for name in made}
        )
    elif stage == "publish":
        replace_folder(
            house.tables,
            publish(published_tables(frames), conflict_figures.__version__, conflict_figures.__released__),
            keep=BESIDE_THE_TABLES,
        )
    elif stage == "database":
        write_file(house.tables / "database.json", database_json(house.tables))
    elif stage == "report":
        for name, content in quality_files(published_tables(frames), house.codebook()).items():
            write_file(house.tables / name, content)
        write_file(house.docs / "DATA-DICTIONARY.md", data_dictionary())


class Interim(Mapping[str, Any]):
    """The tables that the stages left in their folders, read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> pd.DataFrame:
        for stage, (_, made) in STEPS.items():
            if name in made:
                path = self._folder / stage / f"{name}.parquet"
                try:
                    return read_parquet(_model(name), path.read_bytes())
                except FileNotFoundError:
                    raise ConflictFiguresError(f"{path}: not there; run the stage {stage} first") from None
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for _, made in STEPS.values() for name in made)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _model(name: str) -> type[Table]:
    return BETWEEN_STAGES.get(name) or TABLES[name]


def _unchecked(frames: Frames) -> dict[str, pd.DataFrame]:
    """The tables that are to be published, before they were checked."""
    return {name: frames[name] for name in TABLES if name not in STEPS["check"][1]}


def published_tables(frames: Frames) -> dict[str, pd.DataFrame]:
    """The tables as they are published: the rows that no check rejected."""
    return standing_rows(_unchecked(frames), Checked(frames["checks"], frames["rejects"]))


def database_json(folder: Path) -> bytes:
    """Build the DuckDB file beside the published files; what it holds, as the content of database.json."""
    return json.dumps(database(folder, folder / DATABASE), indent=2, sort_keys=True).encode() + b"\n"
