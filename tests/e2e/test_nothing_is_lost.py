"""The proof can fail: a page that lacks a character, a source that was not kept, is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from compiler.conservation.page_text import read_pages
from compiler.conservation.verify import verify
from compiler.diagnostics import Report
from compiler.errors import ConservationError
from compiler.markup.render import render
from compiler.markup.settings import PageSettings, phone_page
from compiler.model.artifacts import Pages
from compiler.pipeline import BuildRequest, build, outline
from compiler.typeset.engine import TypesetSettings, typeset
from compiler.units import PAPER_SIZES

MANUSCRIPT = f"""# 纸

纸由植物纤维制成，薄而均匀[^1]，可以书写。

| 名称 | 用处 |
|---|---|
| 宣纸 | 书画 |

- 竹纸
- 皮纸

{"打浆、抄造、压榨、烘干，一道接一道，" * 60}

最后一段有些字。

[^1]: 均匀指厚薄一致。
"""


@pytest.fixture(scope="module")
def booklet(tmp_path_factory):
    path = tmp_path_factory.mktemp("paper") / "a.md"
    path.write_text(MANUSCRIPT, "utf-8")
    return outline(path, Report())


def pages_of(booklet, tmp_path, *, without: str = "", doubled: str = "") -> Pages:
    """The booklet's pages, made of HTML from which something was taken, or doubled."""
    settings = PageSettings(PAPER_SIZES["A5"], "A5", tmp_path)
    markup = render(booklet, settings, Report())
    html = markup.html
    if without:
        assert without in html
        html = html.replace(without, "")
    if doubled:
        html = html.replace(doubled, doubled * 2)
    created = datetime(2024, 12, 5, tzinfo=UTC)
    return typeset(replace(markup, html=html), TypesetSettings(created, "zh-Hans"), Report())


def accounts_of(booklet, pages):
    """The proof of pages, from their own text."""
    return verify(booklet, booklet, pages, read_pages(pages.pdf))


def test_all_is_there(booklet, tmp_path):
    (account,) = accounts_of(booklet, pages_of(booklet, tmp_path))
    assert account.unaccounted == 0
    assert account.printed == account.read - sum(n for _, n in account.dropped)


def test_pages_are_read_in_parts_and_none_may_be_missing(booklet, tmp_path):
    pages = pages_of(booklet, tmp_path)
    whole = read_pages(pages.pdf)
    assert len(whole) > 1
    parts = [*read_pages(pages.pdf, range(1)), *read_pages(pages.pdf, range(1, len(whole)))]
    assert verify(booklet, booklet, pages, parts) == verify(booklet, booklet, pages, whole)
    with pytest.raises(ValueError, match="text of"):
        verify(booklet, booklet, pages, parts[:-1])


@pytest.mark.parametrize("lost", ["均匀指", "书画", "皮纸", "，薄而均匀", "字。"])
def test_a_character_that_does_not_reach_the_page(booklet, tmp_path, lost):
    with pytest.raises(ConservationError) as caught:
        accounts_of(booklet, pages_of(booklet, tmp_path, without=lost))
    assert caught.value.code == "conservation.not-printed"
    assert caught.value.location.source == "a.md"
    assert caught.value.location.page


def test_a_character_doubled_inside_a_run(booklet, tmp_path):
    with pytest.raises(ConservationError):
        accounts_of(booklet, pages_of(booklet, tmp_path, doubled="植物"))


def test_a_reader_that_loses_a_character(booklet, tmp_path):
    (ledger,) = booklet.ledgers
    cheated = replace(booklet, ledgers=(replace(ledger, text=ledger.text + "丢"),))
    with pytest.raises(ConservationError) as caught:
        accounts_of(cheated, pages_of(booklet, tmp_path))
    assert caught.value.values["characters"] == "丢"


def test_hyphens_at_line_ends(tmp_path):
    path = tmp_path / "a.md"
    words = "".join(f"，见 {'summary-of-results-' * n}end 一节" for n in range(1, 12))
    path.write_text(f"# 纸\n\n{words}。\n", "utf-8")
    result = build(BuildRequest(path, output=tmp_path / "out"), Report())
    assert result.accounts[0].unaccounted == 0


def test_characters_without_glyph_are_named_and_counted(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# 纸\n\n正文里有\U0010fe23两个\U0010fe56没有字形的字。\n", "utf-8")
    report = Report()
    result = build(BuildRequest(path, output=tmp_path / "out"), report)
    (account,) = result.accounts
    assert dict(account.dropped)["missing-glyph"] == 2
    assert account.unaccounted == 0
    assert report.codes().count("typeset.missing-glyph") == 2


def test_a_missing_picture_inside_a_line_parts_its_text_and_loses_none(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# 纸\n\n前文![](wu.png)后文，再![](b.png)后文。\n", "utf-8")
    report = Report()
    asked = BuildRequest(path, output=tmp_path / "out", formats=("screen", "phone", "epub"))
    result = build(asked, report)
    assert result.accounts[0].unaccounted == 0
    assert report.codes().count("sources.missing-image") == 2


def test_a_row_whose_cells_all_go_on_on_the_next_page_is_proved(tmp_path):
    """As on a telephone, where a row of a wide table is soon higher than a third of the page."""
    cells = ("抄纸前打浆" * 14, "定量", "计算办法按每页克重" * 14)
    rows = "\n".join(f"| {n}{cells[0]} | {cells[1]} | {n}{cells[2]} |" for n in range(1, 6))
    path = tmp_path / "a.md"
    path.write_text(f"# 纸\n\n| 指标 | 性质 | 说明 |\n|---|---|---|\n{rows}\n\n说完了。\n", "utf-8")
    booklet = outline(path, Report())
    settings = phone_page(PageSettings(PAPER_SIZES["A5"], "A5", tmp_path))
    created = datetime(2024, 12, 5, tzinfo=UTC)
    pages = typeset(
        render(booklet, settings, Report()), TypesetSettings(created, "zh-Hans"), Report()
    )
    printed = read_pages(pages.pdf)
    # on the second page the first cell goes on, and so does the third
    assert re.match(r"指标 性质 说明[^\d]+计算办法", printed[1].main)
    (account,) = verify(booklet, booklet, pages, printed)
    assert account.unaccounted == 0
    for index, page in enumerate(printed):
        for drop in (page.main[:1], page.main[-1:]):
            fewer = page.main[1:] if drop == page.main[:1] else page.main[:-1]
            if not drop.strip() or drop in "指标性质说明":
                continue  # the table's head, which every page repeats
            spoilt = (*printed[:index], replace(page, main=fewer), *printed[index + 1 :])
            with pytest.raises(ConservationError):
                verify(booklet, booklet, pages, spoilt)
