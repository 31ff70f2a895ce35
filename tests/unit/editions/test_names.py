"""Names of people keep the forms that names have, and words that only look like one do not."""

from __future__ import annotations

import pytest

from compiler.editions.names import People
from compiler.editions.opencc_engine import engine
from compiler.editions.runs import RunConverter

NAMES = (
    ("于欣琦", "于欣琦"),
    ("于洋", "于洋"),
    ("涂海军", "涂海軍"),
    ("丑文亮", "丑文亮"),
    ("干志强", "干志強"),
    ("后文斌", "后文斌"),
    ("种晓峰", "种曉峰"),
    ("谷岳飞", "谷岳飛"),
    ("郁冬冬", "郁冬冬"),
    ("范晓东", "范曉東"),
    ("余晓红", "余曉紅"),
    ("岳建军", "岳建軍"),
    ("徐松林", "徐松林"),
    ("朴正男", "朴正男"),
    ("王冲", "王沖"),
    ("高谷兰", "高谷蘭"),
)
FRAMES = (
    ("党支部书记{}主持会议。", "黨支部書記{}主持會議。"),
    ("{}同志任组长。", "{}同志任組長。"),
    ("参加人：{}、王强、李娜。", "參加人：{}、王強、李娜。"),
    ("（作者：{}）", "（作者：{}）"),
    ("{}表示，要读好书。", "{}表示，要讀好書。"),
    ("邀请到{}教授作报告。", "邀請到{}教授作報告。"),
    ("优秀党员{}的先进事迹", "優秀黨員{}的先進事蹟"),
)
WORDS = (  # no names, though a surname stands where one might begin
    ("主任于日前到校。", "主任於日前到校。"),
    ("书记于会后讲话。", "書記於會後講話。"),
    ("会议于北京召开，", "會議於北京召開，"),
    ("由于文静的介绍，", "由於文靜的介紹，"),
    ("干部、后勤、种子", "幹部、後勤、種子"),
    ("后来，谷物入仓。", "後來，穀物入倉。"),
    ("作者后又改了三稿。", "作者後又改了三稿。"),
    ("征文、征兵", "徵文、徵兵"),
    ("朴素、朴实", "樸素、樸實"),
    ("他住在郁南县、余干县。", "他住在鬱南縣、餘干縣。"),
)


@pytest.fixture(scope="module")
def taiwan():
    return RunConverter(engine("zh-Hant-TW"), (), ())


@pytest.mark.parametrize(("name", "right"), NAMES)
def test_a_name_in_its_frame_has_the_form_of_a_name(name, right, taiwan):
    for frame, expected in FRAMES:
        assert taiwan(frame.format(name)).result == expected.format(right), frame


@pytest.mark.parametrize(("sentence", "right"), WORDS)
def test_words_that_begin_as_a_name_does_are_words(sentence, right, taiwan):
    assert taiwan(sentence).result == right


def test_a_name_that_is_clear_once_is_believed_where_nothing_else_tells():
    unclear, clear = "大家都记得于欣琦当年的样子。", "党支部书记于欣琦同志表示，"
    assert list(People().matches(unclear)) == []
    alone, together = (RunConverter(engine("zh-Hant-TW"), (), ()) for _ in range(2))
    alone.learn([unclear])
    together.learn([unclear, clear])
    assert "於欣琦" in alone(unclear).result
    assert "于欣琦" in together(unclear).result


def test_a_known_name_is_none_inside_a_word():
    converter = RunConverter(engine("zh-Hant-TW"), (), ())
    converter.learn(["党支部书记于海同志表示，", "这座岛位于海上。"])
    assert converter("这座岛位于海上。").result == "這座島位於海上。"


def test_the_users_own_words_come_before_names():
    converter = RunConverter(engine("zh-Hant-TW"), ("书记于洋同志",), ())
    assert converter("书记于洋同志表示").result.startswith("书记于洋同志")
