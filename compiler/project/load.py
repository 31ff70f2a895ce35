"""The one door of the room: a path as the user gives it → ``Project``."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compiler.errors import Location, ProjectError
from compiler.project.dates import created
from compiler.project.discovery import sections
from compiler.project.findings import Places, refusal
from compiler.project.lines import key_lines
from compiler.project.plan import plan
from compiler.project.record import (
    DEFAULT_OUTPUT,
    ArticlePlan,
    Project,
    SectionPlan,
)
from compiler.project.schema import ProjectTable
from compiler.project.slug import slug

PROJECT_FILE = "booklet.toml"

# A project file of ten thousand articles is smaller; what is larger is something else.
MAX_BYTES = 4_000_000

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def load(path: Path) -> Project:
    """The project at ``path``: a project file, a folder with or without one, or one manuscript.

    Without a project file the obvious booklet is made: one manuscript is ``source``, several are
    one untitled section in the order of their names. Raises ProjectError where nothing is there,
    or where the project file is not right; it names the key, the line and what is allowed.
    """
    try:
        path = path.resolve()
        if path.is_dir():
            file = path / PROJECT_FILE
            return _from_file(file) if file.exists() else _from_folder(path)
        if path.suffix.lower() == ".toml" and path.exists():
            return _from_file(path)
        if path.is_file():
            return _from_manuscript(path)
    except (OSError, ValueError, RuntimeError) as error:  # unreadable, NUL in the name, link loop
        raise ProjectError(
            "project.unreadable", Location(source=str(path)), path=path, reason=_reason(error)
        ) from error
    raise ProjectError("project.missing-path", Location(source=str(path)), path=path)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _from_file(file: Path) -> Project:
    text = _text_of(file)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(file, text, error) from error
    places = Places(file.name, key_lines(text))
    return plan(_validated(data, places), file, places)


def _validated(data: dict[str, Any], places: Places) -> ProjectTable:
    try:
        return ProjectTable.model_validate(data)
    except ValidationError as error:
        raise refusal(error, places) from error


def _text_of(file: Path) -> str:
    where = Location(source=file.name)
    if not file.is_file():
        raise ProjectError("project.not-a-file", where, path=file.name)
    if file.stat().st_size > MAX_BYTES:
        raise ProjectError("project.too-large", where, path=file.name)
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProjectError(
            "project.bad-encoding", Location(source=file.name, line=line), path=file.name
        ) from error


def _no_toml(file: Path, text: str, error: Exception) -> ProjectError:
    lines = text.split("\n")
    match = _AT_LINE.search(str(error))
    line = int(match[1]) if match else max(1, len(text.rstrip().split("\n")))
    quote = lines[min(line, len(lines)) - 1].strip()[:60]
    detail = _AT_LINE.sub("", str(error)).strip()
    where = Location(source=file.name, line=line, quote=quote)
    return ProjectError("project.bad-toml", where, quote=quote, detail=detail)


def _from_folder(folder: Path) -> Project:
    found = sections(folder)
    if not found:
        raise ProjectError("project.nothing-here", Location(source=str(folder)), path=folder)
    if len(found) == 1 and len(found[0].files) == 1:
        return _obvious(folder, folder.name, source=found[0].files[0])
    plans = tuple(SectionPlan(each.title, tuple(map(ArticlePlan, each.files))) for each in found)
    return _obvious(folder, folder.name, sections=plans)


def of_manuscripts(root: Path, name: str, sections: tuple[SectionPlan, ...]) -> Project:
    """The obvious booklet of several manuscripts in the folder ``root``."""
    return _obvious(root, name, sections=sections)


def _from_manuscript(file: Path) -> Project:
    return _obvious(file.parent, file.stem, source=file)


def _obvious(
    root: Path,
    name: str,
    *,
    source: Path | None = None,
    sections: tuple[SectionPlan, ...] = (),
) -> Project:
    """The booklet of what was found; a dump in it gives its own title."""
    moment: datetime = created("")
    return Project(
        root=root,
        name=name,
        slug=slug(name),
        output=root / DEFAULT_OUTPUT,
        created=moment,
        sections=sections,
        source=source,
    )
