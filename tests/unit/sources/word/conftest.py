"""Word files read as the product reads them, with the proof that nothing of them is lost."""

from __future__ import annotations

import pytest
from word_files import LONG, WordFile, heading, paragraph

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.model.block import ListBlock, Paragraph, Table
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source


@pytest.fixture
def read_word(tmp_path):
    """Reads a WordFile, or what stands between a title and a paragraph of text."""

    def reading(file):
        if isinstance(file, str):
            file = WordFile(heading("书名", 1) + file + paragraph(LONG))
        report = Report()
        path = file.write(tmp_path / "稿件.docx")
        manuscript = read_source(path, tmp_path, ReadingSettings(), report)
        text = "".join(segment.text for segment in article_segments(manuscript.content))
        assert not imbalance(manuscript.ledger, text)
        return manuscript.content, manuscript.ledger, report

    return reading


@pytest.fixture
def lines_of():
    """The paragraphs of an article, cells and items too, one a line; but for ``LONG``."""

    def lines(blocks) -> list[str]:
        found: list[str] = []
        for block in blocks:
            match block:
                case Table(head, body):
                    found += [x for row in head + body for c in row.cells for x in lines(c.blocks)]
                case ListBlock(items):
                    found += [x for item in items for x in lines(item.blocks)]
                case Paragraph() if plain(block.children) != LONG:
                    found.append(plain(block.children))
                case _:
                    found += [plain(block.children)] if hasattr(block, "level") else []
        return found

    return lines
