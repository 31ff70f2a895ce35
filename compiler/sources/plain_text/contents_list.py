"""A contents list typed into one article: 目录, and the heads that follow it in the text.

The booklet sets its own; and the list would hide the first head of the text, which reads as its
last line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADING = re.compile(r"[【\[]?\s*(?:目\s*[录錄次]|内容提要目录)\s*[】\]]?\s*[：:]?")
_LEADER = re.compile(r"(?:\s*[.．…·•・_\-—]{2,}\s*|\s{2,}|\t|\s*[（(])\d{0,4}\s*[）)]?\s*$")
_FEWEST = 2
_FIRST = 12  # paragraphs from the beginning among which the list's heading stands


def contents_places(texts: Sequence[str]) -> range:
    """The places of a contents list, its heading first; empty if there is none.

    Every line of it stands in the text after it as a paragraph of its own.
    """
    for start, text in enumerate(texts[:_FIRST]):
        if not _HEADING.fullmatch(text.strip()):
            continue
        end = start + 1
        later = {_form(each): place for place, each in enumerate(texts)}
        while end < len(texts) and later[_form(texts[end])] > end:
            end += 1
        if end - start > _FEWEST:
            return range(start, end)
    return range(0)


def _form(text: str) -> str:
    return "".join(_LEADER.sub("", text.strip()).split())
