"""WeasyPrint imported in half the time, and nothing of it changed.

Two things take as long as all the rest. fontTools is loaded for fonts that hardly anyone uses
(variable, bitmap, WOFF): it waits until a function of it is called. And names of libraries that
the loader does not know, as those of other systems, are searched for by running the compiler and
the linker: on Linux the name that the loader knows is the next in the engine's list.

Imported before anything else of the room. ``WENXUAN_PLAIN_IMPORTS=1`` in the environment leaves
WeasyPrint's imports as they are.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import cffi.api  # type: ignore[import-untyped]  # it ships no types

from compiler.typeset.hooks.replacement import replaced

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
    return getattr(found, name, None) or importlib.import_module(f"{module}.{name}")


def _load_library(backend: Any, name: str, flags: int) -> Any:
    """What cffi does with a name the loader knows; OSError for another, without a search."""
    return backend.load_library(name, flags)


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
def _libraries_by_name() -> Iterator[None]:
    """Inside, cffi looks for no libraries that the loader does not find."""
    if sys.platform == "linux":
        with replaced(cffi.api, _load_backend_lib=_load_library):
            yield
    else:
        yield


if "weasyprint" not in sys.modules and not os.environ.get("WENXUAN_PLAIN_IMPORTS"):
    with _libraries_by_name(), _font_tools_waiting():
        importlib.import_module("weasyprint.pdf.fonts")
