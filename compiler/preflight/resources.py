"""The named things a content stream refers to: spaces, fonts, states, forms (7.8.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pikepdf

from compiler.preflight.colour_spaces import space_of
from compiler.preflight.colours import Space
from compiler.preflight.facts import Overprint
from compiler.preflight.fonts import NO_FONT, Font, read_font
from compiler.preflight.state import Shelf
from compiler.preflight.streams import UNREAD

_OPAQUE_MODES = {"/Normal", "/Compatible"}
_MOST_NAMES = 20_000


@dataclass(frozen=True)
class StateChange:
    """What an ExtGState sets; None where it says nothing."""

    stroke_overprint: bool | None = None
    fill_overprint: bool | None = None
    overprint_mode: int | None = None
    line_width: float | None = None
    transparent: bool = False

    def overprint(self, before: Overprint) -> Overprint:
        """The overprint after the change; /OP alone sets both (8.6.7)."""
        fill = self.stroke_overprint if self.fill_overprint is None else self.fill_overprint
        return replace(
            before,
            stroke=before.stroke if self.stroke_overprint is None else self.stroke_overprint,
            fill=before.fill if fill is None else fill,
            mode=before.mode if self.overprint_mode is None else self.overprint_mode,
        )


class Resources:
    """One resource dictionary, each entry read when it is first asked for."""

    def __init__(self, found: object, shelf: Shelf) -> None:
        self._found = found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._shelf = shelf
        self._categories: dict[str, Mapping[str, pikepdf.Object]] = {}
        self._fonts: dict[str, Font] = {}
        self._spaces: dict[str, Space] = {}
        self._changes: dict[str, StateChange] = {}

    def entry(self, category: str, name: str) -> pikepdf.Object | None:
        """The object that a category (``/XObject``) has under a name."""
        return self._category(category).get(name)

    def _category(self, category: str) -> Mapping[str, pikepdf.Object]:
        if category not in self._categories:
            found = self._found.get(category, None)
            known = isinstance(found, pikepdf.Dictionary) and len(found) < _MOST_NAMES
            self._categories[category] = dict(found.items()) if known and found else {}
        return self._categories[category]

    def font(self, name: str) -> Font:
        """The font under a name; one without a name where there is none."""
        if name not in self._fonts:
            found = self.entry("/Font", name)
            self._fonts[name] = self._font(found) if found is not None else Font(NO_FONT)
        return self._fonts[name]

    def _font(self, found: pikepdf.Object) -> Font:
        if not isinstance(found, pikepdf.Dictionary):
            return Font(NO_FONT)
        key = found.objgen
        if key == (0, 0):
            return read_font(found)
        if key not in self._shelf.fonts:
            self._shelf.fonts[key] = read_font(found)
        return self._shelf.fonts[key]

    def space(self, name: str) -> Space:
        """The colour space that CS, cs or an inline image names."""
        if name not in self._spaces:
            self._spaces[name] = space_of(name, self._category("/ColorSpace"))
        return self._spaces[name]

    def space_of(self, found: object) -> Space:
        """The colour space that an object of this page states."""
        return space_of(found, self._category("/ColorSpace"))

    def change(self, name: str) -> StateChange:
        """What the graphics state parameters under a name set."""
        if name not in self._changes:
            self._changes[name] = _change(self.entry("/ExtGState", name))
        return self._changes[name]


def _change(found: pikepdf.Object | None) -> StateChange:
    if not isinstance(found, pikepdf.Dictionary):
        return StateChange()
    try:
        modes = found.get("/BM", "/Normal")
        mode = str(modes[0]) if isinstance(modes, pikepdf.Array) and len(modes) else str(modes)
        opacities = [float(found.get(key, 1)) for key in ("/ca", "/CA")]
        mask = found.get("/SMask", None)
        return StateChange(
            bool(found.OP) if "/OP" in found else None,
            bool(found.op) if "/op" in found else None,
            int(found.OPM) if "/OPM" in found else None,
            float(found.LW) if "/LW" in found else None,
            min(opacities) < 1 or mode not in _OPAQUE_MODES or isinstance(mask, pikepdf.Dictionary),
        )
    except UNREAD:
        return StateChange()
