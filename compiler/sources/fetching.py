"""Remote pictures, fetched only when the project asks for them, and kept in a folder.

Addresses in scraped pages are hostile: only http and https, only public addresses after name
resolution (the connection goes to the very address that was checked), every redirect checked
again, one deadline for the whole fetch, a size cap, and nothing but a picture is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import ipaddress
import os
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from compiler.sources.pictures import picture_size

MAX_BYTES = 20 * 1024 * 1024
MAX_REDIRECTS = 5
DEADLINE_S = 20.0
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet (RFC 6890, and no multicast)."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True)
class Fetcher:
    """Fetches pictures into the folder ``cache``; ``deadline_s`` is for one picture in all."""

    cache: Path
    deadline_s: float = DEADLINE_S
    allows: Callable[[str], bool] = is_public

    def fetch(self, address: str) -> Path:
        """The file of the picture at ``address``; raises OSError if it cannot be had."""
        path = self.cache / hashlib.sha256(address.encode()).hexdigest()
        if not path.is_file():
            data = self._download(address)
            self._keep(path, data)
        return path

    def _download(self, address: str) -> bytes:
        until = time.monotonic() + self.deadline_s
        for _ in range(MAX_REDIRECTS + 1):
            connection, target = self._connection(address, until)
            # A server that drips bytes resets every socket timeout; closing the socket does not.
            timer = threading.Timer(max(0.0, until - time.monotonic()), _cut, [connection])
            timer.start()
            try:
                connection.request("GET", target, headers={"User-Agent": "wenxuan"})
                response = connection.getresponse()
                if response.status not in _REDIRECTS:
                    return _body(response, until)
                address = urljoin(address, response.headers.get("Location", ""))
            except (http.client.HTTPException, ValueError) as error:
                raise OSError(f"{type(error).__name__}: {error}") from error
            finally:
                timer.cancel()
                connection.close()
        raise OSError("too many redirects")

    def _connection(self, address: str, until: float) -> tuple[http.client.HTTPConnection, str]:
        """A connection, not opened yet, to a checked IP address; and the path to ask for."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise OSError("not an address") from error
        if parts.scheme not in ("http", "https") or not host:
            raise OSError("only http and https are fetched")
        port = port or (443 if parts.scheme == "https" else 80)
        ip = self._resolved(host, port)
        left = max(0.1, until - time.monotonic())
        if parts.scheme == "https":
            return _Tls(host, port, ip, left), _target(parts)
        return _Plain(host, port, ip, left), _target(parts)

    def _resolved(self, host: str, port: int) -> str:
        """An IP address of ``host``; OSError unless all of them are allowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError as error:
            raise OSError("not a host name") from error
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not all(self.allows(address) for address in addresses):
            raise OSError("not a public address")
        return addresses[0]

    def _keep(self, path: Path, data: bytes) -> None:
        """Put ``data`` at ``path`` at once and whole, if it is a picture."""
        self.cache.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.cache, prefix=".fetching-")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            try:
                picture_size(temporary)
            except ValueError as error:
                raise OSError(str(error)) from error
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


class _Plain(http.client.HTTPConnection):
    """A connection to ``ip`` that speaks to ``host``."""

    def __init__(self, host: str, port: int, ip: str, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self.ip = ip

    def connect(self) -> None:
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)


class _Tls(_Plain):
    """The same over TLS, the certificate checked for ``host``."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe="/%?=&+:;,@!$'()*~")


def _body(response: http.client.HTTPResponse, until: float) -> bytes:
    """The body of a good answer, no longer than allowed and no later than ``until``."""
    if response.status != http.HTTPStatus.OK:
        raise OSError(f"HTTP {response.status}")
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise OSError("larger than 20 MB")
        if time.monotonic() > until:
            raise TimeoutError("took too long")
    if time.monotonic() > until:
        raise TimeoutError("took too long")
    return b"".join(chunks)


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
