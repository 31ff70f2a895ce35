"""The .docx that an old Word file becomes: of many files at once, or of one when it is read.

Of many, one LibreOffice makes all. One that dies takes no other file with it: it is begun again
with those that are left, and what it has not made is tried once more when the file is read, alone,
by the worker that reads it. That is where what cannot be converted is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError
from compiler.scratch import scratch_folder
from compiler.sources.conversion import libreoffice
from compiler.sources.conversion.kinds import ENDINGS, Kind, check, kind_of
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated

_CONVERTED = (Kind.BINARY, Kind.RTF, Kind.XML, Kind.OPEN)
_FEWEST_TOGETHER = 2
_LIMITS = Limits(asleep_s=3000.0)  # it waits for LibreOffice, which has bounds of its own
_ROUNDS = 5  # after so many deaths, those that are left are converted one by one


def is_old(path: Path) -> bool:
    """Whether the file is one that has to be converted before it can be read."""
    return path.suffix.lower() in ENDINGS and kind_of(path) in _CONVERTED


@contextmanager
def converted_together(
    files: Iterable[Path], told: Callable[[int], None] | None = None
) -> Iterator[Mapping[Path, Path]]:
    """The .docx that each old Word file among ``files`` became, all by one LibreOffice.

    A single one is left to who reads it, and so are those that could not be converted. ``told`` is
    called as by ``run_isolated``.
    """
    old = [path for path in files if is_old(path)]
    if len(old) < _FEWEST_TOGETHER or libreoffice.program() is None:
        yield {}
        return
    with scratch_folder() as folder:
        (answer,) = run_isolated([partial(_convert, old, folder)], _LIMITS, told=told)
        yield answer.value or {}


def _convert(files: Sequence[Path], folder: Path, _report: Report) -> Mapping[Path, Path]:
    """What a worker does: where the .docx of each file lies that there is one of."""
    given = folder / "given"
    given.mkdir()
    copies: dict[Path, Path] = {}
    for number, path in enumerate(files):
        kind = kind_of(path)
        try:
            check(path, path.name, kind)
            copies[path] = Path(copyfile(path, given / f"{number}{kind.value}"))
        except (SourceError, OSError):
            continue
    left = list(copies.values())
    for _ in range(_ROUNDS):
        good = not left or libreoffice.convert(left, folder)
        left = [copy for copy in left if not _made(copy, folder).exists()][1:]
        if good or not left:
            break  # else the first that it had not made was to blame
    made = {path: _made(copy, folder) for path, copy in copies.items()}
    return {path: package for path, package in made.items() if package.exists()}


@contextmanager
def as_package(path: Path, origin: str, made: Path | None = None) -> Iterator[Path]:
    """The file in the form of a package: ``made`` of it before, made of it now, or itself.

    Raises SourceError for what cannot be converted, or if LibreOffice is not there to do it.
    """
    if made is not None or not is_old(path):
        yield made or path
        return
    kind = kind_of(path)
    check(path, origin, kind)
    place = Location(source=origin)
    if libreoffice.program() is None:
        raise _without_libreoffice(path, origin, kind)
    with scratch_folder() as folder:
        copy = Path(copyfile(path, folder / f"given{kind.value}"))
        good = libreoffice.convert((copy,), folder)
        if not _made(copy, folder).exists():
            code = "sources.conversion-refused" if good else "sources.conversion-died"
            raise SourceError(code, place, path=origin)
        yield _made(copy, folder)


def _made(copy: Path, folder: Path) -> Path:
    return folder / f"{copy.stem}.docx"


def _without_libreoffice(path: Path, origin: str, kind: Kind) -> SourceError:
    place = Location(source=origin)
    if kind is Kind.RTF:
        return SourceError("sources.word-rtf", place, path=origin)
    if kind is Kind.OPEN:
        return SourceError("sources.word-odt", place, path=origin)
    name = "WPS" if path.suffix.lower() == ".wps" else "Word 97–2003"
    return SourceError("sources.word-old-binary", place, path=origin, kind=name)
