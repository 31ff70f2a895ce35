"""Font files stay where they are: the engine copies each whole, 20 MB and more, for every size.

Only the subset goes into the PDF, and it is made from the font that is open already. So the copy
waits until someone reads it, which is the case for bitmap fonts and whole fonts only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import fonts

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


class _Waiting:
    """The data of a HarfBuzz face that nobody has asked for yet."""

    def __init__(self, face: Any) -> None:
        self.face = face


class _FileContent:
    """``Font.file_content``: bytes, read from the face when they are asked for."""

    def __get__(self, font: Any, owner: type) -> Any:
        held = vars(font)["file_content"]
        if isinstance(held, _Waiting):
            held = vars(font)["file_content"] = fonts.get_hb_object_data(held.face)
        return held

    def __set__(self, font: Any, value: Any) -> None:
        vars(font)["file_content"] = value


@contextmanager
def _installed() -> Iterator[None]:
    make_font = fonts.Font.__init__

    def make_font_without_data(
        font: Any, pango_font: Any, description: Any, font_size: float
    ) -> None:
        with replaced(fonts, get_hb_object_data=_Waiting):
            make_font(font, pango_font, description, font_size)

    with replaced(fonts.Font, __init__=make_font_without_data, file_content=_FileContent()):
        yield


HOOK = Hook(
    "font-data",
    (
        Fingerprint("weasyprint.pdf.fonts", "Font.__init__", "64bade0f1b1f8867"),
        Fingerprint("weasyprint.pdf.fonts", "Font.clean", "a1622dcb1ac55225"),
        Fingerprint("weasyprint.pdf.fonts", "Font.subset", "cc193c734e48a5b4"),
        Fingerprint("weasyprint.pdf.fonts", "build_fonts_dictionary", "934910c919b576e9"),
        Fingerprint("weasyprint.text.fonts", "get_hb_object_data", "a921ed57bd7b3498"),
    ),
    _installed,
)
