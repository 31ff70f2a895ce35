"""Refuses any WeasyPrint but the one this room was written for.

The engine's pages are laid out through functions that WeasyPrint keeps to itself, so that the
page counter can be read after layout, and the hooks stand in for some of its functions. Another
version, or another extension, may change them without a word; then nothing is made and the user is
told what differs.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
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


@dataclass(frozen=True)
class Fingerprint:
    """A function of the engine whose very source a hook relies on.

    ``digest`` is the head of its SHA-256, as ``source_digest`` gives it.
    """

    module: str
    name: str
    digest: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


RELIED_ON = (
    Reliance("weasyprint.document", "Document._build_layout_context"),
    Reliance("weasyprint.document", "Document.__init__", "fonts"),
    Reliance("weasyprint.document", "Page.__init__", "_page_box"),
    Reliance("weasyprint.formatting_structure.boxes", "PageBox.__init__", "page_type"),
    Reliance("weasyprint.formatting_structure.build", "build_formatting_structure"),
    Reliance("weasyprint.html", "get_html_metadata"),
    Reliance("weasyprint.layout", "layout_document", "page_maker"),
    Reliance("weasyprint.layout.preferred", "table_and_columns_preferred_widths"),
    Reliance("weasyprint.pdf.fonts", "Font.__init__", "missing"),
    Reliance("weasyprint.pdf.fonts", "Font.__init__", "to_unicode"),
    Reliance("weasyprint.pdf.metadata", "DocumentMetadata.generate_rdf_metadata"),
    Reliance("weasyprint.text.fonts", "FontConfiguration.__init__", "_config"),
    Reliance("weasyprint.text.fonts", "FontConfiguration.__init__", "font_map"),
    Reliance("weasyprint.text.fonts", "FontConfiguration.add_font_face", "_folder"),
    Reliance("weasyprint.urls", "fetch", "_fail_on_errors"),
)


def check_engine() -> None:
    """Raise TypesetError ``typeset.unsupported-engine`` unless WeasyPrint is the one relied on."""
    if weasyprint.VERSION != SUPPORTED_VERSION:
        raise _unsupported(f"WeasyPrint {weasyprint.VERSION}")
    for reliance in RELIED_ON:
        if not _holds(reliance):
            raise _unsupported(str(reliance))


def check_sources(fingerprints: Iterable[Fingerprint]) -> None:
    """Raise TypesetError ``typeset.engine-changed`` for the first function that is not as known."""
    for fingerprint in fingerprints:
        if source_digest(fingerprint.module, fingerprint.name) != fingerprint.digest:
            raise TypesetError(
                "typeset.engine-changed", name=str(fingerprint), wanted=SUPPORTED_VERSION
            )


def source_digest(module: str, name: str) -> str:
    """The head of the SHA-256 of a function's source; "" if it is gone or stands elsewhere."""
    found = _find(module, name)
    function = getattr(found, "__wrapped__", getattr(found, "fget", found))
    file = sys.modules[module].__file__ or ""
    if not isinstance(function, FunctionType) or function.__code__.co_filename != file:
        return ""
    return _digest_at(file, function.__code__.co_firstlineno)


@cache
def _digest_at(file: str, first: int) -> str:
    return hashlib.sha256(_source(file, first).encode()).hexdigest()[:16]


def _source(file: str, first: int) -> str:
    """The lines from ``first`` (from 1) to the end of the function's block, by indentation."""
    lines = _lines(file)[first - 1 :]
    margin = len(lines[0]) - len(lines[0].lstrip())
    stop = 1
    begun = False  # decorators and the signature come before the body
    for number, line in enumerate(lines):
        indented = len(line) - len(line.lstrip()) > margin
        if begun and line.strip() and not indented and line.strip()[0] not in ")]}":
            break
        begun = begun or line.lstrip().startswith(("def ", "class "))
        if line.strip():
            stop = number + 1
    return "\n".join(lines[:stop])


@cache
def _lines(file: str) -> list[str]:
    return Path(file).read_text("utf-8").splitlines()


def _holds(reliance: Reliance) -> bool:
    found = _find(reliance.module, reliance.name)
    if found is None:
        return False
    if not reliance.attribute:
        return True
    function = getattr(found, "__wrapped__", found)  # fetch() is a decorated generator
    return isinstance(function, FunctionType) and reliance.attribute in function.__code__.co_names


def _find(module: str, name: str) -> Any:
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def _unsupported(found: str) -> TypesetError:
    return TypesetError("typeset.unsupported-engine", found=found, wanted=SUPPORTED_VERSION)
