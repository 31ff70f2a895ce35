"""SVG drawings made harmless: what draws is kept, by name; everything else goes, and is named.

No scripts, no addresses but places in the drawing itself (``#id``), no entities, no foreign
documents, no embedded pictures; and no drawing whose references multiply without end.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from compiler.sources.pictures.svg_colours import without_inks
from compiler.sources.pictures.svg_names import ATTRIBUTES, ELEMENTS, PROPERTIES

MAX_BYTES = 2 * 1024 * 1024
_MAX_ELEMENTS = 20_000
_MAX_DEPTH = 80
_MAX_DRAWN = 100_000  # elements after all references are followed
_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink}href")
_GRADIENTS = (f"{{{_SVG}}}linearGradient", f"{{{_SVG}}}radialGradient")
_LOCAL = re.compile(r"url\(\s*+['\"]?#([^'\"()\s]+)['\"]?\s*+\)")
_HOSTILE = re.compile(r"url\(|\\|expression|javascript|@|<", re.IGNORECASE)
_LENGTH = re.compile(
    r"\s*+((?:[0-9]*+\.)?[0-9]++(?:e[+-]?\d+)?)\s*+(px|pt|pc|mm|cm|in|em|ex)?\s*+", re.IGNORECASE
)
_PX = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4,
       "in": 96.0, "em": 16.0, "ex": 8.0}  # fmt: skip
_DEFAULT_PX = (300.0, 150.0)  # CSS 2.2, 10.3.2
_COMMENT = re.compile(
    r"/\*[^*]*+(?>(?:\*(?!/)[^*]*+)*)(?:\*/|\Z)"
)  # one without end goes to the end
_CSS_RULE = re.compile(r"(?<![^{}@])([^{}@]++)\{([^{}]*)\}")


@dataclass(frozen=True)
class Drawing:
    """A harmless drawing: its bytes, its size in px, and the names of what was taken out."""

    data: bytes
    width_px: int
    height_px: int
    removed: tuple[str, ...] = ()


def is_svg(path: Path) -> bool:
    """Whether a file looks like an SVG drawing."""
    with path.open("rb") as file:
        head = file.read(2048).replace(b"\0", b"")
    return b"<svg" in head.lower() or (
        path.suffix.lower() == ".svg" and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    )


def cleaned(data: bytes) -> Drawing:
    """The drawing without what could harm; ValueError for one that is broken or too large."""
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    reader = _Reader()
    root = reader.read(data)
    width, height = _size(root)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    by_id = {name: one for one in root.iter() if (name := one.get("id"))}
    _check_styles(root, by_id)
    _Weight(by_id).check(root)
    removed = tuple(sorted(reader.removed))
    return Drawing(tostring(root, "utf-8"), round(width), round(height), removed)


@dataclass
class _Reader:
    """Reads XML and keeps what is known to draw."""

    removed: set[str] = field(default_factory=set)
    _builder: TreeBuilder = field(default_factory=TreeBuilder)
    _depth: int = 0
    _skipped: int = 0
    _count: int = 0
    _style: list[str] | None = None

    def read(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_entity
        try:
            parser.Parse(data, True)  # noqa: FBT003 - the parser takes it by position only
            root = self._builder.close()
        except (expat.ExpatError, AssertionError, UnicodeError, LookupError) as error:
            raise ValueError("broken XML") from error
        if root is None or root.tag != f"{{{_SVG}}}svg":
            raise ValueError("no drawing")
        return root

    def _refuse_entity(self, *_: object) -> None:
        raise ValueError("entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _MAX_DEPTH or self._count > _MAX_ELEMENTS:
            raise ValueError("too deep or too many elements")
        space, _, tag = name.rpartition("}")
        if self._skipped or space not in ("", _SVG) or tag not in ELEMENTS:
            if not self._skipped and space in ("", _SVG) and tag != "metadata":
                self.removed.add(tag)
            self._skipped += 1
            return
        tag = "g" if tag in ("a", "switch") else tag
        kept = {key: value for key, value in map(self._attribute, *_pairs(attributes)) if key}
        self._builder.start(f"{{{_SVG}}}{tag}", kept)
        self._style = [] if tag == "style" else None

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            return
        tag = name.rpartition("}")[2]
        if self._style is not None:
            self._builder.data(self._rules("".join(self._style)))
            self._style = None
        self._builder.end(f"{{{_SVG}}}{'g' if tag in ('a', 'switch') else tag}")

    def _text(self, text: str) -> None:
        if self._style is not None and not self._skipped:
            self._style.append(text)
        elif not self._skipped:
            self._builder.data(text)

    def _attribute(self, name: str, value: str) -> tuple[str, str]:
        """A harmless attribute; "" as its name for one to leave out."""
        if name in _HREFS:
            if re.fullmatch(r"#[^\s#]+", value.strip()):
                return "href", value.strip()
            self.removed.add("href")
            return "", ""
        if name == "style":
            return "style", self._declarations(value)
        if name not in ATTRIBUTES:
            if name.startswith("on"):
                self.removed.add(name)
            return "", ""
        if _HOSTILE.search(_LOCAL.sub("", value)):
            self.removed.add(name)
            return "", ""
        return name, without_inks(value)

    def _declarations(self, css: str) -> str:
        kept = []
        for declaration in _COMMENT.sub("", css).split(";"):
            name, colon, value = (part.strip() for part in declaration.partition(":"))
            if not colon or name.lower() not in PROPERTIES:
                continue
            if _HOSTILE.search(_LOCAL.sub("", value)):
                self.removed.add(name)
            else:
                kept.append(f"{name}: {without_inks(value)}")
        return "; ".join(kept)

    def _rules(self, css: str) -> str:
        """The plain rules of a style sheet; at-rules and what they hold go."""
        css = _COMMENT.sub("", css)
        if "@" in css:
            self.removed.add("@")
            css = re.sub(r"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})", "", css)
        rules = [
            f"{selector.strip()} {{ {self._declarations(body)} }}"
            for selector, body in _CSS_RULE.findall(css)
            if not _HOSTILE.search(selector)
        ]
        return "\n".join(rules)


def _pairs(attributes: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(attributes), tuple(attributes.values())


def _check_styles(root: Element, by_id: dict[str, Element]) -> None:
    """ValueError for style rules that refer to more than gradients and unstyled clips.

    What else they refer to could carry the same rule, and so itself, without end.
    """
    for style in root.iter(f"{{{_SVG}}}style"):
        for name in _LOCAL.findall(style.text or ""):
            target = by_id.get(name)
            if target is None or target.tag in _GRADIENTS:
                continue
            unstyled = not any(part.get("class") for part in target.iter())
            if target.tag != f"{{{_SVG}}}clipPath" or not unstyled:
                raise ValueError("refers to itself")


@dataclass
class _Weight:
    """Counts what a drawing comes to when its references are followed."""

    by_id: dict[str, Element]
    _known: dict[int, int] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    def check(self, root: Element) -> None:
        """ValueError for a drawing that refers to itself or grows beyond measure."""
        if self._of(root, 0) > _MAX_DRAWN:
            raise ValueError("too many references")

    def _of(self, element: Element, depth: int) -> int:
        key = id(element)
        if key in self._open or depth > 4 * _MAX_DEPTH:
            raise ValueError("refers to itself")
        if key not in self._known:
            self._open.add(key)
            total = 1 + sum(self._of(child, depth + 1) for child in element)
            points = len(element.get("d", "") + element.get("points", "")) // 2 + 2
            for name, value in element.attrib.items():
                for target in self._targets(name, value):
                    times = points if name.startswith("marker") or name == "style" else 1
                    total += times * self._of(target, depth + 1)
            self._open.discard(key)
            self._known[key] = total
        return self._known[key]

    def _targets(self, name: str, value: str) -> list[Element]:
        names = [value[1:]] if name == "href" else _LOCAL.findall(value)
        return [self.by_id[one] for one in names if one in self.by_id]


def _size(root: Element) -> tuple[float, float]:
    """Width and height in px: as said, or by the view box, or CSS's default."""
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        ratio = float(box[2]) / float(box[3])
        natural = float(box[2]), float(box[3])
    except (IndexError, ValueError, ZeroDivisionError):
        natural = _DEFAULT_PX
        ratio = natural[0] / natural[1]
        root.attrib.pop("viewBox", None)
    if not math.isfinite(ratio) or ratio <= 0:
        raise ValueError("no size")
    if width is None and height is None:
        width, height = natural
    width = width if width is not None else (height or 0) * ratio
    height = height if height is not None else width / ratio
    if not (0.5 <= width <= 1e5 and 0.5 <= height <= 1e5):
        raise ValueError("no size")
    return width, height


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _PX[(match[2] or "").lower()] if match else None
