"""The Chinese dash (——) is one line two characters wide.

GB/T 15834-2011, 4.10.1 and 5.1.4. Two to four hyphens, full-width hyphens or box lines, and two or
three dashes of any kind, blanks between them or not, become —— between Chinese text. A single
dash is mended only where it can be no connection mark (4.13): after a stop, at a line's start
before text, or before a word that explains (即, 这就是, 尤其是 …). A single hyphen or short dash
only before such a word. Ranges, routes and compounds keep theirs.

- ``印刷--保存`` → ``印刷——保存``, ``字－－纸`` → ``字——纸``, ``─ ─`` → ``——``
- stay: ``北京—上海``, ``北京-上海``, ``1990-1995``, ``2019--2020``, ``--force``, ``-----``
"""

from __future__ import annotations

import re

from compiler.model.walk import ATOM, Edit
from compiler.sources.mending.context import Context, context_of, replacement
from compiler.sources.wording.characters import is_blank, is_han

_LINES = "\u2014\u2015\u2500\u2501\u2e3a\ufe31"  # — ― ─ ━ ⸺ ︱
_SHORT = r"\-" + "\uff0d\u2010\u2011\u2012\u2013\u2212"  # - － ‐ ‑ ‒ – −
_DASH = re.compile(f"[{_LINES}{_SHORT}](?:[ \u00a0\u3000]?[{_LINES}{_SHORT}])*")
_LONGEST = 4  # signs; more are a line to write on
_EXPLAINS = re.compile(
    r"\s*(?:即|也就是|就是|这就是|这是|那就是|尤其|特别是|包括|例如|比如|譬如|因为|但是|却|虽然"
    r"|尽管|不仅|而且|而是|而不是|从而|也许|或许)"
)
_AFTER_STOP = frozenset("。，；：？！…")
_WHOLE = frozenset("\u2014\u2015")  # single dashes as long as a character


def edits(text: str) -> tuple[Edit, ...]:
    """What to replace in a run's joined text; pure."""
    found: list[Edit] = []
    for match in _DASH.finditer(text):
        signs = re.sub(r"\s", "", match[0])
        if match[0] != "——" and _is_dash(signs, match, context_of(text)):
            found += replacement(match.start(), match[0], "——")
    return tuple(found)


def _is_dash(signs: str, match: re.Match[str], context: Context) -> bool:
    start, end = match.span()
    if not context.is_free(start, end):
        return False
    if len(signs) == 1 and signs != "\u2e3a":
        return _is_single_dash(signs, start, end, context)
    if len(signs) > (3 if set(signs) & _WHOLE else _LONGEST):
        return False
    return _between_chinese(start, end, context)


def _between_chinese(start: int, end: int, context: Context) -> bool:
    """Chinese on both sides, or on one with the line's end on the other."""
    before, after = context.before(start), context.after(end)
    left, right = context.chinese_before(start), context.chinese_after(end)
    if left and not after:
        return context.text[end : end + 1] != ATOM and start > 1  # 甲-- is no sentence
    return (left or not before) and right


def _is_single_dash(sign: str, start: int, end: int, context: Context) -> bool:
    before, after = context.before(start), context.text[end:]
    explains = is_han(before) and bool(_EXPLAINS.match(after))
    if sign in _WHOLE:
        at_start = not before and context.chinese_after(end)
        return explains or at_start or (before in _AFTER_STOP and context.chinese_after(end))
    # A hyphen or short dash with no blank beside it joins two words.
    return explains and is_blank(context.text[start - 1]) and is_blank(after[0])
