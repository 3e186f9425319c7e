"""The command line as a person runs it: what is printed where, in which format, and with which exit code."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import conflict_figures as cf
from conflict_figures.cli import Format, _as_text
from conflict_figures.pipeline.house import House
from conflict_figures.pipeline.inputs.raw import RawFile

COMMAND = Path(sys.executable).with_name("conflict-figures")
IRISH_TIMES = "irish-times-2016-03-isis-has-had-losses.yaml"


def _run(*arguments: str | Path, columns: int = 100, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE")}
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=kept | {"COLUMNS": str(columns)} | environment,
    )


def _words(printed: str) -> list[list[str]]:
    return [line.split() for line in printed.splitlines()]


@pytest.fixture(scope="module")
def three_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three articles of the corpus."""
    raw = tmp_path_factory.mktemp("small") / "raw"
    raw.mkdir()
    corpus = House.checkout().raw
    for file in [corpus / IRISH_TIMES, *sorted(corpus.glob("bbc-news-*.yaml"))[:2]]:
        (raw / file.name).write_bytes(file.read_bytes())
    return raw


def test_the_version_is_that_of_the_data() -> None:
    ran = _run("--version")

    assert (ran.returncode, ran.stdout) == (0, f"conflict-figures {cf.__version__}, released {cf.__released__}\n")


def test_without_a_command_the_commands_are_listed() -> None:
    ran = _run()

    listed = {words[0] for words in _words(ran.stderr) if words}
    assert (ran.returncode, ran.stdout) == (2, "")
    assert {"tables", "show", "sql", "describe", "duckdb", "check", "build"} <= listed


def test_tables_lists_every_table_with_its_rows_and_the_views() -> None:
    ran = _run("tables", columns=300)

    lines = _words(ran.stdout)
    assert ran.returncode == 0
    assert lines[0] == ["table", "or", "view", "rows", "one", "row"]
    assert [line[:2] for line in lines[1:-7]] == [[table, f"{len(cf.load(table)):,}"] for table in cf.tables()]
    assert [line[0] for line in lines[-7:]] == [
        "cited_claims",
        "territory",
        "foreign_fighters",
        "sums",
        "differences",
        "claims_about",
        "why",
    ]


@pytest.mark.parametrize("columns", [30, 85])
def test_on_a_narrow_terminal_words_are_folded_and_none_is_lost(columns: int) -> None:
    ran = _run("show", "units", "--limit", "0", "--columns", "unit,name,aliases", columns=columns)

    units = cf.load("units", ["unit", "name", "aliases"])
    letters = "".join(ran.stdout.split())
    below = ran.stdout.startswith("- 1\n")
    assert below == (columns == 30)
    assert below or max(len(line) for line in ran.stdout.splitlines()) <= columns
    for cell in units.stack().dropna():
        assert all(word in letters for word in cell.split("|")[0].split()), cell


def test_a_table_too_wide_is_shown_a_row_below_the_other_without_what_is_null() -> None:
    ran = _run("show", "claims", "--limit", "2", columns=80)

    claims = cf.load("claims").head(2)
    shown = [line.split(maxsplit=1) for line in ran.stdout.splitlines()]
    assert [heading for heading in shown if heading[0] == "-"] == [["-", "1"], ["-", "2"]]
    assert [line[0] for line in shown if line[0] != "-"] == [
        column for _, row in claims.iterrows() for column in claims.columns if pd.notna(row[column])
    ]
    assert ["surface", claims["surface"][0]] in shown
    assert ran.stderr == f"2 of {len(cf.load('claims')):,} rows; --limit 0 shows all\n"


def test_the_screen_gets_twenty_rows_and_a_word_on_the_rest() -> None:
    ran = _run("show", "places", "--columns", "place,name")

    assert len(ran.stdout.splitlines()) == 1 + 20
    assert ran.stderr == f"20 of {len(cf.load('places'))} rows; --limit 0 shows all\n"


def test_a_query_without_rows_says_so() -> None:
    ran = _run("sql", "FROM why('nothing#1@0-1')")

    assert (ran.returncode, ran.stderr) == (0, "0 of 0 rows\n")


def test_whole_numbers_days_and_times_are_shown_as_such() -> None:
    ran = _run("sql", "SELECT 6000.0::DOUBLE AS people, 2016 AS year, NULL::INT AS none, 7.5 AS share, "
                      "DATE '2016-03-22' AS day, TIMESTAMP '2016-03-22 09:30' AS time")  # fmt: skip

    assert _words(ran.stdout) == [
        ["people", "year", "none", "share", "day", "time"],
        ["6,000", "2016", "7.5", "2016-03-22", "2016-03-22", "09:30:00"],
    ]


def test_csv_on_the_screen_has_every_row_and_reads_back_as_the_table() -> None:
    extracts = cf.load("extracts")

    ran = _run("show", "extracts", "--format", "csv")

    back = pd.read_csv(io.StringIO(ran.stdout), dtype={"position": "Int64", "paragraph": "Int64"})
    pd.testing.assert_frame_equal(back.astype({"role": extracts["role"].dtype}), extracts)
    assert ran.stderr == ""


def test_csv_of_claims_reads_back_to_the_last_digit(tmp_path: Path) -> None:
    claims = cf.load("claims")
    days = [column for column in claims if str(claims[column].dtype).startswith("datetime")]

    ran = _run("show", "claims", "-o", tmp_path / "claims.csv")

    back = pd.read_csv(tmp_path / "claims.csv", parse_dates=days)
    pd.testing.assert_frame_equal(back.astype(claims.dtypes.to_dict()), claims)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_integers_with_nulls_and_sums_stay_whole_in_csv() -> None:
    ran = _run("sql", "SELECT n, (SELECT sum(position) FROM extracts WHERE article = 'none') AS empty, "
                      "sum(n) OVER () AS whole FROM (VALUES (1), (NULL)) AS t(n)", "-f", "csv")  # fmt: skip

    assert ran.stdout == "n,empty,whole\n1,,1\n,,1\n"


def test_json_holds_the_values_and_null_where_there_is_none() -> None:
    ran = _run("sql", "SELECT 33.333333333333336::DOUBLE AS share, 3 AS n, NULL AS none, [1, 2] AS parts, true AS agrees, "
                      "DATE '2016-03-22' AS day, TIMESTAMP '2016-03-22 09:30' AS time, 'Věra' AS who", "-f", "json")  # fmt: skip

    assert json.loads(ran.stdout) == [
        {"share": 33.333333333333336, "n": 3, "none": None, "parts": [1, 2], "agrees": True, "day": "2016-03-22",
         "time": "2016-03-22 09:30:00", "who": "Věra"}
    ]  # fmt: skip
    assert "Věra" in ran.stdout


def test_parquet_keeps_days_as_days_and_every_value(tmp_path: Path) -> None:
    ran = _run("show", "claims", "--output", tmp_path / "it's.parquet")

    with duckdb.connect() as connection:
        written = connection.read_parquet(str(tmp_path / "it's.parquet"))
        published = connection.read_parquet(str(House.checkout().tables / "claims.parquet"))
        assert (ran.returncode, ran.stdout) == (0, "")
        assert (written.columns, list(map(str, written.types))) == (published.columns, list(map(str, published.types)))
        assert written.fetchall() == published.fetchall()


def test_the_format_asked_for_goes_before_the_name_of_the_file(tmp_path: Path) -> None:
    for format in ("csv", "json", "table"):
        _run(
            "sql",
            "SELECT surface FROM claims WHERE surface = '22 per cent' LIMIT 1",
            "-f",
            format,
            "-o",
            tmp_path / f"{format}.txt",
        )

    written = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert written["csv.txt"] == "surface\n22 per cent\n"
    assert json.loads(written["json.txt"]) == [{"surface": "22 per cent"}]
    assert written["table.txt"].split() == ["surface", "22", "per", "cent"]


def test_parameters_are_text_that_a_query_may_cast() -> None:
    ran = _run(
        "sql",
        "SELECT ?::INT + 1 AS n, ? AS words",
        "--param",
        "41",
        "--param",
        "x'; DROP TABLE claims; --",
        "-f",
        "csv",
    )

    assert ran.stdout == "n,words\n42,x'; DROP TABLE claims; --\n"


def test_describe_says_everything_in_a_pipe_one_line_a_column() -> None:
    ran = _run("describe", "articles", columns=40)

    assert ran.stdout == repr(cf.describe("articles")) + "\n"


def test_describe_keeps_to_the_width_of_a_terminal() -> None:
    ran = _run("describe", "articles", columns=72, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm")

    described = cf.describe("articles")
    assert max(len(re.sub(r"\x1b\[\d*m", "", line)) for line in ran.stdout.splitlines()) <= 72
    assert all(column.name in ran.stdout for column in described.columns)
    assert all(" ".join(rule.split()) in " ".join(ran.stdout.split()) for rule in described.rules)


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1", "TERM": "xterm-256color"}], ids=["pipe", "NO_COLOR"])
def test_what_goes_into_a_pipe_has_no_escapes(environment: dict[str, str]) -> None:
    ran = _run("show", "units", **environment)

    assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "clams"], "no table 'clams'; did you mean claims or places?"),
        (["describe", "article"], "no table 'article'; did you mean articles or dates?"),
        (["show", "claims", "--columns", "claim, surfac"], "no column of claims 'surfac'; did you mean surface?"),
        (["show", "sums"], "'sums' is not a table but a view or macro, for use in sql."),
        (["sql", "FROM clams"], 'Did you mean "claims"?'),
        (["sql", "SELECT surfac FROM claims"], 'Candidate bindings: "surface"'),
        (["sql", "SELEC 1"], "syntax error"),
        (["sql", ""], "the query is empty"),
        (["sql", "SELECT ?"], "Values were not provided"),
        (["show", "claims", "-f", "parquet"], "parquet is for files: give --output FILE"),
        (["show", "claims", "-f", "xml"], "'xml' is not one of"),
        (["show", "claims", "-o", "/nowhere/claims.csv"], "/nowhere/claims.csv: No such file or directory"),
        (["show", "claims", "-o", "/nowhere/claims.parquet"], "/nowhere/claims.parquet: "),
        (["duckdb", "/nowhere/figures.duckdb"], "/nowhere/figures.duckdb: No such file or directory"),
        (["check", "/nowhere/article.yaml"], "/nowhere/article.yaml: No such file or directory"),
        (["build", "--raw", "/nowhere", "--out", "/nowhere/out"], "/nowhere: no such folder of raw files"),
        (["build", "--raw", "/nowhere"], "raw files of your own need a folder of their own to publish to: --out"),
        (["shw"], "No such command 'shw'. Did you mean 'show'?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_usage_is_a_message_and_exit_code_2(arguments: list[str], message: str) -> None:
    ran = _run(*arguments, columns=300)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("reader", ["head -c 1", "true"])
@pytest.mark.parametrize("arguments", ["show claims --limit 0", "show claims -f csv", "describe claims"])
def test_a_reader_that_leaves_early_is_no_error(arguments: str, reader: str) -> None:
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; '{COMMAND}' {arguments} | {reader} > /dev/null"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")


def test_duckdb_writes_a_file_that_plain_duckdb_opens(tmp_path: Path) -> None:
    ran = _run("duckdb", tmp_path / "figures.duckdb", columns=20)

    with duckdb.connect(str(tmp_path / "figures.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (len(cf.load("claims")),)
    assert (ran.returncode, ran.stdout) == (0, f"wrote {tmp_path / 'figures.duckdb'}\n")


def test_a_good_raw_file_passes_the_check(tmp_path: Path, raw_file: Callable[..., RawFile]) -> None:
    good = raw_file()
    (tmp_path / good.name).write_bytes(good.content)

    ran = _run("check", tmp_path / good.name)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == "files checked: 1; with something wrong: 0"


def test_a_bad_raw_file_fails_the_check_with_a_line_that_says_where(
    tmp_path: Path, raw_file: Callable[..., RawFile]
) -> None:
    bad = raw_file(("indicator: territory_lost_share", "indicator: teritory_lost_share"))
    (tmp_path / bad.name).write_bytes(bad.content)

    ran = _run("check", tmp_path / bad.name, columns=40)

    line = bad.content.decode().splitlines().index("    indicator: teritory_lost_share") + 1
    (problem, summary) = ran.stdout.splitlines()
    assert (ran.returncode, ran.stderr) == (1, "")
    assert problem.startswith(f"{bad.name}:{line}: ")
    assert "teritory_lost_share" in problem and "territory_lost_share" in problem
    assert summary == "files checked: 1; with something wrong: 1"


def test_a_build_publishes_a_folder_of_its_own(three_files: Path, tmp_path: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in House.checkout().tables.iterdir()}

    ran = _run("build", "--raw", three_files, "--out", tmp_path / "tables")

    made = {path.stem for path in (tmp_path / "tables").glob("*.parquet")}
    with duckdb.connect(str(tmp_path / "tables" / "conflict_figures.duckdb"), read_only=True) as connection:
        files = connection.execute("SELECT file FROM articles ORDER BY file").fetchall()
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert made == set(cf.tables())
    assert files == [(path.name,) for path in sorted(three_files.iterdir())]
    assert {path.name: path.stat().st_mtime_ns for path in House.checkout().tables.iterdir()} == before


def test_a_folder_that_cannot_be_written_is_named_without_a_traceback(three_files: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    ran = _run("build", "--raw", three_files, "--out", tmp_path / "file" / "tables", columns=300)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[-1] == f"{tmp_path / 'file'}: File exists"
    assert "Traceback" not in ran.stderr


def test_a_build_without_a_checkout_is_bad_usage_and_leaves_the_tables(tmp_path: Path) -> None:
    package = tmp_path / "conflict_figures"
    shutil.copytree(Path(cf.__file__).parent, package, ignore=shutil.ignore_patterns("*.duckdb", "__pycache__"))
    shutil.copy(House.checkout().params_file, package / "params.yaml")
    before = {path.name: path.read_bytes() for path in (package / "tables").iterdir()}

    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv = ['x', 'build']\n"
        f"from conflict_figures import cli; assert cli.__file__ == {str(package / 'cli.py')!r}; cli.main()"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert {path.name: path.read_bytes() for path in (package / "tables").iterdir()} == before
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "no raw files, for this is no checkout: name your own with --raw or --articles\n"


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("missing", ["pyarrow", "ahocorasick"])
def test_without_the_extra_the_pipeline_says_what_to_install(command: str, missing: str) -> None:
    script = f"import sys; sys.modules[{missing!r}] = None; sys.argv = ['x', {command!r}]\nfrom conflict_figures import cli; cli.main()"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f'{missing} is not installed; this command needs pip install "conflict-figures[pipeline]"\n'


@pytest.mark.parametrize("table", cf.tables())
def test_every_table_can_be_written_as_text(table: str) -> None:
    frame = cf.load(table)

    rows = json.loads(_as_text(frame, Format.json))

    assert [list(row) for row in rows[:1]] == [list(frame.columns)][: len(frame)]
    assert [sum(value is None for value in row.values()) for row in rows] == list(frame.isna().sum(axis=1))
