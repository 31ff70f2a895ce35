"""Justifies the Chinese lines that were not composed: between characters, not at spaces only."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from compiler.typeset.drawing import LinePiece
from compiler.typeset.shaping import Declined, Shaper
from compiler.typography.classes import Kind
from compiler.typography.pairs import PairTable
from compiler.typography.policy import Policy


class DeclinedLines:
    """Stretches lines laid out by the engine; the gaps of its own breaks are kept as they are."""

    def __init__(self, policy: Policy, shaper: Shaper) -> None:
        self._policy = policy
        self._shaper = shaper
        self._pairs = PairTable(policy, unspaced=True)

    def justify(self, line: Any, extra_width: float) -> bool:
        """Stretch a line by ``extra_width`` (pt); False if it is not Chinese or gets too loose."""
        texts = [*_texts(line)]
        try:
            pieces = [self._piece(box) for box in texts]
        except Declined:
            return False
        counts = [self._gaps(piece) for piece in pieces]
        natural = sum(box.width for box in texts)
        missing = extra_width + natural - sum(piece.width for piece in pieces)
        total = sum(sum(stretched) for stretched in counts)
        size = max((box.style["font_size"] for box in texts), default=0.0)
        if not total or not 0 <= missing / total <= self._policy.loosest * size:
            return False
        each = missing / total
        widths = {}
        for box, piece, stretched in zip(texts, pieces, counts, strict=True):
            piece.gaps = array("d", (each if stretches else 0.0 for stretches in stretched))
            piece.measure_decoration(box.style)
            box.pango_layout = piece
            widths[id(box)] = piece.width - box.width
        _move(line, 0.0, widths)
        return True

    def _piece(self, box: Any) -> LinePiece:
        characters = self._shaper.table(box.style).characters(box.text)
        return LinePiece(characters, 0.0, [0.0] * len(characters))

    def _gaps(self, piece: LinePiece) -> list[bool]:
        """Which characters may have a gap after them; none if there is no Han in the piece."""
        if not any(character.kind is Kind.HAN for character in piece.characters):
            return [False] * len(piece.characters)
        return [*(self._pairs[pair].expands for pair in pairwise(piece.characters)), False]


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        if box.text:
            yield box
    elif isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _move(box: Any, distance: float, grown: dict[int, float]) -> float:
    """Shift a box and what it holds, each text by what those before it grew; the new shift."""
    if isinstance(box, boxes.TextBox):
        box.position_x += distance
        growth = grown.get(id(box), 0.0)
        box.width += growth
        return distance + growth
    if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        before = distance
        box.position_x += distance
        for child in box.children:
            if child.is_in_normal_flow():
                distance = _move(child, distance, grown)
        box.width += distance - before
        return distance
    box.translate(distance, 0)
    return distance
