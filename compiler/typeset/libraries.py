"""The libraries for text that this process has loaded, by the age of their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LIBRARIES = re.compile(r"lib(pango|harfbuzz|fontconfig|freetype|fribidi|glib)")


@dataclass(frozen=True)
class FileState:
    """A file: its name, and its size and time, or the digest of its content."""

    name: str
    known: tuple[int, ...] | str


def installed(path: Path) -> FileState:
    """The state of what is installed: that does not change unseen."""
    known = path.stat()
    return FileState(str(path), (known.st_size, known.st_mtime_ns))


def text_libraries() -> tuple[FileState, ...]:
    """The libraries for text that are loaded; none where the system does not tell."""
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    files = {line[line.index("/") :] for line in lines if "/" in line}
    paths = map(Path, sorted(files))
    return tuple(
        installed(path)
        for path in paths
        # not those that Python packages bring along: which are loaded depends on what went before
        if _LIBRARIES.match(path.name) and "site-packages" not in path.parts and path.is_file()
    )
