"""The encoding of text that does not say which it is in: UTF-8, or a code page of Windows.

Windows and WPS write GBK in China, Big5 in Taiwan.
"""

from __future__ import annotations

# Lead bytes of each encoding's common characters: level 1 of GB 2312, level 1 of Big5.
_COMMON_LEADS = {"gb18030": range(0xB0, 0xD8), "big5": range(0xA4, 0xC7)}


def likeliest(data: bytes) -> str | None:
    """``ascii``, ``utf-8``, ``gb18030`` or ``big5``; None where ``data`` is in none of them."""
    for strict in ("ascii", "utf-8"):
        if _decodes(data, strict):
            return strict
    known = [encoding for encoding in _COMMON_LEADS if _decodes(data, encoding)]
    return max(known, key=lambda encoding: _commonness(data, encoding), default=None)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _commonness(data: bytes, encoding: str) -> float:
    """How many of the double-byte characters are common ones."""
    leads = [char.encode(encoding)[0] for char in data.decode(encoding) if ord(char) > 0x7F]
    return sum(lead in _COMMON_LEADS[encoding] for lead in leads) / max(1, len(leads))
