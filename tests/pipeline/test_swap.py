"""Writes that are there whole or not at all."""

import os
from pathlib import Path

import pytest

from conflict_figures.pipeline import swap
from conflict_figures.pipeline.swap import replace_folder, write_file

OLD = {"a.txt": b"old a", "b.txt": b"old b"}
NEW = {"a.txt": b"new a", "c.txt": b"new c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    replace_folder(folder, OLD)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_a_folder_is_replaced_whole(folder: Path) -> None:
    replace_folder(folder, NEW)

    assert held(folder) == NEW
    assert beside(folder) == ["tables"]


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    replace_folder(tmp_path / "far" / "off", NEW)

    assert held(tmp_path / "far" / "off") == NEW


def test_the_old_files_to_keep_are_carried_over_where_there_is_no_new_one(folder: Path) -> None:
    replace_folder(folder, NEW, keep=["a.txt", "b.txt", "never-there.txt"])

    assert held(folder) == OLD | NEW


def test_an_old_file_that_is_not_to_be_kept_goes(folder: Path) -> None:
    replace_folder(folder, NEW, keep=["a.txt"])

    assert held(folder) == NEW


def test_what_finish_adds_is_there_with_the_rest(folder: Path) -> None:
    def finish(new: Path) -> None:
        assert held(new) == NEW
        assert held(folder) == OLD
        write_file(new / "database.json", b"{}")

    replace_folder(folder, NEW, finish=finish)

    assert held(folder) == NEW | {"database.json": b"{}"}


def test_a_failure_before_the_end_leaves_the_old_folder_and_no_litter(folder: Path) -> None:
    def fail(new: Path) -> None:
        raise OSError("no space left on the disk")

    with pytest.raises(OSError, match="no space"):
        replace_folder(folder, NEW, finish=fail)

    assert held(folder) == OLD
    assert beside(folder) == ["tables"]


def test_a_failure_in_the_middle_of_the_files_leaves_the_old_folder(folder: Path) -> None:
    with pytest.raises(TypeError):
        replace_folder(folder, {"a.txt": b"new a", "c.txt": "no bytes"})  # type: ignore[dict-item]

    assert held(folder) == OLD
    assert beside(folder) == ["tables"]


def test_what_a_killed_run_left_over_is_removed(folder: Path) -> None:
    left_over = folder.parent / ".tables.new-of-a-killed-run"
    left_over.mkdir()
    (left_over / "half.txt").write_bytes(b"ha")

    replace_folder(folder, NEW)

    assert beside(folder) == ["tables"]


def test_the_folder_of_a_run_that_still_goes_on_is_no_left_over(folder: Path) -> None:
    def finish(new: Path) -> None:
        replace_folder(folder, {"a.txt": b"of another run"})  # while this run's folder waits to take its place
        assert held(new) == NEW

    replace_folder(folder, NEW, finish=finish)

    assert held(folder) == NEW
    assert beside(folder) == ["tables"]


def test_the_left_overs_of_another_folder_stay(folder: Path) -> None:
    (folder.parent / ".other.new-x").mkdir()

    replace_folder(folder, NEW)

    assert beside(folder) == [".other.new-x", "tables"]


def test_without_an_exchange_in_one_step_the_folder_is_replaced_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap.sys, "platform", "darwin")

    replace_folder(folder, NEW)

    assert held(folder) == NEW
    assert beside(folder) == ["tables"]


def test_a_reader_that_holds_the_old_folder_open_keeps_the_old_files(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        with (folder / "a.txt").open("rb") as reader:
            replace_folder(folder, NEW)

            assert reader.read() == b"old a"
    finally:
        os.close(handle)


def test_files_and_folders_can_be_read_by_everyone(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o644


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "deep" / "report.md", b"old")
    write_file(tmp_path / "deep" / "report.md", b"new")

    assert held(tmp_path / "deep") == {"report.md": b"new"}


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_litter(tmp_path: Path) -> None:
    write_file(tmp_path / "report.md", b"old")

    with pytest.raises(TypeError):
        write_file(tmp_path / "report.md", "no bytes")  # type: ignore[arg-type]

    assert held(tmp_path) == {"report.md": b"old"}


def test_a_file_where_a_folder_stands_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "report.md").mkdir()

    with pytest.raises(OSError):
        write_file(tmp_path / "report.md", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert (tmp_path / "report.md").is_dir()
