"""What two spellings of one title have in common."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(
    r"\s*+(?:第\s*+[一二三四五六七八九十百\d]+\s*+(?:部分|篇|辑|单元|编)\s*+[:：、]?"
    r"|[（(]?\s*+(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*+[)）、．]\s*+、?|\d{1,2}\s*+\.(?!\d)|[①-⑳]|0\d\s++)\s*+"
)
_NO_LETTER = re.compile(r"[\W_丨]+")  # 丨 is an ideograph by code, and used as a bar


def title_key(text: str) -> str:
    """What two spellings of one title have in common: letters and ideographs, no number."""
    words = text[len(number_of(text)) :] or text
    folded = unicodedata.normalize("NFKC", words).casefold()
    return _NO_LETTER.sub("", folded)


def number_of(title: str) -> str:
    """The number before a title (``一、``, ``1.``), or ""."""
    match = _NUMBER.match(title)
    return match[0] if match and match.end() < len(title) else ""
