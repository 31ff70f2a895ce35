"""Captions told by their number: 表1 … beside a table, 图1 … beside a picture.

A table's caption stands above it and a picture's below, unless the text does it otherwise all
through. Only a line that stands right beside is taken, and no sentence (图1所示……).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Figure, Paragraph, Table
from compiler.model.guess import GuessKind
from compiler.model.inline import Emphasis, Inlines, LineBreak, Strong, Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of

_NUMBER = r"\s*+(?:\d{1,3}(?:\s?[-–—.．]\s?\d{1,3}){0,3}(?![\d%％]))"
_OTHER_NUMBER = r"\s*+(?:[一二三四五六七八九十]{1,3}|[A-Z](?:[-–—.．]?\d{1,3})?)"
_SENTENCE = r"(?:所[示列述]|[是为给列显反说表可]|[和与及至到]|[中里内上下的以将])"
_WORDS = r"[^。；！？\n]{1,60}(?<![：，、；:,])"
_AFTER = (
    rf"(?:{_NUMBER}(?:(?:[\s\u3000]+|[\s\u3000]*+[:：、．.][\s\u3000]*)(?!所[示列述]|[是为]){_WORDS}"
    rf"|(?!\s*+{_SENTENCE})[^\s\d:：、．.]{_WORDS}|)"
    rf"|{_OTHER_NUMBER}(?:[\s\u3000]+|[\s\u3000]*[:：][\s\u3000]*)(?!所[示列述]|[是为]){_WORDS})"
)
_OF_TABLE = re.compile(rf"(?:续|附)?表{_AFTER}")
_OF_FIGURE = re.compile(rf"(?:附|插)?图{_AFTER}")
_LABEL = re.compile(rf"(?:[续附]?表|[附插]?图)(?:{_NUMBER}|{_OTHER_NUMBER})(?=\s)")
_UNIT = re.compile(r"[（(]?(?:计量|金额)?单位\s*+[:：]\s*+\S.{0,12}[）)]?(?<!。)")
_SURE = 0.85


@dataclass(frozen=True)
class _Kind:
    """What has captions: how they begin, and whether they stand above by custom."""

    thing: type[Table | Figure]
    caption: re.Pattern[str]
    above: bool


_KINDS = (_Kind(Table, _OF_TABLE, above=True), _Kind(Figure, _OF_FIGURE, above=False))


def with_numbered(blocks: Sequence[Block], account: Account | None) -> Blocks:
    """The blocks with numbered captions at their tables and pictures; entered in ``account``."""
    result = tuple(blocks)
    for kind in _KINDS:
        if any(isinstance(block, kind.thing) for block in result):
            result = _of_kind(_with_units(result) if kind.above else result, kind, account)
    return result


def is_numbered(text: str) -> bool:
    """Whether a line is a picture's numbered caption by itself."""
    return bool(_OF_FIGURE.fullmatch(text.strip()))


def _of_kind(blocks: Blocks, kind: _Kind, account: Account | None) -> Blocks:
    captions: dict[int, int] = {}  # the place of a caption, and of what it belongs to
    for run in _runs(blocks, lambda block: _is_bare(block, kind) or _is_caption(block, kind)):
        first, last = (_is_caption(blocks[at], kind) for at in (run[0], run[-1]))
        above = kind.above if first == last else first
        for at in run:
            beside = at + 1 if above else at - 1
            if _is_caption(blocks[at], kind) and beside in run and _is_bare(blocks[beside], kind):
                captions[at] = beside
    owners = {beside: at for at, beside in captions.items()}
    result: list[Block] = []
    for at, block in enumerate(blocks):
        if at in captions:
            continue
        caption = blocks[owners[at]] if at in owners else None
        if isinstance(caption, Paragraph) and isinstance(block, Figure | Table):
            if account:
                text = plain(caption.children)
                account.guess(GuessKind.CAPTION, text, _SURE, "caption-number")
            block = replace(block, caption=spaced(without_face(caption.children)))  # noqa: PLW2901 - the block with its caption
        result.append(block)
    return tuple(result)


def _runs(blocks: Blocks, belongs: Callable[[Block], bool]) -> Iterator[range]:
    """Places of blocks in a row that all belong, two or more."""
    start = 0
    for at in range(len(blocks) + 1):
        if at == len(blocks) or not belongs(blocks[at]):
            if at - start > 1:
                yield range(start, at)
            start = at + 1


def _is_bare(block: Block, kind: _Kind) -> bool:
    return isinstance(block, kind.thing) and not block.caption


def _is_caption(block: Block, kind: _Kind) -> bool:
    text = _words(block)
    return bool(text) and bool(kind.caption.fullmatch(text.split("\n")[0].strip()))


def _words(block: Block) -> str:
    """The text of a body paragraph of nothing but words; "" for other blocks."""
    text = line_of(block, breaks=True)
    lines = text.split("\n")
    single = len(lines) == 1 or (len(lines) == 2 and bool(_UNIT.fullmatch(lines[1].strip())))
    return text if single else ""


def _with_units(blocks: Blocks) -> Blocks:
    """The blocks with 单位：… between a table and its caption made the caption's second line."""
    result: list[Block] = []
    for at, block in enumerate(blocks):
        before = result[-1] if result else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and isinstance(after, Table)
            and not after.caption
            and _UNIT.fullmatch(_words(block))
            and _OF_TABLE.fullmatch(_words(before))
        ):
            result[-1] = Paragraph((*without_face(before.children), LineBreak(), *block.children))
        else:
            result.append(block)
    return tuple(result)


def without_face(run: Inlines) -> Inlines:
    """A caption that is bold or slanted as a whole without that: the theme gives its face."""
    match run:
        case (Strong(children) | Emphasis(children),):
            return without_face(children)
    return run


def spaced(run: Inlines) -> Inlines:
    """The caption with one em between its number and its words, as books set it (图1　…)."""
    match run:
        case (Text(text), *rest) if label := _LABEL.match(text):
            return (Text(f"{label[0]}\u3000{text[label.end() :].lstrip()}"), *rest)
    return run
