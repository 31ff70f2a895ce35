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
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from compiler.scratch import write_aside
from compiler.sources.pictures.bounds import UnusablePictureError
from compiler.sources.pictures.files import look

MAX_BYTES = 20 * 1024 * 1024
MAX_REDIRECTS = 5
DEADLINE_S = 20.0
BUDGET_S = 180.0  # for all pictures of a source: a page may name a hundred of a dead host
_CHUNK = 64 * 1024
_CARRYING = tuple(
    ipaddress.IPv6Network(network)
    for network in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet (RFC 6890, and no multicast).

    Of IPv6 addresses that carry one of IPv4 (RFC 4291 2.5.5, 6052, 3056, 4380) the carried one is
    judged, or none is allowed: a gateway would lead to it.
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in network for network in _CARRYING):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@dataclass(frozen=True)
class Fetcher:
    """Fetches pictures into the folder ``cache``.

    ``deadline_s`` is for one picture in all, ``budget_s`` for all pictures together. A host that
    was once too slow or could not be reached is not asked again.
    """

    cache: Path
    deadline_s: float = DEADLINE_S
    allows: Callable[[str], bool] = is_public
    budget_s: float = BUDGET_S
    _dead: set[str] = field(default_factory=set)
    _spent: list[float] = field(default_factory=list)

    def fetch(self, address: str) -> Path:
        """The file of the picture at ``address``; raises OSError if it cannot be had."""
        path = self.cache / hashlib.sha256(address.encode()).hexdigest()
        if not path.is_file():
            self._keep(path, self._tried(address))
        return path

    def _tried(self, address: str) -> bytes:
        """What ``address`` gives, if its host answered so far and there is time left."""
        host = address.split("/")[2:3]
        if self._dead.intersection(host):
            raise TimeoutError("the host did not answer before")
        if sum(self._spent) > self.budget_s:
            raise TimeoutError("no time left for more pictures")
        begun = time.monotonic()
        try:
            return self._download(address)
        except (TimeoutError, ConnectionError, socket.gaierror):
            self._dead.update(host)
            raise
        finally:
            self._spent.append(time.monotonic() - begun)

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
                address = urljoin(address, _location(response))
            except (http.client.HTTPException, ValueError, OSError) as error:
                if time.monotonic() >= until:
                    raise TimeoutError("took too long") from error
                if isinstance(error, OSError):
                    raise
                raise OSError(f"{type(error).__name__}: {error}") from error
            finally:
                timer.cancel()
                connection.close()
        raise OSError("too many redirects")

    def _connection(self, address: str, until: float) -> tuple[_Plain, str]:
        """A connection, not opened yet, to a checked IP address; and the path to ask for."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise OSError("not an address") from error
        if parts.scheme not in ("http", "https") or not host:
            raise OSError("only http and https are fetched")
        port = port or (443 if parts.scheme == "https" else 80)
        ip = self._resolved(host, port, until)
        left = max(0.1, until - time.monotonic())
        if parts.scheme == "https":
            return _Tls(host, port, ip, left), _target(parts)
        return _Plain(host, port, ip, left), _target(parts)

    def _resolved(self, host: str, port: int, until: float) -> str:
        """An IP address of ``host``; OSError unless all of them are allowed."""
        addresses = _addresses(host, port, until)
        if not addresses or not all(self.allows(address) for address in addresses):
            raise OSError("not a public address")
        return addresses[0]

    def _keep(self, path: Path, data: bytes) -> None:
        """Put ``data`` at ``path`` at once and whole, if it is a picture."""
        self.cache.mkdir(parents=True, exist_ok=True)
        temporary = write_aside(path, data, lasting=False)
        try:
            try:
                look(temporary)
            except UnusablePictureError as error:
                raise OSError("no usable picture") from error
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


class _Plain(http.client.HTTPConnection):
    """A connection to ``ip`` that speaks to ``host``."""

    def __init__(self, host: str, port: int, ip: str, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self.ip = ip
        self.late = threading.Event()

    def connect(self) -> None:
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)
        if self.late.is_set():  # there was no socket yet when time ran out
            raise TimeoutError("took too long")


class _Tls(_Plain):
    """The same over TLS, the certificate checked for ``host``."""

    default_port = 443
    context: ssl.SSLContext | None = None

    def connect(self) -> None:
        super().connect()
        context = self.context or ssl.create_default_context()
        # The handshake comes after, for a socket that is being wrapped cannot be cut off.
        self.sock = context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


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
        if time.monotonic() >= until:
            raise TimeoutError("took too long")
    if time.monotonic() >= until:
        raise TimeoutError("took too long")
    return b"".join(chunks)


def _addresses(host: str, port: int, until: float) -> list[str]:
    """The IP addresses of a host; OSError for none, or when asking takes too long.

    The system's resolver knows no deadline, so it is asked in a thread that is left behind.
    """
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(str(entry[4][0]) for entry in entries)
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    if thread.is_alive():
        raise TimeoutError("the name server did not answer")
    if failed and isinstance(failed[0], OSError):
        raise failed[0]
    if failed:
        raise OSError("not a host name") from failed[0]
    return found


def _location(response: http.client.HTTPResponse) -> str:
    """Where a redirect leads; servers send UTF-8, which the library reads as Latin-1."""
    value = response.headers.get("Location", "")
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _cut(connection: _Plain) -> None:
    connection.late.set()
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
