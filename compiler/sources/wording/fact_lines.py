"""Lines under a title that hold several facts at once: 发布时间：… 来源：… 作者：… 浏览：….

Sites and accounts put date, source, author and counters of their own into one line. It is taken
only if all of it is understood; else it stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.sources.wording.byline_words import AGENCY, DAY, HAN_DAY, MONTH, NAMES, POST
from compiler.sources.wording.personal_names import is_name

_LABELS = {
    "date": "发布时间|发布日期|发表时间|发表日期|更新时间|录入时间|日期|时间",
    "source": "来源|文章来源|信息来源|稿件来源|稿源",
    "author": "作者|撰稿|文章作者",
    "chrome": (
        "点击数|点击量|点击次数|点击率|点击|阅读数|阅读量|阅读次数|阅读|浏览次数|浏览量|浏览数|浏览"
        "|访问量|访问次数|字体|字号|视力保护色|分享到"
    ),
}
_KIND = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}
_LABEL = re.compile(
    rf"(?:{'|'.join(sorted(_KIND, key=len, reverse=True))})(?:\s*+[：:]\s*+|(?=\s*+\d+\s*+次))"
)
_TAIL = re.compile(r"(?<![\s【\[])(?>(?:[\s【\[]*+(?:收藏|打印|纠错|关闭|分享)[】\]]?)+)\s*+$")
_LONGEST_TAIL = 100  # characters of buttons under a line of facts
_BETWEEN = " \t\u00a0\u3000|｜丨/／;；【】[]（）()"
_VALUE = {
    "date": re.compile(rf"{DAY}|{HAN_DAY}|{MONTH}"),
    "source": re.compile(r"[^，。；！？：:]{2,30}"),
    "author": re.compile(r"[^，。；！？：:]{2,30}"),
    "chrome": re.compile(r"\d*\s*+次?|[大中小\s]+"),
}
_DAY_BEHIND = re.compile(rf"(?<=[{re.escape(_BETWEEN)}])(?:{DAY}|{HAN_DAY}|{MONTH})$")
_POST_OF_ACCOUNT = re.compile(
    r"(?P<own>原创\s+)?(?:(?P<author>[^\s，。：]{2,12})\s+)?(?P<source>[^\s，。：]{2,20})"
    rf"(?:\s+(?P<date>{DAY})(?P<place>\s*+(?:发表于\s*+)?[^\s\d，。：]{{2,8}})?)?"
)
_AUTHOR = re.compile(
    rf"(?:{AGENCY}\s*+)?{POST}\s*+{NAMES}|(?:作者|撰文|文字?)\s*+[：:／/|丨｜︱│]\s*+{NAMES}"
)
_COUNTER = r"(?:阅读|浏览|评论|点赞|喜欢|收藏|字数|热度)[量数]?\s*+[\d.,]+\s*+[万wWkK+]*\s*+次?"
_NAME_DAY = re.compile(  # 林知白 · 2024-05-01 · 阅读 321
    rf"(?P<name>[^\s，。：:·•|｜/]{{2,12}})\s*+[·•|｜/]\s*+(?P<date>{DAY})"
    rf"(?P<chrome>(?:\s*+[·•|｜/]\s*+{_COUNTER})*)"
)


@dataclass(frozen=True)
class Facts:
    """What a line says; ``labels`` and ``chrome`` are the characters of it that are not printed."""

    author: str = ""
    source: str = ""
    date: str = ""
    labels: str = ""
    chrome: str = ""


def is_byline(text: str) -> bool:
    """Whether a line names an author (本刊记者 林知白, 作者：林知白), or holds several facts."""
    return bool(_AUTHOR.fullmatch(text.strip())) or facts_of(text.strip()) is not None


def facts_of(text: str) -> Facts | None:
    """The facts of a line of two fields or more; None if it is none, or has more than those."""
    match = _POST_OF_ACCOUNT.fullmatch(text)
    if match and (match["own"] or "发表于" in (match["place"] or "")):
        return Facts(
            match["author"] or "",
            match["source"],
            match["date"] or "",
            chrome=(match["own"] or "") + (match["place"] or ""),
        )
    if match := _NAME_DAY.fullmatch(text):
        between = text[match.end("name") : match.start("date")]
        name, is_person = match["name"], is_name(match["name"])
        author, source = (name, "") if is_person else ("", name)
        return Facts(author, source, match["date"], between.strip(), match["chrome"])
    tail = _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    body = text[: tail.start()] if tail else text
    found: dict[str, str] = {}
    labels, chrome = "", tail[0] if tail else ""
    fields = list(_fields(body))
    for label, kind, value in fields:
        between = "".join(each for each in value if each in _BETWEEN)
        bare = value.strip(_BETWEEN)
        if (kind in found and kind != "chrome") or not _VALUE[kind].fullmatch(bare):
            return None
        if kind == "chrome":
            chrome += label + value
        else:
            found[kind] = bare
            inner = "".join(each for each in bare if each in _BETWEEN)
            labels += label + _less(between, inner)
    known = found.keys() & {"date", "source", "author"}
    if not known or len(fields) < 2:
        return None
    return Facts(**found, labels=labels, chrome=chrome)


def _fields(text: str) -> Iterator[tuple[str, str, str]]:
    """Label, kind and value of each field; a day before all or behind all has no label."""
    matches = list(_LABEL.finditer(text))
    first = matches[0].start() if matches else len(text)
    if text[:first].strip(_BETWEEN):
        yield "", "date", text[:first]
    ends = [*(match.start() for match in matches[1:]), len(text)][: len(matches)]
    for match, end in zip(matches, ends, strict=True):
        label, value = match[0], text[match.end() : end]
        kind = _KIND["".join(label.split()).strip("：:")]
        day = _DAY_BEHIND.search(value) if end == len(text) and kind != "date" else None
        yield label, kind, value[: day.start()] if day else value
        if day:
            yield "", "date", day[0]


def _less(text: str, taken: str) -> str:
    for character in taken:
        text = text.replace(character, "", 1)
    return text
