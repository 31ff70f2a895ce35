"""The form: masthead, page, editions and formats, each field saved as soon as it is left."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from compiler.desk.made import latest
from compiler.desk.overview import Refusal, refusal
from compiler.desk.settings_form import (
    ChangedMeanwhileError,
    Field,
    field_of,
    groups,
    set_field,
)
from compiler.errors import WenxuanError
from compiler.serve.books import book_of
from compiler.serve.pages.shelf import standing
from compiler.serve.rendering import page

_MOST_TEXT = 20_000  # characters of a field
_SIZES = {"A4": (53, 74), "16开": (46, 65), "A5": (37, 53), "32开": (33, 46)}


def _form(request: Request) -> Response:
    book = book_of(request)
    found: dict[str, tuple[Field, ...]] = {}
    refused: Refusal | None = None
    try:
        found = groups(book.folder)
    except WenxuanError as error:
        refused = refusal(error)
    return page(
        request,
        "form",
        book=book,
        groups=found,
        refused=refused,
        standing=standing(book),
        made=latest(book.folder),
        sizes=_SIZES,
        tab="form",
        outcome="",
        typed=(),
    )


async def _save(request: Request) -> Response:
    """One field: saved, or why not, or what somebody else has set it to."""
    book = book_of(request)
    table = request.path_params["table"].removeprefix("top")
    try:
        field = await run_in_threadpool(field_of, book.folder, table, request.path_params["field"])
    except KeyError as error:
        raise HTTPException(404) from error
    async with request.form(max_files=0, max_fields=40) as form:
        given = [str(each)[:_MOST_TEXT].strip() for each in form.getlist("value")]
        seen = str(form.get("seen", ""))
    values = tuple(each for each in given if each)
    wanted = field.choices and not set(values) <= set(field.choices) | set(field.values)
    if wanted:
        return Response(status_code=HTTPStatus.BAD_REQUEST)
    outcome = "saved"
    refused: Refusal | None = None
    typed: tuple[str, ...] = ()
    try:
        field = await run_in_threadpool(set_field, book.folder, field, values, seen)
    except ChangedMeanwhileError as error:
        outcome, field, typed = "meanwhile", error.field, values
    except WenxuanError as error:
        outcome, refused, typed = "refused", refusal(error), values
    return page(
        request,
        "field",
        book=book,
        field=field,
        outcome=outcome,
        refused=refused,
        typed=typed,
        sizes=_SIZES,
    )


routes = [
    Route("/b/{key}/form", _form),
    Route("/b/{key}/form/{table}/{field}", _save, methods=["POST"]),
]
