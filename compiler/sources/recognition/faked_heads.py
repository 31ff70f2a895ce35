"""Heads that nothing marks but their look: larger, centred and bold, or in 黑体 with a number.

Offices seldom use styles; GB/T 9704-2012, 7.3.3 gives the faces of numbered heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.recognition.cover_lines import cover_end
from compiler.sources.wording.characters import ONE_HAN, is_han
from compiler.sources.wording.heading_numbers import FIELDS, Form, form_of, heading_level
from compiler.sources.wording.organisations import is_member
from compiler.sources.wording.title_words import HAS_DOCUMENT_NUMBER, LABEL, is_day

LONGEST = 40  # characters
LARGER = 3  # half points: from 五号 to 小四
_ONE_POINT = re.compile(rf"\d{{1,2}}\.\d{{1,2}}(?:\s+|(?={ONE_HAN}))(?=\D)")
_STOPS = "。；，、：;,:"
_NUMBERED_THING = re.compile(r"(?:图|续?表|附表)\s*\d+(?:[-–.．—]\d+)*(?!\d)")
_FACES = (
    *("黑体", "simhei", "heiti", "楷体", "kaiti", "小标宋", "大标宋", "标宋", "魏碑", "隶书"),
    *("yahei", "雅黑"),
)
# 附件1： at the head of a file says where that belongs, and nothing follows under it.
ABOVE_TITLE = re.compile(r"附\s*+件\s*+(?:[\d一二三四五六七八九十]{1,2})?\s*+[：:]?")
_CHOICES = frozenset("□☐☑☒√✓✔")  # boxes of a form
_VERSION = re.compile(r"(?:版本|[Vv]er(?:sion)?\.?|V)\s*+号?\s*+[：:]?\s*+V?\d[\d.]*+")
_PARTY = re.compile(r"[甲乙丙丁]\s*+方(?:\s*+[（(][^（）()]{1,12}[）)])?\s*+[：:]?")
IN_BRACKETS = re.compile(r"[（(][^（）()]{3,}[）)]")  # （示范文本）: of the line above
_CODE = re.compile(r"[#{};<>_\\]|\w\(")
_FORMULA = re.compile(r"[=＝+×÷≤≥≠≈∑∫√→^<>∈∀∃±]")
_RIGHT_EM = 20.0  # a line that blanks push farther stands on the right
_ROW = 3  # lines of one look with nothing between them, which are no headings
_HAN_OF_FORMULA = 0.5  # share of Han below which a line with such a sign is a formula


@dataclass(frozen=True)
class FakedHead:
    """A line that looks like a heading: its rank among such lines from 1, how surely and why."""

    rank: int
    confidence: float
    reason: str


def faked_heads(blocks: Sequence[Block], looks: Looks) -> Mapping[int, FakedHead]:
    """The heads that only their look tells, by their places."""
    ordinary = looks.ordinary(blocks)
    cover = cover_end(blocks, looks, ordinary)
    places = [
        at
        for at, block in enumerate(blocks)
        if cover <= at < len(blocks) - 1  # nothing stands under the last line
        and _is_faked(block, looks.of(block), ordinary)
        and not (at == 0 and ABOVE_TITLE.fullmatch(line_of(block)))
    ]
    places = _without_rows(places, blocks, looks)
    texts = {at: line_of(blocks[at], notes=True) for at in places}
    decimals = any(map(_ONE_POINT.match, texts.values()))
    numbers = _below_parts(
        {at: _numbered(text, decimals=decimals) for at, text in texts.items()}, texts
    )
    points = {at: looks.of(blocks[at]).half_points for at in places}
    sizes = sorted({points[at] for at in places if numbers[at] is None}, reverse=True)
    above = _ranks_above_numbers(numbers, points, sizes)
    found: dict[int, FakedHead] = {}
    for at in places:
        number = numbers[at]
        rank = above + number if number else sizes.index(points[at]) + 1
        found[at] = FakedHead(rank, *_why(looks.of(blocks[at]), ordinary))
    return _none_below_nothing(found, len(sizes))


def _below_parts(
    numbers: Mapping[int, int | None], texts: Mapping[int, str]
) -> Mapping[int, int | None]:
    """The levels of the numbers, those beside 上篇 and 下篇 (parts) one deeper."""
    parts = {at for at, text in texts.items() if form_of(text) is Form.PART}
    beside = any(number == 1 and at not in parts for at, number in numbers.items())
    if not parts or not beside:
        return numbers
    return {at: number and number + (at not in parts) for at, number in numbers.items()}


def _ranks_above_numbers(
    numbers: Mapping[int, int | None], points: Mapping[int, int], sizes: Sequence[int]
) -> int:
    """How many ranks stand over the numbered heads: all that sizes tell.

    Where the highest of them are as large as others without a number (绪论, 第一章), these are
    their equals.
    """
    top = min((number for number in numbers.values() if number), default=0)
    largest = {points[at] for at, number in numbers.items() if number == top}
    if len(largest) == 1 and (size := next(iter(largest))) in sizes:
        return sizes.index(size) + 1 - top
    return len(sizes)


def _none_below_nothing(found: Mapping[int, FakedHead], ranks: int) -> Mapping[int, FakedHead]:
    """The heads with those raised that stand before the first of the highest rank.

    ``ranks`` counts those that sizes tell; numbers tell the ranks below.
    """
    result = dict(found)
    for at, head in found.items():
        if head.rank == 1 or head.rank > ranks:
            break
        result[at] = replace(head, rank=1)
    return result


def _numbered(text: str, *, decimals: bool) -> int | None:
    """The level that a line's number gives it; where 1.1 stands among the heads, 1. is above."""
    if decimals and _ONE_POINT.match(text):
        return 2
    return 1 if decimals and form_of(text) is Form.ARABIC else heading_level(text)


def is_larger(look: Look, ordinary: Look) -> bool:
    """Whether a line's type is larger than the text's by a size or more."""
    return look.half_points >= ordinary.half_points + LARGER


def has_head_face(look: Look, ordinary: Look) -> bool:
    """Whether a line is set in another face than the text, one that heads are set in."""
    face = look.face.lower()
    return face != ordinary.face.lower() and any(name in face for name in _FACES)


def reads_as_formula(text: str) -> bool:
    """Whether a line is a formula or part of one: signs and letters, hardly any words."""
    bare = "".join(text.split())
    han = sum(map(is_han, bare))
    return not han or bool(_FORMULA.search(bare) and han < _HAN_OF_FORMULA * len(bare))


def _is_faked(block: Block, look: Look, ordinary: Look) -> bool:
    """Whether a body paragraph looks like a heading by size, place or face."""
    if look.item or look.level or look.align == "right" or look.pushed_em > _RIGHT_EM:
        return False
    larger, faced = is_larger(look, ordinary), has_head_face(look, ordinary)
    centred = look.align == "center" and (look.bold or faced)
    if look.kind not in {"", "title"} or not (larger or centred or faced):
        return False
    text = line_of(block, notes=True)
    if not text or IN_BRACKETS.fullmatch(text):
        return False
    if len(text) > LONGEST or text[-1] in _STOPS or is_no_head(text):
        return False
    if look.kind == "title":  # of a style that is used for every chapter
        return larger
    if not heading_level(text) and _is_formula_line(text):
        return False
    return larger or centred or _numbered(text, decimals=True) is not None


def is_no_head(text: str) -> bool:
    """Whether a line is never a heading: a day, a field, a caption, who wrote, a choice, code."""
    return (
        is_day("".join(text.split()))
        or is_member(text)
        or text[:1] in _CHOICES
        or "__" in text
        or "://" in text
        or bool(_VERSION.fullmatch(text))
        or bool(_PARTY.fullmatch(text))
        or bool(_CODE.search(text) and not any(map(is_han, text)))
        or bool(LABEL.match(text) and text[-1] not in "：:")
        or bool(_NUMBERED_THING.match(text))
        or text.startswith("——")
        or bool(HAS_DOCUMENT_NUMBER.search(text) or FIELDS.search(text))
    )


def _without_rows(places: Sequence[int], blocks: Sequence[Block], looks: Looks) -> list[int]:
    """The places without lines of one look that follow each other: text in another type.

    Where most lines of a look stand so, none of that look is a heading.
    """
    alike: dict[Look, list[int]] = {}
    for at in places:
        if heading_level(line_of(blocks[at], notes=True)) is None:
            look = looks.of(blocks[at])
            key = Look(half_points=look.half_points, bold=look.bold, align=look.align)
            alike.setdefault(replace(key, align="") if key.align == "left" else key, []).append(at)
    dropped: set[int] = set()
    for lines in alike.values():
        rows = [at for row in _rows(lines) if len(row) >= _ROW for at in row]
        dropped.update(lines if 2 * len(rows) > len(lines) else rows)
    return [at for at in places if at not in dropped]


def _rows(places: Sequence[int]) -> Iterator[list[int]]:
    """The places parted where one does not follow the other."""
    row: list[int] = []
    for at in places:
        if row and at != row[-1] + 1:
            yield row
            row = []
        row.append(at)
    if row:
        yield row


def _is_formula_line(text: str) -> bool:
    latin_words = re.search(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}", text)
    return not latin_words and reads_as_formula(text)


def _why(look: Look, ordinary: Look) -> tuple[float, str]:
    """How surely a line that looks like a heading is one, and why."""
    if is_larger(look, ordinary):
        return 0.8, "word-larger"
    return (0.75, "word-centred") if look.align == "center" else (0.85, "word-face")
