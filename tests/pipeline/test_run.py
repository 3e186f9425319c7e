"""The runner: which files it takes, where it publishes to, and what it says to an author."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conflict_figures.errors import ConflictFiguresError
from conflict_figures.pipeline.__main__ import main
from conflict_figures.pipeline.build import build
from conflict_figures.pipeline.contributor import check_files
from conflict_figures.pipeline.house import House, InputError
from conflict_figures.pipeline.inputs.raw import RawFile
from conflict_figures.pipeline.run import BESIDE_THE_TABLES, STEPS, run_stage
from conflict_schemas import TABLES

MakeRaw = Callable[..., RawFile]
PUBLISHED = {f"{name}.parquet" for name in TABLES} | {"datapackage.json", "croissant.json"}
NAME = "example-2016-03-europe"


@pytest.fixture
def house(tmp_path: Path, raw_file: MakeRaw, monkeypatch: pytest.MonkeyPatch) -> House:
    """A checkout with the one example article."""
    house = replace(
        House.checkout(),
        raw=tmp_path / "raw",
        corrections=tmp_path / "corrections.yaml",
        params_file=tmp_path / "params.yaml",
        interim=tmp_path / "interim",
        tables=tmp_path / "tables",
        docs=tmp_path / "docs",
    )
    house.raw.mkdir()
    house.params_file.write_text("about_tolerance: 0.1\ncomparable_days: 31\nconfidence_prior_figures: 4\n")
    (house.raw / raw_file().name).write_bytes(raw_file().content)
    monkeypatch.setattr(House, "checkout", lambda: house)
    return house


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# Raw files


def test_hidden_files_and_those_in_hidden_folders_are_passed_over(house: House) -> None:
    for hidden in (".DS_Store", ".git/config", "2016/.cache/deep/a.yaml"):
        (house.raw / hidden).parent.mkdir(parents=True, exist_ok=True)
        (house.raw / hidden).write_text("no article")
    (house.raw / "2016/a.yaml").write_text("an article")

    assert [file.name for file in house.raw_files()] == ["2016/a.yaml", f"{NAME}.yaml"]


def test_links_to_files_to_folders_and_to_nothing_are_named_and_not_read(house: House, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.yaml").write_text("not ours")
    for name, target in {"file.yaml": "elsewhere/secret.yaml", "folder": "elsewhere", "nothing.yaml": "gone"}.items():
        (house.raw / name).symlink_to(tmp_path / target)

    links = [file for file in house.raw_files() if file.is_link]

    assert [(file.name, file.content) for file in links] == [("file.yaml", b""), ("folder", b""), ("nothing.yaml", b"")]


def test_a_name_that_is_not_utf8_can_be_printed(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(house.raw) + b"/caf\xe9.yaml")).write_text("title: x")

    code = check_files([])

    assert code == 1
    assert r"caf\xe9.yaml:1: " in capsys.readouterr().out


# Parameters


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("about_tolerance: a tenth", "params.yaml:1: about_tolerance: found 'a tenth', wanted a number, at least 0"),
        (
            "# one\nabout_tolerance: 1",
            "params.yaml:2: about_tolerance: found 1, wanted a number, at least 0 and less than 1",
        ),
        ("about_tolerance: -0.1", "params.yaml:1: about_tolerance: found -0.1, wanted"),
        ("about_tolerance: .nan", "params.yaml:1: about_tolerance: found nan, wanted"),
        ("about_tolerance: true", "params.yaml:1: about_tolerance: found True, wanted"),
        ("about_tolerence: 0.1", "params.yaml:1: about_tolerance: found null, wanted"),
        ("[0.1]", "params.yaml:1: about_tolerance: found null, wanted"),
        ("", "params.yaml:1: file: found an empty file, wanted some data"),
        ("about_tolerance: [", "params.yaml:2: file: found"),
    ],
)
def test_a_tolerance_that_cannot_be_is_told_with_its_line(text: str, said: str, house: House) -> None:
    house.params_file.write_text(text)

    with pytest.raises(InputError) as raised:
        house.params()

    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(("text", "tolerance"), [("0", 0.0), ("0.25", 0.25)])
def test_the_tolerance_is_what_the_parameters_say(text: str, tolerance: float, house: House) -> None:
    house.params_file.write_text(f"about_tolerance: {text}\ncomparable_days: 31\nconfidence_prior_figures: 4\n")

    assert house.params().about_tolerance == tolerance


# Where a build publishes to


def test_a_folder_that_holds_what_no_build_made_is_refused(house: House, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build(house.raw, out) == 0
    (out / "thesis.odt").write_text("years of work")

    with pytest.raises(ConflictFiguresError, match="out: holds 'thesis\\.odt', which no build made; a build replaces"):
        build(house.raw, out)

    assert (out / "thesis.odt").read_text() == "years of work"


@pytest.mark.parametrize("target", ["raw", "raw/tables", "."], ids=["the raw files", "among them", "around them"])
def test_the_folder_of_raw_files_is_no_place_for_tables(target: str, house: House, tmp_path: Path) -> None:
    with pytest.raises(ConflictFiguresError, match="lies in the folder that is read, or around it"):
        build(house.raw, tmp_path / target)

    assert names(house.raw) == {f"{NAME}.yaml"}


def test_a_file_is_no_folder_to_publish_to(house: House, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(ConflictFiguresError, match="out: not a folder"):
        build(house.raw, tmp_path / "out")

    assert (tmp_path / "out").read_text() == "a file"


def test_raw_files_of_ones_own_do_not_replace_the_packages_tables(house: House) -> None:
    with pytest.raises(
        ConflictFiguresError, match="raw files of your own need a folder of their own to publish to: --out"
    ):
        build(house.raw)

    assert not house.tables.exists()


@pytest.mark.parametrize("made", [True, False], ids=["empty", "missing"])
def test_no_raw_files_are_bad_usage_and_no_empty_tables(made: bool, house: House, tmp_path: Path) -> None:
    if made:
        (tmp_path / "none").mkdir()

    with pytest.raises(ConflictFiguresError, match="none: no such folder of raw files, or none in it") as raised:
        build(tmp_path / "none", tmp_path / "out")

    assert raised.value.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_and_then_that_of_the_build_are_published_to(house: House, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert build(house.raw, out) == 0
    (out / ".claims.parquet.of-a-killed-run").write_text("half")

    assert build(house.raw, out) == 0

    assert names(out) == PUBLISHED | set(BESIDE_THE_TABLES)


def test_the_working_directory_and_a_link_can_be_published_to(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    monkeypatch.chdir(tmp_path / "here")

    build(house.raw, Path())
    build(house.raw, tmp_path / "link")

    assert names(tmp_path / "here") == names(tmp_path / "there") == PUBLISHED | set(BESIDE_THE_TABLES)
    assert (tmp_path / "link").is_symlink()


def test_the_stage_publish_keeps_what_other_stages_put_beside_the_tables_and_nothing_else(house: House) -> None:
    for stage in STEPS:
        run_stage(stage, house)
    house.tables.mkdir()
    for name in (*BESIDE_THE_TABLES, "claims.parquet", "of-an-older-version.parquet"):
        (house.tables / name).write_text("old")

    run_stage("publish", house)

    assert names(house.tables) == PUBLISHED | set(BESIDE_THE_TABLES)
    assert {name for name in names(house.tables) if (house.tables / name).read_bytes() == b"old"} == set(
        BESIDE_THE_TABLES
    )


def test_a_stage_that_cannot_write_names_what_is_in_the_way(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.interim.write_text("a file where a folder should be")

    code = main(["ingest"])

    assert (code, capsys.readouterr().err) == (2, f"{house.interim}: File exists\n")


# What an author is told


def test_a_file_is_told_by_its_place_in_the_folder_of_raw_files(
    house: House, raw_file: MakeRaw, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = raw_file(("origin: FRA", "origin: FRX"), name="bad")
    (house.raw / "2016").mkdir()
    (house.raw / "2016/bad.yaml").write_bytes(bad.content)

    code = check_files([house.raw / "2016/bad.yaml"])

    first, last = capsys.readouterr().out.splitlines()
    assert code == 1
    assert first.startswith("2016/bad.yaml:31: extracts[1].claims[2].origin: found 'FRX'")
    assert last == "files checked: 1; with something wrong: 1"


def test_a_file_in_a_folder_of_the_raw_files_does_not_clash_with_itself(
    house: House, raw_file: MakeRaw, capsys: pytest.CaptureFixture[str]
) -> None:
    (house.raw / "2016").mkdir()
    (house.raw / "2016/good.yaml").write_bytes(raw_file(name="good").content)

    code = check_files([house.raw / "2016/good.yaml"])

    assert (code, capsys.readouterr().out.splitlines()[0]) == (0, "files checked: 1; with something wrong: 0")


def test_a_file_that_is_given_twice_is_checked_once(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(house.raw)

    code = check_files([Path(f"{NAME}.yaml"), house.raw / f"../raw/{NAME}.yaml"])

    assert (code, capsys.readouterr().out.splitlines()[0]) == (0, "files checked: 1; with something wrong: 0")


def test_only_files_that_are_named_are_set_beside_the_machine(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    check_files([])
    of_all = capsys.readouterr().out
    check_files([house.raw / f"{NAME}.yaml"])
    of_one = capsys.readouterr().out

    assert of_all == "files checked: 1; with something wrong: 0\n"
    assert f"{NAME}.yaml: claims: 4; curator and machine agree in full: " in of_one


def test_an_author_is_told_that_a_link_is_no_file_of_its_own(
    house: House, tmp_path: Path, raw_file: MakeRaw, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "linked.yaml").write_bytes(raw_file(name="linked").content)
    (house.raw / "linked.yaml").symlink_to(tmp_path / "linked.yaml")

    code = check_files([house.raw / "linked.yaml"])

    assert code == 1
    assert "linked.yaml:1: file: found a symbolic link, wanted a file of its own\n" in capsys.readouterr().out
