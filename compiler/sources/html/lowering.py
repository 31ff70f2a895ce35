"""HTML → blocks of the model: with its neighbours, the only place that knows tags.

Wrappers are transparent; loose text between blocks becomes a paragraph. Depth is bounded: below
``_MAX_DEPTH`` nested quotes, lists and tables the content is kept as plain paragraphs.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from bs4.element import Tag

from compiler.errors import Location
from compiler.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
)
from compiler.model.inline import (
    Code,
    Image,
    Inline,
    Inlines,
    Keep,
    LineBreak,
    Note,
    Ruby,
    Superscript,
    Text,
)
from compiler.sources.flow.captions import Caption, attach
from compiler.sources.flow.marks import Break, Marks
from compiler.sources.flow.paragraphs import Open
from compiler.sources.flow.runs import has_content, run_of
from compiler.sources.html import list_markers, media, tables
from compiler.sources.html.form_fields import show_fields
from compiler.sources.html.hidden import without_hidden
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import (
    FOOTNOTE,
    HEADINGS,
    KEPT,
    Element,
    Part,
    Streamer,
    is_readable,
)

_MAX_DEPTH = 8
_MANY = 50
_LISTS = frozenset({"ul", "ol", "menu"})
_LIST_PARTS = _LISTS | {"li"}
_ITEM_PARTS = frozenset({"li"})


class Placing(Protocol):
    """Finds a picture's file: see ``pictures``."""

    def place(self, image: Image) -> Image:
        """The image with its asset, if there is one."""
        ...


def _taken_out(tags: list[Tag]) -> Iterator[Tag]:
    """The elements, out of the tree; each is looked for among its siblings unless they are many."""
    of_one = Counter(id(tag.parent) for tag in tags)
    gone = {id(tag) for tag in tags}
    for tag in tags:
        parent = tag.parent
        if parent is not None and of_one[id(parent)] > _MANY:
            children = list(parent.contents)
            parent.clear()
            for child in children:
                if id(child) not in gone:
                    parent.append(child)
        yield tag.extract()


@dataclass
class Lowering:
    """Lowers one source. ``notes`` are footnotes by label, taken out when they are called."""

    streamer: Streamer
    pictures: Placing
    notes: dict[str, Tag] = field(default_factory=dict)
    settled: bool = False  # what is hidden is out of the tree, fields show what they hold
    _depth: int = 0

    def lower(self, root: Tag) -> Blocks:
        """The blocks of a whole document; footnotes that nothing calls come last."""
        if not self.settled:
            without_hidden(root, self.streamer.account)
            show_fields(root, self.streamer.account)
        self._take_notes(list(root.find_all(FOOTNOTE)))
        blocks = self.blocks(root)
        for label in list(self.notes):
            left = self.notes.pop(label, None)
            if left is None:  # called by a note before it
                continue
            location = Location(source=self.streamer.origin)
            self.streamer.report.warn("sources.uncalled-note", location, label=label)
            blocks += self.blocks(left)
        return blocks

    def _take_notes(self, tags: list[Tag]) -> None:
        """Know the footnotes by label; a second text of one has a label that nothing calls."""
        labels = [attribute(tag, "label") for tag in tags]
        called, again = {*labels}, Counter[str]()
        for own, tag in zip(labels, _taken_out(tags), strict=True):
            label = own
            while label in self.notes or (label != own and label in called):
                again[own] += 1
                label = f"{own}′{again[own] + 1}"
            self.notes[label] = tag

    def blocks(
        self, root: Tag, parts: frozenset[str] = frozenset(), found: list[Tag] | None = None
    ) -> Blocks:
        """The blocks of an element's content, captions at their figures.

        Elements named in ``parts`` are put into ``found`` instead.
        """
        self._depth += 1
        streamer = replace(self.streamer, flat=self.is_deep)
        opened = Open()
        for item in streamer.stream(root, parts):
            if isinstance(item, Part):
                opened.add(Break())
                if found is not None:
                    found.append(item.tag)
            elif not isinstance(item, Element):
                opened.add(item)
            elif item.inline:
                self._atom(item.tag, item.marks, opened)
            else:
                opened.add(Break())
                opened.blocks.extend(self._element(item.tag))
        self._depth -= 1
        return attach(opened.closed(), self.streamer.account)

    @property
    def is_deep(self) -> bool:
        """Whether what is lowered now may hold no more lists, tables and quotes."""
        return self._depth >= _MAX_DEPTH

    def run(self, root: Tag) -> tuple[Inlines, Blocks]:
        """The content of an element as one run, and what blocks in it are no paragraphs."""
        run: list[Inline] = []
        others: list[Block] = []
        for block in self.blocks(root):
            if isinstance(block, Paragraph | Heading):
                run += (LineBreak(), *block.children) if run else block.children
            else:
                others.append(block)
        return tuple(run), tuple(others)

    def _element(self, tag: Tag) -> list[Block | Caption]:
        profile = self.streamer.profile
        if profile.is_caption(tag):
            run, others = self.run(tag)
            return [*([Caption(run)] if has_content(run) else []), *others]
        if profile.is_video(tag) or tag.name in ("iframe", "video", "embed"):
            return list(media.video(tag, self.streamer))
        if tag.name in HEADINGS:
            run, others = self.run(tag)
            heading = [Heading(HEADINGS[tag.name], run)] if has_content(run) else []
            return [*heading, *others]
        if tag.name in _LISTS:
            return list(self._list(tag))
        if tag.name == "table":
            return list(tables.table(tag, self))
        return list(self._wrapping(tag))

    def _wrapping(self, tag: Tag) -> Blocks:
        """Elements that hold blocks, or none."""
        match tag.name:
            case "blockquote":
                inner = self.blocks(tag)
                return (Quote(inner),) if inner else ()
            case "figure":
                return media.figure(self.blocks(tag))
            case "pre":
                text = "".join(str(node) for node in tag.descendants if is_readable(node))
                return (CodeBlock(text.strip("\n")),) if text.strip() else ()
            case _:
                return (Rule(),)

    def _list(self, tag: Tag) -> Blocks:
        """A list; what stands in it outside of any item comes before it.

        Items hold each other where the source closes none: every ``li`` that belongs to this
        list is an item, in document order.
        """
        queue: deque[Tag] = deque()
        found: list[Tag] = []
        stray = self.blocks(tag, _LIST_PARTS, found)
        queue.extend(found)
        items: list[Blocks] = []
        tags: list[Tag] = []
        while queue:
            part = queue.popleft()
            if part.name == "li":
                inner: list[Tag] = []
                items.append(self.blocks(part, _ITEM_PARTS, inner))
                tags.append(part)
                queue.extendleft(reversed(inner))
            elif items:
                items[-1] += self._nested_list(part)
            else:
                items.append(self._nested_list(part))
                tags.append(part)
        shown = list_markers.markers(tag, tags, [bool(blocks) for blocks in items])
        kept = tuple(map(ListItem, filter(None, items), shown))
        if not kept:
            return stray
        start = list_markers.start_of(tag, len(items))
        return (*stray, ListBlock(kept, ordered=tag.name == "ol", start=start))

    def _nested_list(self, tag: Tag) -> Blocks:
        """A list that stands in a list beside its items."""
        self._depth += 1
        blocks = self.blocks(tag) if self.is_deep else self._list(tag)
        self._depth -= 1
        return blocks

    def _atom(self, tag: Tag, marks: Marks, opened: Open) -> None:
        """Put an inline element into the open paragraph."""
        match tag.name:
            case "img":
                image = media.image(tag, self.streamer)
                if image is not None:
                    opened.picture(self.pictures.place(image), marks)
            case "ruby":
                for inline in self._ruby(tag):
                    opened.put(inline, marks)
            case "wenxuan-note":  # stream.FOOTNOTE_CALL
                opened.put(self._note(tag), marks)
            case name:
                text = "".join(str(node) for node in tag.descendants if is_readable(node))
                if text.strip():
                    opened.put(Keep(text) if name == KEPT else Code(text), marks)

    def _ruby(self, tag: Tag) -> list[Ruby | Text]:
        """Base and annotation in pairs (HTML §4.5.10); parentheses for old browsers go."""
        result: list[Ruby | Text] = []
        base = ""
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "rp":
                self.streamer.drop("ruby-parenthesis", child)
            elif isinstance(child, Tag) and child.name in ("rt", "rtc"):
                annotation = "".join(str(n) for n in child.descendants if is_readable(n)).strip()
                if base.strip() and annotation:
                    result.append(Ruby((Text(base.strip()),), (Text(annotation),)))
                else:
                    result.append(Text(base + annotation))
                base = ""
            elif isinstance(child, Tag):
                base += "".join(str(node) for node in child.descendants if is_readable(node))
            elif is_readable(child):
                base += str(child)
        return [*result, Text(base)] if base.strip() else result

    def _note(self, tag: Tag) -> Note | Superscript:
        """The footnote called here; a second call of one is set as its label.

        Notes that call notes without end are left to stand after the text.
        """
        label = attribute(tag, "label")
        called = None if self.is_deep else self.notes.pop(label, None)
        if called is None:
            self.streamer.account.change("footnote-call", "", f"[{label}]")
            return Superscript((Text(f"[{label}]"),))
        return Note(self.blocks(called))


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(run_of_text(text))


def run_of_text(text: str) -> Inlines:
    """A run of plain text, trimmed."""
    from_text = Open()
    from_text.put(Text(text), ())
    return run_of(from_text.pieces)
