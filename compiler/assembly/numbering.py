"""Level numbers 一、（一）1.（1） as GB/T 9704-2012 §7.3.3 orders them."""

from __future__ import annotations

import re
from dataclasses import replace

from compiler.model.article import Article
from compiler.model.block import Block, Heading
from compiler.model.booklet import Section
from compiler.model.segments import plain

_DIGITS = "零一二三四五六七八九"
_NUMBERED = re.compile(
    r"\s*+(?:[一二三四五六七八九十百]+\s*+[、.．]|[（(][一二三四五六七八九十百\d]+[）)]"
    r"|\d+(?:\.\d+)*(?:\s*+[.．、]|\s)|第[一二三四五六七八九十百\d]+[章节条部篇])"
)


def chinese_numeral(number: int) -> str:
    """一 to 九十九 for 1 to 99; above that, digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def level_number(level: int, number: int) -> str:
    """The number of the ``number``-th heading of a level 1–4; "" below that."""
    match level:
        case 1:
            return f"{chinese_numeral(number)}、"
        case 2:
            return f"（{chinese_numeral(number)}）"
        case 3:
            return f"{number}. "
        case 4:
            return f"（{number}）"
        case _:
            return ""


def numbered(section: Section) -> Section:
    """The section with level numbers in each article whose headings carry none at all."""
    return replace(section, articles=tuple(_article(article) for article in section.articles))


def _article(article: Article) -> Article:
    headings = [block for block in article.blocks if isinstance(block, Heading)]
    if any(_NUMBERED.match(plain(heading.children)) for heading in headings):
        return article
    counts = [0] * 7
    blocks: list[Block] = []
    for block in article.blocks:
        if isinstance(block, Heading):
            counts[block.level] += 1
            counts[block.level + 1 :] = [0] * (len(counts) - block.level - 1)
            block = replace(block, number=level_number(block.level, counts[block.level]))  # noqa: PLW2901 - the numbered one takes its place
        blocks.append(block)
    return replace(article, blocks=tuple(blocks))
