"""Bytes → text: what is accepted, and how refusals name their place."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.sources.encoding.decoding import decode


@pytest.mark.parametrize("data", ["正文".encode(), b"\xef\xbb\xbf" + "正文".encode()])
def test_utf8_with_and_without_bom(data):
    assert decode(data, "a.md") == "正文"


def test_line_ends_become_line_feeds():
    assert decode(b"a\r\nb\rc", "a.md") == "a\nb\nc"


def test_a_byte_outside_the_encoding_is_named():
    with pytest.raises(SourceError) as caught:
        decode("abc\n纸张和印刷的历史很长\n".encode() + b"\xe4\xbd\n", "a.md")
    assert caught.value.code == "sources.bad-encoding"
    assert caught.value.values["position"] == 35
    assert caught.value.location.line == 3


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u3000\n".encode(), b"\xef\xbb\xbf\n"])
def test_white_space_alone_is_empty(data):
    with pytest.raises(SourceError) as caught:
        decode(data, "a.md")
    assert caught.value.code == "sources.empty-file"


def test_controls_and_zero_width_characters_go_but_emoji_joiners_stay():
    assert decode("a\x00b\u200bc\ufffcd\x07".encode(), "a.md") == "abcd"
    assert decode("👩\u200d👩".encode(), "a.md") == "👩\u200d👩"
    assert decode("一\f二\t三".encode(), "a.md") == "一\f二\t三"


def test_what_chinese_windows_has_beyond_gb_18030_is_read():
    text = "铅笔每支价格一元二角，墨水每瓶三元，信纸每百张五元，都按月结清。"
    data = text.encode("gb18030")
    assert decode(data + b"\x80\xd2\xbb", "价.txt") == text + "€一"
    assert decode(b"\xa3\xa0\xa3\xa0" + data, "稿.txt") == "\u3000\u3000" + text
    assert decode(("\ue5e5" + text).encode(), "稿.txt") == "\u3000" + text


def test_another_byte_that_is_none_is_still_refused():
    data = "铅笔每支价格一元二角，墨水每瓶三元，信纸每百张五元。".encode("gb18030")
    with pytest.raises(SourceError):
        decode(data + b"\xff\xd2\xbb" + data, "价.txt")


def test_garbled_text_is_warned_of():
    report = Report()
    text = "正常的一行。\n" + "本手册适用于各组。".encode().decode("gb18030", "replace")
    decode(text.encode(), "旧.txt", report)
    assert [said.location.line for said in report if said.code == "sources.garbled-text"] == [2]
