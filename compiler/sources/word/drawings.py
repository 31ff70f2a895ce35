"""Drawings, DrawingML and VML: pictures, text boxes, diagrams, charts, lettering.

ISO/IEC 29500-1 §20, ISO/IEC 29500-4 §19 (VML). A drawing that is written twice for old and new
programs (``mc:AlternateContent``) is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compiler.model.block import Block, Blocks, Figure, Paragraph
from compiler.model.inline import Image, Text
from compiler.sources.word.reading import EMU_PER_PX, Reading, Story
from compiler.sources.word.source_text import own_text, text_of
from compiler.sources.word.xml_tree import EMPTY, Node

# Namespaces that a Choice may require and this reader understands (by their usual prefixes).
_UNDERSTOOD = frozenset(
    (
        *("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cid", "w16se", "wne"),
        *("a14", "pic14", "v", "ma", "mv", "o", "r", "m"),
    )
)
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)", re.IGNORECASE)
_PX_PER_UNIT = {"pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "px": 1.0}
_LARGEST_PX = 20_000
_TEXTLESS_CHOICE = frozenset({"a:blip", "v:imagedata", "c:chart", "dgm:relIds", "w:drawing"})


@dataclass(frozen=True)
class Hanging:
    """What a drawing gives: pictures that stand in the line, and blocks that hang on it."""

    pictures: tuple[Image, ...] = ()
    blocks: Blocks = ()


ReadBlocks = Callable[[Node, Story], Blocks]


def chosen(alternatives: Node, reading: Reading) -> tuple[Node, ...]:
    """The children of the one alternative that is read; the text of the others is dropped.

    The first Choice that is understood, unless it is empty and the Fallback is not.
    """
    choices = [node for node in alternatives.children if node.name == "mc:Choice"]
    fallback = alternatives.child("mc:Fallback")
    understood = [node for node in choices if _UNDERSTOOD.issuperset(node.get("Requires").split())]
    pick = next(iter(understood), fallback or next(iter(choices), None))
    if fallback is not None and pick is not None and not _has_content(pick):
        pick = fallback
    for node in alternatives.children:
        if node is not pick:
            reading.drop("alternate-content", node)
    return tuple(pick.children) if pick else ()


def _has_content(node: Node) -> bool:
    return bool(text_of(node).strip()) or any(
        part.name in _TEXTLESS_CHOICE for part in node.descendants()
    )


def drawing(root: Node, story: Story, reading: Reading, read: ReadBlocks) -> Hanging:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` holds; ``read`` reads text boxes."""
    return _Drawing(story, reading, read).hanging(root)


class _Drawing:
    def __init__(self, story: Story, reading: Reading, read: ReadBlocks) -> None:
        self.story = story
        self.reading = reading
        self.read = read
        self.pictures: list[Image] = []
        self.blocks: list[Block] = []

    def hanging(self, root: Node) -> Hanging:
        frame = next((part for part in root.children if part.name.startswith("wp:")), EMPTY)
        extent, named = frame.child("wp:extent") or EMPTY, frame.child("wp:docPr") or EMPTY
        image = Image(
            address="",
            alt=(named.get("descr") or "").strip(),
            width_px=_pixels(extent.get("cx"), EMU_PER_PX),
            height_px=_pixels(extent.get("cy"), EMU_PER_PX),
        )
        self._walk(root, image)
        if frame.name == "wp:anchor" or len(self.pictures) > 1:
            figures = [Figure((picture,)) for picture in self.pictures]
            return Hanging(blocks=(*figures, *self.blocks))
        return Hanging(tuple(self.pictures), tuple(self.blocks))

    def _walk(self, root: Node, image: Image) -> None:
        """Everything below ``root`` in order; ``image`` has the size and words of the frame."""
        stack: list[tuple[Node, Image]] = [(root, image)]
        while stack:
            node, image = stack.pop()
            match node.name:
                case "mc:AlternateContent":
                    stack += [(part, image) for part in reversed(chosen(node, self.reading))]
                    continue
                case "w:txbxContent":
                    self._text_box(node)
                    continue
                case "a:blip":
                    self._picture(node.get("r:embed") or node.get("r:link"), image)
                case "v:shape" | "v:rect" | "v:oval" | "v:roundrect" | "v:group":
                    image = _sized(node, image)
                case "v:imagedata":
                    self._vml_picture(node, image)
                case "v:textpath" if node.get("string").strip():
                    self._lettering(node.get("string").strip())
                case "c:chart":
                    self._chart(node, image)
                    continue
                case "dgm:relIds":
                    self._diagram(node)
                    continue
                case "a:p":
                    self._paragraph(node)
                    continue
                case "w:del" | "w:moveFrom":
                    self.reading.drop("tracked-deletion", node)
                    continue
                case _:
                    self._paragraph(Node("w:t", {}, text=own_text(node)))
            stack += [(part, image) for part in reversed(node.children)]

    def _picture(self, relation: str, image: Image) -> None:
        if relation:
            self.pictures.append(self.reading.picture(self.story.part, relation, image))

    def _vml_picture(self, node: Node, image: Image) -> None:
        title = (node.get("o:title") or "").strip()
        if title and not image.alt:
            image = Image("", title, image.width_px, image.height_px)
        self._picture(node.get("r:id") or node.get("o:relid") or node.get("r:pict"), image)

    def _text_box(self, node: Node) -> None:
        story = self.reading.story(node, self.story.part, self.story.depth + 1)
        blocks = self.read(node, story)
        if blocks:
            self.reading.counts["text-box"] += 1
            self.blocks += blocks

    def _paragraph(self, node: Node) -> None:
        """Text of a drawing that is no text box: lettering in a shape, words of a diagram."""
        text = text_of(node)
        if text.strip():
            self.blocks.append(Paragraph((Text(" ".join(text.split())),)))

    def _lettering(self, text: str) -> None:
        """WordArt: its words stand in an attribute."""
        self.reading.account.change("word-art", "", text)
        self.blocks.append(Paragraph((Text(text),)))

    def _chart(self, node: Node, image: Image) -> None:
        """A chart cannot be drawn: its place is kept, its words and numbers are dropped."""
        relation = self.reading.package.relations(self.story.part).get(node.get("r:id"))
        name = relation.target.rsplit("/", 1)[-1] if relation else "chart"
        self.reading.report.warn("sources.word-chart", self.reading.location, name=name)
        placeholder = Image(name, image.alt, image.width_px, image.height_px)
        self.blocks.append(Figure((placeholder,)))

    def _diagram(self, node: Node) -> None:
        """SmartArt: its words are kept as paragraphs, its drawing is not."""
        relation = self.reading.package.relations(self.story.part).get(node.get("r:dm"))
        tree = self.reading.diagrams.pop(relation.target, None) if relation else None
        if tree is None:
            return
        self.reading.report.warn("sources.word-diagram", self.reading.location)
        for part in _paragraphs_of(tree):
            self._paragraph(part)


def _paragraphs_of(tree: Node) -> Iterator[Node]:
    return (part for part in tree.descendants() if part.name == "a:p")


def _sized(node: Node, image: Image) -> Image:
    """The size that a VML shape's style gives."""
    lengths = {
        name.lower(): min(round(float(number) * _PX_PER_UNIT[unit.lower()]), _LARGEST_PX)
        for name, number, unit in _LENGTH.findall(node.get("style"))
        if number.count(".") < 2 and number != "." and len(number) < 12
    }
    if not lengths:
        return image
    alt = (node.get("alt") or "").strip() or image.alt
    return Image("", alt, lengths.get("width") or None, lengths.get("height") or None)


def _pixels(text: str, unit: int) -> int | None:
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        return None
    return min(max(1, round(int(text) / unit)), _LARGEST_PX)
