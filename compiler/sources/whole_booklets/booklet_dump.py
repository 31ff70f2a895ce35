"""A whole booklet in one text: title block, contents, editor's note, sections with articles.

1. the lines are told apart from their notation                         (taken_apart, lines)
2. the contents list is found, and each of its entries in the body      (contents_list)
3. what stands before the contents is the title block                   (title_block)
4. 编者按 opens the editor's note; the rest is cut at the titles          (here)
5. each piece becomes blocks, by its lines or as Markdown               (blocks, markdown_body)
6. everything is mended                                                 (mending)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.booklet import BookletDraft, Manuscript, Masthead, Section
from compiler.model.characters import visible_count
from compiler.model.guess import GuessKind
from compiler.model.inline import Link, Text
from compiler.model.mending import ALL_RULES, Mending
from compiler.sources.account import Account
from compiler.sources.composing import take_edges
from compiler.sources.flow.link_markers import Marked, settle
from compiler.sources.flow.looks import Looks
from compiler.sources.mending.article import mend_draft
from compiler.sources.pictures.placing import Pictures
from compiler.sources.plain_text.pages import drop_furniture
from compiler.sources.recognition.byline import Edges
from compiler.sources.recognition.page_lines import without_page_lines
from compiler.sources.whole_booklets import title_block
from compiler.sources.whole_booklets.blocks import blocks, with_pictures
from compiler.sources.whole_booklets.contents_list import (
    ContentsList,
    TitleLine,
    reads_as_booklet,
    same_as_printed,
)
from compiler.sources.whole_booklets.lines import RULER, DumpLine
from compiler.sources.whole_booklets.linked_contents import names_own_headings
from compiler.sources.whole_booklets.marked_up import NOTHING_MADE, Body, Made
from compiler.sources.whole_booklets.taken_apart import is_subtitle, taken_apart, text_end

NOTE = re.compile(
    r"[【\[（(〔]\s*(?:编者按|编者的话|编辑导语|编前语|编者语|编者导读|按语|卷首语)\s*[】\]）)〕]"
    r"|(?:编者按|编者的话|编辑导语|编前语|编者语|编者导读|按语|卷首语)\s*(?:[:：]|$)"
    r"|(?:编者按|编者的话)\s+\S"
    r"|(?:编写|编印|编辑|出版)说明\s*(?:[:：]|$)"
)


def is_booklet(text: str) -> bool:
    """Whether ``text`` is a whole booklet: it has a contents list whose titles recur in it."""
    dump = taken_apart(text)
    if dump.contents is None or not reads_as_booklet(dump.contents, dump.titles, dump.lines):
        return False
    return not names_own_headings(dump.contents, dump.titles, dump.lines, dump.raw.lines, NOTE)


def read(
    text: str,
    origin: str,
    report: Report,
    pictures: Pictures | None = None,
    mending: Mending = ALL_RULES,
) -> Manuscript:
    """The booklet that ``text`` is; ``origin`` is its path relative to the project folder.

    Without ``pictures`` its figures are left with their addresses and no file.

    Entries of the contents without a line in the body are reported
    (``mending.missing-article``). The contents list goes (``contents``): assembly makes a new one.
    A text without contents list becomes one article (``mending.no-contents``).
    """
    account = Account(origin, "booklet")
    dump = taken_apart(text)
    for line_of_page in (*dump.raw.page_numbers, *dump.raw.running_heads):
        account.read(line_of_page)
    drop_furniture(dump.raw, account, report)
    marked = _marked(dump.bodies, account, report, pictures)
    lines = [line for at, line in enumerate(dump.lines) if at not in marked.taken]
    for line in lines:
        account.read("".join((line.text, *line.words)))
    _settle_markers(lines, account, report, origin)
    if dump.contents is None or not dump.titles:
        report.warn("mending.no-contents", Location(origin))
        draft = _as_one_article(dump.lines, account, origin)
    else:
        share = len(dump.titles) / len(dump.contents.entries)
        opening = dump.contents.entries[0].title
        account.guess(GuessKind.MANUSCRIPT, opening, round(0.5 + 0.45 * share, 2), "contents")
        reader = _Reader(dump.lines, dump.contents, dump.titles, account, report, origin, marked)
        draft = reader.draft()
    if pictures is not None:
        draft = with_pictures(draft, pictures)
        pictures.close()
    mended = mend_draft(draft, account, report, mending)
    ledger = account.ledger()
    return Manuscript(
        mended, replace(ledger, markup=visible_count(text) - visible_count(ledger.text))
    )


@dataclass(frozen=True)
class _Marked:
    """The articles that are Markdown, by the line their text starts at; the lines they use."""

    made: Mapping[int, Made]
    taken: frozenset[int]


def _marked(
    found: Sequence[Body], account: Account, report: Report, pictures: Pictures | None
) -> _Marked:
    """What the reader of Markdown makes of articles; their text is entered in the account."""
    taken = frozenset(at for body in found for at in body.taken)
    if not found:
        return _Marked({}, taken)
    from compiler.sources.whole_booklets import markdown_body  # noqa: PLC0415 - parsers that few dumps need

    placing = pictures or markdown_body.Unplaced()
    reader = markdown_body.MarkdownReader(account.path, account, report, placing)
    return _Marked({body.start: reader.made(body) for body in found}, taken)


def _settle_markers(
    lines: Sequence[DumpLine], account: Account, report: Report, origin: str
) -> None:
    """Account for the words of the link markers and report each; their addresses go on."""
    for line in lines:
        if line.words:
            marked = Marked(line.text, line.words)
            settle(marked, account, report, Location(origin, line=line.number))


def _as_one_article(lines: Sequence[DumpLine], account: Account, origin: str) -> BookletDraft:
    """The draft of a text without contents: its first line is the title, if it is a short one."""
    first = lines[0].text if lines else ""
    titled = bool(first) and len(first) <= 60 and len(lines) > 1 and not first.endswith("。")
    title = first if titled else PurePosixPath(origin).stem
    if not titled:
        account.change("title-from-file-name", "", title)
    sure, reason = (0.75, "first-line") if titled else (0.3, "file-name")
    account.guess(GuessKind.TITLE, title, sure, reason)
    article = _article(title, lines[1:] if titled else lines, account, origin)
    return BookletDraft(Masthead(), (Section("", (article,), origin=origin),), origin=origin)


@dataclass(frozen=True)
class _Text:
    """The text of a section or an article: lines, or what Markdown makes of it."""

    subtitle: DumpLine | None = None
    lines: tuple[DumpLine, ...] = ()
    made: Made | None = None


@dataclass(frozen=True)
class _Reader:
    """Cuts the lines of a dump at its titles."""

    lines: tuple[DumpLine, ...]
    contents: ContentsList
    titles: tuple[TitleLine, ...]
    account: Account
    report: Report
    origin: str
    marked: _Marked

    def draft(self) -> BookletDraft:
        """The booklet, before mending."""
        before = self.lines[: self.contents.start]
        between = self.lines[self.contents.end : self.titles[0].start]
        words = [line for line in between if line.text and not RULER.fullmatch(line.text)]
        names, note = _split_at_note(before)
        self._leave_out_contents()
        self._report_missing()
        if words and not note and not NOTE.match(words[0].text):
            place = Location(self.origin, line=words[0].number)
            self.report.info("mending.text-before-title", place, quote=words[0].text[:20])
        masthead = title_block.masthead([line.text for line in names if line.text], self.account)
        end, colophon = self._colophon()
        masthead = title_block.colophon(colophon, self.account, masthead)
        return BookletDraft(
            masthead=masthead,
            sections=self._report_empty(self._sections(end)),
            editor_note=blocks(_addressed((*note, *between), self.account), self.account),
            origin=self.origin,
        )

    def _leave_out_contents(self) -> None:
        for line in self.lines[self.contents.start : self.contents.end]:
            self.account.drop("contents", line.text)

    def _report_missing(self) -> None:
        found = {id(title.entry.line) for title in self.titles}
        for entry in self.contents.entries:
            if id(entry.line) not in found:
                place = Location(self.origin, line=entry.line.number, quote=entry.title)
                self.report.warn("mending.missing-article", place, title=entry.title)

    def _colophon(self) -> tuple[int, list[str]]:
        """Where the last article ends, and the lines after it that say who made the booklet."""
        end = text_end(self.lines, self.titles)
        return end, [line.text for line in self.lines[end:]]

    def _sections(self, end: int) -> tuple[Section, ...]:
        """The sections in the body's order; articles before the first one stand in an untitled."""
        sections: list[Section] = []
        title = ""
        articles: list[Article] = []
        lead = _Text()
        ends = [each.start for each in self.titles[1:]] + [end]
        for place, stop in zip(self.titles, ends, strict=True):
            words, text = self._title(place), self._text(place.end, stop)
            if place.entry.section and not _opens_section(place, self.titles):
                sections += _section(title, articles, self.origin)
                title, articles = "", [self._article(words, text)]
            elif place.entry.section:
                sections += _section(title, articles, self.origin)
                title, articles, lead = words, [], text
            else:
                articles.append(self._led(self._article(words, text), lead))
                lead = _Text()
        return (*sections, *_section(title, articles, self.origin))

    def _text(self, start: int, stop: int) -> _Text:
        """The text between two titles: its subtitle, and its lines or what Markdown makes of it."""
        first = self.lines[start] if start < stop else None
        subtitle = first if first is not None and is_subtitle(first) else None
        start += subtitle is not None
        made = self.marked.made.get(start)
        places = range(start, stop) if made is None else ()
        lines = tuple(self.lines[at] for at in places if at not in self.marked.taken)
        return _Text(subtitle, lines, made)

    def _article(self, title: str, text: _Text) -> Article:
        subtitle = text.subtitle.text if text.subtitle else ""
        if text.made is None:
            return _article(title, text.lines, self.account, self.origin, subtitle)
        edges = Edges(without_page_lines(text.made.blocks, self.account), title=title)
        take_edges(edges, Looks(()), self.account)
        return edges.article(title, self.origin, subtitle=subtitle, links=text.made.links)

    def _led(self, article: Article, lead: _Text) -> Article:
        """The article with the introduction of its section before it."""
        lines = (*((lead.subtitle,) if lead.subtitle else ()), *lead.lines)
        before = blocks(_addressed(lines, self.account), self.account)
        made = lead.made or NOTHING_MADE
        links = (*made.links, *(link for link in article.links if link not in made.links))
        return replace(article, lead=before + made.blocks + article.lead, links=links)

    def _title(self, place: TitleLine) -> str:
        """The title to print; what the body spells otherwise is entered as changed."""
        printed = "".join(line.text for line in self.lines[place.start : place.end])
        title = same_as_printed(place.entry.title, printed)
        self.account.change("title", printed, title)
        return title

    def _report_empty(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        for section in sections:
            for article in section.articles:
                if not article.blocks and not article.lead:
                    place = Location(self.origin, quote=article.title)
                    self.report.warn("mending.empty-article", place, title=article.title)
        return sections


def _opens_section(place: TitleLine, titles: Sequence[TitleLine]) -> bool:
    """Whether articles follow a section's title; if none does, it is an article of its own."""
    index = titles.index(place)
    return index + 1 < len(titles) and not titles[index + 1].entry.section


def _section(title: str, articles: list[Article], origin: str) -> list[Section]:
    return [Section(title, tuple(articles), origin=origin)] if title or articles else []


def _split_at_note(
    lines: Sequence[DumpLine],
) -> tuple[Sequence[DumpLine], Sequence[DumpLine]]:
    """The title block, and the editor's note that stands before the contents, if one does."""
    for index, line in enumerate(lines):
        if NOTE.match(line.text):
            return lines[:index], lines[index:]
    return lines, ()


def _addressed(lines: Sequence[DumpLine], account: Account) -> tuple[DumpLine, ...]:
    """Lines outside articles, the addresses of their link markers set after their text."""
    result: list[DumpLine] = []
    for line in lines:
        for address in line.links:
            account.change("link-address", "", address)
            line = replace(  # noqa: PLW2901 - one line grows by its addresses
                line, run=(*line.run, Text(" "), Link((Text(address),), address))
            )
        result.append(line)
    return tuple(result)


def _article(
    title: str, lines: Sequence[DumpLine], account: Account, origin: str, subtitle: str = ""
) -> Article:
    """An article of its lines."""
    links = tuple(dict.fromkeys(address for line in lines for address in line.links))
    for address in links:
        account.change("link-address", "", address)
    edges = Edges(without_page_lines(blocks(lines, account), account), title=title)
    take_edges(edges, Looks(()), account)
    return edges.article(title, origin, subtitle=subtitle, links=links)
