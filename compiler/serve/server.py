"""The server's life: from its first answer until somebody ends it."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from compiler.serve.app import application
from compiler.serve.house import House

_GRACE_S = 2  # for answers under way when it ends
_MOST_AT_ONCE = 200  # connections


def listening(host: str, port: int) -> socket.socket:
    """The socket of that address; of a port of the system's choice if ``port`` is 0.

    Raises OSError.
    """
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=kind, backlog=256)


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, answering: Callable[[], None]) -> None:
        super().__init__(config)
        self._answering = answering

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._answering()


def serve(house: House, listener: socket.socket, answering: Callable[[], None]) -> None:
    """Answer until the process is interrupted; ``answering`` is called when it begins."""
    config = uvicorn.Config(
        application(house),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(house.address),
        timeout_graceful_shutdown=_GRACE_S,
        limit_concurrency=_MOST_AT_ONCE,
    )
    _Server(config, answering).run(sockets=[listener])
