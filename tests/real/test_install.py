"""What somebody meets who installs from git, without a checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from clones import ROOT, run

import conflict_figures as cf

pytestmark = pytest.mark.xdist_group("install")

SESSION = """
import json
import conflict_figures as cf

claims = cf.load("claims")
with cf.connect() as connection:
    (comment,) = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'claims'").fetchone()
row = cf.sql("SELECT whole, arithmetic FROM sums WHERE article = ?", ["irish-times-2016-03-isis-has-had-losses"]).iloc[0]
print(json.dumps({
    "version": cf.__version__,
    "claims": len(claims),
    "dtypes": {name: str(claims[name].dtype) for name in ("value_low", "bound", "as_of_start", "value_agrees")},
    "comment": comment,
    "whole": row["whole"],
    "arithmetic": row["arithmetic"],
}))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment into which the package was installed from git, with no extras."""
    folder = tmp_path_factory.mktemp("install")
    assert run(sys.executable, "-m", "venv", folder / "venv", cwd=folder).returncode == 0
    new = folder / "venv/bin/python"
    installed = run(new, "-m", "pip", "install", "--quiet", f"git+{ROOT.as_uri()}", cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return new


def test_the_installed_package_loads_connects_and_answers(python: Path, tmp_path: Path) -> None:
    done = run(python, "-c", SESSION, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    package = json.loads((ROOT / "dataset/conflict_figures/tables/datapackage.json").read_text(encoding="utf-8"))
    (claims,) = (resource for resource in package["resources"] if resource["name"] == "claims")
    assert json.loads(done.stdout) == {
        "version": package["version"],
        "claims": claims["rowCount"],
        "dtypes": {
            "value_low": "Float64", "bound": "category", "as_of_start": "datetime64[us]", "value_agrees": "boolean",
        },
        "comment": claims["description"],
        "whole": "more than 6,000",
        "arithmetic": "2,300 + 1,600 + 800 + 534 = 5,234, against more than 6,000; remainder at least 766",
    }  # fmt: skip


def test_the_pipeline_without_its_extra_says_what_to_install(python: Path, tmp_path: Path) -> None:
    done = run(python.parent / "conflict-figures", "build", cwd=tmp_path)

    assert done.returncode == 2
    assert 'pip install "conflict-figures[pipeline]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_oldest_duckdb_that_is_allowed_opens_the_file(tmp_path: Path) -> None:
    cf.duckdb_file(tmp_path / "figures.duckdb")
    assert run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path).returncode == 0
    old = tmp_path / "venv/bin/python"
    assert run(old, "-m", "pip", "install", "--quiet", "duckdb==1.4.0", cwd=tmp_path).returncode == 0
    code = (
        "import duckdb; connection = duckdb.connect('figures.duckdb', read_only=True); "
        "print(duckdb.__version__, connection.execute('SELECT count(*) FROM cited_claims').fetchone()[0])"
    )

    done = run(old, "-c", code, cwd=tmp_path)

    coded = int((cf.load("claims")["coded_by"] != "none").sum())
    assert done.stdout.split() == ["1.4.0", str(coded)], done.stderr


def test_importing_the_package_loads_nothing_heavy(python: Path, tmp_path: Path) -> None:
    code = "import sys, conflict_figures; print(*sorted({'pandas', 'pandera', 'duckdb', 'numpy', 'pyarrow'} & set(sys.modules)))"

    done = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
