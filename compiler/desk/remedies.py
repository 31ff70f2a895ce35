"""What a person at the desk does about a finding, who writes no project file and opens no shell.

Sentences of the catalogue name keys and commands in their hints; on the desk a way stands for them:
a place of the workspace where the same is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from compiler.sources.overruling.unmet import CODES

# mend: the paragraph on the desk; back: what was dropped there; put: the picture's own place there;
# unmet: take away what was said of words that are gone, in the list; files: put files in; form:
# masthead and page; audit; tree: sections and articles; again: mend the file where it was made, and
# put it in anew; keeper: whoever set the machine up.
Way = Literal["mend", "back", "put", "unmet", "files", "form", "audit", "tree", "again", "keeper"]

WAYS: Mapping[str, Way] = {
    "assembly.empty-section": "tree",
    "assembly.override-of-booklet": "form",
    "assembly.too-large": "tree",
    "assembly.too-many-articles": "tree",
    "editions.round-trip": "audit",
    "finishing.no-sheet": "form",
    "finishing.spot-unused": "form",
    "markup.trim-too-small": "form",
    "mending.no-contents": "tree",
    "pipeline.no-traditional-edition": "form",
    "pipeline.thick-booklet": "form",
    "project.all-left-out": "tree",
    "project.copies-left-out": "tree",
    "project.copies-printed": "tree",
    "project.empty-list": "tree",
    "project.empty-section": "tree",
    "project.missing-file": "files",
    "project.no-articles": "files",
    "project.nothing-here": "files",
    "project.passed-over": "again",
    "project.unlisted": "tree",
    "project.zip-empty": "files",
    "project.zip-unused": "again",
    **dict.fromkeys(CODES, "unmet"),
    "sources.hidden-printed": "mend",
    "sources.left-out": "back",
    "sources.lost-text": "again",
    "sources.missing-file": "files",
    "sources.missing-image": "put",
    "sources.notes-uncalled": "mend",
    "sources.page-left-out": "back",
    "sources.page-of-several": "files",
    "sources.remote-images-off": "files",
    "sources.title-from-file-name": "mend",
    "project.expected-ink": "form",
    "sources.typed-contents": "form",
    "sources.word-contents": "form",
}
_BY_ROOM: Mapping[str, Way] = {"assembly": "mend", "mending": "mend", "sources": "again"}
_OF_THE_MACHINE = frozenset({"conservation", "finishing", "markup", "preflight", "typeset"})
# Keys, tables, files and commands, as hints name them
_WRITTEN = re.compile(
    r"booklet\.toml|theme\.toml|report\.json|REFERENCE|fonts/|styles/|\[\[?[a-z^]|\]\(| = "
    r"|https?://|wenxuan |--[a-z]|sudo |pip |qpdf|unset |Jinja|<[a-z]+>"
    r"|\b(?:articles|caption|clip-path|condition|corner|correct|drop|editor_note|false|include"
    r"|init|join|keep|kinsoku|leave_out|letter-spacing|opacity|overflow|phrases|print|profile|protect"
    r"|prtr|quotes|role|scheme|screen|script|sheet|source|split|text|theme|title|transform|trim|true"
    r"|visibility|vocabulary|wrong|z-index)\b"
)


def way_of(code: str, hint: str) -> Way | None:
    """The way that stands for the hint of that sentence; None where the hint says it itself."""
    if code in WAYS:
        return WAYS[code]
    room = code.partition(".")[0]
    if room in _OF_THE_MACHINE:
        return "keeper"
    return _BY_ROOM.get(room, "keeper") if _WRITTEN.search(hint) else None
