"""A request's body, measured while it comes: what it says of its length is not believed."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def limited_body(request: Request, most: int) -> bytes:
    """The body; raises HTTPException when it has more than ``most`` bytes."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


async def json_object(request: Request, most: int) -> dict[str, Any]:
    """What a page asks for as JSON, nothing for an empty body; HTTPException for anything else."""
    try:
        asked = json.loads(await limited_body(request, most) or b"{}")
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return asked
