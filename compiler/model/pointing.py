"""How a paragraph is named in booklet.toml: by the words that it begins with."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 10  # characters that mostly tell one paragraph from the others


def pointer_to(words: str, others: Iterable[str]) -> str:
    """The first words of a stretch, as few as tell it from ``others``, as a TOML string may hold.

    Others that read the same are the same stretch, as far as words can tell.
    """
    bare = words.replace("\\", "").replace('"', "").strip()
    alike = [other for other in others if other != words and bare[:SHORTEST] in other]
    for length in range(SHORTEST, len(bare)):
        if not any(bare[:length] in other for other in alike):
            return bare[:length].rstrip()
    return bare
