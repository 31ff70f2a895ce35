"""Addresses on saved pages: of pictures saved with them, of links with and without a base."""

# ruff: noqa: E501 - HTML stands here in the lines that sites write

from __future__ import annotations

import pytest

from compiler.model.block import Figure
from compiler.model.inline import Link
from compiler.model.walk import leaves

TEXT = "<p>纸张在上机之前要先放在车间里两天，让它的湿度和房间一样。</p>" * 3
LINKED = f"<div id='zoom'>{TEXT}<p>见<a href='../b/2.html'>另一篇说明</a>，其中有全部的数据。</p>{{}}{TEXT}</div>"


def targets(found) -> list[str]:
    runs = [block.children for block in found.blocks if hasattr(block, "children")]
    return [inline.target for run in runs for inline in run if isinstance(inline, Link)]


@pytest.mark.parametrize(
    "head",
    [
        "<base href='https://a.example/x/1.html'>",
        "<link rel='canonical' href='https://a.example/x/1.html'>",
        "<meta property='og:url' content='https://a.example/x/1.html'>",
        "<!-- saved from url=(0027)https://a.example/x/1.html -->",
    ],
)
def test_relative_addresses_start_at_the_page_s_own(read, head):
    body = LINKED.format("<p><img src='1.jpg'></p>")
    found = read(f"<html><head>{head}</head><body>{body}</body></html>", name="页.html")
    assert targets(found) == ["https://a.example/b/2.html"]
    (figure,) = [block for block in found.blocks if isinstance(block, Figure)]
    assert figure.images[0].address == "https://a.example/x/1.jpg"


def test_without_a_base_links_keep_their_text_and_are_reported_once(read):
    body = LINKED.format("<p>又见<a href='/c/3.html'>第三篇</a>，写得更早。</p>")
    found = read(f"<html><body>{body}</body></html>", name="页.html")
    assert targets(found) == []
    assert "另一篇说明" in "".join(
        leaf.text for b in found.blocks for leaf in leaves(b.children) if hasattr(leaf, "text")
    )
    (lost,) = [d for d in found.report if d.code == "sources.links-without-base"]
    assert dict(lost.values)["count"] == "2"


def test_a_picture_saved_with_the_page_goes_before_its_address(read, tmp_path):
    from PIL import Image

    (tmp_path / "页_files").mkdir()
    Image.new("RGB", (300, 200)).save(tmp_path / "页_files" / "a.png")
    picture = "<p><img src='./页_files/a.png' data-src='https://a.example/a.png'></p>"
    head = "<base href='https://a.example/x/1.html'>"
    found = read(
        f"<html><head>{head}</head><body>{LINKED.format(picture)}</body></html>", name="页.html"
    )
    (figure,) = [block for block in found.blocks if isinstance(block, Figure)]
    assert figure.images[0].asset == "页_files/a.png"


@pytest.mark.parametrize(
    "address",
    ["http://[纸/a/1.html", "https://a\u2100b.example/a/1.html", "//[/a/1.html", "https:///a"],
)
def test_an_address_that_nobody_can_read_is_left_alone(read, address):
    head = f"<link rel='canonical' href='{address}'><base href='{address}'>"
    body = LINKED.format("<p><img src='1.jpg'></p>")
    found = read(f"<html><head>{head}</head><body>{body}</body></html>", name="页.html")
    assert len(found.blocks) >= 7


def test_a_numbered_head_that_is_a_link_is_no_navigation(read):
    body = f"<h2>订阅</h2><p><a href='https://a.example/1'>一、新标准发布</a></p>{TEXT}"
    found = read(f"<html><body><div>{body}</div></body></html>", name="页.html")
    texts = ["".join(leaf.text for leaf in leaves(b.children)) for b in found.blocks]
    assert "一、新标准发布" in texts
