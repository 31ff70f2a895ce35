"""Paragraphs joined with the next, and parted within, by the project file."""

from __future__ import annotations

from dataclasses import replace

from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph, Quote
from compiler.model.inline import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from compiler.model.segments import plain
from compiler.model.walk import joined
from compiler.sources.overruling.pointing import folded

_OPENING = "“‘「『（《〈【〔([\"'"


def joined_with_next(blocks: Blocks, first: Block) -> Blocks | None:
    """The blocks with ``first`` and the paragraph after it as one; None where none follows.

    It is what ``first`` was. Words of letters are kept apart by a blank.
    """
    for index, block in enumerate(blocks):
        if block is first:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            if not isinstance(block, Paragraph | Heading) or not isinstance(
                after, Paragraph | Heading
            ):
                return None
            run = (*block.children, *_blank(block.children, after.children), *after.children)
            return (*blocks[:index], replace(block, children=run), *blocks[index + 2 :])
        if (inner := _within(block, first)) is not None:
            return (*blocks[:index], inner, *blocks[index + 1 :])
    return None


def _within(block: Block, first: Block) -> Block | None:
    """A quote or list with ``first`` joined in it; None where it is not, or nothing follows."""
    match block:
        case Quote(inner):
            done = joined_with_next(inner, first)
            return Quote(done) if done else None
        case ListBlock(items):
            for index, item in enumerate(items):
                if done := joined_with_next(item.blocks, first):
                    changed = replace(item, blocks=done)
                    return replace(block, items=(*items[:index], changed, *items[index + 1 :]))
    return None


def _blank(before: Inlines, after: Inlines) -> Inlines:
    one, other = plain(before)[-1:], plain(after)[:1]
    both = one.isascii() and one.isalnum() and other.isascii() and other.isalnum()
    return (Text(" "),) if both else ()


def places_of(words: str, run: Inlines) -> list[int]:
    """Where in ``joined(run)`` the words begin; not at its head."""
    text, key = joined(run), folded(words)
    letters, origins = "", list[int]()
    for place, character in enumerate(text):
        shown = "".join(each for each in folded(character) if each.isalnum())
        letters += shown
        origins += [place] * len(shown)
    places: list[int] = []
    found = letters.find(key, 1) if key else -1
    while found > 0:
        opened = origins[found]
        while opened and text[opened - 1] in _OPENING:  # they belong to what they open
            opened -= 1
        places += [opened] if opened else []
        found = letters.find(key, found + 1)
    return places


def parted_at(block: Paragraph | Heading, place: int) -> Blocks:
    """The block up to ``place`` of its joined run, and what follows as one of its kind."""
    before, after = _cut(block.children, place)
    return (replace(block, children=before), replace(block, children=after))


def _cut(run: Inlines, place: int) -> tuple[Inlines, Inlines]:
    before: list[Inline] = []
    for index, inline in enumerate(run):
        length = len(joined((inline,)))
        if place >= length and (place > 0 or length == 0):
            before.append(inline)
            place -= length
            continue
        if place <= 0:
            return tuple(before), run[index:]
        match inline:
            case Text(text):
                head, tail = (Text(text[:place]),), (Text(text[place:]),)
                return (*before, *head), (*tail, *run[index + 1 :])
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                inner, rest = _cut(inline.children, place)
                one, other = replace(inline, children=inner), replace(inline, children=rest)
                return (*before, one), (other, *run[index + 1 :])
            case _:  # what cannot be cut goes on in the first part
                before.append(inline)
                place = 0
    return tuple(before), ()
