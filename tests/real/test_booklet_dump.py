"""Seed 000, a real 学习文选 dumped as Markdown, and variants of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from content_text import text_of

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.booklet import BookletDraft
from compiler.model.characters import visible
from compiler.model.segments import block_segments, plain
from compiler.model.walk import rewrite_text
from compiler.sources.mending import quotes
from compiler.sources.whole_booklets.booklet_dump import is_booklet, read

SEED = "000_a7bee18024eef6bf.txt"


@pytest.fixture(scope="module")
def dump(shared: Path) -> str:
    return (shared / "seeds" / SEED).read_text("utf-8")


def draft_of(text: str) -> tuple[BookletDraft, Report]:
    report = Report()
    content = read(text, SEED, report).content
    assert isinstance(content, BookletDraft)
    return content, report


def articles(draft: BookletDraft) -> list[Article]:
    return [article for section in draft.sections for article in section.articles]


def contents_of(dump: str) -> tuple[list[str], list[str]]:
    """Section and article titles as the seed's own contents list has them."""
    sections = re.findall(r"^- \*\*(.+?)\*\*\.+\d", dump, re.MULTILINE)
    return sections, re.findall(r"^ - (.+)$", dump, re.MULTILINE)


def test_the_booklet_is_what_its_contents_say(dump: str) -> None:
    draft, report = draft_of(dump)
    sections, titles = contents_of(dump)
    assert is_booklet(dump)
    assert draft.masthead.series == "党政干部和党务工作者 学习文选"
    assert draft.masthead.title == "全面推动共建“一带一路”高质量发展"
    assert [section.title for section in draft.sections] == sections
    assert len(sections) == 3
    assert [article.title for article in articles(draft)] == titles
    assert len(titles) == 9
    assert [len(section.articles) for section in draft.sections] == [3, 3, 3]
    assert not report.warnings


def test_the_editors_note_is_one_paragraph(dump: str) -> None:
    draft, _ = draft_of(dump)
    assert len(draft.editor_note) == 1
    assert text_of(draft).count("编者按：") == 1
    assert next(iter(block_segments(draft.editor_note))).text.startswith("编者按：12月2日")


def test_exactly_the_two_broken_paragraphs_are_joined(dump: str) -> None:
    manuscript = read(dump, SEED, Report())
    text = text_of(manuscript.content)
    assert dict(manuscript.ledger.spaces)["page-break"] == 2
    assert "与全球发展协调一致" in text
    assert "11年来，高质量共建" in text
    counts = [len(article.blocks) for article in articles(manuscript.content)]
    assert counts == [2, 2, 2, 1, 2, 1, 2, 3, 2]


def test_no_link_marker_and_no_leader_is_left(dump: str) -> None:
    draft, report = draft_of(dump)
    text = text_of(draft)
    assert "链接" not in text
    assert "..." not in text
    assert "【" not in text
    assert report.codes().count("sources.link-marker") == 9


def test_every_character_is_accounted_for(dump: str) -> None:
    manuscript = read(dump, SEED, Report())
    ledger = manuscript.ledger
    gone = "".join(entry.before for entry in (*ledger.dropped, *ledger.changed))
    come = "".join(entry.after for entry in ledger.changed)
    assert Counter(visible(ledger.text + come)) == Counter(
        visible(text_of(manuscript.content) + gone)
    )
    assert ledger.markup + len(visible(ledger.text)) == len(visible(dump))
    assert {entry.reason for entry in ledger.dropped} == {"contents", "link-marker"}


def body_titles(dump: str, change: Callable[[str], str]) -> str:
    """The dump with the article titles of its body, not of its contents, written otherwise."""
    head, body = dump.split("编者按：", 1)
    for title in contents_of(dump)[1]:
        body = body.replace(f"\n{title}\n", f"\n{change(title)}\n")
    return f"{head}编者按：{body}"


def with_page_numbers(dump: str) -> str:
    paragraphs = dump.split("\n\n")
    numbered = [
        f"{text}\n\n— {place} —" if place % 3 == 0 else text
        for place, text in enumerate(paragraphs, 1)
    ]
    return "\n\n".join(numbered)


def with_numbered_contents(dump: str) -> str:
    head, body = dump.split("编者按：", 1)
    places = iter(range(1, 20))
    head = re.sub(r"^ - ", lambda _: f" - {next(places)}. ", head, flags=re.MULTILINE)
    return f"{head}编者按：{body}"


VARIANTS: dict[str, Callable[[str], str]] = {
    "numbered contents": with_numbered_contents,
    "half-width colon in the note": lambda dump: dump.replace("编者按：", "编者按:"),
    "bracketed note": lambda dump: dump.replace("编者按：", "【编者按】"),
    "half-width colon in titles": lambda dump: body_titles(dump, lambda t: t.replace("：", ":")),
    "half-width quotes in titles": lambda dump: body_titles(dump, lambda t: re.sub("[“”]", '"', t)),
    "other bar": lambda dump: body_titles(dump, lambda t: t.replace(" | ", "丨")),
    "full-width bar": lambda dump: body_titles(dump, lambda t: t.replace(" | ", "｜")),
    "numbered titles": lambda dump: body_titles(dump, lambda t: f"1. {t}"),
    "hash headings": lambda dump: body_titles(dump, lambda t: f"### {t}"),
    "bold titles": lambda dump: body_titles(dump, lambda t: f"**{t}**"),
    "broken titles": lambda dump: body_titles(dump, lambda t: f"{t[:9]}\n{t[9:]}"),
    "page numbers": with_page_numbers,
    "form feeds": lambda dump: dump.replace("\n\n协调一致", "\n\n2\n\f协调一致"),
    "CR LF": lambda dump: dump.replace("\n", "\r\n"),
    "dotted leaders": lambda dump: re.sub(r"\.{5}(\d)", r" ………… \1", dump),
    "no bold in contents": lambda dump: re.sub(r"\*\*(.+?)\*\*(\.+)", r"\1\2", dump),
    "contents under 目录, without pages": lambda dump: re.sub(
        r"\n- \*\*(.+?)\*\*\.+\d", r"\n\1", dump
    ).replace("\n深度评析\n - ", "\n目 录\n\n深度评析\n - ", 1),
    "flat contents under 目录": lambda dump: re.sub(
        r"\n ?- (?:\*\*)?(.+?)(?:\*\*\.+\d)?(?=\n)", r"\n\1", dump
    ).replace("\n深度评析\n", "\n目录\n深度评析\n", 1),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_variants_parse_the_same(name: str, dump: str) -> None:
    variant = VARIANTS[name](dump)
    assert variant != dump
    expected, _ = draft_of(dump)
    draft, report = draft_of(variant)
    assert is_booklet(variant)
    assert draft.masthead == expected.masthead
    assert [section.title for section in draft.sections] == [
        section.title for section in expected.sections
    ]
    assert [article.title for article in articles(draft)] == [
        article.title for article in articles(expected)
    ]
    assert [article.blocks for article in articles(draft)] == [
        article.blocks for article in articles(expected)
    ]
    assert len(draft.editor_note) == 1
    assert not report.warnings


def test_an_entry_without_a_line_in_the_body_is_reported(dump: str) -> None:
    title = contents_of(dump)[1][4]
    draft, report = draft_of(body_titles(dump, lambda t: "" if t == title else t))
    assert [finding.code for finding in report.warnings] == ["mending.missing-article"]
    assert dict(report.warnings[0].values)["title"] == title
    assert len(articles(draft)) == 8
    assert text_of(draft).count("与全球发展协调一致") == 1


@pytest.mark.parametrize(
    ("name", "count"), [("seeds/002_274826922ccb6b93.txt", 20), ("corpus/zaker-02.md", 20)]
)
def test_all_quotes_of_real_posts_are_paired(name: str, count: int, shared: Path) -> None:
    text = (shared / name).read_text("utf-8").split("<div>", 1)[1]
    paragraphs = re.split(r"</?(?:p|div|iframe|img)\b[^>]*>", text)
    joined = [re.sub(r"<[^>]*>", "", paragraph) for paragraph in paragraphs]
    mended = [rewrite_text(paragraph, quotes.edits) for paragraph in joined]
    assert '"' not in "".join(mended)
    assert sum(map(len, map(quotes.unpaired, joined))) == 0
    for paragraph in mended:
        assert paragraph.count("“") == paragraph.count("”")
    assert "".join(mended).count("“") > count


def test_markdown_articles_and_posts_are_no_booklets(shared: Path) -> None:
    for path in sorted((shared / "corpus").iterdir()):
        if path.suffix in {".md", ".txt"}:
            assert not is_booklet(path.read_text("utf-8")), path.name


def test_headings_inside_articles_keep_their_words(dump: str) -> None:
    text = dump.replace("自2013年开创性", "**一、历程**\n\n自2013年开创性", 1)
    first = articles(draft_of(text)[0])[0]
    assert plain(first.blocks[1].children) == "一、历程"
    assert type(first.blocks[1]).__name__ == "Heading"
