"""What is compiled of the program's own texts, kept from one run to the next.

Python keeps the bytecode of modules, and not what these compile when they are imported: regular
expressions, and the methods of dataclasses, which are made as text. With 550 of the one and 1,800
of the other that was a third of a small build's computing. Templates, style sheets and tables
(TOML) are such texts as well.

So ``kept_in`` has ``re`` and ``dataclasses`` ask here before they compile, in a process that is the
program's own from its first line (``cli``). They get what they would have made: each compilation
is kept under its whole text, for this very Python. What is kept is a module's own, compiled when it
is imported; nothing of a manuscript is. Nor is anything taken from workers, which read these: what
one of them had to import is imported here as well, once, when all is done.
"""

from __future__ import annotations

import dataclasses
import importlib
import marshal
import os
import sys
import tomllib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any, Protocol

_Key = tuple[object, ...]
_FORM = 1  # of what is written; another for another
_MOST_BYTES = 10 * 1024 * 1024  # twice what all verbs need: beyond that it is begun anew


class Shelf(Protocol):
    """Where compilations are kept: believed if they come from there."""

    def get(self, key: str) -> bytes | None:
        """What was put there."""

    def put(self, key: str, content: bytes) -> None:
        """Keep it."""


class _Known:
    """The compilations that this process knows: ``kept`` are all, ``new`` those made in it.

    ``elsewhere`` are the modules that were imported in workers.
    """

    def __init__(self) -> None:
        self.kept: dict[_Key, Any] = {}
        self.new: dict[_Key, Any] = {}
        self.elsewhere: set[str] = set()

    def remember(self, key: _Key, value: object) -> None:
        """Know ``value`` from now on."""
        self.kept[key] = self.new[key] = value


_KNOWN = _Known()


def known(kind: str, text: str) -> Any:
    """What was made before of ``text``: of a template its code; None if nothing was."""
    return _KNOWN.kept.get((kind, text))


def remember(kind: str, text: str, value: Any) -> None:
    """Keep what was made of ``text``: plain values, as ``marshal`` writes them."""
    _KNOWN.remember((kind, text), value)


def imported_elsewhere(modules: Iterable[str]) -> None:
    """Modules of this package that a worker has imported; what they compile is to be kept."""
    _KNOWN.elsewhere.update(modules)


def _import_once() -> None:
    """Import what workers have imported, where that was not done since it was changed."""
    for name in sorted(_KNOWN.elsewhere):
        age = _age(name)
        if known("imported", name) != age:
            with suppress(ImportError):
                importlib.import_module(name)
            remember("imported", name, age)


def _age(module: str) -> int:
    """When a module of this package was written."""
    place = os.path.join(os.path.dirname(__file__), *module.split(".")[1:])  # noqa: PTH118, PTH120 - at each start
    for file in (f"{place}.py", f"{place}/__init__.py"):
        with suppress(OSError, ValueError):
            return os.stat(file).st_mtime_ns  # noqa: PTH116 - as above
    return 0


def evaluated(text: str, *names: Any) -> Any:
    """What ``eval`` gives: libraries that write functions as text get theirs here."""
    key = ("function", text)
    code = _KNOWN.kept.get(key)
    if code is None:
        code = compile(text, "<string>", "eval", dont_inherit=True)
        _KNOWN.remember(key, code)
    return eval(code, *names)  # noqa: S307 - what the library would do


def own_table(text: str) -> dict[str, Any]:
    """What a TOML file of the program's own says; it has no dates."""
    key = ("table", text)
    table: dict[str, Any] | None = _KNOWN.kept.get(key)
    if table is None:
        table = tomllib.loads(text)
        _KNOWN.remember(key, table)
    return table


@contextmanager
def kept_in(shelf: Shelf | None) -> Iterator[None]:
    """Compilations are looked for on ``shelf``, and put there if new ones were made."""
    if shelf is None:
        yield
        return
    engine = importlib.import_module("_sre")
    python = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{engine.MAGIC}"
    name = f"compiled-{_FORM}-{python}-{sys.flags.optimize}"
    content = shelf.get(name)
    _KNOWN.kept, _KNOWN.new = (marshal.loads(content) if content else {}), {}  # noqa: S302 - sealed by this user
    with _asked_by_re(engine), _asked_by_dataclasses():
        yield
        _import_once()
    if _KNOWN.new:
        content = marshal.dumps(_KNOWN.kept)
        shelf.put(name, content if len(content) <= _MOST_BYTES else marshal.dumps(_KNOWN.new))


@contextmanager
def _asked_by_re(engine: ModuleType) -> Iterator[None]:
    """``re`` compiles no pattern whose code is known.

    What it hands to its engine in C at the end of compiling are plain values; so they can be kept.
    """
    compiler: Any = importlib.import_module("re._compiler")
    plain = compiler.compile
    handed_over = FunctionType(
        plain.__code__,
        {**plain.__globals__, "_sre": SimpleNamespace(compile=lambda *values: values)},
        argdefs=plain.__defaults__,
    )

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if type(pattern) not in {str, bytes}:
            return plain(pattern, flags)

        key = ("pattern", type(pattern).__name__, pattern, int(flags))
        known = _KNOWN.kept.get(key)
        if known is not None:
            text, all_flags, code, *groups = known
            return engine.compile(text, all_flags, array("I", code).tolist(), *groups)
        text, all_flags, numbers, *groups = handed_over(pattern, flags)
        if _is_importing():
            _KNOWN.remember(key, (text, all_flags, array("I", numbers).tobytes(), *groups))
        return engine.compile(text, all_flags, numbers, *groups)

    compiler.compile = compile_
    try:
        yield
    finally:
        compiler.compile = plain


@contextmanager
def _asked_by_dataclasses() -> Iterator[None]:
    """``dataclasses`` compiles no method whose code is known: its ``exec`` gets the code."""

    def execute(text: str, *names: Any) -> None:
        key = ("method", text)
        code = _KNOWN.kept.get(key)
        if code is None:
            code = compile(text, "<string>", "exec", dont_inherit=True)
            if _is_importing():
                _KNOWN.remember(key, code)
        exec(code, *names)  # noqa: S102 - what dataclasses would do

    module: Any = dataclasses
    module.exec = execute
    try:
        yield
    finally:
        del module.exec


def _is_importing() -> bool:
    """Whether a module is being imported by what has called, however far up."""
    frame = sys._getframe()  # noqa: SLF001 - inspect, which has it with another name, costs 10 ms
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
    return False
