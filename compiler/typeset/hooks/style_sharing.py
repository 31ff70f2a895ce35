"""Pages, margin boxes, ``::before`` and ``::after`` of the same rules share their styles.

The engine computes the properties of each of them anew, where elements share theirs. Pages differ
in number and side, which choose the rules; where the rules chosen and the parent's style are the
same, so is what follows from them. The first page keeps a style of its own: viewport lengths are
not known before it is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import css
from weasyprint.layout.page import PageType

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced

# Calls and marks of notes are given anchors of their own by the engine, in their styles.
_SHARED = frozenset({"before", "after"})


@contextmanager
def _installed() -> Iterator[None]:
    set_computed_styles = css.StyleFor.set_computed_styles

    def set_shared_styles(style_for: Any, element: Any, parent: Any, **named: Any) -> None:
        pseudo_type = named.get("pseudo_type")
        is_page = isinstance(element, PageType)
        if (is_page and element.index == 0) or (not is_page and pseudo_type not in _SHARED):
            set_computed_styles(style_for, element, parent, **named)
            return
        computed = style_for.get_computed_styles()
        cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        key = (pseudo_type, id(computed[parent, None]), named["base_url"], _rules(cascaded))
        shared = vars(style_for).setdefault("wenxuan_shared_styles", {})
        if key in shared:
            computed[element, pseudo_type] = shared[key]
            return
        set_computed_styles(style_for, element, parent, **named)
        if not computed[element, pseudo_type]["anchor"]:  # one that is a target is its own
            shared[key] = computed[element, pseudo_type]

    with replaced(css.StyleFor, set_computed_styles=set_shared_styles):
        yield


def _rules(cascaded: dict[str, Any]) -> tuple[Any, ...]:
    """The declarations chosen; their values live as long as the style."""
    return tuple(
        (name, id(value), precedence, layer, *specificity)
        for name, (value, (precedence, layer, specificity)) in cascaded.items()
    )


HOOK = Hook(
    "style-sharing",
    (
        Fingerprint("weasyprint.css", "StyleFor.set_computed_styles", "5cb8f2bf7461c1ec"),
        Fingerprint("weasyprint.css", "StyleFor.add_page_declarations", "3126a5b360ef9306"),
        Fingerprint("weasyprint.css", "ComputedStyle.__init__", "9eb1408056abeed5"),
        Fingerprint("weasyprint.css", "ComputedStyle.__missing__", "b63779545f976081"),
        Fingerprint(
            "weasyprint.layout.page", "_standardize_page_based_counters", "b60b992f575e3cd6"
        ),
        Fingerprint("weasyprint.layout.page", "make_margin_boxes", "ff19320efeb0e696"),
        Fingerprint("weasyprint.layout.page", "make_page", "956a4c5f9b42bac8"),
    ),
    _installed,
)
