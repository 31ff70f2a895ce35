"""booklet.toml → ``Project``: read, held against the schema, and planned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compiler.errors import Location, ProjectError
from compiler.project.findings import Places, refusal
from compiler.project.lines import key_lines
from compiler.project.plan import plan
from compiler.project.record import Project
from compiler.project.schema import ProjectTable

# A project file of ten thousand articles is smaller; what is larger is something else.
MAX_BYTES = 4_000_000

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_project_file(file: Path) -> Project:
    """The project that ``file`` describes.

    Raises ProjectError where it is not right; it names the key, the line and what is allowed.
    """
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
