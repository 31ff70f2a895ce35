"""What the engine may read: the booklet's own assets, by ``asset:`` address, and nothing else.

Scraped pages name files of this machine and of its network; an engine that fetched them would
print or embed them. The fetcher holds bytes only and has no way to open a file or a connection.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from urllib.parse import unquote

from weasyprint.urls import URLFetcherResponse

from compiler.diagnostics import Report

SCHEME = "asset:"
SHOWN_LENGTH = 120  # characters of an address in a message; data: addresses can have megabytes


class AssetFetcher:
    """Gives the engine the bytes of ``asset:NAME``; anything else is refused and reported.

    ``reported`` holds the addresses that have a diagnostic already, so that the engine's own
    complaint about them is not told twice.
    """

    _fail_on_errors = False  # read by the engine: a refused address must not end the build

    def __init__(self, assets: Mapping[str, bytes], report: Report) -> None:
        self._assets = assets
        self._report = report
        self.reported: set[str] = set()

    def __call__(self, url: str) -> URLFetcherResponse:
        """The response for an address; ValueError (which the engine survives) if it is refused."""
        name = unquote(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else ""
        if not name:
            self.refuse(url)
            raise ValueError(url)
        if name not in self._assets:
            self.reported.add(url)
            self._report.warn("typeset.missing-asset", name=shown(name))
            raise ValueError(url)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._assets[name], {"Content-Type": kind})

    def refuse(self, address: str) -> None:
        """Record that an address was named and not followed."""
        self.reported.add(address)
        self._report.warn("typeset.refused-address", address=shown(address))


def shown(address: str) -> str:
    """An address short enough for a message."""
    return address if len(address) <= SHOWN_LENGTH else address[: SHOWN_LENGTH - 1] + "…"
