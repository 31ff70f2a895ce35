"""Manuscripts, in the order the project gives, become one booklet.

The door of the room is ``assemble``; its body is the order of the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from compiler.assembly.anchors import anchored
from compiler.assembly.contents import contents_of
from compiler.assembly.doubts import report_doubts, settled
from compiler.assembly.limits import check_size
from compiler.assembly.numbering import numbered
from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import Blocks
from compiler.model.booklet import Booklet, BookletDraft, Manuscript, Masthead, Section
from compiler.model.segments import masthead_segments

OVERRIDDEN = "overridden"  # the reason in a ledger for text that the project file replaces


@dataclass(frozen=True)
class Override:
    """What the project file says of one article; None leaves what the manuscript says."""

    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    source: str | None = None
    date: str | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of what it says."""
        return frozenset(each.name for each in fields(self) if getattr(self, each.name) is not None)


@dataclass(frozen=True)
class Contribution:
    """One manuscript and what the project file overrules in it."""

    manuscript: Manuscript
    override: Override = Override()


@dataclass(frozen=True)
class SectionPart:
    """A section as the project lists it; ``title`` is "" where it names none."""

    title: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True)
class AssemblySettings:
    """What the project file says of the booklet as a whole.

    ``name`` is the title where neither it nor a dump nor an only article gives one.
    ``contents_depth``: 1 sections, 2 articles too, 3 and more headings inside articles too.
    ``number_levels`` sets 一、（一）1.（1） where an article's headings carry no numbers.
    """

    masthead: Masthead
    name: str = ""
    editor_note: Blocks = ()
    editor_note_manuscript: Manuscript | None = None
    contents_depth: int = 2
    number_levels: bool = False


@dataclass
class _Ledgers:
    """The sources' accounts by path, to which overruled text is added."""

    by_path: dict[str, Ledger]

    def drop(self, path: str, text: str) -> None:
        """Account for ``text`` of the source ``path`` as left out for the project file's own."""
        ledger = self.by_path[path]
        self.by_path[path] = replace(ledger, dropped=(*ledger.dropped, Entry(OVERRIDDEN, text)))

    def change(self, path: str, before: str, after: str) -> None:
        """Account for ``before`` of the source as replaced by the project file's ``after``."""
        ledger = self.by_path[path]
        entry = Entry(OVERRIDDEN, before, after)
        self.by_path[path] = replace(ledger, changed=(*ledger.changed, entry))


def assemble(parts: Sequence[SectionPart], settings: AssemblySettings, report: Report) -> Booklet:
    """The booklet of all parts, with masthead, anchors, level numbers and contents.

    A whole-booklet dump among the contributions brings its own sections; what it says of series,
    title and the like holds where the project file is silent. Script is zh-Hans until
    ``editions`` says otherwise. Raises TypesetError for more than can be set: see ``limits``.
    """
    ledgers = _Ledgers({})
    for part in parts:
        for contribution in part.contributions:
            ledger = settled(contribution.manuscript.ledger, contribution.override.given)
            ledgers.by_path[ledger.path] = ledger
            report_doubts(ledger, report)
    drafts = [
        contribution.manuscript.content
        for part in parts
        for contribution in part.contributions
        if isinstance(contribution.manuscript.content, BookletDraft)
    ]
    _report_unheeded(parts, report)
    sections = tuple(
        section
        for part in parts
        for section in _sections_of(part, ledgers)
        if section.articles or section.title
    )
    if settings.number_levels:
        sections = tuple(numbered(section) for section in sections)
    sections = anchored(sections)
    booklet = Booklet(
        masthead=settings.masthead,
        sections=sections,
        contents=contents_of(sections, settings.contents_depth),
        name=settings.name,
    )
    booklet = _with_masthead(booklet, drafts, ledgers)
    booklet = _with_editor_note(booklet, settings, drafts, ledgers)
    booklet = _titled(booklet, settings.name)
    _report_empty(booklet, report)
    booklet = replace(booklet, ledgers=tuple(ledgers.by_path.values()))
    check_size(booklet)
    return booklet


def _titled(booklet: Booklet, name: str) -> Booklet:
    """The booklet under a title: its own, that of its only article, or else the project's name."""
    if booklet.masthead.title or not name:
        return booklet
    articles = [article for section in booklet.sections for article in section.articles]
    title = articles[0].title if len(articles) == 1 else name
    return replace(booklet, masthead=replace(booklet.masthead, title=title))


def _sections_of(part: SectionPart, ledgers: _Ledgers) -> list[Section]:
    """The part's own section, cut where a dump among its contributions brings others."""
    sections: list[Section] = []
    articles: list[Article] = []
    for contribution in part.contributions:
        match contribution.manuscript.content:
            case BookletDraft(divided=True, sections=(Section(articles=(first, *rest)),)):
                articles.append(_overruled(first, contribution.override, ledgers))
                articles.extend(rest)
            case BookletDraft() as draft:
                if articles:
                    sections.append(Section(part.title, tuple(articles)))
                    articles = []
                sections.extend(draft.sections)
            case Article() as article:
                articles.append(_overruled(article, contribution.override, ledgers))
    if articles or not part.contributions:
        sections.append(Section(part.title, tuple(articles)))
    return sections


def _overruled(article: Article, override: Override, ledgers: _Ledgers) -> Article:
    for field in fields(override):
        wanted = getattr(override, field.name)
        present = getattr(article, field.name)
        if wanted is None or wanted == present:
            continue
        ledgers.change(article.origin, present, wanted)
        article = replace(article, **{field.name: wanted})
    return article


def _with_masthead(booklet: Booklet, drafts: Sequence[BookletDraft], ledgers: _Ledgers) -> Booklet:
    """The masthead filled up from the first dump; what is not used is accounted for."""
    if not drafts:
        return booklet
    first, *others = drafts
    taken: dict[str, Any] = {}
    for field in fields(Masthead):
        offered = getattr(first.masthead, field.name)
        if not isinstance(offered, str) or not offered:
            continue
        if getattr(booklet.masthead, field.name):
            ledgers.drop(first.origin, offered)
        else:
            taken[field.name] = offered
    for draft in others:
        for segment in masthead_segments(draft.masthead):
            ledgers.drop(draft.origin, segment.text)
    return replace(
        booklet,
        masthead=replace(booklet.masthead, **taken),
        draft_origin=first.origin,
        draft_fields=tuple(taken),
    )


def _with_editor_note(
    booklet: Booklet,
    settings: AssemblySettings,
    drafts: Sequence[BookletDraft],
    ledgers: _Ledgers,
) -> Booklet:
    """The editor's note: the project's, else the first dump's; others follow in their order."""
    manuscript = settings.editor_note_manuscript
    if manuscript is not None and isinstance(manuscript.content, Article):
        article = manuscript.content
        ledgers.by_path[manuscript.ledger.path] = manuscript.ledger
        for text in (article.title, article.subtitle, article.author, article.source, article.date):
            if text:
                ledgers.drop(article.origin, text)
        return replace(
            booklet,
            editor_note=article.lead + article.blocks,
            editor_note_origin=article.origin,
        )
    if settings.editor_note:
        return replace(booklet, editor_note=settings.editor_note)
    for draft in drafts:
        if draft.editor_note:
            return replace(booklet, editor_note=draft.editor_note, editor_note_origin=draft.origin)
    return booklet


def _report_unheeded(parts: Sequence[SectionPart], report: Report) -> None:
    """Report titles and the like given for a dump, whose articles have their own."""
    for part in parts:
        for contribution in part.contributions:
            content = contribution.manuscript.content
            whole = isinstance(content, BookletDraft) and not content.divided
            if whole and contribution.override != Override():
                report.warn("assembly.override-of-booklet", Location(source=content.origin))


def _report_empty(booklet: Booklet, report: Report) -> None:
    for section in booklet.sections:
        if not section.articles:
            report.warn(
                "assembly.empty-section", Location(source=section.origin), title=section.title
            )
        for article in section.articles:
            if not article.blocks and not article.lead:
                report.warn(
                    "assembly.empty-article", Location(source=article.origin), title=article.title
                )
