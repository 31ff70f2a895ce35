"""Lines that begin and end as two headings do: 留白是一种灵动美 beside 留白是一种气韵美.

Who marks two of three such lines means all three; the words tell what their look does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.runs import unstyled
from compiler.sources.wording.heading_numbers import form_of

_FEWEST = 4  # characters that both headings begin with
_LONGEST = 30
_PROSE = 40  # characters of what stands under such a line
_NO_HEAD_END = "，。、；：:！？…,.;"


def with_worded(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with such lines made headings of the same level."""
    alike = _alike(blocks)
    if not alike:
        return blocks
    result = list(blocks)
    for at, block in enumerate(blocks[:-1]):
        words = line_of(block)
        if not isinstance(block, Paragraph) or not 0 < len(words) <= _LONGEST:
            continue
        level = next((alike[each] for each in alike if _is_of(words, *each)), 0)
        if level and len(line_of(blocks[at + 1])) >= _PROSE:
            result[at] = Heading(level, unstyled(block.children))
            account.guess(GuessKind.HEADING, words, 0.7, "short-line", level=level)
    return result


def _alike(blocks: Sequence[Block]) -> dict[tuple[str, str], int]:
    """How two headings that follow each other begin and end alike, and their level."""
    heads = [
        (block.level, words)
        for block in blocks
        if isinstance(block, Heading)
        and (words := plain(block.children).strip())
        and form_of(words) is None
    ]
    found: dict[tuple[str, str], int] = {}
    for (level, one), (other_level, other) in pairwise(heads):
        begins = _beginning(one, other)
        if (
            level == other_level
            and len(begins) >= _FEWEST
            and one[-1] == other[-1]
            and one != other
        ):
            found[begins, one[-1]] = level
    return found


def _beginning(one: str, other: str) -> str:
    pairs = zip(one, other, strict=False)
    return "".join(mine for mine, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_of(words: str, begins: str, ends: str) -> bool:
    return words.startswith(begins) and words.endswith(ends) and words[-1] not in _NO_HEAD_END
