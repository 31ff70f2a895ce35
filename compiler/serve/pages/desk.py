"""The desk: the tree of a booklet, an article as it was understood, and its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Route

from compiler.desk import desk
from compiler.desk.changes.change import ChangeError, OutdatedError
from compiler.desk.changes.kinds import change_of
from compiler.desk.findings import MOST, Finding, findings
from compiler.desk.laid_out import LaidOut, page_file
from compiler.desk.pictures import picture_file
from compiler.desk.sheets import sheet_of, tree_of
from compiler.desk.unmet import placed, unmet_rules
from compiler.editions.phrases import SCRIPTS
from compiler.errors import WenxuanError
from compiler.messages import sentence
from compiler.model.artifacts import Format
from compiler.serve.benches import Bench, Benches
from compiler.serve.books import book_of
from compiler.serve.guard.bodies import json_object
from compiler.serve.news import streamed
from compiler.serve.pages.pictures import drawn, shown
from compiler.serve.rendering import language_of, page, thumbnails_of
from compiler.serve.telling import said_by_outline, sentence_of, told, words_of

_FORMATS: tuple[Format, ...] = ("screen", "booklet", "phone")
_MOST_BYTES = 1_000_000
_ALONE = re.compile("[0-9a-f]{32}")  # the name of a page that was shown before the others
_DIGITS = 6  # of a page's number
_SMALL = (84, 264)  # pixels: in the strip, among all pages
_WIDTHS = (*_SMALL, 880, 1600)  # on the desk, enlarged


def benches_of(request: Request) -> Benches:
    """The booklets that somebody has on the desk."""
    benches: Benches = request.app.state.benches
    return benches


async def bench_of(request: Request) -> Bench:
    """The booklet that the address names, read as its files are now."""
    return await benches_of(request).of(book_of(request))


async def _desk(request: Request) -> Response:
    book = book_of(request)
    bench = await benches_of(request).of(book, (book.scripts[0], _FORMATS[0]))
    return await _shown(request, "desk", bench)


async def _tree(request: Request) -> Response:
    return await _shown(request, "desk_tree", await bench_of(request))


async def _sheet(request: Request) -> Response:
    return await _shown(request, "desk_sheet", await bench_of(request))


async def _shown(request: Request, template: str, bench: Bench) -> Response:
    book = book_of(request)
    looked = await run_in_threadpool(desk.looked_at, book.folder)
    number = int(request.path_params.get("number", 0))
    empty = bench.booklet is None
    values: dict[str, Any] = {
        "book": book,
        "tab": "desk",
        "number": number,
        "tree": None if bench.booklet is None else tree_of(bench.booklet, looked),
        "sheet": None if bench.booklet is None else sheet_of(bench.booklet, looked, number),
        "state": bench.state,
        "error": words_of(request, bench.error) if bench.error else None,
        "misfits": unmet_rules(looked.held, bench.findings),
        "standing": await run_in_threadpool(desk.standing, book.folder),
        "tell": partial(told, request),
        "cli": partial(said_by_outline, request),
        "empty": empty,
        "waiting": waiting(bench),
        "traditional": [script for script in book.scripts if script in SCRIPTS],
    }
    return page(request, template, **values)


def waiting(bench: Bench) -> int:
    """How many words of the traditional edition that was laid out last wait for a look."""
    laid = [each for each in bench.pages.values() if each.script in SCRIPTS]
    return laid[-1].audit.open if laid else 0


async def _pages(request: Request) -> Response:
    """The pages of an edition: how many, and where everything stands."""
    book, bench = book_of(request), await bench_of(request)
    script, form = request.path_params["script"], request.path_params["form"]
    if script not in {*book.scripts, *SCRIPTS} or form not in _FORMATS:
        raise HTTPException(404)
    page = request.query_params.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < _DIGITS else None
    laid = benches_of(request).look(bench, (script, form), number)
    early = bench.early.get((script, form))
    known = {
        "state": bench.state,
        "error": asdict(words_of(request, bench.error)) if bench.error else None,
        "laid": laid and _laid(laid, request.query_params.get("have", "")),
        "early": early and vars(early),
        "outdated": (script, form) not in bench.fresh,
    }
    return JSONResponse(known)


def _laid(laid: LaidOut, have: str) -> dict[str, Any]:
    """All of it; nothing but its name for who has it already."""
    if laid.file.stem == have:
        return {"name": have}
    return {
        "name": laid.file.stem,
        "pages": laid.names,
        "shape": laid.shape,
        "lines": [[line.article, line.piece, line.page, *line.box] for line in laid.lines],
    }


async def _found(request: Request) -> Response:
    """What needs a look in an edition, each with its place."""
    book, bench, wanted = book_of(request), await bench_of(request), request.path_params
    looked = await run_in_threadpool(desk.looked_at, book.folder)
    misfits = unmet_rules(looked.held, bench.findings)
    laid = bench.pages.get((wanted["script"], wanted["form"]))
    found: tuple[Finding, ...] = ()
    if bench.booklet is not None:
        told_of = (*bench.findings, *(laid.diagnostics if laid else ()))
        if misfits:
            misfits = await run_in_threadpool(placed, misfits, bench.booklet, looked)
        found = findings(bench.booklet, bench.places(bench.booklet), told_of, misfits)
    return page(
        request,
        "desk_found",
        found=found[:MOST],
        count=len(found),
        misfits=misfits,
        book=book,
        pieces=partial(sentence_of, request),
        tell=partial(told, request),
    )


async def _picture(request: Request) -> Response:
    """A page by its name; one that was asked for a moment too late is shown as it was."""
    bench = await bench_of(request)
    name, width = request.path_params["name"], request.path_params["width"]
    found = _page_of(bench, name)
    if found is None or width not in _WIDTHS:
        return PlainTextResponse("", 404)
    file, names = found
    number, target = names.index(name), picture_file(bench.folder, name, width)
    if width not in _SMALL:
        return await drawn(request, target, lambda: file, number, width)
    place = partial(picture_file, bench.folder, width=width)
    is_there = await thumbnails_of(request).drawn(file, names, number, place, width)
    return shown(target) if is_there else PlainTextResponse("", 404)


def _page_of(bench: Bench, name: str) -> tuple[Path, tuple[str, ...]] | None:
    """The file with the page of that name, and the names of its pages."""
    for laid in bench.pages.values():
        if name in laid.names:
            return laid.file, laid.names
    alone = page_file(bench.folder, name) if _ALONE.fullmatch(name) else None
    return (alone, (name,)) if alone and alone.exists() else None


async def _change(request: Request) -> Response:
    values = await json_object(request, _MOST_BYTES)
    seen = values.pop("seen", None)
    try:
        change = change_of(values)
    except ValueError:
        return JSONResponse({"refused": told(request, "not-understood")}, 400)
    seen = str(seen) if isinstance(seen, str) and seen else None
    return await _done(request, partial(desk.apply, book_of(request).folder, change, seen))


async def _undo(request: Request) -> Response:
    return await _stepped(request, desk.undo)


async def _redo(request: Request) -> Response:
    return await _stepped(request, desk.redo)


async def _stepped(request: Request, step: Any) -> Response:
    number = (await json_object(request, _MOST_BYTES)).get("number")
    wanted = number if isinstance(number, int) else None
    return await _done(request, partial(step, book_of(request).folder, wanted))


async def _done(request: Request, work: Any) -> Response:
    """What came of a change; it is on the disk before this is said. A refusal is an answer too."""
    try:
        applied = await run_in_threadpool(work)
    except OutdatedError as error:
        now = json.loads(json.dumps(error.now, default=str))
        refused = told(request, "outdated")
        return JSONResponse({"refused": refused, "now": now, "version": error.version})
    except ChangeError as error:
        return JSONResponse(
            {"refused": sentence(error.code, language_of(request), {}).message}, 409
        )
    except WenxuanError as error:
        said = words_of(request, error)
        return JSONResponse({"refused": f"{said.message} {said.hint}"})
    if applied.did is not None:
        benches_of(request).begin(benches_of(request).present(book_of(request)))
    undo, redo = applied.standing.undo, applied.standing.redo
    return JSONResponse(
        {
            "did": applied.did.kind if applied.did else "",
            "undo": undo.number if undo else 0,
            "redo": redo.number if redo else 0,
            "seen": applied.version,
        }
    )


async def _events(request: Request) -> Response:
    bench = await bench_of(request)

    def said() -> Iterator[str]:
        yield f"data: {json.dumps(bench.state)}"

    return streamed(bench.news, said)


routes = [
    Route("/b/{key}/desk", _desk),
    Route("/b/{key}/desk/{number:int}", _desk),
    Route("/b/{key}/desk/{number:int}/tree", _tree),
    Route("/b/{key}/desk/{number:int}/sheet", _sheet),
    Route("/b/{key}/desk/pages/{script}/{form}", _pages),
    Route("/b/{key}/desk/picture/{name}/{width:int}", _picture),
    Route("/b/{key}/desk/found/{script}/{form}", _found),
    Route("/b/{key}/desk/change", _change, methods=["POST"]),
    Route("/b/{key}/desk/undo", _undo, methods=["POST"]),
    Route("/b/{key}/desk/redo", _redo, methods=["POST"]),
    Route("/b/{key}/desk/events", _events),
]
