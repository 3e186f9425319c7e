"""The command line: look at the data, write it out, check and build it.

Exit codes: 0 fine, 1 the data fail a check, 2 bad usage or input that cannot be read.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

import conflict_figures
from conflict_figures import access
from conflict_figures.errors import ConflictFiguresError

if TYPE_CHECKING:
    import pandas as pd

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)
OUT = Console(highlight=False)
ERRORS = Console(stderr=True, highlight=False)


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write the rows.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")]


def main() -> None:
    """Run the command line; what goes wrong by the user's doing is a line an error and no traceback."""
    try:
        app()
    except ConflictFiguresError as error:
        ERRORS.print(str(error), markup=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        OUT.print(f"conflict-figures {conflict_figures.__version__}, released {conflict_figures.__released__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The data's version.")
    ] = False,
) -> None:
    """Figures on the Islamic State's rise and decline, as claims."""


@app.command()
def tables() -> None:
    """List the tables: rows, and what one row is."""
    grid = Grid(box=None, pad_edge=False)
    for heading in ("table", "rows", "one row"):
        grid.add_column(heading, justify="right" if heading == "rows" else "left")
    for table in access.tables():
        described = access.describe(table)
        grid.add_row(table, f"{described.rows:,}", escape(described.grain.removeprefix("One row is ")))
    OUT.print(grid)


@app.command()
def show(
    table: str,
    columns: Annotated[str | None, typer.Option(help="Columns to show, separated by commas.")] = None,
    limit: Annotated[int, typer.Option(help="How many rows; 0 for all.", min=0)] = 20,
    format: FormatOption = Format.table,
    output: OutputOption = None,
) -> None:
    """Show the rows of a table."""
    chosen = [column.strip() for column in columns.split(",")] if columns else None
    frame = access.load(table, chosen)
    _write(frame.head(limit) if limit else frame, format, output, total=len(frame))


@app.command()
def sql(
    query: str,
    param: Annotated[list[str] | None, typer.Option(help="A value for each ? of the query, in order.")] = None,
    format: FormatOption = Format.table,
    output: OutputOption = None,
) -> None:
    """Run a SQL query over the tables, views and macros."""
    frame = access.sql(query, param or None)
    _write(frame, format, output, total=len(frame))


@app.command()
def describe(table: str) -> None:
    """Say what a table and its columns mean."""
    OUT.print(repr(access.describe(table)), markup=False, soft_wrap=True)


@app.command()
def duckdb(path: Path) -> None:
    """Write the DuckDB database to a file."""
    OUT.print(f"wrote {access.duckdb_file(path)}", markup=False, soft_wrap=True)


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Raw files; all of the checkout's if none.")] = None,
) -> None:
    """Check raw article files as a build would, and say what is wrong and where."""
    raise typer.Exit(_pipeline().check_files(files or []))


@app.command()
def build(
    raw: Annotated[Path | None, typer.Option(help="The folder of raw files; the checkout's if not given.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder to publish to; the package's tables if not given.")
    ] = None,
) -> None:
    """Run the pipeline from raw files to published tables."""
    raise typer.Exit(_pipeline().build(raw, out))


def _pipeline() -> Any:
    """The runner of the pipeline, which only the extra `pipeline` can import."""
    try:
        from conflict_figures.pipeline import run
    except ModuleNotFoundError as error:
        raise ConflictFiguresError(
            f'{error.name} is not installed; this command needs pip install "conflict-figures[pipeline]"'
        ) from None
    return run


def _write(frame: "pd.DataFrame", format: Format, output: Path | None, total: int) -> None:
    """Write rows in a format, to a file or to the screen."""
    if format is Format.parquet:
        if output is None:
            raise ConflictFiguresError("parquet is for files: give --output FILE")
        _to_parquet(frame, output)
        return
    if format is Format.table and output is None:
        _print_table(frame, total)
        return
    shown = frame.copy()
    for column in frame.select_dtypes("datetime"):
        shown[column] = frame[column].dt.strftime("%Y-%m-%d")
    content = (
        shown.to_csv(index=False)
        if format in (Format.csv, Format.table)
        else shown.to_json(orient="records", force_ascii=False, indent=2) + "\n"
    )
    if output is None:
        sys.stdout.write(content)
        return
    try:
        output.write_text(content, encoding="utf-8")
    except OSError as error:
        raise ConflictFiguresError(f"{output}: {error.strerror}") from None


def _to_parquet(frame: "pd.DataFrame", output: Path) -> None:
    import duckdb as engine

    from conflict_figures.ddl import text

    with engine.connect() as connection:
        connection.register("rows", frame)
        try:
            connection.execute(f"COPY rows TO {text(str(output))} (FORMAT parquet)")
        except engine.Error as error:
            raise ConflictFiguresError(f"{output}: {error}") from None


def _print_table(frame: "pd.DataFrame", total: int) -> None:
    """Rows on the screen: as a grid where the columns fit, else a row below the other with its columns named."""
    cells = frame.astype("object").where(frame.notna(), "")
    rows = [[_shown(value) for value in row] for row in cells.itertuples(index=False)]
    widths = [max([len(str(column)), *(len(row[i]) for row in rows)]) for i, column in enumerate(frame.columns)]
    if sum(min(width, 40) + 2 for width in widths) <= OUT.width:
        grid = Grid(box=None, pad_edge=False)
        for column in frame.columns:
            grid.add_column(escape(str(column)), overflow="fold")
        for row in rows:
            grid.add_row(*(escape(cell) for cell in row))
        OUT.print(grid)
    else:
        width = max(len(str(column)) for column in frame.columns)
        for number, row in enumerate(rows, start=1):
            OUT.print(f"- {number}", markup=False)
            for column, cell in zip(frame.columns, row, strict=True):
                if cell:
                    OUT.print(f"  {column!s:<{width}}  {cell}", markup=False, soft_wrap=True)
    if total > len(frame):
        ERRORS.print(f"{len(frame)} of {total:,} rows; --limit 0 shows all")


def _shown(value: object) -> str:
    import pandas as pd

    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d") if value == value.normalize() else str(value)
    if isinstance(value, float) and value == int(value):
        return f"{value:,.0f}"
    return str(value)
