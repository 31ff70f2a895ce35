"""What a person sees in a Word file: one straight pass over the events of each part's XML.

Runs of text with the results of fields, boxes and choices of forms, signs of symbol fonts, numbers
that Word counts, text boxes (once), notes. Deleted and hidden text, comments, heads and feet of
pages are in the file, and not in the text that one sees.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compiler.sources.witness.seen import ANY, Seen, Sight, Stretch
from compiler.sources.witness.word_numbers import Numbers, numbers_of
from compiler.sources.witness.xml_events import parse

BOXES = {False: "☐", True: "☑"}
_BESIDE = ("header", "footer", "comments", "charts/", "diagrams/")
_HOLD_TEXT = frozenset({"t", "delText"})
_OFF = frozenset({"0", "false", "off", "none"})
_UNSEEN = frozenset(
    [
        "del",
        "moveFrom",
        "pPrChange",
        "rPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
    ]
)


def word_seen(path: Path) -> Seen:
    """All stretches of the main part and its notes, and what stands beside them, hidden."""
    with zipfile.ZipFile(path) as archive:
        names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        main = _main(archive, names)
        folder = posixpath.dirname(main)

        def part(name: str) -> bytes:
            entry = names.get(posixpath.join(folder, name).lower())
            return archive.read(entry) if entry else b""

        numbers = numbers_of(part("numbering.xml"), part("styles.xml"))
        stretches = [*_part(archive.read(names[main.lower()]), numbers)]
        for name in ("footnotes.xml", "endnotes.xml"):
            stretches += _part(part(name), numbers)
        for name, entry in names.items():
            within = name.removeprefix(f"{folder.lower()}/")
            if within.startswith(_BESIDE) and name.endswith(".xml"):
                stretches += _part(archive.read(entry), None)
    return Seen(stretches)


def _main(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    """The name of the main part, as the package's own relationships say."""
    found: list[str] = []

    def start(_name: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    if "_rels/.rels" in names:
        parse(archive.read(names["_rels/.rels"]), start)
    return next((name for name in found if name.lower() in names), "word/document.xml")


def _part(data: bytes, numbers: Numbers | None) -> Iterator[Stretch]:
    if data:
        walk = _Walk(numbers)
        parse(data, walk.start, walk.end, walk.text)
        walk.close()
        yield from walk.stretches


@dataclass(slots=True)
class _Level:
    """An element that is open; ``unseen`` tells that nothing in it is seen."""

    name: str
    unseen: bool = False
    chosen: bool = False  # of alternatives: one was taken


@dataclass(slots=True)
class _Field:
    """A field that is open: whether its result has begun, and what a form's field holds."""

    result: bool = False
    box: bool | None = None
    choices: list[str] = field(default_factory=list)
    chosen: int = 0


@dataclass
class _Walk:
    """The pass over one part; without ``numbers`` all of it stands beside the text."""

    numbers: Numbers | None
    stretches: list[Stretch] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=lambda: [_Level("")])
    _open: list[str] = field(default_factory=list)
    _sight: Sight = Sight.SEEN
    _fields: list[_Field] = field(default_factory=list)
    _properties: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(" ")[2]
        above = self._levels[-1]
        level = _Level(name, above.unseen or name in _UNSEEN)
        if name == "Fallback" or (name == "Choice" and above.chosen):
            level.unseen = level.unseen or above.chosen
        above.chosen = above.chosen or name == "Choice"
        self._levels.append(level)
        if not above.unseen or name == "p":
            self._met(name, {key.rpartition(" ")[2]: text for key, text in attributes.items()})

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(" ")[2]
        level = self._levels.pop()
        if name == "p":
            self.close()
            del self._properties[-1:]
        elif name in {"tab", "br", "cr"}:
            self._open.append(" ")
        elif name == "pPr" and self._levels[-1].name == "p" and not level.unseen:
            self._number()

    def text(self, text: str) -> None:
        """Characters between tags."""
        level = self._levels[-1]
        if level.name in _HOLD_TEXT:
            self._put(text, unseen=level.unseen)

    def close(self) -> None:
        """End the stretch that is open."""
        text = "".join(self._open)
        if text.strip():
            self.stretches.append(Stretch(text, self._sight))
        self._open.clear()

    def _met(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        match name:
            case "p":
                self.close()
                self._properties.append({})
            case "pStyle" | "numId" | "ilvl":
                if self._properties:
                    self._properties[-1][name] = value
            case "vanish" | "showingPlcHdr" if value not in _OFF and len(self._levels) > 2:
                owner = self._levels[-3]  # of the run's or the control's properties
                owner.unseen = owner.unseen or owner.name in {"r", "sdt"}
            case "noBreakHyphen":
                self._put("-", unseen=False)
            case "sym":
                self._made(ANY)
            case "fldChar":
                self._field(attributes.get("fldCharType", ""))
            case _ if self._fields:
                self._form(name, attributes)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.box is not None:
                self._made(BOXES[ended.box])
            elif ended.choices and not ended.result:
                self._made(ended.choices[min(ended.chosen, len(ended.choices) - 1)])

    def _form(self, name: str, attributes: dict[str, str]) -> None:
        """What a field of a form says of itself."""
        open_, value = self._fields[-1], attributes.get("val", "")
        match name:
            case "checkBox":
                open_.box = False
            case "default" | "checked" if open_.box is not None:
                open_.box = value not in _OFF
            case "listEntry":
                open_.choices.append(value)
            case "result" if value.isdecimal() and len(value) < 6:
                open_.chosen = int(value)

    def _number(self) -> None:
        """The number before the paragraph whose properties have been told."""
        said = self._properties[-1] if self._properties else {}
        if self.numbers is not None:
            number = self.numbers.next(said.get("pStyle", ""), said.get("numId"), said.get("ilvl"))
            if number:
                self._made(number)

    def _made(self, text: str) -> None:
        self.close()
        if self.numbers is not None:
            self.stretches.append(Stretch(text, Sight.MADE))

    def _put(self, text: str, *, unseen: bool) -> None:
        sight = Sight.HIDDEN if unseen or self.numbers is None else Sight.SEEN
        if sight is not self._sight:
            self.close()
            self._sight = sight
        self._open.append(text)
