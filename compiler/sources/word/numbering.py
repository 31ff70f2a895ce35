"""Automatic numbering resolved to text: 一、 （一） 1. as the reader of the file sees them.

ISO/IEC 29500-1 §17.9. Paragraphs that share an abstract definition share its counters, whatever
their ``w:numId``; a level that is used starts those below it anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compiler.sources.word.symbols import typed
from compiler.sources.word.xml_tree import EMPTY, Node
from compiler.sources.wording.number_forms import is_known, written

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
LONGEST = 60  # characters of a label; Word's own have a dozen
_BOXES = "□☐☑☒❑❒"  # a bullet that is a box to tick says something
_GLUED = "、，．。：）】〕》」』)."  # what needs no space before Chinese text


@dataclass(frozen=True)
class Level:
    """One level of a definition; ``restart`` is the level (from 1) that starts it anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    suffix: str = "tab"
    face: str = ""  # the font of the label
    hidden: bool = False


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: its number, or the bullet of a list.

    ``cut`` tells that the file asks for a longer one than is set.
    """

    text: str = ""
    bullet: bool = False
    form: str = ""
    cut: bool = False


@dataclass
class _Number:
    """A ``w:num``: its abstract definition and what it says otherwise."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass
class Numbering:
    """The definitions of a document and the counters while it is read."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    numbers: dict[str, _Number] = field(default_factory=dict)
    by_style: dict[str, str] = field(default_factory=dict)  # numbering style → abstract
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, depth: int, style: str = "") -> Label:
        """The label of the next paragraph of ``number`` at ``depth`` (from 0); counts it.

        ``style`` is the paragraph's own: a level may be tied to it (``w:pStyle``).
        """
        known = self.numbers.get(number)
        if known is None:
            return Label()
        levels = self.levels.get(known.abstract, {}) | known.levels
        tied = [at for at, level in levels.items() if style and level.style == style]
        depth = tied[0] if tied else depth
        level = levels.get(depth)
        if level is None:
            return Label()
        counters = self._counters.setdefault(known.abstract, [None] * _LEVELS)
        self._count(number, known, levels, depth, counters)
        if level.hidden:
            return Label(form=level.form)
        if level.form == "bullet":
            sign, unknown = typed(level.text.strip(), level.face, "", wide=False)
            if sign and sign in _BOXES and not unknown:
                return Label(f"{sign} ", form="bullet")
            return Label(bullet=bool(sign), form="bullet")
        whole = _filled(level, levels, counters)
        return Label(whole[:LONGEST], form=level.form, cut=len(whole) > LONGEST)

    def _count(
        self,
        number: str,
        known: _Number,
        levels: dict[int, Level],
        depth: int,
        counters: list[int | None],
    ) -> None:
        if depth in known.starts and (number, depth) not in self._started:
            counters[depth] = known.starts[depth]
        else:
            before = counters[depth]
            counters[depth] = levels[depth].start if before is None else before + 1
        self._started.add((number, depth))
        for above in range(depth):
            if counters[above] is None:
                counters[above] = levels[above].start if above in levels else 1
        for below in range(depth + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and depth < restart):
                counters[below] = None
                self._started.discard((number, below))


def _filled(level: Level, levels: dict[int, Level], counters: list[int | None]) -> str:
    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        value = counters[at]
        form = levels[at].form if at in levels else "decimal"
        if level.legal and form not in {"decimal", "decimalZero"}:
            form = "decimal"
        return written(1 if value is None else value, form)

    text = _PLACE.sub(place, level.text.strip(" \t")[: 2 * LONGEST])
    if not text.strip():
        return ""
    text = text.strip(" \t")
    wide = level.suffix == "nothing" or text[-1] in _GLUED
    return text if wide else f"{text} "


def read_numbering(root: Node | None) -> Numbering:
    """The definitions of ``word/numbering.xml``."""
    numbering = Numbering()
    if root is None:
        return numbering
    linked: dict[str, str] = {}
    for node in root.named("w:abstractNum"):
        identifier = node.get("w:abstractNumId")
        numbering.levels[identifier] = {
            _whole(level.get("w:ilvl"), 0): _level(level) for level in node.named("w:lvl")
        }
        if style := node.value("w:styleLink"):
            numbering.by_style[style] = identifier
        if link := node.value("w:numStyleLink"):
            linked[identifier] = link
    for node in root.named("w:num"):
        abstract = node.value("w:abstractNumId") or ""
        abstract = numbering.by_style.get(linked.get(abstract, ""), abstract)
        number = _Number(abstract)
        for override in node.named("w:lvlOverride"):
            at = _whole(override.get("w:ilvl"), 0)
            start = override.value("w:startOverride")
            level = override.child("w:lvl")
            if level is not None:
                number.levels[at] = _level(level)
            if start is not None:
                number.starts[at] = _whole(start, 1)
        numbering.numbers[node.get("w:numId")] = number
    return numbering


def _level(node: Node) -> Level:
    restart = node.value("w:lvlRestart")
    look = node.child("w:rPr") or EMPTY
    fonts = look.child("w:rFonts") or EMPTY
    return Level(
        start=_whole(node.value("w:start") or "", 1),
        form=_form(node),
        text=node.value("w:lvlText") or "",
        restart=None if restart is None else _whole(restart, 0),
        legal=bool(node.on("w:isLgl")),
        style=node.value("w:pStyle") or "",
        suffix=node.value("w:suff") or "tab",
        face=fonts.get("w:ascii") or fonts.get("w:hAnsi"),
        hidden=bool(look.on("w:vanish")),
    )


def _form(node: Node) -> str:
    """The form of a level's numbers; one of Word 2010 names its first (001), if it is known here.

    Such newer forms are written twice, an older one as a fallback.
    """
    forms = [part for part in node.descendants() if part.name == "w:numFmt"]
    for form in forms:
        name = form.get("w:val")
        if name == "custom":
            name = form.get("w:format").split(",")[0].strip()
            if not is_known(name):
                continue
        return name
    return "decimal"


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
