"""The account of one source file while it is being read: see ``model.article.Ledger``."""

from __future__ import annotations

from collections import Counter

from compiler.model.article import Entry, Ledger
from compiler.model.characters import visible


class Account:
    """Collects what is read, dropped and changed; equal to the ledger it gives in the end.

    Counts are of visible characters; white space in ``before`` and ``after`` does not matter.
    """

    def __init__(self, path: str, kind: str) -> None:
        self.path = path
        self.kind = kind
        self._text: list[str] = []
        self._dropped: list[Entry] = []
        self._changed: list[Entry] = []
        self._spaces: Counter[str] = Counter()

    def read(self, text: str) -> None:
        """Take in readable characters of the file, before any cleaning, in their order."""
        if text:
            self._text.append(text)

    def drop(self, reason: str, text: str) -> None:
        """Record that ``text`` was left out for ``reason``."""
        if visible(text):
            self._dropped.append(Entry(reason, text))

    def change(self, rule: str, before: str, after: str) -> None:
        """Record that ``rule`` set ``after`` where the source has ``before``."""
        if visible(before) != visible(after):
            self._changed.append(Entry(rule, before, after))

    def space(self, rule: str, count: int = 1) -> None:
        """Record that ``rule`` removed, set or replaced ``count`` white-space characters."""
        if count:
            self._spaces[rule] += count

    def ledger(self, markup: int = 0) -> Ledger:
        """The ledger of what was recorded; ``markup`` counts the file's visible notation."""
        return Ledger(
            path=self.path,
            kind=self.kind,
            text="\n".join(self._text),
            markup=markup,
            dropped=tuple(self._dropped),
            changed=tuple(self._changed),
            spaces=tuple(sorted(self._spaces.items())),
        )
