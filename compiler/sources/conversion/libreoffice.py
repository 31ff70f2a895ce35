"""LibreOffice at work: one process for many files, bounded, and gone when its parent is.

It sees the files that it converts and its own, and no network.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compiler.scratch import scratch_folder
from compiler.sources.conversion.confinement import confine
from compiler.sources.conversion.profile import write_profile
from compiler.workers.life import die_with

_PLACES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
)
_FILTER = "docx:MS Word 2007 XML"
_RESTART = 81  # its exit status when it has set up a new profile and wants to be started again
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET: unshare(2)


@dataclass(frozen=True)
class Bounds:
    """What a conversion may take: of computing, of time, of memory and of disk for a file.

    The time is far: on a busy machine it computes little. ``cpu_s`` and ``wall_s`` are for the
    first file; each further one adds ``further_s``, up to ``most_s`` in all.
    """

    cpu_s: int = 60
    wall_s: int = 300
    further_s: int = 10
    most_s: int = 1200
    memory: int = 3 * 1024 * 1024 * 1024
    file: int = 600 * 1024 * 1024


BOUNDS = Bounds()


@cache
def program() -> Path | None:
    """LibreOffice's own program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    folders = [Path(found).resolve().parent] if found else []
    for folder in (*folders, *map(Path, _PLACES)):
        if (folder / "soffice.bin").is_file():
            return folder / "soffice.bin"
    return None


@cache
def version() -> str:
    """What tells this LibreOffice from others; "" where none is installed."""
    found = program()
    if found is None:
        return ""
    try:
        return (found.parent / "versionrc").read_text("utf-8", "replace")
    except OSError:
        return str(found.stat().st_mtime_ns)


def convert(files: Sequence[Path], into: Path, bounds: Bounds = BOUNDS) -> bool:
    """Have the files written to the folder ``into`` as .docx, each under its own name.

    False if the process came to no good end: what it has not written may be no fault of those.
    """
    found = program()
    if found is None:
        return False
    seconds = min(bounds.wall_s + bounds.further_s * (len(files) - 1), bounds.most_s)
    with scratch_folder() as home:
        write_profile(home / "profile")
        command = [
            str(found),
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", _FILTER, "--outdir", str(into)),
            *map(str, files),
        ]
        places = (into, *{file.parent for file in files})
        status = _run(command, home, places, bounds, seconds)
        if status == _RESTART:
            status = _run(command, home, places, bounds, seconds)
    return status == 0


def _run(
    command: Sequence[str], home: Path, places: Sequence[Path], bounds: Bounds, seconds: int
) -> int | None:
    """The exit status; None of a process that was ended after ``seconds``."""
    parent = os.getpid()
    program, own = Path(command[0]).parent.parent, [home, *places]
    process = subprocess.Popen(  # noqa: S603 - a program's own path, and files of our names
        command,
        cwd=home,
        env=_surroundings(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: _restrained(parent, bounds, seconds, program, own),  # noqa: PLW1509 - a worker has one thread
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        process.kill()
        process.wait()


def _surroundings(home: Path) -> dict[str, str]:
    """Nothing of the user's: neither settings, nor a display, nor a proxy."""
    path = os.environ.get("PATH", "/usr/bin:/bin")
    return {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PATH": path,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _restrained(
    parent: int, bounds: Bounds, seconds: int, program: Path, own: Sequence[Path]
) -> None:
    """Put the bounds on the process that becomes LibreOffice."""
    import resource  # noqa: PLC0415 - not on Windows

    if sys.platform == "linux":
        # no network; where the system does not grant that, the profile's proxy leads nowhere
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    confine(own, program)
    die_with(parent)
    wanted = {
        resource.RLIMIT_CPU: min(bounds.cpu_s * max(1, seconds // bounds.wall_s), seconds),
        resource.RLIMIT_AS: bounds.memory,
        resource.RLIMIT_FSIZE: bounds.file,
        resource.RLIMIT_CORE: 0,
    }
    for name, most in wanted.items():
        _, hard = resource.getrlimit(name)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(name, (soft, hard))
