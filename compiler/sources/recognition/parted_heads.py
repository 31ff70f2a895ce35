"""Headings that their writer broke over two paragraphs, to have them end where he liked.

（1）“星火计划”优秀大学生赴地方党政部门实习实 / 践活动: the first has a number and fills a line, the
second has none, is shorter, looks the same, and no text stands between them.
"""

from __future__ import annotations

from compiler.model.block import Block, Blocks, Heading, Paragraph
from compiler.model.inline import Inlines, Strong
from compiler.sources.flow.lines import title_line
from compiler.sources.flow.looks import PLAIN, Look, Looks
from compiler.sources.recognition.faked_heads import has_head_face, is_larger, is_no_head
from compiler.sources.wording.heading_numbers import Form, form_of

_FULL = 18  # characters of a line that its writer may find full
_LONGEST_REST = 16
_NOT_AT_END = "。；，、：:;,！？!?）)》”"
_NOT_AT_END_OF_CHAPTER = "。；，：:;,"
_CHAPTERS = frozenset({Form.PART, Form.CHAPTER, Form.SECTION})


def with_parted_joined(blocks: Blocks, looks: Looks) -> Blocks:
    """The blocks with each heading over two paragraphs made one paragraph."""
    ordinary = looks.ordinary(blocks)
    result: list[Block] = []
    for at, block in enumerate(blocks):
        before = result[-1] if result else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if before is not None and _goes_on(before, block, after, looks, ordinary):
            whole = _joined(before, block)
            looks.move(before, whole)
            result[-1] = whole
        else:
            result.append(block)
    return tuple(result)


def _goes_on(
    before: Block, block: Block, after: Block | None, looks: Looks, ordinary: Look
) -> bool:
    look = looks.of(block)
    if look == PLAIN or look != looks.of(before) or after is None or looks.of(after) == look:
        return False
    if isinstance(block, Heading) != isinstance(before, Heading):
        return False
    first, rest = title_line(before), title_line(block)
    chapter = form_of(first) in _CHAPTERS and look.align == "center"
    marked = chapter or look.bold or is_larger(look, ordinary) or has_head_face(look, ordinary)
    if not marked and not isinstance(block, Heading):
        return False
    return (
        len(first) >= _FULL
        and first[-1] not in (_NOT_AT_END_OF_CHAPTER if chapter else _NOT_AT_END)
        and form_of(first) is not None
        and 0 < len(rest) <= min(_LONGEST_REST, len(first))
        and rest[-1] not in "。；，、：:;,"
        and form_of(rest) is None
        and not is_no_head(rest)
    )


def _joined(before: Block, block: Block) -> Block:
    match before, block:
        case Heading(level, first), Heading(_, rest):
            return Heading(level, _run(first, rest))
        case Paragraph(first), Paragraph(rest):
            return Paragraph(_run(first, rest))
    return before  # pragma: no cover - blocks of one kind come here


def _run(first: Inlines, rest: Inlines) -> Inlines:
    """Both runs as one, bold as a whole if both are."""
    match first, rest:
        case (Strong(one),), (Strong(other),):
            return (Strong((*one, *other)),)
    return (*first, *rest)
