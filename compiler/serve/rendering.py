"""Pages of templates: what a person reads is in the visitor's language, and is text."""

from __future__ import annotations

from functools import cache, partial
from http import HTTPStatus

from jinja2.sandbox import ImmutableSandboxedEnvironment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from compiler.markup.environment import environment
from compiler.markup.theme import resource
from compiler.messages import Language
from compiler.serve.guard.door import token_of
from compiler.serve.house import House
from compiler.serve.speech import asked_language, said, tag
from compiler.serve.static_files import static_files


def house_of(request: Request) -> House:
    """What the pages share."""
    house: House = request.app.state.house
    return house


def language_of(request: Request) -> Language:
    """The visitor's language."""
    return asked_language(request.headers.get("accept-language", ""), house_of(request).language)


def page(
    request: Request, template: str, status: int = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """The page that ``templates/workspace/<template>.html.j2`` makes of ``values``."""
    language = language_of(request)
    html = (
        _templates()
        .get_template(f"{template}.html.j2")
        .render(
            say=partial(said, language),
            language=tag(language),
            token=token_of(request),
            **values,
        )
    )
    return HTMLResponse(html, status, headers={"Vary": "Accept-Language, Cookie"})


@cache
def _templates() -> ImmutableSandboxedEnvironment:
    addresses = {name: file.address for name, file in static_files().items()}
    return environment((resource("templates") / "workspace",), {"static": addresses})
