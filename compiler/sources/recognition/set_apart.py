"""A title that only its look sets apart: in the middle, or larger than every other line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.model.block import Blocks, Heading, Paragraph, Table
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.recognition.faked_heads import has_head_face, is_larger, is_no_head
from compiler.sources.wording.heading_numbers import heading_level
from compiler.sources.wording.organisations import is_organisation
from compiler.sources.wording.title_words import (
    HAS_DOCUMENT_NUMBER,
    LABEL,
    LONGEST_TITLE,
    may_be_title,
)

_FIRST_BLOCKS = 10  # a title that is set apart by its look stands among these
_MOST_IN_LARGE_TYPE = 3  # lines of one title
_MOST_SHORT = 6  # of a title one word a line
_LONGEST_KIND = 4  # characters of 策划书 or 方案, set larger than what it is of
_LONGEST_KIND_BELOW = 8
_KIND = re.compile(
    r"(?:[申策计任说报建通][请报划务明告议知]\s*书|方\s*案|报\s*告|总\s*结|计\s*划|通\s*知|纪\s*要|手\s*册|章\s*程|说明书)$"
)
_PUSHED_EM = 6.0  # a line that blanks push so far stands in the middle
_CONTENTS = re.compile(r"(?:本期)?\s*(?:目\s*[录錄次]|要\s*目)\s*")


def in_the_middle(blocks: Blocks, looks: Looks) -> range | None:
    """The largest lines among those set in the middle, larger, bold or in a face for heads."""
    ordinary = looks.ordinary(blocks)
    window: list[int] = []
    numbered = -1
    for at, block in enumerate(blocks[:_FIRST_BLOCKS]):
        text = line_of(block, notes=True, breaks=True)
        if isinstance(block, Table) and not at:
            continue  # number and version of a document, above its title
        if isinstance(block, Table | Heading) or len(text) > LONGEST_TITLE or text.endswith("。"):
            break
        if window and _CONTENTS.fullmatch(text):
            break
        if HAS_DOCUMENT_NUMBER.search(text):
            numbered = at
        elif _stands_out(looks.of(block), text, ordinary):
            window.append(at)
    window = [at for at in window if at > numbered] or window
    if not window:
        return None
    largest = max(looks.of(blocks[at]).half_points for at in window)
    of_that_size = [at for at in window if looks.of(blocks[at]).half_points == largest]
    lines = run_of(of_that_size, _MOST_SHORT)
    if _stands_below_another(lines, blocks, looks, ordinary):
        return None
    words = "".join(line_of(blocks[at], notes=True) for at in lines)
    if len(words) <= _LONGEST_KIND and lines.start - 1 in window:
        lines = range(_run_back(window, lines.start), lines.stop)  # …活动 above 策划书
    elif len(lines) > _MOST_IN_LARGE_TYPE and len(words) > LONGEST_TITLE:
        lines = range(lines.start, lines.start + _MOST_IN_LARGE_TYPE)
    elif lines.stop in window and is_organisation(words):
        lines = range(lines.start, lines.stop + 1)  # what it issues, under its name
    elif lines.stop in window and _names_a_kind(line_of(blocks[lines.stop], notes=True)):
        lines = range(lines.start, lines.stop + 1)  # 项目申报书 below, a size smaller
    return lines if len(blocks) > len(lines) else None


def _stands_out(look: Look, text: str, ordinary: Look) -> bool:
    larger = is_larger(look, ordinary)
    pushed = look.pushed_em >= _PUSHED_EM and look.align != "right" and (larger or look.bold)
    return (
        bool(text)
        and (look.align == "center" or pushed)
        and (larger or look.bold or has_head_face(look, ordinary))
        and heading_level(text) is None
        and not is_no_head(text)
        and not LABEL.match(text)
        and not text.startswith(("—", "--", "（", "("))
        and not (pushed and "：" in text)
    )


def _names_a_kind(text: str) -> bool:
    """Whether a line is nothing but the kind of document that the lines above name."""
    return len("".join(text.split())) <= _LONGEST_KIND_BELOW and bool(_KIND.search(text))


def _stands_below_another(lines: range, blocks: Blocks, looks: Looks, ordinary: Look) -> bool:
    """Whether only another face tells the lines, as it tells authors, and a title stands above."""
    found = [looks.of(blocks[at]) for at in lines]
    if any(look.bold or is_larger(look, ordinary) for look in found):
        return False
    above = blocks[: lines.start]
    return any(
        looks.of(block).align == "center" and may_be_title(line_of(block, notes=True))
        for block in above
    )


def largest_of_all(blocks: Blocks, looks: Looks) -> range | None:
    """A line, wherever it stands on the page, that is larger than the text and all lines below."""
    ordinary = looks.ordinary(blocks)
    for at, block in enumerate(blocks[:_FIRST_BLOCKS]):
        text = line_of(block, notes=True, breaks=True)
        if isinstance(block, Table | Heading) or len(text) > LONGEST_TITLE or text.endswith("。"):
            return None
        size = looks.of(block).half_points
        if not is_larger(looks.of(block), ordinary) or not may_be_title(text):
            continue
        same = [
            place
            for place, other in enumerate(blocks)
            if place >= at
            and isinstance(other, Paragraph | Heading)
            and looks.of(other).half_points >= size
        ]
        lines = run_of(same, _MOST_IN_LARGE_TYPE)
        return lines if len(lines) == len(same) < len(blocks) else None
    return None


def run_of(places: Sequence[int], most: int) -> range:
    """The first places that follow each other without a gap: the lines of one title."""
    end = places[0] + 1
    while end in places and end - places[0] < most:
        end += 1
    return range(places[0], end)


def _run_back(places: Sequence[int], start: int) -> int:
    """The first of the places that lead to ``start`` without a gap."""
    while start - 1 in places:
        start -= 1
    return start
