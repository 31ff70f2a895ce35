"""Lines of a page taken out of its tree, whole or in parts, each entered in the account."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bs4.element import NavigableString

from compiler.sources.account import Account
from compiler.sources.web.chrome import PERSON
from compiler.sources.web.facts import LABELLED, Span, raw
from compiler.sources.web.lines import Line


class TakenOut:
    """The lines taken out so far."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.credits: list[str] = []
        self.cuts: dict[int, list[Span]] = defaultdict(list)  # by line, outside of the text
        self._lines: set[int] = set()

    def __contains__(self, line: Line) -> bool:
        return line.index in self._lines

    def drop(self, reason: str, line: Line, text: str | None = None) -> None:
        """Take a line out; ``text`` is what of it is dropped, all if None."""
        if line in self:
            return
        self._lines.add(line.index)
        self.account.drop(reason, raw(line) if text is None else text)
        for node in line.nodes:
            node.extract()
        if line.picture is not None:
            line.picture.extract()

    def byline(self, line: Line, rest: str) -> None:
        """Take a byline out: of ``rest``, what is no fact, a credit is kept."""
        for match in reversed(list(LABELLED.finditer(rest))):
            if PERSON.match(match[0]) and not re.search(r"\d", match[0]):
                self.credits.insert(0, " ".join(match[0].split()))
                rest = rest[: match.start()] + rest[match.end() :]
        self.drop("byline-label", line, rest)


def without(line: Line, spans: Iterable[Span]) -> str:
    """The characters of a line outside of ``spans``."""
    text = raw(line)
    for span in sorted(spans, key=lambda s: -s.start):
        text = text[: span.start] + text[span.end :]
    return text


def cut(line: Line, spans: Sequence[Span]) -> None:
    """Cut spans out of the nodes of a line, which stay in the tree with the rest."""
    position = 0
    for node in line.nodes:
        start, position = position, position + len(node)
        kept = [
            c for i, c in enumerate(node, start) if not any(s.start <= i < s.end for s in spans)
        ]
        if len(kept) < len(node):
            node.replace_with(NavigableString("".join(kept)))
