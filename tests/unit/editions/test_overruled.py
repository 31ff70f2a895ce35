"""OpenCC's phrases that public texts have otherwise, and other members of their kinds."""

from __future__ import annotations

from importlib import resources

import pytest

from compiler.editions.opencc_engine import engine
from compiler.editions.overruled import overruled
from compiler.editions.runs import RunConverter

TAIWAN = {
    "总台记者从服务台得知": "總臺記者從服務臺得知",
    "手术台旁的操作台": "手術臺旁的操作臺",
    "依法销毁": "依法銷毀",
    "玩忽职守": "玩忽職守",
    "公布名单并发布消息": "公布名單並發布消息",
    "宣布破产": "宣布破產",
    "尽量早来": "盡量早來",
    "一周年": "一週年",
}
HONG_KONG = {
    "总台记者从服务台得知": "總台記者從服務台得知",
    "尽快公布": "盡快公布",
    "周末及周三": "周末及周三",
    "两周年": "兩周年",
    "审核及核实": "審核及核實",
}
# What a table of words could go too far with.
STAYS = {
    "了如指掌": "瞭如指掌",
    "台风登陆": "颱風登陸",
    "头发": "頭髮",
    "佛祖保佑": "佛祖保佑",
    "压缩饼干": "壓縮餅乾",
}


@pytest.mark.parametrize(("source", "right"), [*TAIWAN.items(), *STAYS.items()])
def test_taiwan_prints(source, right):
    assert RunConverter(engine("zh-Hant-TW"), (), ())(source).result == right


@pytest.mark.parametrize(("source", "right"), [*HONG_KONG.items(), *STAYS.items()])
def test_hong_kong_prints(source, right):
    assert RunConverter(engine("zh-Hant-HK"), (), ())(source).result == right


@pytest.mark.parametrize("word", ["说明", "税务", "阅读", "用户", "温和", "脱离", "喜悦", "尖锐"])
def test_hong_kong_has_the_code_points_that_are_searched_for(word):
    answer = RunConverter(engine("zh-Hant-HK"), (), ())(word).result
    assert not set("説税閲户温脱悦鋭") & set(answer)
    assert answer.encode("big5")


@pytest.mark.parametrize("region", ["", "TW", "HK"])
def test_every_row_gives_a_character_for_each(region):
    assert all(len(source) == len(right) for source, right in overruled(region).items())


def test_rows_are_of_known_regions_and_have_grounds():
    text = (resources.files("compiler.editions") / "data" / "overruled.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert rows
    assert all(len(row) == 4 and row[3] and row[2] in ("", "TW", "HK") for row in rows)
