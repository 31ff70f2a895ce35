"""A Word file that holds a whole booklet: cut at the titles that its typed contents list names.

The reader of Word files gives one article. Where that has a 目录 whose entries stand again in the
text with text under them, it is title block, contents, editor's note and articles instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph
from compiler.model.booklet import BookletDraft, Masthead, Section
from compiler.model.guess import GuessKind
from compiler.model.inline import Code, Inlines, Keep, LineBreak, Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.dump import title_block
from compiler.sources.dump.contents_list import (
    ContentsList,
    TitleLine,
    find_contents,
    is_contents_heading,
    match_titles,
    reads_as_booklet,
    same_as_printed,
)
from compiler.sources.dump.lines import DumpLine
from compiler.sources.roles import Edges, with_roles
from compiler.sources.structure import normalised

_LONGEST_NAME = 40  # characters of a line of the title block
_SUBTITLE = re.compile(r"——.{1,37}[^。]")
_MOST_NAMES = 8  # lines; a title block that is longer is a text


@dataclass(frozen=True)
class _Cut:
    """Where an article of Word is cut; places count blocks."""

    article: Article
    contents: ContentsList
    titles: tuple[TitleLine, ...]


def as_booklet(article: Article, account: Account, report: Report) -> BookletDraft | None:
    """The booklet that ``article`` is, before mending; None if it is one article.

    The contents list goes (``contents``); an entry without its line is reported
    (``mending.missing-article``).
    """
    cut = _cut(article)
    if cut is None:
        return None
    share = len(cut.titles) / len(cut.contents.entries)
    opening = cut.contents.entries[0].title
    account.guess(GuessKind.MANUSCRIPT, opening, round(0.5 + 0.45 * share, 2), "contents")
    found = {id(title.entry.line) for title in cut.titles}
    for entry in cut.contents.entries:
        if id(entry.line) not in found:
            place = Location(article.origin, quote=entry.title)
            report.warn("mending.missing-article", place, title=entry.title)
    for block in article.blocks[cut.contents.start : cut.contents.end]:
        account.drop("contents", _text(block))
    masthead, note = _front(cut, account)
    return BookletDraft(masthead, _sections(cut, account), note, article.origin)


def _cut(article: Article) -> _Cut | None:
    """Where the contents and the titles stand; None if the article is no booklet.

    A list that holds more than words (a note, a picture), or a title that does, is left alone:
    what is not printed as words would be lost with it.
    """
    lines = tuple(_line(index, block) for index, block in enumerate(article.blocks))
    contents = find_contents(lines)
    if contents is None or not is_contents_heading(lines[contents.start]):
        return None
    titles = match_titles(contents, lines)
    if not reads_as_booklet(contents, titles, lines) or any(
        title.entry.title.lstrip()[:1].isdecimal() for title in titles
    ):
        return None
    cut_out = [*article.blocks[contents.start : contents.end]]
    for title in titles:
        cut_out += article.blocks[title.start : title.end]
    if not all(_only_words(block) for block in cut_out):
        return None
    return _Cut(article, contents, titles)


def _line(index: int, block: Block) -> DumpLine:
    """A block as a line of a dump; one that cannot be a title is a line without text."""
    if not isinstance(block, Paragraph | Heading):
        return DumpLine(index, (), "", bullet=isinstance(block, ListBlock))
    text = plain(block.children).strip()
    bold = bool(block.children) and isinstance(block.children[0], Strong)
    return DumpLine(index, block.children, text, bold=bold)


def _only_words(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading) and _are_words(block.children)


def _are_words(run: Inlines) -> bool:
    return all(isinstance(leaf, Text | Code | Keep | LineBreak) for leaf in leaves(run))


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph | Heading) else ""


def _front(cut: _Cut, account: Account) -> tuple[Masthead, Blocks]:
    """The title block, and what else stands before the first title: the editor's note."""
    article = cut.article
    before = article.blocks[: cut.contents.start]
    between = article.blocks[cut.contents.end : cut.titles[0].start]
    named = 0
    for block in before[:_MOST_NAMES]:
        if not _only_words(block) or len(_text(block)) > _LONGEST_NAME or _text(block)[-1:] == "。":
            break
        named += 1
    names = [article.title, article.subtitle, *(_text(block) for block in before[:named])]
    known = title_block.masthead([name for name in names if name], account)
    known = replace(
        known,
        editor=_with(known.editor, article.author),
        publisher=_with(known.publisher, article.source),
        date=_with(known.date, article.date),
    )
    note = (*article.lead, *before[named:], *between)
    if note and isinstance(note[0], Heading):  # 编者按 alone on its line: the note's own label
        note = (Paragraph(note[0].children), *note[1:])
    return known, note


def _with(known: str, value: str) -> str:
    return "\u3000".join(filter(None, (known, value)))


def _sections(cut: _Cut, account: Account) -> tuple[Section, ...]:
    """The sections in the order of the text; an article outside of them stands in an untitled."""
    blocks, origin = cut.article.blocks, cut.article.origin
    sections: list[Section] = []
    lead: Blocks = ()
    ends = [title.start for title in cut.titles[1:]] + [len(blocks)]
    for index, (place, end) in enumerate(zip(cut.titles, ends, strict=True)):
        printed = "".join(_text(block) for block in blocks[place.start : place.end])
        title = same_as_printed(place.entry.title, printed)
        account.change("title", printed, title)
        body = blocks[place.end : end]
        following = cut.titles[index + 1 : index + 2]
        if place.entry.section and following and not following[0].entry.section:
            sections.append(Section(title, (), origin=origin))
            lead = body
            continue
        article = _article(title, body, account, origin)
        article = replace(article, lead=(*lead, *article.lead))
        lead = ()
        if place.entry.section or not sections:
            sections.append(Section("", (), origin=origin))
        last = sections[-1]
        sections[-1] = replace(last, articles=(*last.articles, article))
    links = cut.article.links
    if links and sections[-1].articles:
        *others, final = sections[-1].articles
        final = replace(final, links=(*final.links, *links))
        sections[-1] = replace(sections[-1], articles=(*others, final))
    return tuple(sections)


def _article(title: str, blocks: Blocks, account: Account, origin: str) -> Article:
    subtitle = ""
    if blocks and _only_words(blocks[0]) and _SUBTITLE.fullmatch(_text(blocks[0])):
        subtitle, blocks = _text(blocks[0]), blocks[1:]
    edges = with_roles(Edges(_levelled(blocks), title=title), account)
    return edges.article(title, origin, subtitle=subtitle)


def _levelled(blocks: Sequence[Block]) -> Blocks:
    """The blocks with the levels of their headings counted from 1."""
    levels = normalised([block.level if isinstance(block, Heading) else None for block in blocks])
    return tuple(
        replace(block, level=level) if isinstance(block, Heading) and level else block
        for block, level in zip(blocks, levels, strict=True)
    )
