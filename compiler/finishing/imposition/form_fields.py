"""What is filled into a form, painted into its pages: paper has no fields.

A reader draws a field by its appearance; where a form has none, qpdf makes it of plain Latin text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pikepdf
from pikepdf import Dictionary, Name, Stream

from compiler.errors import FinishingError, Location

_HIDDEN = 0b10  # annotation flag (ISO 32000-1, 12.5.3)
_WRITTEN = (Name.Tx, Name.Ch)
_MOST_PARENTS = 32


def paint_fields(document: pikepdf.Pdf, name: str) -> None:
    """Paint annotations that are printed (fields, stamps) into their pages.

    Raises FinishingError for text in a field that would be missing on paper.
    """
    if not any("/Annots" in page for page in document.pages):
        return
    fields = list(_filled(document))
    if any(not _is_drawn(field) for field, _ in fields):
        for _, text in fields:
            if not text.isascii():
                where = Location(source=name, quote=text[:20])
                raise FinishingError("finishing.undrawn-field", where, text=text[:20])
        document.Root.AcroForm.NeedAppearances = True
    elif "/AcroForm" in document.Root and "/NeedAppearances" in document.Root.AcroForm:
        del document.Root.AcroForm["/NeedAppearances"]  # what is drawn is drawn better
    document.generate_appearance_streams()
    document.flatten_annotations("print")


def _filled(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    """The visible fields that hold text, and their text."""
    form = document.Root.get("/AcroForm", None)
    if not isinstance(form, Dictionary):
        return
    annotations = chain.from_iterable(page.get("/Annots", ()) for page in document.pages)
    for field in annotations:
        if isinstance(field, Dictionary) and field.get("/Subtype") == Name.Widget:
            text = _inherited(field, "/V")
            written = _inherited(field, "/FT") in _WRITTEN and isinstance(text, pikepdf.String)
            if written and str(text).strip() and not int(field.get("/F", 0)) & _HIDDEN:
                yield field, str(text)


def _inherited(field: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(_MOST_PARENTS):
        if key in field:
            return field[key]
        parent = field.get("/Parent", None)
        if not isinstance(parent, Dictionary):
            return None
        field = parent
    return None


def _is_drawn(field: pikepdf.Object) -> bool:
    appearance = field.get("/AP", Dictionary())
    return isinstance(appearance, Dictionary) and isinstance(appearance.get("/N"), Stream)
