"""One small article in every format, with all that a reader might swallow."""

from __future__ import annotations

import zipfile
from pathlib import Path

FIRST = "春分这一天，仓库里的粮食要重新过秤，账目也要逐条核对。"
SECOND = "参加的人一共有三十七位，分成四组，每组负责六间库房。"
THIRD = "傍晚的时候大家把结果写在黑板上，第二天交给总务组存档。"

TEXT = f"""库房清点记

一、开头的话

{FIRST}

{SECOND}

二、结果

{THIRD}

清点的人都签了名，名单附在后面备查。
"""

MARKDOWN = f"""# 库房清点记

## 开头的话

{FIRST}按去年的例子[^1]，先大件后小件。

{SECOND}其中**新来的有五位**，用了 42 天。

1. 清点粮食
2. 登记入册
3. 核对账目

| 库房 | 件数 |
| --- | --- |
| 东库房 | 128 件 |
| 西库房 | 96 件 |

温度 a<b 的时候要停下来，等一等再过秤。

## 结果

{THIRD}

```
cp 账本.txt 备份.txt
```

[^1]: 去年的例子见旧账本第十二页的记录。
"""

POST = f"""---
title: 库房清点记
date: 2024-03-20
---
<p>{FIRST}</p>
<p>{SECOND}</p>
<p>室温 x<y 的日子不过秤，这是旧规矩。</p>
<p>{THIRD}</p>
<p>清点的人都签了名，名单附在后面备查。</p>
"""

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>库房清点记_某某网</title>
<style>.secret{{display:none}} .note{{color:red}}</style></head><body>
<div class="top"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">专题</a></div>
<div id="main"><h1>库房清点记</h1>
<p>{FIRST}</p>
<h2>一、开头的话</h2>
<p>{SECOND}其中<b>新来的有五位</b>，<span class="note">用了四十二天</span>。</p>
<p class="secret">这里写的是给编辑看的话，页面上没有。</p>
<ol start="3"><li>清点粮食要用大秤</li><li>登记入册要用毛笔</li></ol>
<table><tr><td>东库房</td><td>一百二十八件</td></tr><tr><td>西库房</td><td>九十六件</td></tr></table>
<p>俗话说<q>手里有粮</q>，心里不慌，库房里的人都懂得。</p>
<svg width="90" height="20"><text x="0" y="15">东库房在左边</text></svg>
<h2>二、结果</h2>
<p>{THIRD}</p>
<p>清点的人都签了名，名单附在后面备查，一共是三十七个名字。</p>
<p>[1] 旧账本第十二页有去年的记录可以对照。</p></div>
<div class="foot">版权所有 某某网 联系我们</div></body></html>
"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str) -> str:
    """A run of Word's."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of Word's."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
    "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
RESULT = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("旧账本第十二页")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TEXT_BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    + paragraph(run("方框里写着：轻拿轻放，防潮防火。"))
    + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BODY = (
    paragraph(run("库房清点记"))
    + paragraph(run("开头的话"), NUMBERED)
    + paragraph(run(FIRST) + CALL)
    + paragraph(run(SECOND) + "<w:r><w:rPr><w:b/></w:rPr><w:t>其中新来的有五位。</w:t></w:r>")
    + paragraph(
        run("是否干燥：") + BOX + run("是；合格") + SYMBOL + run("。见") + RESULT + run("。")
    )
    + "<w:tbl><w:tr><w:tc>"
    + paragraph(run("东库房"))
    + "</w:tc><w:tc>"
    + paragraph(run("一百二十八件"))
    + "</w:tc></w:tr></w:tbl>"
    + paragraph(run("结果"), NUMBERED)
    + paragraph(run(THIRD) + TEXT_BOX)
    + paragraph(run("清点的人都签了名，名单附在后面备查。"))
)
NOTE = "去年的例子见旧账本里的记录。"
NUMBERING = (
    f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def word_file(path: Path, body: str = BODY, note: str = NOTE, numbering: str = NUMBERING) -> None:
    """A Word file of a body, one footnote and numbers."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )

    def relations(*pairs: tuple[str, str]) -> str:
        inner = "".join(
            f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for kind, target in pairs
        )
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'<Relationships xmlns="{space}">{inner}</Relationships>'

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations(("officeDocument", "word/document.xml")))
        archive.writestr(
            "word/_rels/document.xml.rels",
            relations(("footnotes", "footnotes.xml"), ("numbering", "numbering.xml")),
        )
        archive.writestr(
            "word/document.xml", f"{_HEAD}<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/footnotes.xml",
            f'{_HEAD}<w:footnotes {_W}><w:footnote w:id="2">{paragraph(run(note))}</w:footnote>'
            "</w:footnotes>",
        )
        archive.writestr("word/numbering.xml", numbering)
