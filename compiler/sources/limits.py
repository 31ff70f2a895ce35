"""How much one source may hold; REFERENCE.md states these limits, and every error names its own.

They lie far above any booklet's article, and low enough that pages of what passes can be made in
minutes. Time and memory while reading are limited as well: see ``workers``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from compiler.errors import Location, SourceError
from compiler.model.article import Article
from compiler.model.block import Cell, CodeBlock, Heading, ListItem, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.characters import visible_count
from compiler.model.inline import Image

MAX_CHARACTERS = 2_000_000  # the longest novels have about as many
MAX_ELEMENTS = 150_000  # tags of HTML, counted before it is parsed
MAX_BLOCKS = 50_000  # paragraphs, headings, items: 200,000 take minutes in the engine
MAX_CELLS = 30_000
MAX_PICTURES = 2_000

MOST: Mapping[str, int] = {
    "characters": MAX_CHARACTERS,
    "elements": MAX_ELEMENTS,
    "paragraphs": MAX_BLOCKS,
    "cells": MAX_CELLS,
    "pictures": MAX_PICTURES,
}

_CODES = {
    "characters": "sources.too-many-characters",
    "elements": "sources.too-many-elements",
    "paragraphs": "sources.too-many-paragraphs",
    "cells": "sources.too-many-cells",
    "pictures": "sources.too-many-pictures",
}
_PARTS: dict[type[object], tuple[str, ...]] = {}  # asked for with every word of a manuscript
# their readers count what is packed in them
_CONTAINERS = frozenset(
    {".docx", ".docm", ".doc", ".wps", ".odt", ".epub", ".zip", ".mht", ".mhtml"}
)
_MAX_COUNTED = 64 * 1024 * 1024  # a reader refuses what is larger by its size
# a tag's start in any ASCII-like encoding, and in UTF-16 of either byte order
_TAG = re.compile(rb"<\0?[A-Za-z]")


def check_file(path: Path, origin: str) -> None:
    """Raise SourceError for a file with more tags than may be parsed."""
    try:
        if path.suffix.lower() in _CONTAINERS or path.stat().st_size > _MAX_COUNTED:
            return
        data = path.read_bytes() if path.is_file() else b""
    except (OSError, ValueError):  # its reader says what is wrong with it
        return
    check_tags(data, origin)


def check_tags(data: bytes, origin: str) -> None:
    """Raise SourceError for a page with more tags than may be parsed."""
    if data.count(b"<") > MAX_ELEMENTS:
        _refuse_more("elements", sum(1 for _ in _TAG.finditer(data)), origin)


def check_manuscript(manuscript: Manuscript, origin: str) -> None:
    """Raise SourceError for a manuscript that holds more than can be set."""
    # What readers set beside the text (automatic numbers, formulas) may be many times as long.
    added = sum(len(entry.after) for entry in manuscript.ledger.changed)
    _refuse_more("characters", visible_count(manuscript.ledger.text), origin)
    _refuse_more("characters", added, origin)
    content = manuscript.content
    found: Counter[str] = Counter()
    if isinstance(content, Article):
        _count((content.lead, content.blocks), found)
    else:
        sections = content.sections
        articles = (article for section in sections for article in section.articles)
        _count((content.editor_note, *((a.lead, a.blocks) for a in articles)), found)
    for name in ("paragraphs", "cells", "pictures"):
        _refuse_more(name, found[name], origin)


def _count(root: Iterable[object], found: Counter[str]) -> None:
    """Count what stands in blocks; records of any depth, without recursion."""
    stack: list[object] = list(root)
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
        elif isinstance(item, Paragraph | Heading):
            found["paragraphs"] += 1
            stack.append(item.children)
        elif names := _parts(type(item)):
            found["cells"] += isinstance(item, Cell)
            found["pictures"] += isinstance(item, Image)
            found["paragraphs"] += isinstance(item, ListItem | CodeBlock)
            stack.extend(getattr(item, name) for name in names)


def _parts(kind: type[object]) -> tuple[str, ...]:
    """The names of a record's fields; none for what is no record."""
    if kind not in _PARTS:
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        _PARTS[kind] = tuple(names)
    return _PARTS[kind]


def _refuse_more(name: str, count: int, origin: str) -> None:
    if count > MOST[name]:
        place = Location(source=origin)
        raise SourceError(_CODES[name], place, path=origin, count=count, limit=MOST[name])
