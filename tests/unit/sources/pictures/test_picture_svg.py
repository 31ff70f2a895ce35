"""Drawings keep what draws and lose what could harm."""

from __future__ import annotations

import pytest

from compiler.sources.pictures.svg import cleaned

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def drawing(body, attributes='viewBox="0 0 40 20"'):
    return cleaned(f"{HEAD}{attributes}>{body}</svg>".encode())


@pytest.mark.parametrize(
    ("body", "removed"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ('<image href="http://127.0.0.1/a.png"/>', "image"),
        ('<image xlink:href="file:///etc/hostname"/>', "image"),
        ('<use href="http://a.cn/b.svg#c"/>', "href"),
        ('<use xlink:href="other.svg#c"/>', "href"),
        ('<rect onclick="x()"/>', "onclick"),
        ('<rect fill="url(http://a.cn/x)"/>', "fill"),
        ('<rect style="fill: url(//a.cn/x)"/>', "fill"),
        ("<style>@import url(http://a.cn/x.css);</style>", "@"),
        ("<style>@font-face { src: url(http://a.cn/x.ttf) }</style>", "@"),
        ("<animate attributeName='x'/>", "animate"),
        ("<iframe src='http://a.cn'/>", "iframe"),
    ],
)
def test_what_could_harm_goes_and_is_named(body, removed):
    clean = drawing(f'{body}<rect width="9" height="9"/>')
    assert removed in clean.removed
    text = clean.data.decode()
    for word in ("script", "http://a", "127.0", "file:", "onclick", "import", "foreign", "iframe"):
        assert word not in text
    assert "rect" in text


def test_what_draws_stays():
    body = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
        '<g id="k"><path d="M0 0L5 5"/></g></defs><style>.a { fill: url(#g); }</style>'
        '<rect class="a" width="9" height="9" style="stroke: #333; stroke-width: 2"/>'
        '<use xlink:href="#k" transform="translate(3)"/><text x="1" y="9">纸</text>'
    )
    clean = drawing(body)
    text = clean.data.decode()
    assert clean.removed == ()
    for kept in ("url(#g)", "M0 0L5 5", 'href="#k"', "translate(3)", "stroke-width: 2", "纸"):
        assert kept in text


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD + ">&b;</svg>",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + HEAD + ">&x;</svg>",
        "<svg",
        "",
        "<html><p>x</p></html>",
        HEAD + 'width="0" height="5"/>',
        HEAD + 'viewBox="0 0 1 1">' + "<g>" * 200 + "</g>" * 200 + "</svg>",
        HEAD + 'viewBox="0 0 1 1">' + "<g/>" * 30_000 + "</svg>",
        HEAD + 'viewBox="0 0 1 1"><g id="a"><use href="#a"/></g></svg>',
        HEAD
        + '><style>path { marker: url(#m) }</style><marker id="m"><path d="M0"/></marker></svg>',
    ],
)
def test_what_is_broken_or_without_end_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        cleaned(text.encode())


def test_references_may_not_multiply():
    body = '<g id="g0"><rect width="1" height="1"/></g>'
    for level in range(12):
        body += f'<g id="g{level + 1}">' + f'<use href="#g{level}"/>' * 10 + "</g>"
    with pytest.raises(ValueError, match="references"):
        drawing(body)


def test_other_encodings_hide_nothing():
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE s [<!ENTITY a "b">]>' + HEAD + "/>"
    with pytest.raises(ValueError, match="entities"):
        cleaned(text.encode("utf-16"))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="60"', (120, 60)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 300 100"', (300, 100)),
        ('width="150" viewBox="0 0 300 100"', (150, 50)),
        ("", (300, 150)),
    ],
)
def test_the_size(attributes, size):
    clean = drawing("<rect/>", attributes)
    assert (clean.width_px, clean.height_px) == size
    assert b"viewBox" in clean.data


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("device-cmyk(0 0 0 1)", "rgb(0, 0, 0)"),
        ("device-cmyk(0 0 0 60%)", "rgb(102, 102, 102)"),
        ("device-cmyk(0, 1, 1, 0.1)", "rgb(230, 0, 0)"),
        ("DEVICE-CMYK( 1 none 0 0 / 50% )", "rgba(0, 255, 255, 0.5)"),
        ("device-cmyk(2 -1 0 0)", "rgb(0, 255, 255)"),
        ("device-cmyk(1 x 0 0)", "rgb(0, 0, 0)"),
        ("device-cmyk()", "rgb(0, 0, 0)"),
        ("url(#g) device-cmyk(0 0 0 0)", "url(#g) rgb(255, 255, 255)"),
        ("rgb(1, 2, 3)", "rgb(1, 2, 3)"),
        ("device-cmyk", "device-cmyk"),
    ],
)
def test_inks_become_colours_of_the_screen(written, shown):
    clean = drawing(
        f"<style>.a {{ stroke: {written} }}</style>"
        f'<rect fill="{written}"/><path class="a" style="stop-color: {written}"/>'
    )
    assert clean.data.decode().count(shown) == 3
    assert written == shown or written not in clean.data.decode()
