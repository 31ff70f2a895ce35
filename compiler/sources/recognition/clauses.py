"""Clauses of a law or rule: 第X条 stands bold at the head of its paragraph, which is body text."""

from __future__ import annotations

import re
from dataclasses import replace

from compiler.model.block import Block, Blocks, Paragraph, Role
from compiler.model.inline import Strong, Text

_NUMBER = re.compile(
    r"\s*第\s*[一二三四五六七八九十百千零〇\d]+\s*条(?:\s*之\s*[一二三四五六七八九十]+)?(?=[\s\u3000])"
)
_FEWEST = 3  # clauses that make a text a rule; a letter may cite one at a paragraph's start


def with_clauses(blocks: Blocks) -> Blocks:
    """The blocks with the numbers of clauses bold, if they are the clauses of a rule."""
    found = {place: _number(block) for place, block in enumerate(blocks)}
    if sum(bool(number) for number in found.values()) < _FEWEST:
        return blocks
    return tuple(_bold(block, found[place]) for place, block in enumerate(blocks))


def _number(block: Block) -> str:
    """The clause's number at the paragraph's head, "" if there is none or it is bold already."""
    match block:
        case Paragraph((Text(text), *_), Role.BODY):
            found = _NUMBER.match(text)
            return found[0] if found else ""
    return ""


def _bold(block: Block, number: str) -> Block:
    if not number or not isinstance(block, Paragraph):
        return block
    first, *rest = block.children
    text = first.text if isinstance(first, Text) else ""
    left = text[len(number) :]
    children = (Strong((Text(number),)), *((Text(left),) if left else ()), *rest)
    return replace(block, children=children)
