"""PDF-to-text dumps against the Markdown that their PDFs were made of (SOURCES.md, "Recovery")."""

from __future__ import annotations

from pathlib import Path

import pytest
from composed import read_text

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Heading
from compiler.model.characters import visible
from compiler.model.segments import plain
from compiler.sources.wording.page_numbers import bare_number, is_page_number

PAIRS = [("pdfweb-01.txt", "clip-02.md"), ("handout-03.txt", "handout-05.md")]
DUMPS = ["pdfweb-01.txt", "handout-03.txt", "handout-01.txt"]


def article_of(shared: Path, name: str) -> Article:
    content = read_text((shared / "corpus" / name).read_text("utf-8"), name, Report()).content
    assert isinstance(content, Article)
    return content


def lines_of(shared: Path, name: str) -> list[str]:
    """The paragraphs of the Markdown; the byline is none, since it goes to source and date."""
    lines = (shared / "corpus" / name).read_text("utf-8").splitlines()
    notation = ("<center>", "![", "---", "网址", "2021-05-31")
    return [line for line in lines if line.strip() and not line.startswith(notation)]


def paragraph_ends(paragraphs: list[str]) -> set[int]:
    """Where each paragraph ends, counted in visible characters without quotes."""
    ends, position = set(), 0
    for paragraph in paragraphs:
        position += sum(character not in "\"'“”‘’" for character in visible(paragraph))
        ends.add(position)
    return ends


@pytest.mark.parametrize(("name", "original"), PAIRS)
def test_paragraph_boundaries_are_recovered(name: str, original: str, shared: Path) -> None:
    wanted = paragraph_ends([line.strip("#* ") for line in lines_of(shared, original)])
    found = paragraph_ends([plain(block.children) for block in article_of(shared, name).blocks])
    assert max(found) == max(wanted)
    assert 2 * len(found & wanted) / (len(found) + len(wanted)) >= 0.98


@pytest.mark.parametrize(("name", "original"), PAIRS)
def test_the_heading_tree_is_exact(name: str, original: str, shared: Path) -> None:
    marked = [line for line in lines_of(shared, original) if line.startswith(("#", "**"))]
    wanted = [(1, visible(line.strip("#*"))) for line in marked]
    blocks = article_of(shared, name).blocks
    assert [
        (b.level, visible(plain(b.children))) for b in blocks if isinstance(b, Heading)
    ] == wanted


@pytest.mark.parametrize("name", DUMPS)
def test_no_page_number_is_left(name: str, shared: Path) -> None:
    texts = [plain(block.children) for block in article_of(shared, name).blocks]
    left = [text for text in texts if is_page_number(text) or bare_number(text) is not None]
    assert left == []


def test_paragraphs_cut_by_a_page_are_whole(shared: Path) -> None:
    text = "".join(f"\n{plain(b.children)}\n" for b in article_of(shared, "handout-01.txt").blocks)
    assert "坚定不移地走自己的路" in text  # cut after 坚
    assert "《反对本本主义》" in text  # cut inside the title of a book
