"""The blocks of a story in order: paragraphs with their look, tables, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Paragraph
from compiler.model.segments import plain
from compiler.sources.flow.captions import Caption
from compiler.sources.flow.marks import Break
from compiler.sources.flow.paragraphs import Open
from compiler.sources.flow.runs import Piece
from compiler.sources.word import drawings, labels, tab_ends, tables
from compiler.sources.word.chunks import chunk
from compiler.sources.word.contents import after_list, bookmarks
from compiler.sources.word.form_boxes import in_control, is_prompt
from compiler.sources.word.found import WordBlock, led_em, look_of, with_lists
from compiler.sources.word.labels import is_deleted
from compiler.sources.word.numbering import Label
from compiler.sources.word.opening import Document
from compiler.sources.word.reading import Reading, Story
from compiler.sources.word.runs_of_text import ParagraphReader
from compiler.sources.word.sections import Part, is_landscape, turns
from compiler.sources.word.source_text import own_text, text_of
from compiler.sources.word.tables import CellText
from compiler.sources.word.vocabulary import BLOCK_WRAPPERS, INLINE, SILENT_IN_BODY
from compiler.sources.word.xml_tree import EMPTY, Node

_CONTENTS_TITLES = frozenset({"目录", "目次", "contents", "tableofcontents"})


@dataclass
class Body:
    """Reads the stories of one file."""

    reading: Reading

    def document(self, whole: Document) -> list[WordBlock]:
        """All blocks of a document; what stands beside its text is told."""
        bodies = [*whole.tree.named("w:body")] or [EMPTY]  # a broken file may have more than one
        part = whole.part
        found = [one for body in bodies for one in self.found(body, self.reading.story(body, part))]
        for node in whole.tree.children:
            if node.name != "w:body":
                self.reading.silent(node)
        for node in self.reading.diagrams.values():
            self.reading.drop("dropped-element", node)
        return found

    def embedded(self, node: Node, story: Story) -> list[WordBlock]:
        """What a file within the file holds."""
        held = chunk(node, story.part, self.reading)
        if held.file is None:
            return [WordBlock(block) for block in held.blocks]
        inner = Body(held.file.reading)
        with closing(inner.reading.package.archive):
            return [*inner.document(held.file.document), *map(WordBlock, inner.uncalled())]

    def uncalled(self) -> Iterator[Block]:
        """Notes that nothing calls, set at the end."""
        while self.reading.notes:
            key = next(iter(self.reading.notes))
            note = self.reading.notes.pop(key)
            part = self.reading.note_parts[key.kind]
            blocks = self.blocks(note, self.reading.story(note, part))
            if blocks:
                label = key.identifier
                self.reading.report.warn(
                    "sources.uncalled-note", self.reading.location, label=label
                )
            yield from blocks

    def found(self, root: Node, story: Story) -> list[WordBlock]:
        """The blocks below ``root``, a body, a cell, a note or a text box."""
        return _Story(self, self.reading, story).blocks(root)

    def blocks(self, root: Node, story: Story) -> Blocks:
        """The blocks of a story within a paragraph or cell, lists put together."""
        return with_lists(self.found(root, story))

    def cell(self, root: Node, story: Story) -> CellText:
        """A table's cell."""
        found = self.found(root, story)
        aligns = {one.look.paragraph.align for one in found}
        align = aligns.pop() if len(aligns) == 1 else ""
        return CellText(with_lists(found), align if align in {"center", "right"} else "")


class _Story:
    """One story; ``carried`` are pieces of a paragraph whose end is no end."""

    def __init__(self, body: Body, reading: Reading, story: Story) -> None:
        self.body = body
        self.reading = reading
        self.story = story
        self.carried: list[Piece] = []
        self.marked: list[str] = []  # bookmarks that begin between paragraphs
        self.result: list[WordBlock] = []
        self.parts: list[Part] = []  # sections that have ended

    def blocks(self, root: Node) -> list[WordBlock]:
        self._content(root)
        self._flush()
        self._section_ends(EMPTY)  # what follows the last that says how its pages are
        for index, turn in turns(self.parts):
            self.result.insert(index, WordBlock(turn))
        return self.result

    def _section_ends(self, properties: Node) -> None:
        start = self.parts[-1].stop if self.parts else 0
        self.parts.append(Part(start, len(self.result), is_landscape(properties)))

    def _content(self, root: Node) -> None:
        for child in root.children:
            self._element(child)

    def _element(self, child: Node) -> None:
        match child.name:
            case "w:p":
                self._paragraph(child)
            case "w:tbl":
                self._flush()
                made = tables.table(child, self.story, self.reading, self.body.cell)
                self.result += [WordBlock(block) for block in made]
            case "w:sdt":
                self._control(child)
            case "w:del" | "w:moveFrom":
                deleted = child.name == "w:del"
                self.reading.counts["deletion"] += deleted
                self.reading.drop("tracked-deletion" if deleted else "moved-text", child)
            case "mc:AlternateContent":
                for part in drawings.chosen(child, self.reading):
                    self._element(part)
            case "w:altChunk":
                self.reading.silent(child)
                self._flush()
                self.result += self.body.embedded(child, self.story)
            case name if name in INLINE:
                self._paragraph(Node("w:p", {}, [child]))
            case name if name in SILENT_IN_BODY:
                self.marked += [child.get("w:name")] if name == "w:bookmarkStart" else []
                if name == "w:sectPr":
                    self._section_ends(child)
                self.reading.silent(child)
            case _:
                if child.name not in BLOCK_WRAPPERS and text_of(child).strip():
                    self.reading.meet(child)
                if own_text(child).strip():
                    text = Node("w:t", {}, text=own_text(child))
                    self._paragraph(Node("w:p", {}, [Node("w:r", {}, [text])]))
                self._content(child)

    def _control(self, node: Node) -> None:
        """A content control; Word's own contents list stands in one."""
        properties = node.child("w:sdtPr") or EMPTY
        gallery = (properties.child("w:docPartObj") or EMPTY).value("w:docPartGallery") or ""
        if gallery.lower() == "table of contents":
            self.reading.counts["contents"] += 1
            listed, after = after_list(node, self.reading.styles)
            self.reading.listing.enter_control(listed, self.reading.styles)
            self.reading.drop("contents", listed)
            for child in after:
                self._element(child)
        elif is_prompt(node, self.reading.styles):
            self.reading.drop("placeholder", node)
        elif in_control(node):
            self._paragraph(Node("w:p", {}, [node]))
        else:
            self._content(node)

    def _paragraph(self, node: Node) -> None:
        properties = node.child("w:pPr") or EMPTY
        look = self.reading.styles.paragraph(properties)
        reader = ParagraphReader(self.reading, self.story, self.body.blocks, properties)
        if look.kind == "contents":
            reader.reason = "contents"
        reader.open.pieces, self.carried = self.carried, []
        fields = self.story.fields
        before, fields.ended_contents = fields.contents_code, ""
        reader.content(node)
        code = before or fields.contents_code or fields.ended_contents
        if (code or look.kind == "contents") and text_of(node).strip():
            self.reading.listing.enter([node], code, self.reading.styles)
            self._contents_began()
        led = led_em(reader.open.pieces)
        listed = bool(code) and not reader.has_content
        label = Label() if listed else labels.lead(reader, look)
        if _runs_on(properties):
            self.carried = reader.open.pieces
            reader.open.pieces = []
        whole = replace(look_of(look, reader.measured, label), led_em=led)
        pieces, reader.open.pieces = reader.open.pieces, []
        for part in tab_ends.parted(pieces):
            reader.open.add(Break())
            reader.open.pieces = part
        blocks = list(_closed(reader.open))
        if blocks and isinstance(blocks[0], Paragraph):
            names = (*self.marked, *bookmarks(node))
            self.reading.listing.mark(names, plain(blocks[0].children).strip())
            self.marked = []
        self.result += [WordBlock(block, whole) for block in blocks]
        self.result += [WordBlock(block) for block in reader.hanging]
        if (section := properties.child("w:sectPr")) is not None:
            self._section_ends(section)

    def _contents_began(self) -> None:
        """The contents list goes, and with it the line 目录 that stands over it."""
        self.reading.counts["contents"] += 1
        if not self.result or not isinstance(self.result[-1].block, Paragraph):
            return
        text = plain(self.result[-1].block.children)
        if "".join(text.split()).lower() in _CONTENTS_TITLES:
            self.reading.account.drop("contents", text)
            self.result.pop()

    def _flush(self) -> None:
        """The paragraph that was to go on does not: it ends here."""
        if self.carried:
            reader = ParagraphReader(self.reading, self.story, self.body.blocks)
            reader.open.pieces, self.carried = self.carried, []
            self.result += [WordBlock(block) for block in _closed(reader.open)]


def _closed(open_: Open) -> Iterator[Block]:
    """The blocks of a paragraph; only HTML has elements that are captions."""
    return (block for block in open_.closed() if not isinstance(block, Caption))


def _runs_on(properties: Node) -> bool:
    """Whether the paragraph's end is no end: deleted, hidden, or after a drop cap (首字下沉)."""
    mark = properties.child("w:rPr") or EMPTY
    frame = properties.child("w:framePr") or EMPTY
    dropped = frame.get("w:dropCap") in {"drop", "margin"}
    return is_deleted(mark) or bool(mark.on("w:specVanish")) or dropped
