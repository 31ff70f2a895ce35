"""Style sheets read once: what the engine makes of one is kept from one run to the next.

To read CSS takes 70 ms a build: three sheets of the engine's own when it is imported (30 ms), and
those of the theme. What is made of a sheet, declarations by selector, depends on its text alone
if it says nothing of fonts, colours or other sheets, and nothing was wrong with it; then it is
kept (``compilations``), and read again in 2 ms. Selectors are functions that cssselect2 writes as
text; they are kept as that.

Imported before the engine. With another engine than the known one its sheets are read as ever.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import io
import logging
import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

from compiler.compilations import evaluated, known, remember

_KIND = "stylesheet"
_DIGEST = "a11b729157862291"  # of the module that reads the engine's own sheets
_OWN = {"UA_STYLESHEET": "UA", "UA_FORM_STYLESHEET": "UA_FORM", "PH_STYLESHEET": "PH"}
# What follows an @ in a sheet that depends on nothing else.
_OTHER_RULES = re.compile(
    r"@(?!(?:page|media|counter-style|footnote|note-area|(?:top|bottom|left|right)-[a-z-]+)[\s:{(])"
)
_LOGGER = "weasyprint"


def selector(text: str, *names: Any) -> Any:
    """What ``eval`` gives cssselect2: a function, which knows the text it was made of."""
    made = evaluated(text, *names)
    made.text = text
    return made


@contextmanager
def own_sheets_waiting() -> Iterator[None]:
    """The engine, imported inside, reads its own sheets afterwards, if they are not kept."""
    found = importlib.util.find_spec("weasyprint")
    file = Path((found and found.origin) or "").parent / "html.py"
    if hashlib.sha256(file.read_bytes()).hexdigest()[:16] != _DIGEST:
        yield
        return
    parser: Any = importlib.import_module("tinycss2")
    plain = parser.parse_stylesheet
    parser.parse_stylesheet = lambda _css: []
    try:
        yield
    finally:
        parser.parse_stylesheet = plain
    html = sys.modules["weasyprint.html"]
    for name, text in _OWN.items():
        counters = {} if text == "PH" else html.UA_COUNTER_STYLE
        read = sheet_of(getattr(html, text), lasting=True, counter_style=counters)
        vars(getattr(html, name)).update(vars(read))


def sheet_of(css: str, *, lasting: bool, counter_style: dict[str, Any], **surroundings: Any) -> Any:
    """A style sheet as the engine reads it; one that is ``lasting`` is worth keeping.

    ``counter_style`` takes the counters that it defines.
    """
    engine: Any = sys.modules["weasyprint"]
    make = partial(engine.CSS, string=css, counter_style=counter_style, **surroundings)
    if not lasting or _OTHER_RULES.search(css):
        return make()
    before = {**counter_style}
    key = _key(css, before)
    content = known(_KIND, key)
    if content is not None:
        sheet = engine.CSS.__new__(engine.CSS)
        read, counters = pickle.loads(content)  # noqa: S301 - sealed by this user
        vars(sheet).update(read)
        counter_style.update(counters)
        return sheet
    with _said() as said:
        sheet = make()
    if not said:
        new = {
            name: counter
            for name, counter in counter_style.items()
            if counter is not before.get(name)
        }
        _keep(key, (vars(sheet), new))
    return sheet


def load_sheets(texts: Iterable[str]) -> None:
    """Read the sheets of a theme that comes along, before processes are forked that use them."""
    counters: dict[str, Any] = {}
    for css in texts:
        sheet_of(css, lasting=True, counter_style=counters)


@contextmanager
def _said() -> Iterator[list[logging.LogRecord]]:
    """What the engine says meanwhile."""
    said: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = said.append  # type: ignore[assignment,method-assign]  # all it does
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


def _key(css: str, counters: Iterable[str]) -> str:
    """A sheet's text, who reads it, and the counters that are there before."""
    versions = [sys.modules[name].VERSION for name in ("weasyprint", "tinycss2", "cssselect2")]
    return "\n".join([*versions, *sorted(counters), "", css])


def _keep(key: str, made: object) -> None:
    """Keep what was made of a sheet, if all of it can be."""
    with suppress(pickle.PicklingError, AttributeError, TypeError), io.BytesIO() as file:
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(made)
        remember(_KIND, key, file.getvalue())


class _Pickler(pickle.Pickler):
    """Writes a selector as its text."""

    def reducer_override(self, value: Any) -> Any:
        if not isinstance(value, FunctionType) or not hasattr(value, "text"):
            return NotImplemented
        if {*value.__globals__} - {"__builtins__"} != {*_names()}:
            raise pickle.PicklingError(value.text)
        return _selector, (value.text,)


def _names() -> dict[str, Any]:
    """What cssselect2's functions know."""
    compiler: Any = sys.modules["cssselect2.compiler"]
    return {
        name: getattr(compiler, name) for name in ("split_whitespace", "ascii_lower", "urlparse")
    }


def _selector(text: str) -> Any:
    return selector(text, _names(), {})
