"""The audit pages served to the browser of this machine, and nobody else.

Bound to 127.0.0.1 on a free port. Every address holds a random token, and an answer must bring it
in a header that no page of another site can send: the port alone gives nothing away.
"""

from __future__ import annotations

import secrets
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, unquote

from compiler.cli.lines import plain
from compiler.errors import WenxuanError
from compiler.markup.audit_page import AuditSettings, audit_page
from compiler.messages import Language, sentence

if TYPE_CHECKING:
    from compiler.pipeline import Audited

HOST = "127.0.0.1"
_MOST_BYTES = 4_000_000
_WAIT_S = 10  # for a browser that opens a connection and says nothing


class AuditServer:
    """The pages of ``audited``; their answers go into the phrase list of the project ``path``."""

    def __init__(self, path: Path, audited: Audited, language: Language) -> None:
        self.token = secrets.token_urlsafe(16)
        self.project = path
        self.language: Language = language
        settings = AuditSettings(
            language, audited.phrase_file.name, "", self.token, str(audited.folder)
        )
        self.pages = {
            f"/{self.token}/{edition.booklet.script}": audit_page(edition, settings).encode()
            for edition in audited.editions
        }
        self._writing = threading.Lock()
        self._server = _Server(self)

    @property
    def host(self) -> str:
        """What a browser calls this server: the only ``Host`` that is answered."""
        return f"{HOST}:{self._server.server_port}"

    @property
    def addresses(self) -> list[str]:
        """Where the pages are."""
        return [f"http://{self.host}{quote(page)}" for page in self.pages]

    def serve(self) -> None:
        """Answer until interrupted."""
        self._server.serve_forever(poll_interval=0.2)

    def stop(self) -> None:
        """End ``serve``, which runs in another thread."""
        self._server.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.server_close()

    def take(self, answer: bytes) -> tuple[HTTPStatus, str]:
        """Write an answer into the phrase list; the status, and the words for the editor."""
        from compiler import pipeline  # noqa: PLC0415 - every room is loaded when this is asked

        try:
            with self._writing:
                _, count = pipeline.take_answer(self.project, answer, "audit")
        except WenxuanError as error:
            words = sentence(error.code, self.language, error.values)
            return HTTPStatus.BAD_REQUEST, plain(f"{words.message} {words.hint}")
        return HTTPStatus.OK, str(count)


class _Server(ThreadingHTTPServer):
    """A thread a connection: a browser opens some that it does not use yet."""

    daemon_threads = True

    def __init__(self, audit: AuditServer) -> None:
        self.audit = audit
        super().__init__((HOST, 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _WAIT_S

    def do_GET(self) -> None:
        page = self.server.audit.pages.get(unquote(self.path))
        if page is None or not self._ours():
            self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
        else:
            self._answer(HTTPStatus.OK, page, "text/html")

    def do_POST(self) -> None:
        audit = self.server.audit
        token = self.headers.get("X-Wenxuan-Token", "")
        known = secrets.compare_digest(token.encode(), audit.token.encode())
        length = self.headers.get("Content-Length", "")
        if not known or not self._ours() or unquote(self.path) not in audit.pages:
            self._answer(HTTPStatus.FORBIDDEN, b"", "text/plain")
        elif not length.isascii() or not length.isdigit() or int(length) > _MOST_BYTES:
            self._answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"", "text/plain")
        else:
            status, words = audit.take(self.rfile.read(int(length)))
            self._answer(status, words.encode(), "text/plain")

    def _ours(self) -> bool:
        """Whether the browser asked for this machine, by a page of ours (no rebinding of names)."""
        origin = self.headers.get("Origin")
        host = self.server.audit.host
        return self.headers.get("Host") == host and origin in (None, f"http://{host}")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Nothing: the terminal is the editor's."""
