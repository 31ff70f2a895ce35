"""Hard-wrapped text: which lines are one paragraph.

A line was broken by its width, and not by its author, if the first piece of the next line would
not have fitted on it. A last line that happens to be full looks the same; then what marks
paragraphs elsewhere in the text tells (``wrap_habits``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.sources.account import Account
from compiler.sources.plain_text.wrap_habits import (
    Habits,
    Line,
    extent_with_next,
    habits,
)
from compiler.sources.wording.characters import (
    BLANK,
    CLOSING,
    OPENING,
    ends_in_full_stop,
    is_han,
    is_latin,
    width,
)
from compiler.sources.wording.continued import continues
from compiler.sources.wording.heading_numbers import heading_level, is_number_alone

_TAIL = 4  # lines looked back at
_SPEECH = 12  # lines that a quotation may run on
_ABOUT_FULL = 0.8  # of the measure: dumps lose the indent of a line
_ITEM = re.compile("[①-⑳•·]|——")
_BRACKETS = "（(【"
_ENDS_PARAGRAPH = "。！？!?：:；;…"
_HYPHENATED = re.compile(r"(?<![A-Za-z])([A-Za-z]*[a-z])-$")
_WORD_REST = re.compile("[a-z]+")


def paragraphs(
    lines: Sequence[Line], alone: frozenset[int] = frozenset()
) -> list[tuple[Line, ...]]:
    """The lines of each paragraph, in order; those of the numbers in ``alone`` join no other."""
    found = habits(lines)
    result: list[list[Line]] = []
    for line in lines:
        parted = line.number in alone or (result and result[-1][-1].number in alone)
        if result and not parted and _same_paragraph(result[-1], line, found):
            result[-1].append(line)
        else:
            result.append([line])
    return [tuple(group) for group in result]


def unwrapped(group: Sequence[Line], account: Account | None = None) -> str:
    """The lines as one string: nothing between ideographs, a space between Latin words.

    With an ``account`` the hyphen of a Latin word parted between two lines goes
    (``line-hyphen``); without one it stays.
    """
    text = ""
    for line in group:
        piece = line.text.strip(BLANK)
        if account and _HYPHENATED.search(text) and _WORD_REST.match(piece):
            text = text[:-1]
            account.drop("line-hyphen", "-")
        elif text and piece and is_latin(text[-1]) and is_latin(piece[0]):
            text += " "
        text += piece
    return text


def _same_paragraph(group: Sequence[Line], line: Line, found: Habits | None) -> bool:
    before, after = group[-1], line.text
    text = unwrapped(group[-_TAIL:])
    if found is None:
        enumerates = text[-1:] == "、" and not line.blank_before and not heading_level(after)
        return enumerates or (line.page_start and continues(text, after))
    if len(group) == 1 and is_number_alone(text) and not heading_level(after):
        return True  # dumps put the text of （1） on a line of its own
    if after[0] in CLOSING or _is_open(text):
        return True
    if before.text[-1] == "、" and not _ITEM.match(after):
        return True  # an enumeration goes on, however short its line
    if heading_level(after) or is_number_alone(after) or line.indented:
        return False
    if before.text.rfind("://") > before.text.rfind(" "):
        return False  # an address is where a line of its own ends
    full = extent_with_next(before, after) >= found.full_from
    if found.indents_lost and len(group) == 1:
        full = extent_with_next(before, after) + 4 >= found.full_from
    if ends_in_full_stop(before.text) and not _in_speech(group):
        return full and not _starts(line, found)
    if line.blank_before or line.page_start:
        return _breaks_off(before, after, found)
    return full or _breaks_off(before, after, found)


def _starts(line: Line, found: Habits) -> bool:
    """Whether a line after a full one that ends a sentence begins a paragraph."""
    if found.indents:
        return line.indented
    if line.page_start:  # empty lines stand around page numbers anyway
        return found.full_ends and (line.blank_before or not found.blanks)
    return line.blank_before or (found.full_ends and not found.blanks)


def _in_speech(group: Sequence[Line]) -> bool:
    """Whether a quotation is open at the end of the lines."""
    text = "".join(line.text for line in group[-_SPEECH:])
    return text.rfind("“") > text.rfind("”") or text.rfind("「") > text.rfind("」")


def _breaks_off(before: Line, after: str, found: Habits) -> bool:
    """Whether a line that is about full ends in mid-sentence and the next one goes on."""
    short = width(before.text) + before.indent < found.measure * _ABOUT_FULL
    if short or _ITEM.match(after):
        return False
    end = before.text[-1]
    if found.finished:
        return end not in _ENDS_PARAGRAPH
    if after[0] in _BRACKETS or after[-1] in "：:":
        return False
    return end in "，、" or (is_han(end) and (is_han(after[0]) or after[0].isdigit()))


def _is_open(text: str) -> bool:
    """Whether a bracket or book title is still open at the end of ``text``."""
    return any(
        text.count(opening) > text.count(closing) and len(text) - text.rindex(opening) < 40
        for opening, closing in ("《》", "（）", "【】", "“”")
    ) or (bool(text) and text[-1] in OPENING and not is_han(text[-1]))
