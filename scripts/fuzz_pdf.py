"""Changes in PDFs: objects of another type or place, streams spoilt, filters that do not fit."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

FILTERS = ("/FlateDecode", "/LZWDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode")
FILTERS += ("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/Crypt", "/None")
KEYS = ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/Rotate", "/UserUnit", "/Resources")
KEYS += ("/Contents", "/Annots", "/Parent", "/Kids", "/Count", "/Type", "/Subtype", "/Filter")
KEYS += ("/DecodeParms", "/Length", "/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern")
KEYS += ("/Group", "/SMask", "/BBox", "/Matrix", "/AcroForm", "/OutputIntents", "/Names", "/AP")
KEYS += ("/Encoding", "/ToUnicode", "/Widths", "/W", "/DescendantFonts", "/FontDescriptor", "/V")
OPERATORS = (
    b"q Q cm Do Tf Tj TJ ' \" BT ET re f W n sh scn SCN cs BI ID EI gs BDC EMC d0 d1 ".split()
)


def _odd(pdf: pikepdf.Pdf, chance: random.Random, depth: int = 0) -> Any:
    """A value that nobody expects."""
    simple = (
        *(0, -1, 1, 2**31, -(2**40), 10**30, True, None, Name("/A"), Name("/纸"), String("纸")),
        *(String("a"), Array(), Dictionary(), Array([0, 0, 0, 0]), Array([0, 0, 1e9, 1e9])),
        *(Array([595, 842, 0, 0]), Array([Name("/A")] * 4), Name("/DeviceCMYK")),
    )
    roll = chance.random()
    if roll < 0.25 and len(pdf.objects):
        return chance.choice(list(pdf.objects))  # another object, perhaps one that holds this
    if roll < 0.35 and depth < 3:
        return Array([_odd(pdf, chance, depth + 1) for _ in range(chance.randint(0, 5))])
    if roll < 0.45 and depth < 3:
        return Dictionary({key: _odd(pdf, chance, depth + 1) for key in chance.sample(KEYS, 2)})
    return chance.choice(simple)


def _spoilt_stream(pdf: pikepdf.Pdf, stream: Any, chance: random.Random) -> None:
    data = bytes(stream.read_raw_bytes())
    match chance.randint(0, 4):
        case 0:
            stream.write(data, filter=Name(chance.choice(FILTERS)))
        case 1:
            stream.write(data[: len(data) // 2], filter=stream.get("/Filter"))
        case 2:
            stream.stream_dict.DecodeParms = _odd(pdf, chance)
        case _:
            try:
                content = bytes(stream.read_bytes())
            except pikepdf.PdfError:
                return
            words = content.split(b" ")[:20_000]
            for _ in range(chance.choice((1, 3, 20))):
                at = chance.randint(0, len(words))
                words.insert(
                    at, chance.choice((*OPERATORS, b"(", b"[", b"<<", b"-1e99", b"/A", b"1"))
                )
            stream.write(b" ".join(words))


def _changed(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    found = chance.choice(list(pdf.objects))
    if isinstance(found, pikepdf.Stream) and chance.random() < 0.6:
        _spoilt_stream(pdf, found, chance)
        return
    holder = found
    for _ in range(chance.randint(0, 3)):  # some way down into it
        inner: list[Any] = []
        if isinstance(holder, pikepdf.Dictionary):
            inner = [value for _, value in holder.items()]
        elif isinstance(holder, pikepdf.Array):
            inner = list(holder)
        inner = [value for value in inner if isinstance(value, pikepdf.Dictionary | pikepdf.Array)]
        if not inner:
            break
        holder = chance.choice(inner)
    if isinstance(holder, pikepdf.Array):
        if len(holder):
            holder[chance.randrange(len(holder))] = _odd(pdf, chance)
        else:
            holder.append(_odd(pdf, chance))
    elif isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        keys = [str(key) for key in dict(holder.items())] + list(chance.sample(KEYS, 3))
        key = chance.choice(keys)
        if key in holder and chance.random() < 0.3:
            del holder[key]
        elif (value := _odd(pdf, chance)) is not None:
            holder[key] = value


def changed_pdf(data: bytes, chance: random.Random) -> bytes:
    """The PDF after a few changes; ``data`` itself where they cannot be written."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for _ in range(chance.choice((1, 1, 2, 4))):
                _changed(pdf, chance)
            out = io.BytesIO()
            pdf.save(out, static_id=True, fix_metadata_version=False)
            return out.getvalue()
    except (
        pikepdf.PikepdfError,
        ValueError,
        TypeError,
        KeyError,
        RuntimeError,
        AttributeError,
        OverflowError,
    ):
        return data


def small_pdfs(found: Sequence[bytes]) -> list[bytes]:
    """Of some files the PDFs that are quickly read."""
    return [data for data in found if data[:1024].find(b"%PDF-") >= 0 and len(data) < 200_000]
