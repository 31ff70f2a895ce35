"""Site chrome: what goes, and what looks like it and stays."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure, Video
from compiler.model.segments import plain
from compiler.sources.html.media import unwrapped


def figures(blocks):
    return [block for block in blocks if isinstance(block, Figure)]


def test_recommendation_boxes_and_share_bars_go_with_their_text(read):
    done = read(
        '<div><p>正文在此。</p><div id="recommend_bottom">猜你喜欢</div>'
        '<div class="share-bar">微博</div><img src="http://zkres1.myzaker.com/1.jpg"></div>'
    )
    assert done.dropped("chrome") == ["猜你喜欢", "微博"]


def test_a_site_profile_needs_its_sign(read):
    done = read('<div><p>正文在此。</p><div class="edi_oper">别的站点的字</div></div>')
    assert plain(done.blocks[-1].children) == "别的站点的字"


def test_phrases_of_the_page_go_only_when_alone(read):
    done = read(
        "<div><p>收藏</p><p>他喜欢收藏邮票，也常常分享。</p><span>扫一扫分享本页</span></div>"
    )
    assert done.dropped("chrome") == ["收藏", "扫一扫分享本页"]
    assert len(done.blocks) == 1


@pytest.mark.parametrize("name", ["data-original", "data-src", "data-lazy-src", "data-actualsrc"])
def test_lazy_pictures(read, name):
    done = read(f'<div><img {name}="http://a.cn/1.jpg" src="http://a.cn/blank.gif"></div>')
    assert figures(done.blocks)[0].images[0].address == "http://a.cn/1.jpg"


def test_declared_sizes_are_taken(read):
    done = read('<div><img src="http://a.cn/1.jpg" data-width="900" data-height="659"></div>')
    image = figures(done.blocks)[0].images[0]
    assert (image.width_px, image.height_px) == (900, 659)


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("https://cors.example/?http://a.cn/1.jpg", "http://a.cn/1.jpg"),
        ("//a.cn/1.jpg", "https://a.cn/1.jpg"),
        ("http://a.cn/x?u=http://b.cn", "http://a.cn/x?u=http://b.cn"),
        ("图/1.jpg", "图/1.jpg"),
    ],
)
def test_mirrors_are_unwrapped(address, real):
    assert unwrapped(address) == real


@pytest.mark.parametrize(
    "attributes",
    [
        'width="1" height="1"',
        'width="600" height="2"',
        'width="1080" height="20"',
        'alt="扫描分享"',
        'class="avatar"',
    ],
)
def test_ornaments_go_and_are_reported(read, attributes):
    done = read(f'<div><p>正文在此。</p><img src="http://a.cn/1.png" {attributes}></div>')
    assert not figures(done.blocks)
    assert "sources.ornament" in done.report.codes()


@pytest.mark.parametrize("attributes", ['width="1080" height="167"', 'width="30" height="30"', ""])
def test_title_art_and_small_pictures_stay(read, attributes):
    done = read(f'<div><p>正文在此。</p><img src="http://a.cn/1.png" {attributes}></div>')
    assert len(figures(done.blocks)) == 1


def test_a_site_video_box_with_its_caption(read):
    info = "%7B%22videoUrl%22%3A%22http%3A%2F%2Fzkres.myzaker.com%2F1.mp4%22%7D"
    done = read(
        f'<div><p>正文在此。</p><div class="zk_upvideo" data-zkinfo="{info}"></div>'
        '<div class="zk_decsimg"><p>片名</p></div></div>'
    )
    # the sign stands percent-encoded in the box's own data
    assert done.blocks[-1] == Video("http://zkres.myzaker.com/1.mp4", "片名")


def test_a_header_picture_of_the_front_matter_is_not_printed(read):
    done = read(
        "---\ntitle: 题\nheadimg: http://a.cn/1.jpg\n---\n<div><p>正文在此。</p>"
        '<img src="http://a.cn/1.jpg"></div>'
    )
    assert len(figures(done.blocks)) == 1
