"""What a person sees in an EPUB: each document of its spine as a browser shows it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from compiler.sources.encoding.decoding import decode
from compiler.sources.witness.page import page_seen
from compiler.sources.witness.seen import Seen, Sight, Stretch
from compiler.sources.witness.xml_events import parse


def book_seen(path: Path) -> Seen | None:
    """The stretches of all documents in their order; None where one cannot be told."""
    stretches: list[Stretch] = []
    parents: list[int] = []
    with zipfile.ZipFile(path) as archive:
        for name in _spine(archive):
            page = _as_html(decode(archive.read(name), name))
            seen = page_seen(page)
            if seen is None:
                return None
            moved = len(parents)
            listed = "<nav" in page  # its numbers are those of contents
            stretches += [
                replace(one, holder=one.holder + moved)
                for one in seen.stretches
                if not (listed and one.sight is Sight.MADE)
            ]
            parents += [parent + moved for parent in seen.parents]
    return Seen(stretches, parents)


# As XHTML these are empty; an HTML parser would take all that follows for their content.
_EMPTY = re.compile(r"<(title|script|style|a|span|p|div|i|b|em|sup|iframe)(\s[^<>]*)?/>")
_TITLE = re.compile(r"<title\b[^<>]*>[^<]*</title>", re.IGNORECASE)


def _as_html(page: str) -> str:
    """The document for a parser of HTML, without its title, which stands on no page."""
    return _TITLE.sub("", _EMPTY.sub(r"<\1\2></\1>", page))


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """The names of the documents in reading order, each once."""
    roots: list[str] = []
    items: dict[str, str] = {}
    order: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "rootfile":
                roots.append(unquote(attributes.get("full-path", "")))
            case "item":
                if "html" in attributes.get("media-type", ""):
                    items[attributes.get("id", "")] = attributes.get("href", "")
            case "itemref":
                order.append(attributes.get("idref", ""))

    parse(archive.read("META-INF/container.xml"), start)
    parse(archive.read(roots[0]), start)
    folder = posixpath.dirname(roots[0])
    known = set(archive.namelist())
    for identifier in dict.fromkeys(order):
        if address := items.get(identifier):
            name = posixpath.normpath(posixpath.join("/", folder, unquote(address))).lstrip("/")
            if name in known:
                yield name
