"""Captions by their place on a page: centred under a picture, and no heading."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure, Heading, Paragraph
from compiler.model.segments import plain

FIRST = "河边的书店早上八点开门，店主把招牌擦干净，挂在门口的钩子上，坐下来等客人。"
SECOND = "今年春天书店换了新的木架，旧木架送给了学校，孩子们在上面摆满自己做的册子。"
PICTURE = "<img src='http://a.cn/1.png'>"


@pytest.fixture
def found(read):
    def of(middle):
        done = read(
            "<!doctype html><html><head><title>书店的早晨</title></head><body><h1>书店的早晨</h1>"
            f"<div><p>{FIRST}</p>{middle}<p>{SECOND}</p></div></body></html>",
            "甲.html",
        )
        captions = [plain(block.caption) for block in done.blocks if isinstance(block, Figure)]
        heads = [plain(block.children) for block in done.blocks if isinstance(block, Heading)]
        body = [plain(block.children) for block in done.blocks if isinstance(block, Paragraph)]
        return captions, heads, body

    return of


@pytest.mark.parametrize(
    "middle",
    [
        f"<p style='text-align:center'>{PICTURE}</p><p style='text-align:center'>书店的门口</p>",
        f"<center>{PICTURE}</center><center><strong>书店的门口</strong></center>",
        f"<p align=center>{PICTURE}<br>书店的门口</p>",
        f"<p class=f_center>{PICTURE}<br><b>书店的门口</b></p>",
        f"<figure>{PICTURE}<figcaption>书店的门口</figcaption></figure>",
        f"<p>{PICTURE}</p><p class=caption>书店的门口</p>",
        f"<p>{PICTURE}</p><p>（图片说明：书店的门口）</p>",
    ],
)
def test_a_short_line_in_the_middle_under_a_picture(found, middle):
    captions, heads, body = found(middle)
    assert len(captions) == 1
    assert "书店的门口" in captions[0]
    assert (heads, body) == ([], [FIRST, SECOND])


@pytest.mark.parametrize(
    "line",
    [
        "<p style='text-align:center'><b>二、书店的早晨</b></p>",
        "<h3 style='text-align:center'>书店的早晨</h3>",
        "<p style='text-align:center'>店主坐下来等客人。</p>",
        "<p style='text-align:center'>2024年5月18日</p>",
        "<p>书店的门口</p>",
    ],
)
def test_others_under_a_picture_are_none(found, line):
    captions, _, _ = found(f"<p style='text-align:center'>{PICTURE}</p>{line}")
    assert captions == [""]


def test_bold_lines_that_head_parts_elsewhere_head_one_here(found):
    middle = (
        f"<p align=center><b>门口</b></p><p>{SECOND}</p><p align=center>{PICTURE}</p>"
        f"<p align=center><b>书架</b></p>"
    )
    assert found(middle)[0] == [""]
    assert "书架" in found(middle)[1]


def test_a_poem_in_the_middle_has_no_captions(found):
    lines = "".join(f"<p align=center>河边第{n}行</p>" for n in "一二三四五六")
    captions, _, body = found(f"<p align=center>{PICTURE}</p>{lines}")
    assert captions == [""]
    assert len(body) == 8


def test_captions_of_pictures_that_were_not_saved_are_no_headings(found):
    captions, heads, body = found(
        "<center><strong></strong></center><center><strong>书店的门口</strong><br></center>"
    )
    assert (captions, heads) == ([], [])
    assert body == [FIRST, "书店的门口", SECOND]


def test_bold_lines_under_some_pictures_head_parts_where_others_do(found):
    head = "<p style='text-align:center'><b>{}</b></p>"
    picture = f"<p>{PICTURE}</p>"
    middle = f"<p>　　<b>清晨的河边</b></p><p>{SECOND}</p>{picture * 3}{head.format('傍晚的河边')}"
    captions, heads, _ = found(middle)
    assert (captions, heads) == (["", "", ""], ["清晨的河边", "傍晚的河边"])


def test_a_line_with_a_subtitle_below_is_no_caption(found):
    line = "<p style='text-align:center'><b>傍晚的河边</b></p><p>——书店的一天（下）</p>"
    assert found(f"<p>{PICTURE}</p>{line}")[0] == [""]
