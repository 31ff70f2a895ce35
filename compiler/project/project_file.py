"""booklet.toml → ``Project``: read, held against the schema, and planned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError
from compiler.project.findings import Places, refusal
from compiler.project.lines import key_lines
from compiler.project.plan import plan
from compiler.project.record import Project
from compiler.project.schema import ProjectTable
from compiler.project.which_file import read_text

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_project_file(file: Path, report: Report) -> Project:
    """The project that ``file`` describes; what was taken to be meant is told.

    Raises ProjectError where it is not right; it names the key, the line and what is allowed.
    """
    text = read_text(file, report)
    table, places = _checked(text, file.name)
    return plan(table, file, places, report)


def check_text(text: str, name: str) -> None:
    """Raise ProjectError where ``text`` is no right project file, as ``read_project_file`` does."""
    _checked(text, name)


def _checked(text: str, name: str) -> tuple[ProjectTable, Places]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(name, text, error) from error
    places = Places(name, key_lines(text))
    return _validated(data, places), places


def _validated(data: dict[str, Any], places: Places) -> ProjectTable:
    try:
        return ProjectTable.model_validate(data)
    except ValidationError as error:
        raise refusal(error, places) from error


def _no_toml(name: str, text: str, error: Exception) -> ProjectError:
    lines = text.split("\n")
    match = _AT_LINE.search(str(error))
    line = int(match[1]) if match else max(1, len(text.rstrip().split("\n")))
    quote = lines[min(line, len(lines)) - 1].strip()[:60]
    detail = _AT_LINE.sub("", str(error)).strip()
    where = Location(source=name, line=line, quote=quote)
    return ProjectError("project.bad-toml", where, quote=quote, reason=detail)
