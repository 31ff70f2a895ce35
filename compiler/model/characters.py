"""What counts as a character of a text: everything but white space, which is the layout's."""

from __future__ import annotations


def visible(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def visible_count(text: str) -> int:
    """How many characters of the text count."""
    return sum(map(len, text.split()))
