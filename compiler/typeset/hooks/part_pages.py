"""A part of a booklet laid out by itself: where its pages begin, and what they know of other parts.

The engine begins each document on a right page with counters of its own, makes margin boxes as
soon as all pages are there, and knows the targets of its own tree. A context that is told so begins
on another side and with other counters, leaves margin boxes to the writer, and finds the targets
that stand in other parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint import layout
from weasyprint.css.targets import TargetLookupItem
from weasyprint.layout import block

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced
from compiler.typeset.parts.record import RIGHT, Counters


class UnknownTargetError(Exception):
    """Content that waits for the pages of another part."""


class WholeNeededError(Exception):
    """Content that no part can make by itself; its argument says what."""


@dataclass
class Start:
    """How the pages of a part begin; ``found`` collects the foreign anchors that are asked for.

    ``items`` are the numbers of the part's items by the identity of their elements, ``looked_at``
    is the last of them that was begun to be laid out. ``pages`` are there if they are made already.
    """

    side: str = RIGHT
    counters: Counters | None = None
    furnished: bool = True
    unnumbered: bool = False
    found: set[str] = field(default_factory=set)
    items: Mapping[int, int] = field(default_factory=dict)
    looked_at: int = -1
    pages: list[Any] | None = None


class _ForeignBox:
    """Stands for the box of a target in another part, of whose page the counters are known.

    As its own counters they are no missing ones: no page is made again for them.
    """

    def __init__(self, counters: Counters) -> None:
        self.cached_counter_values = {name: [*values] for name, values in counters.items()}

    def extract_text(self, _style: str) -> str:
        """The engine would take it from the box."""
        raise WholeNeededError("target-text")


class _ForeignTarget(TargetLookupItem):  # type: ignore[misc]  # the engine has no types
    """A target in another part: known by the counters of its page, or not yet."""

    def __init__(self, name: str, counters: Counters | None, start: Start) -> None:
        super().__init__()
        self._name, self._is_known, self._start = name, counters is not None, start
        self.target_box = _ForeignBox(counters or {})

    @property
    def state(self) -> str:
        """What the engine asks first, whenever it asks for a target."""
        self._start.found.add(self._name)
        if self._is_known:
            return "up-to-date"
        if self._start.unnumbered:
            return "undefined"  # as the engine calls one that is nowhere
        raise UnknownTargetError(self._name)

    @state.setter
    def state(self, value: str) -> None:
        """Nothing: it is what it is."""


def begin(
    context: Any, start: Start, foreign: frozenset[str], targets: Mapping[str, Counters] | None
) -> None:
    """Tell a layout context how its pages begin, before the boxes of its tree are made.

    ``targets`` are the counters of the foreign anchors, None if they are not known yet; of those
    that stand on no page there are none.
    """
    context.wenxuan_start = start
    items = context.target_collector.target_lookup_items
    for name in foreign - items.keys():
        counters = None if targets is None else targets.get(name, {})
        items[name] = _ForeignTarget(name, counters, start)


def is_left(context: Any, page_number: int) -> bool:
    """Whether a page (from 1, in its part) is a left-hand one; what asks depends on the side."""
    context.wenxuan_asked_side = True
    return not context.page_maker[page_number - 1][2]


def asked_for_side(context: Any) -> bool:
    """Whether something on the pages of a context has asked on which side it is."""
    return bool(vars(context).get("wenxuan_asked_side"))


@contextmanager
def _installed() -> Iterator[None]:
    initialize, make = layout.initialize_page_maker, layout.make_margin_boxes
    make_all, lay_out = layout.make_all_pages, block._in_flow_layout  # noqa: SLF001 - guarded

    def initialize_page_maker(context: Any, root_box: Any) -> None:
        start: Start | None = vars(context).get("wenxuan_start")
        if start and start.pages is not None:
            return
        initialize(context, root_box)
        if start is None:
            return
        resume_at, next_page, _, state, remake = context.page_maker[0]
        if start.counters is not None:
            state[1].update({name: [*values] for name, values in start.counters.items()})
            state[2][0].update(start.counters)
        context.page_maker[0] = (resume_at, next_page, start.side == RIGHT, state, remake)

    def make_margin_boxes(context: Any, page: Any, state: Any) -> Any:
        start: Start | None = vars(context).get("wenxuan_start")
        return () if start and not start.furnished else make(context, page, state)

    def make_all_pages(context: Any, *rest: Any) -> Any:
        start: Start | None = vars(context).get("wenxuan_start")
        made = start.pages if start else None
        return make_all(context, *rest) if made is None else made

    def _in_flow_layout(context: Any, box: Any, index: int, child: Any, *rest: Any) -> Any:
        start: Start | None = vars(context).get("wenxuan_start")
        number = start.items.get(id(child.element)) if start and start.items else None
        if start and number is not None and number > start.looked_at:
            start.looked_at = number
        return lay_out(context, box, index, child, *rest)

    with (
        replaced(
            layout,
            initialize_page_maker=initialize_page_maker,
            make_margin_boxes=make_margin_boxes,
            make_all_pages=make_all_pages,
        ),
        replaced(block, _in_flow_layout=_in_flow_layout),
    ):
        yield


HOOK = Hook(
    "part-pages",
    (
        Fingerprint("weasyprint.layout", "initialize_page_maker", "a7930c337ba2e5c6"),
        Fingerprint("weasyprint.layout", "layout_document", "421aba4c280938be"),
        Fingerprint("weasyprint.layout.page", "make_margin_boxes", "ff19320efeb0e696"),
        Fingerprint("weasyprint.layout.page", "make_page", "956a4c5f9b42bac8"),
        Fingerprint("weasyprint.css.targets", "TargetCollector.lookup_target", "a694cf7a9ebd1a64"),
        Fingerprint("weasyprint.css.targets", "TargetCollector.collect_anchor", "18935868ec012d64"),
        Fingerprint("weasyprint.css.targets", "TargetLookupItem.__init__", "c4e20f7da265cd4d"),
        Fingerprint(
            "weasyprint.formatting_structure.build", "compute_content_list", "6b1024d8524ef464"
        ),
    ),
    _installed,
)
