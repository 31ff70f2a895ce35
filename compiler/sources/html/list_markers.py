"""What a browser shows before the items of a list (HTML §4.4.5–4.4.8, CSS Lists Level 3 §3–4).

``type``, ``start``, ``reversed``, ``value`` and ``list-style``, as far as an item shows anything
else than the next number of the list, which the theme counts itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from compiler.sources.html.profile import attribute
from compiler.sources.html.stylesheets import declared
from compiler.sources.wording.number_forms import written

_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_FORMS = {  # as Word names them, and what stands after the number (CSS Counter Styles §6–7)
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "japanese-informal": ("chineseCountingThousand", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}  # fmt: skip
_TEXT = re.compile(r"""["']([^"'\\]{1,8})["']""")
_NUMBER = re.compile(r"\s*([+-]?\d{1,5})\b")


def markers(tag: Tag, items: Sequence[Tag], kept: Sequence[bool]) -> list[str | None]:
    """The marker of each item that is ``kept``; None where it is the list's own.

    An item that holds nothing is counted all the same.
    """
    ordered = tag.name == "ol"
    number = first = start_of(tag, len(items))
    step = -1 if ordered and tag.has_attr("reversed") else 1
    found: list[str | None] = []
    whole = _style(tag)
    for item, is_kept in zip(items, kept, strict=True):
        value = _NUMBER.match(attribute(item, "value")) if ordered else None
        number = int(value[1]) if value else number
        style = _style(item) or whole or ("decimal" if ordered else "")
        usual = ordered and style == "decimal" and number == first + len(found)
        if is_kept:
            found.append(None if usual else _marker(style, number))
        number += step
    return found


def start_of(tag: Tag, count: int) -> int:
    """The number of the first item."""
    start = _NUMBER.match(attribute(tag, "start"))
    if start:
        return int(start[1])
    return count if tag.has_attr("reversed") and tag.name == "ol" else 1


def _marker(style: str, number: int) -> str | None:
    """What a style shows; None for one that only the theme can draw."""
    if style == "none":
        return ""
    if text := _TEXT.fullmatch(style):
        return text[1]
    if style not in _FORMS:
        return None
    form, after = _FORMS[style]
    return written(number, form) + after


def _style(tag: Tag) -> str:
    """The list style that an element names itself, "" if it names none."""
    said = declared(attribute(tag, "style"))
    named = said.get("list-style-type") or said.get("list-style", "")
    for part in _TEXT.findall(named):
        return f'"{part}"'
    words = named.replace("!important", "").split()
    known = next((word for word in words if word == "none" or word in _FORMS), "")
    return known or _TYPES.get(attribute(tag, "type").strip(), "")
