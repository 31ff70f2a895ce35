"""Which blocks of an article are its title and its headings, and at which level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph, Quote, Role, Video
from compiler.model.guess import GuessKind
from compiler.model.inline import Inlines, LineBreak, Link, Note, Ruby, Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.flow.link_markers import is_web
from compiler.sources.recognition.numbered_heads import Outline, outline
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.heading_numbers import Form, form_of, heading_level
from compiler.sources.wording.title_keys import title_key

_LONGEST_BOLD = 40
_LONGEST_TITLE = 120
_DEEPEST = 4
_SHORTEST_LINE, _LONGEST_LINE = 5, 40  # characters of a title that is no heading
_PROSE = 40  # characters of running text
_NO_TITLE = re.compile(
    r"[。！？!?；;，,、：:…”\]）)|｜丨]$|^[\[（(【*•·—\-#>]|\d{4}|来源|作者|记者|编辑|电$|[：:]"
)
_COLUMN = re.compile(r"\A[【\[][^【】\[\]]{1,8}[】\]](?=\S)")
_LONGEST_NAMED = 30  # characters of the words that stand on the line after 01
_ZERO_NUMBER = re.compile(r"0\d")
# Beside bold heads an Arabic number is more often an item's than a head's.
_BESIDE_BOLD = frozenset(Form) - {Form.ARABIC, Form.BRACKETED_ARABIC}
_NO_HEADING_END = "。；，、"
_SPEAKER = re.compile(r"(?:问|答|[QA]|记者|主持人)\s*+\d{0,2}\s*+[：:]\s*+\S")  # of an interview
_FORM = re.compile(r"[\s\"'“”‘’「」_,，、:：|丨｜!！?？·\-—]+")


@dataclass(frozen=True)
class Titled:
    """A title found in the blocks ("" if none), and the blocks without it."""

    blocks: Blocks
    title: str = ""
    subtitle: str = ""
    links: tuple[str, ...] = ()


def take_title(
    blocks: Blocks,
    title: str,
    account: Account,
    *,
    of_first_line: bool = False,
    listed: frozenset[str] = frozenset(),
) -> Titled:
    """Take the title heading, and a subtitle after it, out of ``blocks``.

    A first heading or paragraph that repeats a given ``title`` is dropped; without one, the first
    heading is the title if it is of level 1, or the only one and nothing but pictures before it;
    with ``of_first_line`` the first paragraph may be, where there is no heading at all. One of
    several that are numbered, or ``listed`` in the contents (``title_key``), is a chapter's.
    """
    index = _first_text(blocks)
    if index is None:
        return Titled(blocks)
    block = blocks[index]
    if of_first_line and not title and (line := _first_line(blocks, index)):
        account.guess(GuessKind.TITLE, line, 0.7, "first-line")
        return _with_subtitle(blocks, index, Titled((), line), account)
    if not isinstance(block, Heading | Paragraph):
        return Titled(blocks)
    if title:
        if _form(plain(block.children)) != _form(title) or _has_notes(block.children):
            return Titled(blocks)
        account.drop("duplicate-title", plain(block.children))
        return _with_subtitle(blocks, index, Titled((), ""), account)
    if not isinstance(block, Heading) or not _is_title(block, blocks, listed):
        return Titled(blocks)
    links = tuple(
        inline.target
        for inline in block.children
        if isinstance(inline, Link) and is_web(inline.target)
    )
    for address in links:
        account.change("link-address", "", address)
    text = " ".join(plain(block.children).split())
    sure = 0.95 if block.level == 1 else 0.75
    account.guess(
        GuessKind.TITLE, text, sure, "first-heading" if block.level == 1 else "only-heading"
    )
    _drop_annotations(block.children, account)
    notes = tuple(leaf for leaf in leaves(block.children) if isinstance(leaf, Note))
    rest: Blocks = tuple(Quote(note.blocks) for note in notes)
    return _with_subtitle(blocks, index, Titled(rest, text, links=links), account)


def with_headings(blocks: Blocks, account: Account | None = None) -> Blocks:
    """The blocks with bold and numbered paragraphs made headings, levels from 1 without gaps.

    Where the source marks headings itself, a bold paragraph is one below those, and numbers alone
    make none. Else the numbers give the levels, of bold paragraphs too, and a bold one without
    number stands above those that come after the first, below those that came before it. Each
    decision is entered in ``account``.
    """
    marked = [block.level for block in blocks if isinstance(block, Heading)]
    found = _below_marked(blocks, max(marked), account) if marked else _by_number(blocks, account)
    levels = sorted({block.level for block in found if isinstance(block, Heading)})
    return tuple(
        replace(block, level=min(levels.index(block.level) + 1, _DEEPEST))
        if isinstance(block, Heading)
        else block
        for block in found
    )


def _below_marked(blocks: Blocks, deepest: int, account: Account | None) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        bold = _bold(block)
        if bold is None:
            found.append(block)
            continue
        level = min(deepest + (heading_level(bold.text) or 1), _DEEPEST + 2)
        found.append(Heading(level, bold.children))
        if account:
            account.guess(GuessKind.HEADING, bold.text, 0.8, "bold", level=level)
    return found


def _by_number(blocks: Blocks, account: Account | None) -> list[Block]:
    blocks = _joined_numbers(blocks)
    bolds = [_bold(block) for block in blocks]
    texts = [
        bold.text if bold else _lone_text(block) for block, bold in zip(blocks, bolds, strict=True)
    ]
    found = outline(texts, _BESIDE_BOLD if any(bolds) else frozenset(Form))
    if account:
        found.record(texts, account)
    levels = _with_bold(found, bolds)
    result: list[Block] = []
    for block, bold, level, head in zip(blocks, bolds, levels, found.heads, strict=True):
        if not level or not isinstance(block, Paragraph):
            result.append(block)
            continue
        result.append(Heading(level, bold.children if bold else block.children))
        if account and bold and not head:
            account.guess(GuessKind.HEADING, bold.text, 0.85, "bold", level=level)
    return result


def _with_bold(found: Outline, bolds: Sequence[_Bold | None]) -> list[int]:
    """The level of each block, 0 for no heading; bold ones without number put among the others."""
    first_number = next((place for place, head in enumerate(found.heads) if head), None)
    plain_bold = [
        place
        for place, (bold, head) in enumerate(zip(bolds, found.heads, strict=True))
        if bold and not head
    ]
    above = bool(plain_bold) and first_number is not None and plain_bold[0] < first_number
    deepest = max((head.level for head in found.heads if head), default=0)
    levels = [head.level + above if head else 0 for head in found.heads]
    for place in plain_bold:
        levels[place] = 1 if above or not deepest else deepest + 1
    return levels


def _first_text(blocks: Blocks) -> int | None:
    """The first block that is no picture."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Figure | Video):
            return index
    return None


def _first_line(blocks: Blocks, index: int) -> str:
    """The first paragraph of an article without headings if it reads as its title, else "".

    It is short, ends in no mark, is no byline of any kind, and a byline follows, or running text;
    then a bold one is a head among others where there are such.
    """
    block, after = blocks[index], blocks[index + 1 : index + 2]
    if (
        index
        or any(isinstance(each, Heading) for each in blocks)
        or not isinstance(block, Paragraph)
    ):
        return ""
    others = [bold for each in blocks[index + 1 :] if (bold := _bold(each))]
    bold_heads = any(form_of(bold.text) is None for bold in others)
    if not all(isinstance(x, Text) for x in leaves(block.children)):
        return ""
    text = plain(block.children).strip()
    words = _COLUMN.sub("", text)  # 【访谈】 before a title names its column
    short = _SHORTEST_LINE <= len(text) <= _LONGEST_LINE and not _NO_TITLE.search(words)
    follows = after and isinstance(after[0], Paragraph) and len(plain(after[0].children)) >= _PROSE
    signed = after and isinstance(after[0], Paragraph) and is_byline(plain(after[0].children))
    if short and signed and form_of(text) is None:
        return text
    among_heads = _bold(block) and bold_heads
    return text if short and follows and not among_heads and form_of(text) is None else ""


def _is_title(heading: Heading, blocks: Blocks, listed: frozenset[str]) -> bool:
    level, text = heading.level, plain(heading.children)
    peers = [block for block in blocks if isinstance(block, Heading) and block.level == level]
    if len(text) > _LONGEST_TITLE or (len(peers) > 1 and _is_chapter(text, peers, listed)):
        return False
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    return level == 1 or (len(peers) == 1 and level == min(levels))


def _is_chapter(text: str, peers: Sequence[Heading], listed: frozenset[str]) -> bool:
    """Whether the first of several headings is one of them: all numbered alike, or all listed."""
    texts = [plain(peer.children) for peer in peers]
    form = form_of(text)
    numbered = form is not None and sum(form_of(each) is form for each in texts) > 1
    return numbered or (bool(listed) and title_key(text) in listed)


def _with_subtitle(blocks: Blocks, index: int, titled: Titled, account: Account) -> Titled:
    """The title taken at ``index``; a short ``——…`` after it is the subtitle."""
    after = blocks[index + 1 :]
    subtitle = ""
    match after[:1]:
        case (Paragraph(run) | Heading(children=run),):
            text = plain(run).strip()
            if text.startswith("——") and len(text) <= 50 and not _has_notes(run):
                subtitle, after = text, after[1:]
                account.guess(GuessKind.SUBTITLE, text, 0.9, "subtitle-dash")
    return replace(titled, blocks=blocks[:index] + titled.blocks + after, subtitle=subtitle)


def _drop_annotations(run: Inlines, account: Account) -> None:
    for leaf in leaves(run):
        if isinstance(leaf, Ruby):
            account.drop("title-annotation", plain(leaf.annotation))


def _has_notes(run: Inlines) -> bool:
    return any(isinstance(leaf, Note | Ruby) for leaf in leaves(run))


def _form(text: str) -> str:
    """A title without what file names and sites change in it."""
    return _FORM.sub("", text)


@dataclass(frozen=True)
class _Bold:
    """What a paragraph says that is all bold and reads as a heading."""

    text: str
    children: Inlines


def _bold(block: Block) -> _Bold | None:
    """A body paragraph that is short and all bold; None for any other block."""
    match block:
        case Paragraph((Strong(children),), Role.BODY):
            text = plain(children).strip()
            one_line = all(not isinstance(leaf, LineBreak) for leaf in leaves(children))
            short = 0 < len(text) <= _LONGEST_BOLD and text[-1] not in _NO_HEADING_END
            short = short and not _SPEAKER.match(text)
            return _Bold(text, children) if short and one_line else None
    return None


def _joined_numbers(blocks: Blocks) -> Blocks:
    """The blocks with a line ``01`` and the head on the next line made one paragraph."""
    result: list[Block] = []
    for place, block in enumerate(blocks):
        before = result[-1] if result else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and _ZERO_NUMBER.fullmatch(_words(before))
            and _names_a_head(block, after)
        ):
            words = block.children[0].children if _bold(block) else block.children  # type: ignore[union-attr]  # a bold paragraph is one Strong
            number = Text(_words(before) + "\u3000")
            result[-1] = Paragraph((Strong((number, *words)),))
        else:
            result.append(block)
    return tuple(result)


def _names_a_head(block: Paragraph, after: Block | None) -> bool:
    """Whether a paragraph after 01 is the head's words: short, no sentence, and text follows."""
    text = _words(block)
    short = 0 < len(text) <= _LONGEST_NAMED and text[-1] not in "。；，、：:…"
    told = not form_of(text) and all(isinstance(leaf, Text) for leaf in leaves(block.children))
    return short and told and isinstance(after, Paragraph | Figure)


def _words(block: Paragraph) -> str:
    return plain(block.children).strip()


def _lone_text(block: Block) -> str:
    """The text of a body paragraph of one line, else words that no rule takes for a head."""
    match block:
        case Paragraph(children, Role.BODY) if all(isinstance(x, Text) for x in children):
            return plain(children)
        case _:
            return "。"
