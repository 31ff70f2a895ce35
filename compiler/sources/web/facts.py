"""What a web page says of its article: title, author, source, date; see ``fact_finding``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compiler.sources.web.lines import Line
from compiler.sources.web.metadata import Metadata
from compiler.sources.wording.characters import ONE_HAN

DATE = re.compile(
    r"(?P<date>(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)"
    r"(?:\s*(?:星期[一二三四五六日天]|T)?\s*\d{1,2}\s*[:：时]\s*\d{2}(?:\s*[:：分]\s*\d{2}秒?)?)?(?!\d)"
)
LABELS = (
    r"信息来源|文章来源|稿件来源|新闻来源|来源|稿源|出处|作者|撰稿人?|文字|记者|通讯员|责任编辑|责编|编辑|审核|审校"
    r"|发布时间|发布日期|发表时间|更新时间|时间|日期|人气|浏览次数|浏览量|浏览|点击数?|阅读次数|阅读量?|访问量|次数"
    r"|字体|字号|分享到?|打印|关闭|收藏|评论|供稿|摄影|视力保护色|保护视力色"
)
LABEL = re.compile(rf"(?P<label>{LABELS})\s*[：:]")
_CHROME_REST = re.compile(
    rf"(?>(?:{LABELS}|[大中小]|超大|默认|特大|本页|窗口|[：:|｜【】\[\]()（）\s\d,，、.。/\-+·…]|[A-Za-z]|次|人|℃|用手机看|"
    r"微信|微博|扫一扫|二维码|朋友圈|客户端|人民网|字|号|网页|我要|纠错|返回|原创|转载|语音播报|点赞)*)"
)
LABELLED = re.compile(rf"(?:{LABELS})\s*[：:]\s*(?!(?:{LABELS})\s*[：:])[^\s：:，。]{{1,12}}")
_LONGEST_BYLINE = 160
_RELEASED = re.compile(  # 发布时间：10-08, a day of this year
    r"(?:发布|发表|更新)(?:时间|日期)\s*[：:]\s*\d{1,2}[-/.月]\d{1,2}"
)
_GAP = re.compile(r"[^\S\u3000]+")
_HAN_WORD = re.compile(f"{ONE_HAN}{{2}}")
_WORD = re.compile(r"\w")


def one_line(text: str) -> str:
    """A text without breaks and runs of blanks; a wide blank between names is theirs."""
    return _GAP.sub(" ", text).strip()


@dataclass(frozen=True)
class Span:
    """Where a fact stands in a line: characters ``start`` to ``end`` of its nodes together."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters it covers."""
        return raw(self.line)[self.start : self.end]


@dataclass
class Facts:
    """What was found; ``spans`` are where values stand and are to be cut out of the tree.

    A value without a span, and a title without lines, were said by the page's head alone.
    ``date_seen`` is the date as the page has it.
    """

    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    date_seen: str = ""
    title_lines: tuple[Line, ...] = ()
    title_sure: float = 0.0  # and why: of a Guess
    title_reason: str = ""
    title_seen: bool = False  # in the metadata
    spans: list[Span] = field(default_factory=list)
    credits: list[Span] = field(default_factory=list)  # with their labels; among ``spans``
    metadata: Metadata = field(default_factory=Metadata)

    def take(self, line: Line, key: str, start: int, end: int) -> None:
        """Take characters of a line as the fact ``key``, unless another fact has some of them."""
        value = one_line(raw(line)[start:end])
        if value and not self.has_taken(line, start, end):
            setattr(self, key, value)
            self.spans.append(Span(line, start, end))

    def has_taken(self, line: Line, start: int, end: int) -> bool:
        """Whether a fact has some of these characters."""
        spans = (span for span in self.spans if span.line is line)
        return any(start < span.end and span.start < end for span in spans)


def raw(line: Line) -> str:
    """The characters of a line's nodes, white space as it stands there."""
    return "".join(line.nodes)


def looks_like_byline(line: Line) -> bool:
    """Whether a short line has a day with an hour or a label, or labels only."""
    if line.size > _LONGEST_BYLINE // 2:
        return False
    day = DATE.search(line.text)
    labels = len(LABEL.findall(line.text))
    timed = day is not None and (labels > 0 or ":" in day[0] or "：" in day[0])
    return labels > 1 or timed or bool(_RELEASED.match(line.text))


def is_all_facts(line: Line, facts: Facts) -> bool:
    """Whether a line is nothing but facts taken, labels, counters and the site's buttons."""
    text = raw(line)
    spans = sorted((s for s in facts.spans if s.line is line), key=lambda s: -s.start)
    for span in spans:
        text = text[: span.start] + " " + text[span.end :]
    text = DATE.sub(" ", text)
    if spans or text != raw(line):  # a line with a fact may hold other facts, by their labels
        text = LABELLED.sub(" ", text)
    elif not _HAN_WORD.search(text):
        return not _WORD.search(text)  # COVID-19 is a line of the text
    return len(text) <= _LONGEST_BYLINE and bool(_CHROME_REST.fullmatch(text))
