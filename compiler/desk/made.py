"""What was made of a booklet, time by time: files, report, and the manuscripts of that time.

    .wenxuan/history/2024-12-05T15-58-01/
        made.json        what it is, in short
        成品/             the files, and report.json
        稿件/             the project file and the manuscripts as they were

Plain files, whole or not there at all. What has not changed since the time before is one file with
two names.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from compiler.scratch import scratch_folder

PRODUCTS, MANUSCRIPTS = "成品", "稿件"
_HISTORY = Path(".wenxuan", "history")
_FILE = "made.json"
_STAMP = "%Y-%m-%dT%H-%M-%S"
_SECOND = timedelta(seconds=1)
_LEFT_OUT = frozenset({"dist", "node_modules"})


@dataclass(frozen=True)
class MadeFile:
    """A file that was made; ``name`` is that in the folder of products."""

    name: str
    script: str
    format: str
    pages: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Made:
    """One time that a booklet was made; ``stamp`` names it.

    It has no ``files`` where the state of the manuscripts alone was kept, before an earlier one was
    brought back. ``read`` counts characters of the manuscripts, ``unmet`` what was said of words
    that were in none of them and so was not done.
    """

    stamp: str
    title: str
    issue: str
    trim: str
    files: tuple[MadeFile, ...]
    read: int = 0
    articles: int = 0
    findings: int = 0
    seconds: float = 0.0
    unmet: int = 0

    @property
    def time(self) -> datetime:
        """When."""
        return datetime.strptime(self.stamp, _STAMP)  # noqa: DTZ007 - the clock on the wall

    @property
    def scripts(self) -> tuple[str, ...]:
        """The editions, in order."""
        return tuple(dict.fromkeys(file.script for file in self.files))

    @property
    def pages(self) -> int:
        """The pages of the first file that has the booklet's own."""
        own = [file.pages for file in self.files if file.format in {"screen", "print"}]
        return own[0] if own else max((file.pages for file in self.files), default=0)


def stamp(moment: datetime) -> str:
    """The name of a time."""
    return moment.strftime(_STAMP)


def keep(folder: Path, made: Made, products: tuple[Path, ...]) -> Made:
    """Keep what was made of the booklet in ``folder``: the ``products``, and its manuscripts now.

    Gives it under the name it is kept by: of two in one second the later has a later name.
    """
    history = folder / _HISTORY
    history.mkdir(parents=True, exist_ok=True)
    before = latest_folder(folder)
    with scratch_folder(history) as scratch:
        whole = scratch / "made"
        (whole / PRODUCTS).mkdir(parents=True)
        for path in products:
            _copy(path, whole / PRODUCTS / path.name, before and before / PRODUCTS / path.name)
        for path in own_files(folder):
            below = path.relative_to(folder)
            (whole / MANUSCRIPTS / below).parent.mkdir(parents=True, exist_ok=True)
            _copy(path, whole / MANUSCRIPTS / below, before and before / MANUSCRIPTS / below)
        while (history / made.stamp).exists():
            made = Made(**{**vars(made), "stamp": _later(made.stamp)})
        (whole / _FILE).write_text(json.dumps(asdict(made), ensure_ascii=False), "utf-8")
        whole.rename(history / made.stamp)
    return made


def history(folder: Path) -> tuple[Made, ...]:
    """Every time that the booklet was made, the last first."""
    return tuple(made for name in _stamps(folder) if (made := _read(folder / _HISTORY / name)))


def latest(folder: Path) -> Made | None:
    """The last time that files were made; None if there was none."""
    for name in _stamps(folder):
        made = _read(folder / _HISTORY / name)
        if made and made.files:
            return made
    return None


def latest_folder(folder: Path) -> Path | None:
    """The folder of the last time; None if there was none."""
    names = _stamps(folder)
    return folder / _HISTORY / names[0] if names else None


def made_at(folder: Path, name: str) -> Made | None:
    """The time of that name; None if there is none."""
    return next((made for made in history(folder) if made.stamp == name), None)


def product(folder: Path, made: Made, file: MadeFile) -> Path:
    """Where a file of that time is."""
    return folder / _HISTORY / made.stamp / PRODUCTS / file.name


def bring_back(folder: Path, made: Made, now: datetime) -> None:
    """Have the project file and the manuscripts as they were at that time.

    The present ones are kept first, as a time of their own. Each file is replaced whole; one that
    was not there at that time goes.
    """
    keep(folder, Made(stamp(now), made.title, made.issue, made.trim, ()), ())
    source = folder / _HISTORY / made.stamp / MANUSCRIPTS
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    with scratch_folder(folder / _HISTORY) as scratch:
        for below in sorted(wanted):
            aside = scratch / "file"
            shutil.copy2(source / below, aside)
            (folder / below).parent.mkdir(parents=True, exist_ok=True)
            aside.replace(folder / below)
    for path in list(own_files(folder)):
        if path.relative_to(folder) not in wanted:
            path.unlink()


def own_files(folder: Path) -> Iterator[Path]:
    """The booklet's own files: what a person has put there, not what was made of it."""
    return (Path(entry.path) for entry in _own_entries(os.fspath(folder)))


def last_change(folder: Path) -> float:
    """When one of the booklet's own files was changed last; 0 if it has none. Raises OSError."""
    return max((entry.stat().st_mtime for entry in _own_entries(os.fspath(folder))), default=0.0)


def _own_entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith((".", "~")) or entry.name in _LEFT_OUT or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _own_entries(entry.path)
        elif entry.is_file():
            yield entry


def _stamps(folder: Path) -> list[str]:
    try:
        names = os.listdir(folder / _HISTORY)  # noqa: PTH208 - names are enough
    except OSError:
        return []
    return sorted((name for name in names if name[:1].isdigit()), reverse=True)


def _read(folder: Path) -> Made | None:
    try:
        data = json.loads((folder / _FILE).read_bytes())
        files = tuple(MadeFile(**each) for each in data.pop("files"))
        return Made(files=files, **data)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _later(name: str) -> str:
    moment = datetime.strptime(name, _STAMP)  # noqa: DTZ007 - as above
    return stamp(moment + _SECOND)


def _copy(path: Path, target: Path, before: Path | None) -> None:
    """Copy a file; of one that is as it was before, another name is enough."""
    if before and before.is_file() and filecmp.cmp(path, before, shallow=False):
        os.link(before, target)
    else:
        shutil.copy2(path, target)
