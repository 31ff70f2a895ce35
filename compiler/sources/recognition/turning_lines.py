"""Lines that lead from a text to its neighbours: 上一篇：… ｜ 下一篇：…, of sites and repositories.

They stand first or last and are links, name both neighbours, or close the text with a title. The
author's own words of what comes next (下一篇我们讲……) are text.
"""

from __future__ import annotations

import re

from compiler.model.block import Block, Blocks, ListBlock, Paragraph, Role, Rule
from compiler.model.guess import GuessKind
from compiler.model.inline import Inlines, LineBreak, Link, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.flow.lines import parted

_FIRST, _LAST = 2, 4  # blocks among which they stand
_LONGEST = 120  # characters
_SIGNS = r"[\s←→«»‹›<>|｜丨/·•🔙⬅➡\[\]【】()（）-]*+"
_PLACE = "(?:篇文章|篇|章节|章|节|页|课|回|讲|期|条)"
_BACK = rf"(?:上一?{_PLACE}|前一{_PLACE}|(?i:prev(?:ious)?(?:\s+(?:page|chapter|post))?))"
_ON = rf"(?:下一?{_PLACE}|后一{_PLACE}|(?i:next(?:\s+(?:page|chapter|post))?))"
_HOME = r"(?:(?:返回|回到|回)?(?:目录|首页|主页|总目录)|(?i:home|contents|index|table of contents))"
_TURN = re.compile(rf"{_SIGNS}(?:{_BACK}|{_ON}|{_HOME}(?=\W|$))[^。！？；，]*+")
_NAMED = re.compile(rf"{_SIGNS}(?:{_BACK}|{_ON})\s*+[：:][^。！？；，、\n]{{1,30}}")
_BACK_STEP = re.compile(_BACK)
_ON_STEP = re.compile(_ON)


def without_turning_lines(blocks: Blocks, account: Account) -> Blocks:
    """The blocks without such lines at their edges; entered in ``account`` as ``chrome``."""
    edges = {*range(min(_FIRST, len(blocks))), *range(max(0, len(blocks) - _LAST), len(blocks))}
    gone = {at for at in edges if _turns(blocks[at], last=at == len(blocks) - 1)}
    if len(gone) >= len(blocks) - 1:
        return blocks
    for at in sorted(gone):
        text = "\n".join(plain(run) for run in _lines(blocks[at]) or ())
        account.drop("chrome", text)
        account.guess(GuessKind.DROPPED, text, 0.9, "turning-line")
    kept = [block for at, block in enumerate(blocks) if at not in gone]
    while gone and kept and isinstance(kept[-1], Rule):  # it parted them from the text
        kept.pop()
    return tuple(kept)


def _turns(block: Block, *, last: bool) -> bool:
    runs = _lines(block)
    if not runs or not all(_TURN.fullmatch(plain(run).strip()) for run in runs):
        return False
    text = "\n".join(map(plain, runs))
    linked = any(isinstance(inline, Link) for run in runs for inline in run)
    back, on = _BACK_STEP.search(text), _ON_STEP.search(text)
    named = last and _NAMED.fullmatch(text.strip())
    return len(text) <= _LONGEST and bool((back and on) or (linked and (back or on)) or named)


def _lines(block: Block) -> list[Inlines] | None:
    """The lines of a paragraph or list that holds nothing but words and links; else None."""
    match block:
        case Paragraph(run, Role.BODY):
            told = all(isinstance(leaf, Text | LineBreak) for leaf in leaves(run))
            return list(parted(run)) if told else None
        case ListBlock(items):
            found = [_lines(inner) for item in items for inner in item.blocks]
            known = [lines for lines in found if lines is not None]
            return [run for lines in known for run in lines] if len(known) == len(found) else None
    return None
