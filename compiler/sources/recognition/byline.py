"""What stands under a title: byline, dateline, lead (编者按).

All guesses about them stand here. Each is shown by ``wenxuan outline`` and keeps its text: what is
not printed as author, source or date stays a paragraph, and labels are dropped by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph, Quote, Role, Video
from compiler.model.guess import GuessKind
from compiler.model.inline import Text
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.leads import take_lead
from compiler.sources.wording.byline_words import AGENCY, DAY, HAN_DAY, MONTH, NAMES, POST
from compiler.sources.wording.characters import HAN, ONE_HAN
from compiler.sources.wording.dates import printed_date
from compiler.sources.wording.fact_lines import Facts, facts_of
from compiler.sources.wording.organisations import is_member, is_organisation
from compiler.sources.wording.personal_names import are_names, is_name

_HELD = re.compile(r"(?:会议|活动)?(?:时间|地点)\s*+[丨｜︱│|]")  # of a meeting, not of its text
_SCAN = 5  # text blocks at the head that may be byline or lead
_LONGEST_HEAD_LINE = 60
_SENTENCE_END = "。！？…：；”"
_BYLINE = re.compile(rf"(?:{AGENCY}\s*+{POST}\s*+|{AGENCY}\s+|{POST}\s+){NAMES}")
_AUTHOR = re.compile(
    rf"(?P<open>[（(]?)(?P<label>(?:作者|撰文|文字?|撰稿|采写|执笔|撰写|{AGENCY}?\s*+{POST})\s*+[：:／/|丨｜︱│]\s*+"
    rf"|[□■●◎▲]\s*+)(?P<author>(?:{AGENCY}\s*+)?(?:{POST}\s*+)?{NAMES})(?P<close>[）)]?)"
)
_LATIN_AUTHOR = re.compile(  # 作者：Mary Paper，阅读约 5 分钟
    r"(?P<label>(?:原文)?作者\s*+[：:]\s*+)(?P<author>[A-Z][\w.'’-]{0,20}(?:\s[A-Z][\w.'’-]{0,20}){1,3})"
    r"(?P<chrome>[，,]\s*+(?:文章|全文|本文)?阅读(?:时长|时间)?约?\s*+[\d~～-]{1,5}\s*+分钟)?"
)
_DAY_LABEL = "发布时间|发布日期|发表时间|发表日期|发布于|发表于|日期"
_DAY_SOURCE = re.compile(
    rf"(?P<open>[（(]?)\s*+(?P<day>(?:{_DAY_LABEL})\s*+[：:]\s*+(?=[\d{HAN}]))?"
    rf"(?P<date>{DAY}|{HAN_DAY}|{MONTH})?\s*+(?:(?P<label>来源\s*+[：:]\s*+)"
    r"(?P<source>[^，。；！？\s]{2,24}?))?\s*+(?P<chrome>收藏|打印|纠错)?\s*+(?P<close>[）)]?)"
)
_DATELINE = re.compile(
    rf"(?P<line>{AGENCY}{ONE_HAN}{{2,8}}\d{{1,2}}月\d{{1,2}}日[专]?电)"
    r"(?:\s*+(?P<label>题\s*+[：:])\s*+(?P<title>.{2,60}))?"
)
_SIGNED = re.compile(
    rf"(?P<author>(?:[\[（(〔【][{HAN}]{{1,3}}[\]）)〕】]\s*+)?(?P<name>[^\[（(〔【].{{1,11}}?))\s*+(?P<label>[著撰]|譯|译|编著|編著|编写|整理|[／/]\s*+文)"
)
_PERSON = (
    rf"(?:[\[（(〔【][{HAN}]{{1,3}}[\]）)〕】]\s*+)?"
    rf"(?:[{HAN}·]{{2,4}}|[A-Za-z][\w.·-]{{1,20}}(?: [A-Za-z][\w.·-]{{1,20}}){{0,2}})"
)
_PERSONS = rf"{_PERSON}(?:\s*+[、，,]\s*+{_PERSON}){{0,7}}"
_PART = (
    "(?:作者|撰文|撰稿|执笔|口述|采访|采写|整理|编译|编著|编写|翻译|译者|译|校对|审校|主编"
    "|(?:后期|责任|文字|本期)?编辑|插画|绘图|摄影)"
)
_WRITERS = ("作者", "撰文", "撰稿")
_CREDITED = re.compile(  # 作者：林知白 / 后期编辑：方晓; what each did is said with the name
    rf"(?P<first>{_PART})\s*+[：:]\s*+(?P<rest>{_PERSONS}"
    rf"(?:(?:\s*+[/／|｜]\s*+|\s++){_PART}\s*+[：:]\s*+{_PERSONS}){{0,3}})"
)
_FORM_FIELD = re.compile(rf"(?!{_DAY_LABEL}|{_PART}|来源)[{HAN}]{{2,5}}\s*+[：:]")  # 地点：
_TEXT_END = "。！？…；，”"  # of prose and of verse


@dataclass(frozen=True)
class _Because:
    """How surely a line was taken for a byline, and why: see ``Guess``."""

    confidence: float
    reason: str


_LABELLED = _Because(0.95, "author-label")
_NAMED = _Because(0.65, "author-name")


@dataclass
class Edges:
    """What was found at the edges of an article; fields given beforehand are kept."""

    blocks: Blocks
    author: str = ""
    source: str = ""
    date: str = ""
    title: str = ""
    lead: Blocks = ()
    own_source: str = ""  # named by the post itself: says more than the feed it came by

    def article(
        self, title: str, origin: str, *, subtitle: str = "", links: tuple[str, ...] = ()
    ) -> Article:
        """The article with these edges; ``title`` is what the reader settled on in the end."""
        return Article(
            title=title,
            blocks=self.blocks,
            subtitle=subtitle,
            author=self.author,
            source=self.source,
            date=self.date,
            lead=self.lead,
            links=links,
            origin=origin,
        )


def take_byline(edges: Edges, looks: Looks, account: Account) -> None:
    """Take byline, dateline and lead from the head of the blocks into ``edges``."""
    kept: list[Block] = []
    scanned = 0
    rest = list(edges.blocks)
    while rest and scanned < _SCAN:
        block = rest.pop(0)
        if isinstance(block, Figure | Video):
            kept.append(block)
            continue
        if lead := take_lead(block, rest):
            edges.lead = lead
            account.guess(GuessKind.LEAD, line_of(lead[0]), 0.9, "lead-label")
            break
        quoted = _quoted_line(block)
        text = quoted or line_of(block)
        if not text:
            kept.append(block)
            break
        scanned += 1
        taken = None
        if not _HELD.match(text) and not _is_of_form(text, rest):
            titular = not kept and bool(rest) and isinstance(rest[0], Heading)
            taken = _byline(text, edges, account, titular=titular) or _dateline(
                text, edges, account
            )
        if taken is None and not kept and not quoted and _is_bare_name(block, text, rest, looks):
            centred = looks.of(block).align == "center"
            why = _Because(0.6, "word-centred-name") if centred else _NAMED
            taken = _author(text, "", edges, account, why)
        if taken is None:
            kept.append(block)
            if quoted or len(text) > _LONGEST_HEAD_LINE or text[-1:] in _SENTENCE_END:
                break
        elif isinstance(taken, Paragraph):
            kept.append(taken)
    edges.blocks = (*kept, *rest)


def _quoted_line(block: Block) -> str:
    """The line that is all of a quotation, as clippers set what they know of a page; else ""."""
    match block:
        case Quote((line,)):
            return line_of(line)
    return ""


def _is_of_form(text: str, rest: Sequence[Block]) -> bool:
    """Whether a day is a field of minutes or a form: another such field stands below it."""
    return text.startswith("日期") and bool(rest and _FORM_FIELD.match(line_of(rest[0])))


def _is_bare_name(block: Block, text: str, rest: Sequence[Block], looks: Looks) -> bool:
    """Whether a line under the title is nothing but a name, and running text follows.

    A pupil's class counts as part of his name. Several names count too, or an organisation's, and
    nothing need follow, if the line stands in the middle.
    """
    named = (
        is_organisation(text) or is_member(text) or (not looks.of(block).bold and are_names(text))
    )
    if looks.of(block).align == "center" and named:
        return True
    return (is_name(text) or is_member(text)) and any(map(_is_running, rest[:4]))


def _is_running(block: Block) -> bool:
    """Whether a block is running text, or holds or heads it."""
    words = line_of(block)
    return isinstance(block, Heading | Quote) or words[-1:] in set(_TEXT_END)


def _facts(facts: Facts, text: str, edges: Edges, account: Account) -> str | None:
    """A line of several facts taken into ``edges``; None if it says otherwise than they do."""
    if facts.author and facts.source == edges.author and not edges.source:
        edges.author, edges.source = "", edges.author  # programs that save pages name the account
    told = (
        (facts.author, edges.author),
        (facts.source, edges.own_source),
        (facts.date and printed_date(facts.date), edges.date),
    )
    if any(new and old and new != old for new, old in told):
        return None
    if facts.author:
        _author(facts.author, "", edges, account, _LABELLED)
    _day_and_source(facts.date, facts.source, edges, account)
    account.drop("byline-label", facts.labels)
    account.drop("chrome", facts.chrome)
    account.guess(GuessKind.DAY, text, 0.9, "day-and-source")
    return text


def _day_and_source(day: str, source: str, edges: Edges, account: Account) -> None:
    if day and edges.date:
        account.drop("duplicate-date", day)
    elif day:
        edges.date = printed_date(day)
        account.change("date-form", day, edges.date)
    if source and source == edges.source:
        account.drop("duplicate-source", source)
    elif source:
        edges.source = edges.own_source = source


def _byline(
    text: str, edges: Edges, account: Account, *, titular: bool = False
) -> Paragraph | str | None:
    """What is taken into ``edges`` is no block any more; None if the text is no byline.

    ``titular``: it stands alone between title and first heading, as on a book's title page: there
    a foreign name counts, that no list of family names knows.
    """
    if _BYLINE.fullmatch(text):
        return _author(text, "", edges, account)
    if match := _AUTHOR.fullmatch(text):
        if (match["open"] == "") != (match["close"] == ""):
            return None
        label = match["open"] + match["label"] + match["close"]
        return _author(match["author"], label, edges, account)
    if match := _LATIN_AUTHOR.fullmatch(text):
        taken = _author(match["author"], match["label"], edges, account)
        account.drop("chrome", (match["chrome"] or "") if taken else "")
        return taken
    if match := _CREDITED.fullmatch(text):
        written = match["first"] in _WRITERS
        label = text[: match.start("rest")] if written else ""
        return _author(match["rest"] if written else text, label, edges, account, _LABELLED)
    if (match := _SIGNED.fullmatch(text)) and (
        is_name(match["name"]) or (titular and match["name"].replace("·", "").isalpha())
    ):
        return _author(match["author"], match["label"], edges, account)
    if facts := facts_of(text):
        return _facts(facts, text, edges, account)
    match = _DAY_SOURCE.fullmatch(text)
    if not match or not (match["date"] or match["source"]):
        return None
    day, source = match["date"] or "", match["source"] or ""
    if (match["open"] == "") != (match["close"] == ""):
        return None
    if day and edges.date and printed_date(day) != edges.date:
        return None
    if source and edges.own_source and source != edges.own_source:
        return None
    _day_and_source(day, source, edges, account)
    labels = (match[mark] or "" for mark in ("open", "day", "label", "close"))
    account.drop("byline-label", "".join(labels))
    account.drop("chrome", match["chrome"] or "")
    account.guess(GuessKind.DAY, text, 0.95 if source else 0.85, "day-and-source")
    return text


def _author(
    author: str, label: str, edges: Edges, account: Account, because: _Because | None = None
) -> str | None:
    if edges.author and edges.author != author:
        return None
    if edges.author:
        account.drop("duplicate-author", author)
    edges.author = author
    account.drop("byline-label", label)
    if because is None:
        because = _LABELLED if label else _Because(0.85, "author-agency")
    account.guess(GuessKind.AUTHOR, author, because.confidence, because.reason)
    return author


def _dateline(text: str, edges: Edges, account: Account) -> Paragraph | None:
    """A dateline alone, without the title that may follow it and is taken if none is known."""
    match = _DATELINE.fullmatch(text)
    if not match or (match["title"] and edges.title):
        return None
    if match["title"]:
        edges.title = match["title"].strip()
        account.drop("byline-label", match["label"])
        account.guess(GuessKind.TITLE, edges.title, 0.9, "dateline-title")
    account.guess(GuessKind.ROLE, match["line"], 0.95, "dateline")
    return Paragraph((Text(match["line"]),), Role.DATELINE)
