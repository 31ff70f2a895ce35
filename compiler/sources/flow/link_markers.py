"""Link markers: 【链接】 and the like glued to a paragraph's end, in Markdown text and in blocks.

A marker is no text of the article. One that leads nowhere (``#``) is dropped; one with a real
address gives the address to the article's links, which are printed at its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Block, Blocks, Heading, ListBlock, ListItem, Paragraph, Quote
from compiler.model.inline import Inline, InlineImage, Inlines, Link, Note, Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.wording.addresses import is_web

_WORD = r"(?:原文)?链接|(?:阅读|查看|点击)原文|点击(?:查看|阅读)|查看详情"
_ADDRESS = r"\(\s*+<?([^\s()<>]*)>?\s*+\)"
_IN_TEXT = re.compile(
    rf"(?<!\s)\s*+(?:\[([【\[](?:{_WORD})[】\]])\]{_ADDRESS}|([【（\[(])\[({_WORD})\]{_ADDRESS}([】）\])]))"
)
_WHOLE = re.compile(rf"\s*+[【\[]?\s*+(?:{_WORD})\s*+[】\]]?\s*+")
_OPENING, _CLOSING = "【[（(", "】]）)"


@dataclass(frozen=True)
class Marked:
    """A text without its link markers.

    ``words`` are the readable characters of each marker (``【链接】``), without notation and
    address; ``links`` the real addresses found, in order.
    """

    text: str
    words: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def take_from_text(text: str) -> Marked:
    """``text`` (Markdown notation) without link markers of both forms; pure."""
    words: list[str] = []
    links: list[str] = []

    def taken(match: re.Match[str]) -> str:
        address = match[2] if match[1] else match[5]
        words.append(match[1] or match[3] + match[4] + match[6])
        if is_web(address):
            links.append(address)
        return ""

    rest = _IN_TEXT.sub(taken, text)
    return Marked(rest, tuple(words), tuple(links))


def settle(marked: Marked, account: Account, report: Report, location: Location) -> None:
    """Account for the markers taken and report them; the caller has ``read`` their words."""
    for word in marked.words:
        account.drop("link-marker", word)
        report.info("sources.link-marker", location, quote=word)
    for address in marked.links:
        account.change("link-address", "", address)


def take_from_blocks(
    blocks: Blocks, account: Account, report: Report, location: Location
) -> tuple[Blocks, tuple[str, ...]]:
    """The blocks without link markers, and the real addresses found; accounted and reported."""
    links: list[str] = []
    kept = tuple(_block(block, links, account, report, location) for block in blocks)
    return tuple(block for block in kept if block is not None), tuple(dict.fromkeys(links))


def is_marker(text: str) -> bool:
    """Whether ``text``, the words of a link, is a marker."""
    return bool(_WHOLE.fullmatch(text))


def _block(
    block: Block, links: list[str], account: Account, report: Report, location: Location
) -> Block | None:
    match block:
        case Paragraph(children) | Heading(children=children):
            marked, rest = _run(children)
            if not marked.words:
                return block
            settle(replace(marked, links=()), account, report, location)
            for address in marked.links:
                if address not in links:
                    account.change("link-address", "", address)
                    links.append(address)
            return replace(block, children=rest) if _has_content(rest) else None
        case Quote(inner):
            quoted = tuple(_block(child, links, account, report, location) for child in inner)
            left = tuple(child for child in quoted if child is not None)
            return Quote(left) if left else None
        case ListBlock(items):
            return replace(
                block,
                items=tuple(_item(item, links, account, report, location) for item in items),
            )
        case _:
            return block


def _item(
    item: ListItem, links: list[str], account: Account, report: Report, location: Location
) -> ListItem:
    kept = (_block(child, links, account, report, location) for child in item.blocks)
    return replace(item, blocks=tuple(child for child in kept if child is not None))


def _has_content(run: Inlines) -> bool:
    return bool(plain(run).strip()) or any(isinstance(leaf, InlineImage | Note) for leaf in run)


def _run(run: Inlines) -> tuple[Marked, Inlines]:
    """What markers a run has at its top level, and the run without them."""
    words: list[str] = []
    links: list[str] = []
    rest: list[Inline] = list(run)
    index = 0
    while index < len(rest):
        inline = rest[index]
        if isinstance(inline, Link) and is_marker(plain(inline.children)):
            del rest[index]
            opened, closed = _unbracket(rest, index)
            words.append(opened + plain(inline.children).strip() + closed)
            if is_web(inline.target):
                links.append(inline.target)
        else:
            index += 1
    return Marked("", tuple(words), tuple(links)), tuple(rest)


def _unbracket(rest: list[Inline], index: int) -> tuple[str, str]:
    """Take the pair of brackets that stands around position ``index``, if there is one."""
    if not 0 < index < len(rest):
        return "", ""
    before, after = rest[index - 1], rest[index]
    if not isinstance(before, Text) or not isinstance(after, Text):
        return "", ""
    left, right = before.text.rstrip(), after.text.lstrip()
    pair = left[-1:], right[:1]
    if pair not in zip(_OPENING, _CLOSING, strict=True):
        return "", ""
    rest[index - 1] = Text(left[:-1])
    rest[index] = Text(right[1:])
    return pair
