"""How a paragraph is named in booklet.toml: by the words that it begins with."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 10  # characters that mostly tell one paragraph from the others


def pointer_to(words: str, others: Iterable[str]) -> str:
    """The first words of a stretch, as few as tell it from ``others``, as a TOML string may hold.

    Others that read the same are the same stretch, as far as words can tell.
    """
    bare = words.replace("\\", "").replace('"', "").strip()
    whole = _letters(words)
    alike = [other for other in map(_letters, others) if other != whole]
    for length in range(SHORTEST, len(bare)):
        alike = [other for other in alike if _letters(bare[:length]) in other]
        if not alike:
            return bare[:length].rstrip()
    return bare


def _letters(text: str) -> str:
    """A text without the marks and blanks that do not count where paragraphs are looked for."""
    return "".join(each for each in text if each.isalnum())
