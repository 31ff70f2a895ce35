"""Text that was once read in another encoding than it was written in: 鏈墜鍐岄€傜敤, 锟斤拷.

It decodes without a fault, since it was saved so; only its bytes in the wrong encoding, which read
as UTF-8, show what it was. What programs fill memory with (烫烫烫, 屯屯屯) is no text at all.
"""

from __future__ import annotations

import re

_FILLINGS = re.compile("锟斤拷|[烫屯]{6,}+|锘匡豢")
# Chinese in UTF-8, four characters or more, ideographs or full-width marks.
_AS_UTF_8 = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc[\x81-\xbf]){4,}")
_LATIN = re.compile(  # what Windows-1252 has above ASCII
    "[\x80-\xff\u0152\u0153\u0160\u0161\u017d\u017e\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{6,}+"
)
_LATIN_BYTES = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}")
_FEWEST = 2  # characters of Chinese in a stretch of Latin letters
_LONGEST_QUOTE = 20


def garbled(text: str) -> str:
    """The first such stretch of ``text``, "" if there is none."""
    found = [place for place in (_filling(text), _latin(text), _chinese(text)) if place is not None]
    if not found:
        return ""
    start = min(found)
    return text[start : start + _LONGEST_QUOTE].partition("\n")[0]


def _filling(text: str) -> int | None:
    found = _FILLINGS.search(text)
    return found.start() if found else None


def _latin(text: str) -> int | None:
    """Where UTF-8 begins that was read as Windows' Latin letters."""
    for found in _LATIN.finditer(text):
        data = b"".join(map(_western, found[0]))
        if len(_LATIN_BYTES.findall(data)) >= _FEWEST:
            return found.start()
    return None


def _western(character: str) -> bytes:
    """The byte that Windows-1252 shows as ``character``, its gaps as they are in Latin-1."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")


def _chinese(text: str) -> int | None:
    """Where UTF-8 begins that was read as GBK."""
    data = text.encode("gb18030", "replace")
    found = _AS_UTF_8.search(data)
    return len(data[: found.start()].decode("gb18030", "ignore")) if found else None
