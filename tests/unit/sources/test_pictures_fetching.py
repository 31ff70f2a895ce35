"""Remote pictures: nothing private, nothing endless, nothing but pictures."""

from __future__ import annotations

import io
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image as PillowImage

from compiler.sources.fetching import Fetcher, is_public

PNG = io.BytesIO()
PillowImage.new("RGB", (7, 5)).save(PNG, "PNG")


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
        self._send(PNG.getvalue())

    def text(self):
        self._send(b"no picture")

    def moved(self):
        self._send(b"", 302, Location="/png")

    def loop(self):
        self._send(b"", 302, Location="/loop")

    def to_file(self):
        self._send(b"", 302, Location="file:///etc/hostname")

    def drip(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def drip_head(self):
        for _ in range(100):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []
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
    return Fetcher(tmp_path / "cache", deadline_s=5, allows=lambda _: True)


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
def test_a_dripping_server_meets_the_deadline(base, tmp_path, path):
    fetcher = Fetcher(tmp_path, deadline_s=0.5, allows=lambda _: True)
    started = time.monotonic()
    with pytest.raises(OSError, match=r"."):
        fetcher.fetch(f"{base}/{path}")
    assert time.monotonic() - started < 3


def test_an_endless_body_meets_the_cap(base, fetcher, monkeypatch):
    monkeypatch.setattr("compiler.sources.fetching.MAX_BYTES", 10)
    with pytest.raises(OSError, match="larger"):
        fetcher.fetch(f"{base}/png")


def test_articles_get_their_remote_pictures(read, base, tmp_path, monkeypatch):
    monkeypatch.setattr("compiler.sources.fetching.Fetcher._resolved", lambda *_: "127.0.0.1")
    cache = tmp_path / "cache"
    text = f"# 题\n\n正文。\n\n![]({base}/png)\n\n正文。\n\n![]({base}/text)\n"
    done = read(text, remote_images=True, image_cache=cache)
    first, second = (block.images[0] for block in (done.blocks[1], done.blocks[3]))
    assert (first.width_px, first.asset.split("/")[0]) == (7, "cache")
    assert second.asset == ""
    assert done.report.codes() == ["sources.unfetched-image"]
