"""The tables of conflict-figures: one Pandera model a table.

`TABLES` names every published table, each after the tables that it refers to. The helpers read a model's keys and rules,
so that whoever makes SQL, JSON or text of the models asks here.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from conflict_schemas.actors import Actors
from conflict_schemas.articles import Articles
from conflict_schemas.base import Table
from conflict_schemas.checks import Checks
from conflict_schemas.claims import Claims
from conflict_schemas.coding_rules import CodingRules
from conflict_schemas.corrections import Corrections
from conflict_schemas.dates import Dates
from conflict_schemas.disagreements import Disagreements
from conflict_schemas.event_types import EventTypes
from conflict_schemas.events import Events
from conflict_schemas.extracts import Extracts
from conflict_schemas.figures import Figures
from conflict_schemas.indicators import Indicators
from conflict_schemas.numerals import Numerals
from conflict_schemas.place_members import PlaceMembers
from conflict_schemas.places import Places
from conflict_schemas.proposals import Proposals
from conflict_schemas.reconciliation_parts import ReconciliationParts
from conflict_schemas.reconciliations import Reconciliations
from conflict_schemas.rejects import Rejects
from conflict_schemas.sources import Sources
from conflict_schemas.units import Units

TABLES: dict[str, type[Table]] = {
    "units": Units,
    "places": Places,
    "place_members": PlaceMembers,
    "actors": Actors,
    "sources": Sources,
    "indicators": Indicators,
    "event_types": EventTypes,
    "articles": Articles,
    "extracts": Extracts,
    "corrections": Corrections,
    "figures": Figures,
    "dates": Dates,
    "numerals": Numerals,
    "events": Events,
    "coding_rules": CodingRules,
    "proposals": Proposals,
    "claims": Claims,
    "reconciliations": Reconciliations,
    "reconciliation_parts": ReconciliationParts,
    "disagreements": Disagreements,
    "checks": Checks,
    "rejects": Rejects,
}


@dataclass(frozen=True)
class RowRule:
    """A rule over one row: its name, what it demands in words, and the SQL condition."""

    name: str
    demands: str
    sql: str


def grain(model: type[Table]) -> str:
    """The sentence that says what one row of the table is."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def about(model: type[Table]) -> str:
    """The table's description: its grain, and what else a user should know."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in (model.__doc__ or "").split("\n\n"))


def columns(model: type[Table]) -> dict[str, Any]:
    """The table's columns in order, each as its `pandera.Column`."""
    return dict(model.to_schema().columns)


def logical_type(definition: Any) -> str:
    """A column's type in the words of the Table Schema: string, integer, number, boolean or date."""
    dtype = definition.dtype.type
    if pd.api.types.is_bool_dtype(dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(dtype):
        return "integer"
    if pd.api.types.is_float_dtype(dtype):
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(dtype) else "string"


def primary_key(model: type[Table]) -> list[str]:
    """The columns of the table's key."""
    return [name for name, column in columns(model).items() if (column.metadata or {}).get("key")]


def references(model: type[Table]) -> dict[str, str]:
    """Column to table: whose key the values of the column are."""
    found = {name: (column.metadata or {}).get("references") for name, column in columns(model).items()}
    return {name: table for name, table in found.items() if table}


def row_rules(model: type[Table]) -> list[RowRule]:
    """The rules over one row of the table."""
    return [
        RowRule(check.name, check.description, check.statistics["sql"])
        for check in model.to_schema().checks
        if "sql" in (check.statistics or {})
    ]


__all__ = [
    "TABLES",
    "Actors",
    "Articles",
    "Checks",
    "Claims",
    "CodingRules",
    "Corrections",
    "Dates",
    "Disagreements",
    "EventTypes",
    "Events",
    "Extracts",
    "Figures",
    "Indicators",
    "Numerals",
    "PlaceMembers",
    "Places",
    "Proposals",
    "ReconciliationParts",
    "Reconciliations",
    "Rejects",
    "RowRule",
    "Sources",
    "Table",
    "Units",
    "about",
    "columns",
    "grain",
    "logical_type",
    "primary_key",
    "references",
    "row_rules",
]
