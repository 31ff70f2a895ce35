"""What booklet.toml says of a manuscript's structure, carried out on what its reader made of it.

It is done last, so that every format obeys alike, and in this order: what is kept comes back,
paragraphs are joined and parted, articles begin, what is dropped goes, then body, captions, roles,
levels. A quote that points at nothing, or at two paragraphs, is an error with its line in the
project file; nothing is then done for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from compiler.diagnostics import Report
from compiler.model.article import Article, Entry, Ledger
from compiler.model.block import (
    Block,
    Blocks,
    Figure,
    Heading,
    Paragraph,
    Role,
    Table,
    Video,
)
from compiler.model.booklet import Manuscript
from compiler.model.guess import LevelRule, Overrules, Pointer, RoleRule
from compiler.model.inline import Text
from compiler.model.walk import all_blocks
from compiler.sources.overruling.acting import (
    Change,
    acting,
    blocks_of,
    changed,
    holds,
    out_of_lead,
)
from compiler.sources.overruling.divided import divided
from compiler.sources.overruling.kept import asked_to_go, bring_back
from compiler.sources.overruling.levelled import levelled
from compiler.sources.overruling.pointing import PointedAt, folded, pointed_at, text_of
from compiler.sources.overruling.roles import cast
from compiler.sources.overruling.seams import joined_with_next, parted_at, places_of
from compiler.sources.overruling.settled import settled
from compiler.sources.overruling.unmet import NO_NEXT, UNMATCHED, refuse, refuse_unless_one
from compiler.sources.recognition.note_lists import report_unjoined

ASKED = "asked"  # the reason in a ledger for what the project file drops or changes


def overruled(manuscript: Manuscript, overrules: Overrules, report: Report) -> Manuscript:
    """The manuscript with what the project file says of it; its ledger is kept right.

    What is dropped is entered under ``asked``. Errors go to ``report`` and nowhere else: the
    outline must be shown all the same. So do notes that could not be joined with their calls.
    """
    report_unjoined(manuscript.guesses, report)
    if not overrules.asked:
        return manuscript
    work = _Work(manuscript, report)
    for pointer in overrules.keep:
        work.keep(pointer)
    for pointer in overrules.joins:
        work.join(pointer)
    for pointer in overrules.splits:
        work.split(pointer)
    work.begin(overrules.begins)
    for pointer in overrules.drop:
        work.drop(pointer)
    for pointer in overrules.body:
        work.body(pointer)
    for pointer in overrules.captions:
        work.caption(pointer)
    for rule in overrules.roles:
        work.role(rule)
    work.levels(overrules.levels)
    return Manuscript(work.content, settled(work.ledger, overrules))


class _Work:
    """One manuscript while it is overruled."""

    def __init__(self, manuscript: Manuscript, report: Report) -> None:
        self.content = manuscript.content
        self.ledger: Ledger = manuscript.ledger
        self.report = report

    def keep(self, pointer: Pointer) -> None:
        """Bring back text that the reader left out, as a paragraph where it stood."""
        back = bring_back(pointer.text, self.content, self.ledger)
        if isinstance(back, int):
            self._refuse(pointer, "keep", back, "sources.keep-unmatched")
        else:
            self.content, self.ledger = back.content, back.ledger

    def join(self, pointer: Pointer) -> None:
        """Make one paragraph of this one and the next."""
        for block in self._blocks(pointer, "join", only=(Paragraph, Heading))[:1]:
            done = False

            def change(article: Article, block: Block = block) -> Article:
                nonlocal done
                blocks = joined_with_next(article.blocks, block)
                done = done or blocks is not None
                return article if blocks is None else replace(article, blocks=blocks)

            self._each(change)
            if not done:
                self._tell(NO_NEXT, pointer, "join")

    def split(self, pointer: Pointer) -> None:
        """Begin another paragraph at these words, wherever in a paragraph they stand."""
        found = [
            (block, place)
            for block in all_blocks(blocks_of(self.content))
            if isinstance(block, Paragraph | Heading)
            for place in places_of(pointer.text, block.children)
        ]
        if len(found) != 1:
            self._refuse(pointer, "split", len(found), "sources.split-unmatched")
        for block, place in found if len(found) == 1 else ():
            parts = parted_at(block, place)
            self._each(acting((block,), lambda _, parts=parts: parts))  # type: ignore[misc]  # the default binds the loop's parts

    def begin(self, pointers: Sequence[Pointer]) -> None:
        """Begin another article at each of these paragraphs."""
        begins = [block for pointer in pointers for block in self._blocks(pointer, "begin")[:1]]
        if begins:
            self.content = divided(self.content, begins)

    def role(self, rule: RoleRule) -> None:
        """Make of the paragraph what the rule says."""
        for block in self._blocks(rule.at, "role", only=(Paragraph, Heading))[:1]:
            done = False

            def change(article: Article, block: Block = block) -> Article:
                nonlocal done
                if not any(holds(each, (block,)) for each in article.lead + article.blocks):
                    return article
                made = cast(article, block, rule.role, self.ledger)
                if made is None:
                    return article
                done, self.ledger = True, made.ledger
                return made.article

            self._each(change)
            if not done:
                self._tell("sources.overrule-no-role", rule.at, "role")

    def drop(self, pointer: Pointer) -> None:
        """Leave out what the pointer means, unless the reader has done so."""
        found = self._meant(pointer)
        if not found.blocks and (ledger := asked_to_go(pointer.text, self.ledger, ASKED)):
            self.ledger = ledger
            return
        blocks = self._single(pointer, "drop", found)
        for block in blocks:
            self._enter(Entry(ASKED, text_of((block,))))
        self._each(acting(blocks, lambda _: ()))

    def body(self, pointer: Pointer) -> None:
        """Make running text of a heading, caption, lead, signature or byline."""
        if self._byline_back(pointer):
            return
        blocks = self._blocks(pointer, "body")
        self._each(lambda article: acting(blocks, _as_body)(out_of_lead(article, blocks)))

    def caption(self, pointer: Pointer) -> None:
        """Give the paragraph to the picture beside it."""
        found = self._meant(pointer)
        if found.single and not isinstance(found.blocks[0], Paragraph | Heading):
            return  # it is one already
        for block in self._blocks(pointer, "caption", only=(Paragraph, Heading)):
            before = self.content
            self._each(lambda article, block=block: _captioned(article, block))  # type: ignore[misc]  # the default binds the loop's block
            if self.content == before:
                self._tell("sources.overrule-no-picture", pointer, "caption")

    def levels(self, rules: Sequence[LevelRule]) -> None:
        """Make headings, or none, of the paragraphs named."""
        wanted: list[tuple[Block, int]] = []
        named: list[Pointer] = []
        for rule in rules:
            blocks = self._blocks(rule.at, "level", only=(Paragraph, Heading))
            wanted += [(block, rule.level) for block in blocks]
            named += [rule.at for _ in blocks]

        def change(article: Article) -> Article:
            article = out_of_lead(article, [block for block, _ in wanted])
            done = levelled(article.blocks, wanted)
            for number in done.numbers:
                self._enter(Entry(ASKED, "", number), is_change=True)
            return replace(article, blocks=done.blocks)

        self._each(change)
        for (block, _), pointer in zip(wanted, named, strict=True):
            if any(holds(each, (block,)) for each in blocks_of(self.content)):
                self._tell("sources.overrule-nested", pointer, "level")

    def _blocks(
        self, pointer: Pointer, key: str, only: tuple[type, ...] = (object,)
    ) -> tuple[Block, ...]:
        """What the pointer means; () and an error if that is nothing or not clear."""
        return self._single(pointer, key, self._meant(pointer, only))

    def _single(self, pointer: Pointer, key: str, found: PointedAt) -> tuple[Block, ...]:
        if found.single:
            return found.blocks
        self._refuse(pointer, key, len(found.blocks), UNMATCHED)
        return ()

    def _meant(self, pointer: Pointer, only: tuple[type, ...] = (object,)) -> PointedAt:
        candidates = [
            each for each in all_blocks(blocks_of(self.content)) if isinstance(each, only)
        ]
        return pointed_at(pointer.text, candidates)

    def _refuse(self, pointer: Pointer, key: str, count: int, unmatched: str) -> None:
        refuse_unless_one(self.report, unmatched, count, pointer, key, self.ledger.path)

    def _tell(self, code: str, pointer: Pointer, key: str, **more: object) -> None:
        refuse(self.report, code, pointer, key, self.ledger.path, **more)

    def _byline_back(self, pointer: Pointer) -> bool:
        """Whether the pointer means an author or source taken from the text, now text again."""
        key, done = folded(pointer.text), False

        def change(article: Article) -> Article:
            nonlocal done
            for name in ("author", "source", "subtitle", "date"):
                text = getattr(article, name)
                if not done and text and folded(text).startswith(key):
                    done = True
                    taken: dict[str, Any] = {name: ""}
                    blocks = (Paragraph((Text(text),)), *article.blocks)
                    article = replace(article, blocks=blocks, **taken)
            return article

        if not pointed_at(pointer.text, blocks_of(self.content)).blocks:
            self._each(change)
        return done

    def _enter(self, entry: Entry, *, is_change: bool = False) -> None:
        if is_change:
            self.ledger = replace(self.ledger, changed=(*self.ledger.changed, entry))
        elif entry.before:
            self.ledger = replace(self.ledger, dropped=(*self.ledger.dropped, entry))

    def _each(self, change: Change) -> None:
        self.content = changed(self.content, change)


def _as_body(block: Block) -> Blocks:
    match block:
        case Heading(children=run) | Paragraph(children=run):
            return (Paragraph(run, Role.BODY),)
        case Figure(caption=run) | Table(caption=run) if run:
            return (replace(block, caption=()), Paragraph(run))
        case Video(address, title) if title:
            return (Video(address), Paragraph((Text(title),)))
        case _:
            return (block,)


def _captioned(article: Article, block: Block) -> Article:
    """The article with the paragraph as the caption of the picture or table beside it."""
    blocks = list(article.blocks)
    index = next((place for place, each in enumerate(blocks) if each is block), None)
    if index is None or not isinstance(block, Paragraph | Heading):
        return article
    for kind in (Figure, Table):
        for beside in (index - 1, index + 1):
            captioned = blocks[beside] if 0 <= beside < len(blocks) else None
            if isinstance(captioned, kind) and not captioned.caption:
                blocks[beside] = replace(captioned, caption=block.children)
                del blocks[index]
                return replace(article, blocks=tuple(blocks))
    return article
