"""The text of a finished EPUB in its reading order, as a reader of the file gets it.

Read from the archive itself: container, package, spine (EPUB 3.3 §5.7). The contents (nav) repeat
titles that stand in the text, and are passed over; footnotes are told by their ``epub:type``.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from compiler.conservation.printed import PageText

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_FOOTNOTE = "footnote"


def read_epub(content: bytes) -> tuple[PageText, ...]:
    """The text of every document of the spine, in order, but for the contents."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(_read_document(archive.read(name)) for name in _spine(archive))


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """The names in the archive of the documents in reading order."""
    container = _parsed(archive.read("META-INF/container.xml"))
    [rootfile] = container.iter(f"{_CONTAINER}rootfile")
    package = _parsed(archive.read(rootfile.attrib["full-path"]))
    folder = posixpath.dirname(rootfile.attrib["full-path"])
    items = {item.attrib["id"]: item for item in package.iter(f"{_PACKAGE}item")}
    for reference in package.iter(f"{_PACKAGE}itemref"):
        item = items[reference.attrib["idref"]]
        if "nav" not in item.get("properties", "").split():
            yield posixpath.join(folder, item.attrib["href"])


def _read_document(content: bytes) -> PageText:
    body = _parsed(content).find(f"{_XHTML}body")
    main: list[str] = []
    notes: list[str] = []
    if body is not None:
        _gather(body, main, notes)
    return PageText("".join(main), "".join(notes))


def _gather(element: ET.Element, flow: list[str], notes: list[str]) -> None:
    """Add the text of the element to ``flow``, that of footnotes in it to ``notes``."""
    flow.append(element.text or "")
    for child in element:
        if _FOOTNOTE in child.get(_TYPE, "").split():
            _gather(child, notes, notes)
        else:
            _gather(child, flow, notes)
        flow.append(child.tail or "")


def _parsed(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - a file that this product has just written
