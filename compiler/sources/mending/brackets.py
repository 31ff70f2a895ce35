"""Which half-width round brackets of a run are Chinese ones: both of a pair, or none.

GB/T 15834-2011, 4.9 and 5.1.3. A pair is Chinese if Chinese text stands in it, or directly before
it, or if it numbers Chinese text at a line's start; a pair straight after a Latin letter or a digit
with no Chinese in it is a formula, a function or a name, and one between Latin words is theirs.
A bracket whose partner is full-width already is made full-width too.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.sources.mending.context import Context
from compiler.sources.wording.characters import is_han, is_latin

_LONGEST_NUMBER = 4  # digits of an item's number


def bracket_places(context: Context) -> Iterator[int]:
    """The places of half-width round brackets that are to be full-width."""
    text = context.text
    for start, end in _pairs(context):
        half = [place for place in (start, end) if text[place] in "()"]
        if any(context.protected[place] or context.latin[place] for place in half):
            continue
        if len(half) == 1 or (half and _is_chinese_pair(context, start, end)):
            yield from half


def _pairs(context: Context) -> Iterator[tuple[int, int]]:
    """Opening and closing places of round brackets of either width, within a line."""
    stack: list[int] = []
    for place, character in enumerate(context.text):
        if character == "\n":
            stack.clear()
        elif character in "(（)）" and context.is_mentioned(place, place + 1):
            continue
        elif character in "(（":
            stack.append(place)
        elif character in ")）" and stack:
            yield stack.pop(), place


def _before_marks(text: str, place: int) -> int:
    """Where the half-width marks begin that stand before ``place``."""
    while place and text[place - 1] in ",;:!?":
        place -= 1
    return place


def _is_chinese_pair(context: Context, start: int, end: int) -> bool:
    text = context.text
    before, after = context.before(start), context.after(end + 1)
    touching = text[start - 1] if start else ""
    latin_sides = bool(before and after) and is_latin(before) and is_latin(after)
    if context.has_chinese(start + 1, end):
        return not (latin_sides and touching == " ")
    if context.chinese_before(_before_marks(text, start)):
        return True
    numbers = end - start <= _LONGEST_NUMBER + 1 and text[start + 1 : end].isdecimal()
    line_end = text.find("\n", end)
    of_chinese = context.has_chinese(end, len(text) if line_end < 0 else line_end)
    return numbers and not before and bool(after) and (is_han(after) or of_chinese)
