"""Loops of the engine that go over the whole booklet once a page, made to look things up.

Plain, 700 pages with 1,100 contents lines spend a sixth of the build in them. The answers are the
same; only the way to them is shorter.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint import layout
from weasyprint.css import targets
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import page as paging

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced


class _PageReferences(Sequence[bytes]):
    """References to the pages of a PDF by page index, made when they are asked for."""

    def __init__(self, kids: Sequence[Any]) -> None:
        self._kids = kids  # number, generation and R of each page (ISO 32000-1, 7.7.3.2)

    def __len__(self) -> int:
        return len(self._kids) // 3

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        return b"%d 0 R" % self._kids[range(len(self))[index] * 3]


def _page_references(pdf: pydyf.PDF) -> _PageReferences:
    return _PageReferences(pdf.pages["Kids"])


def _set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """The engine's function; margin boxes are looked up by name, not among all elements."""
    root = html.etree_element
    style_for.add_page_declarations(page_type)
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=html.base_url)
    cascaded = style_for.get_cascaded_styles()
    for pseudo_type in _margin_boxes(style_for):
        if (page_type, pseudo_type) in cascaded:
            style_for.set_computed_styles(
                page_type, pseudo_type=pseudo_type, root=root, parent=page_type,
                base_url=html.base_url,
            )  # fmt: skip


def _margin_boxes(style_for: Any) -> Sequence[str]:
    """The pseudo-elements of pages that any style sheet names, in their order."""
    known: dict[str, None] | None = vars(style_for).get("wenxuan_margin_boxes")
    if known is None:
        known = {
            pseudo_type: None
            for sheet, _, _ in style_for._sheets  # noqa: SLF001 - guarded
            for _, selectors, _ in sheet.page_rules
            for _, pseudo_type, _ in selectors
            if pseudo_type
        }
        style_for.wenxuan_margin_boxes = known
    return tuple(known)


def _cache_target_page_counters(
    collector: Any, anchor: str, counters: Any, index: int, page_maker: Any
) -> None:
    """The engine's method; only the boxes that refer to the anchor are gone through."""
    if collector.collecting:
        return
    target = collector.target_lookup_items.get(anchor)
    if not target or target.state != "up-to-date":
        return
    target.page_maker_index = index
    if target.cached_page_counter_values == counters:
        return
    target.cached_page_counter_values = copy.deepcopy(counters)
    for lookup in _referring(collector)[anchor]:
        if lookup.page_maker_index is None or lookup.page_maker_index >= len(page_maker):
            lookup.pending = True
        elif any(counters.get(name) is not None for name in lookup.missing_target_counters[anchor]):
            page_maker[lookup.page_maker_index][-1]["content_changed"] = True
            lookup.parse_again(lookup.cached_page_counter_values)


def _referring(collector: Any) -> defaultdict[str, list[Any]]:
    """The boxes with content that shows counters of a target, by the target's anchor.

    Made once: none are added after the targets are collected.
    """
    found: defaultdict[str, list[Any]] | None = vars(collector).get("wenxuan_referring")
    if found is None:
        found = defaultdict(list)
        for (_, css_token), lookup in collector.counter_lookup_items.items():
            if css_token == "content":  # noqa: S105 - a CSS property
                for anchor in lookup.missing_target_counters:
                    found[anchor].append(lookup)
        collector.wenxuan_referring = found
    return found


def _without_fixed_boxes(lay_out: Callable[..., Any]) -> Callable[..., Any]:
    """``layout_fixed_boxes``: asked twice a page about all others, which hardly ever have any.

    The first page's two questions are about all pages; if no fixed box is met, none comes later.
    """

    def layout_fixed_boxes(context: Any, pages: Any, containing_page: Any) -> Any:
        facts = vars(context)
        if facts.setdefault("wenxuan_first_page", containing_page) is containing_page:
            facts["wenxuan_fixed"] = facts.get("wenxuan_fixed", False) or any(
                page.fixed_boxes for page in (containing_page, *pages)
            )
        return lay_out(context, pages, containing_page) if facts["wenxuan_fixed"] else ()

    return layout_fixed_boxes


def _walk(walk: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """``Box.descendants`` without a generator for each box, each passing on what is below it."""

    def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:  # noqa: FBT001, FBT002 - the engine's
        if placeholders:
            yield from walk(box, placeholders)
            return
        yield box
        waiting = [iter(box.children)]
        while waiting:
            for child in waiting[-1]:
                yield child
                if isinstance(child, Box) and child.children:
                    waiting.append(iter(child.children))
                    break
            else:
                waiting.pop()

    return descendants


@contextmanager
def _installed() -> Iterator[None]:
    with (
        replaced(layout, layout_fixed_boxes=_without_fixed_boxes(layout.layout_fixed_boxes)),
        replaced(Box, descendants=_walk(Box.descendants)),
        replaced(pydyf.PDF, page_references=property(_page_references)),
        replaced(paging, set_page_type_computed_styles=_set_page_type_computed_styles),
        replaced(targets.TargetCollector, cache_target_page_counters=_cache_target_page_counters),
    ):
        yield


HOOK = Hook(
    "page-loops",
    (
        Fingerprint("pydyf", "PDF.page_references", "80b7de568b63afc0"),
        Fingerprint("pydyf", "PDF.add_page", "b81110a52db9328d"),
        Fingerprint("weasyprint.formatting_structure.boxes", "Box.descendants", "fe2e49ba7f42490d"),
        Fingerprint("weasyprint.layout", "layout_fixed_boxes", "958695acb097f897"),
        Fingerprint("weasyprint.layout", "layout_document", "421aba4c280938be"),
        Fingerprint("weasyprint.layout.page", "set_page_type_computed_styles", "aed6c0aac2b45f5b"),
        Fingerprint("weasyprint.css", "StyleFor.add_page_declarations", "3126a5b360ef9306"),
        Fingerprint("weasyprint.css", "StyleFor.set_computed_styles", "5cb8f2bf7461c1ec"),
        Fingerprint(
            "weasyprint.css.targets",
            "TargetCollector.cache_target_page_counters",
            "f9e573fea824d808",
        ),
        Fingerprint(
            "weasyprint.css.targets", "TargetCollector.collect_missing_counters", "238207b6c201ab80"
        ),
        Fingerprint(
            "weasyprint.css.targets", "TargetCollector.check_pending_targets", "39c99b9f98cf0ff0"
        ),
    ),
    _installed,
)
