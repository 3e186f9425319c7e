"""The command line: look at the data, write it out, check and build it.

Exit codes: 0 fine, 1 the data fail a check, 2 bad usage or input that cannot be read.
"""

import contextlib
import io
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

import conflict_figures
from conflict_figures import access, cli_contributor
from conflict_figures.ddl import comments_of_views, name, text
from conflict_figures.errors import ConflictFiguresError
from conflict_figures.screen import ERRORS, OUT, ReaderGone, grid, print_text

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import JustifyMethod

    from conflict_figures.extraction import Extraction

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=__doc__
)
SHOWN_ROWS = 20  # on the screen, where no limit is given
WIDE_CELL = 40  # a wider cell of a grid is folded


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="How to write the rows; if not given, as the name of the output ends, else a table."
    ),
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")]


def main() -> None:
    """Run the command line; what goes wrong by the user's doing is a line an error and no traceback."""
    try:
        app()
    except ConflictFiguresError as error:
        ERRORS.print(str(error), markup=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except OSError as error:  # a file or folder that cannot be read or written
        ERRORS.print(f"{error.filename or 'input'}: {error.strerror or error}", markup=False, soft_wrap=True)
        sys.exit(2)
    except ReaderGone:
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
    """List the tables with their rows and what one row is, and the views and macros for SQL."""
    described = [access.describe(table) for table in access.tables()]
    rows = [(table.name, f"{table.rows:,}", table.grain.removeprefix("One row is ")) for table in described]
    rows += [(view, "", comment.removeprefix("One row is ")) for view, comment in comments_of_views().items()]
    OUT.print(grid({"table or view": "left", "rows": "right", "one row": "left"}, rows))


@app.command()
def show(
    table: str,
    columns: Annotated[str | None, typer.Option(help="Columns to show, separated by commas.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(help=f"How many rows, 0 for all; {SHOWN_ROWS} on the screen if not given, else all.", min=0),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Show the rows of a table."""
    chosen = [column.strip() for column in columns.split(",")] if columns else None
    frame = access.load(table, chosen)
    if limit is None:
        limit = SHOWN_ROWS if output is None and _format(format, output) is Format.table else 0
    _write(frame.head(limit) if limit else frame, format, output, total=len(frame))


@app.command()
def sql(
    query: str,
    param: Annotated[
        list[str] | None,
        typer.Option(help="A value for each ? of the query, in order; it is text: ?::int makes a number."),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Run a SQL query over the tables, views and macros."""
    frame = access.sql(query, param or None)
    _write(frame, format, output, total=len(frame))


@app.command()
def describe(table: str) -> None:
    """Say what a table and its columns mean."""
    described = access.describe(table)
    if not OUT.is_terminal:
        OUT.print(repr(described), markup=False, soft_wrap=True)
        return
    OUT.print(described.heading, markup=False)
    OUT.print(
        grid(
            dict.fromkeys(("column", "type", "what"), "left"), [(c.name, c.type, c.in_full) for c in described.columns]
        )
    )
    for rule in described.rules:
        OUT.print(f"rule: {rule}", markup=False)


@app.command()
def duckdb(path: Path) -> None:
    """Write the DuckDB database to a file."""
    OUT.print(f"wrote {access.duckdb_file(path)}", markup=False, soft_wrap=True)


@app.command()
def build(
    raw: Annotated[Path | None, typer.Option(help="The folder of raw files; the checkout's if not given.")] = None,
    articles: Annotated[
        Path | None,
        typer.Option(
            help="Articles of your own, a folder or a file: .txt, .md, .html, .jsonl, .parquet, and digests in .yaml."
        ),
    ] = None,
    codebook: Annotated[
        Path | None, typer.Option(help="The folder of a codebook of your own, in place of the package's.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The folder to publish to: a new one, or that of an earlier build. Needed with anything of your own."
        ),
    ] = None,
) -> None:
    """Run the pipeline from raw files, or articles of your own, to published tables."""
    raise typer.Exit(cli_contributor.pipeline("build").build(raw, out, articles, codebook))


for command in (cli_contributor.check, cli_contributor.draft, cli_contributor.verify_source):
    app.command()(command)


class ExtractFormat(StrEnum):
    """How what was read is written."""

    table = "table"
    jsonl = "jsonl"


@app.command()
def extract(
    file: Annotated[
        Path, typer.Argument(help="A text, or JSON lines with --format jsonl; - for standard input.")
    ] = Path("-"),
    published: Annotated[
        str | None, typer.Option(help="When the text was published: 2016-03-14, 2016-03 or 2016.")
    ] = None,
    format: Annotated[
        ExtractFormat,
        typer.Option("--format", "-f", help='jsonl: {"id", "text", "published"} a line in, what was read a line out.'),
    ] = ExtractFormat.table,
) -> None:
    """Read the figures and dates of a text, or of many in JSON lines."""
    from conflict_figures.reading import published_days, read_lines

    try:
        with contextlib.nullcontext(sys.stdin) if str(file) == "-" else file.open(encoding="utf-8") as lines:
            if format is ExtractFormat.table:
                _print_read(conflict_figures.extract(lines.read(), published_days(published)))
                return
            failed = False
            for read in read_lines(lines):
                if isinstance(read, ConflictFiguresError):
                    failed = True
                    ERRORS.print(f"{file}: {read}", markup=False, soft_wrap=True)
                else:
                    print_text(read + "\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"not UTF-8: {error.reason} at byte {error.start}"
        raise ConflictFiguresError(f"{file}: {reason}") from None
    if failed:
        raise typer.Exit(ConflictFiguresError.exit_code)


def _print_read(read: "Extraction") -> None:
    """What was read in a text, figures first."""
    figures = [
        (f.surface, f.kind, f.bound, _end(f.value_low), _end(f.value_high), f.unit or "", f.per or "", f.counted or "")
        for f in read.figures
    ]
    headings: dict[str, JustifyMethod] = dict.fromkeys(
        ("figure", "kind", "bound", "low", "high", "unit", "per", "counted"), "left"
    )
    OUT.print(grid(headings | {"low": "right", "high": "right"}, figures))
    dates = [(d.surface, d.type, d.start or "", d.end or "", d.precision) for d in read.dates]
    OUT.print(
        grid(
            dict.fromkeys(("date", "type", "start", "end", "precision"), "left"),
            ([str(x) for x in row] for row in dates),
        )
    )


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _format(format: Format | None, output: Path | None) -> Format:
    """The format asked for, else that of the output's suffix, else a table."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    return format or (Format(suffix) if suffix in set(Format) else Format.table)


def _write(frame: "pd.DataFrame", format: Format | None, output: Path | None, total: int) -> None:
    """Write rows in a format, to a file or to the screen. `total` is how many rows there are with those left out."""
    format = _format(format, output)
    if format is Format.parquet:
        if output is None:
            raise ConflictFiguresError("parquet is for files: give --output FILE")
        _to_parquet(frame, output)
    elif output is None and format is Format.table:
        _print_table(OUT, frame)
    elif output is None:
        print_text(_as_text(frame, format))
    else:
        try:
            output.write_text(_as_text(frame, format), encoding="utf-8", newline="")
        except OSError as error:
            raise ConflictFiguresError(f"{output}: {error.strerror}") from None
    if total > len(frame) or frame.empty:
        ERRORS.print(f"{len(frame)} of {total:,} rows" + ("; --limit 0 shows all" if total > len(frame) else ""))


def _as_text(frame: "pd.DataFrame", format: Format) -> str:
    if format is Format.table:
        target = io.StringIO()
        _print_table(Console(file=target, highlight=False, width=OUT.width), frame)
        return target.getvalue()
    for column in _whole_days(frame):
        frame = frame.assign(**{column: frame[column].dt.strftime("%Y-%m-%d")})
    if format is Format.csv:
        return frame.to_csv(index=False, lineterminator="\n")
    rows = frame.astype("object").where(frame.notna(), None).to_dict("records")
    return json.dumps(rows, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _to_parquet(frame: "pd.DataFrame", output: Path) -> None:
    import duckdb as engine

    days = ", ".join(f"CAST({name(column)} AS DATE) AS {name(column)}" for column in _whole_days(frame))
    replaced = f" REPLACE ({days})" if days else ""
    with engine.connect() as connection:
        connection.register("rows", frame)
        try:
            connection.execute(f"COPY (SELECT *{replaced} FROM rows) TO {text(str(output))} (FORMAT parquet)")
        except engine.Error as error:
            raise ConflictFiguresError(f"{output}: {error}") from None


def _whole_days(frame: "pd.DataFrame") -> list[str]:
    """The columns of times that hold days alone, which are written as days."""
    times = frame.select_dtypes("datetime")
    whole = (times.isna() | (times == times.apply(lambda column: column.dt.normalize()))).all()
    return [str(column) for column in times.columns[whole]]


def _plain(value: Any) -> Any:
    """A value that JSON has no word for: a list where it is one, else its text."""
    return value.tolist() if hasattr(value, "tolist") else str(value)


def _print_table(console: Console, frame: "pd.DataFrame") -> None:
    """Rows as a grid where the columns fit, else a row below the other with its columns named."""
    cells = frame.astype("object").where(frame.notna(), "")
    rows = [[_shown(value) for value in row] for row in cells.itertuples(index=False)]
    widths = [max([len(str(column)), *(len(row[i]) for row in rows)]) for i, column in enumerate(frame.columns)]
    if not rows or sum(min(width, WIDE_CELL) + 2 for width in widths) <= console.width:
        numbers = frame.select_dtypes("number").columns
        console.print(grid({str(column): "right" if column in numbers else "left" for column in frame.columns}, rows))
        return
    width = max(len(str(column)) for column in frame.columns)
    for number, row in enumerate(rows, start=1):
        console.print(f"- {number}", markup=False)
        for column, cell in zip(frame.columns, row, strict=True):
            if cell:
                console.print(f"  {column!s:<{width}}  {cell}", markup=False, soft_wrap=True)


def _shown(value: object) -> str:
    import pandas as pd

    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d") if value == value.normalize() else str(value)
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return str(value)
