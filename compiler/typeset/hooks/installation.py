"""Which changes of the engine are on: one call puts them all in place.

Each hook stands in a file of its own, names the functions it relies on and can be switched off by
name. Composition makes the lines, line_grid the height of boxes that ask for it, verso_foot the
page of such, table_breaks the rows of a page, turned_pages the place of a turned page's number; no
other changes what is seen or extracted. With all off the engine works as it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from compiler.typeset.guard import check_sources
from compiler.typeset.hooks import (
    collisions,
    composition,
    compression,
    font_data,
    font_subsets,
    leaders,
    line_grid,
    long_notes,
    page_loops,
    painted_structure,
    part_pages,
    serialisation,
    style_facts,
    style_sharing,
    table_breaks,
    turned_pages,
    undrawn_boxes,
    verso_foot,
)
from compiler.typeset.hooks.hook import Hook

HOOKS = (
    collisions.HOOK,
    compression.HOOK,
    font_data.HOOK,
    font_subsets.HOOK,
    leaders.HOOK,
    line_grid.HOOK,
    long_notes.HOOK,
    page_loops.HOOK,
    serialisation.HOOK,
    style_facts.HOOK,
    style_sharing.HOOK,
    table_breaks.HOOK,
    turned_pages.HOOK,
    undrawn_boxes.HOOK,
    verso_foot.HOOK,
)
_FOR_PARTS = (part_pages.HOOK, painted_structure.HOOK)
NAMES = frozenset({composition.NAME, *(hook.name for hook in HOOKS)})


def load_sources() -> None:
    """Read what all of them rely on, before processes are forked that check it."""
    for hook in (*_FOR_PARTS, *HOOKS):
        check_sources(hook.relies_on)


@contextmanager
def installed_hooks(
    without: frozenset[str] = frozenset(), lines: Hook | None = None, *, parts: bool = False
) -> Iterator[None]:
    """All hooks but those named, inside; around both layout and writing of one document.

    ``lines`` is the composition of that document's lines; it goes in first, as leaders wrap its
    drawing. With ``parts`` the document may come in parts, painted already; nothing is changed
    for one that does not. Raises TypesetError ``typeset.engine-changed``, naming the function, if
    the engine is not the one they were written for; then none is installed.
    """
    chosen = [hook for hook in (lines, *HOOKS) if hook and hook.name not in without]
    hooks = [*_FOR_PARTS, *chosen] if parts else chosen
    for hook in hooks:
        check_sources(hook.relies_on)
    with ExitStack() as stack:
        for hook in hooks:
            stack.enter_context(hook.install())
        yield
