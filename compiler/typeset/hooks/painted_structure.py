"""The structure of a page that was painted elsewhere: written down there, and given back here.

The engine walks through the boxes of each page and makes an element of the structure tree of each
(``_build_box_tree``). Where a part is painted it does so into a PDF that is thrown away, whose
objects become plain rows; the writer's pages have no boxes, and yield the elements of their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.pdf import tags

from compiler.typeset.guard import Fingerprint
from compiler.typeset.hooks.hook import Hook
from compiler.typeset.hooks.replacement import replaced
from compiler.typeset.hooks.undrawn_boxes import PageTags
from compiler.typeset.parts.plain import plain
from compiler.typeset.parts.record import PaintedPage, StructureElement

_TOP = -1
_OWN = frozenset({"Type", "S", "K", "P", "Pg"})  # entries that rows hold by themselves


@dataclass(frozen=True)
class Structure:
    """The rows of a page: its elements, those that stand in no other, the owner of each mark."""

    elements: tuple[StructureElement, ...]
    top: tuple[int, ...]
    marks: tuple[int, ...]


class _ThrownAway:
    """Stands for the PDF that the engine makes elements in: it numbers them, and no more."""

    page_references = (b"-2 0 R",)

    def __init__(self) -> None:
        self.objects: list[Any] = []

    def add_object(self, entry: Any) -> None:
        """Number an object."""
        entry.number = len(self.objects)
        self.objects.append(entry)


class LinkPlace:
    """Stands for the annotation of a link, which the writer makes."""

    def __init__(self, number: int) -> None:
        self.reference = b"%d 0 L" % number


def recorded(page_box: Any, stream: Any, marked: Mapping[Any, Any]) -> Structure:
    """The structure of a page that was painted into ``stream``, with these boxes ``marked``."""
    pdf = _ThrownAway()
    nums: dict[int, bytes] = {}
    root = pydyf.Dictionary({"S": "/Document", "K": pydyf.Array()})
    root.number = _TOP
    found = tags._build_box_tree(  # noqa: SLF001 - guarded
        page_box, root, pdf, 0, nums, [], PageTags(stream, dict(marked))
    )
    for element in found:
        root["K"].append(element.reference)
    owners = [_number(reference) for _, reference in sorted(nums.items())]
    return Structure(
        tuple(_row(entry) for entry in pdf.objects),
        tuple(_number(reference) for reference in root["K"]),
        tuple(owners),
    )


def _row(entry: Any) -> StructureElement:
    if entry["Type"] == "/OBJR":
        return StructureElement("", _TOP, link=_number(entry["Obj"]))
    kids = tuple(~_number(kid) if isinstance(kid, bytes) else kid for kid in entry["K"])
    facts = {name: plain(value, {}) for name, value in entry.items() if name not in _OWN}
    return StructureElement(entry["S"], _number(entry["P"]), kids, facts)


def _number(reference: bytes) -> int:
    return int(reference.split(b" ")[0])


class StandInPage:
    """Stands for the box of a painted page; ``children`` are its margin boxes."""

    def __init__(
        self, page: PaintedPage, links: Sequence[Any], shift: float, children: Sequence[Any]
    ) -> None:
        self.painted = page
        self.links = links
        self.shift = shift
        self.children = children


@contextmanager
def _installed() -> Iterator[None]:
    build = tags._build_box_tree  # noqa: SLF001 - guarded

    def build_box_tree(  # noqa: PLR0917 - the engine's own signature
        box: Any, parent: Any, pdf: Any, page_number: int, nums: Any, annotations: Any, marked: Any
    ) -> Iterator[Any]:
        if not isinstance(box, StandInPage):
            yield from build(box, parent, pdf, page_number, nums, annotations, marked)
            return
        for number in range(len(box.painted.marks)):
            del marked[number]
        back = _GivenBack(box, pdf.page_references[page_number], annotations)
        nums.update(back.into(pdf, parent))
        yield from back.top()
        for child in box.children:
            yield from build(child, parent, pdf, page_number, nums, annotations, marked)

    with replaced(tags, _build_box_tree=build_box_tree):
        yield


class _GivenBack:
    """The elements of a painted page, as objects of the file."""

    def __init__(self, page: StandInPage, page_reference: bytes, annotations: Any) -> None:
        self._page = page
        self._rows = page.painted.elements
        self._annotations = annotations
        self._made = [_begun(row, page.links, page_reference) for row in self._rows]

    def into(self, pdf: Any, parent: Any) -> dict[int, bytes]:
        """Number them, and tell each its relations; the owner of each piece of marked content."""
        made = self._made
        for entry in made:
            if entry is not None:
                pdf.add_object(entry)
        for row, entry in zip(self._rows, made, strict=True):
            if row.role:
                entry["P"] = parent.reference if row.parent == _TOP else made[row.parent].reference
                entry["K"] = pydyf.Array(self._kids(row, entry))
                entry.update(_facts(row, made, self._page.shift))
        return {
            number: made[owner].reference for number, owner in enumerate(self._page.painted.marks)
        }

    def top(self) -> Iterator[Any]:
        """Those that stand in no other."""
        yield from (self._made[number] for number in self._page.painted.top)

    def _kids(self, row: StructureElement, entry: Any) -> Iterator[Any]:
        for kid in row.kids:
            if kid >= 0:
                yield kid
            elif (found := self._made[~kid]) is not None:
                if not self._rows[~kid].role:
                    annotation = self._page.links[self._rows[~kid].link].link_annotation
                    self._annotations.append((entry.reference, annotation))
                yield found.reference


def _begun(row: StructureElement, links: Sequence[Any], page_reference: bytes) -> Any:
    """An element without its relations; None for the place of a link that leads nowhere."""
    if row.role:
        return pydyf.Dictionary(
            {"Type": "/StructElem", "S": row.role, "K": None, "Pg": page_reference, "P": None}
        )
    annotation = links[row.link].link_annotation
    if annotation is None:
        return None
    return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page_reference})


def _facts(row: StructureElement, made: Sequence[Any], shift: float) -> Iterator[tuple[str, Any]]:
    """The other entries: the area of a picture is where the page has it, heads have their names."""
    for name, fact in row.facts.items():
        if name == "A":
            entries = {
                key: _attribute(key, value, made, shift) for key, value in fact.entries.items()
            }
            yield name, pydyf.Dictionary(entries)
        else:
            yield name, pydyf.String(_named(fact.text, made) if name == "ID" else fact.text)


def _attribute(name: str, value: Any, made: Sequence[Any], shift: float) -> Any:
    if name == "BBox":
        left, top, right, bottom = value
        return pydyf.Array((left + shift, top, right + shift, bottom))
    if name == "Headers":
        return pydyf.Array(pydyf.String(_named(each.text, made)) for each in value)
    return value


def _named(name: str, made: Sequence[Any]) -> str:
    """The name of a table's head: it begins with the number of the table's element."""
    table, rest = name.split("-", 1)
    return f"{made[int(table)].number}-{rest}"


HOOK = Hook(
    "painted-structure",
    (
        Fingerprint("weasyprint.pdf.tags", "add_tags", "74d331d78a019795"),
        Fingerprint("weasyprint.pdf.tags", "_build_box_tree", "e8338d00c41d15e4"),
        Fingerprint("weasyprint.pdf.anchors", "add_links", "e37fc9cd900c2b9e"),
        Fingerprint("pydyf", "PDF.add_object", "02ec3e61844d0e54"),
    ),
    _installed,
)
