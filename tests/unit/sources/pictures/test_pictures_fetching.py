"""Remote pictures: nothing private, nothing endless, nothing but pictures."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from PIL import Image as PillowImage

from compiler.sources.pictures import fetching
from compiler.sources.pictures.fetching import Fetcher, is_public

PNG = io.BytesIO()
PillowImage.new("RGB", (7, 5)).save(PNG, "PNG")


class Clock:
    """Time that passes only where a test lets it, and the timers that wait for it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.timers: list[Timer] = []

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        for timer in self.timers:
            timer.ring_if_due()


class Timer:
    """Stands for ``threading.Timer``."""

    def __init__(self, clock: Clock, after: float, call: Callable[..., None], given: list) -> None:
        self.clock, self.due = clock, clock.now + after
        self.call, self.given = call, given

    def start(self) -> None:
        self.clock.timers.append(self)

    def cancel(self) -> None:
        self.clock.timers = [timer for timer in self.clock.timers if timer is not self]

    def ring_if_due(self) -> None:
        if self.clock.now >= self.due:
            self.cancel()
            self.call(*self.given)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """How fast this machine is decides nothing here."""
    clock = Clock()
    monkeypatch.setattr(fetching, "time", SimpleNamespace(monotonic=lambda: clock.now))
    monkeypatch.setattr(threading, "Timer", lambda *given: Timer(clock, *given))
    return clock


DRIPS = 100  # bytes that a server has to send, one every tenth of a second


def drip(clock: Clock, connection: socket.socket, byte: bytes) -> None:
    """Send single bytes until the client has cut the connection or all have been sent."""
    for _ in range(DRIPS):
        connection.sendall(byte)
        clock.pass_by(0.1)
        if not clock.timers:  # it has been cut: what the client sees now is no matter of time
            return


class Site(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self):
        self.server.asked.append(self.path)
        answer = getattr(self, self.path.strip("/").split("?")[0], None)
        if answer is None:
            self.send_error(404)
        else:
            answer()

    def _send(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def png(self):
        self.server.clock.pass_by(1)
        self._send(PNG.getvalue())

    def text(self):
        self._send(b"no picture")

    def moved(self):
        self._send(b"", 302, Location="/png")

    def moved_far(self):
        self.send_response(302)
        self.flush_headers()
        self.wfile.write("Location: /图\r\n\r\n".encode())

    def loop(self):
        self._send(b"", 302, Location="/loop")

    def to_file(self):
        self._send(b"", 302, Location="file:///etc/hostname")

    def drip(self):
        self.send_response(200)
        self.end_headers()
        self._drip()

    def drip_head(self):
        self._drip()

    def _drip(self):
        drip(self.server.clock, self.connection, b"x")

    def log_message(self, *_):
        pass


@pytest.fixture
def site(clock):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.clock = [], clock
    server.handle_error = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def base(site):
    return f"http://127.0.0.1:{site.server_address[1]}"


@pytest.fixture
def fetcher(tmp_path):
    return Fetcher(tmp_path / "cache", allows=lambda _: True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to be refused, not bound
        ("224.0.0.1", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::a00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("198.18.0.1", False),
    ],
)
def test_only_public_addresses(address, public):
    assert is_public(address) is public


def test_a_private_host_is_never_asked(site, base, tmp_path):
    with pytest.raises(OSError, match="public"):
        Fetcher(tmp_path).fetch(f"{base}/png")
    assert site.asked == []


def test_a_redirect_to_a_private_host_is_not_followed(site, base, tmp_path):
    allowed = iter([True, False])
    fetcher = Fetcher(tmp_path, allows=lambda _: next(allowed))
    with pytest.raises(OSError, match="public"):
        fetcher.fetch(f"{base}/moved")
    assert site.asked == ["/moved"]


def test_a_picture_is_fetched_once(site, base, fetcher):
    path = fetcher.fetch(f"{base}/png?x=1")
    assert path.read_bytes() == PNG.getvalue()
    assert fetcher.fetch(f"{base}/png?x=1") == path
    assert site.asked == ["/png?x=1"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_redirects_are_followed(base, fetcher):
    assert fetcher.fetch(f"{base}/moved").read_bytes() == PNG.getvalue()


@pytest.mark.parametrize("path", ["loop", "to_file", "text", "absent"])
def test_nothing_but_a_picture_is_kept(base, fetcher, path):
    with pytest.raises(OSError, match=r"."):
        fetcher.fetch(f"{base}/{path}")
    assert not fetcher.cache.exists() or not list(fetcher.cache.iterdir())


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://a.cn/x", "http://", "http://["])
def test_other_schemes_are_refused(fetcher, address):
    with pytest.raises(OSError, match=r"."):
        fetcher.fetch(address)


@pytest.mark.parametrize("path", ["drip", "drip_head"])
def test_a_dripping_server_meets_the_deadline(base, clock, tmp_path, path):
    fetcher = Fetcher(tmp_path, deadline_s=0.5, allows=lambda _: True)
    with pytest.raises(TimeoutError):
        fetcher.fetch(f"{base}/{path}")
    assert clock.now == pytest.approx(0.5)


def test_an_endless_body_meets_the_cap(base, fetcher, monkeypatch):
    monkeypatch.setattr("compiler.sources.pictures.fetching.MAX_BYTES", 10)
    with pytest.raises(OSError, match="larger"):
        fetcher.fetch(f"{base}/png")


def test_articles_get_their_remote_pictures(read, base, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "compiler.sources.pictures.fetching.Fetcher._resolved", lambda *_: "127.0.0.1"
    )
    cache = tmp_path / "cache"
    text = f"# 题\n\n正文。\n\n![]({base}/png)\n\n正文。\n\n![]({base}/text)\n"
    done = read(text, remote_images=True, image_cache=cache)
    first, second = (block.images[0] for block in (done.blocks[1], done.blocks[3]))
    assert (first.width_px, first.asset.split("/")[0]) == (7, "cache")
    assert second.asset == ""
    assert done.report.codes() == ["sources.unfetched-image"]


def test_a_redirect_in_utf8_is_followed(site, base, fetcher):
    with pytest.raises(OSError, match="404"):
        fetcher.fetch(f"{base}/moved_far")
    assert site.asked[-1] == "/%E5%9B%BE"


def test_the_checked_address_is_the_one_asked(site, base, tmp_path, monkeypatch):
    """A name that means another address the second time (DNS rebinding) gains nothing."""
    answers = iter([["127.0.0.1"], ["203.0.113.9"]])
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        return [(2, 1, 6, "", (address, port)) for address in next(answers)]

    monkeypatch.setattr("compiler.sources.pictures.fetching.socket.getaddrinfo", resolve)
    connected = []

    def connect(address, timeout):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("compiler.sources.pictures.fetching.socket.create_connection", connect)
    with pytest.raises(ConnectionRefusedError):
        Fetcher(tmp_path, allows=lambda _: True).fetch("http://images.example/a.png")
    assert (asked, connected) == (["images.example"], ["127.0.0.1"])


def test_one_private_address_among_public_ones_is_enough(tmp_path, monkeypatch):
    def resolve(host, port, **_):
        return [(2, 1, 6, "", (address, port)) for address in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr("compiler.sources.pictures.fetching.socket.getaddrinfo", resolve)
    with pytest.raises(OSError, match="public"):
        Fetcher(tmp_path).fetch("http://images.example/a.png")


def test_a_name_server_that_does_not_answer_meets_the_deadline(tmp_path, monkeypatch):
    answers = threading.Event()
    monkeypatch.setattr(
        "compiler.sources.pictures.fetching.socket.getaddrinfo",
        lambda *_, **__: answers.wait(300) and [],
    )
    with pytest.raises(TimeoutError):
        Fetcher(tmp_path, deadline_s=0.3).fetch("http://images.example/a.png")
    answers.set()


def test_a_handshake_that_never_ends_meets_the_deadline(clock, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet():
            connection, _ = server.accept()
            with contextlib.suppress(OSError), connection:
                connection.recv(1)  # the client's greeting: the handshake has begun
                connection.sendall(b"\x16\x03\x03\x40\x00")  # a record of 16 kB begins
                drip(clock, connection, b"\x02")

        threading.Thread(target=greet, daemon=True).start()
        fetcher = Fetcher(tmp_path, deadline_s=0.5, allows=lambda _: True)
        with pytest.raises(TimeoutError):
            fetcher.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/a.png")
        assert clock.now == pytest.approx(0.5)


def test_a_slow_host_is_not_asked_again(site, base, tmp_path):
    fetcher = Fetcher(tmp_path, deadline_s=0.3, allows=lambda _: True)
    for path in ("drip", "png", "png?2"):
        with pytest.raises(TimeoutError):
            fetcher.fetch(f"{base}/{path}")
    assert site.asked == ["/drip"]


def test_all_pictures_together_have_a_budget(site, base, tmp_path):
    fetcher = Fetcher(tmp_path, allows=lambda _: True, budget_s=0.9)
    fetcher.fetch(f"{base}/png")
    with pytest.raises(TimeoutError, match="no time"):
        fetcher.fetch(f"{base}/png?2")
