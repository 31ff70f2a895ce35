"""What an old Word file has, and the .docx that it was converted to has not.

The .docx is heard like any other; what the conversion itself has dropped is met by neither reader
nor witness of it. So the words of the file are read by another road, and those that do not stand in
the .docx, in its text, notes or anywhere else, are stretches that were seen and never read.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from compiler.sources.witness import old_word, open_document, rich_text
from compiler.sources.witness.folding import key
from compiler.sources.witness.seen import Seen, Stretch
from compiler.sources.witness.xml_events import parse

_MOST_SOUGHT = 2000  # pieces that are looked for in all of the text; more are taken as they are
_SHORTEST = 2  # letters and digits of a piece: a sign alone says nothing
_PIECE = re.compile(r"[^。！？；!?;\x00-\x1f]+[。！？；!?;]*")
_HELD = frozenset({"t", "delText", "instrText"})
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")


def completed(seen: Seen, path: Path, package: Path) -> Seen:
    """What is seen in the .docx ``package``, and what of the file at ``path`` is not in it."""
    with path.open("rb") as file:
        head = file.read(200).lstrip()
    if head.startswith(b"PK"):
        reader = open_document.words_of
    else:
        reader = rich_text.words_of if head.startswith(b"{\\rtf") else old_word.words_of
    try:
        words = reader(path)
    except old_word.NoWordError:
        return seen
    lost = tuple(Stretch(text) for text in _not_in(words, _paragraphs_of(package)))
    return replace(seen, stretches=(*seen.stretches, *lost)) if lost else seen


def _not_in(words: Sequence[str], paragraphs: Sequence[str]) -> Iterator[str]:
    """The pieces of ``words`` that stand in none of the paragraphs."""
    known = set(paragraphs)
    whole = "".join(paragraphs)
    sought = 0
    for paragraph in words:
        if key(paragraph) in known:
            continue
        for piece in _PIECE.findall(paragraph):
            wanted = key(piece)
            if len(wanted) < _SHORTEST or not wanted.isalnum() or sought > _MOST_SOUGHT:
                continue
            sought += 1
            if wanted not in whole:
                yield piece.strip()


def _paragraphs_of(package: Path) -> tuple[str, ...]:
    """The paragraphs of all parts of a .docx, by their letters and digits."""
    found: list[str] = []
    open_: list[str] = []
    names: list[str] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        names.append(name.rpartition(" ")[2])

    def end(_name: str) -> None:
        if names.pop() == "p":
            found.append(key("".join(open_)))
            open_.clear()

    def text(words: str) -> None:
        if names[-1] in _HELD:
            open_.append(words)

    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                parse(archive.read(name), start, end, text)
    return tuple(found)
