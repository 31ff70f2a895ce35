"""A part in stretches: pages from one that begins with an item to another, kept by their content.

Where the text of a section runs on, one page follows from the other; but a page that begins with an
article depends on nothing before it. From there to the next such page is a stretch. It is made with
what was looked at to make it, and is found again as long as that is the same: so of a changed
article a few pages are made. Whatever might not be so makes the part in one piece.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint import layout
from weasyprint.layout import page as paging

from compiler.typeset.hooks.note_areas import Held, notes_of
from compiler.typeset.hooks.part_pages import Start, WholeNeededError
from compiler.typeset.parts.items import Items
from compiler.typeset.parts.keeping import Shelved
from compiler.typeset.parts.record import Seam, Stretch
from compiler.typeset.parts.sides import PageRules
from compiler.workers.answers import Answer

FEWEST_PAGES = 4  # of a stretch: each has some cost of its own
_ANY_SIDE = frozenset({"any", "page"})


@dataclass(frozen=True)
class Tree:
    """The trees of a part, of which nothing is laid out yet."""

    html: Any
    root: Any
    context: Any


def context_for(tree: Tree, items: Items, begin: Seam | None) -> Any:
    """The tree's context for the pages from a seam on, or from the beginning."""
    context = copy.copy(tree.context)
    for name, value in vars(tree.context).items():
        if isinstance(value, list | dict):
            setattr(context, name, copy.copy(value))
    context.wenxuan_start = Start(furnished=False, items=items.numbers)
    first = begin.item if begin else 0
    later = {id(part) for element in items.elements[first:] for part in element.iter()}
    context.footnotes = [note for note in tree.context.footnotes if id(note.element) in later]
    return context


@dataclass(frozen=True)
class Run:
    """Pages that were made one after another, how each begins, and the seam after the last.

    ``is_all`` is whether all of the text is on them.
    """

    pages: list[Any]
    seams: list[Seam | None]
    end: Seam | None
    is_all: bool


def pages_from(
    tree: Tree, context: Any, items: Items, begin: Seam | None, most: int | None = None
) -> Run:
    """The pages from a seam to the next; if it is given, ``most`` is how many are wanted.

    WholeNeededError if a page would have to be made again for another.
    """
    first = index = _first(tree, context, items, begin)
    maker = context.page_maker
    pages: list[Any] = []
    seams = [begin]
    context.rendered_notes = []
    while True:
        maker[index][-1].update(content_changed=False, pages_wanted=False)
        page, resume_at = paging.remake_page(index, context, tree.root, tree.html)
        pages.append(page)
        index += 1
        seams.append(_seam_before(context, items, index))
        end = _end(seams) if most is None else None
        if end or len(pages) == most or (resume_at is None and not context.reported_footnotes):
            break
    maker[index][-1]["content_changed"] = False
    to_do = [item[-1] for item in maker[first:]]
    if any(one["content_changed"] or one["pages_wanted"] for one in to_do):
        raise WholeNeededError("pages made again")
    context.page_maker = maker[first:]
    return Run(pages, seams[:-1], end, resume_at is None)


def _end(seams: Sequence[Seam | None]) -> Seam | None:
    """The last of the seams if a stretch may end there."""
    last = seams[-1]
    return last if len(seams) > FEWEST_PAGES and last and not last.inside else None


def _first(tree: Tree, context: Any, items: Items, begin: Seam | None) -> int:
    """Let the pages begin; gives the index of the first.

    It is 0 at the head of the part alone: the engine treats what is at the head of a first page in
    another way than at the head of others.
    """
    if begin is None:
        layout.initialize_page_maker(context, tree.root)
        return 0
    groups = [[name, count, _way(items.path[:depth])] for name, count, depth in begin.groups]
    state: Any = ([0], {"pages": [0]}, [{"pages"}], groups)
    resume_at = _way((*items.path, items.box_of(begin.item), *begin.inside))
    following = {"break": begin.forced, "page": begin.page}
    context.page_maker = [
        (resume_at, following, True, state, {"anchors": [], "content_lookups": []})
        for _ in range(2)  # the first stands for the pages before
    ]
    return 1


def _way(path: Sequence[int]) -> Any:
    """A path as the engine writes it."""
    way: Any = None
    for place in reversed(path):
        way = {place: way}
    return way


def _path(way: Any) -> tuple[int, ...] | None:
    """A way as a path; None if it leads to more than one place."""
    path = []
    while way is not None:
        if len(way) != 1:
            return None
        [(place, way)] = way.items()
        path.append(place)
    return tuple(path)


def _seam_before(context: Any, items: Items, index: int) -> Seam | None:
    """The seam before a page; None if it begins with no item and in none, or depends on others."""
    resume_at, following, _, state, _ = context.page_maker[index]
    path = _path(resume_at)
    held = notes_of(context).held.get(index, Held())
    waits = context.reported_footnotes or context.broken_out_of_flow or held.notes
    depth = len(items.path)
    begins = path is not None and len(path) > depth and path[:depth] == items.path
    if path is None or not begins or waits or following["break"] not in _ANY_SIDE:
        return None
    last = PageRules(context).last
    groups = []
    for name, count, way in state[3]:
        opened = _path(way)
        if opened is None or opened != items.path[: len(opened)]:
            return None
        groups.append((name, min(count, last), len(opened)))
    item, name = items.boxes[path[depth]], following["page"] or ""
    return Seam(item, following["break"], name, tuple(groups), path[depth + 1 :])


def chain(
    items: Items, shelved: Shelved, make: Callable[[Seam | None], Answer[Stretch]]
) -> Iterator[Answer[Stretch]]:
    """The stretches of a part, one after another; ``make`` makes one that is not kept."""
    begin: Seam | None = None
    while True:
        answer = _kept(items, shelved, begin)
        if answer is None:
            answer = make(begin)
            _keep(items, shelved, begin, answer)
        yield answer
        begin = answer.value.end if answer.value else None
        if begin is None:
            return


def _kept(items: Items, shelved: Shelved, begin: Seam | None) -> Answer[Stretch] | None:
    """A stretch that was made of the same items."""
    span: Answer[int] | None = shelved.find(_span_key(items, shelved, begin))
    if span is None or span.value is None:
        return None
    last = span.value + (begin.item if begin else 0)
    found: Answer[Stretch] | None = shelved.find(_key(items, shelved, begin, last))
    return found if found is not None and found.value is not None else None


def _keep(items: Items, shelved: Shelved, begin: Seam | None, answer: Answer[Stretch]) -> None:
    if answer.value is not None:
        last = answer.value.looked_at
        shelved.keep(_key(items, shelved, begin, last), answer)
        span = last - (begin.item if begin else 0)
        shelved.keep(_span_key(items, shelved, begin), Answer(span))


def _span_key(items: Items, shelved: Shelved, begin: Seam | None) -> str:
    """Where it is kept how many items were looked at, when last a stretch began so."""
    first = begin.item if begin else 0
    return shelved.key("span", items.texts[first], items.frame, begin)


def _key(items: Items, shelved: Shelved, begin: Seam | None, last: int) -> str:
    return shelved.key("stretch", made_of(items, begin, last), items.frame, begin)


def made_of(items: Items, begin: Seam | None, last: int) -> str:
    """The HTML of the items that a stretch was made of."""
    return "".join(items.texts[begin.item if begin else 0 : last + 1])
