"""The line under a title that is its subtitle: ——…, by style, in brackets, a document's number."""

from __future__ import annotations

import re

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.inline import Inlines, LineBreak, Note, Ruby
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.flow.looks import Looks
from compiler.sources.wording.title_words import DOCUMENT_NUMBER, is_day

_LONGEST_SUBTITLE = 50
_BRACKETED = re.compile(r"[（(][^（()）。]{2,60}[）)]")  # （征求意见稿）, （…会议通过）
_DASHED = re.compile(r"(?:——|—|--|－－|──)\s*+[^\s—─－-].*+(?<![。；])")
_STATE = re.compile(  # of a document: （试行）, （征求意见稿）, （2024年3月1日通过）
    r"试行|暂行|草案|征求意见|讨论|送审|初稿|修[订正改]|第.{1,3}版|通过|节选|摘[编要录]|[稿版][）)]$"
)


def subtitle_of(block: Block, looks: Looks) -> tuple[str, float, str]:
    """The text of a subtitle, how surely and why it is one; "" if it is none."""
    if not isinstance(block, Paragraph | Heading) or _refuses(block.children):
        return "", 0, ""
    text, look = " ".join(plain(block.children).split()), looks.of(block)
    if _DASHED.fullmatch(text) and len(text) <= _LONGEST_SUBTITLE:
        return text, 0.9, "subtitle-dash"
    if look.kind == "subtitle":
        return text, 0.9, "word-subtitle"
    bracketed = bool(_BRACKETED.fullmatch(text)) and not is_day(text)
    if bracketed and (look.align == "center" or _STATE.search(text)):
        return text, 0.8, "word-centred-bracket"
    if DOCUMENT_NUMBER.fullmatch(text):
        return text, 0.9, "document-number"
    return "", 0, ""


def _refuses(run: Inlines) -> bool:
    """Whether a line has notes or breaks, and is more than a subtitle."""
    return any(isinstance(leaf, Note | Ruby | LineBreak) for leaf in leaves(run))
