"""What a paragraph and a run look like: direct formatting over the style chain over the defaults.

ISO/IEC 29500-1 §17.7: a style takes what it does not say itself from the one it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.sources.word.xml_tree import EMPTY, Node

_LONGEST_CHAIN = 20  # a chain that is based on itself ends here
_HEADING = re.compile(r"(?:heading|标题|見出し|제목)\s*([1-9])")
_CONTENTS = re.compile(
    r"(?:toc|(?:wpsoffice手动)?目录|contents|table of figures)\s*\d*|toc heading|toc 标题"
)
_DEFAULT_HALF_POINTS = 21  # 五号, the size of an empty Chinese document


@dataclass(frozen=True)
class ParagraphLook:
    """A paragraph's properties; ``level`` counts headings from 1, 0 for body text.

    ``kind`` is what the style is for: "", "title", "subtitle", "caption", "quote", "contents".
    ``number`` and ``depth`` name the automatic numbering ("" for none).
    """

    level: int = 0
    kind: str = ""
    align: str = ""
    indent_em: float = 0.0
    number: str = ""
    depth: int = 0


@dataclass(frozen=True)
class RunLook:
    """A run's properties that mean something; ``half_points`` is the size."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    hidden: bool = False
    dotted: bool = False
    raised: str = ""  # "superscript", "subscript"
    half_points: int = _DEFAULT_HALF_POINTS
    face: str = ""  # of Chinese text
    symbol_face: str = ""  # of letters, which are signs in a symbol font
    hinted: bool = False  # signs that both faces have are those of ``face``


@dataclass
class Styles:
    """The styles of a document by id, and its defaults."""

    by_id: dict[str, Node] = field(default_factory=dict)
    run_defaults: Node = field(default_factory=lambda: EMPTY)
    paragraph_default: str = ""
    _chains: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    _runs: dict[tuple[str, str], RunLook] = field(default_factory=dict)

    def chain(self, identifier: str) -> tuple[Node, ...]:
        """The style and those it is based on, nearest first."""
        if identifier not in self._chains:
            found: list[Node] = []
            style = self.by_id.get(identifier)
            while style is not None and len(found) < _LONGEST_CHAIN:
                found.append(style)
                style = self.by_id.get(style.value("w:basedOn") or "")
            self._chains[identifier] = tuple(found)
        return self._chains[identifier]

    def paragraph(self, properties: Node) -> ParagraphLook:
        """The look of a paragraph with these ``w:pPr``."""
        identifier = properties.value("w:pStyle") or self.paragraph_default
        chain = self.chain(identifier)
        sources = [properties, *(style.child("w:pPr") or EMPTY for style in chain)]
        level, kind = _purpose(chain)
        outline = _first(sources, "w:outlineLvl")
        if outline is not None and not kind:
            said = _number(outline.get("w:val"), 9)
            level = said + 1 if said < 9 else 0
        align = _first(sources, "w:jc")
        number, depth = self._numbering(sources, chain)
        return ParagraphLook(
            level=level,
            kind=kind,
            align=_ALIGNS.get(align.get("w:val"), "") if align else "",
            indent_em=_indent_em(sources, self.run(properties, EMPTY).half_points),
            number=number,
            depth=depth,
        )

    def run(self, paragraph: Node, properties: Node) -> RunLook:
        """The look of a run with these ``w:rPr`` in a paragraph with these ``w:pPr``."""
        own = properties.value("w:rStyle") or ""
        style = paragraph.value("w:pStyle") or self.paragraph_default
        key = (own, style)
        if key not in self._runs:
            parts = (*self.chain(own), *self.chain(style))
            sources = [part.child("w:rPr") or EMPTY for part in parts]
            self._runs[key] = _run_look([*sources, self.run_defaults])
        inherited = self._runs[key]
        return _run_look([properties], inherited) if properties.children else inherited

    def _numbering(self, sources: list[Node], chain: tuple[Node, ...]) -> tuple[str, int]:
        number: str | None = None
        depth: int | None = None
        for source in sources:
            node = source.child("w:numPr")
            if node is None:
                continue
            number = node.value("w:numId") if number is None else number
            level = node.value("w:ilvl")
            depth = _number(level, 0) if depth is None and level is not None else depth
        if not number or number == "0":
            return "", 0
        if depth is None:
            depth = _purpose(chain)[0] - 1 if _purpose(chain)[0] else 0
        return number, min(max(depth, 0), 8)


_ALIGNS = {
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
    "both": "",
    "distribute": "center",
}


def read_styles(root: Node | None) -> Styles:
    """The styles of ``word/styles.xml``; none where there is no such part."""
    styles = Styles()
    if root is None:
        return styles
    for node in root.named("w:style"):
        identifier = node.get("w:styleId")
        styles.by_id.setdefault(identifier, node)
        if node.get("w:type") == "paragraph" and node.get("w:default") in {"1", "true"}:
            styles.paragraph_default = identifier
    defaults = root.child("w:docDefaults") or EMPTY
    styles.run_defaults = (defaults.child("w:rPrDefault") or EMPTY).child("w:rPr") or EMPTY
    return styles


def _purpose(chain: tuple[Node, ...]) -> tuple[int, str]:
    """The heading level of a style's name or outline level, and what the style is for."""
    for style in chain:
        name = (style.value("w:name") or "").strip().lower()
        if match := _HEADING.fullmatch(name):
            return int(match[1]), ""
        if _CONTENTS.fullmatch(name):
            return 0, "contents"
        if name in _KINDS:
            return 0, _KINDS[name]
    return 0, ""


_KINDS = {
    "title": "title",
    "标题": "title",
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "caption": "caption",
    "题注": "caption",
    "quote": "quote",
    "intense quote": "quote",
    "引用": "quote",
    "明显引用": "quote",
}


def _first(sources: list[Node], name: str) -> Node | None:
    found = (source.child(name) for source in sources)
    return next((node for node in found if node is not None), None)


def _run_look(sources: list[Node], inherited: RunLook | None = None) -> RunLook:
    """The look that the first source to say something gives; else ``inherited``."""
    base = inherited or RunLook()
    said: dict[str, Node] = {}  # the nearest of each name
    fonts: list[Node] = []
    for source in sources:
        own = {node.name: node for node in reversed(source.children)}
        said = own | said
        fonts += filter(None, (own.get("w:rFonts"),))

    def switch(name: str, otherwise: bool) -> bool:  # noqa: FBT001 - the value, no flag
        return said[name].is_on() if name in said else otherwise

    def value(name: str, otherwise: str) -> str:
        return said[name].get("w:val") if name in said else otherwise

    def face(*names: str) -> Iterator[str]:
        return (font.get(name) for font in fonts for name in names if font.get(name))

    def hint() -> bool:
        told = next((font.get("w:hint") for font in fonts if font.get("w:hint")), "")
        return told == "eastAsia" if told else base.hinted

    raised = value("w:vertAlign", base.raised)
    size = value("w:sz", "")
    underlined = value("w:u", "single" if base.underlined else "none")
    return RunLook(
        bold=switch("w:b", base.bold),
        italic=switch("w:i", base.italic),
        underlined=underlined not in {"none", ""},
        struck=switch("w:strike", base.struck) or switch("w:dstrike", otherwise=False),
        hidden=switch("w:vanish", base.hidden),
        dotted=value("w:em", "dot" if base.dotted else "none") not in {"none", ""},
        raised=raised if raised in {"superscript", "subscript"} else "",
        half_points=_number(size.split(".")[0], base.half_points),
        face=next(face("w:eastAsia"), base.face),
        symbol_face=next(face("w:ascii", "w:hAnsi"), base.symbol_face),
        hinted=hint(),
    )


def _indent_em(sources: list[Node], half_points: int) -> float:
    """How far the whole paragraph is indented on the left."""
    for source in sources:
        node = source.child("w:ind")
        if node is None:
            continue
        hundredths = node.get("w:leftChars") or node.get("w:startChars")
        if hundredths and _number(hundredths, 0):
            return _number(hundredths, 0) / 100
        twips = node.get("w:left") or node.get("w:start")
        if twips:
            return _number(twips, 0) / 10 / max(half_points, 1)
    return 0.0


def _number(text: str, otherwise: int) -> int:
    """A whole number of at most six digits, else ``otherwise``."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
