"""Changes in the trees of Word files and web pages: well formed still, and wrong in their sense."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

# Numbers, names and switches that writers of such files would not write.
ODD = (
    *("", " ", "0", "-1", "1", "9", "65536", "2147483648", "-99999999999", "1e9", "1.5", "NaN"),
    *(
        "true",
        "false",
        "none",
        "off",
        "%1",
        "%1.%2%9",
        "纸" * 40,
        "x" * 3000,
        "\u3000",
        "a b",
        "../x",
    ),
    *(
        "http://127.0.0.1/",
        "#a",
        "rId1",
        "p",
        "Normal",
        "a",
        "upperRoman",
        "chineseCounting",
        "TOC",
    ),
)
TEXTS = (
    "",
    " ",
    "纸",
    "\u3000",
    "一、",
    "目录",
    "1.",
    "“",
    "[1]",
    "图1 纸",
    "编者按：",
    "\n",
    "a" * 500,
)
_PARTS = re.compile(
    r"(?:word/(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|settings)\.xml"
    r"|.*\.rels|docProps/.*\.xml)"
)
_TAG = re.compile(r"(<[^<>]*>)")
_MOST_TOKENS = 4000

Change = Callable[[ET.Element, list[ET.Element], random.Random], None]


def _removed(parent: ET.Element, _: list[ET.Element], chance: random.Random) -> None:
    if len(parent):
        parent.remove(chance.choice(list(parent)))


def _repeated(parent: ET.Element, _: list[ET.Element], chance: random.Random) -> None:
    if len(parent):
        child = chance.choice(list(parent))
        place = chance.randint(0, len(parent))
        for _turn in range(chance.choice((1, 1, 2, 40))):
            parent.insert(place, copy.deepcopy(child))


def _moved(parent: ET.Element, every: list[ET.Element], chance: random.Random) -> None:
    parent.insert(chance.randint(0, len(parent)), copy.deepcopy(_small(every, chance)))


def _nested(parent: ET.Element, _: list[ET.Element], __: random.Random) -> None:
    inner = ET.Element(parent.tag, dict(parent.attrib))
    inner.extend(list(parent))
    for child in list(parent):
        parent.remove(child)
    parent.append(inner)


def _renamed(parent: ET.Element, every: list[ET.Element], chance: random.Random) -> None:
    parent.tag = chance.choice(every).tag


def _restated(parent: ET.Element, every: list[ET.Element], chance: random.Random) -> None:
    keys = list(parent.attrib) or list(chance.choice(every).attrib)
    if keys:
        parent.set(chance.choice(keys), chance.choice(ODD))


def _unstated(parent: ET.Element, _: list[ET.Element], chance: random.Random) -> None:
    if parent.attrib:
        del parent.attrib[chance.choice(list(parent.attrib))]


def _reworded(parent: ET.Element, _: list[ET.Element], chance: random.Random) -> None:
    parent.text = chance.choice(TEXTS)


def _shuffled(parent: ET.Element, _: list[ET.Element], chance: random.Random) -> None:
    children = list(parent)
    chance.shuffle(children)
    parent[:] = children


_CHANGES: tuple[Change, ...] = (
    *(_removed, _repeated, _moved, _nested, _renamed, _restated, _restated, _unstated),
    *(_reworded, _shuffled),
)


def _small(every: Sequence[ET.Element], chance: random.Random) -> ET.Element:
    """An element with little in it: copies of large ones only make files large."""
    for _ in range(20):
        found = chance.choice(every)
        if sum(1 for _ in found.iter()) < 200:
            return found
    return ET.Element("x")


def changed_xml(data: bytes, chance: random.Random) -> bytes:
    """An XML part after a few changes; as it is where it cannot be parsed."""
    try:
        root = ET.fromstring(data)  # noqa: S314 - files of our own
    except ET.ParseError:
        return data
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        every = list(root.iter())
        chance.choice(_CHANGES)(chance.choice(every), every, chance)
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True))


def changed_word(data: bytes, chance: random.Random) -> bytes:
    """A Word file with changes in some of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    known = [name for name in parts if _PARTS.fullmatch(name)]
    for name in chance.sample(known, min(len(known), chance.choice((1, 1, 2)))):
        parts[name] = changed_xml(parts[name], chance)
    if chance.random() < 0.05 and known:
        del parts[chance.choice(known)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed_html(data: bytes, chance: random.Random) -> bytes:
    """A page whose tags and texts are moved, repeated, left out and given odd values."""
    tokens = _TAG.split(data.decode("utf-8", "replace"))[:_MOST_TOKENS]
    tags = [token for token in tokens if token.startswith("<")] or ["<p>"]
    for _ in range(chance.choice((1, 2, 4, 12))):
        at, to = sorted(chance.randint(0, len(tokens)) for _ in range(2))
        match chance.randint(0, 6):
            case 0:
                del tokens[at : min(to, at + 20)]
            case 1:
                tokens[at:at] = tokens[at : at + 20] * chance.choice((1, 2, 30))
            case 2:
                tokens.insert(at, chance.choice(tags))
            case 3:
                tokens.insert(at, chance.choice(tags) * chance.choice((2, 60)))
            case 4:
                tokens.insert(at, chance.choice(TEXTS))
            case 5 if tokens:
                at = min(at, len(tokens) - 1)
                tokens[at] = re.sub(r'"[^"]*"', f'"{chance.choice(ODD)}"', tokens[at], count=1)
            case _:
                piece = tokens[at : at + 30]
                chance.shuffle(piece)
                tokens[at : at + 30] = piece
        del tokens[_MOST_TOKENS:]
    return "".join(tokens).encode()
