"""附件 of an official document that are typed in one line: each on a line of its own.

GB/T 9704-2012, 7.3.4: several have Arabic numbers, each with its name on a line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from compiler.model.block import Block, Blocks, Paragraph
from compiler.model.inline import Text
from compiler.sources.flow.lines import line_of

_ATTACHED = re.compile(r"附件\s*+[：:]\s*+(?=1\s*+[.．、])")
_NUMBER = re.compile(r"(?:(?<=\s)|(?<=[；;])|(?<=附件[：:]))(\d{1,2})\s*+[.．、]\s*+(?=[^\d\s])")
_FEWEST = 2


def with_attachments_parted(blocks: Blocks) -> Blocks:
    """The blocks with a line ``附件：1.… 2.…`` parted before each number but the first."""
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Blocks:
    text = line_of(block)
    if not isinstance(block, Paragraph) or not _ATTACHED.match(text):
        return (block,)
    if not all(isinstance(inline, Text) for inline in block.children):
        return (block,)
    found = list(_NUMBER.finditer(text))
    numbers = [int(match[1]) for match in found]
    if len(found) < _FEWEST or numbers != list(range(1, len(found) + 1)):
        return (block,)
    starts = [match.start() for match in found[1:]]
    cuts = zip([0, *starts], [*starts, len(text)], strict=True)
    return tuple(replace(block, children=(Text(text[start:end].rstrip()),)) for start, end in cuts)
