"""Texts set in lines and pages by this test and read again: the paragraphs come back whole."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

from composed import read_text
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.characters import visible
from compiler.model.segments import article_segments, plain

# fmt: off
WORDS = [
    "纸张", "油墨", "印刷", "装订", "版面", "校对", "编辑", "设计", "字体", "标题",
    "正文", "目录", "封面", "裁切", "折页", "质量", "我们", "认真", "提高", "完成",
    "需要", "可以", "已经", "应当", "的", "了", "是", "在", "和", "与",
    "对", "从", "把", "也", "都", "很", "不", "《印刷史》", "“开本”", "2024年",
    "A4", "offset", "press（平版）", "16开",
]
# fmt: on
TITLE = "印刷工艺手册"
CLOSING, OPENING = "、，。；：？！）》”", "（《“"
HAN = "一二三四五六七八九十"


@dataclass(frozen=True)
class Setting:
    """How a text is set: ``width`` in half ems, ``page`` in lines.

    n and t in heads and numbers stand for the page's number and the count of pages.
    """

    seed: int
    width: int
    indent: bool = False
    blank: bool = False
    page: int = 30
    number: str = ""
    head: str = ""
    feeds: bool = True
    sentences: int = 6


def paragraphs(chosen: Setting) -> list[str]:
    """A title, and paragraphs of nonsense under numbered heads."""
    dice = random.Random(chosen.seed)  # noqa: S311 - no secret
    texts = [TITLE]
    for count in range(40):
        if count % 8 == 0:
            texts.append(f"{HAN[count // 8]}、{dice.choice(['纸张', '油墨', '印版'])}的准备")
        sentences = dice.randint(1, chosen.sentences)
        texts.append("".join(_sentence(dice) for _ in range(sentences)))
    return texts


def _sentence(dice: random.Random) -> str:
    clauses = (
        "".join(dice.choice(WORDS) for _ in range(dice.randint(3, 12)))
        for _ in range(dice.choice([1, 2, 2, 3, 4]))
    )
    return "，".join(clauses) + dice.choice("。。。。。！？")


def width(text: str) -> int:
    return sum(1 if character < "\x80" else 2 for character in text)


def wrapped(text: str, chosen: Setting, *, indent: bool) -> list[str]:
    """The lines of a paragraph; Latin words stay whole, marks keep off the edges."""
    lines, line = [], "\u3000\u3000" if indent else ""
    for piece in re.findall(r"[A-Za-z0-9]+|.", text):
        room = chosen.width + (2 if piece in CLOSING else 0)
        if width(line) + width(piece) <= room:
            line += piece
        elif line[-1] in OPENING or piece in CLOSING:
            lines.append(line[:-1])
            line = line[-1] + piece
        else:
            lines.append(line)
            line = piece
    return [*lines, line]


def dump(texts: list[str], chosen: Setting) -> str:
    lines: list[str] = []
    for text in texts:
        body = text != TITLE and text[1] != "、"
        lines += wrapped(text, chosen, indent=chosen.indent and body)
        lines += [""] if chosen.blank else []
    starts = range(0, len(lines), chosen.page)
    pages = []
    for count, start in enumerate(starts, 1):

        def filled(pattern: str, count: int = count) -> str:
            return pattern.replace("n", str(count)).replace("t", str(len(starts)))

        page = lines[start : start + chosen.page]
        if chosen.head and count > 1:
            page = [filled(chosen.head), "", *page]
        if chosen.number:
            page = [*page, "", filled(chosen.number)]
        pages.append("\n".join(page))
    return ("\n\f" if chosen.feeds else "\n").join(pages)


def ends(texts: list[str]) -> set[int]:
    found, position = set(), 0
    for text in texts:
        position += len(visible(text))
        found.add(position)
    return found


def score(chosen: Setting) -> float:
    """F1 of the paragraphs' ends; fails where a character is missing or too many."""
    texts = paragraphs(chosen)
    content = read_text(dump(texts, chosen), "a.txt", Report()).content
    assert isinstance(content, Article)
    printed = visible("".join(segment.text for segment in article_segments(content)))
    assert printed == visible("".join(texts))
    found = ends([content.title, *(plain(block.children) for block in content.blocks)])
    wanted = ends(texts)
    return 2 * len(found & wanted) / (len(found) + len(wanted))


SETTINGS = st.builds(
    Setting,
    seed=st.integers(0, 10**6),
    width=st.sampled_from([56, 60, 70, 76, 84, 98]),
    page=st.integers(24, 40),
    number=st.sampled_from(["", "n", "- n -", "— n —", "第 n 页 共 t 页", "n / t", "n/t"]),
    head=st.sampled_from(["", TITLE, "工艺处编\u3000n", "n\u3000工艺处编"]),
    sentences=st.sampled_from([3, 6, 9]),
)


@settings(max_examples=25, deadline=None)
@given(SETTINGS, st.sampled_from(["indent", "blank", "indent, blank"]))
def test_paragraphs_with_an_indent_or_an_empty_line(chosen: Setting, marks: str):
    marked = replace(chosen, indent="indent" in marks, blank="blank" in marks)
    assert score(marked) >= 0.98


@settings(max_examples=15, deadline=None)
@given(SETTINGS.filter(lambda chosen: chosen.number), st.sampled_from(["indent", "blank"]))
def test_without_form_feeds_page_numbers_part_the_pages(chosen: Setting, mark: str):
    marked = replace(chosen, feeds=False, indent=mark == "indent", blank=mark == "blank")
    assert score(marked) >= 0.97


@settings(max_examples=15, deadline=None)
@given(SETTINGS)
def test_paragraphs_marked_by_nothing_but_their_last_line(chosen: Setting):
    """Where the last line is full nothing tells; one in twenty is. The mean is 0.977."""
    assert score(chosen) >= 0.9


def test_the_family_on_the_whole():
    family = [
        Setting(seed, width, indent, blank, 30, number, head, feeds, sentences)
        for seed, (width, indent, blank, number, head, feeds, sentences) in enumerate(
            (width, indent, blank, number, head, feeds, sentences)
            for width in (56, 76, 98)
            for indent in (True, False)
            for blank in (True, False)
            for number, head, feeds in (
                ("n", "", True),
                ("- n -", TITLE, True),
                ("n / t", "", False),
            )
            for sentences in (3, 9)
        )
    ]
    scores = [score(chosen) for chosen in family]
    assert sum(scores) / len(scores) >= 0.98


def test_indents_that_the_dump_has_lost():
    """Only the width of the first lines shows that there were any."""
    chosen = Setting(7, 76, indent=True, sentences=9)
    texts = paragraphs(chosen)
    content = read_text(dump(texts, chosen).replace("\u3000\u3000", ""), "a.txt", Report()).content
    found = ends([content.title, *(plain(block.children) for block in content.blocks)])
    wanted = ends(texts)
    assert 2 * len(found & wanted) / (len(found) + len(wanted)) >= 0.95
