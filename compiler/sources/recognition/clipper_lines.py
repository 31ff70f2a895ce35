"""The line that a program puts over or under a page it has saved.

本文由 某某 转码，原文地址 example.com: it names the program, or how it came by the text, and the
page's address. It goes; the address is kept as the article's link. Such programs also quote what
the page says of itself in its head, which is most often the text's own beginning once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.block import Block, Blocks, Paragraph, Quote, Role
from compiler.model.guess import GuessKind
from compiler.model.inline import Link
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import all_text
from compiler.sources.wording.addresses import is_web
from compiler.sources.wording.byline_words import DAY

_EDGE = 3  # blocks of an edge among which such a line stands
_LONGEST = 160  # characters
_LONGEST_EXCERPT = 400
_MOST_AFTER = 20  # blocks in which the words of an excerpt are looked for
_PAGE = r"(?:本文|本页面?|此文|此页|该文|原文|原网页|网页|文章|内容|全文|页面)"
_MADE = r"(?:转码|剪藏|剪存|剪报|采集|抓取|保存|导出|收藏|生成|转换|转存)"
_CLIPPED = re.compile(
    rf"{_PAGE}?\s*+(?:已经?)?\s*+(?:由|用|使用|通过|经由?|来自|保存自|剪藏自)\s*+[^。！？]{{1,40}}?\s*+{_MADE}"
    r"(?:[^。！？\n]{0,20}[，,。；;\s]{1,3}(?:查看)?(?:原文|原网页|网页|来源|出处|原始)?(?:地址|链接|网址|来源|出处)?\s*+[:：]?.{0,100})?"
    r"|(?:剪藏|保存|收藏|采集|转存)(?:自|于|来自|来源)\s*+[:：]?.{1,120}"
    rf"|(?P<day>{_PAGE}?\s*+{_MADE}(?:时间|日期|于)\s*+[:：]?\s*+{DAY})"
    r"|(?:clipped|saved|captured|exported|converted)\s+(?:from|by|with|using|via)\s*+:?\s.{1,120}",
    re.IGNORECASE,
)
_OWN = re.compile("转码|剪藏|剪存|剪报|clipped", re.IGNORECASE)  # what only such programs do
_ADDRESS = re.compile(r"(?<![\w-])[\w-]++(?:\.[\w-]++)+")
_MARKS = re.compile(r"[\s\W_]+")


@dataclass(frozen=True)
class Clipped:
    """The blocks without a program's own lines; the addresses in them."""

    blocks: Blocks
    links: tuple[str, ...] = ()
    found: bool = False


def take_clipper_lines(blocks: Blocks, account: Account) -> Clipped:
    """Take what a program that saved the page has added at the edges of the blocks."""
    edges = {*range(min(_EDGE, len(blocks))), *range(max(0, len(blocks) - _EDGE), len(blocks))}
    gone = {at for at in edges if _is_clipper_line(blocks[at])}
    if not gone or len(gone) == len(blocks):
        return Clipped(blocks)
    links = tuple(dict.fromkeys(link for at in sorted(gone) for link in _links(blocks[at])))
    for at in sorted(gone):
        account.drop("chrome", _text(blocks[at]))
        account.guess(GuessKind.DROPPED, _text(blocks[at]), 0.9, "page-line")
    for link in links:
        account.change("link-address", "", link)
    first = min(gone)
    if first < _EDGE and _is_excerpt(blocks, first + 1):
        gone.add(first + 1)
        account.drop("duplicate-text", _text(blocks[first + 1]))
    kept = tuple(block for at, block in enumerate(blocks) if at not in gone)
    return Clipped(kept, links, found=True)


def _is_clipper_line(block: Block) -> bool:
    """Whether a paragraph, or a quotation of one, is such a line and nothing else.

    生成, 保存 and the like are done by others too: then an address has to stand in it, or the
    time at which it was done is all that it says.
    """
    text = _text(block).strip()
    match = _CLIPPED.fullmatch(text) if 0 < len(text) <= _LONGEST else None
    if match is None:
        return False
    return bool(match["day"] or _OWN.search(text) or _ADDRESS.search(text) or any(_links(block)))


def _is_excerpt(blocks: Blocks, at: int) -> bool:
    """Whether the quotation at ``at`` says nothing but what the text after it says as well."""
    if at + 1 >= len(blocks) or not isinstance(blocks[at], Quote):
        return False
    said = _bare(_text(blocks[at]).removesuffix("...").removesuffix("…"))
    after = "".join(all_text(block) for block in blocks[at + 1 : at + 1 + _MOST_AFTER])
    return 0 < len(said) <= _LONGEST_EXCERPT and said in _bare(after)


def _text(block: Block) -> str:
    """The text of a body paragraph, or of a quotation of one; else ""."""
    match block:
        case Paragraph(run, Role.BODY) | Quote((Paragraph(run, Role.BODY),)):
            return plain(run)
    return ""


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _links(block: Block) -> Iterator[str]:
    """The addresses of words that are an address themselves: others lead to the program."""
    match block:
        case Paragraph(run) | Quote((Paragraph(run),)):
            linked = [each for each in run if isinstance(each, Link) and is_web(each.target)]
            yield from (each.target for each in linked if _ADDRESS.search(plain(each.children)))
