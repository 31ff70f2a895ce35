"""R0005: no page that nothing is printed on, but the back of a leaf before a fresh start (另面起).

Booklets begin parts on a right-hand page: the left-hand page before it is then blank by intent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from compiler.preflight.facts import Facts, Page
from compiler.preflight.findings import Fault
from compiler.preflight.settings import RuleSettings

KEYS = ("empty-page", "blank-verso")


def check(facts: Facts, settings: RuleSettings) -> Iterator[Fault]:
    """Pages with nothing but white inside the trim; marks beside it do not count."""
    del settings
    empty = {page.number for page in facts.pages if not page.unread and not _printed(page)}
    versos = {
        page.number
        for page, following in pairwise(facts.pages)
        if page.number % 2 == 0 and following.number not in empty
    }
    for number in sorted(empty):
        yield Fault("blank-verso" if number in versos else "empty-page", number)


def _printed(page: Page) -> bool:
    coloured = (item.box for item in page.drawn if any(not paint.white for paint, _ in item.paints))
    if any(page.trim.meets(box) for box in coloured):
        return True
    if any(page.trim.meets(item.box) for item in page.images):
        return True
    return any(item.shown and item.kind not in {"Link", "Popup"} for item in page.annotations)
