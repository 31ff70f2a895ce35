"""The pages of a PDF: their characters the right way up, what is not seen apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from compiler.sources.pdf.drawn import Drawn, drawn_on
from compiler.sources.pdf.glyphs import Glyph, GlyphReader, Ink
from compiler.sources.pdf.letters import GETA, read_as
from compiler.sources.pdf.pictures import Picture, areas_in, painted
from compiler.sources.pdf.sheet import Sheet, sheet_of
from compiler.sources.pdf.tags import is_believed, roles_on

_DOWN = 0.3  # em that characters of a vertical line may stand beside each other


@dataclass(frozen=True)
class Page:
    """A page: ``text`` is all its characters in the order of the content.

    ``glyphs`` are those that are read, ``hidden`` those nobody sees, ``turned`` those that stand
    askew, as a watermark does. ``changed`` are characters that are read as others. ``scanned``:
    the characters lie unseen over a picture of the page.
    """

    number: int
    width: float
    height: float
    text: str
    glyphs: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    turned: tuple[Glyph, ...]
    drawn: Drawn
    sheet: Sheet
    pictures: tuple[Picture, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    scanned: bool = False
    vertical: bool = False

    @property
    def unreadable(self) -> int:
        """How many of its characters that are read nobody can tell."""
        return sum(glyph.text == GETA for glyph in self.glyphs)


def read_page(document: Any, number: int, reader: GlyphReader) -> Page:
    """A page by its number from 0; an empty one if the file has none there that can be read."""
    try:
        page = document[number]
    except Exception:  # noqa: BLE001 - a page that is not there is told as one without text
        sheet = Sheet(0, 0, 595, 842)
        return Page(number, 595, 842, "", (), (), (), Drawn(), sheet)
    with closing(page):
        sheet = sheet_of(page.raw)
        with closing(page.get_textpage()) as text_page:
            glyphs = [*reader.glyphs(text_page.raw, sheet)]
            upright = _upright(glyphs, sheet)
            if upright != sheet:
                sheet = upright
                glyphs = [*reader.glyphs(text_page.raw, sheet)]
        drawn = drawn_on(page, sheet)
        made = _page(number, sheet, _tagged(glyphs, roles_on(page.raw)), drawn)
        if not made.glyphs or made.scanned or made.vertical:
            return made
        return replace(made, pictures=tuple(painted(page, areas_in(drawn, sheet), sheet)))


def _tagged(glyphs: Sequence[Glyph], roles: Mapping[int, str]) -> list[Glyph]:
    """The characters with what the tag tree says of them, if it is believed."""
    marks = Counter(glyph.ink.mark for glyph in glyphs if not glyph.text.isspace())
    if not is_believed(roles, marks):
        return [*glyphs]
    inks: dict[int, Ink] = {}
    result: list[Glyph] = []
    for glyph in glyphs:
        ink = inks.get(id(glyph.ink))
        if ink is None:
            left_out = glyph.ink.mark >= 0 and glyph.ink.mark not in roles
            ink = replace(
                glyph.ink,
                role=roles.get(glyph.ink.mark, ""),
                artifact=glyph.ink.artifact or left_out,
            )
            inks[id(glyph.ink)] = ink
        result.append(replace(glyph, ink=ink))
    return result


def _upright(glyphs: Sequence[Glyph], sheet: Sheet) -> Sheet:
    """The sheet turned so that most characters stand upright."""
    turns = Counter(glyph.ink.turn for glyph in glyphs if not glyph.text.isspace())
    if not turns:
        return sheet
    turn, count = turns.most_common(1)[0]
    if turn % 90 or not turn or 2 * count < turns.total() or _runs_down(glyphs):
        return sheet
    return replace(sheet, quarters=(sheet.quarters - turn // 90) % 4)


def _page(number: int, sheet: Sheet, glyphs: Sequence[Glyph], drawn: Drawn) -> Page:
    text = "".join(glyph.text for glyph in glyphs)
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()]
    unseen = [glyph for glyph in shown if glyph.ink.unseen]
    scanned = len(unseen) > 0.8 * max(1, len(shown)) and drawn.covered(sheet) > 0.5
    vertical = _runs_down(glyphs)
    width, height = sheet.width, sheet.height
    kept: list[Glyph] = []
    hidden: list[Glyph] = []
    turned: list[Glyph] = []
    changed: list[tuple[str, str]] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
        elif (
            (glyph.ink.unseen and not scanned)
            or _is_off(glyph, width, height)
            or (glyph.ink.white and not drawn.is_behind(glyph))
        ):
            hidden.append(glyph)
        elif glyph.ink.turn and not vertical:
            turned.append(glyph)
        else:
            read = read_as(glyph.text)
            if read != glyph.text:
                changed.append((glyph.text, read))
            kept.append(replace(glyph, text=read) if read != glyph.text else glyph)
    if vertical:
        kept = [_turned_over(glyph, width) for glyph in kept]
        width, height = height, width
    return Page(
        number,
        width,
        height,
        text,
        tuple(kept),
        tuple(hidden),
        tuple(turned),
        drawn,
        sheet,
        changed=tuple(changed),
        scanned=scanned,
        vertical=vertical,
    )


def _is_off(glyph: Glyph, width: float, height: float) -> bool:
    """Whether a character stands beside the page."""
    x, y = glyph.middle
    return not (-1 <= x <= width + 1 and -1 <= y <= height + 1)


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters follow each other downwards, as on a page set vertically."""
    down = across = 0
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text < "\u2e80":
            continue
        if last is not None and last.ink.size == glyph.ink.size:
            em = glyph.ink.size
            step, aside = glyph.base - last.base, glyph.left - last.left
            down += 0.5 * em < step < 2 * em and abs(aside) < _DOWN * em
            across += abs(step) < _DOWN * em and 0.5 * em < aside < 2 * em
        last = glyph
    return down > 40 and down > 2 * across


def _turned_over(glyph: Glyph, width: float) -> Glyph:
    """A character of a vertical page as if its lines, from right to left, were from top down."""
    middle, _ = glyph.middle
    em = glyph.ink.size
    if glyph.ink.turn in {0, 180}:
        return replace(
            glyph,
            left=glyph.base - 0.88 * em,
            right=glyph.base + 0.12 * em,
            base=width - middle + 0.38 * em,
        )
    half = 0.25 * em
    centre = glyph.base - 0.38 * em
    return replace(glyph, left=centre - half, right=centre + half, base=width - middle + 0.38 * em)
