"""The title of a Word document and what stands under it: by style, by place and size, or first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.model.block import Block, Paragraph, Table
from compiler.model.guess import GuessKind
from compiler.model.inline import Inlines, LineBreak, Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.word.body import Found, Look
from compiler.sources.word.lines import (
    DAY,
    LABEL,
    LARGER,
    LONGEST_HEAD,
    NUMBER_OF_DOCUMENT,
    STOPS,
    has_head_face,
    has_notes,
    has_single_top,
    line_of,
    styled_level,
    unstyled,
)
from compiler.sources.wording.heading_numbers import heading_level

_LONGEST_TITLE = 60
_FIRST_BLOCKS = 10  # a title stands among these
_HAN = r"[\u4e00-\u9fff·]"
_NAMES = re.compile(rf"{_HAN}{{2,4}}(?:[\s\u3000、]+{_HAN}{{2,4}}){{0,4}}|{_HAN}[\s\u3000]+{_HAN}")
_BRACKETED = re.compile(r"[（(][^（()）。]{2,60}[）)]")  # （征求意见稿）, （…会议通过）
_CONTENTS = re.compile(r"(?:本期)?\s*(?:目\s*[录錄次]|要\s*目)\s*")
_NO_NAMES = frozenset(
    (
        *("目录", "目次", "摘要", "前言", "引言", "序言", "序", "通知", "公告", "报告", "通报"),
        *("决定", "意见", "办法", "附件", "提纲", "讲话", "正文", "说明", "请示", "批复", "函"),
        *("纪要", "方案", "总结", "计划", "草案", "初稿", "送审稿", "征求意见稿"),
    )
)


def title_lines(found: Sequence[Found], ordinary: Look) -> list[int]:
    """Where the lines of the title stand; [] if none is the title."""
    styled = [
        at
        for at, one in enumerate(found[:_FIRST_BLOCKS])
        if one.look.paragraph.kind == "title" and isinstance(one.block, Paragraph)
    ]
    if styled:
        return _run_of(styled)
    if any(styled_level(one) == 1 for one in found[:1]) and has_single_top(found):
        return []
    window: list[int] = []
    numbered = -1
    for at, one in enumerate(found[:_FIRST_BLOCKS]):
        text = line_of(one.block) or (
            plain(one.block.children) if isinstance(one.block, Paragraph) else ""
        )
        if isinstance(one.block, Table) or len(text) > _LONGEST_TITLE or text.endswith("。"):
            break
        if styled_level(one) or (window and _CONTENTS.fullmatch(text)):
            break
        if NUMBER_OF_DOCUMENT.search(text):
            numbered = at
        elif _looks_like_title(one, text, ordinary):
            window.append(at)
    window = [at for at in window if at > numbered] or window
    if window:
        largest = max(found[at].look.half_points for at in window)
        best = [at for at in window if found[at].look.half_points == largest]
        lines = _run_of(best)
        return lines if len(found) > len(lines) else []
    return _first_line(found)


def _first_line(found: Sequence[Found]) -> list[int]:
    """The first paragraph of a document that has no heads at all, if it reads as a title."""
    if len(found) < 2 or any(styled_level(one) for one in found):
        return []
    text = line_of(found[0].block)
    look = found[0].look
    plain_line = look.bullet_depth is None and not look.label and look.paragraph.align != "right"
    reads = 0 < len(text) <= LONGEST_HEAD and text[-1] not in STOPS and not DAY.fullmatch(text)
    longer = any(len(line_of(one.block)) > len(text) for one in found[1:4])
    return [0] if reads and plain_line and longer and heading_level(text) is None else []


def _looks_like_title(one: Found, text: str, ordinary: Look) -> bool:
    look = one.look
    larger = look.half_points >= ordinary.half_points + LARGER
    return (
        bool(text)
        and look.paragraph.align == "center"
        and (larger or look.bold or has_head_face(look, ordinary))
        and heading_level(text) is None
        and not DAY.fullmatch(text)
        and not LABEL.match(text)
        and not text.startswith(("——", "（", "("))
    )


def _run_of(places: Sequence[int]) -> list[int]:
    """The first places that follow each other without a gap: the lines of one title."""
    run = [places[0]]
    for at in places[1:]:
        if at != run[-1] + 1 or len(run) >= 3:
            break
        run.append(at)
    return run


def joined_title(blocks: Sequence[Block]) -> Inlines:
    """The lines of a title as one; between Latin words a space."""
    run: Inlines = ()
    for block in blocks:
        children = unstyled(block.children) if isinstance(block, Paragraph) else ()
        latin = plain(run)[-1:].isascii() and plain(children)[:1].isascii()
        run = (*run, *((Text(" "),) if run and latin else ()), *children)
    return unstyled(tuple(Text(" ") if isinstance(inline, LineBreak) else inline for inline in run))


def under_title(
    after: Sequence[Found], ordinary: Look, account: Account
) -> tuple[Block | None, Block | None]:
    """The subtitle, by style or brackets, and the author's name, by standing centred and alone."""
    subtitle = author = None
    for one in after[:4]:
        text = line_of(one.block)
        if one.look.paragraph.kind == "subtitle" and text and not has_notes(one.block):
            subtitle = subtitle or one.block
            account.guess(GuessKind.SUBTITLE, text, 0.9, "word-subtitle")
        elif text.startswith("——") or DAY.fullmatch(text):
            continue
        elif text.startswith(("（", "(")):
            if subtitle is None and _is_byline(one, ordinary) and _BRACKETED.fullmatch(text):
                subtitle = one.block
                account.guess(GuessKind.SUBTITLE, text, 0.8, "word-centred-bracket")
        elif _is_byline(one, ordinary) and _is_name(text):
            author = one.block
            account.guess(GuessKind.AUTHOR, text, 0.6, "word-centred-name")
            break
        else:
            break
    return subtitle, author


def _is_byline(one: Found, ordinary: Look) -> bool:
    """Whether a line is centred, and no head by its look."""
    look = one.look
    head = look.bold or look.half_points >= ordinary.half_points + LARGER or styled_level(one)
    return look.paragraph.align == "center" and not head and not has_notes(one.block)


def _is_name(text: str) -> bool:
    return bool(_NAMES.fullmatch(text)) and "".join(text.split()) not in _NO_NAMES
