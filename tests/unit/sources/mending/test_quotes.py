"""Half-width quotes in Chinese text; half the cases say what must not change."""

from __future__ import annotations

import pytest

from compiler.model.inline import Code, Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import rewrite_run, rewrite_text
from compiler.sources.mending import quotes


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ('共建 " 丝路 " 倡议', "共建“丝路”倡议"),
        ('用 " 实干 "6 个字', "用“实干”6 个字"),
        ('"6 个字" 说明', "“6 个字”说明"),
        ('帮扶—— " 闽宁 " 群体', "帮扶——“闽宁”群体"),
        ('变为 " 金沙滩 "。" 广泛 "，" 动员 "……', "变为“金沙滩”。“广泛”，“动员”……"),
        ('重申 " ‘丝路’是大道 "。', "重申“‘丝路’是大道”。"),
        ("“ China，牛！”“ 9 秒", "“China，牛！”“9 秒"),
        ('馆里的"大学"[EB/OL]', "馆里的“大学”[EB/OL]"),
        ('他说“丝路"很好', "他说“丝路”很好"),
        ('“他答"好"了”', "“他答‘好’了”"),
        ("要做 ' 拿手 ' 的", "要做‘拿手’的"),
        ('说 "hello world" 吧', "说“hello world”吧"),
    ],
)
def test_quotes_in_chinese_text_are_paired(source: str, mended: str) -> None:
    assert rewrite_text(source, quotes.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        'He said "yes" twice.',
        '他引用 He said "yes" to me 一句',
        '详见 https://example.org/?q="a" 一页',
        "“丝路”倡议",
        "it's 他的 John's 书",
        '甲"乙',
        '甲"乙"丙"丁',
    ],
)
def test_what_must_stay(source: str) -> None:
    assert rewrite_text(source, quotes.edits) == source


def test_a_lone_quote_stays_and_the_others_are_paired() -> None:
    source = '甲 "乙" 丙 "丁。'
    assert rewrite_text(source, quotes.edits) == '甲“乙”丙 "丁。'
    assert len(quotes.unpaired(source)) == 1
    assert "丁" in quotes.unpaired(source)[0]


def test_pairs_reach_across_bold_and_stay_inside_it() -> None:
    run = (
        Text("西海固"),
        Strong((Text('" 水土 "'),)),
        Text(' 难题。" 联席 '),
        Strong((Text('" 制'),)),
    )
    mended = rewrite_run(run, quotes.edits)
    assert plain(mended) == "西海固“水土”难题。“联席”制"
    assert mended[1] == Strong((Text("“水土”"),))


def test_code_is_untouched() -> None:
    run = (Text("命令 "), Code('echo "好"'), Text(" 可用"))
    assert rewrite_run(run, quotes.edits) == run


def test_curly_quotes_without_partner_are_reported() -> None:
    assert quotes.unpaired("矛盾。”这是引文") == ("矛盾。”这是引文",)
    assert quotes.unpaired("“一段引文的第一段") == ()
