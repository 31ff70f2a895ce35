"""A content stream in inks: every colour operator rewritten, black text set to overprint.

Text in black ink alone prints over what lies below, so that no white shows beside a letter where
plates are a hair apart; everything else knocks out (GWG 2022 R0007 to R0013).
"""

from __future__ import annotations

from copy import copy

from compiler.finishing.cmyk import BLACK, Cmyk
from compiler.finishing.colour import Inks
from compiler.finishing.colour_spaces import CMYK, GREY, RGB, Kind, Space, inks_of
from compiler.finishing.graphics_state import Drawn, GraphicsState
from compiler.finishing.resource_names import KNOCKS_OUT, OVERPRINTS, SPOT, ResourceNames
from compiler.pdf.content import Operation, operations
from compiler.pdf.operands import name, numbers
from compiler.pdf.plane import IDENTITY, Matrix, combined

START = b"0 0 0 1 k 0 0 0 1 K\n"  # the initial colour would be black in DeviceGray
_DIRECT: dict[bytes, Space] = {b"g": GREY, b"rg": RGB, b"k": CMYK}
_SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}
_DRAWS_OTHER = {b"m", b"re", b"sh", b"Do", b"BI"}


class InkedContent:
    """Rewrites one content stream; ``drawn`` is what it draws.

    In the stream of a soft mask (``is_mask``) greys are no colours, and stay.
    """

    def __init__(self, names: ResourceNames, inks: Inks, *, spot: bool, is_mask: bool) -> None:
        self._names = names
        self._inks = inks
        self._spot = spot
        self._is_mask = is_mask
        self._state = GraphicsState()
        self._saved: list[GraphicsState] = []
        self._inline = b""
        self.drawn = Drawn()

    def rewritten(self, content: bytes) -> bytes:
        """The stream in inks."""
        parts: list[bytes] = []
        last = 0
        for operation in operations(content):
            instead = self._instead(operation)
            if instead is not None:
                parts += [content[last : operation.start], instead]
                last = operation.end
        parts.append(content[last:])
        return b"".join(parts)

    def _instead(self, operation: Operation) -> bytes | None:
        """What stands instead of an operation; None if it stays as it is."""
        operator = operation.operator
        if operator in _SHOWS_TEXT:
            return self._with_overprint(operation, wanted=self._state.text_is_black)
        if operator in _DRAWS_OTHER:
            return self._drawing(operation)
        match operator:
            case b"q":
                self._saved.append(copy(self._state))
            case b"Q":
                self._state = self._saved.pop() if self._saved else self._state
            case b"cm":
                self._transform(operation.operands)
            case b"Tr":
                self._state.text_mode = int(*numbers(operation.operands, 1) or (0,))
            case b"gs":
                self.drawn.states.add(name(operation.operands))
            case b"rg" | b"g" | b"k" | b"RG" | b"G" | b"K":
                space = _DIRECT[operator.lower()]
                return self._coloured(operation, space, stroke=operator.isupper())
            case b"cs" | b"CS":
                return self._space(operation, stroke=operator.isupper())
            case b"sc" | b"scn" | b"SC" | b"SCN":
                stroke = operator.isupper()
                space = self._state.stroke if stroke else self._state.fill
                return self._coloured(operation, space, stroke=stroke)
            case b"ID":
                self._inline = operation.operands
                return b""
            case b"EI":
                found = self._names.add_inline(self._inline, operation.operands)
                self._note("/XObject", found, self._state.matrix)
                return found.encode() + b" Do"
        return None

    def _with_overprint(self, operation: Operation, *, wanted: bool) -> bytes | None:
        if wanted == self._state.overprints or self._is_mask:
            return None
        self._state.overprints = wanted
        chosen = OVERPRINTS if wanted else KNOCKS_OUT
        self._names.used.add(chosen)
        return b"\n%b gs %b%b" % (chosen.encode(), operation.operands, operation.operator)

    def _drawing(self, operation: Operation) -> bytes | None:
        """A path, picture or gradient begins: it knocks out; a picture is noted."""
        if operation.operator == b"Do":
            self._note("/XObject", name(operation.operands), self._state.matrix)
        changed = self._with_overprint(operation, wanted=False)
        if operation.operator == b"BI":
            return (changed or b"\nBI")[:-2]
        return changed

    def _transform(self, operands: bytes) -> None:
        values = numbers(operands, 6)
        if values:
            a, b, c, d, e, f = values
            self._state.matrix = combined((a, b, c, d, e, f), self._state.matrix)

    def _space(self, operation: Operation, *, stroke: bool) -> bytes | None:
        space = self._names.space(name(operation.operands))
        if space.kind in {Kind.INK, Kind.PATTERN}:
            self._set(space, stroke=stroke, black=False)
            return None
        if self._is_mask and space is GREY:
            self._set(space, stroke=stroke, black=False)
            return b"\n/DeviceGray " + operation.operator
        # The initial colour of all of these is black (ISO 32000-1, 8.6.5.1 and table 74).
        self._set(space, stroke=stroke, black=True)
        return self._operator(BLACK, stroke=stroke)

    def _coloured(self, operation: Operation, space: Space, *, stroke: bool) -> bytes | None:
        if space.kind in {Kind.INK, Kind.PATTERN}:
            self._set(space, stroke=stroke, black=False)
            if space.kind is Kind.PATTERN:
                self._note("/Pattern", name(operation.operands), IDENTITY)
            return None
        values = numbers(operation.operands, space.components)
        if values is None or (self._is_mask and space is GREY):
            return None
        inks = inks_of(space, values, self._inks)
        self._set(space, stroke=stroke, black=inks == BLACK)
        return self._operator(inks, stroke=stroke)

    def _set(self, space: Space, *, stroke: bool, black: bool) -> None:
        if stroke:
            self._state.stroke, self._state.stroke_black = space, black
        else:
            self._state.fill, self._state.fill_black = space, black

    def _operator(self, inks: Cmyk, *, stroke: bool) -> bytes:
        if self._spot and inks == self._inks.red:
            self._names.used.add(SPOT)
            operators = (b"CS", b"SCN") if stroke else (b"cs", b"scn")
            return b"\n%b %b 1 %b" % (SPOT.encode(), *operators)
        values = " ".join(f"{ink / 100:g}" for ink in inks)
        return f"\n{values} {'K' if stroke else 'k'}".encode()

    def _note(self, kind: str, named: str, matrix: Matrix) -> None:
        found = self._names.get(kind, named)
        if found is not None:
            own = found.get("/Matrix")
            if own is not None:
                a, b, c, d, e, f = (float(value) for value in own)
                matrix = combined((a, b, c, d, e, f), matrix)
            self.drawn.objects.append((found.objgen, matrix))
