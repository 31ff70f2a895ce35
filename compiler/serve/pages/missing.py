"""What is shown where nothing is, and where something has gone wrong."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from compiler.serve.rendering import page


async def missing(request: Request, error: Exception) -> Response:
    """The page for an address that leads nowhere."""
    del error
    return page(request, "missing", HTTPStatus.NOT_FOUND, what="missing")


async def failed(request: Request, error: Exception) -> Response:
    """The page for a fault of ours; what it was stands in the log, not here."""
    del error
    return page(request, "missing", HTTPStatus.INTERNAL_SERVER_ERROR, what="failed")


handlers = {404: missing, 500: failed}
