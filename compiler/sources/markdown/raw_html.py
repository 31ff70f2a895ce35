"""HTML between Markdown: taken for that only where an element begins (``html.elements``).

CommonMark (6.6) takes any name for one: ``先按 <Enter> 键`` would lose its key.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline, html_inline

from compiler.sources.html.elements import Elements, elements_of

_ELEMENTS = "wenxuan-elements"  # where markdown-it's ``env`` keeps what the whole text says
_TAG = re.compile(r"</?[A-Za-z]")


def use(reader: MarkdownIt) -> None:
    """Let ``reader`` leave ``<`` in the text where it opens no element."""
    reader.inline.ruler.at("html_inline", _inline)
    # What a paragraph may be ended by is said again: ``at`` forgets it.
    reader.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def note_elements(text: str, env: MutableMapping[str, Any]) -> None:
    """Keep in ``env`` which elements the whole of ``text`` opens and closes."""
    env[_ELEMENTS] = elements_of(text)


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
