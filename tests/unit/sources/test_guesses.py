"""What a reader decides is recorded where it decides: kind, how sure, why."""

from __future__ import annotations

import pytest
from composed import read_text

from compiler.diagnostics import Report
from compiler.messages import LANGUAGES, sentence
from compiler.model.guess import DOUBTFUL, GuessKind, quoted
from compiler.sources.account import Account
from compiler.sources.whole_booklets import booklet_dump

PICTURE = '<div><img src="http://a.cn/1.jpg" width="800" height="600"></div>'


@pytest.fixture
def known(read):
    return lambda source: {guess.quote: guess for guess in read(source).ledger.guesses}


def test_a_bold_heading_and_a_numbered_one(known):
    found = known("# 题\n\n引言在此。\n\n**竹纸**\n\n一段正文。\n\n**草纸**\n\n又一段。\n")
    assert (found["竹纸"].kind, found["竹纸"].reason) == (GuessKind.HEADING, "bold")
    assert found["竹纸"].level == 1
    found = known("一、竹纸\n\n一段正文。\n\n二、草纸\n\n又一段。\n")
    assert (found["二、草纸"].reason, found["二、草纸"].doubtful) == ("number", False)


def test_a_number_that_stands_alone_in_its_article_is_doubtful(known):
    found = known("引言在此。\n\n一、竹纸\n\n一段正文。\n")
    assert (found["一、竹纸"].reason, found["一、竹纸"].doubtful) == ("number-once", True)


def test_where_the_title_comes_from(known, read):
    assert known("# 题目\n\n正文。\n")["题目"].reason == "first-heading"
    only = known("## 题目\n\n正文。\n")["题目"]
    assert (only.kind, only.reason, only.doubtful) == (GuessKind.TITLE, "only-heading", True)
    assert "题目" not in known("---\ntitle: 题目\n---\n\n正文。\n")
    named = [each for each in read("正文。\n").ledger.guesses if each.kind is GuessKind.TITLE]
    assert [(each.reason, each.confidence) for each in named] == [("file-name", 0.3)]


def test_captions_and_what_is_none(known):
    found = known(f"<div><p>前文。</p>{PICTURE}会场一角。张三 摄<p>正文。</p></div>")
    assert found["会场一角。张三 摄"].kind is GuessKind.CAPTION
    found = known(f"<div><p>前文。</p>{PICTURE}会场的一角<p>正文。</p></div>")
    assert (found["会场的一角"].kind, found["会场的一角"].doubtful) == (GuessKind.UNCAPTIONED, True)


def test_a_line_after_a_picture_that_turns_out_a_byline_is_that_only(known):
    found = known(f"<div>{PICTURE}2021-05-31　来源：《光明日报》<p>正文在此。</p></div>")
    assert [guess.kind for guess in found.values() if guess.quote.startswith("2021")] == [
        GuessKind.DAY
    ]


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        ("作者：林知白", GuessKind.AUTHOR, "author-label"),
        ("新华网 林知白", GuessKind.AUTHOR, "author-agency"),
        ("2021-05-31 来源：造纸学刊", GuessKind.DAY, "day-and-source"),
        ("新华社北京4月9日电", GuessKind.ROLE, "dateline"),
        ("编者按：纸是好东西。", GuessKind.LEAD, "lead-label"),
    ],
)
def test_the_head_of_an_article(known, line, kind, reason):
    found = known(f"# 题\n\n{line}\n\n正文，说的是一件大事。\n").values()
    assert (kind, reason) in [(guess.kind, guess.reason) for guess in found]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("责编：林知白", "credit"),
        ("（作者系造纸学会会员）", "credit"),
        ("（本报记者 林知白）", "credit"),
        ("来源：《造纸》2021年第3期", "source-line"),
        ("本报评论员", "signature"),
        ("某某省委办公厅 2021年5月31日", "signature-day"),
    ],
)
def test_the_end_of_an_article(known, line, reason):
    found = known(f"# 题\n\n正文，说的是一件大事。\n\n{line}\n").values()
    assert reason in [guess.reason for guess in found if guess.kind is GuessKind.ROLE]


def test_a_name_over_the_day_is_in_doubt(known):
    found = known("# 题\n\n正文，说的是一件大事。\n\n造纸学会\n\n2021年5月31日\n")
    assert found["造纸学会"].reason == "name-over-day"
    assert found["造纸学会"].doubtful


def test_plain_text_and_a_dump_guess_too():
    done = read_text(
        "纸的历史\n\n一、竹纸\n\n一段正文。\n\n二、草纸\n\n又一段。\n", "a.txt", Report()
    )
    assert [(each.kind, each.origin) for each in done.guesses] == [
        (GuessKind.TITLE, "a.txt"),
        (GuessKind.HEADING, "a.txt"),
        (GuessKind.HEADING, "a.txt"),
    ]
    dump = "纸讯\n目录\n**造纸**.....1\n - 竹纸\n - 草纸\n造纸\n竹纸\n正文。\n草纸\n正文。\n"
    done = booklet_dump.read(dump, "b.md", Report())
    assert done.guesses[0].kind is GuessKind.MANUSCRIPT
    assert done.guesses[0].confidence == 0.95


def test_every_reason_has_its_words():
    account = Account("a.md", "markdown")
    account.guess(GuessKind.TITLE, " 题 \n 目 ", 0.5, "file-name")
    (guess,) = account.ledger().guesses
    assert (guess.quote, guess.doubtful) == ("题 目", guess.confidence < DOUBTFUL)
    assert all(sentence(f"cli.because-{guess.reason}", each, {}).message for each in LANGUAGES)


def test_nothing_is_guessed_about_nothing():
    account = Account("a.md", "markdown")
    account.guess(GuessKind.TITLE, " ", 0.5, "file-name")
    assert account.ledger().guesses == ()
    assert len(quoted("长" * 99)) == 30


PAGE_TEXT = "印刷品的版心、天头、地脚、订口和切口共同决定一页的面貌，先定版心再定字号与行距。" * 3


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("纸张的选用_印刷网", "<h1>纸张的选用</h1>", (0.95, "page-head-line")),
        (
            "印刷网－纸张的选用与装订须知－头条",
            "<p>纸张的选用与装订须知</p>",
            (0.85, "page-head-line"),
        ),
        ("印刷网", "<h1>纸张的选用须知</h1>", (0.85, "page-title-place")),
        ("印刷网", "<h2>纸张的选用须知</h2>", (0.75, "page-heading-above")),
        (
            "山川纸业信息网-山川造纸信息网",
            "<p>首页</p><p>纸张的选用须知</p><p>时间：2016-06-30 10:47:14　来源：</p>",
            (0.75, "page-over-facts"),
        ),
        (
            "山川纸业信息网-山川造纸信息网",
            "<p>纸张的选用，各有讲究，</p><p>时间：2016-06-30 10:47:14　来源：</p>",
            (0.7, "page-head"),
        ),
        ("纸张的选用须知与常见问题", "<p>2024-03-05</p>", (0.7, "page-head")),
    ],
)
def test_where_the_title_of_a_saved_page_comes_from(read, head, body, expected):
    page = (
        f"<!doctype html><html><head><title>{head}</title></head><body>{body}"
        f"<p>{PAGE_TEXT}</p></body></html>"
    )
    guesses = [g for g in read(page, "页.html").ledger.guesses if g.kind is GuessKind.TITLE]
    assert [(guess.confidence, guess.reason) for guess in guesses] == [expected]
