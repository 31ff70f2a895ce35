"""WeasyPrint imported in half the time, and nothing of it changed.

Two things take as long as all the rest. fontTools is loaded for fonts that hardly anyone uses
(variable, bitmap, WOFF): it waits until a function of it is called. And cffi parses 16,000
characters of C declarations with a compiler of its own (0.14 s), then searches for libraries that
the loader does not know, as those of other systems, by running a compiler and a linker. It gets
the declarations compiled beforehand (``engine_definitions``): such an FFI takes 2 ms, and asks the
loader alone, which on Linux knows the next name in the engine's list. The engine's own style sheets
are kept as it has read them (``stylesheets``).

Imported before anything else of the room. ``WENXUAN_PLAIN_IMPORTS=1`` in the environment leaves
WeasyPrint's imports as they are.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import _cffi_backend  # type: ignore[import-untyped]  # cffi's own module in C

from compiler.typeset.hooks.engine_definitions import COMPILED, DIGEST
from compiler.typeset.hooks.stylesheets import own_sheets_waiting, selector

_WAITING = (
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)
# who takes names from them: the name, where it comes from
_TAKEN = {
    "weasyprint.pdf.fonts": {
        "subset": ("fontTools", "subset"),
        "TTFont": ("fontTools.ttLib", "TTFont"),
        "TTLibError": ("fontTools.ttLib", "TTLibError"),
        "ttFont": ("fontTools.ttLib", "ttFont"),
        "instantiateVariableFont": ("fontTools.varLib.instancer", "instantiateVariableFont"),
    },
    "weasyprint.text.fonts": {
        "TTFont": ("fontTools.ttLib", "TTFont"),
        "woff2": ("fontTools.ttLib", "woff2"),
    },
}


class _Late:
    """Stands for a name of fontTools until it is used."""

    def __init__(self, module: str, name: str) -> None:
        self._place = (module, name)

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self._arrive()(*values, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._arrive(), name)

    def _arrive(self) -> Any:
        load_font_tools()
        return _resolved(*self._place)


class _LateModule(ModuleType):
    """Stands for a module of fontTools while WeasyPrint takes names from it."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def load_font_tools() -> None:
    """Put the real names where they were taken: an ``except`` clause needs the class itself."""
    for holder, names in _TAKEN.items():
        for name, place in names.items():
            setattr(sys.modules[holder], name, _resolved(*place))


def _resolved(module: str, name: str) -> Any:
    found = importlib.import_module(module)
    value: Any = getattr(found, name, None) or importlib.import_module(f"{module}.{name}")
    # else a font that is written anew, coloured emoji say, tells when: same input, other bytes
    return partial(value, recalcTimestamp=False) if name == "TTFont" else value


def declarations_file() -> Path:
    """The engine's module of C declarations; the engine is not imported for it."""
    found = importlib.util.find_spec("weasyprint")
    return Path((found and found.origin) or "").parent / "text" / "ffi.py"


def declarations_digest() -> str:
    """The head of the SHA-256 of that module."""
    return hashlib.sha256(declarations_file().read_bytes()).hexdigest()[:16]


class _CompiledFFI(_cffi_backend.FFI):  # type: ignore[misc]  # its base has no types
    """An FFI that knows the engine's declarations from the start."""

    def __init__(self) -> None:
        super().__init__("compiler.typeset.hooks.engine_definitions", **COMPILED)

    def cdef(self, declarations: str) -> None:
        """Nothing: they are those it was compiled from, by their digest."""


@contextmanager
def _font_tools_waiting() -> Iterator[None]:
    """WeasyPrint, imported inside, gets names of fontTools that wait for their first use."""
    loaded = {name: sys.modules[name] for name in _WAITING if name in sys.modules}
    sys.modules.update({name: _LateModule(name) for name in _WAITING})
    try:
        yield
    finally:
        for name in _WAITING:
            del sys.modules[name]
        sys.modules.update(loaded)
    for holder, names in _TAKEN.items():
        for name, place in names.items():
            setattr(sys.modules[holder], name, _Late(*place))


@contextmanager
def _declarations_compiled() -> Iterator[None]:
    """WeasyPrint, imported inside, finds its declarations compiled, if they are those known."""
    known = sys.platform == "linux" and declarations_digest() == DIGEST
    if not known or "cffi" in sys.modules:
        yield
        return
    stand_in: Any = ModuleType("cffi")
    stand_in.FFI = _CompiledFFI
    sys.modules["cffi"] = stand_in
    try:
        yield
    finally:
        del sys.modules["cffi"]


if "weasyprint" not in sys.modules and not os.environ.get("WENXUAN_PLAIN_IMPORTS"):
    selectors: Any = importlib.import_module("cssselect2.compiler")
    selectors.eval = selector
    with _declarations_compiled(), _font_tools_waiting(), own_sheets_waiting():
        importlib.import_module("weasyprint.pdf.fonts")
