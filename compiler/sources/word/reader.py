"""A Word file (.docx) → the article or whole booklet in it, and the account of its characters.

1. the zip judged and opened                                  (package)
2. every character of its parts entered                       (source_text)
3. the body walked: paragraphs, tables, notes, drawings       (body)
4. title, headings, captions, signatures                      (heads)
5. byline and mending, as for every article                   (recognition.edges, mending)
6. a file with a contents list cut into its articles          (whole_booklets.word_booklet)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from compiler.errors import Location, SourceError
from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Heading, Paragraph
from compiler.model.booklet import Manuscript
from compiler.model.segments import plain
from compiler.sources import articles
from compiler.sources.account import Account
from compiler.sources.flow.captions import attach
from compiler.sources.mending.article import mend_article, mend_draft
from compiler.sources.recognition.edges import Edges, with_roles
from compiler.sources.recognition.heads import take_title, with_headings
from compiler.sources.recognition.typed_contents import without_contents
from compiler.sources.whole_booklets.listed_titles import Listed, Listing
from compiler.sources.whole_booklets.word_booklet import as_booklet
from compiler.sources.word.body import Body, with_lists
from compiler.sources.word.findings import report_findings
from compiler.sources.word.heads import Headed, with_heads
from compiler.sources.word.lines import line_of, styled_level
from compiler.sources.word.numbering import read_numbering
from compiler.sources.word.package import Package, open_package
from compiler.sources.word.reading import NoteKey, Reading
from compiler.sources.word.source_text import text_of
from compiler.sources.word.styles import read_styles
from compiler.sources.word.xml_tree import EMPTY, Node

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_DROPPED_PARTS = (
    ("header", "running-head"),
    ("footer", "running-head"),
    ("comments", "comment"),
    ("chart", "chart"),
    ("chartEx", "chart"),
)


def read(path: Path, given: articles.Reading) -> Manuscript:
    """The article of a Word file.

    Raises SourceError for what is no .docx (old .doc and .wps, RTF, a locked file, each by its
    name), for a broken file, and for one that unpacks to more than a manuscript can have.
    """
    package = open_package(path, given.origin)
    with closing(package.archive):
        account = Account(given.origin, "word")
        main, tree = _main(package)
        reading = _reading(package, main, tree, given, account)
        body = Body(reading)
        roots = [*tree.named("w:body")] or [EMPTY]  # a broken file may have more than one
        found = [one for root in roots for one in body.found(root, reading.story(root, main))]
        headed = with_heads(found, account)
        blocks = (*with_lists(headed.found), *_uncalled(reading, body))
        for part in tree.children:
            if part.name != "w:body":
                reading.silent(part)
        for part in reading.diagrams.values():
            reading.drop("dropped-element", part)
    given.pictures.close()
    report_findings(reading)
    bare = _bare(headed, blocks, given, account)
    if not given.one_article:
        styled = (Listed(line_of(one.block), styled_level(one)) for one in found)
        listed = reading.listing.listed(one for one in styled if one.depth)
        listing = Listing(listed, asked=given.whole_booklet)
        draft = as_booklet(bare, listing, account, given.report)
        if draft is not None:
            mended_draft = mend_draft(draft, account, given.report, given.mending)
            return Manuscript(mended_draft, account.ledger())
    article = _article(bare, given, account)
    mended = mend_article(article, account, given.report, given.mending, cut_by_pages=False)
    return Manuscript(mended, account.ledger())


def _main(package: Package) -> tuple[str, Node]:
    """The main part's name and tree; SourceError if the file is no text document."""
    name = next(package.related("", "officeDocument"), _MAIN)
    tree = package.tree(name)
    if tree is None or tree.name != "w:document":
        raise SourceError(
            "sources.word-not-word", Location(source=package.origin), path=package.origin
        )
    return name, tree


def _reading(
    package: Package, main: str, tree: Node, given: articles.Reading, account: Account
) -> Reading:
    """Everything that the walk needs, with the text of all parts entered in the account."""

    def part(kind: str) -> Node | None:
        name = next(package.related(main, kind), None)
        return package.tree(name) if name else None

    reading = Reading(
        package=package,
        pictures=given.pictures,
        account=account,
        report=given.report,
        styles=read_styles(part("styles")),
        numbering=read_numbering(part("numbering")),
    )
    account.read(text_of(tree))
    for kind in _NOTES:
        _take_notes(kind, main, reading)
    for kind, reason in _DROPPED_PARTS:
        for name in dict.fromkeys(package.related(main, kind)):
            dropped = package.tree(name)
            if dropped is not None and text_of(dropped).strip():
                account.read(text_of(dropped))
                reading.drop(reason, dropped)
                items = [one for one in dropped.children if one.name == "w:comment"]
                reading.counts[reason] += len(items) or 1
    for name in dict.fromkeys(package.related(main, "diagramData")):
        diagram = package.tree(name)
        if diagram is not None:
            account.read(text_of(diagram))
            reading.diagrams[name] = diagram
    return reading


def _take_notes(kind: str, main: str, reading: Reading) -> None:
    """The notes of one kind, for the walk to take them where they are called."""
    name = next(reading.package.related(main, kind), None)
    tree = reading.package.tree(name) if name else None
    if name is None or tree is None:
        return
    reading.account.read(text_of(tree))
    reading.note_parts[kind] = name
    for node in tree.children:
        key = NoteKey(kind, node.get("w:id"))
        ruled = node.get("w:type") in {"separator", "continuationSeparator", "continuationNotice"}
        if ruled or node.name not in {"w:footnote", "w:endnote"} or key in reading.notes:
            reading.account.drop("note-separator", text_of(node))
        else:
            reading.notes[key] = node


def _uncalled(reading: Reading, body: Body) -> Iterator[Block]:
    """Notes that nothing calls, set at the end."""
    while reading.notes:
        key = next(iter(reading.notes))
        note = reading.notes.pop(key)
        part = reading.note_parts[key.kind]
        blocks = body.blocks(note, reading.story(note, part))
        if blocks:
            label = key.identifier
            reading.report.warn("sources.uncalled-note", reading.location, label=label)
        yield from blocks


def _bare(headed: Headed, blocks: Blocks, given: articles.Reading, account: Account) -> Article:
    """All that the blocks hold: title and headings told, nothing yet looked for at its edges."""
    blocks = attach(blocks, account)
    titled = take_title(blocks, "", account)
    blocks, subtitle = _taken(titled.blocks, headed.subtitle, titled.subtitle)
    blocks, author = _taken(blocks, headed.author, "")
    edges = Edges(with_headings(blocks, account), author=author)
    return edges.article(titled.title, given.origin, subtitle=subtitle, links=titled.links)


def _article(bare: Article, given: articles.Reading, account: Account) -> Article:
    """One article of all that the file holds: byline and roles."""
    cleared = without_contents(bare.blocks, account, given.report)
    edges = with_roles(Edges(cleared.blocks, author=bare.author, title=bare.title), account)
    title = edges.title or articles.name_as_title(given, account)
    article = edges.article(title, given.origin, subtitle=bare.subtitle, links=bare.links)
    articles.report_empty(article, given.report)
    return article


def _taken(blocks: Blocks, block: Block | None, known: str) -> tuple[Blocks, str]:
    """The text of a block taken out of ``blocks``, unless the place is taken already."""
    if known or not isinstance(block, Paragraph | Heading) or not any(b is block for b in blocks):
        return blocks, known
    return tuple(b for b in blocks if b is not block), " ".join(plain(block.children).split())
