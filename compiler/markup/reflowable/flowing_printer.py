"""Blocks and runs as XHTML: the printer of the pages, but for notes, links and levels of heads."""

from __future__ import annotations

from itertools import groupby

from jinja2 import Template
from markupsafe import Markup

from compiler.markup.filters import printed
from compiler.markup.printer import Printer
from compiler.markup.reflowable.addresses import web_address
from compiler.markup.reflowable.notes import Notes, mark_of
from compiler.model.block import Block, Heading
from compiler.model.inline import Inline, Inlines, Keep, Link, Note, Ruby, Text
from compiler.model.walk import leaves
from compiler.typography.forms import shared_forms

_LOWEST = 6  # h6


class FlowingPrinter(Printer):
    """Prints one document. ``title_level`` is that of its title: 1 for h1, 2 for h2."""

    def __init__(self, blocks: Template, inline: Template, title_level: int) -> None:
        super().__init__(blocks, inline)
        self.notes = Notes()
        self._title_level = title_level
        self._open_heads: list[int] = []
        self._in_link = False

    def _block(self, block: Block) -> Markup:
        if isinstance(block, Heading):
            content = self.run(block.children)
            return self._call_block("heading", block, content, self._rank(block.level))
        return super()._block(block)

    def _rank(self, level: int) -> int:
        """The rank of a heading among h1 to h6: one below the heading it stands under."""
        while self._open_heads and self._open_heads[-1] >= level:
            self._open_heads.pop()
        self._open_heads.append(level)
        return min(self._title_level + len(self._open_heads), _LOWEST)

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Note(blocks):
                number = self.notes.call()
                self.notes.tell(number, self._note(blocks))
                return self._call_inline("note_call", number, mark_of(number))
            case Link(children, target):
                return self._link(children, web_address(target))
            case Text(text) | Keep(text):
                return self._text(text)
        return super()._inline(inline)

    def _text(self, text: str) -> Markup:
        """Text whose Latin quotes and apostrophes ask for the narrow form: Don’t, not Don’ t."""
        pieces: list[Markup] = []
        done = 0
        for form in shared_forms(text):
            if form.width == "pwid":
                mark = self._call_inline("narrow", text[form.index])
                pieces += (printed(text[done : form.index]), mark)
                done = form.index + 1
        return Markup().join((*pieces, printed(text[done:])))

    def _link(self, children: Inlines, address: str) -> Markup:
        """A link, parted where it holds a note's call: XHTML has no link inside a link."""
        if self._in_link or not address:
            return self.run(children)
        pieces: list[Markup] = []
        for parted, group in groupby(children, _holds_note):
            if parted:
                pieces.append(self.run(tuple(group)))
                continue
            self._in_link = True
            content = self.run(tuple(group))
            self._in_link = False
            pieces.append(self._call_inline("link", content, address))
        return Markup().join(pieces)


def _holds_note(inline: Inline) -> bool:
    return any(
        isinstance(leaf, Note) or (isinstance(leaf, Ruby) and any(map(_holds_note, leaf.base)))
        for leaf in leaves((inline,))
    )
