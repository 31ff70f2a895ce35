"""Positions in a text that was read, and the engine's skip stacks that point at the same places."""

from __future__ import annotations

from typing import Any

from compiler.typeset.hooks.inline_text import InlineText
from compiler.typeset.hooks.text_nodes import Node, Span, TextRun


def is_current(text: InlineText) -> bool:
    """Whether the boxes still hold what was read: generated content is made again for counters."""
    nodes: list[Node] = [text.root]
    while nodes:
        node = nodes.pop()
        if node.box.children is not node.seen and not isinstance(node, TextRun):
            return False
        if isinstance(node, Span):
            nodes += node.children
        elif isinstance(node, TextRun) and node.box.text is not node.seen:
            return False
    return True


def position_of(text: InlineText, skip_stack: Any) -> int:
    """The character that the engine's ``skip_stack`` points at."""
    node: Node = text.root
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        if isinstance(node, TextRun):
            return node.start + len(node.box.text.encode()[:index].decode())
        if not isinstance(node, Span):
            break
        following = next((child for child in node.children if child.index >= index), None)
        if following is None:
            return node.stop
        node = following
        if node.index > index:
            break
    return node.start


def skip_stack_of(text: InlineText, position: int) -> Any:
    """The engine's skip stack for the line that starts at ``position``; None at the end."""
    if position >= text.paragraph.length:
        return None
    path: list[int] = []
    node: Node = text.root
    while isinstance(node, Span):
        node = next(child for child in node.children if child.start <= position < child.stop)
        path.append(node.index)
    stack: Any = None
    if isinstance(node, TextRun) and position > node.start:
        stack = {len(node.box.text[: position - node.start].encode()): None}
    for index in reversed(path):
        stack = {index: stack}
    return stack
