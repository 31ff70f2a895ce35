"""Paragraphs cut in two by a page break, and page numbers left between them.

SOURCES.md, "Traps": the first part does not end as a sentence ends, and the second is neither
heading, section nor list. Where most paragraphs of an article lack a final mark (lists, verse),
its absence tells nothing, and only a page number between two parts lets them be joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from compiler.model.block import Block, Blocks, Paragraph, Role
from compiler.model.inline import InlineImage, Inlines, Strong
from compiler.model.segments import plain
from compiler.model.walk import Edit, edit, joined, leaves
from compiler.sources.wording.characters import BLANK, URL, ends_sentence, is_han
from compiler.sources.wording.heading_numbers import heading_level

# Shorter pieces are captions, bylines, signatures, verse; the running text of a page is longer.
_SHORTEST_FIRST = 24
_SHORTEST_SECOND = 8

_PAGE_NUMBER = re.compile(
    r"\s*+(?:[-—–－―·•]+\s*+(?:第\s*+)?\d{1,4}(?:\s*+页)?\s*+[-—–－―·•]+"
    r"|第\s*+(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*+页(?:[\s,，/／]*共\s*+\d{1,4}\s*+页)?"
    r"|\d{1,4}\s*+[/／]\s*+\d{1,4}\s*+页"
    r"|[Pp]age\s*+\d{1,4}(?:\s*+of\s*+\d{1,4})?)\s*+"
)
_BARE_NUMBER = re.compile(r"\s*+([1-9]\d{0,3})\s*+")
_LIST_ITEM = re.compile(
    r"\s*+(?:——|[-*•●○■◆▪◇□▲★※→·]|[（(]?[一二三四五六七八九十百\d]{1,3}[)）、.．]|[①-⑳⑴-⒇]|\["
    r"|第[一二三四五六七八九十百零〇\d]+[条章节编款])"
)
_CREDIT = re.compile(
    r"(?:摄|供图|社发|资料照片|图片来源[^。]{0,40}|[丨｜|][^。]{0,30}|[责编校审监]\S{0,8}[：:]\S{0,20})"
    r"\s*+[)）]?\s*+$"
)
_SENTENCE_MARK = re.compile("[，。；、！？]")


def is_page_number(line: str) -> bool:
    """Whether a line is a page number that shows itself as one: ``— 3 —``, ``第3页``."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def bare_number(line: str) -> int | None:
    """The number a line consists of; only its place tells whether it is a page number."""
    match = _BARE_NUMBER.fullmatch(line)
    return int(match[1]) if match else None


def page_numbers(lines: list[str], page_starts: frozenset[int]) -> frozenset[int]:
    """The indexes of the lines that are page numbers.

    ``page_starts`` are the indexes of lines that a form feed stands before. A bare number is one
    when it stands beside a form feed, or when it counts on from another: 1 … 2 … 3.
    """
    found = {index for index, line in enumerate(lines) if is_page_number(line)}
    filled = [index for index, line in enumerate(lines) if line.strip()]
    bare: list[tuple[int, int]] = []
    for place, index in enumerate(filled):
        number = bare_number(lines[index])
        if number is None:
            continue
        bare.append((index, number))
        following = filled[place + 1] if place + 1 < len(filled) else len(lines)
        previous = filled[place - 1] if place else -1
        if any(index < start <= following for start in page_starts) or any(
            previous < start <= index for start in page_starts
        ):
            found.add(index)
    for (first, number), (second, next_number) in pairwise(bare):
        if next_number == number + 1 and second - first > 2:
            found |= {first, second}
    return frozenset(found)


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


def continues(first: str, second: str) -> bool:
    """Whether the text ``second`` goes on where ``first`` breaks off in mid-sentence."""
    first, second = first.strip(), second.strip()
    if len(first) < _SHORTEST_FIRST or len(second) < _SHORTEST_SECOND or ends_sentence(first):
        return False
    if heading_level(first) or heading_level(second) or _LIST_ITEM.match(second):
        return False
    if not _SENTENCE_MARK.search(first) or not ends_sentence(second):
        return False
    if _CREDIT.search(first) or _ends_in_address(first):
        return False
    return first[-1] in "，、—" or (is_han(first[-1]) and _goes_on(second[0]))


def _goes_on(character: str) -> bool:
    return is_han(character) or character.isdigit() or character in "“‘《（，、；"


def _ends_in_address(text: str) -> bool:
    return any(match.end() == len(text) for match in URL.finditer(text))


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
    long = [text for text in texts if len(text) >= _SHORTEST_FIRST]
    unfinished = sum(not ends_sentence(text) for text in long)
    return unfinished <= max(2, len(long) // 4)
