"""dvc.yaml names all that a stage reads: of our modules every one that the stage's module imports, near or far.

A module that is missing there is a change that `dvc repro` would not see.
"""

from pathlib import Path

import grimp
import pytest
import yaml

from conflict_figures.pipeline import run
from conflict_figures.pipeline.run import STAGES, STEPS

ROOT = Path(__file__).parents[2]
SOURCES = {"conflict_figures": ROOT / "dataset", "conflict_schemas": ROOT / "schemas"}
# What no stage's result depends on: the package's own name and version (but for `publish`, which writes the version down),
# and the errors that end a run.
HARMLESS = {"conflict_figures", "conflict_figures.pipeline", "conflict_figures.errors"}
ANOTHER_INPUT = {"conflict_figures.pipeline.own_articles"}  # which no stage of DVC reads
RUNNER = {"conflict_figures.pipeline.run", "conflict_figures.pipeline.parquet", "conflict_figures.pipeline.swap"}


@pytest.fixture(scope="module")
def stages() -> dict[str, dict[str, list[str]]]:
    """Stage to its `deps` and `outs` as paths."""
    text = (ROOT / "dvc.yaml").read_text(encoding="utf-8")
    for variable in yaml.safe_load(text)["vars"]:
        ((name, value),) = variable.items()
        text = text.replace(f"${{{name}}}", value)
    described = yaml.safe_load(text)["stages"]
    return {
        stage: {
            "deps": entry["deps"],
            "outs": [next(iter(out)) if isinstance(out, dict) else out for out in entry["outs"]],
        }
        for stage, entry in described.items()
    }


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("conflict_figures", "conflict_schemas", exclude_type_checking_imports=True, cache_dir=None)


def file_of(module: str) -> Path:
    root, *rest = module.split(".")
    path = SOURCES[root].joinpath(root, *rest)
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def covered(file: Path, deps: list[str]) -> bool:
    return any(file == ROOT / dep or (ROOT / dep) in file.parents for dep in deps)


def test_dvc_has_the_stages_that_the_runner_has(stages: dict[str, dict[str, list[str]]]) -> None:
    assert list(stages) == list(STAGES)


def test_every_dependency_on_code_is_there(stages: dict[str, dict[str, list[str]]]) -> None:
    code = {
        dep for entry in stages.values() for dep in entry["deps"] if dep.endswith((".py", ".sql", "schemas", "inputs"))
    }

    assert {dep for dep in code if not (ROOT / dep).exists()} == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_every_module_of_ours_that_it_imports(
    stage: str, stages: dict[str, dict[str, list[str]]], imports: grimp.ImportGraph
) -> None:
    named = STEPS[stage][0].__code__.co_names if stage in STEPS else ()
    used = {getattr(getattr(run, name, None), "__module__", None) for name in named}
    modules = {f"conflict_figures.pipeline.{stage}", *(used & imports.modules)} - ANOTHER_INPUT - RUNNER
    needed = set().union(*map(imports.find_upstream_modules, modules)) | modules | RUNNER

    missing = {
        file_of(name).relative_to(ROOT).as_posix()
        for name in needed - HARMLESS
        if not covered(file_of(name), stages[stage]["deps"])
    }

    assert missing == set()


def test_publish_depends_on_the_version(stages: dict[str, dict[str, list[str]]]) -> None:
    assert "dataset/conflict_figures/__init__.py" in stages["publish"]["deps"]


@pytest.mark.parametrize("stage", STEPS)
def test_a_stage_puts_out_the_folder_that_the_runner_writes(
    stage: str, stages: dict[str, dict[str, list[str]]]
) -> None:
    assert stages[stage]["outs"] == [f"dataset/interim/{stage}"]


def test_stages_that_read_the_codebook_depend_on_it(stages: dict[str, dict[str, list[str]]]) -> None:
    readers = {stage for stage, entry in stages.items() if "dataset/conflict_figures/codebook" in entry["deps"]}

    assert readers == {"ingest", "propose", "measure", "code", "reconcile", "report"}
