"""Links: an address of the web or of mail, told by a relationship or by a field's code."""

from __future__ import annotations

from compiler.sources.flow.marks import Mark, Marks
from compiler.sources.word.reading import Reading
from compiler.sources.word.xml_tree import Node
from compiler.sources.wording.addresses import is_web


def of_element(node: Node, part: str, reading: Reading, marks: Marks) -> Marks:
    """The marks with the link of a ``w:hyperlink`` that stands in ``part``."""
    relation = reading.package.relations(part).get(node.get("r:id"))
    return to(relation.target if relation and relation.external else "", reading, marks)


def to(address: str, reading: Reading, marks: Marks) -> Marks:
    """The marks with a link, if the address can be one."""
    if not address or any(mark.style is None for mark in marks):
        return marks
    if is_web(address) or address.lower().startswith("mailto:"):
        return (Mark(None, address), *marks)
    reading.report.warn("sources.unsafe-link", reading.location, address=address[:80])
    return marks
