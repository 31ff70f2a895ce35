"""What the machine brings to a layout: its faces and its libraries for text, by name and age.

Two layouts of the same markup can differ only if this does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compiler.model.artifacts import Font
from compiler.typeset.fonts import faces_for

_LIBRARIES = re.compile(r"lib(pango|harfbuzz|fontconfig|freetype|fribidi|glib)")


@dataclass(frozen=True)
class FileState:
    """A file: its name, and its size and time, or the digest of its content."""

    name: str
    known: tuple[int, ...] | str


@dataclass(frozen=True)
class FontState:
    """The faces in the order of their use, each with its file, and the libraries."""

    faces: tuple[tuple[FileState, int], ...]
    libraries: tuple[FileState, ...]


def font_state(
    fonts: Sequence[Font], fallbacks: Sequence[Font], project_fonts: Path | None
) -> FontState:
    """The state of the declared fonts; see ``fonts.open_fonts``, which raises the same."""
    found = faces_for(fonts, fallbacks, project_fonts)
    folder = project_fonts.resolve() if project_fonts else None
    states = {face.file: _file(face.file, folder) for face in found}
    return FontState(
        tuple((states[face.file], face.index) for face in found),
        tuple(_installed(path) for path in _loaded()),
    )


def _file(path: Path, own: Path | None) -> FileState:
    """A font of the project by its content: it may be put back with an older time."""
    if own is None or not path.resolve().is_relative_to(own):
        return _installed(path)
    with path.open("rb") as file:
        return FileState(path.name, hashlib.file_digest(file, "sha256").hexdigest())


def _installed(path: Path) -> FileState:
    known = path.stat()
    return FileState(str(path), (known.st_size, known.st_mtime_ns))


def _loaded() -> tuple[Path, ...]:
    """The libraries for text that are loaded; none where the system does not tell."""
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    files = {line[line.index("/") :] for line in lines if "/" in line}
    paths = map(Path, sorted(files))
    return tuple(
        path
        for path in paths
        # not those that Python packages bring along: which are loaded depends on what went before
        if _LIBRARIES.match(path.name) and "site-packages" not in path.parts and path.is_file()
    )
