"""Which blocks of an article are its headings, and at which level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compiler.model.block import Block, Blocks, Figure, Heading, Paragraph
from compiler.model.guess import GuessKind
from compiler.model.inline import Strong, Text
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Looks
from compiler.sources.flow.runs import unstyled
from compiler.sources.recognition.bold_heads import bold_heads, bold_ranks
from compiler.sources.recognition.bold_lines import BoldLine, bold_line
from compiler.sources.recognition.bold_over_numbers import stand_over_numbers
from compiler.sources.recognition.counted_chapters import chapter_level
from compiler.sources.recognition.cover_lines import cover_end
from compiler.sources.recognition.deeper_decimals import with_deeper_decimals
from compiler.sources.recognition.deeper_numbers import with_deeper_numbers
from compiler.sources.recognition.faked_heads import (
    ABOVE_TITLE,
    FakedHead,
    faked_heads,
)
from compiler.sources.recognition.head_levels import levelled
from compiler.sources.recognition.listed_heads import with_listed
from compiler.sources.recognition.marked_levels import MarkedLevels
from compiler.sources.recognition.named_heads import with_named
from compiler.sources.recognition.numbered_heads import Outline, outline
from compiler.sources.recognition.parted_heads import with_parted_joined
from compiler.sources.recognition.unmarked_heads import lone_text, with_unmarked
from compiler.sources.recognition.worded_heads import with_worded
from compiler.sources.wording.heading_numbers import (
    ITEMS,
    Form,
    form_of,
    heading_level,
    numbered_as,
)
from compiler.sources.wording.part_names import names_a_part

_DEEPEST = 4
_LONGEST_NAMED = 30  # characters of the words that stand on the line after 01
_ZERO_NUMBER = re.compile(r"0\d")
_LEAST_OF_SERIES = 2  # marked heads of one form that make its other lines heads


def with_heads(
    blocks: Blocks, looks: Looks, account: Account, listed: frozenset[str] = frozenset()
) -> Blocks:
    """The blocks with headings made of paragraphs, levels from 1 without gaps.

    Where the source marks headings, or sets them in another type, a bold paragraph is one below
    those, and numbers make others only if they are of a series that is marked. Else the numbers
    give the levels, of bold paragraphs too, and a bold one without number stands above those that
    come after the first, below those that came before it. Where there is nothing of all this,
    short lines between paragraphs are headings. Lines that a contents list names are headings
    (``listed``, by ``title_key``). Each decision is entered in ``account``.
    """
    blocks = with_parted_joined(blocks, looks)
    faked = faked_heads(blocks, looks)
    if faked or any(isinstance(block, Heading) for block in blocks):
        found = with_deeper_numbers(_below_marked(blocks, faked, looks, account), account)
    else:
        found = _by_number(_joined_numbers(blocks), looks, account)
    found = with_deeper_decimals(with_listed(found, listed, account), account)
    heads = [block for block in found if isinstance(block, Heading)]
    if all(form_of(_words_of(head)) is Form.PART for head in heads):
        found = with_unmarked(found, looks, account, below=len(heads) > 0)
    return levelled(with_named(with_worded(_of_one_level(found), account), account))


def _of_one_level(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with 一、 二、 三、 at one level, where a writer marked one of them otherwise.

    Only a series that counts on from 1 through the whole text is set right.
    """
    series: dict[Form, list[int]] = {}
    for at, block in enumerate(blocks):
        form = form_of(_words_of(block)) if isinstance(block, Heading) else None
        if form:
            series.setdefault(form, []).append(at)
    levels: dict[int, int] = {}
    for places in series.values():
        heads = [head for at in places if isinstance(head := blocks[at], Heading)]
        numbers = [numbered_as(_words_of(head)) for head in heads]
        usual, count = Counter(head.level for head in heads).most_common(1)[0]
        if numbers == list(range(1, len(numbers) + 1)) and 2 * count > len(places):
            levels |= dict.fromkeys(places, usual)
    return [
        replace(block, level=levels[at]) if at in levels and isinstance(block, Heading) else block
        for at, block in enumerate(blocks)
    ]


def _words_of(heading: Heading) -> str:
    """A heading's text without a mark at its end, which says nothing of its number."""
    return plain(heading.children).strip().rstrip("：:。；")


def _below_marked(
    blocks: Blocks, faked: Mapping[int, FakedHead], looks: Looks, account: Account
) -> list[Block]:
    """The headings that are marked, those that look so, and what follows from both."""
    found: list[Block] = []
    marked = max((block.level for block in blocks if isinstance(block, Heading)), default=0)
    beside = MarkedLevels(blocks, looks)
    for at, block in enumerate(blocks):
        if at in faked and isinstance(block, Paragraph):
            head = faked[at]
            level = beside.level_of(block) or min(marked + head.rank, _DEEPEST + 2)
            text = plain(block.children)
            account.guess(GuessKind.HEADING, text, head.confidence, head.reason, level=level)
            found.append(Heading(level, unstyled(block.children)))
            looks.move(block, found[-1])
        else:
            found.append(block)
    beside = MarkedLevels(found, looks)
    deepest = max(block.level for block in found if isinstance(block, Heading))
    cover = cover_end(blocks, looks, looks.ordinary(blocks))
    bolds = {
        at: bold
        for at, bold in enumerate(bold_heads(found, looks))
        if bold and cover <= at < len(found) - 1
    }
    over = not marked and stand_over_numbers(found, bolds)
    if over:
        found = [_one_lower(block, looks) for block in found]
    for at, bold in bolds.items():
        below = deepest + (heading_level(bold.text) or 1)
        level = 1 if over else beside.level_of(found[at]) or below
        found[at] = Heading(min(level, _DEEPEST + 2), bold.children)
        account.guess(GuessKind.HEADING, bold.text, 0.8, "bold", level=level)
    return _of_series(found, account)


def _one_lower(block: Block, looks: Looks) -> Block:
    if not isinstance(block, Heading):
        return block
    lower = replace(block, level=block.level + 1)
    looks.move(block, lower)
    return lower


def _of_series(blocks: list[Block], account: Account) -> list[Block]:
    """The blocks with numbered lines made headings where their series is marked elsewhere.

    Of 一、 二、 三、 all are headings, or none.
    """
    levels: dict[Form, set[int]] = {}
    counts: Counter[Form] = Counter()
    later: set[Form] = set()  # forms of which a head is marked that is not the first
    for block in blocks:
        form = form_of(_words_of(block)) if isinstance(block, Heading) else None
        if form and isinstance(block, Heading):
            levels.setdefault(form, set()).add(block.level)
            counts[form] += 1
            later |= {form} if numbered_as(_words_of(block)) > 1 else set()
    series = {
        form
        for form, count in counts.items()
        if len(levels[form]) == 1
        and (count >= _LEAST_OF_SERIES or form not in ITEMS or form in later)
    }
    if level := chapter_level(blocks, levels):
        levels[Form.CHAPTER] = {level}
        series.add(Form.CHAPTER)
    series |= _below_chapters(levels)
    texts = [_head_text(block) for block in blocks]
    heads = outline(texts, frozenset(series)).heads if series else ()
    result = list(blocks)
    for at, head in enumerate(heads):
        block = blocks[at]
        if head and isinstance(block, Paragraph):
            (level,) = levels[head.form]
            result[at] = Heading(level, unstyled(block.children))
            account.guess(GuessKind.HEADING, texts[at], 0.8, "number", level=level)
    return result


def _below_chapters(levels: dict[Form, set[int]]) -> set[Form]:
    """The forms 第X章, 第X节 that no head is marked of, entered below those that are."""
    found: set[Form] = set()
    for above, form in ((Form.PART, Form.CHAPTER), (Form.CHAPTER, Form.SECTION)):
        if form not in levels and len(levels.get(above, ())) == 1:
            levels[form] = {next(iter(levels[above])) + 1}
            found.add(form)
    return found


def _head_text(block: Block) -> str:
    """The text of a heading or of a line that may be one; else words that no rule takes so.

    A bold line that ends in 。 may be one, beside others of its series.
    """
    match block:
        case Heading(_, children):
            return plain(children)
        case Paragraph((Strong(children),)):
            return plain(children).strip().removesuffix("。") or "。"
    return line_of(block) or "。"


def _by_number(blocks: Blocks, looks: Looks, account: Account) -> list[Block]:
    cover = cover_end(blocks, looks, looks.ordinary(blocks))
    if blocks and ABOVE_TITLE.fullmatch(line_of(blocks[0])):
        cover = max(cover, 1)
    bolds = [bold if at >= cover else None for at, bold in enumerate(bold_heads(blocks, looks))]
    beside_bold = any(bolds)
    texts = [
        bold.text if bold else lone_text(block, beside_bold=beside_bold) if at >= cover else "。"
        for at, (block, bold) in enumerate(zip(blocks, bolds, strict=True))
    ]
    found = outline(texts)
    found.record(texts, account)
    ranks = bold_ranks(blocks, [at for at, bold in enumerate(bolds) if bold], looks)
    levels = _with_bold(found, bolds, ranks)
    result: list[Block] = []
    for block, bold, level, head in zip(blocks, bolds, levels, found.heads, strict=True):
        if not level or not isinstance(block, Paragraph):
            result.append(block)
            continue
        result.append(Heading(level, bold.children if bold else block.children))
        if bold and not head:
            account.guess(GuessKind.HEADING, bold.text, 0.85, "bold", level=level)
    return result


def _with_bold(
    found: Outline, bolds: Sequence[BoldLine | None], ranks: Mapping[int, int]
) -> list[int]:
    """The level of each block, 0 for no heading; bold ones without number put among the others."""
    first_number = next((place for place, head in enumerate(found.heads) if head), None)
    plain_bold = [
        place
        for place, (bold, head) in enumerate(zip(bolds, found.heads, strict=True))
        if bold and not head
    ]
    parts = {place for place in plain_bold if (bold := bolds[place]) and names_a_part(bold.text)}
    plain_bold = [place for place in plain_bold if place not in parts]
    above = bool(plain_bold) and first_number is not None and plain_bold[0] < first_number
    deepest = max((head.level for head in found.heads if head), default=0)
    levels = [head.level + above if head else 0 for head in found.heads]
    for place in plain_bold:
        levels[place] = (1 if above or not deepest else deepest + 1) + ranks[place]
    for place in parts:
        levels[place] = 1
    return levels


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
            words = block.children[0].children if bold_line(block) else block.children  # type: ignore[union-attr]  # a bold paragraph is one Strong
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
