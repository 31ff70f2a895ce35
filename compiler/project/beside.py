"""What lies in a project's folder and is in its booklet twice, or not at all: always told."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.file_names import in_one_form
from compiler.project.discovery import sections
from compiler.project.record import Project
from compiler.project.scaffold import ScaffoldSection

_NAMED = 5  # files named in one message
# What Windows, WPS, macOS and browsers add to the name of a copy.
_COPY = re.compile(
    r"(?P<before>.+?)\s*(?:[-–—_]\s*)?(?:的?(?:副本|复件|拷贝|複本|副檔)|copy)\s*(?:[(（]?\d{0,3}[)）]?)$"
    r"|(?P<numbered>.+?)\s*[(（]\d{1,3}[)）]$"
    r"|(?:复件|副本|拷贝|複本|copy)\s*(?:[(（]\d{1,3}[)）])?\s*(?:of\s)?\s*[-–—_]?\s*(?P<after>.+)$",
    re.IGNORECASE,
)


def without_copies(project: Project, report: Report) -> Project:
    """The project without what is a copy by its bytes and by its name, where nobody has listed it.

    Of other files that look like copies all are printed; each kind is told once.
    """
    paths = [plan.path for section in project.sections for plan in section.articles]
    named = [path for path in paths if _is_copy(path, paths)]
    same = equal_files([path for path in paths if path not in named] + named)
    out = set() if project.listed else set(same).intersection(named)
    pairs = {copy: f"{copy.name} = {first.name}" for copy, first in same.items()}
    _tell("project.copies-left-out", [pairs[copy] for copy in same if copy in out], report)
    _tell("project.copies-printed", [pairs[copy] for copy in same if copy not in out], report)
    _tell("project.copies-by-name", [copy.name for copy in named if copy not in same], report)
    kept = (
        replace(part, articles=tuple(plan for plan in part.articles if plan.path not in out))
        for part in project.sections
    )
    return replace(project, sections=tuple(part for part in kept if part.articles))


def report_unlisted(project: Project, report: Report) -> None:
    """Name the manuscripts beside a project file that lists others, but not them.

    A name that begins with ``_`` says that it is meant so. Raises OSError.
    """
    if project.file is None or not project.listed:
        return
    used = {plan.path for section in project.sections for plan in section.articles}
    used |= {path.resolve() for path in (project.source, project.editor_note_file) if path}
    used |= {path.resolve() for path in project.left_out}
    root = project.root.resolve()
    left = [
        path
        for section in sections(root)
        for path in section.files
        if path.resolve() not in used and not path.name.startswith("_")
    ]
    printed = equal_files([*sorted(used), *left]) if left else {}  # in another file's name
    names = [path.relative_to(root).as_posix() for path in left if path not in printed]
    _tell("project.unlisted", names, report)


def to_list(folder: Path) -> tuple[ScaffoldSection, ...]:
    """The manuscripts of ``folder`` as the sections of a new project file; raises OSError."""
    found = sections(folder)
    paths = [path for section in found for path in section.files]
    named = [path for path in paths if _is_copy(path, paths)]
    same = equal_files([path for path in paths if path not in named] + named)

    def below(path: Path) -> str:
        return path.relative_to(folder).as_posix()

    return tuple(
        ScaffoldSection(
            section.title,
            tuple(map(below, section.files)),
            frozenset(below(path) for path in section.files if path in same),
        )
        for section in found
        if not same.keys() >= set(section.files)  # a section of copies alone would list nothing
    )


def equal_files(paths: Iterable[Path]) -> dict[Path, Path]:
    """Each file whose bytes another before it has, and that other; OSError is no equality."""
    by_size: dict[int, list[Path]] = {}
    for path in dict.fromkeys(paths):
        try:
            by_size.setdefault(path.stat().st_size, []).append(path)
        except OSError:
            continue  # its reader says so
    found: dict[Path, Path] = {}
    for size, files in by_size.items():
        first: dict[bytes, Path] = {}
        for path in files if size and len(files) > 1 else ():
            try:
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").digest()
            except OSError:
                continue
            if first.setdefault(digest, path) != path:
                found[path] = first[digest]
    return found


def _is_copy(path: Path, paths: Sequence[Path]) -> bool:
    """Whether the name is that of a copy of another of ``paths``, in the same folder."""
    match = _COPY.fullmatch(in_one_form(path.stem))
    if not match:
        return False
    original = next(part for part in match.groups() if part).strip().casefold()
    return any(
        other.parent == path.parent
        and other.suffix.lower() == path.suffix.lower()
        and in_one_form(other.stem).casefold() == original
        for other in paths
    )


def _tell(code: str, names: Sequence[str], report: Report) -> None:
    if not names:
        return
    shown = "、".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    report.warn(code, Location(source=shown), count=len(names), names=shown)
