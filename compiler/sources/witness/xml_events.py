"""What an XML parser meets in a part, event by event; a part with a DTD is not read."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Have expat tell what it meets, names with their namespace before a blank.

    Raises ValueError for a part with a DTD: none may have one (ISO/IEC 29500-2 §8.1.4).
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords


def _refuse(*_declared: object) -> None:
    raise ValueError("DOCTYPE")
