"""Every stretch that was dropped, with how much it would surprise its author.

A sentence, a heading or a note that stands in the article's own column is a surprise, unless its
reason is borne out by the words themselves, by print or by the witness.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.left_out import LeftOut, Surprise
from compiler.sources.witness.column import Column
from compiler.sources.witness.comparison import Comparison
from compiler.sources.witness.dropped import Dropped, DroppedLine
from compiler.sources.witness.folding import folded, key
from compiler.sources.witness.reasons import ELSEWHERE, is_notation
from compiler.sources.witness.seen import Sight, Stretch
from compiler.sources.wording.characters import HAN, IDEOGRAPH
from compiler.sources.wording.heading_numbers import heading_level

LOST = "lost"  # the reason for what the reader never met

_END = re.compile("[。！？!?]")
_SHORTEST = 6  # characters of a sentence
_NOTE = re.compile(
    rf"(?:[\[［〔【（(]\s*+\d{{1,3}}\s*+[\]］〕】）)]|[①-⑳]|注\s*+[:：])\s*+[{HAN}A-Za-z《“].{{5,}}"
)
# What sites and accounts say of themselves: no sentence of an article speaks so.
_OF_A_SITE = re.compile(
    r"点击|扫码|扫一扫|长按|二维码|关注(?:我们|本|公众)|公众号|版权|转载|侵权|免责|责任编辑|责编[:：]|在看"
    r"|推荐阅读|相关(?:阅读|链接|新闻|稿件)|上一[篇页条]|下一[篇页条]|返回首页|阅读(?:量|次数|原文)|纠错"
    r"|[Cc]opyright|©|ICP|备案号|网安备|技术支持|本站|[Cc]ookie"
)
# These a sentence may hold as well: a line with them is an article's if it is long.
_OF_SITES_TOO = re.compile(
    r"客户端|下载|登录|注册|分享|转发|点赞|收藏|评论|留言|订阅|投稿|删除|声明|原创|编辑[:：]|来源[:：]|广告"
    r"|扫描|返回|首页|打印|关闭|字体|浏览|举报|主办|承办|网站|网友|本网|本报网|热线|邮箱|电话|地址[：:]"
)
_CAPTION = re.compile(r"[▲△▼]\s*+\S|[图表]\s*+\d|(?:[上下左右]图|图为)\S")
_CREDIT = re.compile(rf"(?:来源|作者|记者|通讯员|摄影|供稿|撰稿)\s*+[:：/]\s*+([{HAN}·]{{2,20}})")
_LONGEST_HEADING = 40
_LONG = 20  # ideographs: a line of a site, a headline among links, is shorter or has no clauses


@dataclass
class _Print:
    """What is printed, to look words up in."""

    words: str

    def has(self, words: str) -> bool:
        wanted = key(re.sub(r"[\s.…·]*+\d{0,4}$", "", words)) or key(words)
        return wanted in self.words


def left_out(compared: Comparison, dropped: Dropped, printed: str) -> tuple[LeftOut, ...]:
    """Every line that was dropped, the most surprising first, else in the order of the ledger."""
    column = Column(compared.seen, compared, dropped)
    judged = list(_judged(compared, dropped, column, _Print(key(printed))))
    return tuple(sorted(judged, key=lambda one: (-one.surprise, not one.own)))


def _judged(
    compared: Comparison, dropped: Dropped, column: Column, print_: _Print
) -> Iterator[LeftOut]:
    often = Counter(folded(line.words) for line in dropped.lines)
    for line in dropped.lines:
        stretch = None if line.place is None else compared.stretch_of(line.place)
        own = column.holds(stretch) and (stretch is None or stretch.sight is Sight.SEEN)
        surprise = _surprise(line, stretch, print_, own=own, often=often[folded(line.words)])
        number = stretch.line if stretch else None
        yield LeftOut(line.reason, line.words, number, surprise, own)


def _surprise(
    line: DroppedLine, stretch: Stretch | None, print_: _Print, *, own: bool, often: int
) -> Surprise:
    words = line.words
    if line.reason == LOST:
        return Surprise.UTTER
    if is_notation(line.reason, words):
        return Surprise.NONE
    unseen = stretch is not None and stretch.sight is Sight.HIDDEN
    if unseen or (line.reason == "running-head" and (often > 1 or print_.has(words))):
        return Surprise.NONE
    if line.reason in ELSEWHERE and print_.has(words):
        return Surprise.NONE
    if own and _is_text(words) and not print_.has(words):
        return Surprise.MUCH
    credit = _CREDIT.search(words) if own else None
    return Surprise.MUCH if credit and not print_.has(credit[1]) else Surprise.LITTLE


def _is_text(words: str) -> bool:
    """Whether the words read as a sentence, a heading, a caption or a note of an article."""
    long = len(IDEOGRAPH.findall(words)) >= _LONG
    if _OF_A_SITE.search(words) or (not long and _OF_SITES_TOO.search(words)):
        return False
    heading = len(words) <= _LONGEST_HEADING and heading_level(words) is not None
    labelled = _NOTE.match(words) or _CAPTION.match(words)
    clauses = long and "，" in words
    return heading or bool(labelled) or _has_sentence(words) or clauses


def _has_sentence(words: str) -> bool:
    return any(len(each) >= _SHORTEST for each in _END.split(words)[:-1])
