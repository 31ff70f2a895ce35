"""Which blocks of an article are its title and its headings, and at which level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph, Quote, Role, Video
from compiler.model.inline import Inlines, LineBreak, Link, Note, Ruby, Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.link_markers import is_web
from compiler.sources.structure import heading_level, outline

_LONGEST_BOLD = 40
_LONGEST_TITLE = 120
_DEEPEST = 4
_ALONE = tuple("一二三四五六七八九十")  # sections that have a number and no words
_NO_HEADING_END = "。；，、"
_FORM = re.compile(r"[\s\"'“”‘’「」_,，、:：|丨｜!！?？·\-—]+")


@dataclass(frozen=True)
class Titled:
    """A title found in the blocks ("" if none), and the blocks without it."""

    blocks: Blocks
    title: str = ""
    subtitle: str = ""
    links: tuple[str, ...] = ()


def take_title(blocks: Blocks, title: str, account: Account) -> Titled:
    """Take the title heading, and a subtitle after it, out of ``blocks``.

    A first heading or paragraph that repeats a given ``title`` is dropped; without one, the first
    heading is the title if it is of level 1, or the only one and nothing but pictures before it.
    """
    index = _first_text(blocks)
    if index is None:
        return Titled(blocks)
    block = blocks[index]
    if not isinstance(block, Heading | Paragraph):
        return Titled(blocks)
    if title:
        if _form(plain(block.children)) != _form(title) or _has_notes(block.children):
            return Titled(blocks)
        account.drop("duplicate-title", plain(block.children))
        return _with_subtitle(blocks, index, Titled((), ""))
    if not isinstance(block, Heading) or not _is_title(block, blocks):
        return Titled(blocks)
    links = tuple(
        inline.target
        for inline in block.children
        if isinstance(inline, Link) and is_web(inline.target)
    )
    for address in links:
        account.change("link-address", "", address)
    text = " ".join(plain(block.children).split())
    _drop_annotations(block.children, account)
    notes = tuple(leaf for leaf in leaves(block.children) if isinstance(leaf, Note))
    rest: Blocks = tuple(Quote(note.blocks) for note in notes)
    return _with_subtitle(blocks, index, Titled(rest, text, links=links))


def with_headings(blocks: Blocks) -> Blocks:
    """The blocks with bold and numbered paragraphs made headings, levels from 1 without gaps.

    Numbers alone make headings only where the source marks none itself.
    """
    marked = [block.level for block in blocks if isinstance(block, Heading)]
    deepest = max(marked, default=0)
    found = [_bold_heading(block, deepest) for block in blocks]
    if not any(isinstance(block, Heading) for block in found):
        found = _numbered(found)
    levels = sorted({block.level for block in found if isinstance(block, Heading)})
    return tuple(
        replace(block, level=min(levels.index(block.level) + 1, _DEEPEST))
        if isinstance(block, Heading)
        else block
        for block in found
    )


def _first_text(blocks: Blocks) -> int | None:
    """The first block that is no picture."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Figure | Video):
            return index
    return None


def _is_title(heading: Heading, blocks: Blocks) -> bool:
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    if len(plain(heading.children)) > _LONGEST_TITLE:
        return False
    return heading.level == 1 or (levels.count(heading.level) == 1 and heading.level == min(levels))


def _with_subtitle(blocks: Blocks, index: int, titled: Titled) -> Titled:
    """The title taken at ``index``; a short ``——…`` after it is the subtitle."""
    after = blocks[index + 1 :]
    subtitle = ""
    match after[:1]:
        case (Paragraph(run) | Heading(children=run),):
            text = plain(run).strip()
            if text.startswith("——") and len(text) <= 50 and not _has_notes(run):
                subtitle, after = text, after[1:]
    return replace(titled, blocks=blocks[:index] + titled.blocks + after, subtitle=subtitle)


def _drop_annotations(run: Inlines, account: Account) -> None:
    for leaf in leaves(run):
        if isinstance(leaf, Ruby):
            account.drop("title-annotation", plain(leaf.annotation))


def _has_notes(run: Inlines) -> bool:
    return any(isinstance(leaf, Note | Ruby) for leaf in leaves(run))


def _form(text: str) -> str:
    """A title without what file names and sites change in it."""
    return _FORM.sub("", text)


def _bold_heading(block: Block, deepest: int) -> Block:
    """A body paragraph that is short and all bold, as a heading below those marked."""
    match block:
        case Paragraph((Strong(children),), Role.BODY):
            text = plain(children).strip()
            plain_text = all(not isinstance(leaf, LineBreak) for leaf in leaves(children))
            short = 0 < len(text) <= _LONGEST_BOLD and text[-1] not in _NO_HEADING_END
            if short and plain_text:
                own = heading_level(text) or 1
                return Heading(min(deepest + own, _DEEPEST + 2), children)
    return block


def _numbered(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with paragraphs that are level heads by their number (一、) made headings."""
    blocks = list(blocks)
    texts = [_lone_text(block) for block in blocks]
    levels = list(outline(texts).levels)
    alone = [index for index, text in enumerate(texts) if text.strip() in _ALONE]
    if [texts[index].strip() for index in alone] == list(_ALONE[: len(alone)]) and len(alone) > 1:
        for index in alone:
            levels[index] = 1
    return [
        Heading(level, block.children) if level and isinstance(block, Paragraph) else block
        for block, level in zip(blocks, levels, strict=True)
    ]


def _lone_text(block: Block) -> str:
    """The text of a body paragraph of one line, else words that no rule takes for a head."""
    match block:
        case Paragraph(children, Role.BODY) if all(isinstance(x, Text) for x in children):
            return plain(children)
        case _:
            return "。"
