"""Colours of fills and strokes (ISO 32000-2, 8.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from compiler.pdf.operands import name, numbers, values
from compiler.preflight.colours import CMYK, GRAY, PATTERN, RGB, Colour, Family, Space
from compiler.preflight.machine import Actions, Machine
from compiler.preflight.state import first_colour


class ColourOperators(Machine):
    """Operator CS cs SC SCN sc scn, and G g RG rg K k."""

    def set_fill(self, space: Space, parts: tuple[float, ...]) -> None:
        """The colour of areas and of text."""
        self.state.fill_space = space
        self.state.fill = self.shelf.colour(space, parts)

    def set_stroke(self, space: Space, parts: tuple[float, ...]) -> None:
        """The colour of lines."""
        self.state.stroke_space = space
        self.state.stroke = self.shelf.colour(space, parts)

    def fill_space(self, operands: bytes) -> None:
        """Operator cs."""
        if named := name(operands):
            space = self.resources.space(named)
            self.set_fill(space, first_colour(space))

    def stroke_space(self, operands: bytes) -> None:
        """Operator CS."""
        if named := name(operands):
            space = self.resources.space(named)
            self.set_stroke(space, first_colour(space))

    def fill_colour(self, operands: bytes) -> None:
        """Operator sc, scn."""
        if named := name(operands):
            self.state.fill_pattern = self.resources.entry("/Pattern", named)
            if self.state.fill_space.family is not Family.PATTERN:
                self.state.fill_space = PATTERN
        self.state.fill = self._colour(self.state.fill_space, operands)

    def stroke_colour(self, operands: bytes) -> None:
        """Operator SC, SCN."""
        if named := name(operands):
            self.state.stroke_pattern = self.resources.entry("/Pattern", named)
            if self.state.stroke_space.family is not Family.PATTERN:
                self.state.stroke_space = PATTERN
        self.state.stroke = self._colour(self.state.stroke_space, operands)

    def _colour(self, space: Space, operands: bytes) -> Colour:
        """The colour that operands mean in a space; of a stencil pattern, its paint."""
        parts = tuple(item for item in values(operands) if type(item) is float)
        if space.family is Family.PATTERN and parts and space.base:
            return self.shelf.colour(space.base, parts)
        return self.shelf.colour(space, parts)

    actions: ClassVar[Actions] = {
        b"cs": fill_space,
        b"CS": stroke_space,
        **dict.fromkeys((b"sc", b"scn"), fill_colour),
        **dict.fromkeys((b"SC", b"SCN"), stroke_colour),
    }


def _setting(
    space: Space, put: Callable[[ColourOperators, Space, tuple[float, ...]], None]
) -> Callable[[ColourOperators, bytes], None]:
    """An operator that chooses a device space and a colour in it at once (8.6.8)."""
    named = f"/{space.family.value}"

    def action(machine: ColourOperators, operands: bytes) -> None:
        found = numbers(operands, space.components)
        if found:
            put(machine, machine.resources.space(named), found)

    return action


DEVICE_ACTIONS: Actions = {
    b"g": _setting(GRAY, ColourOperators.set_fill),
    b"G": _setting(GRAY, ColourOperators.set_stroke),
    b"rg": _setting(RGB, ColourOperators.set_fill),
    b"RG": _setting(RGB, ColourOperators.set_stroke),
    b"k": _setting(CMYK, ColourOperators.set_fill),
    b"K": _setting(CMYK, ColourOperators.set_stroke),
}
