"""What a run may choose about its EPUB."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compiler.markup.settings import MissingImages


@dataclass(frozen=True)
class EpubSettings:
    """How the publication is made.

    ``created`` (with a time zone) is the date of its last change; ``project_root`` is the folder
    that ``Image.asset`` is relative to; the words (目录, 来源) are those of ``theme``. A line
    tells of a missing picture, unless ``missing_images`` is "omit". ValueError for a date without
    a zone, as two machines would write different files.
    """

    created: datetime
    project_root: Path
    theme: str | Path = "neikan"
    missing_images: MissingImages = "strip"

    def __post_init__(self) -> None:
        if self.created.utcoffset() is None:
            raise ValueError("a publication's date needs a time zone")
