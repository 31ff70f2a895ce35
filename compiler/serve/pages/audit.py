"""The audit: the doubtful conversions of a traditional edition beside its pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from compiler.desk import desk
from compiler.desk.audit import Audit, cases
from compiler.desk.audit_cards import Card, cards
from compiler.desk.changes.change import version_of
from compiler.desk.laid_out import look_up
from compiler.desk.shelf import Book
from compiler.editions.phrases import SCRIPTS
from compiler.errors import WenxuanError
from compiler.serve.benches import Bench, View
from compiler.serve.books import book_of
from compiler.serve.pages.desk import bench_of, benches_of
from compiler.serve.rendering import engine_of, page
from compiler.serve.telling import told, words_of

_LONGEST = 40  # characters of a word that is looked for
_NOTHING_SAID = version_of(())


async def _audit(request: Request) -> Response:
    """All of it: the edition that is asked for, else the first traditional one."""
    book, bench = book_of(request), await bench_of(request)
    planned = [script for script in book.scripts if script in SCRIPTS]
    wanted = request.query_params.get("script", "")
    script = wanted if wanted in SCRIPTS else next(iter(planned), "")
    editions = planned if script in planned else [*planned, *filter(None, [script])]
    values = await _values(request, book, bench, script)
    return page(request, "audit", editions=editions, **values)


async def _groups(request: Request) -> Response:
    return await _part(request, "audit_groups")


async def _cases(request: Request) -> Response:
    return await _part(request, "audit_cases")


async def _part(request: Request, template: str) -> Response:
    script = request.path_params["script"]
    if script not in SCRIPTS:
        raise HTTPException(404)
    values = await _values(request, book_of(request), await bench_of(request), script)
    return page(request, template, **values)


async def _values(request: Request, book: Book, bench: Bench, script: str) -> dict[str, Any]:
    word = request.query_params.get("find", "").strip()[:_LONGEST]
    view: View = (script, "screen")
    laid = bench.pages.get(view) if word or not script else benches_of(request).look(bench, view)
    found = laid.audit if laid else Audit((), (), ())
    error = bench.error
    named, shown = word, tuple[Card, ...]()
    if word and script:
        answer = await engine_of(request).run(partial(look_up, book.folder, script, word))
        error = answer.error or error
        shown = tuple(cards(answer.value or ()))
    else:
        asked = request.query_params.get("of", "")
        named, shown = found.named(asked) if laid else (asked[:_LONGEST], ())
    return {
        "book": book,
        "tab": "audit",
        "script": script,
        "audit": found,
        "of": named,
        "word": word,
        "cases": await run_in_threadpool(_read, book, bench, script, shown),
        "count": len(shown),
        "places": sum(len(each.places) for card in shown for each in card.decisions),
        "is_laid": laid is not None,
        "nothing_said": _NOTHING_SAID,
        "state": bench.state,
        "error": words_of(request, error) if error else None,
        "standing": await run_in_threadpool(desk.standing, book.folder),
        "tell": partial(told, request),
        "waiting": found.open,
    }


def _read(book: Book, bench: Bench, script: str, shown: tuple[Card, ...]) -> tuple[Any, ...]:
    """The cards as they are shown; none where the booklet cannot be read."""
    if bench.booklet is None:
        return ()
    try:
        return cases(shown, script, desk.looked_at(book.folder), bench.places(bench.booklet))
    except WenxuanError:  # of a list that cannot be read: what is said of it stands above
        return ()


routes = [
    Route("/b/{key}/audit", _audit),
    Route("/b/{key}/audit/{script}/groups", _groups),
    Route("/b/{key}/audit/{script}/cases", _cases),
]
