"""The pages of a file that were inspected before: what is known of them need not be read again.

Kept in one entry a file, by the digest of each page's content, fonts, pictures and annotations as
they stand in the PDF that is published. What is said of the document, and every rule, is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from compiler.cache.units import Units, key_of
from compiler.workers.answers import Answer
from compiler.workers.travel import pickled, unpickled

if TYPE_CHECKING:
    from compiler.preflight.known_pages import KnownPages, ReadPage

_KIND = "page-facts"


def known_pages(pdf: bytes, units: Units, name: str) -> KnownPages:
    """What is known of a file's pages, that of an edition and a format called ``name``."""
    from compiler.conservation.page_digests import painted_digests  # noqa: PLC0415 - to keep them
    from compiler.preflight.known_pages import NOTHING_KNOWN, KnownPages  # noqa: PLC0415 - as above

    digests = painted_digests(pdf) if units.shelf else None
    if digests is None:
        return NOTHING_KNOWN
    key = key_of(_KIND, name)
    answer: Answer[dict[str, bytes]] | None = units.find(key)
    kept = (answer.value if answer else None) or {}
    found: dict[str, ReadPage | None] = {
        each: unpickled(kept[each]).value for each in set(digests) & kept.keys()
    }
    known = {
        place: page for place, each in enumerate(digests) if (page := found.get(each)) is not None
    }

    def keep(read: Mapping[int, ReadPage]) -> None:
        """Those that were read to their end."""
        whole = {place: page for place, page in read.items() if not page.facts.unread}
        if whole.keys() != known.keys() or len(kept) != len(found):
            by_content = {
                digests[place]: kept.get(digests[place]) or pickled(Answer(page))
                for place, page in whole.items()
            }
            units.keep(key, Answer(by_content))

    return KnownPages(known, keep)
