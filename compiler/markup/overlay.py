"""One theme.toml laid over another: a theme says only what differs from its base.

Tables are merged key by key; any other value takes the place of the base's. Of ``[[sizes]]`` an
entry is laid over the one with the same ``body_pt``, or added.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from compiler.errors import Location, ThemeError

Table = Mapping[str, Any]

TABLES = (
    "base",
    "body",
    "colours",
    "fallbacks",
    "folio",
    "fonts",
    "labels",
    "large",
    "measures",
    "sizes",
    "typography",
)


def overlaid(base: Table, own: Table, place: Location) -> dict[str, Any]:
    """``own`` over ``base``, both as a theme.toml has them.

    Raises ThemeError ``markup.unknown-table`` for a table that no theme has, and
    ``markup.broken-theme`` where one has a table and the other a value.
    """
    for name in own:
        if name not in TABLES:
            near = difflib.get_close_matches(name, TABLES, 1) or TABLES
            raise ThemeError("markup.unknown-table", place, name=name, known=", ".join(near))
    merged = _merged(base, own, place)
    if "sizes" in own and "sizes" in base:
        merged["sizes"] = _sizes(base["sizes"], own["sizes"], place)
    return merged


def _merged(base: Table, own: Table, place: Location) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        present = base.get(key)
        match present, value:
            case Mapping(), Mapping():
                value = _merged(present, value, place)  # noqa: PLW2901 - the two in one
            case (Mapping(), _) | (int() | float() | str() | list(), Mapping()):
                raise ThemeError("markup.broken-theme", place, reason=f"{key} = {value}")
        result[key] = value
    return result


def _sizes(base: Any, own: Any, place: Location) -> list[dict[str, Any]]:
    if not isinstance(own, list) or not all(isinstance(entry, Mapping) for entry in own):
        raise ThemeError("markup.broken-theme", place, reason="[[sizes]]")
    by_body = {entry["body_pt"]: dict(entry) for entry in base}
    for entry in own:
        body = entry.get("body_pt")
        if not isinstance(body, int | float):
            raise ThemeError("markup.broken-theme", place, reason="[[sizes]] body_pt")
        by_body[body] = {**by_body.get(body, {}), **entry}
    return list(by_body.values())
