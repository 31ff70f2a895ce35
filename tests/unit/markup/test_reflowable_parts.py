"""Addresses, the plan of documents, and what of a run XHTML has no place for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from specimen_booklet import sample

from compiler.markup.reflowable.addresses import web_address
from compiler.markup.reflowable.chapters import Point, chapters_of, depth_of, imprint, points_of
from compiler.markup.reflowable.notes import mark_of
from compiler.markup.reflowable.package import describe, media_type
from compiler.markup.reflowable.settings import EpubSettings
from compiler.model.booklet import ContentsEntry, Masthead


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2"),
        ("http://example.com/%E7%BA%B8", "http://example.com/%E7%BA%B8"),
        (" https://example.com/纸 张?q=a b|c#节", "https://example.com/%E7%BA%B8%20%E5%BC%A0?q=a%20b%7Cc#%E8%8A%82"),
        ("https://例え.jp/", "https://xn--r8jz45g.jp/"),
        ("https://example.com:8080/100%", "https://example.com:8080/100%25"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("javascript:alert(1)", ""),
        ("//example.com/x", ""),
        ("http://[::bad", ""),
        ("http://exa mple.com/", ""),
        ("https:///nowhere", ""),
        ("mailto:nobody", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_addresses(text, address):
    assert web_address(text) == address


def test_a_document_a_section_title_and_an_article():
    files = [(chapter.file, chapter.title) for chapter in chapters_of(sample())]
    assert files == [
        ("section-01.xhtml", "评析"),
        ("article-001.xhtml", "纸的来历"),
        ("article-002.xhtml", "装订"),
        ("section-02.xhtml", "辅导"),
        ("article-003.xhtml", "字体"),
    ]


def test_contents_lead_to_documents_and_into_them():
    booklet = sample()
    points = points_of(booklet.contents, chapters_of(booklet))
    heading = Point("一、从树皮到纸", "article-001.xhtml#h1")
    assert points[0] == Point(
        "评析",
        "section-01.xhtml",
        (
            Point("纸的来历", "article-001.xhtml", (heading,)),
            Point("装订", "article-002.xhtml"),
        ),
    )
    assert depth_of(points) == 3
    assert depth_of(()) == 0


def test_an_entry_that_leads_nowhere_is_left_out():
    booklet = sample()
    entries = (*booklet.contents, ContentsEntry(1, "没有", "gone"))
    points = points_of(entries, chapters_of(booklet))
    assert [point.title for point in points] == ["评析", "辅导"]


def test_the_colophon_says_what_is_given():
    assert imprint(Masthead(series="丛书", copies="300")) == (("copies", "300"),)


def test_marks_of_notes():
    assert [mark_of(number) for number in (1, 20, 21, 50, 51)] == ["①", "⑳", "㉑", "㊿", "[51]"]


def settings(**more: object) -> EpubSettings:
    return EpubSettings(datetime(2024, 12, 5, tzinfo=UTC), Path(), **more)  # type: ignore[arg-type]  # fields by name


def test_the_identifier_stays_with_the_issue_and_differs_by_script():
    def identifier(**changes: object) -> str:
        about = describe(sample(**changes), "名", settings(), pictures=False, described=True)
        return about.identifier

    assert identifier() == identifier(editor_note=())
    assert identifier() != identifier(script="zh-Hant-TW")
    assert identifier() != identifier(masthead=Masthead("印刷工作者 学习文选", issue="2025年第1期"))


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2024-12-05", "2024-12-05"), ("2024年12月5日", "2024-12-05"), ("", ""), ("冬", "")],
)
def test_a_date_is_given_where_the_booklet_has_one(printed, day):
    about = describe(
        sample(masthead=Masthead(date=printed)), "名", settings(), pictures=False, described=True
    )
    assert about.date == day


def test_a_date_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        EpubSettings(datetime(2024, 12, 5), Path())  # noqa: DTZ001 - that is what is refused


def test_descriptions_are_claimed_only_where_all_pictures_have_one():
    def features(**facts: bool) -> tuple[str, ...]:
        return describe(sample(), "名", settings(), **facts).features

    assert "alternativeText" in features(pictures=True, described=True)
    assert "alternativeText" not in features(pictures=True, described=False)
    assert "alternativeText" not in features(pictures=False, described=True)


def test_media_types_are_read_from_the_bytes():
    assert media_type(b"\x89PNG\r\n\x1a\n...") == ("image/png", ".png")
    assert media_type(b"\xff\xd8\xff\xe0") == ("image/jpeg", ".jpg")
    assert media_type(b"GIF89a") == ("image/gif", ".gif")
    assert media_type(b"<svg/>") == ("image/svg+xml", ".svg")
