"""How much one booklet may hold: pages of what passes are made in minutes, not in hours.

The engine takes time and memory in proportion to the text (benchmarks/scale.py), so that a limit
by size, stated up front, bounds both.
"""

from __future__ import annotations

from compiler.errors import TypesetError
from compiler.model.booklet import Booklet
from compiler.model.characters import visible_count

MAX_CHARACTERS = 5_000_000  # about 6,000 pages of A4
MAX_ARTICLES = 5_000


def check_size(booklet: Booklet) -> None:
    """Raise TypesetError for a booklet that is too large to be set in one piece."""
    characters = sum(visible_count(ledger.text) for ledger in booklet.ledgers)
    if characters > MAX_CHARACTERS:
        raise TypesetError("assembly.too-large", count=characters, limit=MAX_CHARACTERS)
    articles = sum(len(section.articles) for section in booklet.sections)
    if articles > MAX_ARTICLES:
        raise TypesetError("assembly.too-many-articles", count=articles, limit=MAX_ARTICLES)
