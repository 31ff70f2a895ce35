r"""The words of an RTF file, token by token, no program asked.

Characters come as bytes of a code page (``\'d6\'d0``), which the face in use names, or as numbers
(``\u20013``) with a stand-in behind for programs that know none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\([^a-zA-Z])|([{}])"
    rb"|([^\\{}\r\n]+)|[\r\n]"
)
_ENDS = frozenset({b"par", b"sect", b"page", b"cell", b"row", b"nestcell", b"nestrow", b"line"})
_SIGNS = {
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"tab": " ", b"emspace": " ",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
# Destinations whose text is none of the manuscript, beside all that say so themselves (\*).
_OTHERS = frozenset(
    b"fonttbl colortbl stylesheet info pict fldinst header footer headerl headerr headerf footerl "
    b"footerr footerf listtext pntext objdata nonshppict template tc xe rxe filetbl annotation "
    b"ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn sp listtable listoverridetable rsidtbl mmathPr "
    b"operator".split()
)
_SHOWN = frozenset(b"shptxt shpinst shppict footnote bkmkstart nesttableprops".split())
_CODE_PAGES = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "", 2: "latin-1"}
_MOST_DEEP = 5000


@dataclass(frozen=True)
class _State:
    """What a group has, and what stands in it takes over."""

    silent: bool = False
    page: str = ""  # the code page of the face in use; "" for that of the file
    stand_in: int = 1  # characters behind a number


@dataclass
class _Scan:
    """The pass over one file."""

    page: str = "cp1252"
    pages: dict[int, str] = field(default_factory=dict)
    face: int = 0
    shown: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    skip: int = 0
    state: _State = field(default_factory=_State)
    groups: list[_State] = field(default_factory=list)

    def coded(self, data: bytes) -> None:
        """Bytes of text, less those that stand in for a number before them."""
        passed = min(self.skip, len(data))
        self.skip -= passed
        if not self.state.silent:
            self.raw += data[passed:]

    def put(self, text: str) -> None:
        """Characters."""
        self.flush()
        if not self.state.silent:
            self.shown.append(text)

    def flush(self) -> None:
        """Decode the bytes that have come, which only together are characters."""
        if self.raw:
            page = self.state.page or self.page
            self.shown.append(self.raw.decode(page, "replace"))
            self.raw.clear()

    def group(self, brace: bytes) -> None:
        """A group begins or ends."""
        self.flush()
        self.skip = 0
        if brace == b"{" and len(self.groups) < _MOST_DEEP:
            self.groups.append(self.state)
        elif brace == b"}" and self.groups:
            self.state = self.groups.pop()

    def sign(self, sign: bytes) -> None:
        """A control sign, which stands for itself or for a character."""
        if sign in {b"\\", b"{", b"}"}:
            self.coded(sign)
        else:
            self.put({b"~": "\u00a0", b"_": "-", b"\n": "\n", b"\r": "\n"}.get(sign, ""))

    def word(self, word: bytes, number: int | None, *, starred: bool) -> None:
        """A control word."""
        self.flush()
        if word == b"footnote":
            self.put("\n")
        if word in _OTHERS or (starred and word not in _SHOWN):
            self.state = replace(self.state, silent=True)
        elif word in _ENDS:
            self.put("\n")
        elif word in _SIGNS:
            self.put(_SIGNS[word])
        elif number is not None:
            self._numbered(word, number)

    def _numbered(self, word: bytes, number: int) -> None:
        match word:
            case b"u":
                unit = number % 0x10000
                self.put(chr(unit))
                self.skip = self.state.stand_in
            case b"uc":
                self.state = replace(self.state, stand_in=max(0, min(number, 8)))
            case b"ansicpg":
                self.page = {936: "gb18030", 950: "big5hkscs"}.get(number, f"cp{number}")
                try:
                    b"".decode(self.page)
                except LookupError:
                    self.page = "cp1252"
            case b"f":
                self.face = number
                self.state = replace(self.state, page=self.pages.get(number, ""))
            case b"fcharset":
                self.pages[self.face] = _CODE_PAGES.get(number, "")


def words_of(path: Path) -> tuple[str, ...]:
    """The paragraphs of the text and its notes."""
    data = path.read_bytes()
    scan = _Scan()
    for _ in _tokens(data, scan):
        pass
    scan.flush()
    whole = "".join(scan.shown).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return tuple(line for line in whole.split("\n") if line.strip())


def _tokens(data: bytes, scan: _Scan) -> Iterator[None]:
    """Hand each token to ``scan``; binary data is passed over."""
    at, starred = 0, False
    while match := _TOKEN.match(data, at):
        at = match.end()
        byte, word, number, sign, brace, text = match.groups()
        if byte:
            scan.coded(bytes([int(byte, 16)]))
        elif word == b"bin" and number:
            at += max(0, int(number))
        elif word:
            scan.word(word, int(number) if number else None, starred=starred)
        elif sign == b"*":
            starred = True
            yield
            continue
        elif sign:
            scan.sign(sign)
        elif brace:
            scan.group(brace)
        elif text:
            scan.coded(text)
        starred = False
        yield
