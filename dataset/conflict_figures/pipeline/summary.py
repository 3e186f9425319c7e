"""What a build made, on one screen."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from rich.markup import escape
from rich.table import Table as Grid

from conflict_figures.pipeline.parquet import read_parquet
from conflict_figures.screen import OUT
from conflict_schemas import TABLES

SHOWN = ("articles", "extracts", "figures", "dates", "numerals", "claims", "events", "reconciliations", "disagreements")
NAMED = {"none": "left open"}
REJECTS_SHOWN = 20  # the table has the rest


def summary_of(folder: Path) -> int:
    """Print the summary of a folder of published tables; 0, or 1 where anything failed."""
    return summary({name: read_parquet(TABLES[name], (folder / f"{name}.parquet").read_bytes()) for name in TABLES})


def summary(tables: Mapping[str, pd.DataFrame]) -> int:
    """Print counts, checks and rejects of published tables; 0, or 1 where a row was rejected or a check failed."""
    checks, rejects = tables["checks"], tables["rejects"]
    grid = Grid(title="conflict-figures", title_justify="left", show_header=False, box=None)
    for name in SHOWN:
        grid.add_row(name, f"{len(tables[name]):,}", _detail(name, tables))
    failed = checks[(checks["rows_failed"] > 0) & (checks["severity"] == "error")]
    warned = checks[(checks["rows_failed"] > 0) & (checks["severity"] == "warning")]
    grid.add_row("checks", f"{len(checks):,}", f"{len(checks) - len(failed) - len(warned)} passed, {len(failed)} failed, "
                 f"{len(warned)} warnings")  # fmt: skip
    wrong = rejects[rejects["hangs_on"].isna()]
    hanging = f"{len(wrong)} found wrong, {len(rejects) - len(wrong)} that refer to them" if len(rejects) else ""
    grid.add_row("rejects", f"{len(rejects):,}", hanging)
    OUT.print(grid)
    for check in pd.concat([failed, warned]).to_dict("records"):
        alpha = "" if pd.isna(check["alpha"]) else f", alpha {check['alpha']:.3f}"
        line = "  {severity}: {check_name}: {rows_failed} of {rows_seen}{shown_alpha} - {demands}"
        OUT.print(escape(line.format_map(check | {"shown_alpha": alpha})), soft_wrap=True)
    for reject in wrong.head(REJECTS_SHOWN).to_dict("records"):
        OUT.print(escape("  reject: {table_name}: {row_key}: {reason}".format_map(reject)), soft_wrap=True)
    return 1 if len(rejects) or len(failed) else 0


def _detail(name: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """What to know of a table besides its number of rows."""
    if name == "articles":
        # a row of a file of many texts is named `file#row`
        kinds = tables[name]["file"].str.extract(r"(\.[A-Za-z0-9]+)(?:#[0-9]+)?$")[0].str.lower()
        return _counts(kinds)
    columns = {
        "extracts": "role",
        "figures": "found_by",
        "numerals": "explained_by",
        "claims": "coded_by",
        "events": "type",
        "reconciliations": "verdict",
        "disagreements": "verdict",
    }
    return _counts(tables[name][columns[name]]) if name in columns else ""


def _counts(values: pd.Series) -> str:
    return ", ".join(f"{NAMED.get(str(value), value)} {count:,}" for value, count in values.value_counts().items())
