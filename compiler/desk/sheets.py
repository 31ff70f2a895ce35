"""The tree of a booklet, and the one article of it that is on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.desk.arrangement import same
from compiler.desk.changes.arranging import place_of
from compiler.desk.changes.change import Booklet as Held
from compiler.desk.changes.change import version_of
from compiler.desk.changes.listed import titles
from compiler.desk.manuscript import Sheet, sheet
from compiler.desk.said import entry_of
from compiler.model.booklet import Booklet
from compiler.model.guess import Guess, GuessKind


@dataclass(frozen=True)
class Leaf:
    """A manuscript in the tree; ``articles`` are those that it gives: number, title, author.

    ``seen`` is the version of its place, ``seen_out`` that of whether it is left out.
    """

    file: str
    articles: tuple[tuple[int, str, str], ...]
    doubts: int = 0
    left_out: bool = False
    seen: str = ""
    seen_out: str = ""
    seen_title: str = ""


@dataclass(frozen=True)
class Branch:
    """A section in the tree; ``place`` counts from 0, ``seen`` is the version of its title."""

    title: str
    place: int
    leaves: tuple[Leaf, ...]
    seen: str = ""


@dataclass(frozen=True)
class Tree:
    """All of a booklet; ``out`` is left out of it. Without ``is_movable`` there is no order.

    ``seen`` is the version of the order of its sections.
    """

    branches: tuple[Branch, ...]
    out: tuple[Leaf, ...]
    is_movable: bool
    articles: int
    doubts: int
    seen: str = ""


def tree_of(booklet: Booklet, held: Held) -> Tree:
    """The tree of the booklet as it was read, in the order of its project file."""
    articles: dict[str, list[tuple[int, str, str]]] = {}
    number = 0
    for section in booklet.sections:
        for article in section.articles:
            entry = (number, article.title, article.author)
            articles.setdefault(same(article.origin), []).append(entry)
            number += 1
    doubts = {same(ledger.path): _doubts(ledger.guesses) for ledger in booklet.ledgers}
    arranged = held.arrangement

    def leaf(file: str, *, left_out: bool) -> Leaf:
        own = same(file)
        inside = [
            each
            for origin, found in articles.items()
            if origin == own or origin.startswith(f"{own}/")
            for each in found
        ]
        said = entry_of(held.held, file)
        title = str(said["title"]) if said is not None and "title" in said else None
        return Leaf(
            file,
            tuple(inside),
            doubts.get(same(file), 0),
            left_out,
            version_of(place_of(arranged, file)),
            version_of(left_out),
            version_of(title),
        )

    parts = arranged.parts
    branches = tuple(
        Branch(
            part.title,
            place,
            tuple(leaf(each.file, left_out=False) for each in part.files if not each.left_out),
            version_of(part.title),
        )
        for place, part in enumerate(parts)
    )
    if arranged.whole:
        branches = (Branch("", 0, (leaf(arranged.whole, left_out=False),)),)
    out = [leaf(each.file, left_out=True) for part in parts for each in part.files if each.left_out]
    out += [leaf(file, left_out=True) for file in arranged.unlisted]
    seen = version_of(titles(held))
    return Tree(branches, tuple(out), bool(parts), number, sum(doubts.values()), seen)


def _doubts(guesses: tuple[Guess, ...]) -> int:
    return sum(each.doubtful and each.kind is not GuessKind.MANUSCRIPT for each in guesses)


def sheet_of(booklet: Booklet, held: Held, number: int) -> Sheet | None:
    """The article of that number; None if there is none."""
    articles = [each for section in booklet.sections for each in section.articles]
    if not 0 <= number < len(articles):
        return None
    article = articles[number]
    ledger = next(each for each in booklet.ledgers if each.path == article.origin)
    return sheet(number, article, ledger, entry_of(held.held, article.origin))
