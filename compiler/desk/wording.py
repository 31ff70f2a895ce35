"""Words as they are shown and corrected: a run with its notes, or the paragraphs of a cell.

In a text each run is a line of its own, and so is each line after a forced break: no correction
goes over the end of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.desk.changes.change import version_of
from compiler.model.block import Blocks, Heading, Paragraph
from compiler.model.inline import (
    Code,
    Emphasis,
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
from compiler.model.walk import all_blocks, joined, leaves
from compiler.sources.overruling.pointing import text_of

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bit:
    """Characters and how they look: "", "strong", "code", "kept", "atom", "break".

    Code, what is kept and atoms are one sign of the text, and are not corrected.
    """

    text: str
    look: str = ""


@dataclass(frozen=True)
class Wording:
    """What is corrected at once.

    ``read`` is its text as it was read and ``text`` as it is printed, notes last; ``was`` are the
    words that were set right: before and after, and ``seen`` the version of that. ``beside`` are
    annotations and the like, which are not shown and in which the same words would count too.
    """

    bits: tuple[Bit, ...] = ()
    notes: tuple[tuple[Bit, ...], ...] = ()
    text: str = ""
    read: str = ""
    beside: tuple[str, ...] = ()
    was: Pairs = ()
    seen: str = ""
    is_editable: bool = False


def wording(now: tuple[Inlines, ...], before: tuple[Inlines, ...], was: Pairs) -> Wording:
    """The words of these runs, which were ``before``, with what was set right in them."""
    notes = [note for run in now for note in _notes(run)]
    return Wording(
        tuple(_in_lines(now)),
        tuple(tuple(_note_bits(note.blocks)) for note in notes),
        _text(now),
        _text(before),
        tuple(_beside(before)),
        was,
        version_of(was),
        is_editable=bool(now) and all(runs_of(note.blocks) is not None for note in notes),
    )


def runs_of(blocks: Blocks) -> tuple[Inlines, ...] | None:
    """The runs of paragraphs, headings and those in lists; None where something else is there."""
    found = tuple(all_blocks(blocks))
    if not all(isinstance(block, Heading | Paragraph) for block in found):
        return None
    return tuple(block.children for block in found if isinstance(block, Heading | Paragraph))


def _text(runs: tuple[Inlines, ...]) -> str:
    notes = (note for run in runs for note in _notes(run))
    inner = (_text(runs_of(note.blocks) or ()) for note in notes)
    return "\n".join((*map(joined, runs), *inner))


def _note_bits(blocks: Blocks) -> Iterator[Bit]:
    runs = runs_of(blocks)
    if runs is None:
        yield Bit(text_of(blocks))
        return
    yield from _in_lines(runs)


def _in_lines(runs: tuple[Inlines, ...]) -> Iterator[Bit]:
    for place, run in enumerate(runs):
        if place:
            yield Bit("\n", "break")
        yield from _bits(run)


def _bits(run: Inlines, look: str = "") -> Iterator[Bit]:
    for inline in run:
        match inline:
            case Text(text):
                yield Bit(text, look)
            case Keep(text):
                yield Bit(text, "kept")
            case Code(text):
                yield Bit(text, "code")
            case LineBreak():
                yield Bit("\n", "break")
            case Strong(children):
                yield from _bits(children, "strong")
            case Ruby(base, _):
                yield from _bits(base, look)
            case Emphasis() | Superscript() | Subscript() | Link():
                yield from _bits(inline.children, look)
            case Note() | InlineImage():
                yield Bit("\ufffc", "atom")


def _notes(run: Inlines) -> Iterator[Note]:
    for leaf in leaves(run):
        if isinstance(leaf, Note):
            yield leaf


def _beside(runs: tuple[Inlines, ...]) -> Iterator[str]:
    for run in runs:
        for leaf in leaves(run):
            match leaf:
                case Ruby(_, annotation):
                    yield joined(annotation)
                case InlineImage(image) if image.alt:
                    yield image.alt
                case Note(blocks):
                    yield from _beside(runs_of(blocks) or ())
                case _:
                    pass
