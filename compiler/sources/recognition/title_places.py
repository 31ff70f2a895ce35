"""Where the title of an article stands, from sure to unsure: see ``title``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph, Rule, Video
from compiler.model.segments import plain
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.faked_heads import ABOVE_TITLE, LARGER
from compiler.sources.recognition.first_line import first_line
from compiler.sources.recognition.series_lines import is_one_of_series
from compiler.sources.recognition.set_apart import in_the_middle, largest_of_all, run_of
from compiler.sources.recognition.unmarked_heads import is_over_group
from compiler.sources.wording.characters import is_han
from compiler.sources.wording.heading_numbers import Form, form_of, numbered_as
from compiler.sources.wording.part_names import is_unnumbered_part, names_a_part
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_keys import title_key
from compiler.sources.wording.title_words import (
    DOCUMENT_NUMBER,
    HAS_DOCUMENT_NUMBER,
    LABEL,
    is_day,
    may_be_title,
)

_LONGEST_HEADING = 120  # characters of a heading that is the title
_MUCH_LARGER = 8  # half points: the title of a cover is so much larger than who issued it
_FIRST_BLOCKS = 10  # a title in a style for titles stands among these
_MOST_STYLED = 3  # of a title in large type
_MOST_ABOVE = 4  # blocks over the only heading of the first level
_LONGEST_ABOVE = 60  # characters of a line that may stand over the title's heading
_FIRST_LABELLED = 4
TITLE_LABEL = re.compile(
    r"(?:原标题|标题|题目|题名|(?:毕业)?(?:论文|设计)(?:题目|名称))\s*+[：:]\s*+"
)
_FEWEST_COUNTED = 2  # headings that count from 1 below the title
_FEWEST_OF_NAME = 4  # ideographs of a file's name that is a title
SAYS_NOTHING = re.compile(
    r"新建|未命名|无标题|副本|文本文档|自动保存|临时|^(?:稿件|文稿|文档|正文|文章|[初终定]稿)\s*+\d*+$"
)
_THESIS_LABEL = re.compile(r"(?:毕业)?(?:论文|设计)(?:题目|名称)\s*+[：:]\s*+")


@dataclass(frozen=True)
class TitleLines:
    """Blocks that are the title, and how surely and why: see ``Guess``."""

    places: range
    confidence: float
    reason: str


def title_lines(
    blocks: Blocks, looks: Looks, listed: frozenset[str], name: str = ""
) -> TitleLines | None:
    """The lines that are the title; None if nothing reads as one. ``name``: the file's."""
    found = (
        _styled(blocks, looks)
        or _labelled(blocks, _FIRST_BLOCKS, _THESIS_LABEL)
        or _headed(blocks, looks, listed, name)
        or _set_apart(blocks, looks)
        or _labelled(blocks, _FIRST_LABELLED, TITLE_LABEL)
        or _first(blocks, looks)
    )
    if found is None or _is_before_chapters(blocks, found.places):
        return None
    lone = len(found.places) == 1
    return None if lone and is_one_of_series(blocks, found.places.start, looks) else found


def _is_before_chapters(blocks: Blocks, places: range) -> bool:
    """Whether a line is the part before the chapters, 绪论　…, and 第一章 stands below."""
    words = _head_words(blocks[places.start]).split()
    opens = bool(words) and is_unnumbered_part(words[0])
    return opens and any(
        form_of(_head_words(block)) is Form.CHAPTER for block in blocks[places.stop :]
    )


def _head_words(block: Block) -> str:
    return plain(block.children) if isinstance(block, Heading) else line_of(block, notes=True)


def _styled(blocks: Blocks, looks: Looks) -> TitleLines | None:
    """The lines whose style is named for titles."""
    places = [
        at
        for at, block in enumerate(blocks[:_FIRST_BLOCKS])
        if looks.of(block).kind == "title" and isinstance(block, Paragraph)
    ]
    alike = [at for at in places if looks.of(blocks[at]) == looks.of(blocks[places[0]])]
    return TitleLines(run_of(alike, _MOST_STYLED), 0.95, "word-title") if places else None


def _headed(blocks: Blocks, looks: Looks, listed: frozenset[str], name: str) -> TitleLines | None:
    """The heading that stands over all others, at the head of the text.

    The only one of the first level may have a few paragraphs above it, which stay there.
    """
    heads = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not heads:
        return None
    at = heads[0]
    tops = sum(isinstance(each, Heading) and each.level == 1 for each in blocks)
    alone = tops == 1 and len(heads) > 1 and at <= _MOST_ABOVE
    if not alone and not all(map(_may_stand_above, blocks[:at])):
        return None
    heading = blocks[at]
    if not isinstance(heading, Heading):
        return None
    if not _stands_out_of(heading, blocks, name) and not _is_over_all(
        heading, blocks, looks, listed
    ):
        return None
    if _names_otherwise(name, heading, blocks):
        return None
    if at != _first_below_label(blocks) and heading.level > 1:
        return None
    sure, reason = (0.95, "first-heading") if heading.level == 1 else (0.65, "only-heading")
    return TitleLines(range(at, at + 1), sure, reason)


def _stands_out_of(heading: Heading, blocks: Blocks, name: str) -> bool:
    """Whether a heading among its peers says what the file's name says, or they count from 1."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    text = plain(heading.children)
    if heading.level != min(levels) or form_of(text) or names_a_part(text):
        return False
    if title_key(text) and title_key(text) == title_key(name):
        return True
    peers = [
        numbered_as(plain(block.children).strip())
        for block in blocks
        if isinstance(block, Heading) and block.level == heading.level
    ]
    return len(peers) > _FEWEST_COUNTED and peers == list(range(len(peers)))


def _may_stand_above(block: Block) -> bool:
    """Whether a block may stand over the title: a picture, a rule, a day, a name, fields."""
    if isinstance(block, Figure | Video | Rule):
        return True
    text = line_of(block)
    told = is_day(text) or is_name(text) or bool(LABEL.match(text) or ABOVE_TITLE.fullmatch(text))
    fields = told or bool(DOCUMENT_NUMBER.fullmatch(text))
    return 0 < len(text) <= _LONGEST_ABOVE and fields


def _is_over_all(heading: Heading, blocks: Blocks, looks: Looks, listed: frozenset[str]) -> bool:
    level, text = heading.level, plain(heading.children)
    peers = [block for block in blocks if isinstance(block, Heading) and block.level == level]
    if len(text) > _LONGEST_HEADING:
        return False
    if _outshines_all(heading, blocks, looks) and not _is_chapter(text, peers, listed):
        return True
    if len(peers) > 1 and (looks.of(heading).level or _is_chapter(text, peers, listed)):
        return False  # a program's heads of one level are all chapters
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return level == 1 or (len(peers) == 1 and level == min(levels))


def _outshines_all(heading: Heading, blocks: Blocks, looks: Looks) -> bool:
    """Whether it alone of several headings stands in the middle, or is larger than all others."""
    look = looks.of(heading)
    others = [
        looks.of(block) for block in blocks if isinstance(block, Heading) and block is not heading
    ]
    alone = look.align == "center" and all(other.align != "center" for other in others)
    larger = all(look.half_points >= other.half_points + LARGER for other in others)
    return bool(others) and look.level > 0 and (alone or larger)


def _is_chapter(text: str, peers: Sequence[Heading], listed: frozenset[str]) -> bool:
    """Whether the first of several headings is one of them: all numbered alike, or all listed."""
    texts = [plain(peer.children) for peer in peers]
    form = form_of(text)
    numbered = form is not None and sum(form_of(each) is form for each in texts) > 1
    return numbered or (bool(listed) and title_key(text) in listed)


def _names_otherwise(name: str, heading: Heading, blocks: Blocks) -> bool:
    """Whether the file's name is a title in words of its own, and the heading one of several."""
    words = title_key(name)
    if sum(map(is_han, words)) < _FEWEST_OF_NAME or SAYS_NOTHING.search(name):
        return False
    texts = [
        plain(block.children)
        for block in blocks
        if isinstance(block, Heading) and block.level == heading.level
    ]
    said = title_key(texts[0])
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    shared = any(words[at : at + 2] in pairs for at in range(len(words) - 1))
    return not shared and any(not names_a_part(text) for text in texts[1:])


def _set_apart(blocks: Blocks, looks: Looks) -> TitleLines | None:
    """The lines that stand in the middle, or are larger than all others.

    Lines that only blanks push to the middle count less than larger ones.
    """
    largest, middle = largest_of_all(blocks, looks), in_the_middle(blocks, looks)
    if largest and middle and _is_over(largest, middle, blocks, looks):
        return TitleLines(largest, 0.75, "word-largest-title")
    pushed = middle and all(looks.of(blocks[at]).align != "center" for at in middle)
    if middle and not (pushed and largest):
        return TitleLines(middle, 0.75, "word-centred-title")
    return TitleLines(largest, 0.75, "word-largest-title") if largest else None


def _is_over(largest: range, middle: range, blocks: Blocks, looks: Looks) -> bool:
    """Whether the largest line stands above lines in the middle that are much smaller.

    Over a document's number it is its issuer's (GB/T 9704-2012, 7.2.4); the title stands below.
    """
    size = looks.of(blocks[largest.start]).half_points
    between = blocks[largest.stop : middle.stop]
    return (
        largest.stop <= middle.start
        and not any(HAS_DOCUMENT_NUMBER.search(line_of(block)) for block in between)
        and size >= looks.of(blocks[middle.start]).half_points + _MUCH_LARGER
    )


def _labelled(blocks: Blocks, among: int, label: re.Pattern[str]) -> TitleLines | None:
    """A line near the head that says itself that it is the title."""
    for at, block in enumerate(blocks[:among]):
        match = label.match(line_of(block))
        if match and may_be_title(line_of(block)[match.end() :]):
            return TitleLines(range(at, at + 1), 0.9, "title-label")
    return None


def _first(blocks: Blocks, looks: Looks) -> TitleLines | None:
    start = first_text(blocks)
    if start is None:
        return None
    found = first_line(blocks[start:], looks)
    if not found or is_over_group(blocks, start, looks):
        return None
    return TitleLines(range(start + found.start, start + found.stop), 0.7, "first-line")


def _first_below_label(blocks: Blocks) -> int | None:
    """The first block that is no picture, below 附件2 if that stands over it."""
    start = first_text(blocks)
    labelled = start is not None and ABOVE_TITLE.fullmatch(line_of(blocks[start]))
    return start + 1 if start is not None and labelled else start


def first_text(blocks: Blocks) -> int | None:
    """The first block that is no picture."""
    return next(
        (at for at, block in enumerate(blocks) if not isinstance(block, Figure | Video)), None
    )
