"""The shelf: the booklet in work, then all others as covers that stand on one line."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from compiler.desk.beginning import next_number
from compiler.desk.made import Made, latest
from compiler.desk.overview import Overview, kept, words_of
from compiler.desk.shelf import Book, books
from compiler.serve.pages.pictures import cover_file
from compiler.serve.rendering import house_of, overviews_of, page
from compiler.units import booklet_trim

_AROUND = 24  # characters about what was found
_MOST_FOUND = 3  # passages of one booklet
_LONGEST_FIND = 60
_PAPER_MM = 210  # a cover of A4 is as wide as its place


@dataclass(frozen=True)
class Standing:
    """A booklet as it stands on the shelf; ``width`` is that of its cover, in eighths of A4's."""

    book: Book
    made: Made | None
    overview: Overview | None
    cover: str
    width: int

    @property
    def state(self) -> str:
        """``bad``, ``look``, ``made`` or ``work``: what a person wants to know first."""
        if not self.book.is_read or (self.overview and self.overview.refusals):
            return "bad"
        if self.made and self.made.time.timestamp() >= self.book.changed:
            return "made"
        return "look" if self.overview and self.overview.to_look else "work"


@dataclass(frozen=True)
class Passage:
    """What was found in an article: the words, and those before and after."""

    title: str
    before: str
    words: str
    after: str


def standing(book: Book) -> Standing:
    """The booklet with what was made of it and what it holds."""
    made = latest(book.folder)
    file = cover_file(made)
    cover = f"/b/{book.key}/cover/{file.sha256[:16]}" if file else ""
    size = booklet_trim(book.trim)
    width = min(8, max(3, round(8 * (size.width_mm if size else _PAPER_MM) / _PAPER_MM)))
    return Standing(book, made, kept(book.folder), cover, width)


async def _shelf(request: Request) -> Response:
    found = await asyncio.to_thread(_standing, request)
    overviews_of(request).soon(tuple(each.book for each in found[:24]))
    issues = [each for each in found if each.book.series and each.book.issue]
    following = issues[0] if issues else None
    return page(
        request,
        "shelf",
        first=found[0] if found else None,
        others=found[1:],
        following=following,
        number=next_number(following.book.issue) if following else "",
        folder=house_of(request).folder.name,
    )


def _standing(request: Request) -> list[Standing]:
    return [standing(book) for book in books(house_of(request).folder)]


def _find(request: Request) -> Response:
    """The booklets with those words in their titles or texts, and where."""
    words = request.query_params.get("words", "").strip()[:_LONGEST_FIND]
    found: list[tuple[Standing, list[Passage]]] = []
    for book in books(house_of(request).folder) if words else ():
        passages = _passages(words_of(book.folder), words)
        own = f"{book.title} {book.series} {book.issue} {book.subtitle}"
        if passages or words.casefold() in own.casefold():
            found.append((standing(book), passages))
    return page(request, "found", words=words, found=found)


def _passages(text: str, words: str) -> list[Passage]:
    wanted = words.casefold()
    found: list[Passage] = []
    for line in text.split("\n"):
        title, _, body = line.partition("\t")
        whole = f"{title}　{body}"
        folded = whole.casefold()
        place = folded.find(wanted)
        if place >= 0 and len(folded) == len(whole) and len(found) < _MOST_FOUND:
            end = place + len(words)
            before = whole[max(0, place - _AROUND) : place]
            found.append(Passage(title, before, whole[place:end], whole[end : end + _AROUND]))
    return found


routes = [Route("/", _shelf), Route("/find", _find)]
