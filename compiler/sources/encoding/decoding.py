"""Bytes of a manuscript → text, in whatever encoding they are; what cannot be told is refused.

1. which encoding: byte order mark, else evidence, a label being a hint      (charset)
2. strict decoding in it, nothing replaced and nothing skipped
3. what was decided is reported, unless it is plain UTF-8
"""

from __future__ import annotations

import re
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, SourceError, reason_of
from compiler.sources.encoding import charset
from compiler.sources.encoding.mojibake import garbled
from compiler.sources.encoding.plausibility import is_text

MAX_BYTES = 20 * 1024 * 1024

# C0 and C1 controls but tab, line feed, form feed and carriage return; zero-width characters and
# the soft hyphen; a byte order mark inside the text. They print nothing, no font has them, and
# U+FFFC would be taken for an atom of the model. U+200C and U+200D join emoji and stay.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2060\ufeff\ufffc]")

# Chinese in UTF-8, four characters or more: a file pasted together from two has such a stretch.
_UTF_8_STRETCH = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc[\x81-\xbf]){4,}")
# One rare ideograph among programs is two bytes: in no other encoding of Chinese as UTF-8 is.
_LONE = re.compile(r"[\x00-\x7f]*+[\u4e00-\u9fff][\x00-\x7f]*+")
_BLOCK = 300  # characters that are judged together, so that a part in another encoding is seen
_BLOCK_SLACK = 1.0  # a quotation in kana has 10.1, two bytes of another encoding 11 and more


def read_text(path: Path, origin: str, report: Report | None = None) -> str:
    """The text of a file, with LF line ends and without BOM and invisible characters.

    Raises SourceError for a missing, unreadable, oversized or empty file, a folder, and as
    ``decode`` does.
    """
    return decode(_read_bytes(path, origin), origin, report)


def decode(data: bytes, origin: str, report: Report | None = None, label: str = "") -> str:
    """The text of ``data``, with LF line ends and without BOM and invisible characters.

    ``label`` is the encoding it is said to be in; without one, what its HTML or XML head says.
    Reports ``sources.decoded-as`` for anything but UTF-8, ``sources.false-label`` where the label
    is wrong, ``sources.damaged-text`` for U+FFFD in the text, ``sources.garbled-text`` for what was
    once read in a wrong encoding. Raises SourceError where a byte does
    not belong to the encoding (``bad-encoding``, with its position from 0), where two encodings
    read as well (``ambiguous-encoding``), none reads as a text (``unknown-encoding``), or parts
    are in another (``mixed-encodings``).
    """
    if not data.strip():
        raise SourceError("sources.empty-file", Location(source=origin), path=origin)
    label = label or charset.declared_label(data)
    found = charset.verdict(data, label)
    text = _strictly(data, found, origin)
    if found.encoding in (charset.GB18030, charset.BIG5):
        _refuse_mixture(data, text, found.encoding, origin)
    _report(text, found, label, origin, report or Report())
    text = without_invisible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise SourceError("sources.empty-file", Location(source=origin), path=origin)
    return text


def _strictly(data: bytes, found: charset.Verdict, origin: str) -> str:
    """The text in the encoding found; SourceError where there is no such text."""
    if found.nonsense:
        raise SourceError("sources.unknown-encoding", Location(source=origin))
    if found.rival:
        first, second = (_sample_in(data, each) for each in (found.encoding, found.rival))
        raise SourceError(
            "sources.ambiguous-encoding",
            Location(source=origin),
            first=found.encoding,
            first_text=first,
            second=found.rival,
            second_text=second,
        )
    try:
        return charset.decoded(data, found.encoding)
    except UnicodeDecodeError as error:
        before = charset.decoded(data[: error.start], found.encoding)
        place = Location(source=origin, line=before.count("\n") + 1, quote=before[-12:].strip())
        raise SourceError(
            "sources.bad-encoding", place, encoding=found.encoding, position=error.start
        ) from error


def _sample_in(data: bytes, encoding: str) -> str:
    """The first words that are not ASCII, as they read in ``encoding``."""
    text = " ".join(charset.leniently(data[:4096], encoding).split())
    start = next((place for place, each in enumerate(text) if each >= "\x80"), 0)
    return text[start : start + 12]


def _refuse_mixture(data: bytes, text: str, encoding: str, origin: str) -> None:
    """Raise SourceError if a part of the bytes is not in ``encoding``, though it decodes."""
    stretch = _UTF_8_STRETCH.search(data)
    line = data.count(b"\n", 0, stretch.start()) + 1 if stretch else None
    for start in () if stretch else range(0, len(text), _BLOCK):
        block = text[start : start + _BLOCK]
        if not is_text(block, _BLOCK_SLACK) and not _LONE.fullmatch(block):
            line = text.count("\n", 0, start) + 1
            break
    if line is not None:
        place = Location(source=origin, line=line)
        raise SourceError("sources.mixed-encodings", place, encoding=encoding)


def _report(text: str, found: charset.Verdict, label: str, origin: str, report: Report) -> None:
    location = Location(source=origin)
    if found.encoding != charset.UTF_8:
        report.info("sources.decoded-as", location, encoding=found.encoding)
    meant = charset.labelled(label)
    if label and found.encoding not in meant and not text.isascii():
        report.info("sources.false-label", location, label=label, encoding=found.encoding)
    if "\ufffd" in text:
        place = text.index("\ufffd")
        quote = text[max(0, place - 8) : place + 8].replace("\n", " ")
        where = Location(source=origin, line=text.count("\n", 0, place) + 1, quote=quote)
        report.warn("sources.damaged-text", where, count=text.count("\ufffd"))
    if quote := garbled(text):
        where = Location(
            source=origin, line=text.count("\n", 0, text.index(quote)) + 1, quote=quote
        )
        report.warn("sources.garbled-text", where, quote=quote)


def without_invisible(text: str) -> str:
    """``text`` without characters that print nothing and stand for nothing."""
    return _INVISIBLE.sub("", text)


def invisible_in(text: str) -> str:
    """The characters that ``without_invisible`` takes out of ``text``."""
    return "".join(_INVISIBLE.findall(text))


def _read_bytes(path: Path, origin: str) -> bytes:
    location = Location(source=origin)
    if path.is_dir():
        raise SourceError("sources.is-a-folder", location, path=origin)
    if not path.exists():
        raise SourceError("sources.missing-file", location, path=origin)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(
                "sources.too-large",
                location,
                path=origin,
                size_mb=f"{size / 1024 / 1024:.0f}",
                limit_mb=MAX_BYTES // 1024 // 1024,
            )
        return path.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise SourceError(
            "sources.unreadable-file", location, path=origin, reason=reason
        ) from error
