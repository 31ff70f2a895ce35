"""Pictures of pages: of a cover, and of the files that were made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from compiler.desk.made import Made, MadeFile, latest, made_at, product
from compiler.desk.pictures import draw, picture_file
from compiler.desk.shelf import Book
from compiler.serve.books import book_of
from compiler.serve.rendering import engine_of

_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_OWN_PAGES = ("screen", "print", "phone")
_COVER, _WIDTHS = 384, (192, 384, 880)  # pixels: a cover; a file's, a cover's, a page's


def cover_file(made: Made | None) -> MadeFile | None:
    """The file whose first page is the cover: of the first edition, as it is read."""
    pdfs = [file for file in made.files if file.format in _OWN_PAGES] if made else []
    return min(pdfs, key=lambda file: _OWN_PAGES.index(file.format), default=None)


async def _cover(request: Request) -> Response:
    book = book_of(request)
    made = latest(book.folder)
    file = cover_file(made)
    if made is None or file is None:
        return PlainTextResponse("", 404)
    return await _picture(request, book, made, file, 0, _COVER)


async def _page(request: Request) -> Response:
    """A page of a file that was made; both are named by their place."""
    book, wanted = book_of(request), request.path_params
    made = made_at(book.folder, wanted["stamp"])
    width = wanted["width"]
    if made is None or wanted["file"] >= len(made.files) or width not in _WIDTHS:
        return PlainTextResponse("", 404)
    return await _picture(request, book, made, made.files[wanted["file"]], wanted["page"], width)


async def _picture(  # noqa: PLR0917 - a picture's door
    request: Request, book: Book, made: Made, file: MadeFile, number: int, width: int
) -> Response:
    if file.format == "epub":
        return PlainTextResponse("", 404)
    target = picture_file(book.folder, f"{file.sha256} {number}", width)
    return await drawn(request, target, lambda: product(book.folder, made, file), number, width)


async def drawn(
    request: Request, target: Path, pdf: Callable[[], Path], number: int, width: int
) -> Response:
    """The picture ``target`` of a page of the ``pdf``, drawn if it is not there yet."""
    if not await run_in_threadpool(target.exists):
        answer = await engine_of(request).run(partial(draw, pdf(), number, width, target))
        if not answer.value:
            return PlainTextResponse("", 404)
    return shown(target)


def shown(target: Path) -> Response:
    """A picture that is there."""
    return FileResponse(target, media_type="image/png", headers=_FOREVER)


routes = [
    Route("/b/{key}/cover/{digest}", _cover),
    Route("/b/{key}/picture/{stamp}/{file:int}/{page:int}/{width:int}", _page),
]
