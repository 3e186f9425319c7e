"""A curator's claims beside the machine's reading and coding of the same figures: where the two differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from conflict_figures.pipeline.coder_quality import MEANING, both_codings
from conflict_figures.pipeline.frames import rows_of

NOTHING = "-"
OPEN_END = "open"


@dataclass(frozen=True)
class Difference:
    """One field of one claim on which curator and machine differ, and the rule that the machine went by."""

    claim: str
    surface: str
    field: str
    curator: str
    machine: str
    rule: str


@dataclass(frozen=True)
class Compared:
    """The curators' `claims`, how many of them the machine reads and codes alike in every field, and every difference.

    A field that the machine leaves open, or says nothing of, is neither an agreement nor a difference. `unclaimed` are the
    figures that it reads and no claim marks.
    """

    claims: int
    agreeing: int
    differences: tuple[Difference, ...]
    unclaimed: tuple[str, ...]


def compare(claims: pd.DataFrame, proposals: pd.DataFrame) -> Compared:
    """Set the curators' claims beside the machine's readings and the coder's proposals for the same figures.

    `claims` and `proposals` are the tables of these names.
    """
    curated = claims[claims["coded_by"] == "curator"]
    rows = rows_of(both_codings(curated, proposals))
    open_fields = _open_fields(proposals)
    differences: list[Difference] = []
    agreeing = 0
    for row in rows:
        found = [*_reading(row), *_meaning(row, open_fields)]
        differences += [difference for difference, _ in found if difference is not None]
        agreeing += all(agrees for _, agrees in found)
    unclaimed = claims.loc[claims["coded_by"] != "curator", "surface"]
    return Compared(len(rows), agreeing, tuple(differences), tuple(unclaimed))


def _open_fields(proposals: pd.DataFrame) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Figure and field to the values, each with its rule, that contradict each other."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows_of(proposals[~proposals["stands"].astype(bool)]):
        found.setdefault((row["figure"], row["field"]), []).append((row["value"], row["rule"]))
    return found


Outcome = tuple[Difference | None, bool]  # a difference, if there is one, and whether the two agree


def _outcome(row: Mapping[str, Any], field: str, curator: Any, machine: Any, rule: str, same: bool) -> Outcome:
    if same:
        return None, True
    return Difference(row["claim"], row["surface"], field, _shown(curator), _shown(machine), rule), False


def _reading(row: Mapping[str, Any]) -> Iterator[Outcome]:
    """The value, bound and unit of a claim."""
    if row["extractor_bound"] is None:
        yield _outcome(row, "figure", "marked", "not read", "", same=False)
        return
    values = _value(row["value_low"], row["value_high"]), _value(row["extractor_low"], row["extractor_high"])
    yield _outcome(row, "value", *values, "", bool(row["value_agrees"]))
    yield _outcome(row, "bound", row["bound"], row["extractor_bound"], "", bool(row["bound_agrees"]))
    yield _outcome(row, "unit", row["unit"], row["extractor_unit"], "", bool(row["unit_agrees"]))


def _meaning(row: Mapping[str, Any], open_fields: Mapping[tuple[str, str], list[tuple[str, str]]]) -> Iterator[Outcome]:
    """The fields of a claim's meaning; period and as_of are one, the time, and compared by the month."""
    for field in MEANING:
        yield _field(row, field, row[field], row[f"machine_{field}"], (field,), open_fields)
    months = (row["since"], row["time"]), (row["machine_since"], row["machine_time"])
    curator = row["period"] or row["as_of"]
    machine = row["machine_period"] or row["machine_as_of"]
    if machine is not None and months[0] == months[1]:
        machine = curator  # the same months, perhaps told to the day by one of them
    yield _field(row, "time", curator, machine, ("period", "as_of"), open_fields)


def _field(
    row: Mapping[str, Any],
    field: str,
    curator: str | None,
    machine: str | None,
    proposed_as: tuple[str, ...],
    open_fields: Mapping[tuple[str, str], list[tuple[str, str]]],
) -> Outcome:
    left_open = [found for name in proposed_as for found in open_fields.get((row["figure"], name), [])]
    if machine is not None:
        rule = next(row[f"rule_{name}"] for name in proposed_as if row[f"machine_{name}"] is not None)
        return _outcome(row, field, curator, machine, rule, same=curator == machine)
    if not left_open:
        return None, curator is None
    if curator in {value for value, _ in left_open}:
        return None, False
    values, rules = (" or ".join(dict.fromkeys(column)) for column in zip(*left_open, strict=True))
    return _outcome(row, field, curator, values, rules, same=False)


def _value(low: float | None, high: float | None) -> str | None:
    if low is None and high is None:
        return None
    ends = [OPEN_END if end is None else f"{end:,.10g}" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _shown(value: Any) -> str:
    return NOTHING if value is None else str(value)
