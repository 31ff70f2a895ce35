"""Where a page says what: title, author, source, date.

Looked for where a reader sees them (heading, byline, a table of 索引号 and 成文日期), then in the
page's head. What is seen is taken out of the tree, so that it stands in the article once; what the
head alone says is entered in the account as set from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import Tag

from compiler.sources.html.profile import Profile, attribute
from compiler.sources.web.chrome import CHROME_LINE
from compiler.sources.web.facts import (
    DATE,
    LABEL,
    LABELS,
    Facts,
    Span,
    looks_like_byline,
    one_line,
    raw,
)
from compiler.sources.web.fields import Field, FieldKind, alone_name, fields_of
from compiler.sources.web.head import PageHead
from compiler.sources.web.lines import Line, PageLines
from compiler.sources.web.main_text import selected
from compiler.sources.web.metadata import metadata_of
from compiler.sources.web.person_links import person_of
from compiler.sources.web.publishers import publisher_beside, site_beside
from compiler.sources.web.title import title_of
from compiler.sources.wording.characters import HAN
from compiler.sources.wording.dates import printed_date

_SOURCE = re.compile(r"(?:信息|文章|稿件|新闻)?(?:来源于?|稿源|出处)\s*[：:]\s*")
_AUTHOR = re.compile(r"(?:作者|撰稿人?|文字|记者)\s*[：:]\s*|(?:^|(?<=\s))By\s+(?=[A-Z])")
_VALUE_END = re.compile(rf"[|｜【\[(（]|\s{{2,}}|\s*(?:{LABELS})\s*[：:]")
_NAMES = re.compile(rf"[{HAN}·]{{2,12}}(?:[\s、，,]+[{HAN}·]{{2,4}})*")
_RELEASED = re.compile(r"(?:发布|发表|更新|上传)(?:日期|时间)\s*[：:]|(?:发布|发表)于")
_ABOVE = 25  # lines between the title and the text that may hold the byline
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_ENGLISH_DAY = re.compile(
    rf"\b(?:{_MONTH}\s?\d{{1,2}},?\s(?:19|20)\d\d|\d{{1,2}}\s{_MONTH},?\s(?:19|20)\d\d)\b"
)
_LONGEST_ENGLISH = 40  # characters of a line that is a date and little else
_NEAR = 25  # lines after the text where credits stand
_LONGEST_LINK = 12  # characters: a longer one after the text is a teaser
_NUMBERS = re.compile(r"\d[\d:-]{3,}")


def facts_of(page: PageLines, head: PageHead, profile: Profile, inside: Sequence[Line]) -> Facts:
    """The facts of a page whose main element has the lines ``inside``."""
    facts = Facts()
    start = inside[0].index if inside else 0
    heavy = [line for line in inside if line.weight and not looks_like_byline(line)]
    before = heavy[0].index if heavy else start
    facts.metadata = metadata_of(page.lines[:before])
    title = title_of(page, head, profile, before)
    facts.title, facts.title_lines = title.text, title.lines
    facts.title_sure, facts.title_reason = title.sure, title.reason
    if not title.lines:
        _registered_title(facts)
    last = title.lines[-1].index if title.lines else -1
    after = last if start <= last else -1
    first = next((line.index for line in heavy if line.index > after), start)
    _named(page, profile, facts, first)
    above = last + 1 if title.lines else max(0, start - _ABOVE // 2)
    region = [line for line in page.lines[above:first][-_ABOVE:] if not line.hidden]
    _byline(region, facts)
    site_beside(region, head, facts)
    _from_metadata(facts)
    _below(_closing(inside), facts)
    _below(until_text(page.lines[inside[-1].index + 1 :] if inside else ()), facts)
    if not facts.date:
        end = inside[-1].index + 1 if inside else 0
        _released(page.lines[first : end + _ABOVE], facts)
    _from_head(head, facts)
    return facts


def _named(page: PageLines, profile: Profile, facts: Facts, first: int) -> None:
    """Facts that stand where the site's profile says."""
    for key in ("author", "source", "date"):
        for tag in selected(page, getattr(profile, key)):
            line = next((li for li in page.lines[slice(*_around(page, tag))] if li.text), None)
            if line is None or getattr(facts, key) or line.hidden or line.index >= first:
                continue
            start = raw(line).find(_own_text(tag))
            if start < 0:
                continue
            if key == "date":
                _take_date(line, facts)
            else:
                label = LABEL.match(raw(line)[start:].lstrip())
                gap = len(raw(line)[start:]) - len(raw(line)[start:].lstrip())
                skip = gap + (label.end() if label else 0)
                _value(line, facts, key, start + skip, start + len(_own_text(tag)))


def _around(page: PageLines, tag: Tag) -> tuple[int, int]:
    """The lines of an element, or for an inline one the line that it stands in."""
    start, end = page.range(tag)
    return start, max(end, start + 1)


def _own_text(tag: Tag) -> str:
    return "".join(str(node) for node in tag.strings)


def _byline(region: Sequence[Line], facts: Facts) -> None:
    """Source, author and date from the lines between title and text."""
    for line in region:
        if (line.weight and line.size > 80) or line in facts.metadata.lines:
            continue
        text = raw(line)
        if fields := fields_of(text):
            _take_fields(line, fields, facts)
            continue
        plain = not line.is_linked and not CHROME_LINE.fullmatch(line.text)
        alone = text.strip() if plain and alone_name(text) else ""
        if not facts.author and (name := alone or person_of(line)):
            facts.take(line, "author", text.index(name), text.index(name) + len(name))
            if alone:
                continue
        for key, label in (("source", _SOURCE), ("author", _AUTHOR)):
            match = label.search(text)
            if match and not getattr(facts, key):
                _value(line, facts, key, match.end())
        if not facts.date:
            _take_date(line, facts)
            publisher_beside(line, facts)


def _take_fields(line: Line, fields: Sequence[Field], facts: Facts) -> None:
    """The facts and credits of a line that holds nothing else."""
    for each in fields:
        if not each.value:
            continue
        if each.kind in (FieldKind.AUTHOR, FieldKind.SOURCE):
            known = getattr(facts, each.kind.value)
            if not known:
                facts.take(line, each.kind.value, each.start, _before_button(line, each))
                continue
            if known == one_line(each.value):
                continue
        elif each.kind is FieldKind.DATE:
            if not facts.date:
                _take_date(line, facts)
            continue
        elif each.kind is not FieldKind.CREDIT:
            continue
        if not facts.has_taken(line, each.whole_start, each.end):
            span = Span(line, each.whole_start, each.end)
            facts.credits.append(span)
            facts.spans.append(span)


def _before_button(line: Line, field: Field) -> int:
    """Where the value of a field ends: before a link in it that only runs a program."""
    at = 0
    for node in line.nodes:
        link = node.find_parent("a") if field.start < at < field.end else None
        if link is not None and attribute(link, "href").strip().lower().startswith("javascript:"):
            return field.start + len(raw(line)[field.start : at].rstrip())
        at += len(node)
    return field.end


def _below(lines: Sequence[Line], facts: Facts) -> None:
    """Facts and credits that stand below the text, outside of its element."""
    for line in lines:
        if not line.hidden and (fields := fields_of(raw(line))):
            _take_fields(line, fields, facts)


def _closing(inside: Sequence[Line]) -> list[Line]:
    """The last lines of a text that hold several fields; single ones are lines of any text."""
    closing: list[Line] = []
    for line in reversed(inside):
        several = len(fields_of(raw(line))) > 1
        if line.weight and not several:
            break
        if several:
            closing.insert(0, line)
    return closing


def until_text(lines: Sequence[Line]) -> list[Line]:
    """The lines after a text that may be its own: up to other text, or a list of teasers."""
    kept: list[Line] = []
    for line in lines[:_NEAR]:
        if line.weight and not (looks_like_byline(line) or fields_of(raw(line))):
            break
        if line.is_linked and line.size > _LONGEST_LINK and not CHROME_LINE.fullmatch(line.text):
            break
        kept.append(line)
    return kept


def _released(lines: Sequence[Line], facts: Facts) -> None:
    """The day of release that stands below the text, by its label."""
    for line in lines:
        shown = not line.hidden and (not line.weight or looks_like_byline(line))
        if shown and _RELEASED.search(line.text):
            _take_date(line, facts)


def _value(line: Line, facts: Facts, key: str, start: int, limit: int | None = None) -> None:
    """Take what follows a label, up to the next label, a gap, or ``limit``."""
    text = raw(line)[:limit]
    start += len(text[start:]) - len(text[start:].lstrip())
    stop = _VALUE_END.search(text, start)
    end = stop.start() if stop else len(text)
    day = DATE.search(text, start, end)
    end = day.start() if day else end
    value = text[start:end].strip()
    names = _NAMES.match(value)
    first = value.split()[0] if value else ""
    whole = names and not value[names.end() :][:1].isalnum()  # 拾穗2020 is one name
    value = names[0] if names and whole and key == "author" else first
    if value and len(value) <= 30 and not _NUMBERS.search(value):
        at = text.index(value, start)
        facts.take(line, key, at, at + len(value))


def _take_date(line: Line, facts: Facts) -> None:
    match = DATE.search(raw(line))
    if match is None:
        _take_english_date(line, facts)
        return
    taken = facts.has_taken(line, match.start("date"), match.end("date"))
    if not facts.date and not taken:
        facts.date_seen = match["date"]
        facts.date = printed_date(_plain_day(match["date"]))
        facts.spans.append(Span(line, match.start("date"), match.end("date")))


def _take_english_date(line: Line, facts: Facts) -> None:
    """Sep 19, 2015, as templates of blogs have it: it is printed so."""
    match = _ENGLISH_DAY.search(raw(line)) if line.size <= _LONGEST_ENGLISH else None
    if match and not facts.date and not facts.has_taken(line, match.start(), match.end()):
        facts.date = facts.date_seen = match[0]
        facts.spans.append(Span(line, match.start(), match.end()))


def _plain_day(text: str) -> str:
    return "-".join(re.findall(r"\d+", text))


def _registered_title(facts: Facts) -> None:
    """The title that the table of facts has, where no heading has it."""
    value = facts.metadata.first("标题", "名称", "信息名称")
    if value and (at := raw(value.line).find(value.text)) >= 0:
        facts.title, facts.title_seen = value.text, True
        facts.title_sure, facts.title_reason = 0.9, "page-table"
        facts.spans.append(Span(value.line, at, at + len(value.text)))


def _from_metadata(facts: Facts) -> None:
    day = facts.metadata.first("成文日期", "生成日期", "印发日期", "发布日期")
    if day and DATE.search(raw(day.line)):
        _replace_date(day.line, facts)
    office = facts.metadata.first("发文机关", "发文机构", "发布机构")
    if office and not facts.source:
        start = raw(office.line).rfind(office.text)
        if start >= 0:
            facts.take(office.line, "source", start, start + len(office.text))


def _replace_date(line: Line, facts: Facts) -> None:
    """The day a document is dated by goes before the day it was put on the site."""
    if facts.date_seen:
        facts.spans = [s for s in facts.spans if raw(s.line)[s.start : s.end] != facts.date_seen]
    facts.date = facts.date_seen = ""
    _take_date(line, facts)


def _from_head(head: PageHead, facts: Facts) -> None:
    facts.date = facts.date or printed_date(head.date) if facts.date or head.date else ""
    if not facts.source and head.source == facts.author:  # the line's name is the site's
        facts.source, facts.author = facts.author, ""
    facts.source = facts.source or head.source
    facts.author = facts.author or (head.author if head.author != facts.source else "")
