"""Marks of Markdown's dialects inside a line: ==高亮==, H~2~O, 米^2^, formulas, tasks.

Each mark is read only where it cannot be text: Chinese writes ranges with ``~``, prices with ``$``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from compiler.sources.markdown import tex
from compiler.sources.wording.characters import IDEOGRAPH, ONE_HAN

_LONGEST_MARKED = 200  # characters
_HIGHLIGHT = re.compile(rf"==(?=[^\s=])([^\n]{{0,{_LONGEST_MARKED}}}?[^\s=])==(?!=)")
_RAISED = re.compile(rf"\^([0-9A-Za-z+\-−()*,.\[\]①-⑳]{{1,12}}|{ONE_HAN}{{1,6}})\^(?!\^)")
_LOWERED = re.compile(r"~([0-9]{1,4}[+\-−]?|[A-Za-z]{1,6}(?=~(?![A-Za-z0-9])))~(?!~)")
_BEFORE_RAISED = re.compile(r"[\w)\]}）》”’%°]")
_BEFORE_LOWERED = re.compile(r"[A-Za-z)\]}）]")
_BRACKETED = re.compile(r"\\\(([^\n]{1,400}?)\\\)|\\\[((?:.|\n){1,2000}?)\\\]")
_DOLLARS = re.compile(
    r"\$\$([^$\n]{1,400}?)\$\$(?!\$)|\$(?=[^\s$])([^$\n]{0,400}?[^\s\\$])\$(?![0-9A-Za-z$])"
)
_WORDS = re.compile(r"\\(?:text|mbox|mathrm|textrm)\s*\{[^{}]*\}")
_FORMULA = re.compile(r"[\\^_{}=<>+]|\A[A-Za-z0-9.,()\-]{1,4}\Z")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]", re.ASCII)
_TASK = re.compile(r"\[([ xX])\][ \u00a0]")
_SIGN_OF_TASK = {" ": "□ ", "x": "√ ", "X": "√ "}
_WRAPPER = re.compile(r"\\(?:begin|end)\{(?:equation|displaymath|math)\*?\}")  # show nothing
_EQUALS = re.compile("=")
_PLUS = re.compile(r"\+")
_INSERTED = re.compile(rf"\+\+(?=[^\s+])([^\n+]{{0,{_LONGEST_MARKED}}}?[^\s+])\+\+(?!\+)")


@dataclass
class Formulas:
    """The formulas of a text: how many are set as a line, and those left as TeX."""

    set: int = 0
    unset: list[str] = field(default_factory=list)


def add_marks(reader: MarkdownIt) -> None:
    """Teach ``reader`` the marks; it must know footnotes already."""
    deflist_plugin(reader)
    dollarmath_plugin(reader, allow_labels=False, allow_blank_lines=False)
    reader.inline.ruler.at("math_inline", _formula)
    reader.inline.ruler.before("footnote_inline", "raised", _raised)
    reader.inline.ruler.before("strikethrough", "lowered", _lowered)
    reader.inline.ruler.before("emphasis", "highlight", _highlight)
    reader.inline.ruler.before("emphasis", "inserted", _inserted)


def settle_tasks(tokens: Sequence[Token]) -> None:
    """Write the boxes of a task list as signs that Chinese fonts have."""
    for before, token in zip(tokens, tokens[2:], strict=False):
        first = token.children[0] if token.type == "inline" and token.children else None
        if before.type != "list_item_open" or first is None or first.type != "text":
            continue
        if match := _TASK.match(first.content):
            first.content = _SIGN_OF_TASK[match[1]] + first.content[match.end() :]


def formula_html(content: str, found: Formulas) -> str:
    """A formula as HTML, counted in ``found``: as a line if it can be one, else its TeX."""
    content = _WRAPPER.sub("", content)
    line = tex.as_line(content)
    if line is not None:
        found.set += 1
        return line
    found.unset.append(content.strip())
    return "<br>".join(tex.kept(each.strip()) for each in content.strip().split("\n"))


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    r"""``$…$`` and ``\(…\)``; prices, names of variables and Chinese between dollars are text."""
    dollars = state.src[state.pos] == "$"
    pattern = _DOLLARS if dollars else _BRACKETED
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None or (dollars and _follows(state, _ASCII_WORD)):
        return False
    content = match[1] or match[2]
    bare = _WORDS.sub("", content)
    if IDEOGRAPH.search(bare) or not _FORMULA.search(bare):
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = content
    state.pos = match.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if match is None or not _follows(state, _BEFORE_RAISED):
        return False
    return _set(state, "sup", match[1], match.end(), silent=silent)


def _lowered(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    match = _LOWERED.match(state.src, state.pos, state.posMax)
    if match is None or not _follows(state, _BEFORE_LOWERED):
        return False
    return _set(state, "sub", match[1], match.end(), silent=silent)


def _follows(state: StateInline, sign: re.Pattern[str]) -> bool:
    return state.pos > 0 and sign.match(state.src[state.pos - 1]) is not None


def _set(state: StateInline, tag: str, text: str, end: int, *, silent: bool) -> bool:
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = text
        state.push(f"{tag}_close", tag, -1)
    state.pos = end
    return True


def _highlight(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    match = _HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if match is None or _follows(state, _EQUALS):
        return False
    if _follows(state, _ASCII_WORD) and _ASCII_WORD.match(match[1]):
        return False  # a == b of a program
    return _set_marked(state, "mark", match, silent=silent)


def _inserted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    """``++下划线++``; the language C++ is none."""
    match = _INSERTED.match(state.src, state.pos, state.posMax)
    if match is None or _follows(state, _ASCII_WORD) or _follows(state, _PLUS):
        return False
    return _set_marked(state, "u", match, silent=silent)


def _set_marked(state: StateInline, tag: str, match: re.Match[str], *, silent: bool) -> bool:
    """What a mark holds, which may hold other marks."""
    if not silent:
        most = state.posMax
        state.push(f"{tag}_open", tag, 1)
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
        state.posMax = most
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
