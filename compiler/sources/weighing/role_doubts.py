"""Doubts of what no weights are fitted for: captions, calls of notes, site text, other articles.

Each is evidence of the text itself: what repeats, what is called and stands nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compiler.model.article import Article
from compiler.model.block import Block, Blocks, Figure, Heading, ListBlock, Paragraph, Role
from compiler.model.guess import Guess, GuessKind, quoted
from compiler.model.inline import Note
from compiler.model.segments import plain
from compiler.model.walk import leaves
from compiler.sources.flow.lines import title_line

_RATHER_NOT = 0.45  # as many or more such turned out wrong as right
_FEWEST = 2
_LONGEST_CAPTION = 25  # characters
_SENTENCE_ENDS = "。：！？；，、”…"
_CALL = re.compile(
    r"(?<=[\w。，；”」])[\[［〔【](\d{1,3})[\]］〕】](?![(（:：])|(?<=[\w。，；”」])([①-⑳])"
)
_CIRCLED = ord("①") - 1
_EDGE_HEAD, _EDGE_FOOT = 3, 6  # blocks in which a site's words stand
_LONGEST_SITE = 80
_SITE = re.compile(
    r"(?:扫码|扫描|长按|识别).{0,12}(?:二维码|关注|下载|进群)|关注(?:我们|.{0,16}公众号)|微信号|公众号.{0,3}[：:]"
    r"|(?:阅读|查看|点击)(?:原文|全文)|版权所有|ICP备|网安备|[Cc]opyright|©|\d{1,3}小时内删除"
    r"|(?:转载|投稿).{0,12}(?:请|联系|注明|须)|未经.{0,10}(?:授权|许可)|(?:下载|登录|注册).{0,6}(?:APP|客户端)"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s{0,3}[：:]?\s{0,3}\d{2,9}"
)
_WROTE = re.compile(r"(?:文|作者|撰文)\s{0,2}[/／|｜：:]\s{0,2}\S{2,12}")


def doubts_of_roles(article: Article) -> Iterator[Guess]:
    """What of a finished article may be something else."""
    blocks = (*article.lead, *article.blocks)
    yield from _captions(article.blocks)
    yield from _calls(blocks)
    yield from _site_text(article.blocks)
    yield from _other_articles(article.blocks)


def _captions(blocks: Blocks) -> Iterator[Guess]:
    """Short lines below pictures, where most pictures have one and none has a caption."""
    pictures = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Figure)]
    if any(picture.caption for _, picture in pictures):
        return
    below = [block for at, _ in pictures if (block := _short_below(blocks, at)) is not None]
    if len(below) >= _FEWEST and 2 * len(below) > len(pictures):
        for block in below:
            yield _guess(GuessKind.UNCAPTIONED, title_line(block), "line-below-pictures")


def _short_below(blocks: Blocks, at: int) -> Block | None:
    block = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or block.role is not Role.BODY:
        return None
    line = title_line(block)
    short = 1 < len(line) <= _LONGEST_CAPTION and line[-1] not in _SENTENCE_ENDS
    return block if short else None


def _calls(blocks: Sequence[Block]) -> Iterator[Guess]:
    """Calls 1, 2, 3 … in a text whose notes were not joined with them."""
    runs = [block.children for block in blocks if isinstance(block, Paragraph)]
    if any(isinstance(leaf, Note) for run in runs for leaf in leaves(run)):
        return
    found: list[tuple[int, str]] = []
    for run in runs:
        text = plain(run)
        for match in _CALL.finditer(text):
            number = int(match[1]) if match[1] else ord(match[2]) - _CIRCLED
            found.append((number, text))
    numbers = [number for number, _ in found]
    if len(numbers) >= _FEWEST and numbers == list(range(1, len(numbers) + 1)):
        yield _guess(GuessKind.NOTES, found[0][1], "calls-without-notes")


def _site_text(blocks: Blocks) -> Iterator[Guess]:
    """Short lines at head and foot that speak of the site and to its visitors."""
    edge = (*blocks[:_EDGE_HEAD], *blocks[max(_EDGE_HEAD, len(blocks) - _EDGE_FOOT) :])
    for block in edge:
        if not isinstance(block, Paragraph | Heading | ListBlock):
            continue
        line = title_line(block)
        if 0 < len(line) <= _LONGEST_SITE and _SITE.search(line):
            yield _guess(GuessKind.SITE, line, "speaks-of-site")


def _other_articles(blocks: Blocks) -> Iterator[Guess]:
    """The lines over bylines that come again in a text."""
    signed = [
        before
        for before, block in pairwise(blocks)
        if isinstance(block, Paragraph) and _WROTE.fullmatch(title_line(block))
    ]
    if len(signed) >= _FEWEST:
        for before in signed:
            if line := title_line(before) or _head_line(before):
                yield _guess(GuessKind.BEGINNING, line, "byline-again")


def _head_line(block: Block) -> str:
    return plain(block.children) if isinstance(block, Heading) else ""


def _guess(kind: GuessKind, words: str, reason: str) -> Guess:
    return Guess(kind, quoted(words), _RATHER_NOT, reason, "")
