"""Where Latin words may be hyphenated: the engine's own dictionary of English patterns.

Latin in Chinese text is English in nearly all cases, and its patterns break names tolerably; a word
is only parted where a line cannot be filled otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

# Letters that stay on either side of a hyphen.
LEAST_BEFORE, LEAST_AFTER = 2, 3


def hyphenate(word: str) -> Iterable[int]:
    """The positions in ``word`` at which it may go on after a hyphen, from the left."""
    return (int(position) for position in _patterns().positions(word))


@cache
def _patterns() -> Any:
    # only a paragraph with a line that cannot be filled needs it; it has no types
    import pyphen  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    return pyphen.Pyphen(lang="en_US", left=LEAST_BEFORE, right=LEAST_AFTER)
