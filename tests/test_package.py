"""The distribution: what its wheel holds, and what it says of itself."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest

import conflict_figures as cf
from conflict_schemas import TABLES

ROOT = Path(__file__).parent.parent
# What an install from git finds, with the DuckDB file that a build leaves beside the tables.
TREE = (
    ".gitignore",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LICENSE-DATA",
    "params.yaml",
    "dataset",
    "schemas",
    "tests",
)
MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    for part in TREE:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / "tree" / part, ignore=shutil.ignore_patterns("__pycache__", "store"))
        else:
            (folder / "tree").mkdir(exist_ok=True)
            shutil.copy(ROOT / part, folder / "tree" / part)
    (folder / "tree/dataset/conflict_figures/tables/conflict_figures.duckdb").touch()
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, folder / "tree"],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found for hatchling" in built.stderr:
        pytest.skip("pip cannot get the build backend hatchling here")
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    with ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    return Parser().parsestr(wheel.read(f"conflict_figures-{cf.__version__}.dist-info/METADATA").decode())


def test_the_version_is_that_of_the_data_package() -> None:
    package = json.loads(files("conflict_figures").joinpath("tables/datapackage.json").read_text(encoding="utf-8"))

    assert cf.__version__ == package["version"]


def test_the_public_names_are_those_that_are_documented() -> None:
    assert sorted(cf.__all__) == [
        "Description",
        "connect",
        "describe",
        "duckdb_file",
        "extract",
        "extract_frame",
        "load",
        "sql",
        "tables",
    ]
    assert set(cf.__all__) <= set(dir(cf))
    for public in cf.__all__:
        assert getattr(cf, public).__doc__, public
    with pytest.raises(AttributeError, match="module 'conflict_figures' has no attribute 'lod'"):
        _ = cf.lod


def test_the_wheel_holds_both_packages_with_tables_codebook_and_views(wheel: ZipFile) -> None:
    held = {name for name in wheel.namelist() if not name.endswith("/")}
    sources = {
        path.relative_to(ROOT / root).as_posix()
        for root, package in (("dataset", "conflict_figures"), ("schemas", "conflict_schemas"))
        for path in (ROOT / root / package).rglob("*")
        if path.suffix in {".py", ".sql", ".toml", ".yaml"} or path.name == "py.typed"
    }

    assert {"conflict_figures/py.typed", "conflict_schemas/py.typed", "conflict_figures/views.sql"} <= sources
    assert sources <= held
    assert {f"conflict_figures/tables/{table}.parquet" for table in TABLES} <= held
    assert {"conflict_figures/tables/datapackage.json", "conflict_figures/params.yaml"} <= held


def test_the_wheel_holds_nothing_that_a_user_has_no_use_for(wheel: ZipFile) -> None:
    held = [Path(name) for name in wheel.namelist()]

    assert {path.parts[0] for path in held} == {
        "conflict_figures", "conflict_schemas", f"conflict_figures-{cf.__version__}.dist-info",
    }  # fmt: skip
    assert [path for path in held if path.suffix in {".duckdb", ".dvc", ".ipynb", ".pyc"}] == []
    assert {path.parent.name for path in held if path.suffix == ".yaml" and path.name != "params.yaml"} == {"codebook"}
    assert [
        path for path in held if path.name.startswith("test_") or {"tests", "raw", "interim"} & set(path.parts)
    ] == []


def test_the_wheel_is_small(wheel: ZipFile) -> None:
    assert 0 < Path(str(wheel.filename)).stat().st_size < MOST_BYTES


def test_the_wheel_carries_both_licences(wheel: ZipFile, metadata: Message) -> None:
    folder = f"conflict_figures-{cf.__version__}.dist-info/licenses"

    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
    assert "MIT License" in wheel.read(f"{folder}/LICENSE").decode()
    assert "Attribution 4.0" in wheel.read(f"{folder}/LICENSE-DATA").decode()


def test_the_metadata_name_extras_and_few_requirements_and_point_to_no_registry(metadata: Message) -> None:
    core = {line.split(">")[0] for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line}
    header = {value for key, value in metadata.items() if key != "Description"}

    assert (metadata["Name"], metadata["Version"]) == ("conflict-figures", cf.__version__)
    assert metadata.get_all("Provides-Extra") == ["dev", "notebook", "pipeline"]
    assert core == {"duckdb", "pandas", "pandera[pandas]", "rich", "typer"}
    assert [value for value in header if "://" in value] == []
