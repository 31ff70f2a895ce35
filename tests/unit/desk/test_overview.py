"""What the shelf keeps of a booklet: what a person should look at is counted as on the desk."""

from __future__ import annotations

from compiler.desk import desk
from compiler.desk.laid_out import understand
from compiler.desk.overview import kept, look_over
from compiler.desk.shelf import book, key_of
from compiler.desk.unmet import unmet_rules
from compiler.diagnostics import Report
from compiler.events import untold
from compiler.serve.pages.shelf import standing

RULES = """\
[[section]]
title = "上"
articles = ["甲.md"]
[[article]]
file = "甲.md"
drop = ["旧话一段，不印的", "正文的第一句话"]
[[article.correct]]
at = "正文的第二句话"
wrong = "从前"
right = "以前"
"""


def booklet(tmp_path, text):
    folder = tmp_path / "册"
    folder.mkdir()
    (folder / "booklet.toml").write_text(RULES, "utf-8")
    (folder / "甲.md").write_text(f"# 甲\n\n{text}", "utf-8")
    return folder


def test_changes_that_fit_no_more_are_counted(tmp_path):
    folder = booklet(tmp_path, "正文的第一句话，印在这里。\n\n正文的第二句话，说从前。\n")
    overview = look_over(folder, 1.0, untold, Report())
    assert overview.misfits == ("旧话一段，不印的",)
    assert overview.to_look == len(overview.doubts) + 1
    assert kept(folder) == overview
    assert standing(book(tmp_path, key_of("册"))).state == "look"
    report = Report()
    understand(folder, untold, report)
    on_the_desk = unmet_rules(desk.looked_at(folder).held, report)
    assert len(on_the_desk) == len(overview.misfits)


def test_where_all_fits_nothing_is_counted(tmp_path):
    text = "旧话一段，不印的。\n\n正文的第一句话，印在这里。\n\n正文的第二句话，说从前。\n"
    overview = look_over(booklet(tmp_path, text), 1.0, untold, Report())
    assert overview.misfits == ()
