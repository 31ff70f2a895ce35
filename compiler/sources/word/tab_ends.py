"""Lines that tabs fill up to their end, as cells of a sheet and some editors leave them.

The text after so many tabs stands on a line of its own. Where it is a number's, 二、… or 1、…, it
begins a paragraph; words after a wide gap may as well be the other party of a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compiler.model.inline import Text
from compiler.sources.flow.runs import Piece

_TAB = "\u3000"
_FEWEST = 8  # tabs in a row
_NUMBER = re.compile(
    r"\s*+(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.](?!\d)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)])"
)


def parted(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a paragraph, parted where such a line ends."""
    part: list[Piece] = []
    tabs = 0
    for piece in pieces:
        text = piece.inline.text if isinstance(piece.inline, Text) else ""
        written = any(not _is_tab(each) for each in part)
        if tabs >= _FEWEST and written and _NUMBER.match(text):
            yield part
            part = []
        tabs = tabs + 1 if _is_tab(piece) else 0
        part.append(piece)
    yield part


def _is_tab(piece: Piece) -> bool:
    return isinstance(piece.inline, Text) and piece.inline.text == _TAB
