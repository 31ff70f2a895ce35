"""What speaks for and against a line's being the title of an article that tells none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.model.block import Block, Heading, Paragraph
from compiler.sources.flow.lines import title_line
from compiler.sources.recognition.title_places import SAYS_NOTHING
from compiler.sources.weighing.lines import Nature, Page
from compiler.sources.wording.characters import is_han
from compiler.sources.wording.heading_numbers import form_of
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_keys import title_key
from compiler.sources.wording.title_words import KIND_OF_DOCUMENT, LABEL, is_day, may_be_title

_FIRST = 8  # blocks among which a title stands
_LENGTHS = (3, 6, 10, 16, 24, 36, 60)
_FEWEST_OF_NAME = 4  # ideographs of a file's name that can be told from others
_FEWEST_OF_TITLE = 2  # of one that may be a title
_MUCH = 0.6  # of the name's pairs of characters that a title shares with it


def title_places(blocks: Sequence[Block]) -> list[int]:
    """The places at the head that may hold the title: lines and headings."""
    return [
        at
        for at, block in enumerate(blocks[:_FIRST])
        if isinstance(block, Paragraph | Heading) and 0 < len(title_line(block)) <= _LENGTHS[-1]
    ]


def says_something(name: str) -> bool:
    """Whether a file's name may be a title: 读后感 may, README may not."""
    told = sum(map(is_han, title_key(name))) >= _FEWEST_OF_TITLE
    return told and not SAYS_NOTHING.search(name)


def title_features(page: Page, blocks: Sequence[Block], at: int, name: str) -> Iterator[str]:
    """The names of what is true of the line at a place; ``name``: the file's."""
    block = blocks[at]
    text = title_line(block)
    line = page.lines[at]
    look = line.look
    marked = f"marked {min(block.level, 3)}" if isinstance(block, Heading) else "unmarked"
    yield marked
    yield f"{marked} {_peers(block, blocks)}"
    yield f"length {next(most for most in _LENGTHS if len(text) <= most)}"
    yield f"at {min(at, 4)}"
    yield f"at {min(at, 4)} {marked}"
    first = next((i for i in title_places(blocks)), 0) == at
    yield f"first {first} {marked}"
    if may_be_title(text):
        yield "may be"
        yield f"may be {marked} first {first}"
    yield f"name {_shared(text, name)}"
    yield f"name {_shared(text, name)} {marked}"
    if text[-1] in "。，；：、,;:":
        yield "ends as text"
    if LABEL.match(text) or is_day(text) or is_name(text):
        yield "field"
    if form_of(text):
        yield "number"
    if KIND_OF_DOCUMENT.search(text[-12:]):
        yield "kind of document"
    if look.kind:
        yield f"kind {look.kind}"
    if look.align == "center":
        yield "centred"
    if line.bold:
        yield "bold"
    out = line.stands_out or "same"
    yield f"size {out}{' centred' if look.align == 'center' else ''}"
    if _largest(page, at):
        yield "largest"
    yield f"after {page.nature(at + 1)}"
    yield f"after {page.nature(at + 1)} {marked}"
    yield f"page heads {min(page.natures[Nature.HEAD], 3)} {marked}"


def _largest(page: Page, at: int) -> bool:
    size = page.lines[at].look.half_points
    return size > 0 and all(
        line.look.half_points < size for place, line in enumerate(page.lines) if place != at
    )


def _peers(block: Block, blocks: Sequence[Block]) -> str:
    """Whether a heading stands alone at its level, and over all others."""
    if not isinstance(block, Heading):
        return "none"
    levels = [each.level for each in blocks if isinstance(each, Heading)]
    alone = "alone" if levels.count(block.level) == 1 else "among peers"
    over = "over all" if min(levels) == block.level else "below"
    return f"{alone} {over}"


def _shared(text: str, name: str) -> str:
    """How much of a file's name a line says."""
    words, said = title_key(name), title_key(text)
    if sum(map(is_han, words)) < _FEWEST_OF_NAME:
        return "says nothing"
    if said == words:
        return "same"
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    share = sum(pair in said for pair in pairs) / max(1, len(pairs))
    return "much" if share >= _MUCH else "some" if share else "other"
