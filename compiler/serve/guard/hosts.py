"""Requests for another host, or from a page of another site, are not answered.

A name that somebody has pointed at this machine (DNS rebinding) is in ``Host``; a page of another
site that sends a form or opens a connection is in ``Origin``.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compiler.serve.house import LOCAL, House


class OwnHostOnly:
    """Lets in what asks for this server by a name of its own, from a page of its own."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._names = _names(house)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The app's answer, or a refusal that says nothing."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origins = headers.getlist("host"), headers.getlist("origin")
        known = len(host) == 1 and host[0].lower() in self._names | _reached(scope)
        own = all(urlsplit(origin).netloc.lower() == host[0].lower() for origin in origins)
        if known and own:
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("", 421 if not known else 403)(scope, receive, send)


def _names(house: House) -> frozenset[str]:
    names = {urlsplit(house.address).netloc.lower()} - {""}
    own = {LOCAL, "localhost", "[::1]"}
    if not house.is_local and house.host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared
        own.add(house.host.lower())
    return frozenset(names | {f"{name}:{house.port}" for name in own})


def _reached(scope: Scope) -> frozenset[str]:
    """The address at which the browser has reached this machine: an address is no borrowed name."""
    server = scope.get("server")
    if not server or server[1] is None:
        return frozenset()
    host, port = server[0], server[1]
    return frozenset({f"[{host}]:{port}" if ":" in host else f"{host}:{port}"})
