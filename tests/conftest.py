"""What many tests start from: the codebook, one small article in our own words, and a build in memory."""

from collections.abc import Callable, Sequence

import pytest
import yaml
from builds import Build, MakeBuild
from pandera.config import ValidationDepth, config_context

from conflict_figures.pipeline.code import code
from conflict_figures.pipeline.disagree import disagree
from conflict_figures.pipeline.extract import extract
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.ingest import ingest
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.corrections import Correction
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.measure import measure
from conflict_figures.pipeline.own_articles import ingest_articles
from conflict_figures.pipeline.propose import propose
from conflict_figures.pipeline.reconcile import reconcile

ABOUT_TOLERANCE = 0.1
COMPARABLE_DAYS = 31
CONFIDENCE_PRIOR_FIGURES = 4

ARTICLE = """\
article: example-2016-03-europe
publisher: The Example
title: Who went
author: null
url: https://example.org/who-went
published: '2016-03-25'
published_basis: page
language: en
kind: digest
same_story_as: null
accessed: '2026-11-22'
second_read: confirmed
extracts:
- text: Europe sent more than 6,000 fighters to Syria, 2,300 from France and 1,600 from Britain.
  paragraph: 3
  claims:
  - figure: more than 6,000
    reading: {low: 6000, high: null, bound: more_than, unit: person, counted: fighters}
    indicator: foreign_fighters_departed
    actor: islamic-state
    place: SYR
    origin: europe
    as_of: 2016-03
    period_basis: page
    attributed_to: null
  - figure: 2,300
    reading: {low: 2300, high: 2300, bound: exact, unit: person, counted: fighters}
    indicator: foreign_fighters_departed
    actor: islamic-state
    place: SYR
    origin: FRA
    as_of: 2016-03
    attributed_to: null
  - figure: 1,600
    reading: {low: 1600, high: 1600, bound: exact, unit: person, counted: fighters}
    indicator: foreign_fighters_departed
    actor: islamic-state
    place: SYR
    origin: GBR
    as_of: 2016-03
    attributed_to: null
- text: IHS Jane's 360 has the group down about 22 per cent since January 2015, of which half in Iraq.
  claims:
  - figure: about 22 per cent
    reading: {low: 22, high: 22, bound: about, unit: percent, counted: territory}
    indicator: territory_lost_share
    actor: islamic-state
    period: 2015-01/2016-03
    attributed_to: ihs-janes
"""


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return House.checkout().codebook()


@pytest.fixture(scope="session")
def raw_file() -> Callable[..., RawFile]:
    """A raw file made of ARTICLE with some of its text replaced: `raw_file(("6,000", "7,000"), name="other")`."""

    def make(*replacements: tuple[str, str], name: str = "example-2016-03-europe") -> RawFile:
        content = ARTICLE.replace("example-2016-03-europe", name).replace("who-went", f"who-went-{name}")
        for old, new in replacements:
            assert old in content, f"nothing to replace: {old!r}"
            content = content.replace(old, new, 1)
        return RawFile(f"{name}.yaml", content.encode())

    return make


@pytest.fixture
def article() -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(ARTICLE)
    return loaded


@pytest.fixture(scope="session")
def build(codebook: Codebook) -> MakeBuild:
    """`build(file, other, corrections=[...], own=codebook)`: the stages from `ingest` to `reconcile`, without a folder.

    Raw files are .yaml; where one is not, all are a user's own articles.
    """
    package = codebook

    def make(*files: RawFile, corrections: Sequence[Correction] = (), own: Codebook | None = None) -> Build:
        codebook = own or package
        with config_context(validation_depth=ValidationDepth.SCHEMA_ONLY):
            if all(file.name.endswith(".yaml") for file in files):
                ingested = ingest(files, codebook, corrections)
            else:
                ingested = ingest_articles(files, codebook)
            read = extract(ingested.passages, codebook.tables()["units"])
            proposed = propose(ingested.articles, ingested.extracts, read.figures, read.dates, codebook)
            rules = measure(
                read.figures,
                read.numerals,
                ingested.codings,
                proposed.proposals,
                proposed.proposals,
                codebook,
                CONFIDENCE_PRIOR_FIGURES,
            )
            coded = code(
                ingested.articles,
                ingested.extracts,
                read.figures,
                read.numerals,
                ingested.codings,
                proposed.proposals,
                rules,
                codebook,
                ABOUT_TOLERANCE,
            )
            reconciled = reconcile(coded.claims, codebook)
            set_against = disagree(coded.claims, coded.figures, ingested.articles, codebook, COMPARABLE_DAYS)
        tables = codebook.tables() | {
            "articles": ingested.articles,
            "extracts": ingested.extracts,
            "corrections": ingested.corrections,
            "figures": coded.figures,
            "dates": read.dates,
            "events": proposed.events,
            "numerals": coded.numerals,
            "coding_rules": rules,
            "proposals": coded.proposals,
            "claims": coded.claims,
            "reconciliations": reconciled.reconciliations,
            "reconciliation_parts": reconciled.reconciliation_parts,
            "disagreements": set_against,
        }
        return Build(ingested, read.figures, tables)

    return make
