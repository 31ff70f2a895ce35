"""How texts are compared: without white space and what prints nothing."""

from __future__ import annotations

import unicodedata

from compiler.model.characters import visible
from compiler.sources.encoding.decoding import without_invisible

_ALIKE = str.maketrans({"☐": "□", "☒": "☑", "√": "☑", "✓": "☑", "✔": "☑", "■": "☑"})


def folded(text: str) -> str:
    """The text without white space and what prints nothing."""
    return without_invisible(visible(text))


def key(text: str) -> str:
    """By what numbers and words compare: their letters and digits; signs by themselves."""
    words = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE)
    return "".join(each for each in words if each.isalnum()) or visible(words)
