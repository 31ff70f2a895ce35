"""Brackets that nothing closes, told at once: a link or picture begun so is none.

markdown-it looks for the end of each from its beginning on, through all that stand in between.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_Rule = Callable[[StateInline, bool], bool]
_RULES = ("link", "image", "footnote_inline")


def use(reader: MarkdownIt) -> None:
    """Let the rules that read brackets ask first whether one can close."""
    rules = {rule.name: rule.fn for rule in reader.inline.ruler.__rules__}
    for name in _RULES:
        reader.inline.ruler.at(name, _closing(rules[name]))


def _closing(rule: _Rule) -> _Rule:
    def asked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
        return state.pos < _last_closed(state.src) and bool(rule(state, silent))

    return asked


@lru_cache(maxsize=1)
def _last_closed(text: str) -> int:
    return text.rfind("]")
