"""Lines above a text that were typed as one paragraph: title, author, day, each on its line.

《百万英镑》作者：马克·吐温 on one line is two as well, as sites that give books away write it.
"""

from __future__ import annotations

import re

from compiler.model.block import Block, Blocks, Heading, Paragraph, Role
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of, parted
from compiler.sources.wording.byline_words import NAMES
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.title_words import DOCUMENT_NUMBER, LABEL, is_day

_FIRST = 3  # blocks among which such a paragraph stands
_MOST = 6  # lines
_LONGEST = 60  # characters of one
_SENTENCE_END = "。，；！？、：…"
_TITLE_AND_AUTHOR = re.compile(
    r"(?P<open>[“\"『「【\[]?\s*+(?:书名\s*+[：:]\s*+)?)(?P<title>《[^《》]{1,30}》(?:全集|全本)?|[^《》：:/／，。|｜\s]{2,30}(?=\s*+[/／|｜\s]))"
    rf"(?P<between>\s*+[/／|｜]?\s*+)(?P<author>(?:原?作者|著者)\s*+[：:]\s*+{NAMES})\s*+(?P<close>[”\"』」】\]]?)"
)


def with_lines_parted(blocks: Blocks, account: Account, *, titled: bool) -> Blocks:
    """The blocks with such a paragraph at the head made one for each line.

    Below a title each line has to be a field of its own; without one (``titled``) it is enough
    that all are short and none reads as part of a sentence, and that text follows.
    """
    result: list[Block] = []
    if not titled:
        blocks = _with_author_parted(blocks, account)
    for at, block in enumerate(blocks[:_FIRST]):
        lines = line_of(block, breaks=True).split("\n")
        headed = titled or any(isinstance(each, Heading) for each in blocks[:at])
        parts = (
            isinstance(block, Paragraph)
            and 1 < len(lines) <= _MOST
            and at + 1 < len(blocks)
            and all(0 < len(line.strip()) <= _LONGEST for line in lines)
        )
        fields = parts and all(_is_field(line) for line in lines)
        bare = parts and not headed and not at and not any(_is_text(line) for line in lines)
        if isinstance(block, Paragraph) and (fields or bare):
            result += [
                Paragraph(run, Role.BODY) for run in parted(block.children) if plain(run).strip()
            ]
        else:
            result.append(block)
    return (*result, *blocks[_FIRST:])


def _with_author_parted(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with the book's name and its author on the first line made two."""
    match = _TITLE_AND_AUTHOR.fullmatch(line_of(blocks[0])) if len(blocks) > 1 else None
    if not match:
        return blocks
    for mark in ("open", "between", "close"):
        account.drop("byline-label", match[mark])
    lines = (Paragraph((Text(match[each]),), Role.BODY) for each in ("title", "author"))
    return (*lines, *blocks[1:])


def _is_field(line: str) -> bool:
    line = line.strip()
    told = is_day(line) or is_byline(line) or bool(LABEL.match(line))
    return told or bool(DOCUMENT_NUMBER.fullmatch(line))


def _is_text(line: str) -> bool:
    return line.strip()[-1] in _SENTENCE_END
