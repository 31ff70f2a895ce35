"""Addresses as an XHTML document may name them: RFC 3986, with a host."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_SCHEMES = frozenset({"http", "https", "mailto"})
# What RFC 3986 lets stand in each part; "%" because what is encoded already stays as it is.
_PATH = "/:@!$&'()*+,;=~%-._"
_QUERY = _PATH + "?"


def web_address(text: str) -> str:
    """The address with everything else percent-encoded; "" for one that cannot be followed."""
    try:
        parts = urlsplit(text.strip())
        port = f":{parts.port}" if parts.port else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # UnicodeError of a host is one
        return ""
    if parts.scheme not in _SCHEMES:
        return ""
    if parts.scheme == "mailto":
        return f"mailto:{_encoded(parts.path, _PATH)}" if "@" in parts.path else ""
    if not host or not all(letter.isalnum() or letter in "-._" for letter in host):
        return ""
    path, query = _encoded(parts.path, _PATH), _encoded(parts.query, _QUERY)
    return urlunsplit((parts.scheme, host + port, path, query, _encoded(parts.fragment, _QUERY)))


def _encoded(part: str, safe: str) -> str:
    """A part of an address; a "%" that begins no code is encoded itself."""
    pieces = quote(part, safe=safe).split("%")
    return pieces[0] + "".join(
        f"%{piece}" if _is_code(piece[:2]) else f"%25{piece}" for piece in pieces[1:]
    )


def _is_code(pair: str) -> bool:
    return len(pair) == 2 and all(digit in "0123456789abcdefABCDEF" for digit in pair)
