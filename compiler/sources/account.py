"""The account of one source file while it is read: see ``model.article.Ledger``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from compiler.model.article import Entry, Ledger
from compiler.model.characters import visible
from compiler.model.guess import Guess, GuessKind, quoted

_PASSED = {GuessKind.BODY, GuessKind.UNCAPTIONED}


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
        self._guesses: dict[Guess, None] = {}
        self._passed: dict[str, Guess] = {}

    def trial(self) -> Account:
        """An account that goes on from here, and may be forgotten."""
        other = Account(self.path, self.kind)
        other._text = [*self._text]
        other._dropped = [*self._dropped]
        other._changed = [*self._changed]
        other._spaces = Counter(self._spaces)
        other._guesses = dict(self._guesses)
        other._passed = dict(self._passed)
        return other

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

    def guess(
        self, kind: GuessKind, text: str, confidence: float, reason: str, level: int = 0
    ) -> None:
        """Record what was decided about ``text``, how surely (0–1) and why (``Guess.reason``).

        A text first left as body and then found to be something is that: the last word counts.
        """
        quote = quoted(text)
        if not quote:
            return
        if (passed := self._passed.pop(quote, None)) is not None:
            self._guesses.pop(passed, None)
        guess = Guess(kind, quote, confidence, reason, self.path, level)
        self._guesses[guess] = None
        if kind in _PASSED:
            self._passed[quote] = guess

    def weigh(self, guesses: Iterable[Guess]) -> None:
        """Weigh guesses that were recorded against these, and add those of these in doubt.

        Whichever doubts counts: what weights doubt is as unsure as they say, and what a rule
        doubts and weights do not is a third of the way up.
        """
        weighed = {(guess.kind, guess.quote): guess for guess in guesses}
        result: dict[Guess, None] = {}
        for known in self._guesses:
            guess = weighed.pop((known.kind, known.quote), None)
            result[_weighed(known, guess) if guess else known] = None
        for guess in weighed.values():
            if guess.doubtful:
                result[replace(guess, origin=self.path)] = None
        self._guesses = result

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
            guesses=tuple(self._guesses),
        )


def _weighed(known: Guess, guess: Guess) -> Guess:
    """A guess that a rule made, with what the weights say of it."""
    if guess.confidence < known.confidence:
        reason = guess.reason if guess.doubtful else known.reason
        return replace(known, confidence=guess.confidence, reason=reason, instead=guess.instead)
    return replace(known, confidence=round((2 * known.confidence + guess.confidence) / 3, 2))
