"""How sources are read, and what they are called: known before anything that reads is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from compiler.file_names import readable
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.pictures.room import A4, PictureRoom


@dataclass(frozen=True)
class ReadingSettings:
    """How sources are read.

    ``kind`` overrules the guess whether a file is a whole booklet or one article. Remote pictures
    are fetched only with ``remote_images``, into ``image_cache``, which must lie below the
    project folder because an article names its pictures relative to that. ``mending`` says which
    rules the text is mended by. ``origin`` is what messages and accounts call the source, its path
    below the project folder if empty. ``room`` is what a page has for a picture.
    """

    kind: Literal["auto", "booklet", "article"] = "auto"
    remote_images: bool = False
    image_cache: Path | None = None
    mending: Mending = ALL_RULES
    origin: str = ""
    room: PictureRoom = A4


def origin_of(path: Path, root: Path) -> str:
    """The path relative to the project folder; its name if it lies elsewhere."""
    try:
        return readable(path.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return readable(path.name)
