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
from pandera.typing import DataFrame

from conflict_figures.pipeline.agreement import agreement_checks
from conflict_figures.pipeline.rules import BETWEEN_TABLES, Rule
from conflict_schemas import TABLES, Checks, Rejects, Table, columns, primary_key, references, row_rules
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
    """What was checked so far."""

    checks: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejects: list[dict[str, Any]] = field(default_factory=list)

    def note(self, name: str, demands: str, severity: str, seen: int, failed: int, alpha: float | None = None) -> None:
        """Count a check; one that runs again after rows were rejected adds its new failures to the first count."""
        check = self.checks.setdefault(
            name,
            {"check_name": name, "table_name": name.split(".")[0], "demands": demands, "severity": severity,
             "rows_seen": seen, "rows_failed": 0, "alpha": alpha},
        )  # fmt: skip
        check["rows_failed"] += failed


def check(
    tables: Mapping[str, pd.DataFrame],
    arrivals: DataFrame[Arrivals],
    codings: DataFrame[Codings],
    rejects: DataFrame[Rejects],
) -> Checked:
    """Check all tables.

    `tables` has every table but `checks` and `rejects`; `arrivals` and `codings` are what came in, to be found again in
    the end; `rejects` are the rows that were turned away on the way in.
    """
    record = _Record()
    arrived = {name: tables[name] for name in TABLES if name in tables}
    standing = {name: _model_checks(name, frame, record, codings) for name, frame in arrived.items()}
    standing["articles"] = _without_lost_originals(standing["articles"], record)
    while failing := _checks_between_tables(standing, record, codings):
        standing = {name: _without(name, frame, failing.get(name, set())) for name, frame in standing.items()}
    for row in agreement_checks(standing["claims"]):
        record.note(row.name, row.demands, "warning", row.seen, row.failed, row.alpha)
    _nothing_lost(arrived, standing, record)
    _nothing_lost_on_the_way(arrived, arrivals, codings, rejects, record)
    return Checked(_checks_table(record), _rejects_table(rejects, record))


def standing_rows(tables: Mapping[str, pd.DataFrame], checked: Checked) -> Tables:
    """The rows that may be published: of every table those that are not in `rejects`, with `checks` and `rejects`."""
    rejected = checked.rejects.groupby("table_name")["row_key"].agg(set)
    standing = {name: _without(name, tables[name], rejected.get(name, set())) for name in TABLES if name in tables}
    standing["articles"] = _without_lost_originals(standing["articles"], _Record())
    return standing | {"checks": checked.checks, "rejects": checked.rejects}


def _model_checks(name: str, frame: pd.DataFrame, record: _Record, codings: pd.DataFrame) -> pd.DataFrame:
    """Validate a frame against its model: the rows that pass every check."""
    model = TABLES[name]
    for check_name, demands in _demands(name, model).items():
        record.note(check_name, demands, "error", len(frame), 0)
    try:
        return model.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    if cases["index"].isna().any():
        missing = cases[cases["index"].isna()].iloc[0]
        raise ValueError(
            f"table {name}: {missing['check']} {missing['failure_case']}"
        )  # a defect of ours, not of the data
    failed: dict[tuple[int, str], Any] = {}
    for case in cases.to_dict("records"):
        column = case["column"] if case["schema_context"] == "Column" else None
        check_name = f"{name}.{_check_label(column, str(case['check']))}"
        failed.setdefault((int(case["index"]), check_name), case["failure_case"])
    for (index, check_name), value in failed.items():
        check = record.checks.get(check_name) or {"demands": "the table's type"}
        record.note(check_name, check["demands"], "error", len(frame), 1)
        found = (
            "" if check_name.split(".")[1] in {rule.name for rule in row_rules(model)} else f"found {value!r}, wanted: "
        )
        _reject(record, name, frame.iloc[index], check_name, f"{found}{check['demands']}", codings)
    return model.validate(frame.drop(index=sorted({index for index, _ in failed})).reset_index(drop=True))


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


def _checks_between_tables(tables: Tables, record: _Record, codings: pd.DataFrame) -> dict[str, set[str]]:
    """Keys and the rules between tables, checked in SQL: the keys of the rows that fail, by table."""
    failing: dict[str, set[str]] = {}
    with duckdb.connect() as connection:
        for name, frame in tables.items():
            connection.register(name, frame)
        connection.register("iso_3166", pd.DataFrame({"alpha_3": [country.alpha_3 for country in pycountry.countries]}))
        for rule in [*_key_rules(tables), *BETWEEN_TABLES]:
            found = connection.execute(rule.sql).fetchall()
            if rule.severity == "warning" and rule.name in record.checks:
                continue
            record.note(rule.name, rule.demands, rule.severity, len(tables[rule.table]), len(found))
            if rule.severity == "warning":
                continue
            frame = tables[rule.table]
            keys = _keys(rule.table, frame)
            for key, what in found:
                failing.setdefault(rule.table, set()).add(key)
                row = frame[keys == key].iloc[0]
                _reject(record, rule.table, row, rule.name, f"found {what}, wanted: {rule.demands}", codings)
    return failing


def _key_rules(tables: Tables) -> list[Rule]:
    """One rule for every column that refers to another table."""
    rules = []
    for name in tables:
        own = " || ' ' || ".join(f't."{column}"' for column in primary_key(TABLES[name]))
        for column, target in references(TABLES[name]).items():
            other = primary_key(TABLES[target])[0]
            rules.append(
                Rule(
                    f"{name}.{column}_in_{target}",
                    f"{column} is in the table {target}",
                    f"""select {own}, t."{column}" from "{name}" t anti join "{target}" o on t."{column}" = o."{other}"
                        where t."{column}" is not null""",
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


def _reject(record: _Record, table: str, row: pd.Series, check_name: str, reason: str, codings: pd.DataFrame) -> None:
    figure = row.get("figure")
    coded = codings[codings["figure"] == figure] if isinstance(figure, str) else codings.iloc[:0]
    record.rejects.append(
        {
            "table_name": table,
            "row_key": " ".join(str(row[column]) for column in primary_key(TABLES[table])),
            "row": json.dumps({key: None if pd.isna(value) else value for key, value in row.items()}, default=str,
                              ensure_ascii=False),
            "check_name": check_name,
            "reason": reason,
            "file": coded["file"].iloc[0] if len(coded) else row.get("file"),
            "line": int(coded["line"].iloc[0]) if len(coded) else None,
        }
    )  # fmt: skip


def _without(name: str, frame: pd.DataFrame, keys: set[str]) -> pd.DataFrame:
    """The frame without the rows of these keys."""
    return frame[~_keys(name, frame).isin(keys)].reset_index(drop=True) if keys else frame


def _without_lost_originals(articles: pd.DataFrame, record: _Record) -> pd.DataFrame:
    """A reprint stands even where the article it reprints was rejected: then it names none, and is counted here."""
    orphan = articles["same_story_as"].notna() & ~articles["same_story_as"].isin(articles["article"])
    demands = (
        "the article that a reprint names is published (where it was rejected, the reprint stands without the link)"
    )
    record.note("articles.original_is_published", demands, "warning", len(articles), int(orphan.sum()))
    return articles.assign(same_story_as=articles["same_story_as"].mask(orphan))


def _nothing_lost(arrived: Tables, standing: Tables, record: _Record) -> None:
    """Rows in = rows published + rows rejected, for every table."""
    for name, frame in arrived.items():
        rejected = {row["row_key"] for row in record.rejects if row["table_name"] == name}
        lost = set(_keys(name, frame)) - set(_keys(name, standing[name])) - rejected
        demands = "every row that came in is published or is in rejects (nothing lost)"
        record.note(f"{name}.nothing_lost", demands, "error", len(frame), len(lost))


def _nothing_lost_on_the_way(
    arrived: Tables, arrivals: pd.DataFrame, codings: pd.DataFrame, rejects: pd.DataFrame, record: _Record
) -> None:
    """Every raw file became an article or a reject, and every coding of an article that stands became a claim."""
    lost_files = set(arrivals["file"]) - set(arrived["articles"]["file"]) - set(rejects["file"])
    demands = "every raw file is an article or is in rejects (nothing lost)"
    record.note("articles.every_file_arrives", demands, "error", len(arrivals), len(lost_files))
    coded = arrived["claims"]["coded_by"] == "curator"
    demands = "every coding of a curator is a claim (nothing lost)"
    record.note("claims.every_coding_arrives", demands, "error", len(codings), abs(len(codings) - int(coded.sum())))


def _checks_table(record: _Record) -> DataFrame[Checks]:
    checks = pd.DataFrame(record.checks.values())
    checks["percent_passed"] = (100 * (1 - checks["rows_failed"] / checks["rows_seen"])).where(checks["rows_seen"] > 0)
    return DataFrame[Checks](checks.sort_values("check_name")[list(Checks.to_schema().columns)])


def _rejects_table(on_the_way_in: DataFrame[Rejects], record: _Record) -> DataFrame[Rejects]:
    here = pd.DataFrame(record.rejects, columns=[c for c in Rejects.to_schema().columns if c != "reject"])
    here["reject"] = [f"{table}/{len(on_the_way_in) + n}" for n, table in enumerate(here["table_name"], start=1)]
    return DataFrame[Rejects](pd.concat([on_the_way_in, here])[list(Rejects.to_schema().columns)])
