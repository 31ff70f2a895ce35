"""The numbers that a browser sets before the items of a list (HTML 4.4.5; CSS Counter Styles)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*+:\s*+([\w-]++)", re.IGNORECASE)
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass
class Counter:
    """The numbers of one list, as its items are met; ``style`` is "" for bullets."""

    next: int
    step: int
    style: str


def counter_of(element: Element) -> Counter:
    """The numbers that a list begins with."""
    named = _STYLE.search(element.get("style", ""))
    style = _TYPES.get(element.get("type", ""), "decimal")
    style = named[1].lower() if named else style
    if element.tag != "ol" and not (named and style in _WRITTEN):
        style = ""
    backwards = "reversed" in element.attrib
    first = sum(child.tag == "li" for child in element) if backwards else 1
    return Counter(_whole(element.get("start"), first), -1 if backwards else 1, style)


def marker(item: Element, counter: Counter) -> str:
    """The number before an item; "" for one without."""
    number = _whole(item.get("value"), counter.next)
    counter.next = number + counter.step
    named = _STYLE.search(item.get("style", ""))
    style = named[1].lower() if named else counter.style
    if not counter.style or style not in _WRITTEN:
        return ""
    return _written(number, style)


_WRITTEN = frozenset(
    [
        "decimal",
        "decimal-leading-zero",
        "lower-alpha",
        "lower-latin",
        "upper-alpha",
        "upper-latin",
        "lower-roman",
        "upper-roman",
    ]
)


def _written(number: int, style: str) -> str:
    if number <= 0 or style.startswith("decimal"):
        return str(number)
    if style.endswith("roman"):
        text, rest = "", number
        for value, sign in _ROMAN if number < 4000 else ():
            text += sign * (rest // value)
            rest %= value
        text = text or str(number)
    else:
        text, rest = "", number
        while rest:
            rest, place = divmod(rest - 1, 26)
            text = chr(ord("a") + place) + text
    return text.upper() if style.startswith("upper") else text


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else otherwise
