"""Lines of labels and values beside an article: 来源：… 作者：… 通讯员：… 摄影：… 浏览：….

A line counts as such only if all of it is understood. Who wrote it, where it is from and its day
are facts; who else had a hand in it is a credit; counters are the site's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from compiler.sources.wording.characters import HAN, ONE_HAN
from compiler.sources.wording.personal_names import is_name


class FieldKind(StrEnum):
    """What a field is for."""

    AUTHOR = "author"
    SOURCE = "source"
    DATE = "date"
    CREDIT = "credit"
    OFFICE = "office"  # who put it on the site
    COUNTER = "counter"


_LABELS = {
    FieldKind.AUTHOR: (
        "文章作者 作者 撰稿人 撰稿 撰文 文字记者 本报记者 本刊记者 见习记者 记者 文字"
    ),
    FieldKind.SOURCE: "信息来源 文章来源 稿件来源 新闻来源 来源于 来源 稿源 出处",
    FieldKind.DATE: ("发布时间 发布日期 发表时间 发表日期 更新时间 更新日期 录入时间 时间 日期"),
    FieldKind.CREDIT: (
        "通讯员 摄影记者 摄影 摄像 图片 图/文 文/图 图／文 文／图 供稿单位 供稿人 供稿 供图"
        " 来稿 投稿 值班编辑 执行编辑 值班主任 执行主编"
        " 责任编辑 网络编辑 本文编辑 实习编辑 本网编辑 美术编辑 总编辑 编辑 责编"
        " 美编 编审 责任校对 校对 审核人 审核 审校 审稿 审阅 初审 复审 终审 一审 二审 三审"
        " 监制 签发 排版 制图 制作 设计 策划 统筹 翻译 译者 编译 整理 视频 配音 播音 朗读"
        " 指导老师 指导教师 值班编委"
    ),
    FieldKind.OFFICE: "发布人 发布者 发布单位 上传者 上传 录入者 录入人 录入",
    FieldKind.COUNTER: (
        "人气 浏览次数 浏览量 浏览 点击次数 点击率 点击数 点击量 点击 阅读次数 阅读数 阅读量"
        " 阅读 访问量 访问次数 次数 字体 字号 评论 视力保护色 保护视力色"
    ),
}
_KINDS = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_ANY = "|".join(
    r"\s*+".join(map(re.escape, label)) for label in sorted(_KINDS, key=len, reverse=True)
)
_FIELD = re.compile(rf"(?P<label>{_ANY})(?P<sign>\s*+[：:]\s*+|\s*+[/／丨|｜︱│]\s*+)")
_DAY = re.compile(
    r"(?:19|20)\d\d\s*+[-/.年]\s*+\d{1,2}\s*+[-/.月]\s*+\d{1,2}\s*+日?(?:\s*+\d{1,2}\s*+[:：时]\s*+\d{2}"
    r"(?:\s*+[:：分]\s*+\d{2}秒?)?)?"
)
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")
_COUNT = re.compile(r"[\d\s次,大中小特超默认]*")
_BUTTONS = re.compile(  # what stands after a value without a label's colon
    r"(?:^|(?<=[\s|｜]))(?:浏览|阅读|点击|字体|字号|打印|关闭|分享|收藏|评论|纠错)(?:\s(?s:.*)|[次量数]?\d*+$)"
)
_AROUND = " \t\r\n\u00a0\u3000|｜丨/／;；,，、·•-—()（）[]【】"
_NO_VALUE = re.compile("[。；！？：:“”]")
_LONGEST = 160  # characters of a line
_LONGEST_VALUE = 40
_POST = re.compile(
    rf"(?:{ONE_HAN}{{0,10}}(?:记者|通讯员|评论员))\s++[{HAN}·]{{2,5}}"
    rf"(?:[\s、，,]++[{HAN}·]{{2,5}}){{0,5}}"
)


@dataclass(frozen=True)
class Field:
    """A field; ``start`` to ``end`` are its value's characters, ``whole_start`` its label's first.

    ``label`` is without white space, "" where a value stands without one.
    """

    kind: FieldKind
    label: str
    value: str
    start: int
    end: int
    whole_start: int


def fields_of(text: str) -> tuple[Field, ...]:
    """The fields of a line; () for one that has anything else."""
    if len(text) > _LONGEST:
        return ()
    bare = text.strip(_AROUND)
    if _POST.fullmatch(bare):
        start = text.index(bare)
        return (Field(FieldKind.AUTHOR, "", bare, start, start + len(bare), start),)
    matches = list(_FIELD.finditer(text))
    if not matches:
        return ()
    found: list[Field] = []
    before = text[: matches[0].start()]
    if before.strip(_AROUND):
        day = _DAY.fullmatch(before.strip(_AROUND))
        if not day:
            return ()
        start = text.index(day[0])
        found.append(Field(FieldKind.DATE, "", day[0], start, start + len(day[0]), start))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, limit in zip(matches, ends, strict=True):
        end = limit
        label = "".join(match["label"].split())
        kind = _KINDS[label]
        day = None if kind is FieldKind.DATE else _DAY.search(text, match.end(), end)
        if day and not text[day.end() : end].strip(_AROUND):  # 作者：林知白 2024-05-18
            found.append(Field(FieldKind.DATE, "", day[0], day.start(), day.end(), day.start()))
            end = day.start()
        value = _BUTTONS.sub("", text[match.end() : end].strip(_AROUND)).strip(_AROUND)
        if value.count("(") + value.count("（") > value.count(")") + value.count("）"):
            value = text[match.end() : end].strip()  # its own brackets stay
        if not _is_value(kind, value):
            return ()
        at = text.find(value, match.end())
        found.append(Field(kind, label, value, at, at + len(value), match.start()))
    return tuple(found)


def alone_name(text: str) -> bool:
    """Whether a line is one person's name and nothing else."""
    return is_name(text.strip(_AROUND))


def _is_value(kind: FieldKind, value: str) -> bool:
    if kind is FieldKind.DATE:
        return not value or bool(_DAY.fullmatch(value) or _CLOCK.fullmatch(value))
    if kind is FieldKind.COUNTER:
        return bool(_COUNT.fullmatch(value))
    return len(value) <= _LONGEST_VALUE and not (value and _NO_VALUE.search(value))
