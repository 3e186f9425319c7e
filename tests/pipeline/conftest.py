"""A pipeline run in memory over small raw files, as the runner does it, without a folder."""

from collections.abc import Callable, Sequence

import pytest
from builds import Build, Published
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.code import code
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import Correction
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.publish import publish
from conflict_figures.pipeline.reconcile import reconcile

ABOUT_TOLERANCE = 0.1
MakeBuild = Callable[..., Build]


@pytest.fixture(scope="session")
def build(codebook: Codebook) -> MakeBuild:
    """`build(file, other, corrections=[...])`: the stages from `ingest` to `reconcile` over raw files."""

    def make(*files: RawFile, corrections: Sequence[Correction] = ()) -> Build:
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            ingested = ingest(files, codebook, corrections)
            read = extract(ingested.passages)
            coded = code(
                ingested.articles,
                ingested.extracts,
                read.figures,
                read.numerals,
                ingested.codings,
                codebook,
                ABOUT_TOLERANCE,
            )
            reconciled = reconcile(coded.claims, codebook)
        tables = codebook.tables() | {
            "articles": ingested.articles,
            "extracts": ingested.extracts,
            "corrections": ingested.corrections,
            "figures": coded.figures,
            "dates": read.dates,
            "numerals": coded.numerals,
            "claims": coded.claims,
            "reconciliations": reconciled.reconciliations,
            "reconciliation_parts": reconciled.reconciliation_parts,
        }
        return Build(ingested, tables)

    return make


@pytest.fixture(scope="session")
def example(build: MakeBuild, raw_file: Callable[..., RawFile]) -> Build:
    """The build of the one example article, without a fault."""
    return build(raw_file())


@pytest.fixture(scope="session")
def published(example: Build) -> Published:
    """The example as it is published."""
    tables = example.published()
    return Published(example, tables, publish(tables, "0.1.0", "2026-11-24"))
