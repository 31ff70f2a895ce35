"""Refuses any WeasyPrint but the one this room was written for.

The engine's pages are laid out through functions that WeasyPrint keeps to itself, so that the
page counter can be read after layout. Another version may move them without a word; then nothing
is made and the user is told which version to install.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import weasyprint

from compiler.errors import TypesetError

SUPPORTED_VERSION = "70.0"


@dataclass(frozen=True)
class Reliance:
    """A name in WeasyPrint that this room relies on.

    ``attribute`` is an instance attribute that the function ``name`` reads or sets; "" if the
    function itself is what is used.
    """

    module: str
    name: str
    attribute: str = ""

    def __str__(self) -> str:
        return ".".join(part for part in (self.module, self.name, self.attribute) if part)


RELIED_ON = (
    Reliance("weasyprint.document", "Document._build_layout_context"),
    Reliance("weasyprint.document", "Document.__init__", "fonts"),
    Reliance("weasyprint.document", "Page.__init__", "_page_box"),
    Reliance("weasyprint.formatting_structure.boxes", "PageBox.__init__", "page_type"),
    Reliance("weasyprint.formatting_structure.build", "build_formatting_structure"),
    Reliance("weasyprint.html", "get_html_metadata"),
    Reliance("weasyprint.layout", "layout_document", "page_maker"),
    Reliance("weasyprint.pdf.fonts", "Font.__init__", "missing"),
    Reliance("weasyprint.pdf.fonts", "Font.__init__", "to_unicode"),
    Reliance("weasyprint.pdf.metadata", "DocumentMetadata.generate_rdf_metadata"),
    Reliance("weasyprint.text.fonts", "FontConfiguration.__init__", "_config"),
    Reliance("weasyprint.text.fonts", "FontConfiguration.__init__", "font_map"),
    Reliance("weasyprint.urls", "fetch", "_fail_on_errors"),
)


def check_engine() -> None:
    """Raise TypesetError ``typeset.unsupported-engine`` unless WeasyPrint is the one relied on."""
    if weasyprint.VERSION != SUPPORTED_VERSION:
        raise _unsupported(f"WeasyPrint {weasyprint.VERSION}")
    for reliance in RELIED_ON:
        if not _holds(reliance):
            raise _unsupported(str(reliance))


def _holds(reliance: Reliance) -> bool:
    found: Any = importlib.import_module(reliance.module)
    for part in reliance.name.split("."):
        found = getattr(found, part, None)
    if found is None:
        return False
    if not reliance.attribute:
        return True
    function = getattr(found, "__wrapped__", found)  # fetch() is a decorated generator
    return isinstance(function, FunctionType) and reliance.attribute in function.__code__.co_names


def _unsupported(found: str) -> TypesetError:
    return TypesetError("typeset.unsupported-engine", found=found, wanted=SUPPORTED_VERSION)
