"""Which text of a page is not seen on it, and why.

Most text is plainly seen: dark on white paper or on an even tint, inside the page, nothing over
it. That is told from the objects alone. What is in doubt is looked at character by character, and
where paint lies over or under it, as it comes out when the page is painted (``ink``).
"""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from compiler.conservation import ink
from compiler.conservation.character_boxes import (
    Character,
    CharacterBoxes,
    crowded,
    heaped,
    lacks_ink,
    touching,
    upon,
)
from compiler.conservation.characters import fold
from compiler.conservation.ink import PaintedPage
from compiler.conservation.page_objects import PageObjects
from compiler.conservation.painted import Colour, Drawn, Letters
from compiler.conservation.printed import Cause
from compiler.pdf.plane import Box

SMALLEST_PT = 3.0  # smaller type cannot be read on paper
_ROUNDING_PT = 0.05
SLACK_PT = 0.5  # how far ink may reach over an edge
_NARROWEST = 0.25  # of a character's height: condensed type has a half
_THIN_PT = 2.5  # rules that underline or strike out
_MOST_RULES = 3
_LEAST_IN_CLIP = 0.75
_WHITE: Colour = (255, 255, 255)
# How wide characters are at least on the average, in em: wide ones may be squeezed to a half.
_LEAST_EM, _LEAST_EM_BROAD, _LEAST_EM_WIDE, _WIDE = 0.16, 0.3, 0.45, "\u2e80"
_BROAD = frozenset(string.ascii_letters + string.digits) - frozenset("fijlrtIJ1")
_TOUCHING = 0.3  # the share of each other that lines and words never have
# Characters whose glyph is blank by design: fillers of Hangul, the empty braille cell.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")

Spans = list[tuple[int, int, Cause]]  # from, to, why: of one object's text


@dataclass(slots=True)
class _Doubt:
    """What is to be looked at of an object: each character's box, or how it comes out painted."""

    boxes: bool = False
    paint: bool = False
    covered: bool = False
    rivals: list[int] = field(default_factory=list)


class Sight:
    """Looks at the pages of one document, and knows the glyphs with ink that it has met."""

    def __init__(self) -> None:
        self._met: dict[str, set[str]] = defaultdict(set)

    def hidden(
        self,
        page: Any,
        text_page: Any,
        objects: PageObjects,
        sheet: Box,
        original: Callable[[], PaintedPage] | None = None,
    ) -> dict[int, Spans]:
        """What is not seen within ``sheet`` of each object's text, by the object's index.

        If ``page`` is one of a copy to be read, ``original`` gives the same page as it is painted.
        """
        boxes = CharacterBoxes(text_page)
        look = _Look(objects, boxes, sheet)
        rivals = _rivals(objects.letters)
        for index, letters in enumerate(objects.letters):
            if letters.in_figure or not _is_visible(letters):
                continue
            cause = _cause_at_once(letters)
            if cause:
                look.found[index].append((0, len(letters.text), cause))
                continue
            doubt = _doubt(letters, objects.drawn, sheet)
            doubt.rivals = rivals.get(index, [])
            doubt.boxes = doubt.boxes or self._meets_blank(letters, boxes)
            if doubt.boxes or doubt.paint or doubt.rivals:
                look.doubts[index] = doubt
        if look.doubts:
            look.boxes_first()
            as_it_is = PaintedPage(page, objects.letters, objects.drawn)
            look.paint_then(original or (lambda: as_it_is))
        return dict(look.found)

    def _meets_blank(self, letters: Letters, boxes: CharacterBoxes) -> bool:
        """Whether a character of it is not known to have ink in its font."""
        if letters.is_replaced:
            return False
        met = self._met[boxes.font_name(letters.handle)]
        if met.issuperset(letters.text):
            return False
        new = set(letters.text) - met
        if boxes.has_blank(letters, new):
            return True
        met |= new
        return False


class _Look:
    """A close look at what is in doubt on one page."""

    def __init__(self, objects: PageObjects, boxes: CharacterBoxes, sheet: Box) -> None:
        self.letters = objects.letters
        self.drawn = objects.drawn
        self.boxes = boxes
        self.sheet = sheet
        self.doubts: dict[int, _Doubt] = {}
        self.found: dict[int, Spans] = defaultdict(list)
        self._characters: dict[int, list[Character]] = {}

    def boxes_first(self) -> None:
        """Find what lies outside, is cut off, has no ink, or stands upon other characters."""
        for index, doubt in self.doubts.items():
            letters, characters = self.letters[index], self._of(index)
            for character in characters:
                self._note(index, character, self._cause(letters, character))
            inked = [one for one in characters if not one.is_empty]
            for character in (*crowded(inked), *heaped(inked)):
                self._note(index, character, Cause.OVERPRINTED)
            for rival in doubt.rivals:
                self._compare(index, rival)

    def paint_then(self, original: Callable[[], PaintedPage]) -> None:
        """Find what is covered, or cannot be told from what lies beneath, as it is painted.

        Pieces without text of their own are passed over: glyphs that are drawn in colours.
        """
        asked = {
            index: [one for one in self._of(index) if not one.is_empty]
            for index, doubt in self.doubts.items()
            if doubt.paint and index not in self.found and self.letters[index].text
        }
        if not any(asked.values()):
            return
        for index, character, cause in ink.unseen(original(), asked):
            covered = self.doubts[index].covered and cause is Cause.FAINT
            self._note(index, character, Cause.COVERED if covered else cause)

    def _of(self, index: int) -> list[Character]:
        """The visible characters of an object; the whole as one where they are not told apart."""
        if index not in self._characters:
            letters = self.letters[index]
            # Boxes of text that is only said are no more than shares of the object's own.
            known = [] if letters.is_replaced else self.boxes.of(letters)
            found = [one for one in known if fold(one.text)]
            empty = lacks_ink(letters.box, letters)
            whole = Character(0, len(letters.text), letters.text or " ", letters.box, empty)
            self._characters[index] = found or [whole]
        return self._characters[index]

    def _note(self, index: int, character: Character, cause: Cause | None) -> None:
        if cause:
            self.found[index].append((character.start, character.end, cause))

    def _cause(self, letters: Letters, character: Character) -> Cause | None:
        box = character.box
        if character.is_empty:
            # Colour glyphs are drawn as pictures over the place of an empty glyph.
            drawn = any(one.box.meets(box) for one in self.drawn)
            blank = letters.is_replaced or drawn or character.text in _BLANK
            return None if blank else Cause.EMPTY
        if not self.sheet.holds(box, SLACK_PT):
            return Cause.OUTSIDE
        seen = box.cut(letters.clip)
        if seen.width < _LEAST_IN_CLIP * box.width or seen.height < _LEAST_IN_CLIP * box.height:
            return Cause.CLIPPED
        return None

    def _compare(self, index: int, rival: int) -> None:
        """Two pieces of text that share a place: alike in size they spoil each other."""
        for one in self._of(index):
            for other in self._of(rival):
                if upon(one, other):
                    self._note(index, one, Cause.OVERPRINTED)
                elif touching(one.box, other.box, _TOUCHING):
                    self.doubts[index].paint = True


def _is_visible(letters: Letters) -> bool:
    """Whether there is something to see: a piece without text may belong to the one before it."""
    if not letters.text:
        return not lacks_ink(letters.box, letters)
    return letters.text[0].isalnum() or bool(fold(letters.text))


def _cause_at_once(letters: Letters) -> Cause | None:
    """Why nothing at all of an object is seen, by its own state."""
    least, most = sorted((letters.across, letters.up))
    if not letters.painted:
        return Cause.UNPAINTED
    if letters.mirrored:
        return Cause.MIRRORED
    if least < _NARROWEST * most or not most:
        return Cause.SQUEEZED
    if least < SMALLEST_PT - _ROUNDING_PT:
        return Cause.SMALL
    return None


def _doubt(letters: Letters, drawn: Iterable[Drawn], sheet: Box) -> _Doubt:
    """What about an object is not plain."""
    box = letters.box
    doubt = _Doubt(
        boxes=not sheet.holds(box, SLACK_PT)
        or not letters.clip.holds(box, SLACK_PT)
        or _is_crowded(letters)
        or lacks_ink(box, letters),
        paint=letters.is_cut or letters.nested or letters.blended or letters.in_layer,
    )
    ground: Colour | None = _WHITE
    rules = 0
    for one in drawn:
        drawn_box = one.box
        if (
            drawn_box.left >= box.right
            or drawn_box.right <= box.left
            or drawn_box.bottom >= box.top
            or drawn_box.top <= box.bottom
        ):
            continue
        common = drawn_box.cut(box)
        if one.frame_pt and one.box.grown(-one.frame_pt).holds(box):
            continue
        if min(common.width, common.height) < min(_THIN_PT, letters.up / 4):
            rules += 1
        elif one.order > letters.order:
            doubt.covered = True
        elif one.colour is None or not one.box.holds(box, SLACK_PT):
            ground = None
        else:
            ground = one.colour
    plain = ground and letters.colour and ink.differ(letters.colour, ground)
    if letters.is_picture:  # pale ones on a pale ground are as they were drawn
        doubt.paint = doubt.covered
    elif doubt.covered or rules > _MOST_RULES or not plain:
        doubt.paint = True
    return doubt


def _is_crowded(letters: Letters) -> bool:
    """Whether an object is so short that its characters may stand upon each other."""
    count, length = len(letters.text), max(letters.box.width, letters.box.height)
    if count < 2 or length >= _LEAST_EM_WIDE * count * letters.across:
        return False
    wide = sum(map(_WIDE.__le__, letters.text))
    broad = sum(map(_BROAD.__contains__, letters.text)) if wide < count else 0
    least = _LEAST_EM_WIDE * wide + _LEAST_EM_BROAD * broad + _LEAST_EM * (count - wide - broad)
    return length < least * letters.across


def _rivals(letters: Sequence[Letters]) -> dict[int, list[int]]:
    """For each object those that share a good part of its place, both ways."""
    found: dict[int, list[int]] = defaultdict(list)
    order = sorted(range(len(letters)), key=lambda index: letters[index].box.bottom)
    for place, index in enumerate(order):
        box = letters[index].box
        top = box.top - _ROUNDING_PT
        for following in order[place + 1 :]:
            other = letters[following].box
            if other.bottom >= top:
                break
            if other.left >= box.right or other.right <= box.left:
                continue
            if touching(box, other, _TOUCHING) and _is_visible(letters[following]):
                found[index].append(following)
                found[following].append(index)
    return found
