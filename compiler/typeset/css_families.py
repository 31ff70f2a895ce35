"""Families that style sheets name and nobody declares: the engine is not given them.

``fonts`` gives the engine the declared families and the project's own, so a family that stands in
CSS alone is not used, be it installed or not; the engine takes the next and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.artifacts import Font, Stylesheet
from compiler.typeset.fonts import FoundFont

_REMARK = re.compile(r"/\*(?>(?:[^*]|\*(?!/))*)(?:\*/|\Z)")
_FACE = re.compile(r"@font-face\s*+\{([^}]*+)(?:\}|\Z)", re.IGNORECASE)
_DECLARED = re.compile(r"(?<![\w-])font(-family)?\s*+:([^;{}]*+)", re.IGNORECASE)
_SIZE = re.compile(r"\s\.?\d[^\s,]*+(?:\s*+/\s*+[^\s,]++)?\s")  # what stands before, in ``font``
# CSS Fonts 4, 2.1.1; and the keywords of every property
_GENERIC = frozenset(
    (
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji"),
        *("fangsong", "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
        *("inherit", "initial", "unset", "revert", "revert-layer", "caption", "icon", "menu"),
    )
)


def report_undeclared(
    stylesheets: Iterable[Stylesheet],
    fonts: Iterable[Font],
    found: Iterable[FoundFont],
    own: Iterable[str],
    report: Report,
) -> None:
    """Warn ``typeset.undeclared-family`` for each, where it stands first.

    ``own`` are the names of the families in the project's folder.
    """
    sheets = [(sheet.name, _REMARK.sub(_blanked, sheet.css)) for sheet in stylesheets]
    known = {name for font in fonts for name in font.families} | set(own)
    known |= {name for font in found for name in font.aliases}
    for _, css in sheets:
        for face in _FACE.finditer(css):
            known |= {name for name, _ in _named(face[1])}
    told = {name.casefold() for name in known} | _GENERIC
    for sheet, css in sheets:
        for name, at in _named(css):
            if name.casefold() not in told:
                told.add(name.casefold())
                place = Location(source=sheet, line=css.count("\n", 0, at) + 1)
                report.warn("typeset.undeclared-family", place, family=name)


def _blanked(remark: re.Match[str]) -> str:
    return "\n" * remark[0].count("\n")


def _named(css: str) -> Iterator[tuple[str, int]]:
    """The families that declarations name, and where; none of a value that is computed."""
    for declared in _DECLARED.finditer(css):
        value = declared[2].replace("!important", " ")
        if not declared[1]:
            size = _SIZE.search(f" {value}")
            value = value[size.end() - 1 :] if size else ""
        for name in value.split(","):
            bare = " ".join(name.strip().strip("\"'").split())
            if bare and "(" not in bare and ")" not in bare:
                yield bare, declared.start()
