"""Pages as paper has them: nothing to click, nothing that runs, no files inside.

PDF/X-4 (ISO 15930-7:2010, 6.17 and 6.18) forbids notes and links on the page and all actions.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

_ACTIVE = ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection", "/URI", "/Requirements")
_ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")


def make_plain(document: pikepdf.Pdf) -> None:
    """Take links, notes and everything active out of the file; its structure stays whole."""
    for key in _ACTIVE:
        if key in document.Root:
            del document.Root[key]
    names = document.Root.get("/Names", Dictionary())
    for key in _ACTIVE_NAMES:
        if key in names:
            del names[key]
    parents: set[int] = set()
    for page in document.pages:
        for annotation in page.get("/Annots", ()):
            if "/StructParent" in annotation:
                parents.add(int(annotation.StructParent))
        for key in ("/Annots", "/AA", "/AF"):
            if key in page:
                del page[key]
    if parents and "/StructTreeRoot" in document.Root:
        _forget(document.Root.StructTreeRoot, parents)


def _forget(root: pikepdf.Object, parents: set[int]) -> None:
    """Take annotations out of the structure tree; their text stays, as plain text."""
    tree = root.get("/ParentTree")
    if tree is None:
        return
    for node in _leaves(tree):
        kept: list[pikepdf.Object] = []
        numbers = list(node.Nums)
        for key, element in zip(numbers[::2], numbers[1::2], strict=False):
            if int(key) in parents:
                _without_object(element)
            else:
                kept += [key, element]
        node.Nums = Array(kept)


def _leaves(node: pikepdf.Object) -> list[pikepdf.Object]:
    if "/Kids" in node:
        return [leaf for kid in node.Kids for leaf in _leaves(kid)]
    return [node] if "/Nums" in node else []


def _without_object(element: pikepdf.Object) -> None:
    if not isinstance(element, Dictionary):
        return
    kids = element.get("/K", Array())
    each = list(kids) if isinstance(kids, Array) else [kids]
    kept = [kid for kid in each if not _is_reference(kid)]
    element.K = Array(kept)
    if element.get("/S") == Name.Link:
        element.S = Name.Span


def _is_reference(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
