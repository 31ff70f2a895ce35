"""Lines that begin and end as headings do."""

from __future__ import annotations

from recognition_lines import TEXT, shown

BOLD = {"bold": True}


def heads(article):
    return [line for line in shown(article) if line[0].isdigit()]


def test_the_third_of_three_is_a_head_without_its_mark(article_of):
    article = article_of(
        ("造纸之美", {"align": "center", "bold": True, "half_points": 40}),
        ("纸是一种柔韧的美", BOLD),
        TEXT,
        "纸是一种安静的美",
        TEXT,
        ("纸是一种朴素的美", BOLD),
        TEXT,
    )
    assert heads(article) == ["1 纸是一种柔韧的美", "1 纸是一种安静的美", "1 纸是一种朴素的美"]


def test_a_sentence_that_begins_so_is_none(article_of):
    article = article_of(
        ("造纸之美", {"align": "center", "bold": True, "half_points": 40}),
        ("纸是一种柔韧的美", BOLD),
        TEXT,
        "纸是一种古老的发明。",
        TEXT,
        "纸是一种日用品",
        TEXT,
        ("纸是一种朴素的美", BOLD),
        TEXT,
    )
    assert heads(article) == ["1 纸是一种柔韧的美", "1 纸是一种朴素的美"]
