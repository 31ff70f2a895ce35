"""What was made: each file with what it is for; earlier times, two compared, one brought back."""

from __future__ import annotations

import asyncio
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from compiler.desk.comparing import compare
from compiler.desk.made import Made, bring_back, history, latest, made_at, product
from compiler.desk.shelf import Book
from compiler.serve.books import book_of
from compiler.serve.pages.pictures import cover_file
from compiler.serve.rendering import engine_of, overviews_of, page

_KINDS = {"epub": "application/epub+zip"}
_ORDER = ("booklet", "screen", "print", "phone", "epub")
_CHUNK = 1 << 16
_IN_MEMORY = 32 << 20  # bytes of an archive that need no disk


async def _made(request: Request) -> Response:
    """The last time, or that of ``{stamp}``."""
    book = book_of(request)
    times = history(book.folder)
    stamp = request.path_params.get("stamp")
    made = next((each for each in times if each.stamp == stamp), None) if stamp else None
    if stamp and made is None:
        raise HTTPException(404)
    made = made or latest(book.folder)
    script = request.query_params.get("script", "")
    if made and script not in made.scripts:
        script = made.scripts[0] if made.scripts else ""
    files = [
        (place, file)
        for place, file in enumerate(made.files if made else ())
        if file.script == script
    ]
    files.sort(key=lambda each: _ORDER.index(each[1].format))
    overview = await overviews_of(request).fresh(book)
    return page(
        request,
        "made",
        book=book,
        made=made,
        files=files,
        script=script,
        history=times,
        overview=overview,
        is_last=bool(times) and made is not None and made.stamp == times[0].stamp,
        tab="made",
    )


def _file(request: Request) -> Response:
    """One file, to be kept."""
    book, made = _found(request)
    number = request.path_params["file"]
    if number >= len(made.files):
        raise HTTPException(404)
    file = made.files[number]
    kind = _KINDS.get(file.format, "application/pdf")
    path = product(book.folder, made, file)
    return FileResponse(path, media_type=kind, filename=file.name)


def _all(request: Request) -> Response:
    """All files in one archive."""
    book, made = _found(request)
    name = f"{made.files[0].name.partition('.')[0]}.zip" if made.files else "文选.zip"
    headers = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(name)}"}
    paths = [product(book.folder, made, file) for file in made.files]
    return StreamingResponse(_zipped(paths), media_type="application/zip", headers=headers)


def _zipped(paths: list[Path]) -> Iterator[bytes]:
    """The archive; nothing is packed, for a PDF is."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as buffer:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for path in paths:
                archive.write(path, path.name)
        buffer.seek(0)
        while chunk := buffer.read(_CHUNK):
            yield chunk


async def _compare(request: Request) -> Response:
    """Two times side by side: the pages that differ."""
    book, made = _found(request)
    times = [each for each in history(book.folder) if each.files]
    place = next(index for index, each in enumerate(times) if each.stamp == made.stamp)
    wanted = request.query_params.get("with", "")
    before = made_at(book.folder, wanted) if wanted else None
    if before is None and place + 1 < len(times):
        before = times[place + 1]
    one, other = cover_file(before), cover_file(made)
    if before is None or one is None or other is None:
        raise HTTPException(404)
    paths = product(book.folder, before, one), product(book.folder, made, other)
    answer = await engine_of(request).run(partial(compare, *paths))
    places = before.files.index(one), made.files.index(other)
    return page(
        request,
        "compare",
        book=book,
        before=before,
        made=made,
        places=places,
        pairs=answer.value or (),
        tab="made",
    )


async def _back(request: Request) -> Response:
    """Bring the manuscripts of that time back."""
    book, made = _found(request)
    now = datetime.now().astimezone()
    await asyncio.to_thread(bring_back, book.folder, made, now)
    return Response(status_code=204, headers={"HX-Redirect": f"/b/{book.key}/made"})


def _found(request: Request) -> tuple[Book, Made]:
    book = book_of(request)
    made = made_at(book.folder, request.path_params["stamp"])
    if made is None:
        raise HTTPException(404)
    return book, made


routes = [
    Route("/b/{key}/made", _made),
    Route("/b/{key}/made/{stamp}", _made),
    Route("/b/{key}/made/{stamp}/file/{file:int}", _file),
    Route("/b/{key}/made/{stamp}/all", _all),
    Route("/b/{key}/made/{stamp}/compare", _compare),
    Route("/b/{key}/made/{stamp}/back", _back, methods=["POST"]),
]
