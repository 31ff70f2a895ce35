"""The files a new booklet starts from, as data: the command line writes them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

ARTICLE = "articles/01.md"


@dataclass(frozen=True)
class ScaffoldFile:
    """A file to write: its path below the new folder, and its text."""

    path: PurePosixPath
    text: str


def scaffold(title: str, today: date) -> tuple[ScaffoldFile, ...]:
    """booklet.toml with every key explained in both languages, and an example article."""
    clean = "".join(char for char in title if unicodedata.category(char)[0] != "C")
    project = _PROJECT.format(
        title=json.dumps(clean or "新小册", ensure_ascii=False),
        day=today.isoformat(),
        year=today.year,
    )
    return (
        ScaffoldFile(PurePosixPath("booklet.toml"), project),
        ScaffoldFile(PurePosixPath(ARTICLE), _ARTICLE),
    )


_PROJECT = """\
# 文选项目文件 · project file of wenxuan
# 路径从本文件所在的文件夹算起。Paths start at the folder of this file.

theme = "neikan"            # 主题：名字或文件夹 · a theme's name, or a folder
remote_images = false       # 是否下载网络图片 · fetch pictures from the web

[booklet]
series = "学习文选"         # 丛书名 · series
title = {title}             # 本期主题 · title of this issue
# subtitle = ""             # 副题 · subtitle
issue = "{year}年第1期"     # 期号 · issue
date = {day}                # 日期，也可写 "2024年12月" · date, or text
# publisher = ""            # 主办、编印单位 · publisher
# notice = "内部资料 注意保存"
# editor = ""               # 编辑 · editor
# copies = 300              # 印数 · printed copies
# contact = ""              # 联系方式 · contact
# keywords = ["学习", "文选"]
editor_note = "编者按：这里写编者按，说明本期为什么编、怎样读。"   # 或 or {{ file = "note.md" }}
# source = "issue.md"       # 整本底稿，代替 [[section]] · a whole dump, instead of sections

[[section]]                 # 栏目，按顺序 · sections, in order
title = "深度评析"
articles = [
    "articles/01.md",
    # {{ file = "articles/02.md", title = "…", author = "…", source = "…", date = 2024-12-05 }},
]

[page]
trim = "A4"                 # A4, A5, 大16开, 16开, 大32开, 32开, "185mm 260mm"
section_start = "page"      # "page" 另页起 · new page；"recto" 另面起 · right-hand page
numbering = false           # 给层级标题加 一、（一） · number headings that have none
contents_depth = 2          # 目录层数 1–5 · levels of the contents

[[edition]]
script = "zh-Hans"          # 简体 · simplified

# [[edition]]
# script = "zh-Hant-TW"     # 台湾繁体；也可 · also "zh-Hant-HK", "zh-Hant"
# quotes = "corner"         # 「」；"curly" 保留 · keeps “”

[text]
protect = []                # 不转换的词，如人名 · terms that conversion leaves alone
# phrases = "phrases.tsv"   # 自己的转换词表 · your own conversion table

[typography]
# kinsoku = "strict"        # 避头尾 · "basic", "gb", "strict"
# squeeze = "full"          # 标点挤压 · "full", "none"
# han_latin_space = true    # 汉字与西文之间留空 · a gap between Han and Latin
# hanging = false           # 行末句逗悬挂 · hanging punctuation
# lone_characters = "avoid" # 段末孤字 · "avoid", "allow"

[output]
directory = "dist"
formats = ["screen"]        # 屏幕阅读 · PDF for reading
"""

_ARTICLE = """\
---
title: 第一篇文章
author: 作者
date: 2024-12-05
---

这里写正文。段落之间空一行，段首不必空格。

## 一级标题

正文里可以有**着重的文字**、[链接](https://example.com/)和脚注[^1]。

[^1]: 脚注排在当页页脚。

## 又一个标题

| 项目 | 说明 |
| --- | --- |
| 标题 | 用井号开头 |
| 图片 | 放在文章旁边，写 `![图注](picture.png)` |
"""
