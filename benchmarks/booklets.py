"""Generated booklets of any size for the benchmarks: no two paragraphs of them are alike.

Text that repeats flatters every cache, so the words are drawn anew for each paragraph, from a
random source with a fixed seed: the same size is always the same booklet.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from random import Random

SECTION_NAMES = ("纸张", "印刷", "装订")
ARTICLES = 11  # of the booklet at 1x: about 5.5k characters


def _words(text: str) -> list[str]:
    return text.split()


_SUBJECTS = _words(
    "造纸工匠 年轻编辑 老排版师 校对人员 印刷车间 地方书局 纸张商人 木刻艺人 档案馆员 山区学校 "
    "装订师傅 图书馆 出版机构 研究小组 油墨作坊 读书会 手工作坊 旧书店 文具铺 造纸村"
)
_VERBS = _words(
    "记录 比较 整理 修补 讨论 改进 保存 介绍 试验 推广 检查 收集 描述 复制 测量 总结 编写 翻阅 "
    "登记 晾晒"
)
_OBJECTS = _words(
    "各地的竹纸 旧式的活字 雕版的刀法 纸浆的浓度 书页的边缘 油墨的配方 行距的规矩 标点的用法 "
    "封面的颜色 线装的针法 版心的宽度 注释的位置 目录的次序 页码的样子 印张的折法 字模的高低 "
    "麻纸的纹理 校样的错字"
)
_PLACES = _words("在河边 在山里 在城南 在夏天 在一九八六年 用了37天 每隔5年 从1912年起 夜里 雨后")
_LINKS = _words("，并且 ，因此 ；与此同时， ，不过 ，随后 ——这很要紧——并 ，也就是说 ：")
_QUOTES = _words("“慢工出细活” “纸寿千年” 《天工开物》 （见图样） “惜墨如金”，这 PDF文件")


@dataclass(frozen=True)
class SampleArticle:
    """A title and the text of each paragraph."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SampleSection:
    """A section and its articles."""

    title: str
    articles: tuple[SampleArticle, ...]


def booklet(times: int) -> tuple[SampleSection, ...]:
    """The booklet with ``ARTICLES`` × ``times`` articles in three sections."""
    source = Random(times)  # noqa: S311 - no secret: the same size has to be the same booklet
    articles = [_article(source, number) for number in range(1, ARTICLES * times + 1)]
    count = len(SECTION_NAMES)
    size = -(-len(articles) // count)
    return tuple(
        SampleSection(name, tuple(articles[index * size : (index + 1) * size]))
        for index, name in enumerate(SECTION_NAMES)
    )


def _article(source: Random, number: int) -> SampleArticle:
    title = (
        f"{source.choice(_SUBJECTS)}{source.choice(_VERBS)}{source.choice(_OBJECTS)}（{number}）"
    )
    return SampleArticle(title, tuple(_paragraph(source) for _ in range(source.randint(3, 5))))


def _paragraph(source: Random) -> str:
    sentences = []
    for _ in range(source.randint(3, 5)):
        clauses = [_clause(source) for _ in range(source.randint(1, 3))]
        sentence = clauses[0]
        for clause in clauses[1:]:
            sentence += source.choice(_LINKS) + clause
        sentences.append(sentence + source.choice("。。。！？"))
    return "".join(sentences)


def _clause(source: Random) -> str:
    place = source.choice(_PLACES) if source.random() < 0.4 else ""
    quote = source.choice(_QUOTES) if source.random() < 0.15 else ""
    verb, thing = source.choice(_VERBS), source.choice(_OBJECTS)
    return f"{source.choice(_SUBJECTS)}{place}{verb}{quote}{thing}"


def markdown(sections: tuple[SampleSection, ...]) -> str:
    """The booklet as one Markdown manuscript."""
    parts = ["---\ntitle: 纸与书\n---"]
    for section in sections:
        parts.append(f"# {section.title}")
        for article in section.articles:
            parts += [f"## {article.title}", *article.paragraphs]
    return "\n\n".join(parts) + "\n"


STYLE = """
@page { size: A4; margin: 28mm 22mm 25mm;
  @top-left { content: "纸与书"; font: 9pt "Noto Serif CJK SC" }
  @top-right { content: string(section); font: 9pt "Noto Serif CJK SC" }
  @bottom-center { content: counter(page); font: 9pt "Noto Serif CJK SC" } }
@page cover { @top-left { content: none } @top-right { content: none }
  @bottom-center { content: none } }
html { font: 12pt/1.8 "Noto Serif CJK SC" }
.cover { page: cover; text-align: center; padding-top: 70mm; break-after: page }
.cover h1 { font-size: 36pt; bookmark-level: none }
nav { break-after: page }
nav a { display: block; color: inherit; text-decoration: none }
nav a.section { font-weight: bold } nav a.article { margin-left: 2em }
nav a::after { content: leader(".") target-counter(attr(href), page) }
h2 { string-set: section content(); break-before: page; text-align: center; bookmark-level: 1 }
h3 { font-size: 15pt; text-align: center; break-after: avoid; bookmark-level: 2 }
p { text-indent: 2em; text-align: justify; margin: 0; orphans: 2; widows: 2 }
"""


def markup(sections: tuple[SampleSection, ...], style: str = "") -> str:
    """The booklet as HTML for WeasyPrint; ``style`` is put into its head."""
    head = f"<style>{style}</style>" if style else ""
    contents, body = [], []
    for i, section in enumerate(sections):
        contents.append(f'<a class="section" href="#s{i}">{section.title}</a>')
        body.append(f'<h2 id="s{i}">{section.title}</h2>')
        for j, article in enumerate(section.articles):
            title = html.escape(article.title)
            contents.append(f'<a class="article" href="#a{i}-{j}">{title}</a>')
            body.append(f'<h3 id="a{i}-{j}">{title}</h3>')
            body += [f"<p>{html.escape(text)}</p>" for text in article.paragraphs]
    return (
        f'<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>纸与书</title>'
        f'{head}</head><body><section class="cover"><h1>纸与书</h1></section>'
        f"<nav>{''.join(contents)}</nav>{''.join(body)}</body></html>"
    )


_TYPST_HEAD = """#set document(title: "纸与书")
#set text(font: "Noto Serif CJK SC", size: 12pt, lang: "zh", region: "cn")
#set page(paper: "a4", margin: (x: 22mm, top: 28mm, bottom: 25mm), numbering: "1", header: context {
  let before = query(selector(heading.where(level: 1)).before(here()))
  set text(9pt)
  [纸与书 #h(1fr) #if before.len() > 0 { before.last().body }] })
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.8em, spacing: 0.8em)
#show heading: set align(center)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline(title: [目录], depth: 2, indent: 2em)
"""


def typst_markup(sections: tuple[SampleSection, ...]) -> str:
    """The booklet as Typst markup."""
    parts = [_TYPST_HEAD]
    for section in sections:
        parts.append(f"= {section.title}")
        for article in section.articles:
            parts.append(f"== {article.title}")
            parts += [f"#{json.dumps(text, ensure_ascii=False)}" for text in article.paragraphs]
    return "\n\n".join(parts) + "\n"
