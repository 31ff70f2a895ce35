"""A content stream carried out without a page: what it paints, where, and how."""

from __future__ import annotations

from typing import ClassVar

from compiler.pdf.content import operations
from compiler.preflight.bounds import ExhaustedError
from compiler.preflight.colour_operators import DEVICE_ACTIONS, ColourOperators
from compiler.preflight.machine import Actions
from compiler.preflight.nested import Nested
from compiler.preflight.path_operators import PathOperators
from compiler.preflight.text_operators import TextOperators

_SPENT_AT_ONCE = 1000
_MOST_OPERANDS = 1024 * 1024  # bytes: a line of text has a few thousand


class Interpreter(TextOperators, PathOperators, ColourOperators, Nested):
    """Runs content streams and collects what they paint on one canvas."""

    actions: ClassVar[Actions] = {
        **TextOperators.actions,
        **PathOperators.actions,
        **ColourOperators.actions,
        **Nested.actions,
        **DEVICE_ACTIONS,
    }

    def run(self, data: bytes) -> None:
        """Carry out a content stream in the present state and resources.

        Raises ExhaustedError when the document asks for more than will be done.
        """
        outer = self.xs, self.ys, self.saved, self.clipping
        self.xs, self.ys, self.saved, self.clipping = [], [], [], False
        self.shelf.spend(0, len(data))
        actions, since, large = self.actions, 0, len(data) > _MOST_OPERANDS
        for operator, operands, _, _ in operations(data):
            action = actions.get(operator)
            if action is not None:
                if large and len(operands) > _MOST_OPERANDS and operator != b"EI":
                    raise ExhaustedError("bytes")
                action(self, operands)
            since += 1
            if since == _SPENT_AT_ONCE:
                self.shelf.spend(since, 0)
                since = 0
        self.shelf.spend(since + 1, 0)
        if self.saved:
            self.state = self.saved[0]
        self.xs, self.ys, self.saved, self.clipping = outer
