"""What a part of a booklet comes back as: plain data, which travels between processes.

Lengths are px, the engine's unit, from the top left of a page. Pages are counted from 0, in the
part until ``numbering`` gives them their places in the booklet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compiler.model.artifacts import Composition
from compiler.typeset.glyphs import Sighting
from compiler.typeset.parts.plain import PlainResources

Counters = Mapping[str, tuple[int, ...]]  # the values of counters by name, the innermost last
RIGHT, LEFT = "right", "left"


@dataclass(frozen=True)
class PageKind:
    """What the rules for pages choose by: its side, its CSS name, its place in groups of pages."""

    side: str
    blank: bool
    name: str
    groups: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Link:
    """An area that leads somewhere: to an ``internal`` anchor or an ``external`` address."""

    kind: str
    target: str
    area: tuple[float, float, float, float]


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline."""

    level: int
    label: str
    point: tuple[float, float]
    state: str


@dataclass(frozen=True)
class StructureElement:
    """An element of the structure tree, or (``role`` is "") the place of a link in it.

    ``parent`` is the number of another of its page, or -1. ``kids`` are numbers of marked content,
    and of elements as ``~number``. ``facts`` are other entries of its dictionary, plain.
    """

    role: str
    parent: int
    kids: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    link: int = -1


@dataclass(frozen=True)
class PaintedPage:
    """A page: its painted content, and what is to be known of it.

    ``top`` are the numbers of elements that stand in no other, ``marks`` the element that each
    piece of marked content belongs to. ``notes`` tells the notes at its foot apart. ``strings``
    are the values that named strings take on it. ``seam`` is how it begins, if it could be made
    without those before it; None as well for the first of a part.
    """

    kind: PageKind
    size: tuple[float, float]
    bleed: Mapping[str, float]
    content: bytes
    elements: tuple[StructureElement, ...]
    top: tuple[int, ...]
    marks: tuple[int, ...]
    notes: tuple[int, ...]
    links: tuple[Link, ...]
    anchors: Mapping[str, tuple[float, float, float, float]]
    bookmarks: tuple[Bookmark, ...]
    strings: Mapping[str, tuple[str, ...]]
    seam: Seam | None = None


@dataclass(frozen=True)
class UsedFont:
    """A font and what was set in it: by glyph its text and its width, by code what it lacks.

    ``digest`` is the engine's name for it; family, style, weight and variations are Pango's.
    """

    digest: str
    family: str
    style: int
    weight: int
    variations: str
    size: float
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    missing: Mapping[int, int]


@dataclass(frozen=True)
class Uses:
    """What of the rest of the booklet a part was made with, and would be other with another.

    ``side`` is whether the side it begins on matters, ``counters`` whether those of pages do, and
    ``anchors`` those of other parts. ``whole`` says why it cannot be made by itself; "" if it can.
    """

    side: bool = False
    counters: bool = False
    anchors: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True)
class Request:
    """A part to be made: which children of the body, and what it needs to know of other parts.

    ``foreign`` are the anchors of other parts, ``targets`` the counters of the pages these stand
    on: None as long as they are unknown; ``unnumbered`` it is made without them. ``furnished`` is
    whether its pages get their margin boxes: where there is no other part. ``fonts`` are those of
    the parts before, whose glyphs have their texts already.
    """

    children: tuple[int, ...]
    side: str = RIGHT
    counters: Counters | None = None
    targets: Mapping[str, Counters] | None = None
    unnumbered: bool = False
    foreign: frozenset[str] = frozenset()
    furnished: bool = False
    fonts: tuple[UsedFont, ...] = ()


@dataclass(frozen=True)
class PaintedPart:
    """A part as it was made for ``request``; one that names unknown targets has no pages yet.

    ``breaks`` are the CSS values that decide how it stands after the part before, and the one
    after it; ``lacking`` the characters of drawings that no font has. ``closes`` is whether its
    last page may be a back cover.
    """

    request: Request
    uses: Uses
    pages: tuple[PaintedPage, ...] = ()
    counters: tuple[int, ...] = ()
    fonts: tuple[UsedFont, ...] = ()
    resources: PlainResources = field(default_factory=PlainResources)
    breaks: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    composition: Composition = field(default_factory=Composition)
    lacking: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    closes: bool = False


@dataclass(frozen=True)
class Seam:
    """Between two pages of a part: one ends here, and the next one begins with an item or in it.

    ``inside`` leads from the item's box to where the page begins, nowhere if it begins with the
    item: between two stretches that is so. ``forced`` is the value of CSS for the break, ``page``
    the name of the next page; ``groups`` are the groups of pages that go on: their names, how many
    pages they have, as far as rules count them, and how deep the box lies that began each.
    """

    item: int
    forced: str
    page: str
    groups: tuple[tuple[str, int, int], ...]
    inside: tuple[int, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """Pages of a part from a seam to the next, or to its end, painted.

    ``looked_at`` is the last item that was looked at to make them.
    """

    painted: PaintedPart
    looked_at: int
    end: Seam | None
