"""Plain text: wrapped lines, pages, rulers, titles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from composed import read_text

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Heading
from compiler.model.characters import visible
from compiler.model.segments import article_segments, plain
from compiler.sources.plain_text.wrap_habits import wrap_width

LINE = "造纸的人把竹子泡在池里，一百天以后取出来，捣成纸浆，再用细竹帘"


def article_of(text: str, report: Report | None = None) -> Article:
    content = read_text(text, "dir/文件名.txt", Report() if report is None else report).content
    assert isinstance(content, Article)
    return content


def texts(article: Article) -> list[str]:
    return [plain(block.children) for block in article.blocks]


def test_a_short_first_line_is_the_title() -> None:
    article = article_of("造纸\n\n纸是中国人发明的。\n")
    assert article.title == "造纸"
    assert texts(article) == ["纸是中国人发明的。"]
    assert article.origin == "dir/文件名.txt"


@pytest.mark.parametrize("first", ["纸是中国人发明的。", "一、造纸", "长" * 61])
def test_otherwise_the_file_names_it(first: str) -> None:
    report = Report()
    article = article_of(f"{first}\n\n后来传到各地。\n", report)
    assert article.title == "文件名"
    assert report.codes() == ["sources.title-from-file-name"]
    assert texts(article)[0] == first


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = f"造纸\n\n{LINE}\n{LINE}\n捞起来晾干。\n{LINE}\n{LINE}\n就成了纸。\n"
    assert texts(article_of(wrapped)) == [f"{LINE}{LINE}捞起来晾干。", f"{LINE}{LINE}就成了纸。"]


def test_latin_words_keep_a_space_at_the_break() -> None:
    latin = "the quick brown fox jumps over the lazy dog again and"
    article = article_of(f"Title\n\n{latin}\n{latin}\n{latin}\nagain.\n")
    assert texts(article) == [f"{latin} {latin} {latin} again."]


def test_lines_that_were_not_wrapped_stay_paragraphs() -> None:
    lines = [
        "第一行说纸。",
        "第二行说墨，要长一些，说得细一些，所以比别的行都长，长得多得多。",
        "第三行。",
    ]
    assert texts(article_of("\n".join(["文房", *lines]))) == lines


def test_pages_numbers_and_rulers_go() -> None:
    text = f"造纸\n=====\n{LINE}\n{LINE}\n{LINE}\n\n— 1 —\n\f捞起来晾干。\n\n2\n\f"
    manuscript = read_text(text, "a.txt", Report())
    assert texts(manuscript.content) == [f"{LINE}{LINE}{LINE}捞起来晾干。"]
    reasons = [entry.reason for entry in manuscript.ledger.dropped]
    assert sorted(reasons) == ["page-number", "page-number", "ruler"]


def test_level_heads_become_headings() -> None:
    article = article_of("造纸\n\n一、原料\n\n说原料。\n\n（一）竹\n\n说竹子。\n")
    assert [(type(b) is Heading and b.level) for b in article.blocks] == [1, False, 2, False]


def test_a_width_is_seen_only_where_lines_gather_under_it() -> None:
    assert wrap_width([LINE, LINE, LINE[:-1], "短行。"]) in range(60, 66)
    assert wrap_width(["短行。", "还是短行。", "又一行。"]) is None
    assert wrap_width([LINE, LINE * 2, LINE * 3, "短行。"]) is None


@pytest.mark.parametrize("name", ["pdfweb-01.txt", "handout-03.txt", "handout-01.txt"])
def test_every_character_of_real_dumps_is_accounted_for(name: str, shared: Path) -> None:
    text = (shared / "corpus" / name).read_text("utf-8")
    manuscript = read_text(text, name, Report())
    ledger = manuscript.ledger
    printed = "".join(segment.text for segment in article_segments(manuscript.content))
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert visible(ledger.text) == visible(text)
    assert Counter(visible(ledger.text + come)) == Counter(visible(printed + gone))
