"""The Chinese ellipsis (……) is six dots, two characters wide.

GB/T 15834-2011, 4.11.1 and 5.1.4. Three to six points, one to three …, ⋯ (U+22EF) or ‥, and runs
of 。 or 、 that no sentence has become …… in Chinese text. Twelve dots (…………) stand for whole
paragraphs left out (4.11.3.2) and stay.

- ``等等...`` → ``等等……``, ``他走了。。。`` → ``他走了……``, ``⋯⋯`` → ``……``; alone also ``......``
- stay: ``wait...``, ``1...5``, leaders before a page number, ``[…]``, ``…………``
"""

from __future__ import annotations

import re

from compiler.model.walk import Edit
from compiler.sources.mending.context import Context, context_of, replacement
from compiler.sources.wording.characters import is_latin

_TWELVE = 4  # characters of an ellipsis that stands for paragraphs
_DOTS = re.compile(
    r"(?P<points>[.．](?:[ \u00a0]?[.．]){2,})|(?P<middle>[·・•](?:[ ]?[·・•]){2,})"
    r"|(?P<ready>[…⋯‥]+)|(?P<stops>。{3,}|、{3,})"
)
_ALONE = re.compile(r"[\s.．·・•…⋯‥。、]+")  # a paragraph of nothing but dots
_CHINESE_ALONE = re.compile("⋯{1,2}|‥{2}|[.．]{6}|[·・•]{6}|。{3,6}")


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    found: list[Edit] = []
    for match in _DOTS.finditer(text):
        wanted = _wanted(match, context_of(text))
        if wanted != match[0]:
            found += replacement(match.start(), match[0], wanted)
    return tuple(found)


def _wanted(match: re.Match[str], context: Context) -> str:
    start, end = match.span()
    if _ALONE.fullmatch(context.text) and _CHINESE_ALONE.fullmatch(match[0]):
        return "……"
    if not (context.chinese_before(start) or context.chinese_after(end)):
        return match[0]
    if any(context.protected[start:end]):
        return match[0]
    dots = len(match[0].replace(" ", "").replace("\u00a0", ""))
    if match["ready"]:
        return _ready(match[0])
    if match["stops"]:
        return "……" if dots <= 12 else match[0]
    return "……" if dots <= 6 and not _beside_latin(context, start, end) else match[0]


def _ready(dots: str) -> str:
    """Three-dot characters as two, or as four where they stand for paragraphs."""
    if len(dots) < _TWELVE:
        return "……"
    return "…" * len(dots) if len(dots) == _TWELVE else dots


def _beside_latin(context: Context, start: int, end: int) -> bool:
    """Whether the points belong to Latin text or lead to a page number."""
    before, after = context.before(start), context.after(end)
    return (bool(before) and is_latin(before)) or (bool(after) and is_latin(after))
