"""Ruby (注音, 拼音指南) as Word writes it (ISO/IEC 29500-1 §17.3.3.25)."""

from __future__ import annotations

from compiler.model.inline import Ruby, Text
from compiler.model.walk import ATOM
from compiler.sources.account import Account
from compiler.sources.encoding.decoding import invisible_in, without_invisible
from compiler.sources.word.source_text import text_of
from compiler.sources.word.xml_tree import Node

RUBY_PARTS = ("w:rubyBase", "w:rt")


def ruby(node: Node, account: Account) -> Ruby | None:
    """The ruby that a ``w:ruby`` is; None where its base or its annotation is empty, or not one."""
    parts = [[part for part in node.children if part.name == name] for name in RUBY_PARTS]
    texts = [text_of(part) for same in parts for part in same]
    if (
        any(len(same) != 1 for same in parts)
        or not all(text.strip() for text in texts)
        or ATOM in "".join(texts)
    ):
        return None
    for text in texts:
        if lost := invisible_in(text):
            account.drop("invisible-character", lost)
    base, annotation = (" ".join(without_invisible(text).split()) for text in texts)
    return Ruby((Text(base),), (Text(annotation),))
