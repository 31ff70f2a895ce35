"""Real manuscripts: no simplified-only character is left, lengths hold, runs come back, quickly."""

from __future__ import annotations

from itertools import count, islice

import pytest
from steps import LINEAR, growth

from compiler.diagnostics import Report
from compiler.editions.convert import EditionSettings, convert
from compiler.editions.opencc_engine import SCRIPTS, simplified_only
from compiler.model.article import Article
from compiler.model.block import Paragraph
from compiler.model.booklet import Booklet, Masthead, Section
from compiler.model.inline import Text
from compiler.model.segments import plain


def manuscripts(shared):
    kinds = (".md", ".txt")
    paths = [p for name in ("seeds", "corpus") for p in sorted((shared / name).iterdir())]
    return [path for path in paths if path.suffix in kinds]


def booklet(texts_by_origin) -> Booklet:
    articles = tuple(
        Article("", tuple(Paragraph((Text(line),)) for line in text.splitlines() if line), origin=o)
        for o, text in texts_by_origin.items()
    )
    return Booklet(Masthead(), (Section("", articles),))


@pytest.fixture(scope="module")
def real(shared):
    return booklet({path.name: path.read_text("utf-8") for path in manuscripts(shared)})


@pytest.mark.parametrize("script", SCRIPTS)
def test_real_texts(real, script):
    report = Report()
    edition = convert(real, EditionSettings(script), report)
    pairs = [
        (plain(old.children), plain(new.children))
        for article, made in zip(
            real.sections[0].articles, edition.booklet.sections[0].articles, strict=True
        )
        for old, new in zip(article.blocks, made.blocks, strict=True)
    ]
    assert all(len(old) == len(new) for old, new in pairs)
    left = {c: new for _, new in pairs for c in simplified_only(new)}
    assert left == {}
    changed = sum(
        a != b and not a.isspace() for old, new in pairs for a, b in zip(old, new, strict=True)
    )
    assert sum(edition.converted.values()) == changed
    assert report.codes().count("editions.round-trip") == 0
    text = "".join(new for _, new in pairs)
    assert "歷程" in text
    assert "新征程" in text
    assert "曆程" not in text


@pytest.mark.parametrize("joint", ["\n", "，"])  # many paragraphs, or long ones
def test_four_times_the_text_takes_about_four_times_the_work(real, joint):
    lines = [plain(block.children) for a in real.sections[0].articles for block in a.blocks]
    counter = count()

    def work(parts):
        # each is another text, so that nothing is known from the one before
        texts = {str(number): joint.join(lines[:40]) for number in islice(counter, parts)}
        texts = {origin: f"{text}{origin}" for origin, text in texts.items()}
        convert(booklet(texts), EditionSettings("zh-Hant-TW"), Report())

    assert growth(work, 3) < LINEAR
