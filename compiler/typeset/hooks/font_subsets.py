"""Subsets of faces as small as they can be, and of those that HarfBuzz makes none of.

CID-keyed faces, as Noto's for Chinese, lose the places of glyphs that are not used
(``compact_fonts``). A face of which HarfBuzz makes no subset is tried again without its table GDEF.
Of LXGW WenKai it makes none of 1,000 characters and more (the glyph classes of its GDEF do not fit
their offsets any more), and the engine embeds the whole face: 9.8 MB in each PDF whose body is set
in it. GDEF is for shaping, which is over; ISO 32000-1, 9.9 does not want it in an embedded font.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import fonts

from compiler.typeset.compact_fonts import compact_subset
from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


class _WithoutGlyphClasses:
    """The library, whose subsets leave GDEF out from the start."""

    def __init__(self, library: Any) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def hb_subset_input_create_or_fail(self) -> Any:
        wanted = self._library.hb_subset_input_create_or_fail()
        dropped = self._library.hb_subset_input_set(
            wanted, self._library.HB_SUBSET_SETS_DROP_TABLE_TAG
        )
        table = fonts.ffi.new("hb_codepoint_t[1]", [fonts.harfbuzz.hb_tag_from_string(b"GDEF", -1)])
        fonts.harfbuzz.hb_set_add_sorted_array(dropped, table, 1)
        return wanted


class _Silent:
    """Takes the engine's warning of the first failure."""

    def warning(self, *_: object) -> None:
        """Say nothing: the second attempt warns if it fails as well."""


@contextmanager
def _installed() -> Iterator[None]:
    make_subset = fonts.Font._harfbuzz_subset  # noqa: SLF001 - guarded

    def _harfbuzz_subset(font: Any, to_unicode: Any, hinting: Any) -> None:
        compact = compact_subset(font, to_unicode, hinting=bool(hinting))
        if compact is not None:
            font.file_content = compact
            return
        whole = vars(font)["file_content"]
        with replaced(fonts, LOGGER=_Silent()):
            make_subset(font, to_unicode, hinting)
        if vars(font)["file_content"] is whole:
            with replaced(fonts, harfbuzz_subset=_WithoutGlyphClasses(fonts.harfbuzz_subset)):
                make_subset(font, to_unicode, hinting)

    with replaced(fonts.Font, _harfbuzz_subset=_harfbuzz_subset):
        yield


HOOK = Hook(
    "font-subsets",
    (Fingerprint("weasyprint.pdf.fonts", "Font._harfbuzz_subset", "9e526bbdecaa2a6e"),),
    _installed,
)
