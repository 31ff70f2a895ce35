"""The mistakes seen in OpenCC, and what was right already; see also the cases on the shelf."""

from __future__ import annotations

import pytest

from compiler.editions.opencc_engine import SCRIPTS, engine
from compiler.editions.runs import RunConverter

MISTAKES = {
    "百年历程": "百年歷程",
    "伟大历程": "偉大歷程",
    "百年历史": "百年歷史",
    "成长发展": "成長發展",
    "新征程": "新征程",
    "学习了如何": "學習了如何",
    "参与制造": "參與製造",
    "最多只能分配": "最多只能分配",
    "范曾": "范曾",
    "白岩松": "白岩松",
    "子丑": "子丑",
    "咸": "咸",
    "头发": "頭髮",
    "指明了方向": "指明了方向",
    "并发于": "並發於",
    "准驾": "准駕",
    "审签": "審簽",
    "应当当场": "應當當場",
    "战略全局": "戰略全局",
    "加强制片合作": "加強製片合作",
}

RIGHT_ALREADY = {
    "于右任": "于右任",
    "余光中": "余光中",
    "范仲淹": "范仲淹",
    "皇后": "皇后",
    "以后": "以後",
    "姜子牙": "姜子牙",
    "生姜": "生薑",
    "钟南山": "鍾南山",
    "叶剑英": "葉劍英",
    "干部": "幹部",
    "饼干": "餅乾",
    "树干": "樹幹",
    "台州": "台州",
    "沈阳": "瀋陽",
    "沈从文": "沈從文",
    "习近平": "習近平",
    "里根": "里根",
    "乾隆": "乾隆",
    "人云亦云": "人云亦云",
}

# Words that no edition may turn into another vocabulary, as OpenCC's s2twp would.
VOCABULARY = {
    "联系群众": "聯繫群眾",
    "法定程序": "法定程序",
    "发展对象": "發展對象",
    "信息化": "信息化",
    "云计算": "雲計算",
}

# Where a rule of this room could go too far: the other word with the same characters.
MUST_NOT_CHANGE = {
    "上面包括": "上面包括",
    "全面包围": "全面包圍",
    "方面条件": "方面條件",
    "抑制剂": "抑制劑",
    "体制造成": "體制造成",
    "全体干部": "全體幹部",
    "一只手": "一隻手",
    "标签": "標籤",
    "书签": "書籤",
    "日历": "日曆",
    "年历": "年曆",
    "特征": "特徵",
    "一目了然": "一目瞭然",
    "了如指掌": "瞭如指掌",
    "理发": "理髮",
    "头发": "頭髮",
    "企业合并": "企業合併",
    "标准": "標準",
    "前仆后继": "前仆後繼",
    "两公里": "兩公里",
    "关系": "關係",
}


@pytest.fixture(scope="module", params=SCRIPTS)
def convert(request):
    return RunConverter(engine(request.param), (), ())


@pytest.mark.parametrize(
    ("source", "right"),
    [*MISTAKES.items(), *RIGHT_ALREADY.items(), *VOCABULARY.items(), *MUST_NOT_CHANGE.items()],
)
def test_the_word_comes_out_right_alone_and_in_a_sentence(convert, source, right):
    assert convert(source).result == right
    assert convert(f"《{source}》。").result == f"《{right}》。"


def test_regions_differ_in_their_forms_only():
    texts = {
        script: RunConverter(engine(script), (), ())("里面的群众为啥").result for script in SCRIPTS
    }
    assert texts == {
        "zh-Hant": "裡面的群眾為啥",
        "zh-Hant-TW": "裡面的群眾為啥",
        "zh-Hant-HK": "裏面的群眾為啥",
    }


def test_what_is_traditional_already_stays():
    text = "臺灣的圖書館裡，頭髮與發展"
    assert RunConverter(engine("zh-Hant-TW"), (), ())(text).result == text


# Measured in November: 410 of 432 and 53 of 57; a change may only raise these.
@pytest.mark.parametrize(
    ("column", "script", "least"), [(1, "zh-Hant-TW", 410), (2, "zh-Hant-HK", 53)]
)
def test_hard_cases_stay_right(shared, column, script, least):
    lines = (shared / "editions_cases.tsv").read_text("utf-8").splitlines()
    groups, strings = lines[1].split(": ", 1)[1].split("; strings ")
    forms = {ord(form): group[0] for group in groups.split() for form in group}
    words = [pair.split("=") for pair in strings.split(", ")]

    def folded(text: str) -> str:
        for variant, common in words:
            text = text.replace(variant, common)
        return text.translate(forms)

    convert = RunConverter(engine(script), (), ())
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    cases = [(row[0], row[column]) for row in rows if row[column]]
    right = sum(folded(convert(source).result) == folded(wanted) for source, wanted in cases)
    assert right >= least
