"""Lines that are one of a series: 第14周第1课时 above, 第14周第2课时 below, which look alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compiler.model.block import Block, Heading
from compiler.numerals import han_number
from compiler.sources.flow.lines import title_line
from compiler.sources.flow.looks import Looks

_NUMBER = re.compile("\\d{1,6}|(?<=第)[一二三四五六七八九十百]{1,4}")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 2  # besides the numbers
_LONGEST = 60  # characters


def is_one_of_series(blocks: Sequence[Block], place: int, looks: Looks) -> bool:
    """Whether lines that look as the one at ``place`` does, and count on from it, stand below."""
    words = _words(blocks[place])
    numbers, form = _numbers(words), _NUMBER.sub("#", words)
    if not numbers or len(words) > _LONGEST or len(_LETTER.findall(form)) < _FEWEST_LETTERS:
        return False
    look = _look(blocks[place], looks)
    alike = [
        _numbers(other)
        for block in blocks[place + 1 : -1]
        if _NUMBER.sub("#", other := _words(block)) == form and _look(block, looks) == look
    ]
    return bool(alike) and all(before < after for before, after in pairwise([numbers, *alike]))


def _words(block: Block) -> str:
    return "".join(title_line(block).split())


def _numbers(words: str) -> list[int]:
    return [
        int(number) if number.isdecimal() else han_number(number)
        for number in _NUMBER.findall(words)
    ]


def _look(block: Block, looks: Looks) -> tuple[str, bool, int, int]:
    look = looks.of(block)
    align = look.align if look.align == "center" else ""
    level = block.level if isinstance(block, Heading) else 0
    return (align, look.bold, look.half_points, level)
