"""The title of an article and the subtitle under it, taken out of its blocks.

What is looked for, from sure to unsure: a title that the file tells (front matter, a page's own),
a style that is named so, the heading over all others, lines set larger or bold in the middle, the
first line. Where none of them is, composing takes the file's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compiler.model.block import (
    Blocks,
    Heading,
    Paragraph,
    Quote,
)
from compiler.model.guess import GuessKind
from compiler.model.inline import Inlines, Link, Note, Ruby
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.flow.lines import title_line
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.first_line import joined
from compiler.sources.recognition.subtitle import subtitle_of
from compiler.sources.recognition.title_places import (
    TITLE_LABEL,
    TitleLines,
    first_text,
    title_lines,
)
from compiler.sources.wording.addresses import is_web
from compiler.sources.wording.site_names import without_site

_MOST_LINES = 4  # that one title is broken over
_FORM = re.compile(r"[\s\"'“”‘’「」《》〈〉_,，、:：|丨｜!！?？·\-—]+")


@dataclass(frozen=True)
class Titled:
    """A title found in the blocks ("" if none), and the blocks without it."""

    blocks: Blocks
    title: str = ""
    subtitle: str = ""
    links: tuple[str, ...] = ()


def take_title(
    blocks: Blocks,
    looks: Looks,
    told: str,
    account: Account,
    listed: frozenset[str] = frozenset(),
    *,
    name: str = "",
) -> Titled:
    """Take the title and a subtitle after it out of ``blocks``.

    Lines that repeat a title that is ``told`` are dropped. The first of several headings that are
    numbered, or ``listed`` in the contents (``title_key``), is a chapter's and no title, and so it
    is where the file's ``name`` says something else.
    """
    if told:
        return _under(_without_told(blocks, told, account), looks, account)
    found = title_lines(blocks, looks, listed, name)
    if found is None:
        return Titled(blocks)
    cut = _said_once(_taken(blocks, found, account), account)
    first = blocks[found.places.start]
    cut = _below_title(cut, first.level) if isinstance(first, Heading) else cut
    return _under(cut, looks, account)


@dataclass(frozen=True)
class _Cut:
    """What was taken: the words, and the blocks before and after them."""

    before: Blocks
    after: Blocks
    title: str = ""
    links: tuple[str, ...] = ()


def _without_told(blocks: Blocks, told: str, account: Account) -> _Cut:
    """The blocks without the title that is told, which may be broken over the first of them."""
    start = first_text(blocks)
    if start is None:
        return _Cut((), blocks)
    said = ""
    for end in range(start + 1, min(start + _MOST_LINES, len(blocks)) + 1):
        block = blocks[end - 1]
        if not isinstance(block, Paragraph | Heading) or _has_notes(block.children):
            break
        said += plain(block.children)
        if _form(said) == _form(told):
            account.drop("duplicate-title", said)
            return _Cut(blocks[:start], blocks[end:])
    return _Cut(blocks[:start], blocks[start:])


def _taken(blocks: Blocks, found: TitleLines, account: Account) -> _Cut:
    """The title's lines taken out; its notes stay, as quotations at the head of the text."""
    lines_of_it = blocks[found.places.start : found.places.stop]
    runs = [block.children for block in lines_of_it if isinstance(block, Paragraph | Heading)]
    leafs = [leaf for run in runs for leaf in leaves(run)]
    lines = [" ".join(plain(run).split()) for run in runs]
    whole = joined(lines)
    if label := TITLE_LABEL.match(whole):
        account.drop("byline-label", label[0])
        whole = whole[label.end() :]
    title = without_site(whole)
    account.drop("chrome", whole.removeprefix(title))
    account.guess(GuessKind.TITLE, title, found.confidence, found.reason)
    links = tuple(
        inline.target
        for run in runs
        for inline in run
        if isinstance(inline, Link) and is_web(inline.target)
    )
    for address in links:
        account.change("link-address", "", address)
    for leaf in leafs:
        if isinstance(leaf, Ruby):
            account.drop("title-annotation", plain(leaf.annotation))
    notes: Blocks = tuple(Quote(leaf.blocks) for leaf in leafs if isinstance(leaf, Note))
    after = (*notes, *blocks[found.places.stop :])
    return _Cut(blocks[: found.places.start], after, title, links)


def _said_once(cut: _Cut, account: Account) -> _Cut:
    """The title without a line below that says it again; of both forms the one without 《》."""
    block = cut.after[0] if len(cut.after) > 1 else None
    again = title_line(block) if block else ""
    if not again or _form(again) != _form(cut.title):
        return cut
    account.drop("duplicate-title", max(again, cut.title, key=len))
    return replace(cut, after=cut.after[1:], title=min(again, cut.title, key=len))


def _below_title(cut: _Cut, level: int) -> _Cut:
    """The blocks after a title that is a heading, with no heading of its ``level`` among them.

    Who writes # 书名 and ## 第一章 has one level less than # later on says.
    """
    levels = [block.level for block in cut.after if isinstance(block, Heading)]
    after = tuple(
        replace(block, level=levels[0])
        if isinstance(block, Heading) and block.level <= level < levels[0]
        else block
        for block in cut.after
    )
    return replace(cut, after=after)


def _under(cut: _Cut, looks: Looks, account: Account) -> Titled:
    """The title and what stands under it as its subtitle: ——…, by style, in brackets, a number."""
    after = cut.after
    subtitle = ""
    if after and len(after) > 1:
        subtitle, sure, reason = subtitle_of(after[0], looks)
        if subtitle:
            after = after[1:]
            account.guess(GuessKind.SUBTITLE, subtitle, sure, reason)
    return Titled(cut.before + after, cut.title, subtitle, cut.links)


def _has_notes(run: Inlines) -> bool:
    return any(isinstance(leaf, Note | Ruby) for leaf in leaves(run))


def _form(text: str) -> str:
    """A title without what file names and sites change in it."""
    return _FORM.sub("", text)
