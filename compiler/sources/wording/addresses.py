"""Addresses on the web."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SITE = re.compile(r"https?://(?:www\.)?([^\s/?#]{1,255})", re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether ``address`` is an absolute http or https address."""
    return bool(_WEB.match(address))


def site_of(address: str) -> str:
    """The site that an http or https address leads to; "" for any other address."""
    match = _SITE.match(address)
    return match[1].lower() if match else ""
