"""Stage `report`: the quality report, the metrics and the data dictionary, for people to read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from conflict_figures.pipeline.coder_report import CoderReport, markdown
from conflict_figures.pipeline.inputs.codebook import Codebook
from conflict_schemas import TABLES, about, columns, logical_type, primary_key, references, row_rules


def quality_files(tables: Mapping[str, pd.DataFrame], codebook: Codebook) -> dict[str, bytes]:
    """`metrics.json` (counts, agreement, failed checks, how good the coder is) and `quality_report.md` of published tables."""
    coder = CoderReport.of(tables, codebook)
    numbers = metrics(tables) | ({"coder": coder.numbers()} if coder else {})
    return {
        "metrics.json": (json.dumps(numbers, indent=2, sort_keys=True) + "\n").encode(),
        "quality_report.md": _quality_report(tables, numbers, coder.markdown() if coder else []).encode(),
    }


def metrics(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """The numbers that DVC keeps from run to run."""
    checks = tables["checks"]
    failed = checks[checks["rows_failed"] > 0]
    agreement = checks[checks["check_name"].str.fullmatch(r"claims\.(extractor_finds|\w+_agrees)")]
    return {
        "rows": {name: len(frame) for name, frame in tables.items()},
        "checks": {
            "passed": len(checks) - len(failed),
            "failed": int((failed["severity"] == "error").sum()),
            "warnings": int((failed["severity"] == "warning").sum()),
        },
        "agreement_percent": _by_field(agreement, "percent_passed"),
        "alpha": _by_field(agreement, "alpha"),
        "verdicts": tables["reconciliations"]["verdict"].value_counts().sort_index().to_dict(),
    }


def _by_field(agreement: pd.DataFrame, measure: str) -> dict[str, float]:
    """Field to agreement: `claims.value_agrees` is the check of the value, `claims.extractor_finds` that of being found at all."""
    given = agreement[agreement[measure].notna()]
    fields = (
        given["check_name"].str.removeprefix("claims.").str.removesuffix("_agrees").replace("extractor_finds", "found")
    )
    return dict(zip(fields, given[measure].astype(float).round(4), strict=True))


def _quality_report(tables: Mapping[str, pd.DataFrame], numbers: Mapping[str, Any], coder: Sequence[str]) -> str:
    checks, rejects, figures = tables["checks"], tables["rejects"], tables["figures"]
    failed = checks[checks["rows_failed"] > 0]
    found = figures["found_by"].value_counts()
    lines = [
        "# Quality report",
        "",
        "What was checked in this build, and what did not pass. Made by the stage `report`; do not edit.",
        "",
        "## Rows",
        "",
        markdown(["table", "rows"], [[name, f"{count:,}"] for name, count in numbers["rows"].items()]),
        "",
        "## Two readings",
        "",
        f"Of {len(figures):,} figures curator and extractor both marked {found.get('both', 0):,}; the curator alone "
        f"{found.get('curator', 0):,}, the extractor alone {found.get('extractor', 0):,}. Over the figures that both read:",
        "",
        markdown(
            ["field", "agree, per cent", "Krippendorff's alpha"],
            [
                [name, f"{value:.2f}", numbers["alpha"].get(name, "-")]
                for name, value in numbers["agreement_percent"].items()
            ],
        ),
        "",
        *coder,
        "## Checks that rows failed",
        "",
        f"{len(checks)} checks, {len(checks) - len(failed)} passed by every row.",
        "",
        markdown(
            ["check", "severity", "failed", "seen", "demands"],
            failed[["check_name", "severity", "rows_failed", "rows_seen", "demands"]].to_numpy().tolist(),
        ),
        "",
        "## Rejected rows",
        "",
        markdown(["table", "row", "reason"], rejects[["table_name", "row_key", "reason"]].to_numpy().tolist())
        if len(rejects)
        else "None.",
        "",
    ]
    return "\n".join(lines)


def data_dictionary() -> bytes:
    """Every table and column in words, from the models."""
    lines = [
        "# Data dictionary",
        "",
        "Every table and column. Made from `conflict_schemas` by the stage `report`; do not edit.",
    ]
    for name, model in TABLES.items():
        linked = references(model)
        rows = []
        for column, definition in columns(model).items():
            notes = [
                "may be null" if definition.nullable else "",
                f"in {definition.metadata['unit']}" if definition.metadata["unit"] else "",
                f"refers to `{linked[column]}`" if column in linked else "",
                *(_allowed(check) for check in definition.checks),
            ]
            rows.append(
                [f"`{column}`", logical_type(definition), definition.description, "; ".join(filter(None, notes))]
            )
        lines += [
            "",
            f"## {name}",
            "",
            about(model),
            "",
            f"Key: {', '.join(f'`{key}`' for key in primary_key(model))}.",
        ]
        lines += ["", markdown(["column", "type", "what", "notes"], rows)]
        if rules := row_rules(model):
            lines += ["", "Rules of a row:", ""] + [f"- {rule.demands}" for rule in rules]
    return ("\n".join(lines) + "\n").encode()


def _allowed(check: Any) -> str:
    allowed = (check.statistics or {}).get("allowed_values")
    return f"one of {', '.join(allowed)}" if allowed else ""
