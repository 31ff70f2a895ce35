"""pydantic's findings as ``ProjectError``: the key, the value given, what is allowed, the line."""

from __future__ import annotations

import difflib
import json
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from compiler.errors import Location, ProjectError
from compiler.project.lines import KeyPath, line_of
from compiler.project.schema import TABLES, known_keys, table_at
from compiler.units import SHEET_SIZES, TRIMS

_SHOWN = 60

_CODES = {
    "string_type": "project.expected-text",
    "string_too_short": "project.expected-text",
    "bool_type": "project.expected-truth",
    "literal_error": "project.expected-choice",
    "list_type": "project.expected-list",
    "too_short": "project.empty-list",
    "day": "project.expected-date",
    "no_such_day": "project.no-such-day",
    "ink": "project.expected-ink",
}


_NUMBERS = frozenset({"int_type", "float_type", "greater_than_equal", "less_than_equal"})


@dataclass(frozen=True)
class Places:
    """The project file's name for messages, and the line of each of its keys."""

    name: str
    lines: Mapping[KeyPath, int]

    def at(self, path: KeyPath) -> Location:
        """Where the key of ``path`` stands."""
        return Location(source=self.name, line=line_of(self.lines, path))


def refusal(error: ValidationError, places: Places) -> ProjectError:
    """The first finding in the order of the file, as an error."""

    def order(finding: ErrorDetails) -> tuple[int, bool]:
        """An unknown key first: what it was meant for is then missing on the same line."""
        return (places.at(finding["loc"]).line or 0, finding["type"] != "extra_forbidden")

    finding = min(error.errors(include_url=False), key=order)
    path = finding["loc"]
    if finding["type"] == "extra_forbidden":
        return _unknown_key(path, places)
    return _wrong_value(finding, path, places)


def _unknown_key(path: KeyPath, places: Places) -> ProjectError:
    key, table = str(path[-1]), table_at(path)
    known = known_keys(table)
    elsewhere = [name for name in TABLES if name != table and key in known_keys(name)]
    if elsewhere and elsewhere[0] == "":
        return ProjectError("project.key-of-the-top", places.at(path), key=key)
    if elsewhere and elsewhere[0].startswith("["):
        return ProjectError("project.misplaced-key", places.at(path), key=key, table=elsewhere[0])
    near = difflib.get_close_matches(key.lower().replace("-", "_"), known, n=1, cutoff=0.6)
    if near:
        return ProjectError("project.unknown-key", places.at(path), key=shown(key), near=near[0])
    return ProjectError(
        "project.unlike-key", places.at(path), key=shown(key), known=", ".join(known)
    )


def _wrong_value(finding: ErrorDetails, path: KeyPath, places: Places) -> ProjectError:
    kind, where = finding["type"], places.at(path)
    key, value = dotted(path), shown(finding["input"])
    context = finding.get("ctx", {})
    if kind == "missing":
        return ProjectError("project.missing-key", where, key=key)
    if kind == "trim":
        allowed = ", ".join(TRIMS)
        return ProjectError("project.expected-trim", where, key=key, value=value, allowed=allowed)
    if kind == "sheet":
        allowed = ", ".join((*SHEET_SIZES, "420mm 297mm"))
        return ProjectError("project.expected-sheet", where, key=key, value=value, allowed=allowed)
    if kind in _NUMBERS:
        low, high = _range(path)
        return ProjectError(
            "project.expected-number", where, key=key, value=value, low=low, high=high
        )
    if kind == "list_type" and path in {("section",), ("edition",)}:
        return ProjectError("project.expected-tables", where, key=key)
    allowed = str(context.get("expected", "")).replace("'", '"').replace(" or ", ", ")
    code = _CODES.get(kind, "project.expected-table")
    return ProjectError(code, where, key=key, value=value, allowed=allowed)


def _range(path: KeyPath) -> tuple[int | float, int | float]:
    """The smallest and the largest number that the key at ``path`` may hold."""
    names = [part for part in path if isinstance(part, str)]
    key = "level" if "level" in names else names[-1]  # its own keys are the user's words
    field = TABLES[table_at(path[: path.index(key) + 1])].model_fields[key]
    bounds = [*field.metadata, *_inner_metadata(field.annotation)]
    return (
        next(bound.ge for bound in bounds if hasattr(bound, "ge")),
        next(bound.le for bound in bounds if hasattr(bound, "le")),
    )


def _inner_metadata(annotation: Any) -> Iterator[Any]:
    """What is said of the values of a table or list: ``dict[str, Annotated[int, Field(ge=0)]]``."""
    for inner in typing.get_args(annotation):
        for said in getattr(inner, "__metadata__", ()):
            yield from said.metadata


def dotted(path: KeyPath) -> str:
    """A key as a person names it: ``section[2].articles[1].title``, counted from 1."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return name.removeprefix(".")


def shown(value: Any) -> str:
    """A value as TOML would have it, cut short."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        text = "…"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
