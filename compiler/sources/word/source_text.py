"""Every readable character of a part, by its own text nodes: the account's side of the proof.

This pass knows nothing of runs, fields or tables, so that what the walk over the document misses
is found by the conservation check.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.sources.word.xml_tree import Node

# Elements whose character data is notation: field codes, positions, binary data.
_NOTATION = frozenset(
    {
        "w:instrText", "w:delInstrText", "w:fldData", "w:binData", "wp:posOffset", "wp:align",
        "c:f", "c:formatCode", "c:ptCount", "c:idx", "c:order",
    }
)  # fmt: skip
_LINES = frozenset({"w:p", "a:p", "w:br", "w:cr", "w:tc"})  # white space: it is not counted
_NOTATION_PREFIXES = ("o", "wp14", "w10")


def texts(root: Node) -> Iterator[str]:
    """The pieces of text below ``root`` in document order, a line end before each paragraph."""
    for node in root.descendants():
        if node.name in _LINES:
            yield "\n"
        if own := own_text(node):
            yield own


def own_text(node: Node) -> str:
    """The characters of the element itself, without those below it."""
    if node.name == "w:noBreakHyphen":
        return "-"
    return "" if is_notation(node) else node.text


def text_of(root: Node) -> str:
    """All text below ``root``."""
    return "".join(texts(root))


def is_notation(node: Node) -> bool:
    """Whether an element's character data is no text of the manuscript."""
    return node.name in _NOTATION or node.name.partition(":")[0] in _NOTATION_PREFIXES
