"""Writes that are there whole or not at all, also after `kill -9`."""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
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
    folder: Path,
    files: Mapping[str, bytes],
    *,
    keep: Collection[str] = (),
    finish: Callable[[Path], None] | None = None,
) -> None:
    """Replace a folder by these files in one step: a reader sees the old folder or the new one.

    `keep` names files of the old folder to carry over; `finish` may add to the new folder before it takes its place.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}.new-"
    for left_over in folder.parent.glob(f"{prefix}*"):
        _remove_if_left_over(left_over)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=prefix))
    in_use = _hold(new)
    try:
        new.chmod(0o755)
        for name, content in files.items():
            write_file(new / name, content)
        for name in keep:
            if (folder / name).is_file() and not (new / name).exists():
                shutil.copy2(folder / name, new / name)
        if finish:
            finish(new)
        _take_place(new, folder)
    finally:
        os.close(in_use)
        shutil.rmtree(new, ignore_errors=True)


def _hold(folder: Path) -> int:
    """Mark a folder as in use by this process for as long as the descriptor is open; the system lets go of it with us."""
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _remove_if_left_over(folder: Path) -> None:
    """Remove the folder of a run that was killed, and not that of one that still runs."""
    with contextlib.suppress(FileNotFoundError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        finally:
            os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


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
