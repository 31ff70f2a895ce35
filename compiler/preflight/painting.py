"""What the operators of a page paint, collected as facts."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from compiler.pdf.plane import Box, finite
from compiler.preflight.bounds import MOST_ITEMS_OF_PAGE, ExhaustedError
from compiler.preflight.colours import Colour, Space
from compiler.preflight.facts import ImageFact, Overprint, Path, Placed, TextRun, TextStyle


@dataclass
class Canvas:
    """The items of one page as they are painted.

    ``stamp`` is the area that a repeated pattern fills while the pattern's cell is read: what the
    cell holds is found all over it.
    """

    texts: list[TextRun] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    images: list[Placed] = field(default_factory=list)
    spaces: set[Space] = field(default_factory=set)
    blend_spaces: dict[Space, None] = field(default_factory=dict)
    transparent: bool = False
    alternatives: bool = False
    damaged: str = ""
    drawn: set[tuple[int, int]] = field(default_factory=set)
    stamp: Box | None = None
    items: int = 0

    def _seen(self, box: Box, clip: Box) -> Box | None:
        """The part of an item that is seen; None for nothing."""
        if not finite((box.left, box.bottom, box.right, box.top)):
            return None
        self.items += 1
        if self.items > MOST_ITEMS_OF_PAGE:
            raise ExhaustedError("items")
        seen = box.cut(clip)
        if seen.empty:
            return None
        return self.stamp or seen

    def text(
        self, style: TextStyle, box: Box, clip: Box, missing: int, *, in_figure: bool = False
    ) -> None:
        """A string."""
        seen = self._seen(box, clip)
        if seen:
            self.texts.append(TextRun(style, seen, missing, in_figure))

    def path(
        self,
        fill: Colour | None,
        stroke: Colour | None,
        width_pt: float,
        box: Box,
        clip: Box,
        *,
        overprint: Overprint,
    ) -> None:
        """A line or an area."""
        seen = self._seen(box.grown(width_pt / 2) if stroke else box, clip)
        if seen:
            self.paths.append(Path(fill, stroke, width_pt, seen, overprint))

    def image(
        self, fact: ImageFact, size: tuple[float, float], box: Box, clip: Box, paint: Colour | None
    ) -> None:
        """A picture."""
        seen = self._seen(box, clip)
        if seen:
            self.images.append(Placed(fact, size[0], size[1], seen, paint))
            self.transparent = self.transparent or fact.soft_mask

    def take(self, other: Canvas) -> None:
        """All that is on another canvas."""
        self.texts += other.texts
        self.paths += other.paths
        self.images += other.images
        self.spaces |= other.spaces
        self.blend_spaces |= other.blend_spaces
        self.drawn |= other.drawn
        self.transparent = self.transparent or other.transparent
        self.alternatives = self.alternatives or other.alternatives
        self.damaged = self.damaged or other.damaged
        self.items += other.items
        if self.items > MOST_ITEMS_OF_PAGE:
            raise ExhaustedError("items")

    def group(self, found: pikepdf.Object | None, space: Space | None) -> None:
        """A transparency group of a page or form, and the space it blends in."""
        if found is None or str(found.get("/S", "")) != "/Transparency":
            return
        if space is not None:
            self.blend_spaces[space] = None
