"""Blocks and runs as HTML: one macro of the theme for each kind, called in printing order.

The walk is here, in Python, and the look in the macros: a theme changes how a kind is drawn, and
cannot lose or reorder text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from jinja2 import Template
from markupsafe import Markup

from compiler.markup.filters import has_block_note, printed
from compiler.model.block import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    PageTurn,
    Paragraph,
    Quote,
    Role,
    Row,
    Rule,
    Table,
    Video,
)
from compiler.model.inline import (
    Code,
    Emphasis,
    Inline,
    InlineImage,
    Inlines,
    Keep,
    LineBreak,
    Link,
    Note,
    Ruby,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from compiler.model.syllables import in_parts, is_too_long

_NOTHING = Markup("")
_BETWEEN_TAGS = re.compile(r">[^\S\n]*+\n\s*+<")


class Printer:
    """Calls the macros of ``blocks.html.j2`` and ``inline.html.j2``."""

    def __init__(self, blocks: Template, inline: Template) -> None:
        self._block_macros = blocks.module
        self._inline_macros = inline.module

    def blocks(self, blocks: Blocks) -> Markup:
        """The blocks; a salutation is run in before the paragraph after it."""
        match blocks:
            case (Paragraph(role=Role.SALUTATION) as salutation, Paragraph() as first, *others):
                label = self._call_inline("salutation", self.run(salutation.children))
                opening = self._paragraph(first, label + self.run(first.children))
                return opening + self.blocks(tuple(others))
        return _NOTHING.join(self._pages(blocks))

    def run(self, run: Inlines) -> Markup:
        """A run; no white space is put between its parts."""
        return _NOTHING.join(self._inline(inline) for inline in run)

    def _pages(self, blocks: Blocks) -> Iterator[Markup]:
        """The blocks in order; those between two turns of the page in one."""
        for is_turn, group in groupby(_turns(blocks), key=lambda pair: pair[0]):
            printed_blocks = [self._block(block) for _, block in group]
            content = _NOTHING.join(printed_blocks)
            yield self._call_block("turned", content) if is_turn else content

    def _paragraph(self, paragraph: Paragraph, content: Markup) -> Markup:
        tag = "div" if has_block_note(paragraph) else "p"
        return self._call_block("paragraph", content, paragraph.role.value, tag)

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading():
                return self._call_block("heading", block, self.run(block.children))
            case Paragraph():
                return self._paragraph(block, self.run(block.children))
            case Quote(inner):
                return self._call_block("quote", self.blocks(inner))
            case ListBlock(items):
                return self._call_block("list", block, [self.blocks(i.blocks) for i in items])
            case Figure(images, caption):
                return self._call_block("figure", images, self.run(caption))
            case Table():
                return self._table(block)
            case CodeBlock(text):
                return self._call_block("code_block", text)
            case Video():
                return self._call_block("video", block)
            case Rule():
                return self._call_block("rule")
            case PageTurn():  # alone in a list or a cell: no page is turned there
                return _NOTHING

    def _table(self, table: Table) -> Markup:
        caption = self.run(table.caption)  # first, as it is read: its notes come first
        head = [self._row(row, head=True) for row in table.head]
        body = [self._row(row, head=False) for row in table.body]
        return self._call_block("table", table, head, body, caption)

    def _row(self, row: Row, *, head: bool) -> Markup:
        return _NOTHING.join(self._cell(cell, head=head) for cell in row.cells)

    def _cell(self, cell: Cell, *, head: bool) -> Markup:
        match cell.blocks:
            case (Paragraph(children=run, role=Role.BODY) as only,) if not has_block_note(only):
                content = self.run(run)
            case blocks:
                content = self.blocks(blocks)
        return self._call_block("cell", cell, content, head)

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Text(text) | Keep(text):
                return printed(text)
            case Code(text):
                return self._call_inline("code", text)
            case LineBreak():
                return self._call_inline("line_break")
            case Strong(children):
                return self._call_inline("strong", self.run(children))
            case Emphasis(children):
                return self._call_inline("emphasis", self.run(children))
            case Superscript(children):
                return self._call_inline("superscript", self.run(children))
            case Subscript(children):
                return self._call_inline("subscript", self.run(children))
            case Link(children, target):
                return self._call_inline("link", self.run(children), target)
            case Ruby():
                return _NOTHING.join(map(self._ruby, in_parts(inline)))
            case Note(blocks):
                return self._call_inline("note", self._note(blocks))
            case InlineImage(image):
                return self._call_inline("image", image)

    def _ruby(self, ruby: Ruby | Text) -> Markup:
        """A pair; an annotation too long for that stands behind its base, in brackets."""
        if isinstance(ruby, Text):
            return printed(ruby.text)
        base, annotation = self.run(ruby.base), self.run(ruby.annotation)
        if is_too_long(ruby):
            return base + printed("（") + annotation + printed("）")
        return self._call_inline("ruby", ruby, base, annotation)

    def _note(self, blocks: Blocks) -> Markup:
        """A note's blocks; its paragraphs as spans, for a note stands inside a paragraph.

        White space between the tags of a note's blocks is printed by the engine: as empty lines.
        """
        return _NOTHING.join(
            self._call_inline("note_paragraph", self.run(block.children))
            if isinstance(block, Paragraph)
            else Markup(_BETWEEN_TAGS.sub("><", self._block(block)).strip())  # noqa: S704 - HTML
            for block in blocks
        )

    def _call_block(self, macro: str, *values: object) -> Markup:
        html: Markup = getattr(self._block_macros, macro)(*values)  # escaped: *.html.j2
        return html

    def _call_inline(self, macro: str, *values: object) -> Markup:
        html: Markup = getattr(self._inline_macros, macro)(*values)  # escaped: *.html.j2
        return html


def _turns(blocks: Blocks) -> Iterator[tuple[bool, Block]]:
    """Each block with whether it stands on turned pages."""
    turned = False
    for block in blocks:
        if isinstance(block, PageTurn):
            turned = block.turned
        else:
            yield turned, block
