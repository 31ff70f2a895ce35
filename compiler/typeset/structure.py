"""The structure tree that the engine writes, mended and checked where PDF/UA wants it otherwise."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import takewhile
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types

_LIST, _ITEM = "/L", "/LI"
_ITEM_PARTS = ("/Lbl", "/LBody")
_HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_TABLE_PARTS = ("/THead", "/TBody", "/TFoot")


def is_own_link(link: Any) -> bool:
    """Whether a link of a page is on the box of the link itself: one annotation a link and line.

    The engine makes another for each box inside it: a bold word, a line end, a leader. Those are
    tagged as what they stand in, and ISO 14289-1, 7.18.5 wants each link's tag to be Link.
    """
    return bool(link[3].link)


def mend_lists(pdf: pydyf.PDF) -> None:
    """Put what stands in a list item beside its label into one LBody (ISO 14289-1, 7.2).

    The engine tags the paragraphs of an item as children of the LI itself, and a list inside it
    as a child of the outer list. Order and marked content stay as they are.
    """
    _put_lists_into_their_items(pdf)
    for item in _elements(pdf, _ITEM):
        kids = [(reference, _element(pdf, reference)) for reference in item["K"]]
        if all(kid is not None and kid["S"] in _ITEM_PARTS for _, kid in kids):
            continue
        labels = [reference for reference, kid in kids if kid is not None and kid["S"] == "/Lbl"]
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        body["K"] = pydyf.Array(reference for reference, _ in kids if reference not in labels)
        for reference, kid in kids:
            if kid is not None and reference not in labels:
                kid["P"] = body.reference
                if kid["S"] == "/LBody":
                    kid["S"] = "/Div"  # one body an item; this one was an anonymous block
        item["K"] = pydyf.Array([*labels, body.reference])


def _put_lists_into_their_items(pdf: pydyf.PDF) -> None:
    """Hang each inner list in the item it stands in: what follows it there would be read first.

    The elements of an item are numbered in their logical order.
    """
    for outer in _elements(pdf, _LIST):
        item = None
        kept = []
        for reference in outer["K"]:
            kid = _element(pdf, reference)
            if item is not None and kid is not None and kid["S"] == _LIST:
                kid["P"] = item.reference
                item["K"] = pydyf.Array(sorted([*item["K"], reference], key=_number))
                continue
            kept.append(reference)
            item = kid if kid is not None and kid["S"] == _ITEM else item
        outer["K"] = pydyf.Array(kept)


def _number(reference: Any) -> int:
    """The number of an object; 0 for marked content of an item, which has no object."""
    return int(reference.split()[0]) if isinstance(reference, bytes) else 0


def mend_headings(pdf: pydyf.PDF) -> None:
    """Let headings start at H1 and go down one level at a time (ISO 14289-1, 7.4.2).

    A booklet without sections starts with the titles of articles, and a manuscript may use its
    third level first: each heading gets the level of how many it stands under. The engine makes
    the elements in their logical order, parents before children.
    """
    above: list[str] = []
    for entry in pdf.objects:
        kind = entry.get("S") if isinstance(entry, dict) else None
        if kind in _HEADINGS:
            above = [*takewhile(kind.__gt__, above), kind]
            entry["S"] = _HEADINGS[len(above) - 1]


def mend_notes(pdf: pydyf.PDF, notes: Sequence[Sequence[Hashable]]) -> None:
    """Tag each footnote as a Note with a name of its own (ISO 14289-1, 7.9), its parts as one.

    ``notes`` tells apart those at the foot of each page. The engine hangs the notes of a page in
    one element without a role below the document; the part of a note that goes on on another page
    stands there like a note of its own.
    """
    (root,) = _elements(pdf, "/Document")
    begun: dict[Hashable, Any] = {}
    for on_page, reference in zip(notes, pdf.page_references, strict=True):
        if not on_page:
            continue
        kids = (_element(pdf, kid) for kid in root["K"])
        *_, area = (
            kid for kid in kids if kid and kid["S"] == "/NonStruct" and kid["Pg"] == reference
        )
        kept = []
        for note, part in zip(on_page, area["K"], strict=True):
            element = _element(pdf, part)
            if first := begun.get(note):
                element["S"], element["P"] = "/Div", first.reference
                first["K"].append(part)
            else:
                begun[note] = element
                element["S"], element["ID"] = "/Note", pydyf.String(f"note{len(begun):06}")
                kept.append(part)
        area["K"] = pydyf.Array(kept)
    if begun:
        names = [name for note in begun.values() for name in (note["ID"], note.reference)]
        _root_of(pdf)["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def _root_of(pdf: pydyf.PDF) -> Any:
    """The root of the structure tree."""
    return pdf.objects[_number(pdf.catalog["StructTreeRoot"])]


def is_accessible(pdf: pydyf.PDF) -> bool:
    """Whether nothing in the tree is known to break PDF/UA-1.

    Every picture is described (7.3), and the rows of a table have equally many columns (7.5).
    """
    pictures = _elements(pdf, "/Figure")
    return all("Alt" in picture for picture in pictures) and not _has_uneven_table(pdf)


def _has_uneven_table(pdf: pydyf.PDF) -> bool:
    """Whether a table's rows differ in columns.

    A table that runs over pages is one Table a page in the engine's tree; a cell that spans rows
    of both pages is then missing from the second.
    """
    return any(
        len(set(_columns(list(_rows(pdf, table))))) > 1 for table in _elements(pdf, "/Table")
    )


def _rows(pdf: pydyf.PDF, parent: Any) -> Iterator[list[Any]]:
    """The cells of each row of a table or a part of it."""
    for reference in parent["K"]:
        kid = _element(pdf, reference)
        if kid is not None and kid["S"] == "/TR":
            cells = [_element(pdf, cell) for cell in kid["K"]]
            yield [cell for cell in cells if cell is not None]
        elif kid is not None and kid["S"] in _TABLE_PARTS:
            yield from _rows(pdf, kid)


def _columns(rows: list[list[Any]]) -> list[int]:
    """The number of columns that each row fills, with cells reaching down from rows above."""
    filled = [0] * len(rows)
    for index, cells in enumerate(rows):
        for cell in cells:
            attributes = cell.get("A", {})
            reach = min(index + int(attributes.get("RowSpan", 1)), len(rows))
            for row in range(index, reach):
                filled[row] += int(attributes.get("ColSpan", 1))
    return filled


def _elements(pdf: pydyf.PDF, kind: str) -> list[Any]:
    """The structure elements of a kind."""
    return [entry for entry in pdf.objects if isinstance(entry, dict) and entry.get("S") == kind]


def _element(pdf: pydyf.PDF, reference: Any) -> Any:
    """The structure element a reference stands for; None for marked content and annotations."""
    if not isinstance(reference, bytes):
        return None
    found = pdf.objects[_number(reference)]
    return found if isinstance(found, dict) and "S" in found else None
