"""A contents list typed into one article: 目录, and the heads that it names again in the text.

The booklet sets its own, with true page numbers; and the list would hide the first head of the
text, which reads as its last line. It is left out (``contents``) only where its lines are lines of
the text again, in their order; what it names and the text has not is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph, Rule
from compiler.model.inline import InlineImage, Note, Ruby
from compiler.model.segments import block_segments, plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.wording.heading_numbers import Form, form_of
from compiler.sources.wording.title_keys import title_key

_HEADING = re.compile(
    r"[【\[]?\s*+(?:本[文书]|文章|内容)?\s*+(?:目\s*+[录錄次]|内容提要目录|(?:table\s+of\s+)?contents|toc)"
    r"\s*+[】\]]?\s*+[：:]?",
    re.IGNORECASE,
)
_LEADER = re.compile(
    r"(?<!\s)(?:\s*+[.．…⋯·•・_\-—]{2,}+\s*+|\s{2,}+|\t|\s*+[（(]|\s(?=\d))\d{0,4}\s*+[）)]?\s*+$"
)
_PAGED = re.compile(r"\S(?:\s*+(?<![.．…⋯·・])[.．…⋯·・]{2,}+\s*+|\t|\s{3,}+)\d{1,4}\s*+$")
_FEWEST = 2  # entries under 目录
_FEWEST_LINES = 4  # paragraphs that are a list without such a heading
_CHAPTERS = frozenset({Form.PART, Form.CHAPTER, Form.SECTION, Form.HAN})
_PARTS = frozenset({Form.PART, Form.CHAPTER})
_FEWEST_BARE = 3  # entries of a list without such a heading
_MOST = 500
_LONGEST = 80  # characters of an entry
_FIRST = 40  # lines from the beginning among which the list's heading stands
_FIRST_BARE = 6  # blocks from the beginning among which a list without a heading stands
_FOUND_SHARE = 0.6  # of the entries: below that the list is another text's


@dataclass(frozen=True)
class ContentsLine:
    """A line of the text; ``marked``: it is an item of a list, so no line of running text."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class TypedContents:
    """Where a contents list stands among the lines, its heading included, and what only it has."""

    places: range = range(0)
    unfound: tuple[str, ...] = ()


def find_typed(lines: Sequence[ContentsLine]) -> TypedContents:
    """The contents list among an article's lines; empty places if there is none."""
    starts = [at for at, line in enumerate(lines[:_FIRST]) if _HEADING.fullmatch(line.text.strip())]
    text = _Text(lines if starts else ())
    for start in starts:
        found = text.list_from(start + 1, _FEWEST)
        if found.places:
            return TypedContents(range(start, found.places.stop), found.unfound)
    return TypedContents()


def settle(
    lines: Sequence[ContentsLine], found: TypedContents, account: Account, report: Report
) -> None:
    """Enter a list that goes in the account, and say so; name what the text has not."""
    texts = [lines[at].text for at in found.places]
    for text in texts:
        account.drop("contents", text)
    report.info("sources.typed-contents", Location(account.path, quote=texts[0].strip()[:20]))
    for title in found.unfound:
        report.warn("mending.missing-article", Location(account.path, quote=title), title=title)


@dataclass(frozen=True)
class Cleared:
    """The blocks without a contents list, and ``named``: the ``title_key`` of what it lists."""

    blocks: Blocks
    named: frozenset[str] = frozenset()


def without_contents(blocks: Blocks, account: Account, report: Report) -> Cleared:
    """The blocks of one article without the contents list typed into it, and a rule after it."""
    lines = [line for at, block in enumerate(blocks) for line in _lines(at, block)]
    found = find_typed(lines) if lines else TypedContents()
    if not found.places:
        found = _bare_list(blocks, lines)
    if not found.places:
        found = _bare_lines(blocks, lines)
    if not found.places:
        return Cleared(_without_orphans(blocks, account))
    inside = {lines[at].block for at in found.places}
    outside = {line.block for at, line in enumerate(lines) if at not in found.places}
    if inside & outside or not all(map(_is_plain, (blocks[at] for at in inside))):
        return Cleared(blocks)
    settle(lines, found, account, report)
    first, last = min(inside), max(inside)
    while last + 1 < len(blocks) and isinstance(blocks[last + 1], Rule):
        last += 1
    return Cleared(
        blocks[:first] + blocks[last + 1 :],
        frozenset(filter(None, (_key(lines[at].text) for at in found.places))),
    )


def _without_orphans(blocks: Blocks, account: Account) -> Blocks:
    """The blocks without 目录 right over a heading: its list was the page's, and went with that."""
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        text = plain(block.children).strip() if isinstance(block, Paragraph | Heading) else ""
        if isinstance(after, Heading) and _HEADING.fullmatch(text) and _is_plain(block):
            account.drop("contents", text)
        else:
            kept.append(block)
    return tuple(kept)


@dataclass(frozen=True)
class _BlockLine(ContentsLine):
    """A line of the block at the place ``block``."""

    block: int = 0


def _lines(at: int, block: Block) -> Iterator[_BlockLine]:
    """The lines of a block; one that holds more than words is a line that no list goes over."""
    match block:
        case Paragraph(run) | Heading(children=run):
            for text in plain(run).split("\n"):
                yield _BlockLine(text, block=at)
        case ListBlock() if _is_plain(block):
            for text in _item_texts(block):
                yield _BlockLine(text, marked=True, block=at)
        case Rule():
            pass
        case _:
            yield _BlockLine("", block=at)


def _item_texts(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        for inner in item.blocks:
            if isinstance(inner, ListBlock):
                yield from _item_texts(inner)
            else:
                yield from "".join(s.text for s in block_segments((inner,))).split("\n")


def _is_plain(block: Block) -> bool:
    """Whether a block is words and nothing that would be lost with them unseen."""
    match block:
        case Paragraph(run) | Heading(children=run):
            return not any(isinstance(leaf, Note | InlineImage | Ruby) for leaf in leaves(run))
        case ListBlock(items):
            return all(
                isinstance(inner, Paragraph | ListBlock) and _is_plain(inner)
                for item in items
                for inner in item.blocks
            )
    return False


def _bare_list(blocks: Blocks, lines: Sequence[_BlockLine]) -> TypedContents:
    """A list at the head of the text without 目录 over it, whose items are all headings below.

    One that a sentence announces (本文谈三个问题：) belongs to the text.
    """
    for at, block in enumerate(blocks[:_FIRST_BARE]):
        if not isinstance(block, ListBlock) or not _is_plain(block):
            continue
        before = blocks[at - 1] if at else None
        if isinstance(before, Paragraph | ListBlock):
            continue
        heads = {
            _key(plain(each.children)) for each in blocks[at + 1 :] if isinstance(each, Heading)
        }
        places = [place for place, line in enumerate(lines) if line.block == at]
        if len(places) < _FEWEST_BARE or not all(_key(lines[i].text) in heads for i in places):
            continue
        found = _Text(lines).list_from(places[0], _FEWEST_BARE)
        if found.places.stop == places[-1] + 1 and not found.unfound:
            return found
    return TypedContents()


def _bare_lines(blocks: Blocks, lines: Sequence[_BlockLine]) -> TypedContents:
    """Paragraphs at the head of the text that name its chapters, all of them again below.

    Most are numbered as chapters are (第一章 总则), or all are marked as headings below, so that no
    verse or refrain is taken for it.
    """
    text = _Text(lines)
    heads = {_key(plain(block.children)) for block in blocks if isinstance(block, Heading)}
    for start in range(min(_FIRST_BARE, len(lines))):
        found = text.list_from(start, _FEWEST_LINES)
        if not found.places or found.unfound:
            continue
        parts = sum(form_of(lines[at].text) in _CHAPTERS for at in found.places)
        alone = all(isinstance(blocks[lines[at].block], Paragraph) for at in found.places)
        first, after = found.places.start, found.places.stop
        opens = after < len(lines) and _key(lines[after].text) == _key(lines[first].text)
        marked = opens and all(_key(lines[at].text) in heads for at in found.places)
        if alone and (marked or 2 * parts > len(found.places)):
            return found
    return TypedContents()


class _Text:
    """The lines of an article, and where each is said."""

    def __init__(self, lines: Sequence[ContentsLine]) -> None:
        self.lines = lines
        self.keys = [_key(line.text) for line in lines]
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            self.places[key].append(at)

    def list_from(self, start: int, fewest: int) -> TypedContents:
        """The lines from ``start`` on that stand, in their order, in the text after the last.

        An item of a list, or a line with a page number, may be found nowhere, if most are.
        """
        end = start
        chapters = self._chapters_from(start)
        while end < min(len(self.lines), start + _MOST) and (
            end in chapters or self._may_be_entry(end)
        ):
            end += 1
        while end - start >= fewest:
            unfound = self._unfound(range(start, end), chapters)
            if unfound is not None and len(unfound) <= (1 - _FOUND_SHARE) * (end - start):
                return TypedContents(range(start, end), unfound)
            end -= 1
        return TypedContents()

    def _may_be_entry(self, at: int) -> bool:
        key = self.keys[at]
        return bool(key) and (self._is_marked(at) or self.places[key][-1] > at)

    def _is_marked(self, at: int) -> bool:
        """Whether a line can be nothing but an entry, or an item of another list."""
        return self.lines[at].marked or bool(_PAGED.search(self.lines[at].text.strip()[-_LONGEST:]))

    def _chapters_from(self, start: int) -> range:
        """The lines 第一章 … that follow each other up to where the first is said again.

        No text stands between them, so they are a list, though one is said otherwise below.
        """
        end = start
        while end < len(self.lines) and form_of(self.lines[end].text) in _PARTS:
            if end > start and self.keys[end] == self.keys[start]:
                return range(start, end)
            end += 1
        return range(start, start)

    def _unfound(self, entries: range, chapters: range) -> tuple[str, ...] | None:
        """The entries that the text below has not in this order; None if it must have one."""
        last = entries.stop - 1
        unfound: list[str] = []
        for at in entries:
            places = self.places[self.keys[at]]
            nearest = bisect_left(places, last + 1)
            if nearest < len(places):
                last = places[nearest]
            elif at in chapters or self._is_marked(at):
                text = self.lines[at].text.strip()
                unfound.append(_LEADER.sub("", text) if len(text) <= _LONGEST else text)
            else:
                return None
        return tuple(unfound)


def _key(text: str) -> str:
    """What an entry and the head that it names have in common; "" for what is neither."""
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:  # _LEADER takes its time over long lines
        return ""
    return title_key(_LEADER.sub("", stripped) or stripped)
