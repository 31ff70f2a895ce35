"""The files a new booklet starts from, as data: the command line writes them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from compiler.file_names import readable

ARTICLE = "articles/01.md"


@dataclass(frozen=True)
class ScaffoldFile:
    """A file to write: its path below the new folder, and its text."""

    path: PurePosixPath
    text: str


@dataclass(frozen=True)
class ScaffoldSection:
    """A section to list: its title, "" for none, and its manuscripts by their paths below.

    ``copies`` are those that another has the same bytes as; they are listed, but commented out.
    """

    title: str
    files: tuple[str, ...]
    copies: frozenset[str] = frozenset()


def scaffold(
    title: str, today: date, found: tuple[ScaffoldSection, ...] = ()
) -> tuple[ScaffoldFile, ...]:
    """booklet.toml with every key explained in both languages.

    It lists the manuscripts ``found`` in the folder; without any it has an example article.
    """
    clean = "".join(char for char in readable(title) if unicodedata.category(char)[0] != "C")
    project = _PROJECT.format(
        title=_quoted(clean or "新小册"),
        sections="\n".join(map(_listed, found)) or _EXAMPLE,
        note="# " if found else "",
        day=today.isoformat(),
        year=today.year,
    )
    written = ScaffoldFile(PurePosixPath("booklet.toml"), project)
    return (written,) if found else (written, ScaffoldFile(PurePosixPath(ARTICLE), _ARTICLE))


def holds_example_alone(folder: Path) -> bool:
    """Whether nothing lies in ``folder`` but the example, which is nobody's manuscript."""
    example = folder / ARTICLE
    inside = [path for path in folder.rglob("*") if path.is_file()]
    return inside == [example] and example.read_bytes() == _ARTICLE.encode()


def _listed(section: ScaffoldSection) -> str:
    lines = ["[[section]]                 # 栏目，按顺序 · sections, in order"]
    if section.title:
        lines.append(f"title = {_quoted(section.title)}")
    else:
        lines.append('# title = ""                # 栏目名 · its title')
    lines.append("articles = [")
    for name in section.files:
        same = name in section.copies
        note = "   # 内容与另一份相同 · the same content as another" if same else ""
        lines.append(f"    {'# ' if same else ''}{_quoted(name)},{note}")
    return "\n".join((*lines, "]", ""))


def _quoted(text: str) -> str:
    """Text as TOML has it; JSON leaves DEL as it is, which TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_PROJECT = """\
# 文选项目文件 · project file of wenxuan
# 路径从本文件所在的文件夹算起。Paths start at the folder of this file.
# 编辑器提示：先运行 wenxuan schema > booklet.schema.json，再在第一行写
# For completion in an editor, write that file too, and as the first line of this one:
#     #:schema ./booklet.schema.json

theme = "neikan"            # 主题：名字（公文 gongwen）或文件夹 · a theme's name, or a folder
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
# signatory = ""            # 签发人（主题 gongwen）· who signs, in the theme gongwen
# copy_to = ""              # 抄送机关（主题 gongwen）· who gets a copy
# keywords = ["学习", "文选"]
{note}editor_note = "编者按：这里写编者按，说明本期为什么编。"   # 或 or {{ file = "note.md" }}
# source = "issue.md"       # 整本底稿，代替 [[section]] · a whole dump, instead of sections

{sections}
# 识别有误时更正；先看 wenxuan outline · to have a guess otherwise
# [[article]]
# file = "articles/01.md"
# kind = "article"          # 或 or "booklet"
# level = {{ "开头几个字" = 2 }}   # 标题级别，0 是正文 · level, 0 is body
# caption = ["…"]           # 是图注 · captions
# body = ["…"]              # 是正文 · body text
# drop = ["…"]              # 不印 · left out
# keep = ["…"]              # 去掉了但要印 · brought back
# role = {{ "开头几个字" = "author" }}   # 作者、来源、署名等 · what the line is
# join = ["…"]              # 与下一段合并 · one with the next
# split = ["…"]             # 从这里另起一段 · a paragraph begins here
# begin = ["…"]             # 从这里是另一篇 · an article begins here
# correct = [{{ at = "开头几个字", wrong = "错", right = "对" }}]   # 改字 · words set right
# # 表格里的字另写 row、column，从 1 数起 · in a table with row and column, from 1
# leave_out = true          # 不收这篇 · the article is left out

[page]
trim = "A4"                 # A4, A5, 大16开, 16开, 大32开, 32开, "185mm 260mm"
section_start = "page"      # "page" 另页起 · new page；"recto" 另面起 · right-hand page
numbering = false           # 给层级标题加 一、（一） · number headings that have none
contents_depth = 2          # 目录层数 1–5 · levels of the contents
# large_type = true         # 大字版，正文三号 · large type, body 16 pt
# folio = "centre"          # 页码居中，或 "outer" 外侧 · page number in the middle, or outside
# folio_form = "- 1 -"      # 页码样式，照第 1 页写 · the number as page 1 shows it
# missing_images = "box"    # 缺图处留原大空框，"omit" 不留 · a missing picture's own box, or none

[[edition]]
script = "zh-Hans"          # 简体 · simplified

# [[edition]]
# script = "zh-Hant-TW"     # 台湾繁体；也可 · also "zh-Hant-HK", "zh-Hant"
# quotes = "corner"         # 「」；"curly" 保留 · keeps “”
# vocabulary = "taiwan"     # 换用台湾词语（软件→軟體）· Taiwan's words

[text]
protect = []                # 不转换的词，如人名 · terms that conversion leaves alone
# phrases = "phrases.tsv"   # 自己的转换词表 · your own conversion table

[typography]
# kinsoku = "strict"        # 避头尾 · "basic", "gb", "strict"
# squeeze = "full"          # 标点挤压 · "full", "none"
# han_latin_space = true    # 汉字与西文之间留空 · a gap between Han and Latin
# hanging = false           # 行末句逗悬挂 · hanging punctuation
# lone_characters = "avoid" # 段末孤字 · "avoid", "allow"

[mending]                     # 排印订正，写 false 关掉一项 · false switches a rule off
# page_breaks = true        # 接上被分页截断的段落 · join paragraphs that a page cut in two
# invisible = true          # 去掉不可见字符 · characters that print nothing go
# ideographs = true         # ⼀→一：部首符号、重复编码 · radicals and duplicates
# ligatures = true          # ﬁ→fi · letters for ligatures
# accents = true            # 字母与附加符号合一 · letters and accents made one
# zeros = true              # 二○二四→二〇二四 · the zero of years
# letters = true            # Ａ１→A1 · narrow letters and digits
# quotes = true             # "…"→“…” · pair straight quotes
# ellipses = true           # ...→…… · six dots
# dashes = true             # --→—— · the dash of two ems
# interpuncts = true        # •→· · the dot of names
# waves = true              # 3~5页→3～5页 · the wave line between numbers
# punctuation = true        # 半角标点→全角 · full-width marks in Chinese
# repeats = true            # ，，→， · marks typed twice
# spaces = true             # 去掉多余的空格 · spaces that Chinese print has not
# titles = true             # 还原取自文件名的标题 · restore titles taken from file names

[output]
directory = "dist"
formats = ["screen"]        # 也可 · also "booklet", "print", "phone", "epub"

[imposition]                # 折页小册的拼版 · the sheets of the format booklet
# sheet = "A4"              # 纸张；不写则自动 · the paper; chosen if left out
# scheme = "saddle"         # 骑马订；也可 · also "signatures", "perfect", "n-up"
# binding = "left"          # 装订边 · the spine: "left", "right"
# signature = 16            # 分帖每帖页数 · pages of a signature
# paper_mm = 0.1            # 纸厚 · thickness of the paper
# marks = true              # 裁切线、折叠线 · crop and fold marks

[print]                     # 付印文件 · the file for the print shop
# profile = "press.icc"     # 印刷机的 ICC；不写则用 FOGRA39 · the press; FOGRA39 if left out
# condition = "JC200103"    # 印刷条件的登记名 · its registered name
# bleed_mm = 3              # 出血 · bleed
# red = "cmyk"              # 红色：四色，或专色名 · four inks, or the name of a spot ink
# marks = true              # 裁切线、套准标 · crop and registration marks
"""

_EXAMPLE = """\
[[section]]                 # 栏目，按顺序 · sections, in order
title = "深度评析"
articles = [
    "articles/01.md",
    # { file = "articles/02.md", title = "…", author = "…", source = "…", date = 2024-12-05 },
]
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
