"""The title that a file's name is, without what tells its place or its copies: 01_纸的故事(1)."""

from __future__ import annotations

import re

from compiler.sources.wording.characters import ONE_HAN

# (1) of a browser that had the file already, 副本 of a program that copied it
_COPY = re.compile(r"\s?(?:[（(]\d{1,2}[）)]|[-—_ ]\s?副本)$")
_ORDER = re.compile(rf"(?:\d{{1,2}}\s*+[_、．.\-—]|0\d\s)\s*+(?={ONE_HAN}{{2}}|《)")


def title_of_name(name: str) -> str:
    """The name without a number that only orders the files, and without signs of a copy."""
    bare = name.strip()
    while (copy := _COPY.search(bare)) and copy.start():
        bare = bare[: copy.start()].rstrip()
    order = _ORDER.match(bare)
    return bare[order.end() :] if order else bare
