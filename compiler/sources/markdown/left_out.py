"""What Markdown's dialects have between the words and no page shows, by reason, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.sources.account import Account

_LONGEST_QUOTE = 30


@dataclass(frozen=True)
class LeftOut:
    """Words of the file that are not handed on to the parser."""

    _entries: list[tuple[str, str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._entries)

    def drop(self, reason: str, words: str) -> None:
        """Note that ``words`` are left out for ``reason``."""
        self._entries.append((reason, words))

    def enter(self, account: Account, report: Report) -> None:
        """Enter them in the account; a file that should stand in the text is warned of."""
        for reason, words in self._entries:
            account.read(words)
            account.drop(reason, words)
            if reason == "included-file":
                quote = words.strip()[:_LONGEST_QUOTE]
                report.warn(
                    "sources.included-file", Location(account.path, quote=quote), quote=quote
                )
