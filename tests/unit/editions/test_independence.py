"""A sentence comes out the same whatever the next one says; words are bounded before characters."""

from __future__ import annotations

from itertools import permutations

import pytest

from compiler.editions.opencc_engine import engine
from compiler.editions.runs import RunConverter

SENTENCES = (
    "大家撸起袖子加油干！",
    "天气干燥，湿毛巾没干。",
    "他里里外外都管。",
    "社保系专家回答了问题。",
    "三只猫只吃面。",
    "后来皇后走了？",
    "他说准了，不准去。",
    "钟先生复印了复习资料。",
)
BOUNDED = {
    "任何国家具体情况": "任何國家具體情況",
    "国家俱乐部": "國家俱樂部",
    "各国家伙伴关系": "各國家夥伴關係",
    "大家具备条件": "大家具備條件",
    "当局限制": "當局限制",
    "工作机制作了规定": "工作機制作了規定",
    "战略机制作出部署": "戰略機制作出部署",
    "英国王后": "英國王后",
    "一套家具": "一套家具",
    "好家伙": "好傢伙",
    "超强制作人": "超強製作人",
    "全体检察干警": "全體檢察幹警",
}


@pytest.mark.parametrize("script", ["zh-Hant-TW", "zh-Hant-HK"])
def test_sentences_do_not_change_one_another(script):
    convert = RunConverter(engine(script), (), ())
    for first, second in permutations(SENTENCES, 2):
        alone = convert(first).result + convert(second).result
        assert convert(first + second).result == alone


@pytest.mark.parametrize(("source", "right"), BOUNDED.items())
def test_a_phrase_that_runs_over_the_bounds_of_words_does_not_decide(source, right):
    assert RunConverter(engine("zh-Hant-TW"), (), ())(source).result == right
