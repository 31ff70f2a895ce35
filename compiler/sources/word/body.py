"""The blocks of a story in order: paragraphs with their look, tables, what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compiler.model.block import Block, Blocks, ListBlock, ListItem, Paragraph, Quote
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.flow.captions import Caption
from compiler.sources.flow.paragraphs import Open
from compiler.sources.flow.runs import Piece
from compiler.sources.word import drawings, labels, tables
from compiler.sources.word.contents import bookmarks
from compiler.sources.word.form_boxes import in_control, is_prompt
from compiler.sources.word.labels import is_deleted
from compiler.sources.word.marks import Measured
from compiler.sources.word.numbering import Label
from compiler.sources.word.reading import Reading, Story
from compiler.sources.word.runs_of_text import ParagraphReader
from compiler.sources.word.sections import Part, is_landscape, turns
from compiler.sources.word.source_text import own_text, text_of
from compiler.sources.word.styles import ParagraphLook, RunLook
from compiler.sources.word.tables import CellText
from compiler.sources.word.vocabulary import BLOCK_WRAPPERS, INLINE, SILENT_IN_BODY
from compiler.sources.word.xml_tree import EMPTY, Node

_CONTENTS_TITLES = frozenset({"目录", "目次", "contents", "tableofcontents"})


_NO_LOOK = ParagraphLook()


@dataclass(frozen=True)
class Look:
    """How a paragraph looks as a whole; ``half_points`` and ``face`` of most of its characters."""

    paragraph: ParagraphLook = _NO_LOOK
    bold: bool = False
    half_points: int = RunLook().half_points
    face: str = ""
    label: str = ""
    bullet_depth: int | None = None
    led_em: float = 0.0  # how far blanks typed before the text push it to the right


@dataclass(frozen=True)
class Found:
    """A block and its look; tables, text boxes and pictures have the look of nothing."""

    block: Block
    look: Look = field(default_factory=Look)


@dataclass
class Body:
    """Reads the stories of one file."""

    reading: Reading

    def found(self, root: Node, story: Story) -> list[Found]:
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
        self.result: list[Found] = []
        self.parts: list[Part] = []  # sections that have ended

    def blocks(self, root: Node) -> list[Found]:
        self._content(root)
        self._flush()
        self._section_ends(EMPTY)  # what follows the last that says how its pages are
        for index, turn in turns(self.parts):
            self.result.insert(index, Found(turn))
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
                self.result += [Found(block) for block in made]
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
                self.reading.report.warn("sources.word-alt-chunk", self.reading.location)
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
            self.reading.listing.enter_control(node, self.reading.styles)
            self.reading.drop("contents", node)
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
        led = _led_em(reader.open.pieces)
        listed = bool(code) and not reader.has_content
        label = Label() if listed else labels.lead(reader, look)
        if _runs_on(properties):
            self.carried = reader.open.pieces
            reader.open.pieces = []
        whole = replace(_look(look, reader.measured, label), led_em=led)
        blocks = list(_closed(reader.open))
        if blocks and isinstance(blocks[0], Paragraph):
            names = (*self.marked, *bookmarks(node))
            self.reading.listing.mark(names, plain(blocks[0].children).strip())
            self.marked = []
        self.result += [Found(block, whole) for block in blocks]
        self.result += [Found(block) for block in reader.hanging]
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
            self.result += [Found(block) for block in _closed(reader.open)]


def _closed(open_: Open) -> Iterator[Block]:
    """The blocks of a paragraph; only HTML has elements that are captions."""
    return (block for block in open_.closed() if not isinstance(block, Caption))


def _led_em(pieces: Sequence[Piece]) -> float:
    """The width of the blanks that a paragraph begins with; typists push a signature by them."""
    width = 0.0
    for piece in pieces:
        if not isinstance(piece.inline, Text):
            break
        text = piece.inline.text
        blanks = text[: len(text) - len(text.lstrip())]
        width += sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks)
        if len(blanks) < len(text):
            break
    return width


def _runs_on(properties: Node) -> bool:
    """Whether the paragraph's end is no end: deleted, hidden, or after a drop cap (首字下沉)."""
    mark = properties.child("w:rPr") or EMPTY
    frame = properties.child("w:framePr") or EMPTY
    dropped = frame.get("w:dropCap") in {"drop", "margin"}
    return is_deleted(mark) or bool(mark.on("w:specVanish")) or dropped


def _look(look: ParagraphLook, measured: Measured, label: Label) -> Look:
    sizes, faces = measured.sizes.most_common(1), measured.faces.most_common(1)
    return Look(
        paragraph=look,
        bold=bool(measured.characters) and measured.bold >= 0.9 * measured.characters,
        half_points=sizes[0][0] if sizes else Look().half_points,
        face=faces[0][0] if faces else "",
        label=label.text,
        bullet_depth=look.depth if label.bullet else None,
    )


def with_lists(found: Sequence[Found]) -> Blocks:
    """The blocks; bulleted paragraphs that follow each other are one list, quotes one quotation."""
    return tuple(one.block for one in gathered(found))


def gathered(found: Sequence[Found]) -> list[Found]:
    """The blocks with their looks, bulleted paragraphs and quotes in a row put together."""
    result: list[Found] = []
    at = 0
    while at < len(found):
        one = found[at]
        end = at + 1
        if one.look.bullet_depth is not None:
            while end < len(found) and found[end].look.bullet_depth is not None:
                end += 1
            result.append(Found(_list(found[at:end])))
        elif one.look.paragraph.kind == "quote":
            while end < len(found) and found[end].look.paragraph.kind == "quote":
                end += 1
            result.append(Found(Quote(tuple(quoted.block for quoted in found[at:end]))))
        else:
            result.append(one)
        at = end
    return result


def _list(found: Sequence[Found]) -> ListBlock:
    """Bulleted paragraphs as a list; deeper ones are lists in the item before them."""
    top = min(one.look.bullet_depth or 0 for one in found)
    items: list[list[Found]] = []
    nested: list[list[Found]] = []
    for one in found:
        if (one.look.bullet_depth or 0) == top or not items:
            items.append([one])
            nested.append([])
        else:
            nested[-1].append(one)
    return ListBlock(
        tuple(
            ListItem((own[0].block, *((_list(inner),) if inner else ())))
            for own, inner in zip(items, nested, strict=True)
        )
    )
