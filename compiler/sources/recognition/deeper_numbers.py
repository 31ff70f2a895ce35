"""Numbered lines below headings that are marked: 1. under 一、, 第一次会议, each over its text.

Who marks the chapters alone in a program leaves these as they are typed. They are taken for
headings only on more evidence than in a text without marks: several, each above a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from compiler.model.block import Block, Figure, Heading, Paragraph, Table
from compiler.model.guess import GuessKind
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import all_text, line_of
from compiler.sources.flow.runs import unstyled
from compiler.sources.recognition.numbered_heads import outline
from compiler.sources.wording.characters import ends_in_full_stop
from compiler.sources.wording.heading_numbers import Form, counted, form_of, numbered_as

_DEEPEST = 4
_FEWEST = 4  # lines in all
_FEWEST_SERIES = 2  # that begin anew under another heading
_MOST_PROSE = 0.75  # of them stand right above such a paragraph
_PROSE = 40  # characters of a paragraph under such a line
_FORMS = (Form.BRACKETED_HAN, Form.ARABIC)
_ABOVE = frozenset({Form.CHAPTER, Form.SECTION, Form.HAN, Form.BRACKETED_HAN})


def with_deeper_numbers(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with such lines made headings, one level below the numbers above them."""
    result = _with_events(blocks, account)
    for form in _FORMS:
        levels = _levels(result)
        over = [each for each in levels if each < form and each in _ABOVE]
        if form not in levels and over:
            result = _with_form(result, form, over, max(levels[each] for each in over), account)
    return result


def _with_events(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with 第一次会议：, 第二次会议：, each over something, made headings."""
    series: dict[str, list[tuple[int, int]]] = {}
    for at, block in enumerate(blocks):
        text = line_of(block)
        event = counted(text, events=True) if isinstance(block, Paragraph) else None
        if event and counted(text) is None:
            series.setdefault(event[1], []).append((at, event[0]))
    level = max((block.level for block in blocks if isinstance(block, Heading)), default=0)
    result = list(blocks)
    for lines in series.values():
        places = [at for at, _ in lines]
        apart = all(after - before > 1 for before, after in pairwise([*places, len(blocks)]))
        in_order = [number for _, number in lines] == list(range(1, len(lines) + 1))
        for at in places if len(lines) > 1 and apart and in_order else ():
            block = blocks[at]
            if isinstance(block, Paragraph):
                result[at] = Heading(level + 1, unstyled(block.children))
                account.guess(GuessKind.HEADING, line_of(block), 0.7, "number", level=level + 1)
    return result


def _levels(blocks: Sequence[Block]) -> Mapping[Form, int]:
    """The level of each form of number that headings have."""
    levels: dict[Form, int] = {}
    for block in blocks:
        form = form_of(plain(block.children)) if isinstance(block, Heading) else None
        if form and isinstance(block, Heading):
            levels[form] = max(block.level, levels.get(form, 0))
    return levels


def _with_form(
    blocks: list[Block], form: Form, over: Sequence[Form], level: int, account: Account
) -> list[Block]:
    texts = [_text(block) for block in blocks]
    heads = outline(texts, frozenset({form, *over})).heads
    found = [
        at
        for at, head in enumerate(heads)
        if head and head.form is form and isinstance(blocks[at], Paragraph)
    ]
    series = sum(numbered_as(texts[at].strip()) == 1 for at in found)
    if len(found) < _FEWEST or series < _FEWEST_SERIES:
        return blocks
    prose = sum(at + 1 < len(blocks) and _is_prose(blocks[at + 1]) for at in found)
    if prose < _MOST_PROSE * len(found):
        return blocks
    result = list(blocks)
    for at in found:
        block = blocks[at]
        if isinstance(block, Paragraph):
            result[at] = Heading(min(level + 1, _DEEPEST + 2), unstyled(block.children))
            account.guess(GuessKind.HEADING, texts[at], 0.7, "number", level=level + 1)
    return result


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        return plain(block.children).strip().rstrip("：:。；")
    return line_of(block) or "。"


def _is_prose(block: Block) -> bool:
    """Whether a block under a heading is its text: a paragraph of sentences, a picture."""
    if isinstance(block, Figure | Table):
        return True
    text = all_text(block) if isinstance(block, Paragraph) else ""
    return len(text) >= _PROSE and (ends_in_full_stop(text) or text[-1] in "：:")
