"""Lines of a dump → blocks: paragraphs, headings, lists, quotes, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from compiler.model.article import Article
from compiler.model.block import (
    Block,
    Blocks,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
)
from compiler.model.booklet import BookletDraft
from compiler.model.guess import GuessKind
from compiler.model.inline import Image, Strong
from compiler.sources.account import Account
from compiler.sources.flow.captions import attach
from compiler.sources.recognition.numbered_heads import normalised, outline
from compiler.sources.whole_booklets.lines import RULER, DumpLine

_LONGEST_HEADING = 40  # characters of a line all in bold


class PlacesPictures(Protocol):
    """Finds the file of a picture."""

    def place(self, image: Image) -> Image:
        """The picture with its file and size, as far as they are found."""


def placed(blocks: Blocks, pictures: PlacesPictures) -> Blocks:
    """The blocks with the files of their figures found, those in lists and quotes too."""
    return tuple(_placed(block, pictures) for block in blocks)


def with_pictures(draft: BookletDraft, pictures: PlacesPictures) -> BookletDraft:
    """The draft with the files of its pictures found."""

    def article(old: Article) -> Article:
        return replace(old, blocks=placed(old.blocks, pictures), lead=placed(old.lead, pictures))

    sections = tuple(
        replace(section, articles=tuple(article(each) for each in section.articles))
        for section in draft.sections
    )
    return replace(draft, sections=sections, editor_note=placed(draft.editor_note, pictures))


def _placed(block: Block, pictures: PlacesPictures) -> Block:
    match block:
        case Figure(images):
            return replace(block, images=tuple(pictures.place(image) for image in images))
        case Quote(inner):
            return Quote(placed(inner, pictures))
        case ListBlock(items):
            inner_items = (replace(item, blocks=placed(item.blocks, pictures)) for item in items)
            return replace(block, items=tuple(inner_items))
        case _:
            return block


def blocks(lines: Sequence[DumpLine], account: Account) -> Blocks:
    """The blocks of an article's lines; rulers go (``ruler``)."""
    kept: list[DumpLine] = []
    for line in lines:
        if line.text and RULER.fullmatch(line.text):
            account.drop("ruler", line.text)
        elif line.text or line.picture:
            kept.append(line)
    levels = _levels(kept, account)
    pairs = list(zip(kept, levels, strict=True))
    result: list[Block] = []
    for kind, group in groupby(pairs, key=lambda pair: _kind(pair[0])):
        members = list(group)
        if kind == "list":
            result.append(ListBlock(tuple(ListItem((_block(*pair),)) for pair in members)))
        elif kind == "quote":
            result.append(Quote(tuple(_block(*pair) for pair in members)))
        else:
            result.extend(_block(*pair) for pair in members)
    return attach(result, account)


def _kind(line: DumpLine) -> str:
    return "quote" if line.quoted else "list" if line.bullet else "text"


def _block(line: DumpLine, level: int | None) -> Block:
    if line.picture:
        address, description = line.picture
        return Figure((Image(address=address, alt=description),))
    return Heading(level, line.run) if level else Paragraph(line.run)


def _levels(lines: Sequence[DumpLine], account: Account) -> list[int | None]:
    """The heading level of each line: by its #, by its number, or as a line all in bold."""
    texts = ["" if line.bullet or line.quoted else line.text for line in lines]
    found = outline(texts)
    found.record(texts, account)
    by_number = found.levels
    highest = min((line.hashes for line in lines if line.hashes), default=1)
    levels: list[int | None] = []
    for line, level in zip(lines, by_number, strict=True):
        if line.hashes:
            levels.append(min(line.hashes - highest + 1, 4))
        elif level or line.bullet or line.quoted or not _all_bold(line):
            levels.append(level)
        else:
            levels.append(1)
            account.guess(GuessKind.HEADING, line.text, 0.85, "bold", level=1)
    return normalised(levels)


def _all_bold(line: DumpLine) -> bool:
    return (
        bool(line.run)
        and all(isinstance(inline, Strong) for inline in line.run)
        and len(line.text) <= _LONGEST_HEADING
        and not line.text.endswith(("。", "：", "；", "，"))
    )
