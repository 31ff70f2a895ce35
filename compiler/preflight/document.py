"""The document beside its pages: structure, outline, scripts, attachments, output intents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from compiler.preflight.facts import Document, OutputIntent
from compiler.preflight.metadata import metadata_of

_MOST_NODES = 200_000
_SCRIPTED = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/Rendition"}
_Found = Any  # pikepdf's stubs do not know which object is a dictionary


def document_of(pdf: pikepdf.Pdf) -> Document:
    """The facts of a document; parts that are broken count as absent."""
    root = pdf.Root
    metadata = metadata_of(pdf)
    preferences = _dictionary(root, "/ViewerPreferences")
    said = {item.name: item for item in metadata.statements}
    title = said.get("Title")
    trapped = said.get("Trapped")
    structure = root.get("/StructTreeRoot", None)
    tagged = isinstance(structure, pikepdf.Dictionary) and bool(
        _dictionary(root, "/MarkInfo").get("/Marked", False)
    )
    return Document(
        version=_version(pdf),
        encrypted=pdf.is_encrypted,
        identified="/ID" in pdf.trailer,
        title=((title.xmp or title.info) if title else "") or "",
        shows_title=bool(preferences.get("/DisplayDocTitle", False)),
        language=_text(root, "/Lang"),
        tagged=tagged,
        figures_without_text=_unspoken_figures(structure) if tagged else 0,
        outline=sum(1 for _ in _outline(root)),
        labelled="/PageLabels" in root,
        scripts=_scripts(pdf),
        attachments=_attachments(root),
        layers=len(list(_dictionary(root, "/OCProperties").get("/OCGs", []))),
        trapped=(trapped.info or trapped.xmp or "") if trapped else "",
        intents=tuple(_intents(root)),
        metadata=metadata,
    )


def _version(pdf: pikepdf.Pdf) -> str:
    """The later of header and catalogue (7.5.2)."""
    stated = str(pdf.Root.get("/Version", "")).removeprefix("/")
    return max(pdf.pdf_version, stated)


def _dictionary(found: _Found, key: str) -> _Found:
    value = found.get(key, None)
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()


def _text(found: _Found, key: str) -> str:
    value = found.get(key, None)
    return str(value) if isinstance(value, pikepdf.String) else ""


def _tree(found: _Found, kids: str) -> Iterator[_Found]:
    """Every dictionary of a tree, each once, whatever loops a broken file has."""
    waiting, seen = [found], set()
    count = 0
    while waiting and count < _MOST_NODES:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        count += 1
        yield node
        inner = node.get(kids, None)
        if isinstance(inner, pikepdf.Array):
            waiting.extend(reversed(list(inner)))
        elif isinstance(inner, pikepdf.Dictionary):
            waiting.append(inner)


def _outline(root: _Found) -> Iterator[_Found]:
    waiting = [_dictionary(root, "/Outlines").get("/First", None)]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_NODES:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield item
        waiting += [item.get("/Next", None), item.get("/First", None)]


def _unspoken_figures(structure: _Found) -> int:
    """Figures in the structure tree that have no words for who cannot see them."""
    roles = {key: str(role) for key, role in _dictionary(structure, "/RoleMap").items()}
    count = 0
    for node in _tree(structure, "/K"):
        kind = node.get("/S", None)
        if isinstance(kind, pikepdf.Name):
            name = str(kind)
            if (
                roles.get(name, name) == "/Figure"
                and "/Alt" not in node
                and "/ActualText" not in node
            ):
                count += 1
    return count


def _scripts(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Where the file does something by itself: names of the places."""
    root = pdf.Root
    places = []
    if "/JavaScript" in _dictionary(root, "/Names"):
        places.append("JavaScript")
    if _acts(root.get("/OpenAction", None)):
        places.append("OpenAction")
    if "/AA" in root or "/XFA" in _dictionary(root, "/AcroForm"):
        places.append("AcroForm" if "/AA" not in root else "AA")
    for page in pdf.pages:
        if "/AA" in page.obj:
            places.append("AA")
        annotations = page.obj.get("/Annots", None)
        if isinstance(annotations, pikepdf.Array) and any(map(_acting, annotations)):
            places.append("Annots")
    return tuple(dict.fromkeys(places))


def _acting(annotation: _Found) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and (
        "/AA" in annotation or _acts(annotation.get("/A", None))
    )


def _acts(action: _Found | None) -> bool:
    """Whether an action, or one that follows it, is more than going to a place."""
    return isinstance(action, pikepdf.Dictionary) and any(
        str(item.get("/S", "")) in _SCRIPTED for item in _tree(action, "/Next")
    )


def _attachments(root: _Found) -> tuple[str, ...]:
    """Names of embedded files."""
    names = []
    for node in _tree(_dictionary(_dictionary(root, "/Names"), "/EmbeddedFiles"), "/Kids"):
        pairs = node.get("/Names", None)
        if isinstance(pairs, pikepdf.Array):
            names += [str(name) for name in list(pairs)[::2]]
    associated = root.get("/AF", None)
    if isinstance(associated, pikepdf.Array) and not names:
        names += [
            _text(item, "/UF") or _text(item, "/F")
            for item in associated
            if isinstance(item, pikepdf.Dictionary)
        ]
    return tuple(names)


def _intents(root: _Found) -> Iterator[OutputIntent]:
    found = root.get("/OutputIntents", None)
    for intent in list(found)[:16] if isinstance(found, pikepdf.Array) else []:
        if not isinstance(intent, pikepdf.Dictionary):
            continue
        profile = intent.get("/DestOutputProfile", None)
        components = 0
        if isinstance(profile, pikepdf.Stream):
            stated = profile.get("/N", 0)
            components = int(stated) if isinstance(stated, int) else 0
        yield OutputIntent(
            str(intent.get("/S", "")).removeprefix("/"),
            _text(intent, "/OutputConditionIdentifier"),
            components,
        )
