"""Paragraphs cut in two by a page break, and page numbers left between them.

SOURCES.md, "Traps": the first part does not end as a sentence ends, and the second is neither
heading, section nor list. Where most paragraphs of an article lack a final mark (lists, verse),
its absence tells nothing, and only a page number between two parts lets them be joined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Paragraph, Role
from compiler.model.inline import InlineImage, Inlines, Strong
from compiler.model.segments import plain
from compiler.model.walk import Edit, edit, joined, leaves
from compiler.sources.wording.characters import BLANK, ends_sentence
from compiler.sources.wording.continued import SHORTEST_FIRST, continues
from compiler.sources.wording.page_numbers import is_page_number


@dataclass(frozen=True)
class Joined:
    """Blocks without page breaks: ``joins`` counts paragraphs made whole, ``numbers`` went."""

    blocks: Blocks
    joins: int = 0
    numbers: tuple[str, ...] = ()


def join(blocks: Blocks) -> Joined:
    """The blocks with paragraphs made whole and page numbers between them taken out; pure."""
    numbers = tuple(text for block in blocks if (text := _number_in(block)))
    unfinished_is_rare = _unfinished_is_rare(blocks)
    result: list[Block] = []
    joins = 0
    across_number = False
    for block in blocks:
        if _number_in(block):
            across_number = True
            continue
        previous = result[-1] if result else None
        if (
            isinstance(previous, Paragraph)
            and isinstance(block, Paragraph)
            and belongs_together(previous, block, in_doubt=unfinished_is_rare or across_number)
        ):
            result[-1] = replace(previous, children=_glued(previous.children, block.children))
            joins += 1
        else:
            result.append(block)
        across_number = False
    return Joined(tuple(result), joins, numbers)


def belongs_together(first: Paragraph, second: Paragraph, *, in_doubt: bool = True) -> bool:
    """Whether two paragraphs read as the two halves of one.

    Without ``in_doubt`` only a mark that the second closes tells so, not the lack of a stop.
    """
    if first.role is not Role.BODY or second.role is not Role.BODY:
        return False
    if _stands_alone(first) or _stands_alone(second):
        return False
    text, after = plain(first.children), plain(second.children)
    return _closes(text, after) or (in_doubt and continues(text, after))


def _closes(first: str, second: str) -> bool:
    """Whether ``second`` begins with the mark that closes what ``first`` has left open."""
    return any(
        second.lstrip(BLANK).startswith(closing) and first.count(opening) > first.count(closing)
        for opening, closing in ("“”", "「」", "『』", "《》")
    )


def _glued(first: Inlines, second: Inlines) -> Inlines:
    """Both runs as one; the indent of the second and blanks at the end of the first go."""
    ending, beginning = joined(first), joined(second)
    end, start = len(ending.rstrip(BLANK)), len(beginning) - len(beginning.lstrip(BLANK))
    trimmed = edit(first, [Edit(place, place + 1, "") for place in range(end, len(ending))])
    return trimmed + edit(second, [Edit(place, place + 1, "") for place in range(start)])


def _stands_alone(paragraph: Paragraph) -> bool:
    """A paragraph all in bold is a heading in disguise, one with a picture is a figure."""
    children = paragraph.children
    bold = all(isinstance(child, Strong) for child in children)
    return bold or any(isinstance(leaf, InlineImage) for leaf in leaves(children))


def _number_in(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return ""
    text = plain(block.children)
    return text if is_page_number(text) else ""


def _unfinished_is_rare(blocks: Blocks) -> bool:
    """Whether the article's paragraphs end in a mark as a rule: one in four at most does not."""
    texts = [plain(block.children).strip() for block in blocks if isinstance(block, Paragraph)]
    long = [text for text in texts if len(text) >= SHORTEST_FIRST]
    unfinished = sum(not ends_sentence(text) for text in long)
    return unfinished <= max(2, len(long) // 4)
