"""Nobody comes in without a session, and nothing is changed without the session's token.

The token stands in the page and comes back in a header, which no form of another site can send.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

TOKEN_HEADER = "X-Wenxuan-Token"  # noqa: S105 - a header's name
_OPEN = ("/enter", "/static/")  # what is shown to everybody
_READING = frozenset({"GET", "HEAD"})


class Door:
    """Lets in those who have been let in before (``let_in``)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The app's answer, or the way to the entrance."""
        if scope["type"] != "http" or scope["path"].startswith(_OPEN):
            await self._app(scope, receive, send)
            return
        refusal = _refusal(scope)
        await (refusal or self._app)(scope, receive, send)


def _refusal(scope: Scope) -> Response | None:
    reading = scope["method"] in _READING
    session: Mapping[str, Any] = scope["session"]
    if not is_in(session):
        return RedirectResponse("/enter", 303) if reading else PlainTextResponse("", 401)
    if not reading and not has_token(session, Headers(scope=scope).get(TOKEN_HEADER, "")):
        return PlainTextResponse("", 403)
    return None


def is_in(session: Mapping[str, Any]) -> bool:
    """Whether the session is one of a person who was let in."""
    return session.get("in") is True


def let_in(session: MutableMapping[str, Any]) -> None:
    """Begin a session anew: what was in it before was somebody else's."""
    session.clear()
    session["in"] = True
    token(session)


def token(session: MutableMapping[str, Any]) -> str:
    """The session's token, made when it is first asked for."""
    value = session.setdefault("token", secrets.token_urlsafe(24))
    return str(value)


def has_token(session: Mapping[str, Any], given: str) -> bool:
    """Whether ``given`` is the session's token."""
    wanted = str(session.get("token", ""))
    return bool(wanted) and secrets.compare_digest(given.encode(), wanted.encode())


def token_of(request: Request) -> str:
    """The token that a page of this request has in it."""
    return token(request.session)
