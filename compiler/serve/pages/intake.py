"""Files taken in: each is streamed to the disk, read in a worker, and told of in its own row."""

from __future__ import annotations

import asyncio
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from compiler.desk import desk
from compiler.desk.arrangement import below
from compiler.desk.beginning import SAMPLES, empty, from_sample, next_issue
from compiler.desk.changes.arranging import TakeIn
from compiler.desk.changes.replacing import earlier
from compiler.desk.changes.setting import SetSetting
from compiler.desk.dropping import MOST_BYTES, Intake, Taken, too_large, unpacked
from compiler.desk.likeness import candidates, like
from compiler.desk.overview import Overview, ReadArticle, Refusal, look_at, refusal
from compiler.desk.shelf import Book, folder_of, key_of
from compiler.errors import WenxuanError
from compiler.project.opening import ARCHIVE
from compiler.serve.books import book_of
from compiler.serve.guard.bodies import json_object
from compiler.serve.rendering import (
    engine_of,
    fragment,
    house_of,
    overviews_of,
    page,
    say_of,
    today,
)

_LONGEST_NAME, _MOST_ASKED = 80, 10_000


async def _new(request: Request) -> Response:
    """A new booklet: an empty one, one from a sample, or the next issue."""
    asked = await _asked(request)
    shelf, kind = house_of(request).folder, asked.get("kind", "")
    name = asked.get("name", "")[:_LONGEST_NAME].strip()
    say = say_of(request)
    match kind:
        case "empty":
            made = empty(shelf, name or say("untitled"), today())
        case sample if sample in SAMPLES:
            made = from_sample(shelf, sample, say(f"sample-{sample}"), today())
        case "next":
            before = book_of(request, asked.get("key", ""))
            made = next_issue(shelf, before, today())
        case _:
            return JSONResponse({}, HTTPStatus.BAD_REQUEST)
    key = key_of(made.name)
    return JSONResponse({"key": key, "address": f"/b/{key}/in"})


async def _asked(request: Request) -> dict[str, str]:
    """What the page asks for, in plain values."""
    asked = await json_object(request, _MOST_ASKED)
    return {name: str(value) for name, value in asked.items()}


async def _take(request: Request) -> Response:
    """One file of a person's: taken in whole, then read; or refused with why and what to do."""
    folder = folder_of(house_of(request).folder, request.path_params["key"])
    if folder is None:
        return page(request, "missing", HTTPStatus.NOT_FOUND, what="missing")
    name = unquote(request.headers.get("x-name", ""))
    try:
        if int(request.headers.get("content-length") or 0) > MOST_BYTES:
            raise too_large(name.rpartition("/")[2])
        taken = await _streamed(request, folder, name)
        overview = await _read(request, folder, taken)
        before = await _before(request, folder, taken)
    except WenxuanError as error:
        return _row(request, name, refused=refusal(error))
    by = below(folder, taken.path)
    return _row(
        request, name, taken=taken, overview=overview, before=before, by=by,
        is_named_so=taken.asked is not None,
    )  # fmt: skip


async def _before(request: Request, folder: Path, taken: Taken) -> str:
    """The manuscript of the booklet of which this may be a new version; "" if it is of none."""
    if not taken.is_manuscript or taken.same or taken.path.suffix.lower() == ARCHIVE:
        return ""
    arranged = (await asyncio.to_thread(desk.looked_at, folder)).arrangement
    by = below(folder, taken.path)
    if taken.asked is not None and (found := earlier(arranged, by, below(folder, taken.asked))):
        return found
    others = candidates(arranged, by)
    if not others:
        return ""
    answer = await engine_of(request).run(partial(like, folder, by, others))
    return answer.value or ""


async def _streamed(request: Request, folder: Path, name: str) -> Taken:
    """The body, on the disk."""
    intake = Intake(folder, name)
    try:
        async for chunk in request.stream():
            await asyncio.to_thread(intake.write, chunk)
        return await asyncio.to_thread(intake.take)
    except BaseException:  # also where the browser has gone
        intake.forget()
        raise


async def _read(request: Request, folder: Path, taken: Taken) -> Overview | None:
    """What the manuscript holds; one that cannot be read is not kept. Raises WenxuanError."""
    if not taken.is_manuscript or taken.same:
        return None
    if taken.path.suffix.lower() == ARCHIVE:
        return await _unpacked(request, folder, taken.path)
    answer = await engine_of(request).run(partial(look_at, taken.path))
    if answer.value is None:
        await asyncio.to_thread(taken.path.unlink, missing_ok=True)
        raise answer.error or WenxuanError("desk.died", name=taken.path.name)
    await asyncio.to_thread(desk.apply, folder, TakeIn((below(folder, taken.path),)))
    return answer.value


async def _unpacked(request: Request, folder: Path, archive: Path) -> Overview:
    """The manuscripts of an archive, each read; those that cannot be are among the refusals."""
    answer = await engine_of(request).run(partial(unpacked, archive, folder))
    if answer.value is None:
        await asyncio.to_thread(archive.unlink, missing_ok=True)
        raise answer.error or WenxuanError("desk.died", name=archive.name)
    found = [Taken(path) for path in answer.value]
    articles: list[ReadArticle] = []
    refusals: list[Refusal] = []
    for taken in found:
        try:
            one = await _read(request, folder, taken)
        except WenxuanError as error:
            refusals.append(refusal(error))
            continue
        articles += one.articles if one else ()
    return Overview(tuple(articles), refusals=tuple(refusals))


def _row(request: Request, name: str, **values: object) -> Response:
    nothing = {"refused": None, "taken": None, "overview": None, "before": "", "is_named_so": False}
    html = fragment(request, "intake_row", name=name.rpartition("/")[2], **nothing | values)
    return HTMLResponse(html)


async def _intake(request: Request) -> Response:
    """What the booklet holds by now, and the way to add more."""
    book = book_of(request)
    overview = await overviews_of(request).fresh(book)
    return page(request, "intake", book=book, overview=overview)


async def _fetch(request: Request) -> Response:
    """Have pictures on the web fetched: asked once, and written into the project file."""
    book: Book = book_of(request)
    wanted = SetSetting("", "remote_images", ("yes",))
    await asyncio.to_thread(desk.apply, book.folder, wanted)
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"HX-Refresh": "true"})


routes = [
    Route("/new", _new, methods=["POST"]),
    Route("/b/{key}/files", _take, methods=["POST"]),
    Route("/b/{key}/in", _intake),
    Route("/b/{key}/fetch", _fetch, methods=["POST"]),
]
