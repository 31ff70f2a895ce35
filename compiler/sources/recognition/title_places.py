"""Where the title of an article stands, from sure to unsure: see ``title``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph, Rule, Table, Video
from compiler.model.segments import plain
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.recognition.faked_heads import has_head_face, is_larger
from compiler.sources.recognition.first_line import first_line
from compiler.sources.wording.heading_numbers import form_of, heading_level
from compiler.sources.wording.title_keys import title_key
from compiler.sources.wording.title_words import (
    DOCUMENT_NUMBER,
    HAS_DOCUMENT_NUMBER,
    LABEL,
    LONGEST_TITLE,
    is_day,
    may_be_title,
)

_LONGEST_HEADING = 120  # characters of a heading that is the title
_FIRST_BLOCKS = 10  # a title that is set apart by its look stands among these
_MOST_STYLED = 3  # of a title in large type
_LONGEST_KIND = 4  # characters of 策划书 or 方案, set larger than what it is of
_LONGEST_ABOVE = 60  # characters of a line that may stand over the title's heading
_FIRST_LABELLED = 4
_CONTENTS = re.compile(r"(?:本期)?\s*(?:目\s*[录錄次]|要\s*目)\s*")
TITLE_LABEL = re.compile(r"(?:原标题|标题|题目|题名)\s*+[：:]\s*+")


@dataclass(frozen=True)
class TitleLines:
    """Blocks that are the title, and how surely and why: see ``Guess``."""

    places: range
    confidence: float
    reason: str


def title_lines(blocks: Blocks, looks: Looks, listed: frozenset[str]) -> TitleLines | None:
    """The lines that are the title; None if nothing reads as one."""
    return (
        _styled(blocks, looks)
        or _headed(blocks, looks, listed)
        or _set_apart(blocks, looks)
        or _labelled(blocks)
        or _first(blocks, looks)
    )


def _styled(blocks: Blocks, looks: Looks) -> TitleLines | None:
    """The lines whose style is named for titles."""
    places = [
        at
        for at, block in enumerate(blocks[:_FIRST_BLOCKS])
        if looks.of(block).kind == "title" and isinstance(block, Paragraph)
    ]
    return TitleLines(_run_of(places, _MOST_STYLED), 0.95, "word-title") if places else None


def _headed(blocks: Blocks, looks: Looks, listed: frozenset[str]) -> TitleLines | None:
    """The heading that stands over all others, at the head of the text."""
    heads = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not heads or not all(map(_may_stand_above, blocks[: heads[0]])):
        return None
    at = heads[0]
    heading = blocks[at]
    if not isinstance(heading, Heading) or not _is_over_all(heading, blocks, looks, listed):
        return None
    if heads[0] != first_text(blocks) and heading.level > 1:
        return None
    sure, reason = (0.95, "first-heading") if heading.level == 1 else (0.75, "only-heading")
    return TitleLines(range(at, at + 1), sure, reason)


def _may_stand_above(block: Block) -> bool:
    """Whether a block may stand over the title: a picture, a rule, a day, a line of fields."""
    if isinstance(block, Figure | Video | Rule):
        return True
    text = line_of(block)
    fields = is_day(text) or bool(LABEL.match(text)) or bool(DOCUMENT_NUMBER.fullmatch(text))
    return 0 < len(text) <= _LONGEST_ABOVE and fields


def _is_over_all(heading: Heading, blocks: Blocks, looks: Looks, listed: frozenset[str]) -> bool:
    level, text = heading.level, plain(heading.children)
    peers = [block for block in blocks if isinstance(block, Heading) and block.level == level]
    if len(text) > _LONGEST_HEADING:
        return False
    if len(peers) > 1 and (looks.of(heading).level or _is_chapter(text, peers, listed)):
        return False  # a program's heads of one level are all chapters
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return level == 1 or (len(peers) == 1 and level == min(levels))


def _is_chapter(text: str, peers: Sequence[Heading], listed: frozenset[str]) -> bool:
    """Whether the first of several headings is one of them: all numbered alike, or all listed."""
    texts = [plain(peer.children) for peer in peers]
    form = form_of(text)
    numbered = form is not None and sum(form_of(each) is form for each in texts) > 1
    return numbered or (bool(listed) and title_key(text) in listed)


def _set_apart(blocks: Blocks, looks: Looks) -> TitleLines | None:
    """The largest lines among those set in the middle, larger, bold or in a face for heads."""
    ordinary = looks.ordinary(blocks)
    window: list[int] = []
    numbered = -1
    for at, block in enumerate(blocks[:_FIRST_BLOCKS]):
        text = line_of(block, notes=True, breaks=True)
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
    lines = _run_of([at for at in window if looks.of(blocks[at]).half_points == largest], 6)
    words = "".join(line_of(blocks[at], notes=True) for at in lines)
    if len(words) <= _LONGEST_KIND and lines.start - 1 in window:
        lines = range(_run_back(window, lines.start), lines.stop)  # …活动 above 策划书
    elif len(lines) > _MOST_STYLED and len(words) > LONGEST_TITLE:
        lines = range(lines.start, lines.start + _MOST_STYLED)
    return TitleLines(lines, 0.75, "word-centred-title") if len(blocks) > len(lines) else None


def _run_back(places: Sequence[int], start: int) -> int:
    """The first of the places that lead to ``start`` without a gap."""
    while start - 1 in places:
        start -= 1
    return start


def _stands_out(look: Look, text: str, ordinary: Look) -> bool:
    larger = is_larger(look, ordinary)
    return (
        bool(text)
        and look.align == "center"
        and (larger or look.bold or has_head_face(look, ordinary))
        and heading_level(text) is None
        and not is_day(text)
        and not LABEL.match(text)
        and not text.startswith(("——", "（", "("))
    )


def _labelled(blocks: Blocks) -> TitleLines | None:
    """A line near the head that says itself that it is the title."""
    for at, block in enumerate(blocks[:_FIRST_LABELLED]):
        match = TITLE_LABEL.match(line_of(block))
        if match and may_be_title(line_of(block)[match.end() :]):
            return TitleLines(range(at, at + 1), 0.9, "title-label")
    return None


def _first(blocks: Blocks, looks: Looks) -> TitleLines | None:
    start = first_text(blocks)
    if start is None:
        return None
    found = first_line(blocks[start:], looks)
    if not found:
        return None
    return TitleLines(range(start + found.start, start + found.stop), 0.7, "first-line")


def first_text(blocks: Blocks) -> int | None:
    """The first block that is no picture."""
    return next(
        (at for at, block in enumerate(blocks) if not isinstance(block, Figure | Video)), None
    )


def _run_of(places: Sequence[int], most: int) -> range:
    """The first places that follow each other without a gap: the lines of one title."""
    end = places[0] + 1
    while end in places and end - places[0] < most:
        end += 1
    return range(places[0], end)
