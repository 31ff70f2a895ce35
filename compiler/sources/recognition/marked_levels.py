"""The levels of headings that are marked, for lines that are of their series or look alike."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.model.block import Block, Heading
from compiler.model.segments import plain
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.wording.heading_numbers import Form, form_of


class MarkedLevels:
    """The levels of marked headings by their form of number; of those without, by their look."""

    def __init__(self, blocks: Sequence[Block], looks: Looks) -> None:
        self._looks = looks
        self._by_form: dict[Form, set[int]] = {}
        self._by_look: dict[Look, set[int]] = {}
        for block in blocks:
            if isinstance(block, Heading) and looks.of(block).half_points:
                form = form_of(plain(block.children))
                if form:
                    self._by_form.setdefault(form, set()).add(block.level)
                else:
                    self._by_look.setdefault(self._look(block), set()).add(block.level)

    def level_of(self, block: Block) -> int:
        """The level of the marked headings that a line is one of, 0 if of none or several."""
        form = form_of(line_of(block, notes=True))
        known = self._by_form.get(form) if form else self._by_look.get(self._look(block))
        levels = known or set()
        return next(iter(levels)) if len(levels) == 1 else 0

    def _look(self, block: Block) -> Look:
        look = self._looks.of(block)
        align = look.align if look.align == "center" else ""
        return Look(align=align, bold=look.bold, half_points=look.half_points, face=look.face)
