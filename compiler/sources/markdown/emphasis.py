"""Bold and emphasis as Chinese writers type them: ``**重点：**内容``, ``** 有空格 **``.

CommonMark (6.2, "flanking") wants white space or punctuation outside a mark that has punctuation
inside. Chinese has no spaces there, so the stars would be printed. Beside an ideograph a mark may
open or close whatever stands on its other side, as the editors do it that these texts are from.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from compiler.sources.wording.characters import IDEOGRAPH

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_PAIR = re.compile(
    r"\*\*([ \t\u00a0\u3000]*+)([^*\n]*[^*\n \t\u00a0\u3000])([ \t\u00a0\u3000]*+)\*\*"
)

_LINES_APART = re.compile(  # the marks on lines of their own
    r"^\*\*[ \t]*+\n([^*\n]{1,60}[^*\s])[ \t]*+\n\*\*[ \t]*+$", re.MULTILINE
)
_SEAM = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")


def use(reader: MarkdownIt) -> None:
    """Let ``reader`` take stars beside ideographs for marks."""
    reader.inline.ruler.at("emphasis", _tokenize)


def with_tight_marks(text: str) -> str:
    """``text`` with the blanks inside ``** …… **`` set outside, where a line's stars pair up.

    ``**甲****乙**``, bold that ends where bold begins, is made one.
    """
    lines = _LINES_APART.sub(r"**\1**", text).split("\n")
    fenced = False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and "**" in line and "`" not in line:
            whole = _SEAM.sub("", line)
            lines[index] = _PAIR.sub(_tightened, whole) if _may_be_loose(whole) else whole
    return "\n".join(lines)


def _may_be_loose(line: str) -> bool:
    pairs = line.count("**") % 2 == 0 and "***" not in line
    return pairs and ("** " in line or " **" in line or "**\u3000" in line or "\u3000**" in line)


def _tightened(match: re.Match[str]) -> str:
    before, words, after = match.groups()
    operator = before and match.start() and match.string[match.start() - 1].isspace()
    if operator:  # 2 ** 3
        return match[0]
    return f"{before}**{words}**{after}" if IDEOGRAPH.search(words) else match[0]


def _tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """markdown-it's own rule for ``*`` and ``_``, but for the neighbours that let it open."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        end = state.pos + scanned.length
        before = state.src[state.pos - 1] if state.pos else " "
        after = state.src[end] if end < state.posMax else " "
        if IDEOGRAPH.match(before) and not isWhiteSpace(ord(after)):
            opens = True
        if IDEOGRAPH.match(after) and not isWhiteSpace(ord(before)):
            closes = True
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos += scanned.length
    return True
