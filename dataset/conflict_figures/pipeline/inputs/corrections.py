"""corrections.yaml: what we decided about statements that are wrong or doubtful in their sources.

A correction says what the raw file must hold for it to apply. One that no longer applies is a problem, and fails the
build: it was made for data that are no longer there.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import pandas as pd
from pandera.typing import DataFrame
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, model_validator

from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_figures.pipeline.inputs.problems import Problem, shown
from conflict_figures.pipeline.inputs.raw import RawArticle, RawClaim, ReadArticle, inconsistencies
from conflict_figures.pipeline.inputs.strict import Slug, Text
from conflict_figures.pipeline.inputs.yaml_lines import read_yaml
from conflict_schemas import Corrections

FILE = "corrections.yaml"


class Correction(BaseModel):
    """An entry of corrections.yaml; the file's head says what each key means."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Slug
    article: Slug
    extract: Annotated[int, Field(ge=1)]
    figure: Text
    field: Literal[
        "reading.low", "reading.high", "reading.bound", "reading.unit", "reading.counted", "indicator", "actor", "place",
        "origin", "period", "as_of", "period_basis", "attributed_to", "via",
    ]  # fmt: skip
    was: Any
    action: Literal["flag", "override"]
    now: Any = None
    why: Text
    _line: int = PrivateAttr(default=1)

    @model_validator(mode="after")
    def override_says_what(self) -> "Correction":
        """An override has `now`; a flag has none."""
        if (self.action == "override") != ("now" in self.model_fields_set):
            raise ValueError("an override has the key 'now', and a flag has not")
        return self


@dataclass(frozen=True)
class Corrected:
    """The articles with overrides applied, which claims a correction touches, and what went wrong."""

    articles: list[ReadArticle]
    touched: dict[tuple[str, int, int], str]
    problems: list[Problem]


def read_corrections(content: bytes) -> tuple[list[Correction], list[Problem]]:
    """The entries of corrections.yaml, and what is wrong with the others."""
    document = read_yaml(FILE, content)
    if isinstance(document, Problem):
        return [], [document]
    corrections, problems, seen = [], [], set()
    for position, item in enumerate(document.data if isinstance(document.data, list) else [document.data]):
        try:
            correction = Correction.model_validate(item)
        except ValidationError as error:
            for details in error.errors():
                field = ".".join(map(str, details["loc"])) or "entry"
                line = document.line((position, *details["loc"]))
                problems.append(Problem(FILE, line, field, shown(details["input"]), details["msg"].lower()))
            continue
        correction._line = document.line((position,))
        if correction.id in seen:
            problems.append(Problem(FILE, correction._line, "id", shown(correction.id), "an id used once"))
        seen.add(correction.id)
        corrections.append(correction)
    return corrections, problems


def apply_corrections(
    articles: Sequence[ReadArticle], corrections: Sequence[Correction], rejected: set[str], codebook: Codebook
) -> Corrected:
    """Lay the corrections over the articles.

    `rejected` are the articles that could not be read: their corrections wait. Each other correction must find its claim
    and the value it was made for, and an override must leave what a raw file could hold.
    """
    by_id = {read.article.article: read for read in articles}
    touched: dict[tuple[str, int, int], str] = {}
    problems: list[Problem] = []
    for correction in corrections:
        if correction.article in rejected:
            continue
        found = _apply(correction, by_id.get(correction.article), codebook)
        if isinstance(found, str):
            problems.append(
                Problem(FILE, correction._line, correction.id, found, f"{correction.field} {shown(correction.was)}")
            )
            continue
        read, claim = found
        place = (correction.article, correction.extract - 1, claim)
        if place in touched:
            wanted = f"one correction a claim ({touched[place]} has this one)"
            problems.append(Problem(FILE, correction._line, correction.id, shown(correction.figure), wanted))
            continue
        by_id[correction.article] = read
        touched[place] = correction.id
    return Corrected([by_id[read.article.article] for read in articles], touched, problems)


def corrections_table(corrections: Sequence[Correction], rejected: set[str]) -> DataFrame[Corrections]:
    """The corrections that were applied, as a table."""
    rows = [
        {
            "correction": c.id,
            "article": c.article,
            "figure": c.figure,
            "action": c.action,
            "field": c.field,
            "was": json.dumps(c.was),
            "now": json.dumps(c.now) if c.action == "override" else None,
            "why": c.why,
        }
        for c in corrections
        if c.article not in rejected
    ]
    return DataFrame[Corrections](pd.DataFrame(rows, columns=list(Corrections.to_schema().columns)))


def _apply(correction: Correction, read: ReadArticle | None, codebook: Codebook) -> tuple[ReadArticle, int] | str:
    """The article with the correction applied and the place of its claim, or what was found instead."""
    if read is None:
        return f"no article {correction.article!r}"
    extracts = read.article.extracts
    claims = extracts[correction.extract - 1].claims if correction.extract <= len(extracts) else []
    for place, claim in enumerate(claims):
        if claim.figure != correction.figure:
            continue
        held = _held(claim, correction.field)
        if held != correction.was:
            return f"{correction.field} {shown(held)}"
        if correction.action == "flag":
            return read, place
        try:
            article = _overridden(read.article, correction, place)
        except ValidationError as error:
            return f"a value that cannot be: {error.errors()[0]['msg']}"
        for problem in inconsistencies(read.file, article, read.document, codebook):
            return f"a value that cannot be: {problem.found} is not {problem.wanted}"
        return replace(read, article=article), place
    return f"no figure {correction.figure!r} in extract {correction.extract}"


def _held(claim: RawClaim, field: str) -> Any:
    value: Any = claim.model_dump()
    for step in field.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _overridden(article: RawArticle, correction: Correction, place: int) -> RawArticle:
    data = article.model_dump()
    target = data["extracts"][correction.extract - 1]["claims"][place]
    *steps, last = correction.field.split(".")
    for step in steps:
        target = target[step]
    target[last] = correction.now
    return RawArticle.model_validate(data)
