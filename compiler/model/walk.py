"""The one traversal of the model: every stage that reads or rewrites text goes through here.

A *run* is the inline content of one paragraph, heading, caption or cell. ``joined`` gives a run's
characters as one string, so that a rule sees across bold and links; ``edit`` maps replacements in
that string back into the run. What a rule may not touch (code, protected spans, notes, pictures)
stands in the string as one ``ATOM`` each, a forced line break as a line feed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from compiler.model.article import Article
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
from compiler.model.unchanged import mapped, replaced

ATOM = "\ufffc"  # U+FFFC OBJECT REPLACEMENT CHARACTER
_HOLDERS = (Strong, Emphasis, Superscript, Subscript, Link)  # inlines that hold a run
_NO_TEXT = re.compile(f"[{ATOM}\n]")


@dataclass(frozen=True)
class Edit:
    """Replace ``joined(run)[start:end]`` by ``text``. Edits of one run are sorted and disjoint."""

    start: int
    end: int
    text: str


# What a rule makes of a run: edits, or the whole text anew, a character for each of its own.
Rewrite = Callable[[str], Iterable[Edit] | str]


@dataclass(frozen=True)
class ByPlace:
    """Two rules as one: ``body`` for running text, ``notes`` for what stands inside notes."""

    body: Rewrite
    notes: Rewrite

    def __call__(self, text: str) -> Iterable[Edit] | str:
        return self.body(text)


def joined(run: Inlines) -> str:
    """The characters of a run as one string; see the module's text for atoms and breaks."""
    return "".join(_pieces(run))


def _pieces(run: Inlines) -> Iterator[str]:
    for inline in run:
        match inline:
            case Text(text):
                yield text
            case LineBreak():
                yield "\n"
            case Ruby(base, _):
                yield from _pieces(base)
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                yield from _pieces(inline.children)
            case Code() | Keep() | Note() | InlineImage():
                yield ATOM


def edit(run: Inlines, edits: Iterable[Edit]) -> Inlines:
    """The run with the edits made; text inside bold, links and the like stays inside them.

    A replacement goes where its range starts, an insertion after the character before it (at an
    atom: before the one after it). Raises ValueError for an edit that would touch an atom or a
    forced line break. Inline elements that become empty are dropped.
    """
    wanted = tuple(edits)
    if not wanted:
        return run
    editor = _Editor(wanted, _editable(run))
    return _rebuilt(run, 0, editor.leaf)[0]


def painted(run: Inlines, text: str) -> Inlines:
    """The run with the characters of ``text``, one for each of ``joined(run)``.

    Raises ValueError for another length, and for an atom or a forced line break that changes.
    """
    before = joined(run)
    if len(text) != len(before) or any(
        text[found.start()] != found.group() for found in _NO_TEXT.finditer(before)
    ):
        raise ValueError(f"{text!r} does not fit {before!r}")
    return _rebuilt(run, 0, lambda leaf, position: text[position : position + len(leaf)])[0]


def _answered(run: Inlines, answer: Iterable[Edit] | str) -> Inlines:
    return painted(run, answer) if isinstance(answer, str) else edit(run, answer)


def _editable(run: Inlines) -> bytearray:
    """For each position of ``joined(run)``: 1 where a text leaf stands, 0 elsewhere."""
    flags = bytearray()
    for leaf in leaves(run):
        match leaf:
            case Text(text):
                flags.extend(b"\1" * len(text))
            case Ruby(base, _):
                flags.extend(_editable(base))
            case _:
                flags.append(0)
    return flags


class _Editor:
    """The edits of one run, by the position at which their text is put in."""

    def __init__(self, edits: tuple[Edit, ...], editable: bytearray) -> None:
        self.before: dict[int, str] = {}
        self.after: dict[int, str] = {}
        self.gone = bytearray(len(editable))
        places: set[int] = set()
        for change in edits:
            span = editable[change.start : change.end]
            if 0 in span or change.end > len(editable):
                raise ValueError(f"{change} touches what is no text")
            if span or (change.start < len(editable) and editable[change.start]):
                leading = not span and change.start > 0 and editable[change.start - 1]
                target = self.after if leading else self.before
                target[change.start - 1 if leading else change.start] = change.text
            elif change.start > 0 and editable[change.start - 1]:
                self.after[change.start - 1] = change.text
            else:
                raise ValueError(f"{change} has no text beside it")
            self.gone[change.start : change.end] = b"\1" * len(span)
            places.update(range(change.start, change.end))
        self.places = sorted({*self.before, *self.after, *places})

    def leaf(self, text: str, position: int) -> str:
        """The text of a leaf, which stands at ``position``, with the edits made."""
        return "".join(self._pieces(text, position))

    def _pieces(self, text: str, position: int) -> Iterator[str]:
        """What stands between the changed places, and what comes there."""
        kept = position
        first = bisect_left(self.places, position)
        last = bisect_left(self.places, position + len(text))
        for place in self.places[first:last]:
            yield text[kept - position : place - position]
            yield self.before.get(place, "")
            if not self.gone[place]:
                yield text[place - position]
            yield self.after.get(place, "")
            kept = place + 1
        yield text[kept - position :]


def _rebuilt(run: Inlines, position: int, leaf: Callable[[str, int], str]) -> tuple[Inlines, int]:
    """The run, which stands at ``position``, with the texts that ``leaf`` makes; and the next."""
    result: list[Inline] = []
    for inline in run:
        match inline:
            case Text(text):
                changed = leaf(text, position)
                if changed:
                    result.append(Text(changed))
                position += len(text)
            case Ruby(base, annotation):
                children, position = _rebuilt(base, position, leaf)
                result.append(Ruby(children, annotation))
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                children, position = _rebuilt(inline.children, position, leaf)
                if children:
                    result.append(replace(inline, children=children))
            case _:
                result.append(inline)
                position += 1
    return tuple(result), position


def leaves(run: Inlines) -> Iterator[Inline]:
    """The inlines of a run that hold no others, in order; ruby counts as one."""
    for inline in run:
        if isinstance(inline, _HOLDERS):
            yield from leaves(inline.children)
        else:
            yield inline


def rewrite_run(run: Inlines, rule: Rewrite) -> Inlines:
    """The run rewritten by ``rule``, its notes and ruby annotations each as runs of their own.

    What the rule leaves as it is stays the same object, and so in all that follows.
    """
    text = joined(run)
    run = _answered(run, rule(text)) if text else run
    return mapped(run, lambda inline: _rewrite_nested(inline, rule))


def _rewrite_nested(inline: Inline, rule: Rewrite) -> Inline:
    match inline:
        case Note(blocks):
            inside = rule.notes if isinstance(rule, ByPlace) else rule
            return Note(rewrite_blocks(blocks, inside))
        case Ruby(base, annotation):
            nested = tuple(_rewrite_nested(child, rule) for child in base)
            return Ruby(nested, rewrite_run(annotation, rule))
        case InlineImage(image):
            return InlineImage(replace(image, alt=rewrite_text(image.alt, rule)))
        case Strong() | Emphasis() | Superscript() | Subscript() | Link():
            nested = mapped(inline.children, lambda child: _rewrite_nested(child, rule))
            return replaced(inline, children=nested)
        case _:
            return inline


def rewrite_text(text: str, rule: Rewrite) -> str:
    """A plain string rewritten by ``rule``."""
    if not text:
        return text
    return joined(_answered((Text(text),), rule(text)))


def rewrite_blocks(blocks: Blocks, rule: Rewrite) -> Blocks:
    """The blocks with each run rewritten by ``rule``; code blocks stay as they are."""
    return mapped(blocks, lambda block: _rewrite_block(block, rule))


def _rewrite_block(block: Block, rule: Rewrite) -> Block:
    match block:
        case Heading() | Paragraph():
            return replaced(block, children=rewrite_run(block.children, rule))
        case Quote(blocks):
            return Quote(rewrite_blocks(blocks, rule))
        case ListBlock(items):
            rewritten = mapped(
                items, lambda item: replaced(item, blocks=rewrite_blocks(item.blocks, rule))
            )
            return replaced(block, items=rewritten)
        case Figure(images, caption):
            named = tuple(replace(image, alt=rewrite_text(image.alt, rule)) for image in images)
            return Figure(named, rewrite_run(caption, rule))
        case Table(head, body, caption):
            return Table(
                _rewrite_rows(head, rule), _rewrite_rows(body, rule), rewrite_run(caption, rule)
            )
        case Video(address, title):
            return Video(address, rewrite_text(title, rule))
        case CodeBlock() | Rule() | PageTurn():
            return block


def _rewrite_rows(rows: tuple[Row, ...], rule: Rewrite) -> tuple[Row, ...]:
    def cell(old: Cell) -> Cell:
        return replaced(old, blocks=rewrite_blocks(old.blocks, rule))

    return mapped(rows, lambda row: replaced(row, cells=mapped(row.cells, cell)))


def rewrite_article(article: Article, rule: Rewrite) -> Article:
    """The article with every printed string rewritten by ``rule``."""
    return replace(
        article,
        title=rewrite_text(article.title, rule),
        subtitle=rewrite_text(article.subtitle, rule),
        author=rewrite_text(article.author, rule),
        source=rewrite_text(article.source, rule),
        date=rewrite_text(article.date, rule),
        lead=rewrite_blocks(article.lead, rule),
        blocks=rewrite_blocks(article.blocks, rule),
    )


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and those inside quotes and lists, in order; no cells of tables."""
    for block in blocks:
        match block:
            case Quote(inner):
                yield from all_blocks(inner)
            case ListBlock(items):
                for item in items:
                    yield from all_blocks(item.blocks)
            case _:
                yield block
