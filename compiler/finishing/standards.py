"""What a print file says of itself: PDF/X-4, and the claims of its master that still hold.

PDF/X-4 is ISO 15930-7:2010. The XMP packet is written anew from the document information, so that
the two agree (6.7 there, and ISO 19005-2, 6.6).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from compiler.finishing.profile import Profile

PDF_VERSION = "1.6"  # what PDF/X-4 is built on
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)?")
_NO_TITLE = "PDF"  # PDF/X-4 wants one
_ARCHIVAL = re.compile(rb"pdfaid:part(?:=\"2\"|>2<)")
_ACCESSIBLE = re.compile(rb"pdfuaid:part(?:=\"1\"|>1<)")
_REGISTRY = "http://www.color.org"


@dataclass(frozen=True)
class Claims:
    """Which standards a file says it follows, apart from PDF/X-4."""

    archival: bool
    accessible: bool


@dataclass(frozen=True)
class _Schema:
    """A schema of XMP that PDF/A does not know, and its property."""

    name: str
    uri: str
    prefix: str
    property: str
    kind: str


_UA = _Schema(
    "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer"
)
_X = _Schema(
    "PDF/X identification",
    "http://www.npes.org/pdfx/ns/id/",
    "pdfxid",
    "GTS_PDFXVersion",
    "Text",
)
_TRAPPED = _Schema("Adobe PDF", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text")


def claims_of(document: pikepdf.Pdf) -> Claims:
    """What the XMP of a file claims."""
    packet = document.Root.Metadata.read_bytes() if "/Metadata" in document.Root else b""
    return Claims(bool(_ARCHIVAL.search(packet)), bool(_ACCESSIBLE.search(packet)))


def declare(document: pikepdf.Pdf, profile: Profile, claims: Claims, master: bytes) -> None:
    """Say what the file is: output intents, document information, XMP.

    ``master`` gives the file its identity: the same master, the same identifier.
    """
    document.Root.OutputIntents = _intents(document, profile)
    info = document.docinfo
    if not str(info.get("/Title", "")).strip():
        info["/Title"] = String(_NO_TITLE)
    info["/Trapped"] = Name("/False")
    if "/Version" in document.Root:
        del document.Root["/Version"]
    digest = hashlib.sha256(master + profile.icc).hexdigest()
    packet = document.make_stream(_packet(info, claims, digest).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = document.make_indirect(packet)


def _intents(document: pikepdf.Pdf, profile: Profile) -> Array:
    """The same press for both standards, by one profile (ISO 19005-2, 6.2.3)."""
    stream = document.make_stream(profile.icc)
    stream.N = 4
    press = document.make_indirect(stream)
    return Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name(standard),
                OutputConditionIdentifier=String(profile.condition),
                OutputCondition=String(profile.condition),
                Info=String(profile.condition),
                RegistryName=String(_REGISTRY),
                DestOutputProfile=press,
            )
            for standard in ("/GTS_PDFX", "/GTS_PDFA1")
        ]
    )


def _packet(info: pikepdf.Object, claims: Claims, digest: str) -> str:
    """The XMP packet (ISO 16684-1), the claims and their schemas included."""
    schemas = [_X, _TRAPPED, *([_UA] if claims.accessible else [])]
    parts = [*_described(info), *_identified(info, digest)]
    parts.append("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")
    if claims.archival:
        parts += ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"]
    if claims.accessible:
        parts.append("<pdfuaid:part>1</pdfuaid:part>")
    listed = "".join(_described_schema(schema) for schema in schemas)
    parts.append(f"<pdfaExtension:schemas><rdf:Bag>{listed}</rdf:Bag></pdfaExtension:schemas>")
    spaces = {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": _UA.uri,
        "pdfxid": _X.uri,
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF {declared}>\n<rdf:Description rdf:about="">\n{body}\n'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _described(info: pikepdf.Object) -> list[str]:
    """The document information in XMP's terms (ISO 19005-2, table 1)."""
    text = {key: escape(str(value)) for key, value in info.items()}
    parts = []
    for key, name in (("/Title", "dc:title"), ("/Subject", "dc:description")):
        if key in text:
            item = f'<rdf:li xml:lang="x-default">{text[key]}</rdf:li>'
            parts.append(f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>")
    if "/Author" in text:
        item = f"<rdf:li>{text['/Author']}</rdf:li>"
        parts.append(f"<dc:creator><rdf:Seq>{item}</rdf:Seq></dc:creator>")
    simple = {
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
        "/Keywords": "pdf:Keywords",
    }
    parts += [f"<{name}>{text[key]}</{name}>" for key, name in simple.items() if key in text]
    parts.append("<pdf:Trapped>False</pdf:Trapped>")
    return parts


def _identified(info: pikepdf.Object, digest: str) -> list[str]:
    """Dates, and the identifiers that PDF/X-4 wants (6.7.2)."""
    created = xmp_date(str(info.get("/CreationDate", "")))
    changed = xmp_date(str(info.get("/ModDate", ""))) or created
    dates = {"CreateDate": created, "ModifyDate": changed, "MetadataDate": changed}
    document, instance = digest[:32], digest[32:]
    return [
        *(f"<xmp:{name}>{date}</xmp:{name}>" for name, date in dates.items() if date),
        f"<xmpMM:DocumentID>uuid:{_uuid(document)}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{_uuid(instance)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    ]


def xmp_date(date: str) -> str:
    """A date of the document information as XMP writes it; "" if it is none."""
    match = _DATE.match(date)
    if not match:
        return ""
    year, month, day, hour, minute, second, zone, zone_minutes = match.groups()
    offset = f"{zone}:{zone_minutes or '00'}" if zone else "Z"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"


def _uuid(digits: str) -> str:
    return "-".join(
        (digits[:8], digits[8:12], "5" + digits[13:16], "8" + digits[17:20], digits[20:32])
    )


def _described_schema(schema: _Schema) -> str:
    """ISO 19005-2, 6.6.2.3.3: a schema that is not its own must be described in the file."""
    said = {
        "name": schema.property,
        "valueType": schema.kind,
        "category": "internal",
        "description": schema.property,
    }
    fields = "".join(
        f"<pdfaProperty:{key}>{value}</pdfaProperty:{key}>" for key, value in said.items()
    )
    item = f'<rdf:li rdf:parseType="Resource">{fields}</rdf:li>'
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{schema.name}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{schema.uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{item}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li>"
    )
