"""The lines of an article as weights see them: what each says, how it looks, what is beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from compiler.model.block import Block, Figure, Heading, ListBlock, Paragraph, Role, Video
from compiler.model.inline import Inlines, Link, Strong
from compiler.model.segments import plain
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import PLAIN, Look, Looks
from compiler.sources.recognition.faked_heads import is_larger
from compiler.sources.wording.characters import ends_in_full_stop
from compiler.sources.wording.heading_numbers import Form, form_of, numbered_as

LONGEST = 40  # characters of a line that may be a heading
_LONG = 40  # of a paragraph that is prose, however it ends
_PROSE = 20  # of one that ends as a sentence does


# What lines of one kind share: form of number, weight, half points, whether in the middle.
Shape = tuple[Form | None, bool, int, bool]


class Nature(StrEnum):
    """What stands at a place, as far as its neighbours care."""

    LINE = "line"
    PROSE = "prose"
    HEAD = "head"  # the file marks it
    LIST = "list"
    PICTURE = "picture"
    OTHER = "other"
    NOTHING = "nothing"  # before the first block and after the last


_TEXT = frozenset({Nature.PROSE, Nature.LIST, Nature.PICTURE, Nature.OTHER})


@dataclass(frozen=True)
class Line:
    """A block: its words ("" unless it is one line that may be a heading), its nature and look."""

    text: str
    nature: Nature
    bold: bool = False
    linked: bool = False
    look: Look = PLAIN
    form: Form | None = None
    stands_out: str = ""

    @property
    def shape(self) -> Shape:
        """What it shares with lines of its kind."""
        return self.form, self.bold, self.look.half_points, self.look.align == "center"


@dataclass(frozen=True)
class Group:
    """Lines of one shape: how many, how many over text, whether they count from 1."""

    count: int
    over_text: int
    counting: bool


@dataclass(frozen=True)
class Page:
    """All lines of an article, and how many there are of each nature and shape."""

    lines: tuple[Line, ...]
    natures: Counter[Nature]
    groups: Mapping[Shape, Group]

    def nature(self, at: int) -> Nature:
        """The nature of what stands at a place, which may be outside."""
        return self.lines[at].nature if 0 <= at < len(self.lines) else Nature.NOTHING


def page_of(blocks: Sequence[Block], looks: Looks) -> Page:
    """The lines of an article's blocks."""
    ordinary = looks.ordinary(blocks)
    lines = tuple(_line(block, looks.of(block), ordinary) for block in blocks)
    return _page(lines)


def part_of(page: Page, blocks: Sequence[Block], part: Sequence[Block]) -> Page:
    """The page without the lines of ``blocks`` that are not in a ``part`` of them."""
    known = {id(block): line for block, line in zip(blocks, page.lines, strict=True)}
    nothing = Line("", Nature.OTHER)
    return _page(tuple(known.get(id(block), nothing) for block in part))


def _page(lines: tuple[Line, ...]) -> Page:
    natures = Counter(line.nature for line in lines)
    return Page(lines, natures, _groups(lines))


def _groups(lines: Sequence[Line]) -> Mapping[Shape, Group]:
    places: dict[Shape, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.text:
            places[line.shape].append(at)
    return {shape: _group(found, lines) for shape, found in places.items()}


def _group(places: Sequence[int], lines: Sequence[Line]) -> Group:
    over = sum(at + 1 < len(lines) and lines[at + 1].nature in _TEXT for at in places)
    numbers = [numbered_as(lines[at].text) for at in places] if lines[places[0]].form else []
    on = all(now in {1, before + 1} for before, now in pairwise([0, *numbers]))
    counting = len(numbers) > 1 and on  # anew perhaps under each head above
    return Group(len(places), over, counting)


def _line(block: Block, look: Look, ordinary: Look) -> Line:
    match block:
        case Heading():
            return Line("", Nature.HEAD, look=look)
        case ListBlock():
            return Line("", Nature.LIST)
        case Figure() | Video():
            return Line("", Nature.PICTURE)
        case Paragraph(run, Role.BODY):
            return _of_paragraph(block, run, look, ordinary)
    return Line("", Nature.OTHER)


def _of_paragraph(block: Paragraph, run: Inlines, look: Look, ordinary: Look) -> Line:
    text = line_of(block, notes=True)
    if not text or len(text) > LONGEST:
        size = len(text or plain(run))
        return Line("", Nature.PROSE if size >= _PROSE else Nature.OTHER, look=look)
    prose = len(text) >= _LONG or (len(text) >= _PROSE and ends_in_full_stop(text))
    bold = look.bold or all(isinstance(each, Strong) for each in run)
    out = "larger" if is_larger(look, ordinary) else ""  # of faces there is too little to learn
    linked = any(isinstance(each, Link) for each in run)
    nature = Nature.PROSE if prose else Nature.LINE
    return Line(text, nature, bold, linked, look, form_of(text), out)
