"""Pages of templates: what a person reads is in the visitor's language, and is text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from http import HTTPStatus

from jinja2.sandbox import ImmutableSandboxedEnvironment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from compiler.desk.overview import Refusal
from compiler.desk.remedies import way_of
from compiler.markup.environment import environment
from compiler.markup.theme import resource
from compiler.messages import Language, Sentence, sentence
from compiler.serve.engine import Engine
from compiler.serve.guard.door import token_of
from compiler.serve.house import House
from compiler.serve.makings import Makings
from compiler.serve.overviews import Overviews
from compiler.serve.speech import asked_language, said, tag
from compiler.serve.static_files import static_files
from compiler.serve.thumbnails import Thumbnails


def house_of(request: Request) -> House:
    """What the pages share."""
    house: House = request.app.state.house
    return house


def language_of(request: Request) -> Language:
    """The visitor's language."""
    return asked_language(request.headers.get("accept-language", ""), house_of(request).language)


def thumbnails_of(request: Request) -> Thumbnails:
    """Small pictures of pages."""
    thumbnails: Thumbnails = request.app.state.thumbnails
    return thumbnails


def engine_of(request: Request) -> Engine:
    """What does the work."""
    engine: Engine = request.app.state.engine
    return engine


def overviews_of(request: Request) -> Overviews:
    """What the booklets hold."""
    overviews: Overviews = request.app.state.overviews
    return overviews


def makings_of(request: Request) -> Makings:
    """The booklets that are being made."""
    makings: Makings = request.app.state.makings
    return makings


def say_of(request: Request) -> Callable[..., str]:
    """What says the sentence ``workspace.<name>`` to this visitor."""
    return partial(said, language_of(request))


def today() -> date:
    """The day on the wall."""
    return datetime.now().astimezone().date()


def page(
    request: Request, template: str, status: int = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """The page that ``templates/workspace/<template>.html.j2`` makes of ``values``."""
    html = fragment(request, template, **values)
    return HTMLResponse(html, status, headers={"Vary": "Accept-Language, Cookie"})


def fragment(request: Request, template: str, **values: object) -> str:
    """The same as text, for a part of a page."""
    language = language_of(request)
    html: str = (
        _templates()
        .get_template(f"{template}.html.j2")
        .render(
            say=partial(said, language),
            why=partial(_why, language),
            when=partial(_when, language),
            opening=opening,
            language=tag(language),
            token=token_of(request),
            parts=parts,
            size=size,
            **values,
        )
    )
    return html


def opening(key: str) -> str:
    """Where a booklet is opened."""
    return f"/b/{key}/desk"


def parts(key: str) -> tuple[tuple[str, str], ...]:
    """The parts of a booklet's bar: name and address."""
    others = tuple((name, f"/b/{key}/{name}") for name in ("audit", "form", "made"))
    return (("desk", opening(key)), *others)


def size(count: int) -> str:
    """A file's size as systems show it."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB"


def _when(language: Language, moment: float, *, clock: bool = False) -> str:
    """A time as a person says it: today by the clock, else by the day (and the ``clock``)."""
    then, now = datetime.fromtimestamp(moment).astimezone(), datetime.now().astimezone()
    values = {"month": then.month, "day": then.day, "year": then.year, "clock": f"{then:%H:%M}"}
    if then.date() == now.date():
        return said(language, "when-today", **values)
    day = said(language, "when-day" if then.year == now.year else "when-year", **values)
    return f"{day} {then:%H:%M}" if clock else day


def _why(language: Language, refused: Refusal) -> Sentence:
    """What is wrong with a file, and what to do, without its name: that stands above."""
    said = sentence(refused.code, language, dict(refused.values))
    way = way_of(refused.code, said.hint)
    if way is None:
        return said
    return Sentence(said.message, sentence(f"desk.way-{way}", language, {}).message)


@cache
def _templates() -> ImmutableSandboxedEnvironment:
    addresses = {name: file.address for name, file in static_files().items()}
    return environment((resource("templates") / "workspace",), {"static": addresses})
