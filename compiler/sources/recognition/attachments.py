"""附件 of an official document that are typed in one line: each on a line of its own.

GB/T 9704-2012, 7.3.4: several have Arabic numbers, each with its name on a line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from compiler.model.block import Block, Blocks, Paragraph
from compiler.model.inline import Inline, LineBreak, Text
from compiler.sources.flow.lines import line_of

_ATTACHED = re.compile(r"附件\s*+[：:]\s*+(?=1\s*+[.．、])")
_NUMBER = re.compile(r"(?:(?<=\s)|(?<=[；;])|(?<=附件[：:]))(\d{1,2})\s*+[.．、]\s*+(?=[^\d\s])")
_FEWEST = 2


def with_attachments_parted(blocks: Blocks) -> Blocks:
    """The blocks with a line ``附件：1.… 2.…`` broken before each number but the first."""
    return tuple(_parted(block) for block in blocks)


def _parted(block: Block) -> Block:
    text = line_of(block)
    if not isinstance(block, Paragraph) or not _ATTACHED.match(text):
        return block
    if not all(isinstance(inline, Text) for inline in block.children):
        return block
    found = list(_NUMBER.finditer(text))
    numbers = [int(match[1]) for match in found]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return block
    starts = [match.start() for match in found[1:]]
    run: list[Inline] = []
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        run += [LineBreak()] if run else []
        run.append(Text(text[start:end].rstrip()))
    return replace(block, children=tuple(run))
