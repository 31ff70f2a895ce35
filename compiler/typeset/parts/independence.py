"""Whether parts of a booklet, and the items of a part, depend on one another in more than pages.

Counters that run on, notes that are numbered through, boxes that stand on every page: what such
things are in one part, another decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from compiler.typeset.parts.items import Items
from compiler.typeset.parts.sides import PageRules
from compiler.typeset.parts.stretches import Tree

# Counters that begin anew where they are used: those of list items, and of notes in an article.
_OWN_COUNTERS = frozenset({"list-item", "footnote", "note"})


def _lookups(context: Any) -> Iterator[Any]:
    yield from context.target_collector.counter_lookup_items.values()


def shows_page_numbers(context: Any) -> bool:
    """Whether content shows counters of its own page; those of targets are listed there too."""
    return any(
        item.missing_counters
        and all(item.missing_counters is not of for of in item.missing_target_counters.values())
        for item in _lookups(context)
    )


def entangled(tree: Tree, pages: Sequence[Any]) -> str:
    """Why a part cannot be made by itself; "" if it can."""
    context = tree.context
    checks: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("page-total", lambda: any(_wants_total(item) for item in _lookups(context))),
        ("counters", lambda: _counts_through(context)),
        ("notes", lambda: _numbers_notes_through(tree, pages)),
    )
    return entangled_pages(context, pages) or next((name for name, holds in checks if holds()), "")


def entangled_pages(context: Any, pages: Sequence[Any]) -> str:
    """What of the pages belongs to others as well; "" for nothing."""
    if _has_running_elements(context):
        return "running-elements"
    return "fixed-boxes" if any(page.fixed_boxes for page in pages) else ""


def are_entangled(tree: Tree, items: Items) -> bool:
    """Whether what an item is could depend on another, or on the numbers of pages."""
    context = tree.context
    if (
        any(True for _ in _lookups(context))
        or PageRules(context).counts_on
        or _counts_through(context)
    ):
        return True
    notes = {id(note.element) for note in context.footnotes}
    return any(_counts_on(one, context.style_for, notes, frozenset()) for one in items.elements)


def _counts_on(element: Any, styles: Any, notes: set[int], begun: frozenset[str]) -> bool:
    """Whether something in an element is counted that nothing around it begins to count."""
    style = styles(element) if isinstance(element.tag, str) else None
    if style is None:
        return False
    begun |= _names(style["counter_reset"])
    counted = _names(style["counter_increment"])
    if "list-item" in style["display"]:
        counted |= {"list-item"}
    if id(element) in notes:
        counted |= {"footnote"}
    return not counted <= begun or any(_counts_on(one, styles, notes, begun) for one in element)


def _names(changed: Any) -> frozenset[str]:
    return frozenset(name for name, _ in changed) if isinstance(changed, tuple) else frozenset()


def _has_running_elements(context: Any) -> bool:
    return any(boxes for on in context.running_elements.values() for boxes in on.values())


def _wants_total(item: Any) -> bool:
    return "pages" in item.missing_counters or any(
        "pages" in names for names in item.missing_target_counters.values()
    )


def _counts_through(context: Any) -> bool:
    """Whether an element counts what could go on in the next part."""
    computed = context.style_for.get_computed_styles()
    styles = {id(style): style for (of, _), style in computed.items() if not _is_page(of)}
    return any(
        name not in _OWN_COUNTERS
        for style in styles.values()
        for changed in (style["counter_increment"], style["counter_set"], style["counter_reset"])
        if isinstance(changed, tuple)
        for name, _ in changed
    )


def _is_page(of: Any) -> bool:
    return isinstance(of, tuple)


def _numbers_notes_through(tree: Tree, pages: Sequence[Any]) -> bool:
    """Whether a note is numbered on from another part's: nothing around it begins anew."""
    notes = {note.element for page in pages for note in _notes_of(page)}
    if not notes:
        return False
    styles = tree.context.style_for
    resetting = {
        inner
        for element in tree.html.etree_element.iter()
        if isinstance(element.tag, str) and _resets_notes(styles(element))
        for inner in element.iter()
    }
    return not notes <= resetting


def _notes_of(page: Any) -> Iterator[Any]:
    yield from page.children[1].children if len(page.children) > 1 else ()


def _resets_notes(style: Any) -> bool:
    return "footnote" in _names(style["counter_reset"])
