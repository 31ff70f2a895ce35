"""How the fonts set each character in each style: advances, glyphs, blanks of marks.

Han characters and full-width marks do not depend on their neighbours, so each is shaped once for
a style; everything else is shaped by Pango in runs, once for each run and style. Lengths in pt
of the layout (WeasyPrint's px). Tables are found by what a style says, not by which object it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, _font_style_cache_key

from compiler.typeset.faces import EMPTY, Face, Glyph, ShapedCharacter, unkern
from compiler.typeset.mark_forms import ask_for_forms, measured_blanks, widened
from compiler.typeset.right_to_left import (
    END_LEFT,
    END_RIGHT,
    OVERRIDE_LEFT,
    OVERRIDE_RIGHT,
    part_items,
    turned,
)
from compiler.typography.addresses import address_beginnings, address_breaks, address_letters
from compiler.typography.characters import NO_BLANKS, WIDE, Character
from compiler.typography.classes import MARKS, PARTICULAR, Kind, kind_of
from compiler.typography.forms import shared_forms

# Blocks whose characters are shaped alone: radicals to Yi, Hangul, compatibility ideographs and
# forms, full-width forms, planes 2 and 3; not those that join the character before them.
_FREE = (
    "\u2e80-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_JOINING = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309a\u302a-\u302f\u0300-\u036f"
_TOKEN = re.compile(
    f"(?P<free>(?:[{_FREE}](?![{_JOINING}]))+)|\n|(?:[^{_FREE}\n]|[{_FREE}](?=[{_JOINING}]))+"
)
_NEIGHBOUR = "国"  # stands for any Han character beside a run
_SEPARATOR = "\u200b"  # keeps characters shaped together from kerning or joining


class Declined(Exception):  # noqa: N818 - no error: such text is left to WeasyPrint
    """Text that is not composed; ``reason`` is a stable name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Shaper:
    """The character tables of a document, by style."""

    def __init__(self) -> None:
        self._tables: dict[str, CharacterTable] = {}
        self._faces: dict[int, Face] = {}

    def table(self, style: Any) -> CharacterTable:
        """The table of a style; equal styles share one."""
        key = (
            f"{_font_style_cache_key(style, include_size=True)}{style['letter_spacing']}"
            f"{style['word_spacing']}{style['white_space']}{style['font_kerning']}{style['direction']}"
            f"{id(style.font_config)}"
        )
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = CharacterTable(style, self._faces)
        return table


class CharacterTable:
    """The characters met so far in one style."""

    def __init__(self, style: Any, faces: dict[int, Face]) -> None:
        self._style = style
        self._faces = faces
        self._free: dict[str, ShapedCharacter] = {}
        self._runs: dict[tuple[str, str, str], list[ShapedCharacter]] = {}
        self._shared: dict[tuple[object, ...], ShapedCharacter] = {}
        self.size = style["font_size"]
        self._any_han = Character(_NEIGHBOUR, Kind.HAN, self.size, self.size)
        spacing = style["letter_spacing"]
        self._letter_spacing = 0.0 if spacing == "normal" else spacing
        self._collapses = style["white_space"] in {"normal", "nowrap", "pre-line"}

    def characters(self, text: str, *, coloured: bool = False) -> list[ShapedCharacter]:
        """The characters of ``text`` as measured; Declined for text that cannot be composed.

        Glyphs in colour are, but where they may be ``coloured``: their faces draw them.
        """
        found: list[ShapedCharacter] = []
        for token in _TOKEN.finditer(text):
            run = token[0]
            if token["free"]:
                try:
                    found += map(self._free.__getitem__, run)
                except KeyError:
                    self._learn({*run} - self._free.keys())
                    found += map(self._free.__getitem__, run[len(found) - token.start() :])
            elif run == "\n":
                found.append(self._line_break())
            else:
                before = _NEIGHBOUR if token.start() else ""
                after = _NEIGHBOUR if token.end() < len(text) else ""
                key = (before, run, after)
                if key not in self._runs:
                    shaped = self._shape(before + run + after)
                    self._runs[key] = shaped[len(before) : len(before) + len(run)]
                found += self._runs[key]
                if not coloured and in_colour(self._runs[key]):
                    raise Declined("colour-glyphs")
        return found

    def unknown(self, text: str) -> list[ShapedCharacter]:
        """Characters not shaped yet, to keep the places of those of ``text``."""
        return [ShapedCharacter(one, Kind.LATIN, 0.0, self.size) for one in text]

    def turned(self, before: str, run: str, after: str) -> list[ShapedCharacter]:
        """The characters of a run set from right to left, joined with those beside it."""
        key = (before, run, f"{after}{OVERRIDE_RIGHT}")
        if key not in self._runs:
            self._runs[key] = self._shape_turned(before, run, after)
        return self._runs[key]

    @property
    def blank(self) -> ShapedCharacter:
        """A space of the style."""
        return self.characters(" ")[0]

    def _line_break(self) -> ShapedCharacter:
        if "\n" not in self._free:
            self._free["\n"] = ShapedCharacter("\n", Kind.LINE_BREAK, 0.0, self.size)
        return self._free["\n"]

    def _learn(self, unknown: set[str]) -> None:
        """Shape characters that stand alone, all in one layout."""
        ordered = sorted(unknown)
        shaped = self._shape(_SEPARATOR.join(ordered), every=1 + len(_SEPARATOR))
        if in_colour(shaped):
            raise Declined("colour-glyphs")
        self._free.update(zip(ordered, shaped, strict=True))

    def _shape(self, text: str, every: int = 1) -> list[ShapedCharacter]:
        """Each character of ``text``, or every second one, as Pango shapes it."""
        if self._style["direction"] == "rtl":  # what is shaped here runs to the right
            shaped = self._shape_freely(OVERRIDE_LEFT + text + END_LEFT)[1:-1]
            return shaped[::every]
        return self._shape_freely(text, every)

    def _shape_turned(self, before: str, run: str, after: str) -> list[ShapedCharacter]:
        text = f"{OVERRIDE_RIGHT}{before}{run}{after}{END_RIGHT}"
        start = 1 + len(before)
        starts = [*_byte_starts(text), len(text.encode())]
        layout = Layout(self._style)
        layout.text = text
        beside = [(starts[0], starts[start]), (starts[start + len(run)], starts[-1])]
        ask_for_forms(layout, {form.index: "pwid" for form in shared_forms(text)}, starts)
        part_items(layout, beside)
        clusters, breaks = self._laid_out(layout, text, starts, is_odd=True)
        own = {i - start: cluster for i, cluster in clusters.items() if i >= start}
        ends = {i - start for i in breaks}
        return [self._spaced(character) for character in turned(run, own, ends, self.blank)]

    def _spaced(self, character: ShapedCharacter) -> ShapedCharacter:
        """Spaces as the style has them: their width, and whether a line's end drops them."""
        if character.kind is not Kind.SPACE:
            return self._share(character)
        kind = Kind.SPACE if self._collapses else Kind.FIXED_SPACE
        advance = character.advance + self._style["word_spacing"]
        return self._share(replace(character, kind=kind, advance=advance))

    def _laid_out(
        self, layout: Any, text: str, starts: list[int], *, is_odd: bool = False
    ) -> tuple[dict[int, tuple[Face, list[Glyph]]], set[int]]:
        """The glyphs of each cluster of ``text``, and the characters a line may start with."""
        pointer, encoded = unicode_to_char_p(text)
        pango.pango_layout_set_text(layout.layout, pointer, len(encoded))
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - C
        line = pango.pango_layout_get_line_readonly(layout.layout, 0)
        index_of = {start: i for i, start in enumerate(starts)}
        clusters = self._clusters(line, layout, index_of, is_odd=is_odd)
        attributes = pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.new("int *"))
        return clusters, {i for i in range(len(text)) if attributes[i].is_line_break}

    def _shape_freely(self, text: str, every: int = 1) -> list[ShapedCharacter]:
        layout = Layout(self._style)
        layout.text = text
        starts = _byte_starts(text)
        forms = {form.index: form.width for form in shared_forms(text)}
        ask_for_forms(layout, forms, starts)
        clusters, breaks = self._laid_out(layout, text, starts)
        breaks = (breaks - address_beginnings(text)) | address_breaks(text)
        ends = {i - 1 for i in {*breaks, *address_letters(text)} if i and "!" <= text[i - 1] <= "~"}
        unkern(clusters, ends)
        order = sorted(clusters)
        stops = dict(zip(order, [*order[1:], len(text)], strict=True))
        return [
            self._character(
                text[i : stops.get(i, i + 1)],
                clusters.get(i),
                breaks=i in breaks,
                wants_wide=forms.get(i) == "fwid",
            )
            for i in range(0, len(text), every)
        ]

    def _clusters(
        self, line: Any, layout: Any, index_of: dict[int, int], *, is_odd: bool
    ) -> dict[int, tuple[Face, list[Glyph]]]:
        """The glyphs of each cluster, by the index of its first character."""
        clusters: dict[int, tuple[Face, list[Glyph]]] = {}
        run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
        while run != ffi.NULL:
            item, string = run.data.item, run.data.glyphs
            run = run.next
            if item.analysis.level % 2 != is_odd and not _is_override(string):
                raise Declined("right-to-left")
            face = self._face(item.analysis.font, layout)
            for k in range(string.num_glyphs):
                info = string.glyphs[k]
                geometry = info.geometry
                glyph = Glyph(
                    info.glyph,
                    geometry.x_offset * FROM_UNITS,
                    geometry.y_offset * FROM_UNITS,
                    geometry.width * FROM_UNITS,
                )
                index = index_of[item.offset + string.log_clusters[k]]
                clusters.setdefault(index, (face, []))[1].append(glyph)
        return clusters

    def _face(self, font: Any, layout: Any) -> Face:
        address = int(ffi.cast("uintptr_t", font))
        if address not in self._faces:
            self._faces[address] = Face(font, layout.layout)
        return self._faces[address]

    def _character(
        self,
        whole: str,
        cluster: tuple[Face, list[Glyph]] | None,
        *,
        breaks: bool,
        wants_wide: bool,
    ) -> ShapedCharacter:
        text = whole[0]
        kind = kind_of(text)
        if cluster is None:
            return self._share(ShapedCharacter(text, kind, 0.0, self.size, joined=True))
        face, glyphs = cluster
        ink = advance = sum(glyph.advance for glyph in glyphs)
        offset, blanks = 0.0, NO_BLANKS
        joined = unicodedata.category(text) in {"Mn", "Me"}
        if kind is Kind.SPACE:
            advance += self._style["word_spacing"]
            kind = Kind.SPACE if self._collapses else Kind.FIXED_SPACE
        elif kind in MARKS:
            if advance < WIDE * self.size and wants_wide:
                offset, blanks = widened(kind, advance, self.size)
                advance = self.size
            elif advance < WIDE * self.size:
                kind = Kind.SYMBOL
            else:
                blanks = measured_blanks(kind, face, glyphs, advance, self.size)
        return self._share(
            ShapedCharacter(
                text, kind, advance + self._letter_spacing, self.size,
                blanks.left * self.size, blanks.right * self.size, break_before=breaks,
                joined=joined, peer=None if joined else self._peer(text, kind),
                glyphs=tuple(glyphs), face=face, offset=offset, cluster=whole,
                spare=advance + self._letter_spacing - offset - ink,
            )
        )  # fmt: skip

    def _peer(self, text: str, kind: Kind) -> Character | None:
        """What stands for all Han characters of the style that no rule singles out."""
        if kind is not Kind.HAN or text in PARTICULAR:
            return None
        return self._any_han

    def _share(self, character: ShapedCharacter) -> ShapedCharacter:
        """The one object for equal characters: pairs are kept by identity."""
        key = (
            character.text, character.kind, character.advance, character.break_before,
            character.glyphs, id(character.face), character.joined, character.cluster,
            character.reads, character.is_odd, character.size,
        )  # fmt: skip
        return self._shared.setdefault(key, character)


def in_colour(characters: list[ShapedCharacter]) -> bool:
    """Whether some glyph of theirs is drawn in colour, as a picture."""
    return any(character.face and character.face.has_colour for character in characters)


def _is_override(string: Any) -> bool:
    """Whether a string of glyphs is that of a character that only sets a direction."""
    return all(string.glyphs[k].glyph == EMPTY for k in range(string.num_glyphs))


def as_object(width: float, size: float) -> Character:
    """A picture or inline block as one character ``width`` pt wide."""
    return Character("\ufffc", Kind.OBJECT, width, size)


def _byte_starts(text: str) -> list[int]:
    """Where each character starts in UTF-8."""
    starts, position = [], 0
    for character in text:
        starts.append(position)
        position += len(character.encode())
    return starts
