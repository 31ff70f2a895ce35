"""What is not printed, on the terminal: all of it by ``outline --dropped``, a few by ``check``."""

from __future__ import annotations

from dataclasses import replace

from fake_pipeline import BOOKLET

import compiler
from compiler.cli.left_out_list import print_left_out
from compiler.cli.options import Settings
from compiler.model.artifacts import Edition
from compiler.model.left_out import LeftOut, Surprise
from compiler.model.pointing import pointer_to

SENTENCE = '早晨有雾，江面上什么也看不见，船夫说"再等一等"。'
FOUND = (
    LeftOut("lost", "没有读到的话", 9, Surprise.UTTER, own=True),
    LeftOut("chrome", SENTENCE, None, Surprise.MUCH, own=True),
    LeftOut("chrome", "点击关注我们", 3, Surprise.LITTLE, own=True),
    LeftOut("chrome", "网站首页", None, Surprise.LITTLE, own=False),
    LeftOut("page-number", "12", 7, Surprise.NONE, own=True),
)


def _booklet(found=FOUND):
    first, *others = BOOKLET.ledgers
    return replace(BOOKLET, ledgers=(replace(first, left_out=found), *others))


def test_outline_lists_all_that_is_not_printed_in_order(wenxuan, pipeline, monkeypatch):
    monkeypatch.setattr(compiler.pipeline, "outline", lambda *_, **__: _booklet())
    lines = wenxuan("outline", "--dropped").out.splitlines()
    assert lines == [
        "a.md 里没有印出的：",
        "!!“没有读到的话”（没有读到的字，第 9 行）",
        '    要印：keep = ["没有读到的话"]',
        f"! “{SENTENCE}”（网站或公众号自己的话）",
        '    要印：keep = ["早晨有雾，江面上什么"]',
        "· “点击关注我们”（网站或公众号自己的话，第 3 行）",
        "· “网站首页”（网站或公众号自己的话）",
        "  “12”（原有的页码，第 7 行）",
        lines[-1],
    ]
    assert 'keep = ["开头几个字"]' in lines[-1]


def test_check_shows_what_stood_in_the_column(wenxuan, pipeline, monkeypatch):
    monkeypatch.setattr(compiler.pipeline, "check", lambda *_: (Edition(_booklet(), {}),))
    out = wenxuan("check").out
    assert "没有读到的话" in out
    assert "点击关注我们" in out
    assert "网站首页" not in out


def test_check_shows_ten_of_a_manuscript(wenxuan, pipeline, monkeypatch):
    many = tuple(
        LeftOut("chrome", f"句{number}", None, Surprise.LITTLE, own=True) for number in range(14)
    )
    monkeypatch.setattr(compiler.pipeline, "check", lambda *_: (Edition(_booklet(many), {}),))
    out = wenxuan("check").out
    assert "句9”" in out
    assert "句10”" not in out
    assert "还有 4 处" in out


def test_control_characters_do_not_reach_the_terminal(capsys):
    found = (LeftOut("chrome", "甲\x1b[2J\u202e乙。", None, Surprise.MUCH, own=True),)
    print_left_out(_booklet(found).ledgers, Settings("en"))
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_pointer_is_as_long_as_it_must_be():
    one, other = "今天的会议由张老师主持，第一组先说", "今天的会议由张老师主持，第二组先说"
    assert pointer_to(one, [one]) == "今天的会议由张老师主"
    assert pointer_to(one, [one, other]) == "今天的会议由张老师主持，第一"
    assert pointer_to("首页", ["首页", "返回首页"]) == "首页"


def test_what_is_missed_is_counted():
    assert [one.missed for one in FOUND] == [6, len(SENTENCE), 6, 0, 0]
