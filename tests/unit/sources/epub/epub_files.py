"""EPUBs made for tests: documents by name, with the contents that lead to them."""

from __future__ import annotations

import zipfile
from pathlib import Path

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
PROSE = "造纸先要浸泡树皮，再用石臼舂捣，把纸浆倒进槽里搅匀，用竹帘一抄，纤维便交织成纸。" * 3


def page(body: str, kind: str = "") -> str:
    """A document."""
    said = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>书</title></head><body{said}>{body}</body></html>"
    )


def write_epub(
    path: Path, documents: dict[str, str], *, nav: str = "", ncx: str = "", **more: str | bytes
) -> Path:
    """The EPUB of these documents in their order; ``more`` are further parts by their names."""
    items = [(name, name, "application/xhtml+xml", "") for name in documents]
    if nav:
        items.append(("nav", "nav.xhtml", "application/xhtml+xml", ' properties="nav"'))
    if ncx:
        items.append(("ncx", "toc.ncx", "application/x-dtbncx+xml", ""))
    manifest = "".join(
        f'<item id="{identifier}" href="{name}" media-type="{kind}"{said}/>'
        for identifier, name, kind, said in items
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in documents)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>纸的书</dc:title></metadata><manifest>{manifest}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", package)
        for name, text in documents.items():
            archive.writestr(f"OPS/{name}", text)
        if nav:
            archive.writestr("OPS/nav.xhtml", page(f'<nav epub:type="toc">{nav}</nav>'))
        if ncx:
            archive.writestr("OPS/toc.ncx", f"<ncx><navMap>{ncx}</navMap></ncx>")
        for name, data in more.items():
            archive.writestr(name, data)
    return path


def point(title: str, target: str, below: str = "") -> str:
    """A line of an NCX."""
    return (
        f"<navPoint><navLabel><text>{title}</text></navLabel>"
        f'<content src="{target}"/>{below}</navPoint>'
    )


def line(title: str, target: str, below: str = "") -> str:
    """A line of a navigation document."""
    return f'<li><a href="{target}">{title}</a>{below}</li>'
