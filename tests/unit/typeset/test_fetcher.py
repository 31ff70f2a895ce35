"""The engine reads the booklet's assets and nothing else of this machine or its network."""

from __future__ import annotations

import io
import re
import socket
from collections.abc import Iterator

import pikepdf
import pytest

from compiler.diagnostics import Report
from compiler.typeset.fetcher import AssetFetcher


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A listening socket; nobody may knock."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        yield listener


def address_of(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/x.png"


WAYS = [
    '<img alt="x" src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
    '<style>@import url("{}");</style>',
    '<style>@font-face {{ font-family: q; src: url("{}") }}</style>',
    '<p style="background: url({})">x</p>',
    '<object data="{}">x</object>',
    '<embed src="{}">',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{}"/></svg>',
]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_the_network(set_body, server: socket.socket, way: str) -> None:
    _, report = set_body("<p>文</p>" + way.format(address_of(server)))
    assert "typeset.refused-address" in report.codes()
    with pytest.raises(TimeoutError):
        server.accept()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_a_file(set_body, tmp_path, way: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not-for-print")
    pages, report = set_body("<p>文</p>" + way.format(secret.as_uri()))
    assert "typeset.refused-address" in report.codes()
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        assert not pdf.attachments
        streams = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream)]
        assert not any(b"not-for-print" in stream.read_bytes() for stream in streams)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1/", "https://example.com/", "ftp://example.com/",
     "data:text/plain,x", "asset:", "assets:red.png", "red.png", "/etc/passwd"],
)  # fmt: skip
def test_other_addresses_are_refused(address: str) -> None:
    report = Report()
    fetcher = AssetFetcher({"red.png": b"x"}, report)
    with pytest.raises(ValueError, match=re.escape(address)):
        fetcher(address)
    (finding,) = report
    assert finding.code == "typeset.refused-address"
    assert dict(finding.values)["address"] == address


def test_an_asset_is_given_with_its_type() -> None:
    report = Report()
    response = AssetFetcher({"red.png": b"bytes"}, report)("asset:red.png")
    assert response.read() == b"bytes"
    assert response.content_type == "image/png"
    assert response.path is None
    assert not report.codes()


def test_a_long_address_is_shortened_in_the_message() -> None:
    report = Report()
    with pytest.raises(ValueError, match="data:"):
        AssetFetcher({}, report)("data:image/png;base64," + "A" * 1_000_000)
    (finding,) = report
    assert len(dict(finding.values)["address"]) == 120


def test_an_attached_asset_is_refused_too(set_body) -> None:
    pages, report = set_body('<p>文</p><a rel="attachment" href="asset:red.png">x</a>')
    assert report.codes() == ["typeset.refused-address"]
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        assert not pdf.attachments


def test_a_missing_asset_is_named_once(set_body) -> None:
    _, report = set_body('<p>文</p><img alt="x" src="asset:gone.png">')
    (finding,) = report
    assert (finding.code, finding.values) == ("typeset.missing-asset", (("name", "gone.png"),))


def test_a_broken_picture_is_named(set_body) -> None:
    _, report = set_body('<p>文</p><img alt="x" src="asset:broken.png">')
    assert report.codes() == ["typeset.unreadable-image"]
