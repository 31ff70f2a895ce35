"""Captions (图注): which text after a picture is its caption, and which is the article itself.

The same markup means either; a wrong caption takes a paragraph out of the reading order. So text
is a caption only in a known caption element, or when it carries a cue or number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Figure, Paragraph, Role, Table, Video
from compiler.model.guess import GuessKind
from compiler.model.inline import Emphasis, Inlines, Note
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.flow.numbered_captions import is_numbered, with_numbered, without_face
from compiler.sources.wording.characters import HAN

_MAX_CHARACTERS = 300
_LONGEST_DOUBT = 60  # characters of a text after a picture that might be its caption all the same
_END_CUE = re.compile(
    r"(?:(?<!拍)摄|供图|社发|资料(?:照片|图片|图)|网站图片|(?:视频|直播)(?:截图|图片)|(?:图片|照片)由.{2,20}提供)[）)。\s]*\Z"
    r"|(?:图片?来源|图源|图据)\s*+[：:/／].{1,60}\Z"
    r"|[（(](?:摄影|供图|图片?)\s*+[：:/／|｜丨]\s*+[^，。；！？）)]{2,16}[）)][。\s]*\Z"
    r"|\A(?:摄影|供图|图片?)\s*+[：:/／|｜丨]\s*+[^，。；！？]{2,16}\Z"
    rf"|[\s。（(][{HAN}]{{2,4}}\s*+(?:绘|绘图|绘制|制图)[）)。\s]*\Z"
)
_CUE = re.compile(
    r"\A[（(【\[]?(?:图片?说明|图片注释|图注|图说)\s*+[：:]|\A[▲△▼▽↑⬆]\s*+\w"
    r"|(?:\A|[。；;！？”）)(（\s])(?:[上下左右]图(?=[为：:，、）)\s①-⑩]|$)|图为|图[①-⑩])"
)
_SEVERAL = re.compile(r"[上左]图.*[下右]图|[下右]图.*[上左]图|图①.*图②", re.DOTALL)


@dataclass(frozen=True)
class Caption:
    """Text of a caption element, looking for its picture."""

    children: Inlines


def has_cue(text: str) -> bool:
    """Whether a paragraph after a picture says itself that it is the caption."""
    text = text.strip()
    if not text or len(text) > _MAX_CHARACTERS:
        return False
    return bool(_END_CUE.search(text) or _CUE.search(text))


def attach(blocks: Iterable[Block | Caption], account: Account | None = None) -> Blocks:
    """The blocks with each caption at its figure, video or table; others become paragraphs.

    What is decided by a cue, or for want of one, is entered in ``account``.
    """
    result: list[Block] = []
    waiting: Caption | None = None
    for block in blocks:
        match block:
            case Caption(children):
                if not _captioned(result, children):
                    _flush(result, waiting)
                    waiting = block
                continue
            case Figure(images, ()) if waiting is not None:
                result.append(Figure(images, waiting.children))
                waiting = None
                continue
            case Paragraph(children, Role.BODY) if (
                result
                and isinstance(result[-1], Figure)
                and (has_cue(plain(children)) or _is_slanted(children))
            ):
                if _captioned(result, without_face(children)):
                    if account:
                        _record_cue(plain(children), account)
                    continue
            case Paragraph(children, Role.BODY) if (
                account and result and isinstance(result[-1], Figure) and not result[-1].caption
            ):
                _record_body(plain(children), account)
            case _:
                pass
        _flush(result, waiting)
        waiting = None
        result.append(block)
    _flush(result, waiting)
    return with_numbered(result, account)


def _is_slanted(run: Inlines) -> bool:
    """Whether a line is all in italics, as writers of Markdown set captions, and no sentence."""
    text = plain(run).strip()
    slanted = len(run) == 1 and isinstance(run[0], Emphasis)
    slanted = slanted and not is_numbered(text)  # that is surer
    return slanted and 0 < len(text) <= _LONGEST_DOUBT and text[-1] not in "。：！？；"


def _record_cue(text: str, account: Account) -> None:
    sure, reason = 0.7, "picture-slanted"
    if has_cue(text):
        by_credit = bool(_END_CUE.search(text.strip()))
        sure, reason = (0.95, "picture-credit") if by_credit else (0.85, "picture-words")
    account.guess(GuessKind.CAPTION, text, sure, reason)


def _record_body(text: str, account: Account) -> None:
    """Text after a picture without a cue: in doubt if it is short and no sentence."""
    text = text.strip()
    doubtful = len(text) <= _LONGEST_DOUBT and not text.endswith(("。", "：", "！", "？", "”"))
    account.guess(GuessKind.UNCAPTIONED, text, 0.6 if doubtful else 0.9, "no-cue")


def _flush(result: list[Block], waiting: Caption | None) -> None:
    if waiting is not None:
        result.append(Paragraph(waiting.children))


def _captioned(result: list[Block], caption: Inlines) -> bool:
    """Give the last block the caption, if it is one that lacks it."""
    last = result[-1] if result else None
    match last:
        case Figure(_, ()):
            result[-1] = replace(last, caption=caption)
            if _SEVERAL.search(plain(caption)[:_MAX_CHARACTERS]):
                _gather(result)
        case Video(_, ""):
            if any(isinstance(leaf, Note) for leaf in leaves(caption)):
                return False
            result[-1] = replace(last, title=plain(caption).replace("\n", " "))
        case Table(_, _, ()):
            result[-1] = replace(last, caption=caption)
        case _:
            return False
    return True


def _gather(result: list[Block]) -> None:
    """Put the pictures right before the last figure into it: its caption speaks of them all."""
    last = result.pop()
    images = last.images if isinstance(last, Figure) else ()
    while result and isinstance(before := result[-1], Figure) and not before.caption:
        images = before.images + images
        result.pop()
    result.append(replace(last, images=images) if isinstance(last, Figure) else last)
