"""Back conversion: what is written in traditional characters, in the simplified edition.

A part (an article, a title, the editor's note) that is mostly traditional is simplified; a
traditional quotation in a simplified article was set so on purpose and stays. 「」『』 become “ ”
‘ ’ by depth (GB/T 15834-2011, 4.8), so that the marks nest in the order of the simplified text.
"""

from __future__ import annotations

from collections.abc import Callable

from compiler.editions.evidence import Script, mostly_traditional, stretches
from compiler.editions.opencc_engine import simplified_from_any_region
from compiler.editions.parts import BookletParts, Part, runs_of
from compiler.editions.phrases import PhraseRow, PhraseTable
from compiler.editions.protect import PLACEHOLDER, By, Claims, mask, term_table
from compiler.editions.quotes import curly_quotes
from compiler.model.walk import Edit, Rewrite


class Simplified(BookletParts):
    """Simplifies the traditional parts of a booklet, but for terms and a user's own rows."""

    def __init__(self, terms: tuple[str, ...], rows: tuple[PhraseRow, ...]) -> None:
        self._terms = term_table(terms)
        self._rows = PhraseTable(rows)
        self.protected = 0

    def part(self, part: Part, rewrite: Callable[[Part, Rewrite], Part], origin: str) -> Part:
        """``part`` in simplified characters if it is mostly traditional, else as it is."""
        del origin
        if not mostly_traditional([run.text for run in runs_of(part, rewrite)]):
            return part
        return rewrite(rewrite(part, self._characters), curly_quotes)

    def _characters(self, text: str) -> tuple[Edit, ...]:
        claims = Claims(text)
        claims.add(self._terms.matches(text), By.TERM)
        claims.add(self._rows.matches(text), By.USER)
        own = tuple(claims)
        self.protected += sum(claim.by is By.TERM for claim in own)
        free = mask(text, own)
        for stretch in stretches(text):
            if stretch.script is Script.JAPANESE:
                hidden = PLACEHOLDER * (stretch.end - stretch.start)
                free = free[: stretch.start] + hidden + free[stretch.end :]
        after = simplified_from_any_region(free)
        edits = [Edit(claim.start, claim.end, claim.right) for claim in own]
        edits += [
            Edit(place, place + 1, new)
            for place, (old, new) in enumerate(zip(free, after, strict=True))
            if old != new
        ]
        return tuple(sorted(edits, key=lambda edit: edit.start))
