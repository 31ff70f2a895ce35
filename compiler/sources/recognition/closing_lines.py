"""What paragraphs at an article's end are: signature with its day, credits, source.

Scanning goes up from the end and stops at running text. What an office adds below its signature
(抄送, 此件公开发布, 印发) is passed over and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Figure, Paragraph, Role, Rule, Video
from compiler.model.guess import GuessKind
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.wording.byline_words import (
    AGENCY,
    BAR,
    DAY,
    HAN_DAY,
    MONTH,
    NAME,
    NAMES,
    POST,
    YEARLESS,
)
from compiler.sources.wording.characters import ONE_HAN, ends_in_full_stop
from compiler.sources.wording.organisations import is_organisation
from compiler.sources.wording.personal_names import is_name

_COMMENTATOR = re.compile(rf"(?:{AGENCY}|央视|总台)?\s*+(?:特约)?评论员(?:[\s：:]*{NAME})?")
_REPORTERS = re.compile(rf"{AGENCY}\s*+{POST}\s*+{NAMES}")
_ORGANISATION_DAY = re.compile(rf"(?:{ONE_HAN}{{2,24}}\s*+)?(?:{DAY}|{HAN_DAY})|{MONTH}")
_WRITTEN = re.compile(  # 写于一九二九年, （2024年5月改定于北京）
    rf"[（(]?(?:(?:(?:初稿|一稿|二稿)?(?:写|作|草|记|完稿|脱稿|定稿|改定|修改|译|识|书)(?:毕|成)?(?:于|在)|于){ONE_HAN}{{0,8}}"
    rf"(?:{DAY}|{HAN_DAY}|{MONTH}|(?:\d{{4}}|[一二三四五六七八九〇○零]{{4}})年.{{0,12}}|{ONE_HAN}{{2,8}})"
    rf"|(?:{DAY}|{HAN_DAY}|{MONTH})\s*+(?:{ONE_HAN}{{0,4}}于{ONE_HAN}{{1,10}}|{ONE_HAN}{{0,4}}[改定写完]{{1,2}}稿?|[，,\s]\s*+{ONE_HAN}{{2,10}}。?))[）)]?"
)
_ORGANISATION = re.compile(
    rf"{ONE_HAN}{{2,20}}(?:委员会|办公厅|办公室|党支部|党委|党组)|{ONE_HAN}{{0,20}}编(?:辑部|委会)"
)
_WORK = (
    "总监制|监制|总策划|策划|统筹|制片人?|责任编辑|责编|执行主编|总编辑|主编|副主编|编导|剪辑|编辑|编审|排版|版式|视觉|设计|美编"
    "|音编|配音|校对|审校|初审|复审|终审|审核发布|审核|审阅|签发|摄影|摄像|图片?|图文|供图|撰稿|撰文|供稿|来稿|投稿|文案|文字?"
    "|采写|采访|整理|录入|海报|制图|制作|出品人?|出品方?|主办(?:单位)?|承办(?:单位)?|协办(?:单位)?|指导(?:单位|老师)?|作者|记者|通讯员"
    "|译者|翻译|编译|校译|题图|头图|封面图?|插图|值班编辑"
)
_CREDIT = re.compile(
    rf"[（(【]?(?:{_WORK})(?:[、/&与和·\s]*(?:{_WORK}))*\s*+{BAR}\s*+[^。？！!?]{{1,60}}"
)
_ABOUT_AUTHOR = re.compile(
    rf"[（(](?:(?:作者|本文作者|执笔)(?:系|为|是|单位|[：:]).{{2,80}}|{AGENCY}?\s*+{POST}\s*+{NAMES})[）)]"
)
_ISSUED = "制定|修订|编制|发布|颁布|公布|印发|起草|编写|更新"
_LABELLED_DAY = re.compile(  # 修订日期：2026年6月8日, （更新时间：2017年10月）
    rf"[（(]?(?:最后|最近|最新)?(?:{_ISSUED}|成文|定稿|完稿)(?:日期|时间|于)?\s*+[：:]\s*+(?:{DAY}|{HAN_DAY}|{MONTH})[）)]?"
)
_ISSUER = re.compile(  # 发布单位：…, 本办法由…制定
    rf"(?:{_ISSUED}){{1,2}}(?:单位|部门|机构|者|人)?\s*+[：:]\s*+[^。，；：]{{2,30}}"
    rf"|本{ONE_HAN}{{1,6}}由[^。，；：]{{2,30}}(?:{_ISSUED})"
)
_BARE_NAME = re.compile(rf"{ONE_HAN}{{4,20}}")  # an organisation of any other kind
_POST_AND_NAME = re.compile(rf"{ONE_HAN}{{2,16}}[ \u3000]+{ONE_HAN}{{1,4}}(?:[ \u3000]?{ONE_HAN})?")
_COURTESIES = frozenset(
    ("此致", "敬礼", "此致敬礼", "祝好", "顺颂", "谨启", "即颂", "近安", "大安")
)
_SOURCE = re.compile(
    rf"[（(]?(?:(?:来源|稿件来源|文章来源|原载|本文来源|转自|选自|摘自|节选自)\s*+{BAR}.{{2,60}}"
    r"|(?:原载|选自|摘自|转自|节选自|摘编自|载)(?:于)?\s*+《.{2,60})"
)
_TAKEN_OVER = re.compile(  # 本文来自微信公众号“…”，作者：…，经授权发布。
    r"(?:本文|文章|全文|此文)(?:来自|转自|转载自|首发于|原载于?|最初(?:刊登|发表|刊载|发布)[于在]?)[^。！？]{2,120}。?"
)
_BOOK = re.compile(r"[（(]\s*+(?:原载|选自|摘自|据|载)?《[^》]{2,40}》.{0,60}[）)]")
_OF_A_BOOK = re.compile("出版社|出版|第.{1,6}[页頁卷期版]")
_BELOW = re.compile(
    r"[（(]此[件文].{1,20}[）)]|(?:抄送|主送|分送|抄报|主题词)\s*+[：:].{1,200}|[（(]?共印\s*+\d+\s*+份[）)]?"
    rf"|{ONE_HAN}{{2,30}}\s+{DAY}\s*+印发|[（(]联\s*+系\s*+人.{{2,60}}[）)]"
    r"|附\s*+件\s*+\d{0,2}\s*+[：:](?s:.{0,200})"
)
_LONGEST_WRITTEN = 30  # characters
_YEARLESS = re.compile(YEARLESS)
_DAY_ALONE = re.compile(rf"{DAY}|{HAN_DAY}")
_OFFICE = re.compile(
    rf"{ONE_HAN}{{2,24}}(?:院|部|局|府|厅|室|署|处|校|学|司|社|会|公司|中心|团|所|院校)"
)
_FIRST_SIGNED = 3  # blocks before which nothing is signed
_MOST_BELOW = 4  # paragraphs under a signature


@dataclass(frozen=True)
class _Role:
    """What a line at the end is for, and how surely."""

    role: Role
    confidence: float
    reason: str


def with_closing(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with the roles of the last paragraphs."""
    result = list(blocks)
    below = 0
    for index in range(len(result) - 1, 0, -1):
        block = result[index]
        if isinstance(block, Figure | Video | Rule):
            continue
        if not isinstance(block, Paragraph) or block.role is not Role.BODY:
            break
        text = line_of(block, breaks=True)
        below_it = result[index + 1] if index + 1 < len(result) else None
        found = _role(text, below_it) if text else None
        if found:
            result[index] = replace(block, role=found.role)
            account.guess(GuessKind.ROLE, text, found.confidence, found.reason)
        elif below < _MOST_BELOW and text and _BELOW.fullmatch(text):
            below += 1
        else:
            break
    return _signed_inside(result, account)


def _signed_inside(blocks: Sequence[Block], account: Account) -> Blocks:
    """The blocks with a signature and its day inside the text told: what follows is enclosed."""
    result = list(blocks)
    for at in range(_FIRST_SIGNED, len(blocks)):
        block, above = blocks[at], blocks[at - 1]
        if not _DAY_ALONE.fullmatch(line_of(block)):
            continue
        name = line_of(above)
        ended = ends_in_full_stop(line_of(blocks[at - 2]))
        if not (isinstance(block, Paragraph) and isinstance(above, Paragraph) and ended):
            continue
        if _ORGANISATION.fullmatch(name) or _OFFICE.fullmatch(name):
            for place, each in ((at - 1, above), (at, block)):
                result[place] = replace(each, role=Role.SIGNATURE)
                account.guess(GuessKind.ROLE, line_of(each), 0.85, "signature-over-day")
    return tuple(result)


def _role(text: str, below: Block | None) -> _Role | None:
    lines = [line.strip() for line in text.split("\n")]
    if all(_CREDIT.fullmatch(line) or _SOURCE.fullmatch(line) for line in lines):
        only_source = all(map(_SOURCE.fullmatch, lines))
        return _Role(Role.SOURCE, 0.9, "source-line") if only_source else _CREDITS
    if any(map(_LABELLED_DAY.fullmatch, lines)) and all(map(_is_issue, lines)):
        return _Role(Role.SIGNATURE, 0.85, "signature-day")
    if len(lines) > 1:
        return None
    if _TAKEN_OVER.fullmatch(text):
        return _Role(Role.SOURCE, 0.8, "source-line")
    if _COMMENTATOR.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.85, "signature")
    if _ABOUT_AUTHOR.fullmatch(text) or _REPORTERS.fullmatch(text):
        return _CREDITS
    if _BOOK.fullmatch(text) and _OF_A_BOOK.search(text):
        return _Role(Role.SOURCE, 0.85, "source-line")
    if len(text) <= _LONGEST_WRITTEN and _WRITTEN.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.85, "signature-day")
    if _ORGANISATION_DAY.fullmatch(text) or _YEARLESS.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.9, "signature-day")
    signed = isinstance(below, Paragraph) and below.role is Role.SIGNATURE
    return _over_day(text) if signed else None


def _is_issue(line: str) -> bool:
    """Whether a line says when a document was issued, or who did."""
    return bool(_LABELLED_DAY.fullmatch(line) or _ISSUER.fullmatch(line))


def _over_day(text: str) -> _Role | None:
    """The role of a line right above a day, which is signed by it."""
    if text in _COURTESIES:
        return None
    if _ISSUER.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.75, "signature-over-day")
    if _ORGANISATION.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.85, "signature-over-day")
    if len(words := text.split()) > 1 and all(map(is_organisation, words)):
        return _Role(Role.SIGNATURE, 0.85, "signature-over-day")
    if is_name(text) or _BARE_NAME.fullmatch(text) or _POST_AND_NAME.fullmatch(text):
        return _Role(Role.SIGNATURE, 0.6, "name-over-day")
    return None


_CREDITS = _Role(Role.CREDIT, 0.9, "credit")
