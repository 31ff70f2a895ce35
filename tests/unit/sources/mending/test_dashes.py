"""Two-em dashes between Chinese text, and the lines that join or count."""

from __future__ import annotations

import pytest

from compiler.model.walk import rewrite_text
from compiler.sources.mending import dashes


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("印刷--保存", "印刷——保存"),
        ("印刷---保存", "印刷——保存"),
        ("印刷----保存", "印刷——保存"),
        ("印刷 -- 保存", "印刷 —— 保存"),
        ("印刷－－保存", "印刷——保存"),
        ("印刷─ ─保存", "印刷——保存"),
        ("印刷──保存", "印刷——保存"),
        ("印刷— —保存", "印刷——保存"),
        ("印刷———保存", "印刷——保存"),
        ("印刷――保存", "印刷——保存"),
        ("印刷––保存", "印刷——保存"),
        ("印刷⸺保存", "印刷——保存"),
        ("--鲁迅", "——鲁迅"),
        ("—鲁迅", "——鲁迅"),
        ("甲说：--是吗", "甲说：——是吗"),
        ("好，—他说", "好，——他说"),
        ("他没有说完—", "他没有说完—"),
        ("“纸”--“墨”", "“纸”——“墨”"),
        ("《印刷史》--一本书", "《印刷史》——一本书"),
        ("三大工序—即制版", "三大工序——即制版"),
        ("三大工序 – 包括制版", "三大工序 —— 包括制版"),
        ("三大工序 - 即制版", "三大工序 —— 即制版"),
        ("他停住了--", "他停住了——"),
        ("-- 《纸的历史》", "—— 《纸的历史》"),
        ("第一行\n--署名", "第一行\n——署名"),
    ],
)
def test_two_em_dashes_are_set(source: str, mended: str) -> None:
    assert rewrite_text(source, dashes.edits) == mended
    assert rewrite_text(mended, dashes.edits) == mended


@pytest.mark.parametrize(
    "source",
    [
        "印刷——保存",
        "北京—上海",
        "北京-上海",
        "北京 — 上海",
        "北京－上海",
        "1990-1995",
        "1990—1995年",
        "1990–1995",
        "2019--2020",
        "第3-5页",
        "中国-东盟博览会",
        "秦岭—淮河一线",
        "物理-化学作用",
        "使用 --force 选项",
        "命令 -o 文件",
        "A--B",
        "well-known 的词",
        "it is -- as they say -- fine",
        "姓名-----",
        "姓名：-----------",
        "签字————",
        "--",
        "—",
        "-",
        "- 第一项",
        "GB/T 9704-2012",
        "见 https://a.cn/b--c 页",
        "文件 纸--墨.docx 中",
        "气温-5℃",
        "即—",
        "网址 a--b",
        "小说—散文",
        "",
    ],
)
def test_what_dashes_leaves(source: str) -> None:
    assert rewrite_text(source, dashes.edits) == source
