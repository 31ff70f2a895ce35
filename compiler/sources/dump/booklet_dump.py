"""A whole booklet in one text: title block, contents, editor's note, sections with articles.

1. the lines are told apart from their notation                                  (dump_lines)
2. the contents list is found, and each of its entries in the body               (contents_list)
3. what stands before the contents is the title block                            (title_block)
4. 编者按 opens the editor's note; the rest is cut at the titles                   (here)
5. each piece becomes blocks                                                     (dump_blocks)
6. everything is mended                                                          (mending)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from compiler.sources.dump import title_block
from compiler.sources.dump.blocks import blocks, placed
from compiler.sources.dump.contents_list import (
    ContentsList,
    TitleLine,
    find_contents,
    match_titles,
    reads_as_booklet,
    same_as_printed,
)
from compiler.sources.dump.lines import RULER, DumpLine, parsed, unwrapped
from compiler.sources.link_markers import Marked, settle
from compiler.sources.mending.article import mend_draft
from compiler.sources.pictures.placing import Pictures
from compiler.sources.plain_text.pages import RawLines, drop_furniture, raw_lines
from compiler.sources.roles import Edges, with_roles

_NOTE = re.compile(
    r"[【\[（(〔]\s*(?:编者按|编者的话|编辑导语|编前语|编者语|编者导读|按语|卷首语)\s*[】\]）)〕]"
    r"|(?:编者按|编者的话|编辑导语|编前语|编者语|编者导读|按语|卷首语)\s*(?:[:：]|$)"
    r"|(?:编者按|编者的话)\s+\S"
    r"|(?:编写|编印|编辑|出版)说明\s*(?:[:：]|$)"
)
_LONGEST_SUBTITLE = 40
_COLOPHON_LINES = 8  # at most so many lines at the end say who made the booklet


@dataclass(frozen=True)
class _Dump:
    """The lines of a dump with what was found in them; ``contents`` may be None."""

    lines: tuple[DumpLine, ...]
    raw: RawLines
    contents: ContentsList | None
    titles: tuple[TitleLine, ...]


def is_booklet(text: str) -> bool:
    """Whether ``text`` is a whole booklet: it has a contents list whose titles recur in it."""
    dump = _taken_apart(text)
    return dump.contents is not None and reads_as_booklet(dump.contents, dump.titles, dump.lines)


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
    dump = _taken_apart(text)
    for line_of_page in (*dump.raw.page_numbers, *dump.raw.running_heads):
        account.read(line_of_page)
    drop_furniture(dump.raw, account, report)
    for line in dump.lines:
        account.read("".join((line.text, *line.words)))
    _settle_markers(dump.lines, account, report, origin)
    if dump.contents is None or not dump.titles:
        report.warn("mending.no-contents", Location(origin))
        draft = _as_one_article(dump.lines, account, origin)
    else:
        share = len(dump.titles) / len(dump.contents.entries)
        opening = dump.contents.entries[0].title
        account.guess(GuessKind.MANUSCRIPT, opening, round(0.5 + 0.45 * share, 2), "contents")
        draft = _Reader(dump.lines, dump.contents, dump.titles, account, report, origin).draft()
    if pictures is not None:
        draft = _with_pictures(draft, pictures)
    mended = mend_draft(draft, account, report, mending)
    ledger = account.ledger()
    return Manuscript(
        mended, replace(ledger, markup=visible_count(text) - visible_count(ledger.text))
    )


def _taken_apart(text: str) -> _Dump:
    raw = raw_lines(text)
    lines = tuple(parsed(line) for line in raw.lines)
    contents = find_contents(lines)
    if contents is None:
        return _Dump(lines, raw, None, ())
    # Contents lines are as wide as each other by their leaders; only the body can be wrapped.
    body = tuple(parsed(line) for line in unwrapped(raw.lines[contents.end :]))
    lines = lines[: contents.end] + body
    return _Dump(lines, raw, contents, match_titles(contents, lines))


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
class _Reader:
    """Cuts the lines of a dump at its titles."""

    lines: tuple[DumpLine, ...]
    contents: ContentsList
    titles: tuple[TitleLine, ...]
    account: Account
    report: Report
    origin: str

    def draft(self) -> BookletDraft:
        """The booklet, before mending."""
        before = self.lines[: self.contents.start]
        between = self.lines[self.contents.end : self.titles[0].start]
        words = [line for line in between if line.text and not RULER.fullmatch(line.text)]
        names, note = _split_at_note(before)
        self._leave_out_contents()
        self._report_missing()
        if words and not note and not _NOTE.match(words[0].text):
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
        end = len(self.lines)
        last = self.titles[-1].end
        while end > max(last, len(self.lines) - _COLOPHON_LINES):
            if not title_block.is_colophon_line(self.lines[end - 1].text):
                break
            end -= 1
        return end, [line.text for line in self.lines[end:]]

    def _sections(self, end: int) -> tuple[Section, ...]:
        """The sections in the body's order; articles before the first one stand in an untitled."""
        sections: list[Section] = []
        title = ""
        articles: list[Article] = []
        lead: Sequence[DumpLine] = ()
        ends = [each.start for each in self.titles[1:]] + [end]
        for place, stop in zip(self.titles, ends, strict=True):
            words, lines = self._title(place), self.lines[place.end : stop]
            if place.entry.section and not _opens_section(place, self.titles):
                sections += _section(title, articles, self.origin)
                title, articles = "", [_article(words, lines, self.account, self.origin)]
            elif place.entry.section:
                sections += _section(title, articles, self.origin)
                title, articles, lead = words, [], lines
            else:
                article = _article(words, lines, self.account, self.origin)
                introduction = blocks(_addressed(lead, self.account), self.account)
                articles.append(replace(article, lead=introduction + article.lead))
                lead = ()
        return (*sections, *_section(title, articles, self.origin))

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
        if _NOTE.match(line.text):
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
    title: str,
    lines: Sequence[DumpLine],
    account: Account,
    origin: str,
) -> Article:
    """An article of its lines; a short first line after —— is its subtitle."""
    subtitle = ""
    first = lines[0].text if lines else ""
    if first.startswith("——") and len(first) <= _LONGEST_SUBTITLE and not first.endswith("。"):
        subtitle, lines = first, lines[1:]
    links = tuple(dict.fromkeys(address for line in lines for address in line.links))
    for address in links:
        account.change("link-address", "", address)
    edges = with_roles(Edges(blocks(lines, account), title=title), account)
    return edges.article(title, origin, subtitle=subtitle, links=links)


def _with_pictures(draft: BookletDraft, pictures: Pictures) -> BookletDraft:
    """The draft with the files of its pictures found."""

    def article(old: Article) -> Article:
        return replace(old, blocks=placed(old.blocks, pictures), lead=placed(old.lead, pictures))

    sections = tuple(
        replace(section, articles=tuple(article(each) for each in section.articles))
        for section in draft.sections
    )
    pictures_found = replace(
        draft, sections=sections, editor_note=placed(draft.editor_note, pictures)
    )
    pictures.close()
    return pictures_found
