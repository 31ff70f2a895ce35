"""The documents of an EPUB in the order of its spine: which are text, and where articles begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from compiler.model.characters import visible_count
from compiler.sources.account import Account
from compiler.sources.epub.contents import Start
from compiler.sources.epub.package import Book
from compiler.sources.html.stream import readable_text

_BESIDE = re.compile(
    r"\b(?:cover|titlepage|title-page|toc|landmarks|colophon|copyright-page|loi|lot)\b"
)
_TEXT = re.compile(r"\b(?:preface|foreword|introduction|prologue|dedication|bodymatter|chapter)\b")
_BESIDE_TITLES = re.compile(
    r"(?:封面|封底|书名页|扉页|版权(?:页|信息|声明)?|目\s*录|总目录?|cover|title\s*page"
    r"|copyright(?:\s*page)?|contents|table\s+of\s+contents)",
    re.IGNORECASE,
)
_LITTLE = 1500  # characters of a title page or an imprint
_SHORT = 300  # characters of a document before the first article that is a title page


@dataclass
class Piece:
    """What belongs to one article: parts of documents; ``start`` is None before the first."""

    start: Start | None
    parts: list[Tag] = field(default_factory=list)


def pieces(
    book: Book,
    trees: Mapping[str, BeautifulSoup],
    starts: Sequence[Start],
    account: Account,
) -> Iterator[Piece]:
    """The articles' parts in order; covers, title pages and contents lists are dropped."""
    open_ = Piece(None)
    for file in book.spine:
        tree = trees.get(file)
        if tree is None:
            continue
        body = tree.body or tree
        begun = [start for start in starts if start.file == file]
        if _is_beside(file, body, book, begun, first=open_.start is None and bool(starts)):
            account.drop("book-front", readable_text(body))
            continue
        for start, part in _parted(body, begun, tree):
            if start is not None:
                yield open_
                open_ = Piece(start)
            open_.parts.append(part)
    yield open_


def _is_beside(file: str, body: Tag, book: Book, begun: Sequence[Start], *, first: bool) -> bool:
    """Whether a document is a cover, a title page, an imprint or a contents list."""
    if file == book.navigation:
        return True
    said = " ".join(
        f"{tag.get('epub:type', '')} {tag.get('role', '')}"
        for tag in (body, *body.find_all(["section", "nav", "div"], recursive=False))
    )
    if _BESIDE.search(f"{said} {(book.kinds or {}).get(file, '')}"):
        return _is_short(body)
    if any(_BESIDE_TITLES.fullmatch(start.title) for start in begun):
        return True
    if _TEXT.search(said):
        return False
    return first and not begun and visible_count(readable_text(body)) < _SHORT


def _is_short(body: Tag) -> bool:
    """Whether there is little text, or most of it leads elsewhere; what says otherwise errs."""
    words = visible_count(readable_text(body))
    linked = sum(visible_count(readable_text(link)) for link in body.find_all("a"))
    return words < _LITTLE or linked > words / 2


def _parted(
    body: Tag, begun: Sequence[Start], tree: BeautifulSoup
) -> Iterator[tuple[Start | None, Tag]]:
    """A document cut at the places in it where articles begin."""
    if len(begun) < 2:
        yield (begun[0] if begun else None), body
        return
    container = body
    while True:
        tags = [child for child in container.children if isinstance(child, Tag)]
        if len(tags) != 1 or tags[0].name in {"p", "h1", "h2", "h3"}:
            break
        container = tags[0]
    cuts: dict[int, Start] = {}
    for start in begun:
        found = body.find(id=start.place) if start.place else None
        while found is not None and found.parent is not container:
            found = found.parent
        cuts.setdefault(id(found) if found is not None else 0, start)
    current = cuts.get(0)
    held: list[PageElement] = []
    for child in list(container.contents):
        if id(child) in cuts:
            if current is not None or any(str(one).strip() for one in held):
                yield current, _gathered(held, tree)
            current, held = cuts[id(child)], []
        held.append(child)
    yield current, _gathered(held, tree)


def _gathered(children: Sequence[PageElement], tree: BeautifulSoup) -> Tag:
    part = tree.new_tag("div")
    for child in children:
        part.append(child.extract())
    return part
