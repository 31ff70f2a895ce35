"""The application: the guard, then the pages.

host → headers → session → door → page
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

from compiler.serve import static_files
from compiler.serve.benches import Benches
from compiler.serve.engine import Engine
from compiler.serve.guard.door import Door
from compiler.serve.guard.headers import SafeHeaders
from compiler.serve.guard.hosts import OwnHostOnly
from compiler.serve.guard.rate import Rate
from compiler.serve.house import House
from compiler.serve.makings import Makings
from compiler.serve.overviews import Overviews
from compiler.serve.pages import (
    audit,
    desk,
    entrance,
    form,
    intake,
    made,
    making,
    missing,
    pictures,
    shelf,
)
from compiler.serve.thumbnails import Thumbnails

_DAYS = 30 * 86400
_PAGES = (static_files, entrance, shelf, desk, audit, intake, form, making, made, pictures)


def application(house: House) -> Starlette:
    """The workspace of a house, as an ASGI application."""
    engine = Engine()
    app = Starlette(
        routes=[route for each in _PAGES for route in each.routes],
        middleware=[
            Middleware(OwnHostOnly, house=house),
            Middleware(SafeHeaders),
            Middleware(
                SessionMiddleware,
                secret_key=house.secret,
                session_cookie=f"wenxuan_{house.port}",  # cookies know no ports
                max_age=_DAYS,
                same_site="lax",
                https_only=house.is_secure,
            ),
            Middleware(Door),
        ],
        exception_handlers=missing.handlers,
        lifespan=partial(_life, engine),
    )
    app.state.house = house
    app.state.engine = engine
    app.state.overviews = Overviews(engine)
    app.state.makings = Makings(engine)
    app.state.benches = Benches(engine)
    app.state.thumbnails = Thumbnails(engine)
    app.state.tries = Rate(entrance.TRIES, entrance.WITHIN_S)
    return app


@asynccontextmanager
async def _life(engine: Engine, app: Starlette) -> AsyncIterator[None]:
    del app
    engine.light()
    try:
        yield
    finally:
        engine.close()
