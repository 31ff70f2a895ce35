"""A Word file that holds a whole booklet: cut at the titles that its contents list names.

The reader of Word files gives one article. Where that has a 目录, typed or automatic, whose entries
stand again in the text with text under them, it is title block, editor's note and articles instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.errors import Location
from compiler.model.article import Article
from compiler.model.block import (
    Block,
    Blocks,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
)
from compiler.model.booklet import BookletDraft, Masthead, Section
from compiler.model.guess import GuessKind
from compiler.model.inline import Code, Inlines, Keep, LineBreak, Note, Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.composing import take_edges
from compiler.sources.flow.listing import Listing
from compiler.sources.flow.looks import Flow, Looks
from compiler.sources.flow.numbered_captions import with_numbered
from compiler.sources.reading import Reading
from compiler.sources.recognition.byline import Edges
from compiler.sources.recognition.heads import with_heads
from compiler.sources.recognition.numbered_heads import normalised
from compiler.sources.recognition.seen_captions import with_seen_captions
from compiler.sources.recognition.title import take_title
from compiler.sources.whole_booklets import title_block
from compiler.sources.whole_booklets.booklet_dump import NOTE
from compiler.sources.whole_booklets.contents_list import (
    ContentsList,
    TitleLine,
    find_contents,
    is_contents_heading,
    match_titles,
    mentions_contents,
    reads_as_booklet,
    same_as_printed,
)
from compiler.sources.whole_booklets.lines import DumpLine
from compiler.sources.whole_booklets.listed_titles import listed_titles

_LONGEST_NAME = 40  # characters of a line of the title block
_SUBTITLE = re.compile(r"——.{1,37}[^。]")
_SIGN = re.compile(  # in the title block: it is an issue of something, or a collection
    r"第\s*[\d一二三四五六七八九十百]+\s*[期辑]|文选|选编|汇编|文集|选集|集锦|学习(?:资料|材料|参考|文件)|内部资料"
    r"|[编主]\s*[印办]|编者按|编者的话|卷首语|内刊|简报|月刊|季刊|双月刊|期刊"
)
_MOST_NAMES = 8  # lines; a title block that is longer is a text


@dataclass(frozen=True)
class _Cut:
    """Where an article of Word is cut; places count blocks. ``reason`` names how it was told."""

    article: Article
    contents: ContentsList
    titles: tuple[TitleLine, ...]
    reason: str = "contents"
    most: float = 0.95  # how sure it is that it is a booklet, if all titles are found


def booklet_of(flow: Flow, reading: Reading, account: Account) -> BookletDraft | None:
    """The booklet that a flow is, before mending; None if it is one article.

    A typed contents list goes (``contents``), the automatic one is gone already; an entry without
    its line is reported (``mending.missing-article``). ``account`` is to be forgotten if it is no
    booklet.
    """
    text = "".join(_text(one.block) for one in flow.passages)
    if not flow.listing and not mentions_contents(text):
        return None
    report, article = reading.report, _bare(flow, reading, account)
    listing = Listing(flow.listing, asked=reading.whole_booklet)
    lines = tuple(_line(index, block) for index, block in enumerate(article.blocks))
    cut = _cut_by_listing(article, lines, listing) or _cut(article, lines)
    if cut is None:
        return None
    share = len(cut.titles) / len(cut.contents.entries)
    opening = cut.contents.entries[0].title
    sure = min(round(cut.most - 0.45 * (1 - share), 2), cut.most)
    account.guess(GuessKind.MANUSCRIPT, opening, sure, cut.reason)
    found = {id(title.entry.line) for title in cut.titles}
    for entry in cut.contents.entries:
        if id(entry.line) not in found:
            place = Location(article.origin, quote=entry.title)
            report.warn("mending.missing-article", place, title=entry.title)
    for block in article.blocks[cut.contents.start : cut.contents.end]:
        account.drop("contents", _text(block))
    masthead, note = _front(cut, account)
    return BookletDraft(masthead, _sections(cut, account), note, article.origin)


def _bare(flow: Flow, reading: Reading, account: Account) -> Article:
    """All that the flow holds: title and headings told, nothing yet looked for at its edges."""
    looks = Looks(flow.passages)
    titled = take_title(tuple(one.block for one in flow.passages), looks, "", account)
    blocks = with_numbered(
        with_heads(with_seen_captions(titled.blocks, looks, account), looks, account), account
    )
    return Article(
        titled.title,
        blocks,
        subtitle=titled.subtitle,
        links=titled.links,
        origin=reading.origin,
    )


def _cut_by_listing(article: Article, lines: tuple[DumpLine, ...], listing: Listing) -> _Cut | None:
    """Where the titles of an automatic list stand; None if it is one article's, or there is none.

    Without another sign of a booklet a person should look: a report has such a list as well.
    """
    found = listed_titles(listing, lines, article)
    if found is None:
        return None
    contents, titles = found
    if not all(_only_words(block, notes=True) for one in titles for block in _of(one, article)):
        return None
    before = (article.title, article.subtitle, *(line.text for line in lines[: contents.start]))
    signs = any(_SIGN.search(text) for text in before) or any(one.entry.section for one in titles)
    most = 0.95 if signs or listing.asked else 0.7
    return _Cut(article, contents, titles, "automatic-contents", most)


def _of(title: TitleLine, article: Article) -> Blocks:
    return article.blocks[title.start : title.end]


def _cut(article: Article, lines: tuple[DumpLine, ...]) -> _Cut | None:
    """Where a typed contents list and its titles stand; None if the article is no booklet.

    A list that holds more than words (a note, a picture), or a title that does, is left alone:
    what is not printed as words would be lost with it.
    """
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


def _only_words(block: Block, *, notes: bool = False) -> bool:
    """Whether a block is a line of text; ``notes`` allows footnotes in it."""
    return isinstance(block, Paragraph | Heading) and _are_words(block.children, notes=notes)


def _are_words(run: Inlines, *, notes: bool) -> bool:
    words = Text | Code | Keep | LineBreak | (Note if notes else Text)
    return all(isinstance(leaf, words) for leaf in leaves(run))


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph | Heading) else ""


def _front(cut: _Cut, account: Account) -> tuple[Masthead, Blocks]:
    """The title block, and what else stands before the first title: the editor's note."""
    article = cut.article
    before = article.blocks[: cut.contents.start]
    between = article.blocks[cut.contents.end : cut.titles[0].start]
    lines, rest = _names(before)
    names = [article.title, article.subtitle, *lines]
    known = title_block.masthead([name for name in names if name], account)
    known = replace(
        known,
        editor=_with(known.editor, article.author),
        publisher=_with(known.publisher, article.source),
        date=_with(known.date, article.date),
    )
    note = (*article.lead, *rest, *between)
    if note and isinstance(note[0], Heading):  # 编者按 alone on its line: the note's own label
        note = (Paragraph(note[0].children), *note[1:])
    return known, note


def _names(before: Blocks) -> tuple[list[str], Blocks]:
    """The lines of the title block, and what stands before the contents besides: emblem, note."""
    names: list[str] = []
    others: list[Block] = []
    for at, block in enumerate(before):
        text = _text(block)
        if isinstance(block, Figure | Rule):
            others.append(block)
            continue
        ends = len(text) > _LONGEST_NAME or text[-1:] == "。" or bool(NOTE.match(text))
        if ends or not _only_words(block) or len(names) == _MOST_NAMES:
            return names, (*others, *before[at:])
        names.append(text)
    return names, tuple(others)


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
        title = " ".join(same_as_printed(place.entry.title, printed).split())
        account.change("title", printed, title)
        body = (*_notes(blocks[place.start : place.end]), *blocks[place.end : end])
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


def _notes(blocks: Blocks) -> Blocks:
    """The footnotes of a title, which stands in the contents too: set before its text."""
    lines = (block.children for block in blocks if isinstance(block, Paragraph | Heading))
    notes = (leaf for run in lines for leaf in leaves(run) if isinstance(leaf, Note))
    return tuple(Quote(note.blocks) for note in notes)


def _article(title: str, blocks: Blocks, account: Account, origin: str) -> Article:
    subtitle = ""
    if blocks and _only_words(blocks[0]) and _SUBTITLE.fullmatch(_text(blocks[0])):
        subtitle, blocks = _text(blocks[0]), blocks[1:]
    edges = Edges(_levelled(blocks), title=title)
    take_edges(edges, Looks(()), account)
    return edges.article(title, origin, subtitle=subtitle)


def _levelled(blocks: Sequence[Block]) -> Blocks:
    """The blocks with the levels of their headings counted from 1."""
    levels = normalised([block.level if isinstance(block, Heading) else None for block in blocks])
    return tuple(
        replace(block, level=level) if isinstance(block, Heading) and level else block
        for block, level in zip(blocks, levels, strict=True)
    )
