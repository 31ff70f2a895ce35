"""One short article, and several files given at once: pages without waste."""

from __future__ import annotations

import pikepdf
import pytest
from pdf_facts import PdfFacts, squeezed

from compiler.diagnostics import Report
from compiler.pipeline import BuildRequest, build

TEXT = "纸由植物纤维制成，薄而均匀，可以书写。"
TITLE = "纸的用途"
FILES = {
    "短文.md": f"# {TITLE}\n\n{TEXT}\n",
    "短文.txt": f"{TITLE}\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n",
    "短文.html": f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{TEXT}</p><p>{TEXT}</p>",
}


def _pages(folder, *names, **wanted):
    first, *others = (folder / name for name in names)
    request = BuildRequest(first, folder / "out", others=tuple(others), **wanted)
    made = build(request, Report())
    return {item.format: item.path for item in made.artifacts}


@pytest.mark.parametrize("theme", ["neikan", "gongwen"])
@pytest.mark.parametrize("name", FILES)
def test_one_short_article_is_one_page_with_its_title_once(tmp_path, name, theme):
    (tmp_path / name).write_text(FILES[name], "utf-8")
    (tmp_path / "booklet.toml").write_text(f'theme = "{theme}"\n', "utf-8")
    facts = PdfFacts(_pages(tmp_path, "booklet.toml" if theme == "gongwen" else name)["screen"])
    [text] = facts.pages
    assert squeezed(text).count(TITLE) == 1
    assert TEXT[:10] in squeezed(text)


def test_the_head_of_an_only_article_stands_over_it(tmp_path):
    (tmp_path / "短文.md").write_text(FILES["短文.md"], "utf-8")
    (tmp_path / "booklet.toml").write_text(
        "[booklet]\nseries = '编印工作'\nissue = '第3期'\ntitle = '本期专题'\n"
        "editor_note = '编者按：短文一篇。'\n",
        "utf-8",
    )
    [text] = PdfFacts(_pages(tmp_path, "booklet.toml")["screen"]).pages
    order = [
        squeezed(text).index(word) for word in ("编印工作", "第3期", "本期专题", "短文一篇", TITLE)
    ]
    assert order == sorted(order)


def test_files_in_the_order_given_on_folded_a4(tmp_path):
    (tmp_path / "二.md").write_text(f"# 装订\n\n{TEXT}\n", "utf-8")
    (tmp_path / "一.md").write_text(f"# 造纸\n\n{TEXT}\n", "utf-8")
    made = _pages(tmp_path, "二.md", "一.md", formats=("screen", "booklet"), trim="A5")
    whole = squeezed("".join(PdfFacts(made["screen"]).pages))
    assert whole.rindex("装订") < whole.rindex("造纸")
    for form, size in (("screen", (419.53, 595.28)), ("booklet", (841.89, 595.28))):
        with pikepdf.open(made[form]) as pdf:
            left, bottom, right, top = (float(side) for side in pdf.pages[0].mediabox)
        assert (right - left, top - bottom) == pytest.approx(size, abs=0.1)
