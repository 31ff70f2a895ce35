"""Making: one button; then how far each edition is, page by page, until the files are there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from compiler.desk.made import history, latest
from compiler.serve.books import book_of
from compiler.serve.makings import Making
from compiler.serve.news import streamed
from compiler.serve.rendering import fragment, makings_of, page


async def _begin(request: Request) -> Response:
    book = book_of(request)
    before = latest(book.folder)
    makings_of(request).begin(book, before.pages if before else 0)
    return Response(status_code=204, headers={"HX-Redirect": f"/b/{book.key}/making"})


async def _stop(request: Request) -> Response:
    book = book_of(request)
    makings_of(request).stop(book.key)
    return Response(status_code=204, headers={"HX-Redirect": f"/b/{book.key}/made"})


async def _making(request: Request) -> Response:
    """How far it is; where nothing is being made, what was made last."""
    book = book_of(request)
    making = makings_of(request).of(book.key)
    if making is None or making.made or making.stopped:
        return RedirectResponse(f"/b/{book.key}/made", 303)
    return page(
        request, "making", book=book, making=making, history=history(book.folder), tab="made"
    )


async def _events(request: Request) -> Response:
    """The same as it goes on, as server-sent events."""
    book = book_of(request)
    making = makings_of(request).of(book.key)
    if making is None:
        return Response(status_code=204)
    said = partial(_told, request, making, f"/b/{book.key}/made")
    return streamed(making.news, said, lambda: making.is_over)


def _told(request: Request, making: Making, made: str) -> Iterator[str]:
    html = fragment(request, "making_state", making=making)
    yield f"event: state\ndata: {json.dumps(html, ensure_ascii=False)}"
    if making.is_over:
        where = "" if making.refusals else made
        yield f"event: over\ndata: {json.dumps(where)}"


routes = [
    Route("/b/{key}/make", _begin, methods=["POST"]),
    Route("/b/{key}/stop", _stop, methods=["POST"]),
    Route("/b/{key}/making", _making),
    Route("/b/{key}/making/events", _events),
]
