"""What the file says about itself: Info, XMP, page labels, and the standards it claims.

The engine's own PDF variants claim a standard whatever is in the file. Here a file claims PDF/A-2a
only when nothing known to forbid it is in there, and PDF/UA-1 only when the structure tree has no
known fault (``structure``); both claims stand in one XMP packet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum, auto
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it ships no types
from weasyprint.document import Document

from compiler.typeset.labels import LabelRange

# PDF/A-2 (ISO 19005-2, 6.6.2.3) wants every XMP schema it does not know to be described in the
# file; PDF/UA's is one of them.
_UA_CLAIM = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""
_UA_SCHEMA = """\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""
_PACKET_START = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_META_START = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
_PACKET_END = b'\n</x:xmpmeta>\n<?xpacket end="w"?>'
_RDF_END = b"</rdf:RDF>"


@dataclass(frozen=True)
class Claims:
    """Which standards the file says it follows."""

    archival: bool  # PDF/A-2a, ISO 19005-2
    accessible: bool  # PDF/UA-1, ISO 14289-1


def w3c_date(moment: datetime) -> str:
    """A moment, which has a time zone, in the W3C's profile of ISO 8601: to the second.

    The profile has no seconds in offsets; the local times before 1900 that have them are cut.
    """
    offset = moment.utcoffset() or timedelta()
    minutes = timezone(timedelta(minutes=offset // timedelta(minutes=1)))
    return moment.astimezone(minutes).isoformat(timespec="seconds")


def describe(document: Document, created: datetime, language: str) -> None:
    """Set the document's dates and language."""
    document.metadata.created = document.metadata.modified = w3c_date(created)
    document.metadata.lang = language


def detach_files(document: Document) -> tuple[str, ...]:
    """Take away every file that the HTML would attach to the PDF; their addresses, in order."""
    found = ["<link rel=attachment>" for _ in document.metadata.attachments]
    document.metadata.attachments = []
    for page in document.pages:
        found += [target for kind, target, *_ in page.links if kind == "attachment"]
        page.links = [link for link in page.links if link[0] != "attachment"]
    return tuple(found)


def finish_pdf(
    pdf: pydyf.PDF, document: Document, ranges: Sequence[LabelRange], claims: Claims
) -> None:
    """Add page labels, XMP metadata and what PDF/A asks of links, before the file is written."""
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(_numbers(ranges))})
    packet = pydyf.Stream(
        [_xmp_packet(document, claims)], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False
    )
    pdf.add_object(packet)
    pdf.catalog["Metadata"] = packet.reference
    for intent in pdf.catalog.get("OutputIntents", ()):
        intent["S"] = "/GTS_PDFA1"  # ISO 19005-2, 6.2.3; the engine means it for PDF/X
    for entry in _dictionaries(pdf):
        if entry.get("Type") == "/Annot":
            entry["F"] = 4  # Print: ISO 19005-2, 6.3.2


def _numbers(ranges: Iterable[LabelRange]) -> Iterator[Any]:
    for part in ranges:
        yield part.start
        yield pydyf.Dictionary({"S": f"/{part.style}", "St": part.first})


def _xmp_packet(document: Document, claims: Claims) -> bytes:
    """The XMP packet (ISO 16684-1): one rdf:RDF, as some readers stop at the first."""
    standard = ("a", 2, "A") if claims.archival else ("a", None, None)
    rdf: bytes = document.metadata.generate_rdf_metadata(*standard)
    added = ""
    if claims.accessible:
        added = _UA_CLAIM + (_UA_SCHEMA if claims.archival else "")
    body = rdf.replace(_RDF_END, added.encode() + _RDF_END)
    return _PACKET_START + _META_START + body + _PACKET_END


class ArchivalFault(Enum):
    """What PDF/A-2 forbids, of what this product's files may hold."""

    SMOOTHED = auto()  # pictures that ask for interpolation (6.2.8)
    CMYK = auto()  # device-dependent, while the output intent is sRGB (6.2.4.3)


def archival_fault(pdf: pydyf.PDF) -> ArchivalFault | None:
    """The first of these that the file holds."""
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Stream):
            continue
        if entry.extra.get("Interpolate") == "true":
            return ArchivalFault.SMOOTHED
        if str(entry.extra.get("ColorSpace")) == "/DeviceCMYK":
            return ArchivalFault.CMYK
        drawn = entry.extra.get("Subtype") != "/Image"
        if drawn and b"/DeviceCMYK" in b" ".join([*map(_bytes, entry.stream)]):
            return ArchivalFault.CMYK
    return None


def _bytes(part: Any) -> bytes:
    return part if isinstance(part, bytes) else getattr(part, "data", b"")


def _dictionaries(pdf: pydyf.PDF) -> Iterator[dict[str, Any]]:
    for entry in pdf.objects:
        if isinstance(entry, dict):
            yield entry
