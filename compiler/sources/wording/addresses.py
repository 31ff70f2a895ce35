"""Addresses on the web."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether ``address`` is an absolute http or https address."""
    return bool(_WEB.match(address))
