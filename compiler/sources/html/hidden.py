"""Text that a page holds and does not show: taken out of the tree, and counted as ``hidden``.

``hidden``, ``display: none``, ``visibility: hidden`` and a font size of nothing, by attribute,
inline or by the page's own rules. What ``aria-hidden`` keeps from readers aloud is shown. A page
whose text is hidden until a program shows it (as WeChat's are saved) is read all the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bs4.element import PageElement, Tag

from compiler.model.characters import visible_count
from compiler.sources.account import Account
from compiler.sources.html.profile import attribute
from compiler.sources.html.stream import PROGRAMS, is_readable, readable_text
from compiler.sources.html.stylesheets import declared, settle_stylesheets

_HIDING = re.compile("display|visibility|font-size", re.IGNORECASE)
_NOTHING = re.compile(r"0+(?:\.0+)?(?:px|pt|em|rem|%|ex|ch|vw|vh)?(?:\s*!important)?")
_RELATIVE = re.compile(r"[\d.]+(?:em|%|ex|ch)(?:\s*!important)?|inherit|smaller|larger")
_SENTENCE = re.compile("[，。；：！？]")
_MOST_ROUNDS = 3  # of an element that is shown in one that is
_MOST_AGAIN = 0.7  # of a hidden text that is the source of one that is shown
_SHORTEST = 15  # characters: a line of running text has more


@dataclass(frozen=True)
class _State:
    """What text is under: an element without display, one that is invisible, one without size.

    ``group`` numbers the outermost element that hides it.
    """

    gone: bool = False
    invisible: bool = False
    sizeless: bool = False
    group: int = 0

    @property
    def hidden(self) -> bool:
        return self.gone or self.invisible or self.sizeless


def without_hidden(root: Tag, account: Account) -> None:
    """Take out of the tree what is not shown, unless it is the greater part of the text."""
    settle_stylesheets(root)
    roots = [root]
    for _ in range(_MOST_ROUNDS):
        roots = [shown for part in roots for shown in _take_out(part, account)]


def _take_out(root: Tag, account: Account) -> list[Tag]:
    """Take hidden text out; the elements that are shown although they say that they are not."""
    groups: dict[int, list[PageElement]] = defaultdict(list)
    for group, node in _hidden(root):
        groups[group].append(node)
    whole = _running([root]) if groups else 0
    shown = []
    for nodes in groups.values():
        if 2 * _running(nodes) > whole and not _is_shown_again(nodes, root):
            shown += [node for node in nodes if isinstance(node, Tag) and node.name != "img"]
            continue
        for node in nodes:
            account.drop("hidden", readable_text(node) if isinstance(node, Tag) else str(node))
            node.extract()
    return shown


def _is_shown_again(nodes: Sequence[PageElement], root: Tag) -> bool:
    """Whether the sentences of the nodes stand once more in ``root``, outside of them."""
    own = Counter(_clauses(nodes))
    whole = Counter(_clauses([root]))
    again = sum(len(clause) for clause, count in own.items() if whole[clause] > count)
    return again > _MOST_AGAIN * sum(map(len, own))


def _clauses(nodes: Iterable[PageElement]) -> Iterator[str]:
    """What stands between the stops of the texts in the nodes."""
    for node in nodes:
        for text in node.descendants if isinstance(node, Tag) else (node,):
            if is_readable(text):
                yield from filter(None, (c.strip() for c in _SENTENCE.split(str(text))))


def _hidden(root: Tag) -> Iterator[tuple[int, PageElement]]:
    """Elements without display, and texts and pictures that cannot be seen, by their group."""
    count = 0
    stack: list[tuple[Iterator[PageElement], _State]] = [(iter(root.contents), _State())]
    while stack:
        children, state = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            if child.name in PROGRAMS:
                continue
            inner = _state(child, state)
            if inner.gone or (inner.hidden and not state.hidden):
                count += 1
                inner = replace(inner, group=count)
            if inner.gone or (inner.invisible and child.name == "img"):
                yield inner.group, child
            else:
                stack.append((iter(child.contents), inner))
        elif state.hidden and is_readable(child) and str(child).strip():
            yield state.group, child


def _state(tag: Tag, outer: _State) -> _State:
    if not tag.attrs:  # most have none
        return outer
    gone = tag.has_attr("hidden")
    style = attribute(tag, "style")
    if not _HIDING.search(style):
        return replace(outer, gone=True) if gone else outer
    said = declared(style)
    visibility = said.get("visibility", "")
    size = said.get("font-size", "")
    sizeless = outer.sizeless
    if size and not (sizeless and _RELATIVE.fullmatch(size)):
        sizeless = bool(_NOTHING.fullmatch(size))
    return _State(
        gone or said.get("display", "").startswith("none"),
        visibility.startswith(("hidden", "collapse")) if visibility else outer.invisible,
        sizeless,
        outer.group,
    )


def _running(nodes: Iterable[PageElement]) -> int:
    """How many characters of sentences stand in the nodes."""
    texts = (
        text
        for node in nodes
        for text in (node.descendants if isinstance(node, Tag) else (node,))
        if is_readable(text) and _SENTENCE.search(str(text))
    )
    return sum(size for text in texts if (size := visible_count(str(text))) >= _SHORTEST)
