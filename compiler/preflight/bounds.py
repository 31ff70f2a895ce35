"""How much of a document is read at the most (SAFETY)."""

from __future__ import annotations

# An operator takes some 4 µs: a document that needs more than this is an attack, or a map that
# nobody would wait for. Pages read after it are named as unread.
MOST_OPERATORS = 3_000_000
MOST_BYTES_OF_DOCUMENT = 512 * 1024 * 1024
MOST_ITEMS_OF_PAGE = 200_000


class ExhaustedError(Exception):
    """The document holds more than will be read; ``reason`` names what."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
