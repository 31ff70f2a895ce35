"""After a correction the page looked at is there before all others, and it is the right one.

What follows is made anew all the same: it has the bytes of a booklet that was never made before.
"""

from __future__ import annotations

import gc
import os
import random
import re

import pypdfium2 as pdfium
import pytest
from pdf_facts import pixels, squeezed

from compiler.desk.changes.kinds import change_of
from compiler.desk.desk import apply
from compiler.desk.laid_out import glance, lay_out, page_file
from compiler.diagnostics import Report
from compiler.events import Glimpse, untold
from compiler.pipeline import BuildRequest, build
from compiler.workers import lodging

SENTENCES = (
    "手把纸帘浸进池里，一揭开就是一张纸。", "老师傅说：“水里求财。”", "山里的作坊一年只开三个月，",
    "校样上的错字用朱笔圈出来；", "1912年以后，行距有了规矩……", "字模高低不齐，页面就花了。",
)  # fmt: skip
FILE = """\
[booklet]
title = "手艺"
series = "手艺丛刊"
[output]
formats = ["screen"]
[[section]]
title = "作坊"
articles = ["0.md", "1.md", "2.md", "3.md", "4.md", "5.md"]
[[section]]
title = "山里"
articles = ["6.md", "7.md", "8.md", "9.md"]
"""


def seeded(number):
    return random.Random(number)  # noqa: S311 - the same each time


def paragraph(chance, number):
    words = "".join(chance.choice(SENTENCES) for _ in range(chance.randint(2, 14)))
    return f"第{number}段，{words}完。"


@pytest.fixture
def folder(tmp_path):
    chance = seeded(7)
    for number in range(10):
        paragraphs = [paragraph(chance, place) for place in range(chance.randint(3, 14))]
        if number % 3 == 0:
            paragraphs.insert(1, "## 一、水\n\n- 甲\n- 乙")
        if number % 4 == 1:
            paragraphs[1] += "[^1]\n\n[^1]: 见《手艺》第一册，页三。"
            paragraphs.insert(2, "| 纸 | 墨 |\n|---|---|\n| 一 | 二 |")
        (tmp_path / f"{number}.md").write_text("\n\n".join((f"# 纸{number}", *paragraphs)), "utf-8")
    (tmp_path / "booklet.toml").write_text(FILE, "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def staying(monkeypatch):
    """The test's process is one that stays."""
    monkeypatch.setattr(lodging, "_left", {})
    yield
    lodging._left = {}
    gc.collect()


def laid(folder, script="zh-Hans"):
    return lay_out(folder, script, "screen", None, untold, Report())


def glanced(folder, page, script="zh-Hans"):
    """What is told of the page before the others."""
    told: list[Glimpse] = []
    progress = lambda event: told.append(event) if isinstance(event, Glimpse) else None  # noqa: E731
    is_there = glance(folder, script, "screen", page, progress, Report())
    assert is_there is bool(told)
    return told[0] if told else None


def correct(folder, file, read, wanted):
    values = {"kind": "correct", "file": file, "words": read[:12], "read": read, "wanted": wanted}
    assert apply(folder, change_of(values)).did


def paragraphs_of(folder, number):
    text = (folder / f"{number}.md").read_text("utf-8")
    return [each for each in text.split("\n\n") if each.startswith("第") and "[^" not in each]


def corrected(folder, chance, number):
    """Words of an article set right, as somebody does it."""
    read = chance.choice(paragraphs_of(folder, number))
    end = chance.choice(["改完。", "改了又改，又添了一句。完。", "。", "添了" * 60 + "。"])
    correct(folder, f"{number}.md", read, read.replace("完。", end))


def test_a_page_is_shown_at_once_and_is_that_of_the_whole(folder):
    chance = seeded(3)
    made = laid(folder)
    shown = right = 0
    for number in chance.sample(range(10), 10):
        page = chance.choice([line.page for line in made.lines if line.article == number])
        corrected(folder, chance, number)
        early = glanced(folder, page)
        made = laid(folder)
        if early:
            shown += 1
            right += pixels(page_file(folder, early.name), 0) == pixels(made.file, early.page)
    assert shown >= 9  # else what is tested is not there
    assert right >= shown - 1
    build(BuildRequest(folder, cached=False))
    [anew] = (folder / "dist").rglob("*.pdf")
    assert anew.read_bytes() == made.file.read_bytes()


def test_in_a_traditional_edition_too(folder):
    chance, script = seeded(4), "zh-Hant-TW"
    made = laid(folder, script)
    for number in (2, 7):
        page = next(line.page for line in made.lines if line.article == number)
        corrected(folder, chance, number)
        early = glanced(folder, page, script)
        made = laid(folder, script)
        assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)


def test_a_file_written_anew_with_its_old_size_and_time_is_read(folder):
    page = min(line.page for line in laid(folder).lines if line.article == 4)
    file = folder / "4.md"
    known, text = file.stat(), file.read_text("utf-8")
    file.write_text(text.replace("段，", "节，"), "utf-8")
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    early = glanced(folder, page)
    made = laid(folder)
    assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)
    assert "节，" in words_of(made.file, page)


def test_what_comes_beside_counts_where_no_file_lists_it(folder):
    (folder / "booklet.toml").write_text('[booklet]\ntitle = "手艺"\n', "utf-8")
    laid(folder)
    corrected(folder, seeded(1), 3)
    (folder / "33.md").write_text("# 新来的\n\n一段。\n", "utf-8")
    assert glanced(folder, 3) is None


def test_the_next_change_is_seen_before_the_last_is_laid_out(folder):
    chance = seeded(5)
    page = next(line.page for line in laid(folder).lines if line.article == 4)
    for _ in range(2):
        corrected(folder, chance, 4)
        early = glanced(folder, page)
        assert early.page == page
    made = laid(folder)
    assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)


def test_sections_of_an_article_or_two_are_made_from_their_beginning(folder):
    said = FILE.replace('"1.md", "2.md", ', "").replace('"6.md", "7.md", "8.md", ', "")
    said = said.replace('"3.md", "4.md", ', "")
    (folder / "booklet.toml").write_text(said, "utf-8")
    made, chance = laid(folder), seeded(9)
    for article, number in ((1, 5), (2, 9)):
        page = next(line.page for line in made.lines if line.article == article)
        corrected(folder, chance, number)
        early = glanced(folder, page)
        made = laid(folder)
        assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)


@pytest.mark.parametrize("number", [1, 5])
def test_a_title_is_seen_at_once(folder, number):
    page = min(line.page for line in laid(folder).lines if line.article == number)
    text = (folder / f"{number}.md").read_text("utf-8")
    (folder / f"{number}.md").write_text(text.replace("# 纸", "# 白纸", 1), "utf-8")
    early = glanced(folder, page)
    made = laid(folder)
    assert pixels(page_file(folder, early.name), 0) == pixels(made.file, page)


def test_of_an_article_that_loses_pages_no_half_page_is_shown(folder):
    """What follows comes up to the page, from farther than was looked at."""
    file, chance = folder / "2.md", seeded(11)
    long = [paragraph(chance, place) for place in range(60)]
    file.write_text("\n\n".join(("# 纸2", *long)), "utf-8")
    page = min(line.page for line in laid(folder).lines if line.article == 2)
    file.write_text("\n\n".join(("# 纸2", long[0])), "utf-8")
    early = glanced(folder, page)
    made = laid(folder)
    assert not early or pixels(page_file(folder, early.name), 0) == pixels(made.file, page)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"0.md", "1.md"', '"1.md", "0.md"'),
        ('title = "手艺"', 'title = "手工"'),
        ('title = "山里"', 'title = "山外"'),
        ('formats = ["screen"]', 'formats = ["screen"]\n[page]\ntrim = "A5"'),
        ('articles = ["6.md", ', "articles = ["),
    ],
)
def test_what_concerns_more_than_an_article_is_not_guessed(folder, was, now):
    laid(folder)
    (folder / "booklet.toml").write_text(FILE.replace(was, now), "utf-8")
    assert glanced(folder, 3) is None


def test_two_articles_at_once_are_not_guessed(folder):
    laid(folder)
    for number in (1, 2):
        corrected(folder, seeded(1), number)
    assert glanced(folder, 3) is None


def shown_early(folder, page):
    """What is told of a page while the booklet is laid out for the first time, and all pages."""
    told: list[Glimpse] = []
    progress = lambda event: told.append(event) if isinstance(event, Glimpse) else None  # noqa: E731
    return told, lay_out(folder, "zh-Hans", "screen", page, progress, Report())


@pytest.fixture
def much(monkeypatch):
    """Each booklet is one of which much is to be made."""
    monkeypatch.setattr("compiler.typeset.parts.booklet._WORTH_A_PROCESS", 0)
    monkeypatch.setattr("compiler.typeset.parts.early._SHARE", 0)


def words_of(file, number):
    """The words on a page of a file, without what parts them."""
    document = pdfium.PdfDocument(file)
    try:
        return squeezed(document[number].get_textpage().get_text_bounded())
    finally:
        document.close()


@pytest.mark.usefixtures("much")
def test_contents_are_shown_before_their_numbers_are_known(folder):
    told, made = shown_early(folder, 0)
    assert [each.pages for each in told] == [0, made.pages]
    first, second = (words_of(page_file(folder, each.name), 0) for each in told)
    assert second == words_of(made.file, 0)
    assert first.replace("·", "") == re.sub(r"(?<!纸)[0-9]|·", "", second)


@pytest.mark.usefixtures("much")
@pytest.mark.parametrize("page", [1, 2])
def test_a_page_is_shown_before_those_behind_it_are_made(folder, page):
    told, made = shown_early(folder, page)
    assert [each.pages for each in told] == [0, made.pages]
    for each in told:
        assert pixels(page_file(folder, each.name), 0) == pixels(made.file, page)


@pytest.mark.usefixtures("much")
def test_what_is_kept_is_not_shown_without_its_numbers(folder):
    shown_early(folder, 0)
    text = (folder / "9.md").read_text("utf-8")
    (folder / "9.md").write_text(f"{text}\n添了一句。\n", "utf-8")
    told, made = shown_early(folder, 0)
    assert pixels(page_file(folder, told[-1].name), 0) == pixels(made.file, 0)


def test_where_nothing_stays_nothing_is_shown_early(folder, monkeypatch):
    monkeypatch.setattr(lodging, "_left", None)
    laid(folder)
    corrected(folder, seeded(1), 1)
    assert glanced(folder, 3) is None
