"""The entrance: by the link that the server tells when it begins, or by the office's password."""

from __future__ import annotations

import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from compiler.serve.guard.door import has_token, is_in, let_in
from compiler.serve.guard.password import has_password, is_password
from compiler.serve.guard.rate import Rate
from compiler.serve.rendering import house_of, page

TRIES, WITHIN_S = 8, 60.0


def _enter(request: Request) -> Response:
    """The page that asks for the password, or says where the link is."""
    if is_in(request.session):
        return RedirectResponse("/", 303)
    return _asking(request)


def _by_link(request: Request) -> Response:
    link = house_of(request).link
    if not secrets.compare_digest(request.path_params["link"].encode(), link.encode()):
        return _asking(request, 403, wrong="enter-old-link")
    let_in(request.session)
    return RedirectResponse(house_of(request).opens, 303)


async def _by_password(request: Request) -> Response:
    rate: Rate = request.app.state.tries
    if not rate.allows(_visitor(request)):
        return _asking(request, 429, wrong="enter-wait")
    async with request.form(max_files=0, max_fields=4, max_part_size=4096) as form:
        token, given = str(form.get("token", "")), str(form.get("password", ""))
    if not has_token(request.session, token):
        return _asking(request, 403, wrong="enter-again")
    if not await run_in_threadpool(is_password, house_of(request), given):
        return _asking(request, 403, wrong="enter-wrong")
    let_in(request.session)
    return RedirectResponse("/", 303)


def _asking(request: Request, status: int = 200, wrong: str = "") -> Response:
    return page(
        request, "entrance", status, by_password=has_password(house_of(request)), wrong=wrong
    )


def _visitor(request: Request) -> str:
    return request.client.host if request.client else ""


routes = [
    Route("/enter", _enter),
    Route("/enter", _by_password, methods=["POST"]),
    Route("/enter/{link}", _by_link),
]
