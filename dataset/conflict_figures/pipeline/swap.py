"""Writes that are there whole or not at all, also after `kill -9`."""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

AT_FDCWD = -100  # linux/fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h


def write_file(path: Path, content: bytes) -> None:
    """Write a file: to a temporary sibling, flushed to disk, then renamed over the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_folder(
    folder: Path, files: Mapping[str, bytes], *, keep: bool = False, finish: Callable[[Path], None] | None = None
) -> None:
    """Replace a folder by these files in one step: a reader sees the old folder or the new one.

    `keep` carries over the old folder's other files; `finish` may add to the new folder before it takes its place.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}.new-"
    for left_over in folder.parent.glob(f"{prefix}*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=prefix))
    try:
        new.chmod(0o755)
        for name, content in files.items():
            write_file(new / name, content)
        if keep and folder.is_dir():
            for old in folder.iterdir():
                if old.is_file() and not (new / old.name).exists():
                    os.link(old, new / old.name)
        if finish:
            finish(new)
        _take_place(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _take_place(new: Path, folder: Path) -> None:
    """Put the new folder where the old one is; the old one is left under the new one's name."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        # without an exchange in one step: two renames, between which the folder is away for a moment
        aside = new.with_name(new.name + ".old")
        folder.rename(aside)
        new.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, as Linux can; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
