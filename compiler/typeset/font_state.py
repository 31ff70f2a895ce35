"""What the machine brings to a layout: its faces and its libraries for text, by name and age.

Two layouts of the same markup can differ only if this does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compiler.model.artifacts import Font
from compiler.typeset.fonts import faces_for
from compiler.typeset.libraries import FileState, installed, text_libraries


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
        text_libraries(),
    )


def _file(path: Path, own: Path | None) -> FileState:
    """A font of the project by its content: it may be put back with an older time."""
    if own is None or not path.resolve().is_relative_to(own):
        return installed(path)
    with path.open("rb") as file:
        return FileState(path.name, hashlib.file_digest(file, "sha256").hexdigest())
