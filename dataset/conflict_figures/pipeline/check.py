"""Stage `check`: every table against its model, its keys and the rules between tables.

All failures are collected, never only the first: a row a check in `checks`, a row a failing row and check in `rejects`. A
row that fails a check of severity error is not published, and neither is what hangs on it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd
import pandera.pandas as pa
import pycountry
from pandera.config import ValidationDepth, config_context
from pandera.typing import DataFrame

from conflict_figures.pipeline.agreement import agreement_checks
from conflict_figures.pipeline.marks import claim_ids
from conflict_figures.pipeline.rules import BETWEEN_TABLES, PARTS_STAND, WELL_FORMED, Rule
from conflict_schemas import TABLES, Checks, Figures, Rejects, Table, columns, primary_key, references, row_rules
from conflict_schemas.arrivals import Arrivals
from conflict_schemas.codings import Codings

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Checked:
    """What was checked, and which rows failed, here or on the way in."""

    checks: DataFrame[Checks]
    rejects: DataFrame[Rejects]


@dataclass
class _Record:
    """What was checked so far, and which rows failed. `files` and `lines` say where the rows come from."""

    files: Mapping[str, str]  # article to raw file
    lines: Mapping[str, int]  # claim to the line of its coding
    first_number: int
    checks: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejects: list[dict[str, Any]] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)  # table and key to the row's first reject

    def note(self, name: str, demands: str, severity: str, seen: int, failed: int, alpha: float | None = None) -> None:
        """Count a check; one that runs again after rows were rejected adds its new failures to the first count."""
        check = self.checks.setdefault(
            name,
            {"check_name": name, "table_name": name.split(".")[0], "demands": demands, "severity": severity,
             "rows_seen": seen, "rows_failed": 0, "alpha": alpha},
        )  # fmt: skip
        check["rows_failed"] += failed

    def reject(self, table: str, row: pd.Series, check_name: str, reason: str, hangs_on: str | None = None) -> None:
        """Turn a row away; `hangs_on` is the reject that takes it along."""
        row_key = " ".join(str(row[column]) for column in primary_key(TABLES[table]))
        reject = f"{table}/{self.first_number + len(self.rejects)}"
        self.ids.setdefault((table, row_key), reject)
        values = {key: None if pd.isna(value) else value for key, value in row.items()}
        article = values.get("article") or str(values.get("extract", "")).rsplit("#", 1)[0]
        self.rejects.append(
            {
                "reject": reject,
                "table_name": table,
                "row_key": row_key,
                "row": json.dumps(values, default=str, ensure_ascii=False),
                "check_name": check_name,
                "reason": reason,
                "file": self.files.get(article),
                "line": self.lines.get(str(values.get("claim") or values.get("figure"))),
                "hangs_on": hangs_on,
            }
        )

    def rejected(self, table: str) -> set[str]:
        """The keys of the rows of a table that were turned away."""
        return {row["row_key"] for row in self.rejects if row["table_name"] == table}


def check(
    tables: Mapping[str, pd.DataFrame],
    arrivals: DataFrame[Arrivals],
    codings: DataFrame[Codings],
    extractor_figures: DataFrame[Figures],
    rejects: DataFrame[Rejects],
) -> Checked:
    """Check all tables.

    `tables` has every table but `checks` and `rejects`; `arrivals`, `codings` and `extractor_figures` are what came in, to
    be found again in the end; `rejects` are the rows that were turned away on the way in.
    """
    arrived = {name: tables[name] for name in TABLES if name in tables}
    articles = arrived["articles"]
    record = _Record(
        files=dict(zip(articles["article"], articles["file"], strict=True)),
        lines=dict(zip(claim_ids(codings["figure"], codings["nth"]), codings["line"].astype(int), strict=True)),
        first_number=len(rejects) + 1,
    )
    for name, frame in arrived.items():
        _check_model(name, frame, record)
    with duckdb.connect() as connection:
        _check_between_tables(connection, arrived, record)
        standing = _take_along_what_hangs(connection, arrived, record)
    _note_lost_originals(standing["articles"], record)
    for row in agreement_checks(standing["claims"]):
        record.note(row.name, row.demands, "warning", row.seen, row.failed, row.alpha)
    _nothing_lost(arrived, standing, record)
    _nothing_lost_on_the_way(arrived, arrivals, codings, extractor_figures, rejects, record)
    return Checked(_checks_table(record), _rejects_table(rejects, record))


def standing_rows(tables: Mapping[str, pd.DataFrame], checked: Checked) -> Tables:
    """The rows that may be published: of every table those that are not in `rejects`, with `checks` and `rejects`."""
    rejected = checked.rejects.groupby("table_name")["row_key"].agg(set)
    standing = {name: _without(name, tables[name], rejected.get(name, set())) for name in TABLES if name in tables}
    articles = standing["articles"]
    standing["articles"] = articles.assign(same_story_as=articles["same_story_as"].mask(_lost_original(articles)))
    return standing | {"checks": checked.checks, "rejects": checked.rejects}


def _check_model(name: str, frame: pd.DataFrame, record: _Record) -> None:
    """Hold a frame to its model: its columns one by one, and the rules over a row."""
    model = TABLES[name]
    for check_name, demands in _demands(name, model).items():
        record.note(check_name, demands, "error", len(frame), 0)
    try:
        with config_context(validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            model.validate(frame, lazy=True)
        return
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    if cases["index"].isna().any():  # a column that is not there, or of another type: a defect of ours, not of the data
        case = cases[cases["index"].isna()].iloc[0]
        raise ValueError(f"table {name}: {case['check']} {case['failure_case']}")
    rules = {rule.name for rule in row_rules(model)}
    failed: dict[tuple[int, str], Any] = {}
    for case in cases.to_dict("records"):
        column = case["column"] if case["schema_context"] == "Column" else None
        failed.setdefault((int(case["index"]), _check_label(column, str(case["check"]))), case["failure_case"])
    for (index, label), value in failed.items():
        check_name = f"{name}.{label}"
        demands = record.checks[check_name]["demands"]
        record.note(check_name, demands, "error", len(frame), 1)
        reason = demands if label in rules else f"found {value!r}, wanted: {demands}"
        record.reject(name, frame.iloc[index], check_name, reason)


def _demands(name: str, model: type[Table]) -> dict[str, str]:
    """What the model demands, by the name of the check."""
    demands = {}
    for column, definition in columns(model).items():
        if not definition.nullable:
            demands[f"{name}.{_check_label(column, 'not_nullable')}"] = f"{column} is given"
        if definition.unique:
            demands[f"{name}.{_check_label(column, 'field_uniqueness')}"] = f"{column} stands once"
        for check in definition.checks:
            limits = ", ".join(str(value) for value in (check.statistics or {}).values() if value is not None)
            demands[f"{name}.{_check_label(column, check.name)}"] = f"{column}: {check.name} {limits}"
    if unique := model.to_schema().unique:
        demands[f"{name}.multiple_fields_uniqueness"] = f"{' and '.join(unique)} together stand once"
    return demands | {f"{name}.{rule.name}": rule.demands for rule in row_rules(model)}


def _check_label(column: str | None, check: str) -> str:
    """A check's name in `checks`: `bound_isin`, or the row rule's own name."""
    check = check.split("(")[0]
    return check if column is None else f"{column}_{check}".lower()


def _check_between_tables(connection: duckdb.DuckDBPyConnection, tables: Tables, record: _Record) -> None:
    """The rules between tables, over all rows that came."""
    for name, frame in tables.items():
        connection.register(name, frame)
    connection.register("iso_3166", pd.DataFrame({"alpha_3": [country.alpha_3 for country in pycountry.countries]}))
    for rule in BETWEEN_TABLES:
        found = dict(connection.execute(rule.sql).fetchall())
        record.note(rule.name, rule.demands, rule.severity, len(tables[rule.table]), len(found))
        if rule.severity == "error":
            rows = _by_key(rule.table, tables[rule.table])
            for key, what in found.items():
                record.reject(rule.table, rows.loc[[key]].iloc[0], rule.name, f"found {what}, wanted: {rule.demands}")


def _take_along_what_hangs(connection: duckdb.DuckDBPyConnection, arrived: Tables, record: _Record) -> Tables:
    """The rows that stand: without those that were rejected, and those that refer to one that does not stand."""
    connection.register("arrived_parts", arrived["reconciliation_parts"])
    while True:
        standing = {name: _without(name, frame, record.rejected(name)) for name, frame in arrived.items()}
        for name, frame in standing.items():
            connection.register(name, frame)
        before = len(record.rejects)
        for rule in [*_key_rules(arrived), PARTS_STAND]:
            found = connection.execute(rule.sql).fetchall()
            record.note(rule.name, rule.demands, "error", len(arrived[rule.table]), len(found))
            rows = _by_key(rule.table, standing[rule.table])
            for key, what in found:
                cause = record.ids.get((str(rule.refers_to), str(what)))
                reason = f"{what} was rejected" if cause else f"found {what}, wanted: {rule.demands}"
                record.reject(rule.table, rows.loc[key], rule.name, reason, cause)
        if len(record.rejects) == before:
            return standing


def _key_rules(tables: Tables) -> list[Rule]:
    """One rule for every column that refers to another table.

    That of a reprint to its original is none of them: the reprint stands without it.
    """
    rules = []
    for name in tables:
        own = " || ' ' || ".join(f't."{column}"' for column in primary_key(TABLES[name]))
        for column, target in references(TABLES[name]).items():
            if (name, column) == ("articles", "same_story_as"):
                continue
            other = primary_key(TABLES[target])[0]
            rules.append(
                Rule(
                    f"{name}.{column}_in_{target}",
                    f"{column} is in the table {target}",
                    f"""select {own}, t."{column}" from "{name}" t anti join "{target}" o on t."{column}" = o."{other}"
                        where t."{column}" is not null""",
                    refers_to=target,
                )
            )
    return rules


def _keys(name: str, frame: pd.DataFrame) -> pd.Series:
    """The key of every row, its columns joined by a space."""
    first, *rest = primary_key(TABLES[name])
    keys = frame[first].astype("str")
    for column in rest:
        keys = keys + " " + frame[column].astype("str")
    return keys


def _by_key(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows by their key; of two with the same key the first."""
    keyed = frame.set_index(_keys(name, frame))
    return keyed[~keyed.index.duplicated()]


def _without(name: str, frame: pd.DataFrame, keys: set[str]) -> pd.DataFrame:
    """The frame without the rows of these keys."""
    return frame[~_keys(name, frame).isin(keys)].reset_index(drop=True) if keys else frame


def _lost_original(articles: pd.DataFrame) -> pd.Series:
    """Which articles reprint one that does not stand."""
    return articles["same_story_as"].notna() & ~articles["same_story_as"].isin(articles["article"])


def _note_lost_originals(articles: pd.DataFrame, record: _Record) -> None:
    demands = (
        "the article that a reprint names is published; where it was rejected, the reprint stands without the link"
    )
    failed = int(_lost_original(articles).sum())
    record.note("articles.original_is_published", demands, "warning", len(articles), failed)


def _nothing_lost(arrived: Tables, standing: Tables, record: _Record) -> None:
    """Rows in = rows published + rows rejected, for every table."""
    for name, frame in arrived.items():
        lost = set(_keys(name, frame)) - set(_keys(name, standing[name])) - record.rejected(name)
        demands = "every row that came in is published or is in rejects (nothing lost)"
        record.note(f"{name}.nothing_lost", demands, "error", len(frame), len(lost))


def _nothing_lost_on_the_way(
    arrived: Tables,
    arrivals: pd.DataFrame,
    codings: pd.DataFrame,
    extractor_figures: pd.DataFrame,
    rejects: pd.DataFrame,
    record: _Record,
) -> None:
    """Every raw file became an article or a reject, and every coding of an article that stands became a claim."""
    lost_files = set(arrivals["file"]) - set(arrived["articles"]["file"]) - set(rejects["file"])
    demands = "a raw file is UTF-8 and YAML, with known keys and ids, EDTF dates, figures of its text, and nothing that another has"
    record.note(WELL_FORMED, demands, "error", len(arrivals), rejects["file"].nunique())
    demands = "every raw file is an article or is in rejects (nothing lost)"
    record.note("articles.every_file_arrives", demands, "error", len(arrivals), len(lost_files))
    coded = arrived["claims"]["coded_by"] == "curator"
    kept = int((arrived["figures"]["found_by"] != "curator").sum())
    demands = (
        "every figure that the extractor reads is a figure of its own; what it reads as two and a curator marked as one is "
        "one figure, and the second reading is counted here"
    )
    record.note(
        "figures.every_reading_arrives", demands, "warning", len(extractor_figures), len(extractor_figures) - kept
    )
    demands = "every coding of a curator is a claim (nothing lost)"
    record.note("claims.every_coding_arrives", demands, "error", len(codings), abs(len(codings) - int(coded.sum())))


def _checks_table(record: _Record) -> DataFrame[Checks]:
    checks = pd.DataFrame(record.checks.values())
    checks["percent_passed"] = (100 * (1 - checks["rows_failed"] / checks["rows_seen"])).where(checks["rows_seen"] > 0)
    return DataFrame[Checks](checks.sort_values("check_name")[list(Checks.to_schema().columns)])


def _rejects_table(on_the_way_in: DataFrame[Rejects], record: _Record) -> DataFrame[Rejects]:
    here = pd.DataFrame(record.rejects, columns=list(Rejects.to_schema().columns))
    return DataFrame[Rejects](pd.concat([on_the_way_in, here]))
