"""Addresses as pages have them: what ``urllib`` refuses (``http://[``) must not end the reading."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def joined(base: str, address: str) -> str:
    """``address`` as seen from ``base``; as it stands where either cannot be read."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def scheme_of(address: str) -> str:
    """The scheme of an address, lower case; "" if it has none, "invalid" if it cannot be read."""
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return "invalid"


def path_of(address: str) -> str:
    """The path of an address; "" if it has none or cannot be read."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
