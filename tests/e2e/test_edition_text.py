"""Nothing that a reader of an edition can see, hear, search or copy is in the other script.

What tells the scripts apart is no list of ours: a Han character that GB 2312 has a place for and
Big5 (Taiwan's and Hong Kong's) has none is simplified only, the other way round traditional only.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from file_texts import Held, held
from opencc import OpenCC
from PIL import Image

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

TRADITIONAL = ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
FORMATS = ("screen", "phone", "booklet", "print", "epub")
# A span, a block and an address, which stay; none of their characters stands elsewhere.
CODE = ("打印机.设置", "软件=关闭", "邮轮")
NAME = "邓岩松"  # protected
MASTHEAD = {
    "series": "编辑与印刷 学习丛书",
    "title": "纸张与“书页”的历程",
    "subtitle": "从竹简到电脑",
    "issue": "第三辑·总第十二号",
    "publisher": "图书印制协会",
    "notice": "内部资料 注意保存",
    "editor": "编辑组",
    "contact": "东门电话亭",
    "editor_note": "编者按：这一辑选编讲纸张的文章，请读者评论。",
}
MANUSCRIPT = """---
author: 钟纸鸢
source: 书业周报
---

# 纸张的来历与“印刷”的发明

{name}说：“‘纸’轻而贱。”一张纸从竹帘上揭下来，[^1]要压榨、烘干，才能书写；后来的发明都从这里开始。

## 一、材料与**工艺**

> 引自旧书：简册笨重，丝绢太贵。

- 树皮与麻头，浸泡后捣烂；
- *渔网*和破布，同样可用。

1. 抄纸；
2. 压榨。

![竹帘与纸浆](p.png)

图1　师傅在纸槽边抄纸

表1　几种纸的厚薄

| 种类 | 厚薄 | 说明 |
| --- | --- | --- |
| 宣纸 | 很薄 | 写字、画画 |
| 卡纸 | 厚实 | 做书壳与纸盒 |

请看[纸业协会的网页](https://example.com/{address})，或者运行 `{span}`。

```
{block}
```

<p><ruby>纸<rt>纸浆的纸</rt></ruby>张与<strong>书页</strong>。</p>

<iframe src="https://video.example.com/v" title="抄纸的影视记录"></iframe>

[^1]: 这里讲的竹帘，长两尺，宽一尺；见《天工开物》。
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, list[Path]]:
    """The files of each traditional edition, and of the simplified one they come from."""
    return files_of(tmp_path_factory.mktemp("纸张"), MASTHEAD, manuscript(), TRADITIONAL, NAME)


def manuscript() -> str:
    span, block, address = CODE
    return MANUSCRIPT.format(name=NAME, span=span, block=block, address=address)


def files_of(folder: Path, masthead, text: str, scripts, name: str) -> dict[str, list[Path]]:
    said = "".join(f'{key} = "{value}"\n' for key, value in masthead.items())
    editions = "".join(f'\n[[edition]]\nscript = "{script}"\n' for script in scripts)
    (folder / "booklet.toml").write_text(
        f"[booklet]\n{said}copies = 300\ndate = 2024-12-05\n"
        f'keywords = ["{masthead["subtitle"]}"]\n\n'
        f'[[section]]\ntitle = "{masthead["series"]}"\narticles = ["a.md"]\n{editions}\n'
        f'[text]\nprotect = ["{name}"]\n\n[output]\nformats = {list(FORMATS)}\n',
        "utf-8",
    )
    (folder / "a.md").write_text(text, "utf-8")
    Image.new("RGB", (640, 420), (200, 30, 30)).save(folder / "p.png")
    found: dict[str, list[Path]] = {script: [] for script in scripts}
    for item in build(BuildRequest(folder), Report()).artifacts:
        found[item.script].append(item.path)
    return found


def of_other_script(text: str, script: str) -> set[str]:
    """The Han characters of a text in ``script`` that only the other script's codec knows."""
    own, other = ("gb2312", "big5") if script == "zh-Hans" else ("big5", "gb2312")
    han = {character for character in text if "\u4e00" <= character <= "\u9fff"}
    return {one for one in han if not one.encode(own, "ignore") and one.encode(other, "ignore")}


def strange(strings: list[Held], script: str, kept: str) -> list[tuple[str, str]]:
    """Where a file holds characters of the other script that are not in what is kept."""
    found = []
    for one in strings:
        text = unicodedata.normalize("NFKC", one.text)
        if characters := of_other_script(text, script) - set(kept):
            found.append((one.place, "".join(sorted(characters))))
    return found


@pytest.mark.parametrize("script", TRADITIONAL)
def test_nothing_simplified_is_left_anywhere(made, script):
    kept = "".join(CODE) + NAME
    assert len(of_other_script(manuscript() + "".join(MASTHEAD.values()), script)) > 45
    assert len(of_other_script(kept, script)) > 5
    assert len(made[script]) == len(FORMATS)
    for path in made[script]:
        assert strange(held(path), script, kept) == [], path.name


@pytest.mark.parametrize("script", TRADITIONAL)
def test_every_part_of_every_file_is_there_in_the_editions_script(made, script):
    """What the test above would pass if it were not there at all."""
    for path in made[script]:
        strings = held(path)
        whole = "".join("".join(one.text for one in strings).split())
        assert "紙張與" in path.name
        for words in ("從竹簡到電腦", "圖書印製協會", "師傅在紙槽邊抄紙", "長兩尺", NAME):
            assert words in whole, (path.name, words)
        for words in ("目錄", "編者按", "編輯與印刷學習叢書", "書業週報", "打印机.设置"):
            assert words in whole, (path.name, words)
        if path.name.endswith((f"{script}.pdf", "phone.pdf", "print.pdf")):
            by_place = {one.place.rpartition(" ")[2]: one.text for one in strings}
            assert {"/Title", "/Alt", "/ActualText", "/Author", "XMP"} <= set(by_place)
            assert "竹簾與紙漿" in {one.text for one in strings if one.place.endswith("/Alt")}
            assert "圖書印製協會" in by_place["XMP"]


def test_a_traditional_manuscript_is_simplified_everywhere(tmp_path):
    folder = tmp_path / "紙張"
    folder.mkdir()
    masthead = {key: turned(value) for key, value in MASTHEAD.items()}
    name, (span, block, address) = "鄧岩松", ("列印機", "關閉", "郵輪")
    text = turned(MANUSCRIPT).format(name=name, span=span, block=block, address=address)
    made = files_of(folder, masthead, text, ("zh-Hans",), name)["zh-Hans"]
    assert len(of_other_script(text + "".join(masthead.values()), "zh-Hans")) > 45
    assert len(made) == len(FORMATS)
    for path in made:
        assert strange(held(path), "zh-Hans", name + span + block + address) == [], path.name


def turned(text: str) -> str:
    """The simplified text above as someone in Taiwan would write it."""
    return OpenCC("s2tw").convert(text).translate(str.maketrans("“”‘’", "「」『』"))
