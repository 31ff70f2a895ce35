"""What booklet.toml says of a manuscript is done, and the account stays right."""

from __future__ import annotations

from collections import Counter

import pytest

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.messages import sentence
from compiler.model.block import Figure, Heading, ListBlock, Paragraph, Role
from compiler.model.booklet import BookletDraft
from compiler.model.characters import visible
from compiler.model.guess import LevelRule, Overrules, Pointer
from compiler.model.segments import article_segments, plain
from compiler.sources.overruling.overrules import overruled
from compiler.sources.registry import ReadingSettings, read_source

TOML = Location(source="booklet.toml", line=7)
TEXT = """\
# 纸的历史

作者：林知白

编者按：纸好。

竹纸的做法

先砍"嫩竹"，再泡水。

1. 选料

   嫩竹为上。

2. 工序

> 竹纸：嫩竹所造。

![样张](p.png)

这是样张

草纸的做法

广告：扫码关注。

责编：某人
"""


class Done:
    """A text overruled: blocks, ledger, findings."""

    def __init__(self, folder, text, name="稿件.md", **asked):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        self.report = Report()
        read = read_source(path, folder, ReadingSettings(), Report())
        levels = tuple(
            LevelRule(Pointer(quote, TOML), level)
            for quote, level in asked.pop("level", {}).items()
        )
        pointers = {
            key: tuple(Pointer(quote, TOML) for quote in quotes) for key, quotes in asked.items()
        }
        manuscript = overruled(read, Overrules(levels=levels, **pointers), self.report)
        self.content, self.ledger = manuscript.content, manuscript.ledger

    @property
    def texts(self):
        return [plain(b.children) for b in self.content.blocks if isinstance(b, Paragraph)]

    @property
    def tree(self):
        return [(b.level, plain(b.children)) for b in self.content.blocks if isinstance(b, Heading)]

    def imbalance(self):
        balance = Counter(visible(self.ledger.text))
        for entry in self.ledger.changed + self.ledger.dropped:
            balance.update(visible(entry.after))
            balance.subtract(visible(entry.before))
        for segment in article_segments(self.content):
            balance.subtract(visible(segment.text))
        return {character: count for character, count in balance.items() if count}


@pytest.fixture
def done(tmp_path):
    return lambda text=TEXT, **asked: Done(tmp_path, text, **asked)


def test_nothing_asked_is_nothing_done(done):
    assert done().tree == []
    assert done().imbalance() == {}


def test_levels(done):
    found = done(level={"竹纸的做法": 1, "草纸": 1, "选料": 2})
    assert found.tree == [(1, "竹纸的做法"), (2, "1. 选料"), (1, "草纸的做法")]
    assert found.imbalance() == {}
    assert found.report.codes() == []


def test_a_list_is_cut_at_the_item_that_is_a_heading(done):
    found = done(level={"选料": 2})
    rest = [block for block in found.content.blocks if isinstance(block, ListBlock)]
    assert [(block.start, len(block.items)) for block in rest] == [(2, 1)]
    assert "嫩竹为上。" in found.texts


def test_level_0_is_body(done):
    text = "# 题\n\n引言。\n\n**竹纸**\n\n正文。\n\n**草纸**\n\n正文。\n"
    assert done(text).tree == [(1, "竹纸"), (1, "草纸")]
    assert done(text, level={"草纸": 0}).tree == [(1, "竹纸")]
    assert done(text, body=["草纸"]).tree == [(1, "竹纸")]


def test_a_heading_comes_out_of_a_quote_and_a_lead(done):
    found = done(level={"竹纸：": 2, "编者按": 1})
    assert found.tree == [(1, "编者按：纸好。"), (2, "竹纸：嫩竹所造。")]
    assert found.content.lead == ()
    assert found.imbalance() == {}


def test_a_caption_and_body_again(done):
    found = done(captions=["这是样张"])
    (figure,) = [block for block in found.content.blocks if isinstance(block, Figure)]
    assert plain(figure.caption) == "这是样张"
    text = TEXT.replace("这是样张", "图为样张")
    found = done(text, body=["图为样张"])
    (figure,) = [block for block in found.content.blocks if isinstance(block, Figure)]
    assert (figure.caption, "图为样张" in found.texts) == ((), True)
    assert found.imbalance() == {}


def test_a_caption_without_a_picture_is_an_error(done):
    found = done(captions=["草纸的做法"])
    assert found.report.codes() == ["sources.overrule-no-picture"]
    assert "草纸的做法" in found.texts


def test_roles_bylines_and_leads_become_body(done):
    found = done(body=["责编", "林知白", "编者按"])
    roles = [b.role for b in found.content.blocks if isinstance(b, Paragraph)]
    assert set(roles) == {Role.BODY}
    assert (found.content.author, found.content.lead) == ("", ())
    assert {"责编：某人", "林知白", "编者按：纸好。"} <= set(found.texts)
    assert found.imbalance() == {}


def test_drop_takes_paragraphs_items_quotes_and_pictures(done):
    found = done(drop=["广告", "竹纸：", "工序", "p.png", "先砍"])
    asked = [entry.before for entry in found.ledger.dropped if entry.reason == "asked"]
    assert asked == ["广告：扫码关注。", "竹纸：嫩竹所造。", "工序", "先砍“嫩竹”，再泡水。"]
    assert not [block for block in found.content.blocks if isinstance(block, Figure)]
    assert found.imbalance() == {}


@pytest.mark.parametrize("quote", ["先砍“嫩竹", '先砍"嫩竹', "先砍嫩竹", " 先 砍「嫩竹」"])
def test_marks_and_spaces_of_a_quote_do_not_count(done, quote):
    assert not [text for text in done(drop=[quote]).texts if text.startswith("先砍")]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"drop": ["没有这段"]}, "sources.overrule-unmatched"),
        ({"level": {"没有这段": 1}}, "sources.overrule-unmatched"),
        ({"body": ["没有这段"]}, "sources.overrule-unmatched"),
        ({"keep": ["没有这段"]}, "sources.keep-unmatched"),
        ({"drop": ["竹纸"]}, "sources.overrule-ambiguous"),
        ({"level": {"p.png": 1}}, "sources.overrule-unmatched"),
    ],
)
def test_what_points_at_nothing_or_at_two_is_an_error_with_its_place(done, asked, code):
    found = done(**asked)
    (finding,) = found.report
    assert (finding.code, finding.location, finding.severity) == (code, TOML, "error")
    assert found.content == done().content
    said, (key,) = dict(finding.values), asked
    assert (said["key"], said["file"], said["line"]) == (key, "booklet.toml", "7")
    assert said["path"] == "稿件.md"
    assert "line 7 of booklet.toml" in sentence(code, "en", said).hint
    assert f"booklet.toml 第 7 行的 {key}" in sentence(code, "zh", said).hint


def test_paragraphs_that_read_the_same_are_one_meaning(done):
    text = "# 题\n\n点击关注\n\n正文。\n\n点击关注\n\n点击关注我们的纸\n"
    found = done(text, drop=["点击关注"])
    assert found.texts == ["正文。", "点击关注我们的纸"]
    assert found.imbalance() == {}


def test_keep_brings_chrome_back_where_it_stood(done):
    text = (
        "<div><p>第一段，说的是纸。</p>"
        '<div class="share">分享到\n编后：纸真好。\n微信</div><p>第二段，说的是墨。</p></div>'
    )
    plain_text = done(text)
    assert "编后：纸真好。" in "".join(entry.before for entry in plain_text.ledger.dropped)
    found = done(text, keep=["编后"])
    assert found.texts == ["第一段，说的是纸。", "编后：纸真好。", "第二段，说的是墨。"]
    assert found.imbalance() == {}
    chrome = [entry.before.strip() for entry in found.ledger.dropped if entry.reason == "chrome"]
    assert chrome == ["分享到", "微信"]


def test_a_dump_is_overruled_in_all_its_articles(tmp_path):
    dump = (
        "纸讯\n目录\n**造纸**.....1\n - 竹纸\n - 草纸\n造纸\n竹纸\n正文甲。\n选料\n草纸\n正文乙。\n"
    )
    found = Done(tmp_path, dump, "期刊.txt", level={"选料": 1}, drop=["正文乙"])
    assert isinstance(found.content, BookletDraft)
    first, second = found.content.sections[0].articles
    assert [type(block) for block in first.blocks] == [Paragraph, Heading]
    assert second.blocks == ()
    assert [entry.before for entry in found.ledger.dropped if entry.reason == "asked"] == [
        "正文乙。"
    ]
