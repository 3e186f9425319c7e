"""A raw file's skeleton for an article: its figures as they stand, their reading, and the coding that the rules propose.

It has no sentence of the article. The text of a passage is left to its author; until then its figures stand in it, in order.
"""

import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import yaml
from pandera.typing import DataFrame
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from conflict_figures.pipeline.frames import rows_of
from conflict_figures.pipeline.inputs.raw import UNFINISHED
from conflict_figures.pipeline.inputs.yaml_lines import PlainLoader
from conflict_schemas import Extracts, Figures, Proposals

WIDTH = 120
HEADING = f"""\
A draft: replace each {UNFINISHED}, correct what is wrong. A comment names the rule that proposes a value, and in what share of
the figures that curators coded this rule was right. "open": rules contradict each other. Take the comments away.
"""
PASSAGE = f"{UNFINISHED} in your own words:"
GAP = " ... "
REQUIRED = ("indicator", "actor", "attributed_to")  # a claim has these keys, be it with null
MEANING = ("indicator", "actor", "place", "origin", "period", "as_of", "attributed_to", "via")
WHOLE = "part_of"


@dataclass(frozen=True)
class _Proposed:
    """What the rules propose for one field of a figure: values, each with its rule and what the rule is worth."""

    value: str
    rule: str
    confidence: float | None

    def __str__(self) -> str:
        return self.rule if self.confidence is None else f"{self.rule}, {self.confidence:.2f}"


def draft(
    article: Mapping[str, Any],
    extracts: DataFrame[Extracts],
    figures: DataFrame[Figures],
    proposals: DataFrame[Proposals],
) -> str:
    """The skeleton of an article's raw file, as YAML: an extract a passage with figures, a claim a figure.

    `article` has the keys of docs/RAW-FORMAT.md but `extracts`, in its order; the tables hold this article alone.
    """
    proposed = _proposed(proposals)
    surfaces = {row["figure"]: row["surface"] for row in rows_of(figures)}
    by_extract: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows_of(figures), key=lambda row: int(row["char_start"])):
        by_extract.setdefault(row["extract"], []).append(row)
    document = CommentedMap({key: _scalar(value) for key, value in article.items()})
    document["extracts"] = CommentedSeq(
        _extract(row["paragraph"], by_extract[row["extract"]], proposed, surfaces)
        for row in sorted(rows_of(extracts), key=lambda row: int(row["position"]))
        if row["extract"] in by_extract
    )
    document.yaml_set_start_comment(HEADING)
    return _dump(document)


def _proposed(proposals: pd.DataFrame) -> dict[tuple[str, str], list[_Proposed]]:
    found: dict[tuple[str, str], list[_Proposed]] = {}
    for row in rows_of(proposals):
        found.setdefault((row["figure"], row["field"]), []).append(
            _Proposed(row["value"], row["rule"], row["confidence"])
        )
    return found


def _extract(
    paragraph: int | None,
    figures: Sequence[Mapping[str, Any]],
    proposed: Mapping[tuple[str, str], list[_Proposed]],
    surfaces: Mapping[str, str],
) -> CommentedMap:
    """An extract with its figures as claims."""
    text = f"{PASSAGE}{GAP}{GAP.join(figure['surface'] for figure in figures)}{GAP.rstrip()}"
    claims = CommentedSeq(
        _claim(figure, occurrence, proposed, surfaces)
        for figure, occurrence in zip(figures, _occurrences(text, figures), strict=True)
    )
    numbered = {} if paragraph is None else {"paragraph": int(paragraph)}
    return CommentedMap(numbered | {"text": _scalar(text), "claims": claims})


def _occurrences(text: str, figures: Iterable[Mapping[str, Any]]) -> Iterator[int]:
    """Which one of its like each figure of the text is, counted as docs/RAW-FORMAT.md does: letter by letter."""
    place = len(PASSAGE)
    for figure in figures:
        surface = figure["surface"]
        place = text.index(GAP + surface, place) + len(GAP)
        yield sum(text.startswith(surface, start) for start in range(place + 1))
        place += len(surface)


def _claim(
    figure: Mapping[str, Any],
    occurrence: int,
    proposed: Mapping[tuple[str, str], list[_Proposed]],
    surfaces: Mapping[str, str],
) -> CommentedMap:
    claim = CommentedMap({"figure": _scalar(figure["surface"])})
    if occurrence > 1:
        claim["occurrence"] = occurrence
    claim["reading"] = _reading(figure)
    wholes = proposed.get((figure["figure"], WHOLE), [])
    if wholes:
        _comment(claim, "figure", " or ".join(f"part of {surfaces.get(w.value, w.value)!r} ({w})" for w in wholes))
    for field in MEANING:
        values = proposed.get((figure["figure"], field), [])
        if len(values) == 1:
            claim[field] = _scalar(values[0].value)
            _comment(claim, field, str(values[0]))
        elif values:
            claim[field] = None
            _comment(claim, field, "open: " + " or ".join(f"{found.value} ({found})" for found in values))
        elif field in REQUIRED:
            claim[field] = None
    return claim


def _comment(claim: CommentedMap, key: str, words: str) -> None:
    claim.yaml_add_eol_comment(" ".join(words.split()), key, column=0)


def _reading(figure: Mapping[str, Any]) -> CommentedMap:
    """The extractor's reading; what it does not tell is to be filled in."""
    reading = CommentedMap(
        {
            "low": _number(figure["value_low"]),
            "high": _number(figure["value_high"]),
            "bound": figure["bound"],
            "unit": _scalar(figure["unit"] or UNFINISHED),
            "counted": _scalar(figure["counted"] or figure["subject"] or UNFINISHED),
        }
    )
    reading.fa.set_flow_style()
    return reading


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and math.isfinite(value) and float(value).is_integer() else value


def _scalar(value: Any) -> Any:
    """A value that our own reader reads as itself: in quotes where it would take the text for a number, a null or a truth."""
    if not isinstance(value, str):
        return value
    tag = PlainLoader("").resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return value if tag == "tag:yaml.org,2002:str" else SingleQuotedScalarString(value)


class _Representer(RoundTripRepresenter):
    """Nulls in letters, and numbers without an exponent, which our own reader takes for text."""


def _null(representer: RoundTripRepresenter, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _decimal(representer: RoundTripRepresenter, value: float) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:float", f"{value:.12f}".rstrip("0"))


_Representer.add_representer(type(None), _null)
_Representer.add_representer(float, _decimal)


def _dump(document: CommentedMap) -> str:
    writer = YAML()
    writer.Representer = _Representer
    writer.width = WIDTH
    target = io.StringIO()
    writer.dump(document, target)
    return target.getvalue()
