"""The page labels of a PDF as a viewer shows them (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def page_labels(document: pikepdf.Pdf) -> tuple[str, ...]:
    """The label of each page; its number from 1 where the file gives none."""
    count = len(document.pages)
    if "/PageLabels" not in document.Root:
        return tuple(str(number) for number in range(1, count + 1))
    ranges = dict(pikepdf.NumberTree(document.Root.PageLabels))
    found: list[str] = []
    rule: pikepdf.Object = Dictionary(S=pikepdf.Name.D)
    start = 0
    for index in range(count):
        if index in ranges:
            rule, start = ranges[index], index
        found.append(_label(rule, index - start))
    return tuple(found)


def _label(rule: pikepdf.Object, after: int) -> str:
    number = int(rule.get("/St", 1)) + after
    prefix = str(rule.get("/P", ""))
    match str(rule.get("/S", "")):
        case "/D":
            return f"{prefix}{number}"
        case "/r":
            return prefix + _roman(number)
        case "/R":
            return prefix + _roman(number).upper()
        case "/a" | "/A" as style:
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return prefix + (letter.upper() if style == "/A" else letter)
        case _:
            return prefix


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
