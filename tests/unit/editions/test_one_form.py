"""A word that is written in two ways with one meaning has one form in a region's edition."""

from __future__ import annotations

import pytest

from compiler.editions.opencc_engine import engine
from compiler.editions.overruled import overruled
from compiler.editions.runs import RunConverter

TAIWAN, HONG_KONG = "zh-Hant-TW", "zh-Hant-HK"
AROUND = (
    "请先{}清楚。",
    "大家都{}，不必多说。",
    "为了{}这件事的",
    "据此{}建议和批评",
    "“{}”",
    "{}",
)
WORDS = (
    ("了解", TAIWAN, "瞭解"),
    ("了解", HONG_KONG, "了解"),
    ("回避", TAIWAN, "迴避"),
    ("回避", HONG_KONG, "迴避"),
    ("复议", TAIWAN, "復議"),
    ("布防", TAIWAN, "布防"),
    ("周末", HONG_KONG, "周末"),
    ("哪里", HONG_KONG, "哪裏"),
    ("眼里", HONG_KONG, "眼裏"),
    ("直升机", TAIWAN, "直升機"),
)
SENSES = (  # two senses, two forms
    ("核定机构编制和领导职数", "核定機構編制和領導職數"),
    ("依法组织编制和实施旅游规划", "依法組織編製和實施旅遊規劃"),
    ("编制年度预算草案", "編製年度預算草案"),
    ("事业编制人员", "事業編制人員"),
    ("组织编制及职员任免", "組織編制及職員任免"),
    ("附注：本编制表", "附註：本編制表"),
    ("按月编制报表", "按月編製報表"),
    ("处理完毕，并回复投诉者。", "處理完畢，並回覆投訴者。"),
    ("水面回复平静", "水面回復平靜"),
)


@pytest.fixture(scope="module")
def converters():
    return {script: RunConverter(engine(script), (), ()) for script in (TAIWAN, HONG_KONG)}


@pytest.mark.parametrize(("word", "script", "form"), WORDS)
def test_a_word_has_one_form_whatever_stands_around_it(word, script, form, converters):
    for frame in AROUND:
        assert form in converters[script](frame.format(word)).result, frame


@pytest.mark.parametrize(("source", "right"), SENSES)
def test_where_the_sense_is_another_so_is_the_form(source, right, converters):
    assert converters[TAIWAN](source).result == right


def test_each_word_is_chosen_once_for_a_region():
    for region in ("TW", "HK"):
        chosen = overruled(region)
        assert all(len(source) == len(right) for source, right in chosen.items())


def test_hong_kong_has_one_inside():
    converted = RunConverter(engine(HONG_KONG), (), ())("说书老人嘴里的岳王爷，人说:哪里有不公")
    assert "裡" not in converted.result
