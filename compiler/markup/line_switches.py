"""``[typography]`` of theme.toml: how a theme wants lines composed.

The names are those of the project file's ``[typography]``, which overrules the theme.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from compiler.errors import Location, ThemeError

Switch = str | bool

# What each switch may say.
_CHOICES: Mapping[str, tuple[Switch, ...]] = {
    "kinsoku": ("basic", "gb", "strict"),
    "squeeze": ("full", "none"),
    "han_latin_space": (True, False),
    "hanging": (True, False),
    "lone_characters": ("avoid", "allow"),
}


def line_switches(table: object, place: Location) -> Mapping[str, Switch]:
    """The switches that a theme sets; those it does not name are the region's custom.

    Raises ThemeError ``markup.typography-no-table``, ``markup.unknown-switch`` for a name that is
    none, ``markup.bad-switch`` for a value it cannot have.
    """
    if not isinstance(table, Mapping):
        raise ThemeError("markup.typography-no-table", place)
    for name, value in table.items():
        if name not in _CHOICES:
            near = difflib.get_close_matches(name, _CHOICES, 1) or _CHOICES
            raise ThemeError("markup.unknown-switch", place, name=name, known=", ".join(near))
        if not any(type(value) is type(choice) and value == choice for choice in _CHOICES[name]):
            allowed = ", ".join(_spelled(choice) for choice in _CHOICES[name])
            said = _spelled(value)
            raise ThemeError("markup.bad-switch", place, name=name, value=said, allowed=allowed)
    return dict(table)


def _spelled(value: object) -> str:
    """A value as TOML writes it."""
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
