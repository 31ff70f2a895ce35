"""Files that a person gives are taken in whole, or refused with the reason; never in part.

A name that comes with a file is what it is called, never where it goes: each part of it is made
harmless, and what is taken lies below the booklet's folder.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError
from compiler.events import Progress
from compiler.project.archive import contents, unpack
from compiler.project.discovery import GIVEN
from compiler.project.opening import ARCHIVE
from compiler.scratch import remove_abandoned, scratch_folder

MOST_BYTES = 256 * 1024 * 1024  # of a file
_INTAKE = Path(".wenxuan", "in")  # of a booklet: what is not whole yet
_LONGEST_NAME, _DEEPEST = 150, 8  # bytes of a part of a name; folders
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".heic", ".tif"})
_BESIDE = _PICTURES | {".tiff", ".avif", ".css"}
_FORBIDDEN = frozenset('<>:"|?*\\/')  # in names of Windows, to which the folder may go


@dataclass(frozen=True)
class Taken:
    """A file that lies in the booklet's folder now.

    ``same`` tells that it was there before, with the same bytes and name. ``asked`` is the place
    that it was to have, where something else lies.
    """

    path: Path
    same: bool = False
    asked: Path | None = None

    @property
    def is_manuscript(self) -> bool:
        """Whether it is to be read, not just kept beside what is read."""
        return self.path.suffix.lower() in GIVEN


class Intake:
    """A file on its way in: written aside, then taken or forgotten."""

    def __init__(self, folder: Path, name: str) -> None:
        """``folder`` is the booklet's; raises SourceError for a name no booklet takes."""
        self._folder = folder
        self._parts = safe_parts(name)
        if not self._parts or Path(self._parts[-1]).suffix.lower() not in GIVEN | _BESIDE:
            raise refused_kind(name)
        place = folder / _INTAKE
        place.mkdir(parents=True, exist_ok=True)
        remove_abandoned(place)
        prefix, suffix = f".in.{os.getpid()}.", ".part"
        handle, aside = tempfile.mkstemp(prefix=prefix, suffix=suffix, dir=place)
        self._file = os.fdopen(handle, "wb")
        self._aside = Path(aside)
        self._size = 0

    def write(self, data: bytes) -> None:
        """The next bytes; raises SourceError when there are too many."""
        self._size += len(data)
        if self._size > MOST_BYTES:
            raise too_large(self._parts[-1])
        self._file.write(data)

    def take(self) -> Taken:
        """All has come: it lies in the booklet from now on, whole and safe on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._aside.chmod(0o644)
        target = self._folder.joinpath(*self._parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        if _equal(self._aside, target):
            self._aside.unlink()
            return Taken(target, same=True)
        placed = _placed(self._aside, target)
        return Taken(placed, asked=None if placed == target else target)

    def forget(self) -> None:
        """Nothing of it stays."""
        self._file.close()
        self._aside.unlink(missing_ok=True)


def safe_parts(name: str) -> tuple[str, ...]:
    """The parts of a file's name below a folder, none of which leads anywhere else."""
    parts = [_safe(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part]
    return tuple(kept[-_DEEPEST:])


def _safe(part: str) -> str:
    text = unicodedata.normalize("NFC", part)
    kept = "".join(
        char for char in text if char not in _FORBIDDEN and unicodedata.category(char)[0] != "C"
    )
    kept = kept.strip().lstrip(".~").strip()
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        return kept.encode()[:_LONGEST_NAME].decode(errors="ignore")
    room = max(1, _LONGEST_NAME - len(suffix.encode()) - 1)
    stem = stem.encode()[:room].decode(errors="ignore").strip()
    return f"{stem}.{suffix}" if stem and suffix else stem


def _equal(one: Path, other: Path) -> bool:
    try:
        same_size = one.stat().st_size == other.stat().st_size
        return same_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _placed(aside: Path, target: Path) -> Path:
    """Move it to ``target``, or beside what has that name already; nothing is written over."""
    for number in range(1, 10_000):
        name = target.name if number == 1 else f"{target.stem}-{number}{target.suffix}"
        place = target.with_name(name)
        try:
            os.link(aside, place)
        except FileExistsError:
            continue
        aside.unlink()
        return place
    raise refused_kind(target.name)


def refused_kind(name: str) -> SourceError:
    """The error for a file of a kind that is not taken."""
    shown = name.replace("\\", "/").rpartition("/")[2][:80]
    return SourceError("desk.refused-kind", Location(source=shown), path=shown)


def too_large(name: str) -> SourceError:
    """The error for a file of too many bytes."""
    most = MOST_BYTES // 1024 // 1024
    return SourceError("desk.refused-size", Location(source=name), path=name, most=most)


def unpacked(archive: Path, folder: Path, progress: Progress, report: Report) -> tuple[Path, ...]:
    """What an archive in the booklet's ``folder`` holds, taken in its place; a job.

    Raises SourceError for one that is hostile, damaged or too large; then nothing is taken.
    """
    del progress, report
    (folder / _INTAKE).mkdir(parents=True, exist_ok=True)
    with scratch_folder(folder / _INTAKE) as scratch:
        unpack(archive, scratch, archive.name)
        found = []
        for entry in contents(scratch):
            parts = safe_parts(entry.as_posix())
            if parts and Path(parts[-1]).suffix.lower() in (GIVEN | _BESIDE) - {ARCHIVE}:
                target = folder.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                found.append(_placed(scratch / entry, target))
    archive.unlink()
    if not found:
        raise SourceError("project.zip-empty", Location(source=archive.name), path=archive.name)
    return tuple(found)
