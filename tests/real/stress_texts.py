"""Paragraphs for the stress tests of composition: real ones, and made-up dense ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import opencc

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.model.block import Block, Heading, ListBlock, Paragraph, Quote, Table
from compiler.model.booklet import Booklet
from compiler.model.inline import Code, Inlines, Keep, Strong, Text
from compiler.pipeline import outline

SHARED = Path(__file__).resolve().parents[3] / "shared"
SHORTEST = 30  # characters; shorter paragraphs seldom have a second line


@dataclass(frozen=True)
class StressParagraph:
    """Pieces of text, bold or not."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(text for text, _ in self.pieces)

    @property
    def html(self) -> str:
        """The paragraph as HTML."""
        marked = (f"<b>{escape(t)}</b>" if bold else escape(t) for t, bold in self.pieces)
        return f"<p>{''.join(marked)}</p>"


@cache
def real_paragraphs(script: str) -> tuple[StressParagraph, ...]:
    """The paragraphs of the seeds and of the corpus' Markdown and text files, in the script."""
    files = [*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpus/*.md"), *SHARED.glob("corpus/*.txt")]
    found: list[StressParagraph] = []
    for path in sorted(files):
        booklet = convert(outline(path, Report()), EditionSettings(script), Report()).booklet
        found += (StressParagraph(pieces) for pieces in _paragraphs(booklet))
    return tuple(paragraph for paragraph in found if len(paragraph.text) >= SHORTEST)


def _paragraphs(booklet: Booklet) -> Iterator[tuple[tuple[str, bool], ...]]:
    for section in booklet.sections:
        for article in section.articles:
            for block in article.blocks:
                yield from _of_block(block)


def _of_block(block: Block) -> Iterator[tuple[tuple[str, bool], ...]]:
    match block:
        case Paragraph(children) | Heading(_, children):
            yield tuple(_of_inlines(children, bold=False))
        case Quote(blocks):
            for inner in blocks:
                yield from _of_block(inner)
        case ListBlock(items):
            for item in items:
                for inner in item.blocks:
                    yield from _of_block(inner)
        case Table(head, body):
            for row in (*head, *body):
                for cell in row.cells:
                    for inner in cell.blocks:
                        yield from _of_block(inner)
        case _:
            return


def _of_inlines(run: Inlines, *, bold: bool) -> Iterator[tuple[str, bool]]:
    for inline in run:
        match inline:
            case Text(text) | Code(text) | Keep(text):
                yield text, bold
            case Strong(children):
                yield from _of_inlines(children, bold=True)
            case _:
                yield from _of_inlines(getattr(inline, "children", ()), bold=bold)


_WORDS = (
    "造纸", "印刷", "雕版", "活字", "油墨", "装订", "书帖", "折页", "校样", "编者按", "卷轴",
    "线装",
    "植物纤维", "版面", "字体", "行距", "天头地脚", "案头",
     "工匠", "的", "了", "和", "在", "把", "千年",
    "一张纸", "传到", "各地", "用", "书", "字", "成", "薄页", "压干", "焙烘",
)  # fmt: skip
_NUMBERS = (
    "2024年12月5日", "5%", "增长12.5%", "第3届", "1,234,567.89元", "¥3,000", "$12.50",
    "37.5℃", "3‰",
    "约20公斤", "第128页", "1998—2024年", "3～5天", "A4", "60 g/m²",
    "300dpi", "50％", "10万", "2,000册",
)  # fmt: skip
_LATIN = (
    "GDP", "HTML", "Gutenberg", "offset printing", "It’s", "“Belt and Road”", "PDF/A", "Wi-Fi",
    "e-mail", "New York Times", "CSS3", "V2.0", "a", "no. 7",
)  # fmt: skip
_ADDRESSES = (
    "https://www.example.com/a/very/long/path/to/some/page.html?q=1234567890&lang=zh#top",
    "http://example.org/index_2024-12-05.shtml",
    "www.example.net/0123456789abcdef0123456789abcdef",
)
_QUOTED = (
    "“{}”", "“‘{}’{}”", "《{}》", "《{}：〈{}〉》", "（{}）", "“{}，‘{}’，{}。”",
    "【{}】", "“《{}》”",
    "（见《{}》）", "‘{}’",
)  # fmt: skip
_PAUSES = (
    "，",
    "、",
    "；",
    "：",
    "。",
    "！",
    "？",
    "——",
    "……",
    "。——",
    "……”“",
    "！”“",
    "，“",
    "：《",
)
_CLOSERS = {"“": "”", "《": "》"}


@dataclass(frozen=True)
class _Mixture:
    """How often each kind of atom comes."""

    words: int
    numbers: int
    latin: int
    addresses: int
    quoted: int


_MIXTURES = (
    _Mixture(6, 1, 1, 0, 2),
    _Mixture(4, 0, 0, 0, 6),  # dense in marks
    _Mixture(4, 6, 0, 0, 1),  # dense in numbers
    _Mixture(4, 1, 5, 0, 1),  # dense in Latin
    _Mixture(8, 1, 1, 1, 1),
    _Mixture(9, 0, 0, 0, 1),
)


_CONFIGURATIONS = {"zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}
# 「」 stand for “” and 『』 for ‘’ in Chinese; quotes that touch Latin inside stay as they are.
_CORNERS = (
    (re.compile(r"“(?![A-Za-z])"), "「"), (re.compile(r"(?<![A-Za-z])”"), "」"),
    (re.compile(r"‘(?![A-Za-z])"), "『"), (re.compile(r"(?<![A-Za-z])’"), "』"),
)  # fmt: skip


def made_paragraphs(count: int, seed: int, script: str) -> tuple[StressParagraph, ...]:
    """Paragraphs of 30 to 400 characters in the script, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    made = [_made(chance, chance.choice(_MIXTURES)) for _ in range(count)]
    if script not in _CONFIGURATIONS:
        return tuple(made)
    converter = opencc.OpenCC(_CONFIGURATIONS[script])
    return tuple(
        StressParagraph(
            tuple((_cornered(converter.convert(text)), bold) for text, bold in paragraph.pieces)
        )
        for paragraph in made
    )


def _cornered(text: str) -> str:
    for pattern, corner in _CORNERS:
        text = pattern.sub(corner, text)
    return text


def _made(chance: random.Random, mixture: _Mixture) -> StressParagraph:
    pieces: list[tuple[str, bool]] = []
    length, wanted = 0, chance.randint(SHORTEST, 400)
    weights = (mixture.words, mixture.numbers, mixture.latin, mixture.addresses, mixture.quoted)
    while length < wanted:
        atoms = "".join(_atom(chance, weights) for _ in range(chance.randint(1, 5)))
        pause = chance.choice(_PAUSES)
        if pause[-1] in _CLOSERS:
            pause += chance.choice(_WORDS) + _CLOSERS[pause[-1]]
        pieces.append((atoms + pause, chance.random() < 0.15))
        length += len(atoms + pause)
    pieces.append((chance.choice(_WORDS) + "。", False))
    return StressParagraph(tuple(pieces))


def _atom(chance: random.Random, weights: tuple[int, ...]) -> str:
    def words() -> str:
        return "".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 4)))

    (kind,) = chance.choices(range(5), weights)
    if kind == 0:
        return words()
    if kind == 4:
        frame = chance.choice(_QUOTED)
        return frame.format(*(words() for _ in range(frame.count("{}"))))
    return chance.choice((_NUMBERS, _LATIN, _ADDRESSES)[kind - 1])
