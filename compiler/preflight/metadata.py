"""What a document says of itself: the information dictionary beside XMP (ISO 32000-2, 14.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pikepdf

from compiler.preflight.facts import Metadata, Statement
from compiler.preflight.streams import UNREAD_STREAM, content_of

_UNREAD: tuple[type[Exception], ...] = (ET.ParseError, *UNREAD_STREAM)
_MOST_XMP = 4 * 1024 * 1024
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
}
# ISO 19005-1, 6.7.3: entries of the information dictionary and what must equal them.
_PAIRS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
    "/Trapped": "pdf:Trapped",
}
_DATES = {"/CreationDate", "/ModDate"}
_PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?"
)


def metadata_of(pdf: pikepdf.Pdf) -> Metadata:
    """The metadata of a document; XMP that breaks XML's rules counts as unreadable."""
    info = _information(pdf)
    stream = pdf.Root.get("/Metadata", None)
    if not isinstance(stream, pikepdf.Stream):
        return Metadata(
            present=False, readable=True, pdfa="", pdfua="", pdfx="", statements=_told(info, {})
        )
    try:
        said = _properties(content_of(stream, _MOST_XMP))
    except _UNREAD:
        return Metadata(
            present=True, readable=False, pdfa="", pdfua="", pdfx="", statements=_told(info, {})
        )
    part = said.get("pdfaid:part", "")
    return Metadata(
        present=True,
        readable=True,
        pdfa=f"{part}{said.get('pdfaid:conformance', '').lower()}",
        pdfua=said.get("pdfuaid:part", ""),
        pdfx=said.get("pdfxid:GTS_PDFXVersion", said.get("pdfx:GTS_PDFXVersion", "")),
        statements=_told(info, said),
    )


def _information(pdf: pikepdf.Pdf) -> dict[str, str]:
    found = pdf.trailer.get("/Info", None)
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    texts = {}
    for key in _PAIRS:
        value = found.get(key, None)
        if isinstance(value, pikepdf.String | pikepdf.Name):
            texts[key] = str(value).removeprefix("/").rstrip("\0")
    return texts


def _told(info: Mapping[str, str], said: Mapping[str, str]) -> tuple[Statement, ...]:
    """What either of the two says, dates as moments of one clock."""
    statements = []
    for key, name in _PAIRS.items():
        one, other = info.get(key), said.get(name)
        if key in _DATES:
            one, other = one and (_pdf_moment(one) or one), other and (_xmp_moment(other) or other)
        if one is not None or other is not None:
            statements.append(Statement(key.removeprefix("/"), one, other))
    return tuple(statements)


def _properties(xmp: bytes) -> dict[str, str]:
    """The simple properties of an XMP packet, by prefix and name as usual."""
    if b"<!DOCTYPE" in xmp or b"<!ENTITY" in xmp:
        raise ValueError(xmp[:16])
    start = xmp.find(b"<")
    trimmed = xmp[max(start, 0) :].rstrip(b"\0 \r\n\t")
    # No entities can be declared without a DOCTYPE, which has been refused.
    tree = ET.fromstring(trimmed)  # noqa: S314
    prefixes = {address: prefix for prefix, address in _SPACES.items()}
    found: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        pairs = [(child.tag, _value(child)) for child in description]
        for tag, value in [*pairs, *description.attrib.items()]:
            address, _, name = tag.removeprefix("{").partition("}")
            if address in prefixes and value is not None:
                found.setdefault(f"{prefixes[address]}:{name}", value)
    return found


def _value(element: ET.Element) -> str | None:
    """A property's text: the default of alternatives, the items of a list joined."""
    items = list(element.iter(f"{_RDF}li"))
    if not items:
        return (element.text or "").strip()
    if element.find(f"{_RDF}Alt") is not None:
        default = next((item for item in items if item.get(_XML_LANG) == "x-default"), items[0])
        return (default.text or "").strip()
    return ", ".join((item.text or "").strip() for item in items)


def _pdf_moment(text: str) -> str | None:
    """A date of the information dictionary (7.9.4) in UTC."""
    found = _PDF_DATE.match(text)
    if not found:
        return None
    parts = [
        int(part) if part else rest
        for part, rest in zip(found.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    ]
    offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
    zone = timezone(-offset if found[8] == "-" else offset) if offset < timedelta(days=1) else UTC
    try:
        year, month, day, hour, minute, second = parts
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        return moment.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _xmp_moment(text: str) -> str | None:
    """An XMP date in UTC, to the second."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).replace(microsecond=0).isoformat()
    except (ValueError, OverflowError):
        return None
