"""In which encoding bytes are written: by byte order mark, else by how well each reading reads.

UTF-8, GB 18030-2022 (with GB 2312 and GBK in it), Big5 with HKSCS, UTF-16 and UTF-32. A label
(``charset=gb2312``) is a hint that a clearly better reading outweighs, since it often lies.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from compiler.sources.encoding.plausibility import UNDECODABLE, familiar, is_text, likelihood

UTF_8, GB18030, BIG5 = "UTF-8", "GB18030", "Big5"
UTF_16_LE, UTF_16_BE, UTF_32 = "UTF-16LE", "UTF-16BE", "UTF-32"

_CODECS = {
    UTF_8: "utf-8",
    GB18030: "gb18030",
    BIG5: "big5hkscs",
    UTF_16_LE: "utf-16-le",
    UTF_16_BE: "utf-16-be",
    UTF_32: "utf-32",
}
_MARKS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, UTF_32),
    (codecs.BOM_UTF32_BE, UTF_32),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, UTF_16_LE),
    (codecs.BOM_UTF16_BE, UTF_16_BE),
)
_LABELS = {
    UTF_8: ("utf8", "unicode11utf8"),
    GB18030: ("gb18030", "gbk", "gb2312", "gb231280", "cp936", "windows936", "xgbk"),
    BIG5: ("big5", "big5hkscs", "cp950", "big5eten", "xxbig5", "cnbig5"),
    UTF_16_LE: ("utf16le", "utf16", "unicode"),
    UTF_16_BE: ("utf16be", "utf16"),
}
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*+=\s*+[\"']?\s*+([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a declaration stands: HTML looks at 1024, editors put more before it

_SAMPLE = 16384  # bytes that are compared; 100 are enough as a rule
_LONG_ASCII = re.compile(rb"[\x00-\x7f]{64,}")
_SURE_BYTES = 40  # so many bytes outside ASCII are not valid UTF-8 by chance

_LABEL_WEIGHT = 6.0  # a label makes its reading e^6 = 400 times as likely
_UTF_8_WEIGHT = 3.0
_ASCII_WEIGHT = 8.0
# Two bytes of ASCII are an ideograph or a sign in UTF-16; few of those are frequent ones.
_FAMILIAR = 0.6
_MARGIN = 7.0  # the best reading must be e^7 times as likely as the next
_ASCII_MARGIN = (
    10.0  # two above _ASCII_WEIGHT: refused only where Chinese in UTF-16 is as likely by itself
)


@dataclass(frozen=True)
class Verdict:
    """The encoding that bytes are in; ``rival`` another that they read as well in, or "".

    ``marked`` says that a byte order mark names it, ``nonsense`` that no reading is a text.
    """

    encoding: str
    rival: str = ""
    marked: bool = False
    nonsense: bool = False


@dataclass(frozen=True)
class _Reading:
    encoding: str
    text: str
    score: float


def declared_label(data: bytes) -> str:
    """The encoding that an HTML or XML head in ``data`` declares, as it is spelt there; or ""."""
    match = _DECLARED.search(data[:_HEAD].replace(b"\0", b""))
    return match[1].decode("ascii") if match else ""


def labelled(label: str) -> tuple[str, ...]:
    """The encodings that a label such as ``gb2312`` can mean; () for one unknown here."""
    plain = re.sub(r"[^a-z0-9]", "", label.lower())
    return tuple(encoding for encoding, names in _LABELS.items() if plain in names)


def verdict(data: bytes, label: str = "") -> Verdict:
    """The encoding of ``data``, which is not empty."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Verdict(encoding, marked=True)
    if _is_surely_utf_8(data):
        return Verdict(UTF_8)
    readings = sorted(_readings(data, labelled(label)), key=lambda each: -each.score)
    best = readings[0]
    plain = best.encoding == UTF_8 and best.text.isascii()
    if not plain and not _reads(best.text):
        if any(_is_utf_8(each, data) for each in readings):
            return Verdict(UTF_8)  # a few words of another script, which no other reading makes
        return Verdict(best.encoding, nonsense=True)
    margin = _ASCII_MARGIN if plain else _MARGIN
    for other in readings[1:]:
        if other.text != best.text and best.score - other.score < margin and len(data) > 2:
            return Verdict(best.encoding, rival=other.encoding)
    return Verdict(best.encoding)


def decoded(data: bytes, encoding: str) -> str:
    """The text of ``data``; raises UnicodeDecodeError.

    Code points that codecs give by an older table are those of the standards in force: GB
    18030-2022 has no private use for its own characters, and Big5's marks are as Windows and the
    web have them (full-width, and the interpunct of names ‧).
    """
    text = data.decode(_CODECS[encoding], _WINDOWS if encoding == GB18030 else "strict")
    if encoding == GB18030:
        return text.translate(_GB18030_2022).replace(*_BLANK)
    if encoding == BIG5:
        return _big5(data, text).translate(_BIG5_MARKS)
    return text.removeprefix("\ufeff").replace(*_BLANK)


def leniently(data: bytes, encoding: str) -> str:
    """The text of ``data`` for showing to a person: what cannot be decoded is �."""
    return data.decode(_CODECS[encoding], "replace")


def _is_surely_utf_8(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return len(data) - len(data.translate(None, _HIGH)) >= _SURE_BYTES


def _is_utf_8(reading: _Reading, data: bytes) -> bool:
    """Whether the reading is UTF-8 without fault: then it may be a text of any script."""
    return reading.encoding == UTF_8 and UNDECODABLE not in reading.text and len(data) >= 4


def _reads(text: str) -> bool:
    """Whether a reading is a text, some bytes that are not apart: strict decoding names those."""
    wrong = text.count(UNDECODABLE)
    good = text.replace(UNDECODABLE, "")
    return 4 * wrong < len(good) and is_text(good)


def _readings(data: bytes, hinted: tuple[str, ...]) -> list[_Reading]:
    sample = _sample(data)
    readings: list[_Reading] = []
    for encoding in (UTF_8, GB18030, BIG5, UTF_16_LE, UTF_16_BE):
        errors = _WINDOWS_ERRORS if encoding == GB18030 else _ERRORS
        decoder = codecs.getincrementaldecoder(_CODECS[encoding])(errors)
        text = decoder.decode(sample, final=len(sample) == len(data))
        if encoding in (UTF_16_LE, UTF_16_BE) and familiar(text) < _FAMILIAR:
            continue
        plain = text.isascii() and "\0" not in text  # then a label says nothing
        score = likelihood(text)
        if encoding in hinted and not plain:
            score += _LABEL_WEIGHT
        if encoding == UTF_8:
            score += _ASCII_WEIGHT if plain else _UTF_8_WEIGHT
        readings.append(_Reading(encoding, text, score))
    return readings


def _sample(data: bytes) -> bytes:
    """The head of the bytes, long runs of ASCII shortened by an even count.

    A cut inside such a run parts no character: what may stand as a second byte in GB 18030 and
    Big5 keeps its first, and two bytes of UTF-16 stay two.
    """
    if len(data) <= _SAMPLE:
        return data

    def shortened(match: re.Match[bytes]) -> bytes:
        run = match[0]
        return run[:16] + run[-16 - len(run) % 2 :]

    head = data[: 64 * _SAMPLE]
    start = next((match.start() for match in _OUTSIDE_ASCII.finditer(data)), 0)
    if start >= len(head):
        head = data[start & ~1 : (start & ~1) + 64 * _SAMPLE]
    return _LONG_ASCII.sub(shortened, head)[:_SAMPLE]


def _big5(data: bytes, text: str) -> str:
    """``text``, or the older table's reading of rows C6 to C8 where that reads better.

    HKSCS (and ETEN, and the web) has ① at C6A1 where the table of Unicode 1.1 has it at C7E9.
    """
    try:
        older = data.decode("big5")
    except UnicodeDecodeError:
        return text
    if len(older) != len(text):
        return text
    pairs = [(ours, theirs) for ours, theirs in zip(text, older, strict=True) if ours != theirs]
    ours, theirs = ("".join(side) for side in zip(*pairs, strict=True)) if pairs else ("", "")
    return older if likelihood(theirs) > likelihood(ours) + _MARGIN / 2 else text


def _mark_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return UNDECODABLE, error.end


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Windows' code page 936 has € at 0x80, which GB 18030 leaves empty."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == _EURO:
        return "€", error.start + 1
    raise error


def _mark_or_euro(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == _EURO:
        return "€", error.start + 1
    return _mark_error(error)


_EURO = 0x80
_ERRORS = "wenxuan-undecodable"
codecs.register_error(_ERRORS, _mark_error)
_WINDOWS, _WINDOWS_ERRORS = "wenxuan-cp936", "wenxuan-cp936-undecodable"
codecs.register_error(_WINDOWS, _euro)
codecs.register_error(_WINDOWS_ERRORS, _mark_or_euro)

_HIGH = bytes(range(0x80, 0x100))
_OUTSIDE_ASCII = re.compile(rb"[\x80-\xff]")

# GB 18030-2005 and -2022, annex: characters that the edition of 2000 had in the private use area.
_GB18030_2022 = str.maketrans(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864\ue816\ue817\ue818\ue831\ue83b\ue855",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f"
    "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb"
    "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe",
)
_BLANK = ("\ue5e5", "\u3000")  # A3A0, a blank on every Chinese Windows and in WHATWG's table
_BIG5_MARKS = str.maketrans("•∼､‾♁☉¥¢£", "‧～﹑¯⊕⊙￥￠￡")
