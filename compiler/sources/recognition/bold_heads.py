"""Which bold lines may be headings: none where the text itself is set bold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from compiler.model.block import Block, Paragraph
from compiler.model.inline import Strong
from compiler.sources.flow.lines import all_text
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.bold_lines import BoldLine, bold_line
from compiler.sources.recognition.faked_heads import IN_BRACKETS, LARGER, is_no_head
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_words import is_day, is_year

_MOST_SIZES = 3  # of bold lines: more are no order
_FEWEST_DATED = 3  # bold lines that are days or years
_BYLINE = 2  # blocks under a title among which its author stands
_MOST_BOLD = 0.5  # of the text beside the lines that may be headings


def bold_heads(blocks: Sequence[Block], looks: Looks) -> list[BoldLine | None]:
    """The bold line at each place that may be a heading, None at any other."""
    if _is_bold_text(blocks):
        return [None] * len(blocks)
    dated = _are_dated(blocks)
    found = [_bold_head(block, looks, dated=dated) for block in blocks]
    if found:
        found[-1] = None  # nothing stands under it
    names = [at for at, bold in enumerate(found) if bold and is_name(bold.text)]
    if len(names) == 1 and names[0] < _BYLINE:
        found[names[0]] = None  # whose text it is
    return found


def bold_ranks(blocks: Sequence[Block], places: Sequence[int], looks: Looks) -> Mapping[int, int]:
    """The rank of each bold line by its size, 0 for the largest; all 0 if size tells none.

    It tells them if the first line is of the largest, and one is larger by a size or more.
    """
    points = {at: looks.of(blocks[at]).half_points for at in places}
    sizes = sorted(set(points.values()), reverse=True)
    apart = all(larger - smaller >= LARGER for larger, smaller in pairwise(sizes))
    if len(sizes) > _MOST_SIZES or not apart or not places or points[places[0]] != sizes[0]:
        return dict.fromkeys(places, 0)
    return {at: sizes.index(size) for at, size in points.items()}


def _are_dated(blocks: Sequence[Block]) -> bool:
    """Whether a chronicle's bold lines are its days and years."""
    bolds = [bold.text for block in blocks if (bold := bold_line(block))]
    return sum(is_day(text) or is_year(text) for text in bolds) >= _FEWEST_DATED


def _bold_head(block: Block, looks: Looks, *, dated: bool) -> BoldLine | None:
    bold = bold_line(block)
    if bold and dated and is_day(bold.text):
        return bold
    if bold is None or is_no_head(bold.text) or IN_BRACKETS.fullmatch(bold.text):
        return None
    return None if looks.of(block).align == "right" else bold


def _is_bold_text(blocks: Sequence[Block]) -> bool:
    """Whether most of the text is bold, so that it sets nothing apart."""
    bold = whole = 0
    for block in blocks:
        if bold_line(block):
            continue
        size = len(all_text(block))
        whole += size
        match block:
            case Paragraph((Strong(_),)):
                bold += size
    return bold > _MOST_BOLD * whole
