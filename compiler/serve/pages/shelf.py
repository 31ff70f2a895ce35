"""The shelf: all booklets of the folder, the one in work first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from compiler.desk.shelf import books
from compiler.serve.rendering import house_of, page

_TRIM_CLASSES = {"A4": "t-a4", "16开": "t-16k", "大16开": "t-16k"}


def _shelf(request: Request) -> Response:
    found = books(house_of(request).folder)
    return page(request, "shelf", books=found, trims=_TRIM_CLASSES)


routes = [Route("/", _shelf)]
