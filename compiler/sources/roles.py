"""What paragraphs at an article's edges are: byline, dateline, lead; signature, credits, source.

All guesses about them stand here. Each is shown by ``wenxuan outline`` and keeps its text: what is
not printed as author, source or date stays a paragraph, and labels are dropped by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Figure, Paragraph, Quote, Role, Rule, Video
from compiler.model.guess import GuessKind
from compiler.model.inline import InlineImage, LineBreak, Note, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.clauses import with_clauses
from compiler.sources.dates import printed_date
from compiler.sources.note_lists import join_notes

_SCAN = 5  # text blocks at the head that may be byline or lead
_LONGEST_HEAD_LINE = 60
_SENTENCE_END = "。！？…：；”"
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"{_HAN}[\u4e00-\u9fff·]{{1,7}}"
_NAMES = rf"{_NAME}(?:(?:\s*[、，,]\s*|\s+){_NAME}){{0,5}}"
_AGENCY = (
    r"(?:新华社|新华网|人民网|人民日报|央视网|央视新闻|央广网|光明日报|光明网|经济日报|中新社|中新网"
    rf"|求是网|本报|本刊|本网|{_HAN}{{2,6}}(?:日报|晚报|时报|网|社|台|客户端|杂志))"
)
_POST = r"(?:见习记者|记者|通讯员|特约评论员|评论员)"
_DAY = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日)"
)
_HAN_DAY = (
    r"[一二三四五六七八九〇○零]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)

_BYLINE = re.compile(rf"(?:{_AGENCY}\s*{_POST}\s*|{_AGENCY}\s+|{_POST}\s+){_NAMES}")
_AUTHOR = re.compile(
    rf"(?P<open>[（(]?)(?P<label>(?:作者|撰文|文字?|撰稿|{_AGENCY}?\s*{_POST})\s*[：:／/|丨｜]\s*"
    rf"|[□■●◎▲]\s*)(?P<author>(?:{_AGENCY}\s*)?(?:{_POST}\s*)?{_NAMES})(?P<close>[）)]?)"
)
_DAY_SOURCE = re.compile(
    rf"(?P<open>[（(]?)\s*(?P<date>{_DAY}|{_HAN_DAY})?\s*(?:(?P<label>来源\s*[：:]\s*)"
    r"(?P<source>[^，。；！？\s]{2,24}?))?\s*(?P<chrome>收藏|打印|纠错)?\s*(?P<close>[）)]?)"
)
_DATELINE = re.compile(
    rf"(?P<line>{_AGENCY}{_HAN}{{2,8}}\d{{1,2}}月\d{{1,2}}日[专]?电)"
    r"(?:\s*(?P<label>题\s*[：:])\s*(?P<title>.{2,60}))?"
)
_LEAD_NAME = (
    "(?:编者按语?|编者的话|编者语|编者导读|编前语|编辑导语|编辑按|导语|导读|卷首语|按语|核心提示|阅读提示|内容提要"
    "|学习进行时)"
)
_LEAD = re.compile(rf"[【\[（(〔［]\s*{_LEAD_NAME}\s*[】\]）)〕］]|{_LEAD_NAME}\s*(?:[：:]|$)")
_LEAD_ALONE = re.compile(rf"[【\[（(〔［]?\s*{_LEAD_NAME}\s*[】\]）)〕］]?\s*[：:]?")
_COMMENTATOR = re.compile(rf"(?:{_AGENCY}|央视|总台)?\s*(?:特约)?评论员(?:[\s：:]*{_NAME})?")
_ORGANISATION_DAY = re.compile(rf"(?:{_HAN}{{2,24}}\s*)?(?:{_DAY}|{_HAN_DAY})")
_ORGANISATION = re.compile(
    rf"{_HAN}{{2,20}}(?:委员会|办公厅|办公室|编辑部|编委会|党支部|党委|党组)"
)
_CREDIT = re.compile(
    r"[（(]?(?:总监制|监制|总策划|策划|统筹|制片人?|责任编辑|责编|主编|副主编|编导|剪辑|编辑|视觉|设计|美编"
    r"|音编|配音|校对|审校|审核|摄影|摄像|撰稿|文案|海报|制图|出品人?)\s*[丨|｜／/：:].{1,60}"
)
_ABOUT_AUTHOR = re.compile(
    rf"[（(](?:(?:作者|本文作者|执笔)(?:系|为|是|单位|[：:]).{{2,80}}|{_AGENCY}?\s*{_POST}\s*{_NAMES})[）)]"
)
_BARE_NAME = re.compile(rf"{_HAN}{{4,20}}")  # an organisation of any other kind
_SOURCE = re.compile(r"[（(]?(?:来源|稿件来源|原载|本文来源)\s*[：:].{2,60}")


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


def with_roles(edges: Edges, account: Account) -> Edges:
    """Byline and lead taken from the head, signature, credits and source marked at the end.

    Between them notes are joined with their calls, and the numbers of clauses set bold.
    """
    _head(edges, account)
    edges.blocks = with_clauses(join_notes(edges.blocks, account))
    edges.blocks = _tail(edges.blocks, account)
    return edges


def _head(edges: Edges, account: Account) -> None:
    kept: list[Block] = []
    scanned = 0
    rest = list(edges.blocks)
    while rest and scanned < _SCAN:
        block = rest.pop(0)
        if isinstance(block, Figure | Video):
            kept.append(block)
            continue
        if isinstance(block, Quote) and block.blocks and _LEAD.match(_text(block.blocks[0]) or ""):
            edges.lead = block.blocks
            account.guess(GuessKind.LEAD, _text(block.blocks[0]) or "", 0.9, "lead-label")
            break
        text = _text(block)
        if text is None:
            kept.append(block)
            break
        scanned += 1
        if _LEAD.match(text):
            edges.lead = (block, *_rest_of_lead(text, rest))
            account.guess(GuessKind.LEAD, text, 0.9, "lead-label")
            break
        taken = _byline(text, edges, account) or _dateline(text, edges, account)
        if taken is None:
            kept.append(block)
            if len(text) > _LONGEST_HEAD_LINE or text[-1:] in _SENTENCE_END:
                break
        elif isinstance(taken, Paragraph):
            kept.append(taken)
    edges.blocks = (*kept, *rest)


def _rest_of_lead(text: str, rest: list[Block]) -> Blocks:
    """The paragraph after a lead's label that stands alone on its line; taken out of ``rest``."""
    alone = _LEAD_ALONE.fullmatch(text) and rest and (_text(rest[0]) or isinstance(rest[0], Quote))
    if not alone or len(rest) < 2:  # what follows is all there is: the text itself
        return ()
    following = rest.pop(0)
    return following.blocks if isinstance(following, Quote) else (following,)


def _byline(text: str, edges: Edges, account: Account) -> Paragraph | str | None:
    """What is taken into ``edges`` is no block any more; None if the text is no byline."""
    if _BYLINE.fullmatch(text):
        return _author(text, "", edges, account)
    if match := _AUTHOR.fullmatch(text):
        if (match["open"] == "") != (match["close"] == ""):
            return None
        label = match["open"] + match["label"] + match["close"]
        return _author(match["author"], label, edges, account)
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
    if day and edges.date:
        account.drop("duplicate-date", day)
    elif day:
        edges.date = printed_date(day)
        account.change("date-form", day, edges.date)
    if source and source == edges.source:
        account.drop("duplicate-source", source)
    elif source:
        edges.source = edges.own_source = source
    account.drop("byline-label", match["open"] + (match["label"] or "") + match["close"])
    account.drop("chrome", match["chrome"] or "")
    account.guess(GuessKind.DAY, text, 0.95 if source else 0.85, "day-and-source")
    return text


def _author(author: str, label: str, edges: Edges, account: Account) -> str | None:
    if edges.author and edges.author != author:
        return None
    if edges.author:
        account.drop("duplicate-author", author)
    edges.author = author
    account.drop("byline-label", label)
    sure, reason = (0.95, "author-label") if label else (0.85, "author-agency")
    account.guess(GuessKind.AUTHOR, author, sure, reason)
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


@dataclass(frozen=True)
class _TailRole:
    """What a line at the end is for, and how surely."""

    role: Role
    confidence: float
    reason: str


def _tail(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with the roles of the last paragraphs; scanning ends at body text."""
    result = list(blocks)
    for index in range(len(result) - 1, 0, -1):
        block = result[index]
        if isinstance(block, Figure | Video | Rule):
            continue
        text = _text(block)
        found = _tail_role(text, result[index + 1 :]) if text else None
        if found is None or not isinstance(block, Paragraph):
            break
        result[index] = replace(block, role=found.role)
        account.guess(GuessKind.ROLE, text or "", found.confidence, found.reason)
    return tuple(result)


def _tail_role(text: str, after: list[Block]) -> _TailRole | None:
    if _CREDIT.fullmatch(text) or _ABOUT_AUTHOR.fullmatch(text):
        return _TailRole(Role.CREDIT, 0.9, "credit")
    if _SOURCE.fullmatch(text):
        return _TailRole(Role.SOURCE, 0.9, "source-line")
    if _COMMENTATOR.fullmatch(text):
        return _TailRole(Role.SIGNATURE, 0.85, "signature")
    if _ORGANISATION_DAY.fullmatch(text):
        return _TailRole(Role.SIGNATURE, 0.9, "signature-day")
    signed = after and isinstance(after[0], Paragraph) and after[0].role is Role.SIGNATURE
    if signed and _ORGANISATION.fullmatch(text):
        return _TailRole(Role.SIGNATURE, 0.85, "signature-over-day")
    if signed and _BARE_NAME.fullmatch(text):
        return _TailRole(Role.SIGNATURE, 0.6, "name-over-day")
    return None


def _text(block: Block) -> str | None:
    """The text of a body paragraph of one line without notes and pictures; else None."""
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return None
    if any(isinstance(leaf, Note | InlineImage | LineBreak) for leaf in leaves(block.children)):
        return None
    return plain(block.children).strip()
