"""Hard-wrapped text: at what width its lines were broken, and which lines are one paragraph.

A line was broken by its width, and not by its author, if the first character of the next line
would not have fitted on it. The width is read off the distribution of line widths.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.sources.mending.characters import (
    BLANK,
    CLOSING,
    OPENING,
    is_han,
    is_latin,
)
from compiler.sources.mending.page_breaks import continues
from compiler.sources.structure import heading_level, is_number_alone

_NARROWEST = 40  # half ems; shorter lines are verse or lists, not wrapped prose
_FEWEST = 3  # full lines that show a width
_SLACK = 2  # half ems: quotes and dashes are half or full width by the font of the dump
_TAIL = 4  # lines looked back at
_ABOUT_FULL = 0.8  # of the measure: dumps lose the indent of a line
_ITEM = re.compile("[（(【①-⑳•·]|——")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True)
class Line:
    """A line of a text file, without its indent.

    ``number`` counts from 1; ``page_start`` says that a form feed stands between it and the line
    before, ``blank_before`` an empty line, ``indented`` two ems of white space or more.
    """

    text: str
    number: int
    page_start: bool = False
    blank_before: bool = False
    indented: bool = False


def width(text: str) -> int:
    """The width of a line in half ems; full-width and ambiguous characters count two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width in half ems at which a text was hard-wrapped; None if it was not.

    It was, if lines gather just under a greatest width, and hardly any is wider.
    """
    widths = sorted(width(line) for line in lines if line.strip())
    if len(widths) < _FEWEST:
        return None
    greatest = widths[min(len(widths) - 1, int(len(widths) * 0.97))]
    full = [each for each in widths if greatest - 4 <= each <= greatest + 4]
    wider = sum(each > greatest + 4 for each in widths)
    if greatest < _NARROWEST or len(full) < max(_FEWEST, len(widths) // 8) or wider > 1:
        return None
    return sorted(full)[len(full) // 2]


def paragraphs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines of each paragraph, in order."""
    measure = wrap_width([line.text for line in lines])
    result: list[list[Line]] = []
    for line in lines:
        if result and _same_paragraph(result[-1], line, measure):
            result[-1].append(line)
        else:
            result.append([line])
    return [tuple(group) for group in result]


def unwrapped(group: Sequence[Line]) -> str:
    """The lines as one string: nothing between ideographs, a space between Latin words."""
    text = ""
    for line in group:
        piece = line.text.strip(BLANK)
        if text and piece and is_latin(text[-1]) and is_latin(piece[0]):
            text += " "
        text += piece
    return text


def _same_paragraph(group: Sequence[Line], line: Line, measure: int | None) -> bool:
    before, after = group[-1].text, line.text
    text = unwrapped(group[-_TAIL:])
    if measure is None:
        return line.page_start and continues(text, after)
    if len(group) == 1 and is_number_alone(text) and not heading_level(after):
        return True  # dumps put the text of （1） on a line of its own
    if after[0] in CLOSING or _is_open(text):
        return True
    if heading_level(after) or is_number_alone(after) or line.indented:
        return False
    if line.blank_before or line.page_start:
        return _breaks_off(before, after, measure)
    return _is_full(before, after, measure) or _breaks_off(before, after, measure)


def _breaks_off(before: str, after: str, measure: int) -> bool:
    """Whether a line that is about full ends in mid-sentence and the next one goes on."""
    if width(before) < measure * _ABOUT_FULL or _ITEM.match(after) or after[-1] in "：:":
        return False
    return before[-1] in "，、" or (is_han(before[-1]) and (is_han(after[0]) or after[0].isdigit()))


def _is_full(before: str, after: str, measure: int) -> bool:
    """Whether the first piece of ``after`` would not have fitted at the end of ``before``."""
    word = _WORD.match(after)
    piece = word[0] if word else after[:1]
    rest = after[len(piece) :]
    if piece[-1:] in OPENING:
        piece += rest[:1]  # an opening bracket takes the next character with it
    if rest[:1] in CLOSING and rest[:1]:
        piece += rest[:1]  # a closing mark may not start a line
    if len(piece) > measure // 2:
        return True
    return width(before) + width(piece) > measure - _SLACK


def _is_open(text: str) -> bool:
    """Whether a bracket or book title is still open at the end of ``text``."""
    return any(
        text.count(opening) > text.count(closing) and len(text) - text.rindex(opening) < 40
        for opening, closing in ("《》", "（）", "【】", "“”")
    ) or (bool(text) and text[-1] in OPENING and not is_han(text[-1]))
