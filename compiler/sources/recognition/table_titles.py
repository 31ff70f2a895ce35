"""A title that only a table at the head says: 标题：…, or the cell beside 会议名称.

Forms and minutes made as one table have none outside. The table stays whole; the title is said
again above it.
"""

from __future__ import annotations

import re

from compiler.model.block import Blocks, Table
from compiler.sources.flow.lines import all_text
from compiler.sources.wording.title_words import may_be_title

_FIRST_BLOCKS = 6
_LABEL = r"(?:标\s*题|题\s*目|论文题目|文档(?:标题|名称)|文件名称|会议(?:名称|主题))"
_LABELLED = re.compile(rf"{_LABEL}\s*+[：:]\s*+(\S.*)")
_ALONE = re.compile(rf"{_LABEL}\s*+[：:]?")


def table_title(blocks: Blocks) -> str:
    """The title that a table among the first blocks says; "" if none does."""
    for block in blocks[:_FIRST_BLOCKS]:
        for row in (*block.head, *block.body) if isinstance(block, Table) else ():
            texts = ["\n".join(map(all_text, cell.blocks)).strip() for cell in row.cells]
            for at, text in enumerate(texts):
                beside = texts[at + 1] if at + 1 < len(texts) and _ALONE.fullmatch(text) else ""
                lines = [match[1] for line in text.split("\n") if (match := _LABELLED.match(line))]
                for words in (beside, *lines):
                    if may_be_title(words):
                        return " ".join(words.split())
    return ""
