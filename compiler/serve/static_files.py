"""Styles and scripts, held in memory by name: what a browser asks for is never a path."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from compiler.markup.theme import resource

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOREVER = "public, max-age=31536000, immutable"  # its address changes with its content


@dataclass(frozen=True)
class StaticFile:
    """A file's content, its media type, and an address that changes with the content."""

    content: bytes
    kind: str
    address: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """All of them by name.

    They have one digest: scripts import one another by names beside their own.
    """
    paths = sorted((resource("styles") / "workspace").iterdir())
    contents = {path: path.read_bytes() for path in paths if path.suffix in _KINDS}
    digest = hashlib.sha256(b"".join(contents.values())).hexdigest()[:12]
    return {
        path.name: StaticFile(content, _KINDS[path.suffix], f"/static/{digest}/{path.name}")
        for path, content in contents.items()
    }


def _static(request: Request) -> Response:
    file = static_files().get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("", 404)
    return Response(file.content, media_type=file.kind, headers={"Cache-Control": _FOREVER})


routes = [Route("/static/{digest}/{name}", _static)]
