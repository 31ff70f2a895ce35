"""HTML between Markdown: taken for that only where an element begins (``html.elements``).

CommonMark (6.6) takes any name for one: ``先按 <Enter> 键`` would lose its key. A heading that
nothing closes ends with its line, as its writer saw it, and not with the text.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token

from compiler.sources.html.elements import Elements, elements_of

_ELEMENTS = "wenxuan-elements"  # where markdown-it's ``env`` keeps what the whole text says
_TAG = re.compile(r"</?[A-Za-z]")
_HEAD_TAG = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)


def use(reader: MarkdownIt) -> None:
    """Let ``reader`` leave ``<`` in the text where it opens no element."""
    reader.inline.ruler.at("html_inline", _inline)
    # What a paragraph may be ended by is said again: ``at`` forgets it.
    reader.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def note_elements(text: str, env: MutableMapping[str, Any]) -> None:
    """Keep in ``env`` which elements the whole of ``text`` opens and closes."""
    env[_ELEMENTS] = elements_of(text)


def close_heads(tokens: Sequence[Token]) -> None:
    """Close each heading that a block of HTML opens and nothing after it closes."""
    closed: set[str] = set()  # levels that are closed later in the text
    for token in reversed(tokens):
        if token.type != "html_block":
            continue
        end = ""
        for slash, level in reversed(_HEAD_TAG.findall(token.content)):
            if slash:
                closed.add(level)
            elif level in closed:
                closed.remove(level)
            else:
                end = f"</h{level}>\n"
        token.content += end


def _is_text(text: str, at: int, env: MutableMapping[str, Any]) -> bool:
    elements: Elements = env[_ELEMENTS]
    return _TAG.match(text, at) is not None and not elements.has(text, at)


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    return not _is_text(state.src, state.pos, state.env) and html_inline(state, silent)


def _block(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001 - as markdown-it calls it
) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    return not _is_text(state.src, at, state.env) and html_block(state, start, end, silent)
