"""Quotations that only indent: parts of the text, each under a numbered head of its own."""

from __future__ import annotations

from bs4.element import Tag

from compiler.sources.html.stream import first_text
from compiler.sources.wording.heading_numbers import ITEMS, form_of

_LONGEST = 40  # characters of a head
_FEWEST = 2  # a single one may be quoted with its head
_MOST_NODES = 16  # of which its head is read


def without_indents(root: Tag) -> None:
    """Make plain wrappers of quotations that begin with the numbered head of a part."""
    parts = [tag for tag in root.find_all("blockquote") if _is_part(tag)]
    for tag in parts if len(parts) >= _FEWEST else ():
        tag.name = "div"


def _is_part(tag: Tag) -> bool:
    first = next((child for child in tag.contents if isinstance(child, Tag)), None)
    if first is None or str(first.previous_sibling or "").strip():
        return False
    text = first_text(first, _MOST_NODES).strip()
    form = form_of(text)
    return len(text) <= _LONGEST and form is not None and form not in ITEMS
