"""The booklet that an address names: looked up among those that are there."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from compiler.desk.shelf import Book, book
from compiler.serve.rendering import house_of


def book_of(request: Request, key: str = "") -> Book:
    """The booklet of ``key``, else of ``{key}`` in the address.

    Raises HTTPException where there is none.
    """
    found = book(house_of(request).folder, key or request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    return found
