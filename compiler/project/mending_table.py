"""The keys of ``[mending]``: one switch a rule, by the names of ``model.mending.Mending``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from compiler.project.values import Meaning


class MendingTable(BaseModel):
    """``[mending]``: the rules that mend the manuscripts' typing; all are on."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    page_breaks: Annotated[
        bool, Meaning("接上被分页截断的段落", "join paragraphs that a page break cut in two")
    ] = True
    invisible: Annotated[
        bool, Meaning("去掉不可见字符", "take out characters that print nothing")
    ] = True
    ideographs: Annotated[
        bool,
        Meaning("部首符号换成汉字：⼀→一", "radicals and duplicate ideographs made characters"),
    ] = True
    ligatures: Annotated[bool, Meaning("拆开西文连字：ﬁ→fi", "ligatures made letters")] = True
    accents: Annotated[
        bool, Meaning("字母与附加符号合为一个字符", "letters and their accents made one character")
    ] = True
    zeros: Annotated[
        bool, Meaning("年份中的零：二○二四→二〇二四", "the zero of years in Chinese numerals")
    ] = True
    letters: Annotated[
        bool, Meaning("全角字母和数字改半角：Ａ１→A1", "full-width letters and digits made narrow")
    ] = True
    quotes: Annotated[bool, Meaning('引号配对："…"→“…”', "pair straight quotes")] = True
    ellipses: Annotated[bool, Meaning("省略号：...→……", "the ellipsis of six dots")] = True
    dashes: Annotated[bool, Meaning("破折号：--→——", "the dash of two ems")] = True
    interpuncts: Annotated[bool, Meaning("间隔号：•→·", "the interpunct of names and titles")] = (
        True
    )
    waves: Annotated[bool, Meaning("数值之间的浪纹号：~→～", "the wave dash between numbers")] = (
        True
    )
    punctuation: Annotated[
        bool, Meaning("中文里的半角标点改全角", "half-width marks in Chinese made full-width")
    ] = True
    repeats: Annotated[bool, Meaning("重复的标点：，，→，", "marks typed twice")] = True
    spaces: Annotated[
        bool, Meaning("去掉中文里多余的空格", "take out spaces that Chinese print has not")
    ] = True
    titles: Annotated[
        bool,
        Meaning("还原取自文件名的标题", "restore titles that came from a file name"),
    ] = True
