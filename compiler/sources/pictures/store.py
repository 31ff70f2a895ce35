"""The pictures made on the way, kept below the project folder under content-hash names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from compiler.scratch import write_aside

FOLDER = Path(".wenxuan") / "images"


@dataclass(frozen=True)
class PictureStore:
    """Keeps files in ``root``/.wenxuan/images."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self.root / FOLDER

    def keep(self, data: bytes, suffix: str) -> Path:
        """The file of these bytes, whole or not at all; OSError if it cannot be written."""
        path = self.folder / (hashlib.sha256(data).hexdigest()[:16] + suffix)
        if path.is_file() and path.stat().st_size == len(data):
            return path
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.folder.resolve().is_relative_to(self.root.resolve()):
            raise PermissionError("outside the project")
        write_aside(path, data, lasting=False).replace(path)
        return path
