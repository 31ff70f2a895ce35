"""Files and folders that are there only while something is made, and what becomes of them.

Their names tell which process made them. One that is killed cannot tidy up: the next that works in
the same place removes what belongs to no living process.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import rmtree

_FILE = re.compile(r"\..+\.(\d+)\.[^.]+\.part")  # hidden, beside the file it will be
_FOLDER = re.compile(r"wenxuan-(\d+)-[^.]+")


@contextmanager
def scratch_folder(parent: Path | None = None) -> Iterator[Path]:
    """A new folder that nobody else can read, removed when it is left.

    It lies in ``parent``, else where the system has temporary files.
    """
    _remove_once(os.getpid(), parent or Path(tempfile.gettempdir()))
    made = tempfile.mkdtemp(prefix=f"wenxuan-{os.getpid()}-", dir=parent)
    try:
        yield Path(made).resolve()
    finally:
        rmtree(made, ignore_errors=True)


def write_aside(path: Path, content: bytes, *, lasting: bool = True) -> Path:
    """The content in a new file beside ``path``; safe on the disk if it is to be ``lasting``."""
    prefix = f".{path.name[:40]}.{os.getpid()}."
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        aside.chmod(0o644)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def remove_abandoned(folder: Path) -> None:
    """Remove what processes that were killed have left in ``folder``."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _FILE.fullmatch(entry.name) or _FOLDER.fullmatch(entry.name)
            if match and not _is_alive(int(match[1])):
                _remove(entry)


@cache
def _remove_once(pid: int, folder: Path) -> None:
    """``remove_abandoned``, the first time that the process ``pid`` works in ``folder``."""
    del pid
    remove_abandoned(folder)


def _remove(entry: os.DirEntry[str]) -> None:
    """Remove a file or folder, if it is ours to remove."""
    if entry.is_dir(follow_symlinks=False):
        rmtree(entry.path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            Path(entry.path).unlink()


def _is_alive(pid: int) -> bool:
    """Whether a process of that number exists; taken for granted where asking would end it."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True
