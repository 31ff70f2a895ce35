"""Formulas between two lines of ``$$``, which dollarmath only sees where a paragraph begins.

Right under a line of text they would be read as its next lines, and each ``_`` in them as a mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from compiler.sources.markdown.code_lines import FORMULA, fences


def with_formulas_apart(lines: Sequence[str]) -> list[str]:
    """The lines with an empty one before and after each such formula."""
    result: list[str] = []
    inside = False
    for line, fence in zip(lines, fences(lines), strict=True):
        edge = fence == FORMULA and line.strip() == FORMULA
        if edge and not inside and result and result[-1].strip():
            result.append("")
        result.append(line)
        if edge and inside:
            result.append("")
        inside = inside != edge
    return result
