"""The line on which each key of a TOML text stands: tomllib tells values, not places."""

from __future__ import annotations

import re
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# The multi-line forms first: their opening is also an empty string of the short form.
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}\n#]+")


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Lines (from 1) by path: keys as strings, elements of arrays by their index.

    ``text`` is TOML that tomllib has read; on anything else the result may be short.
    """
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """The line of ``path``, or of the nearest of its parents that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


class _Scanner:
    """A walk over the text, keeping where each key was met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.lines: dict[KeyPath, int] = {}
        self.counts: dict[KeyPath, int] = {}  # elements so far of each array of tables
        self._line = 1
        self._counted = 0  # how far line feeds have been counted into _line

    def document(self) -> None:
        table: KeyPath = ()
        self._take(_GAP)
        while self.position < len(self.text):
            start = self.position
            if self._skip("[["):
                table = self._header(array=True)
            elif self._skip("["):
                table = self._header(array=False)
            else:
                self._assignment(table)
            if self.position == start:  # no TOML after all: better short than endless
                return
            self._take(_GAP)

    def _header(self, *, array: bool) -> KeyPath:
        line = self._line_here()
        names = self._names()
        table: KeyPath = ()
        for name in names[:-1]:
            table = self._inside((*table, name))
        table = (*table, *names[-1:])
        if array:
            self.counts[table] = self.counts.get(table, 0) + 1
            self.lines.setdefault(table, line)
            table = self._inside(table)
        self.lines.setdefault(table, line)
        self._skip("]]" if array else "]")
        return table

    def _inside(self, table: KeyPath) -> KeyPath:
        count = self.counts.get(table)
        return table if count is None else (*table, count - 1)

    def _assignment(self, table: KeyPath) -> None:
        line = self._line_here()
        path = table
        for name in self._names():
            path = (*path, name)
            self.lines.setdefault(path, line)
        self._skip("=")
        self._take(_BLANK)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self._line_here())
        if self._skip("["):
            self._elements(path)
        elif self._skip("{"):
            self._take(_GAP)
            while self.position < len(self.text) and not self._skip("}"):
                start = self.position
                self._assignment(path)
                self._take(_GAP)
                self._skip(",")
                self._take(_GAP)
                if self.position == start:
                    return
        elif not self._take(_STRING):
            self._take(_SCALAR)

    def _elements(self, path: KeyPath) -> None:
        index = 0
        self._take(_GAP)
        while self.position < len(self.text) and not self._skip("]"):
            start = self.position
            self._value((*path, index))
            index += 1
            self._take(_GAP)
            self._skip(",")
            self._take(_GAP)
            if self.position == start:
                return

    def _names(self) -> list[str]:
        names: list[str] = []
        while True:
            self._take(_BLANK)
            quoted = self._take(_STRING)
            name = quoted[1:-1] if quoted else self._take(_BARE_KEY)
            if name or quoted:
                names.append(name)
            self._take(_BLANK)
            if not self._skip("."):
                return names

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.position)
        if match is None:
            return ""
        self.position = match.end()
        return match[0]

    def _skip(self, mark: str) -> bool:
        if not self.text.startswith(mark, self.position):
            return False
        self.position += len(mark)
        return True

    def _line_here(self) -> int:
        self._line += self.text.count("\n", self._counted, self.position)
        self._counted = self.position
        return self._line
