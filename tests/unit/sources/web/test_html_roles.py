"""Captions, bold headings, bylines, signatures, link markers: each guess and its opposite."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure, Heading, Paragraph, Quote, Role
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.composing import take_edges
from compiler.sources.flow.captions import has_cue
from compiler.sources.flow.link_markers import take_from_text
from compiler.sources.flow.looks import Looks
from compiler.sources.recognition.byline import Edges

PICTURE = '<div><img src="http://a.cn/1.jpg" width="800" height="600"></div>'


@pytest.mark.parametrize(
    "text",
    [
        "会议现场。新华社记者 申宏 摄",
        "工地上的早晨。王五/摄",
        "桥梁合龙（资料照片）",
        "馆内的藏品。某博物馆供图",
        "图为改造后的村庄。",
        "今昔对比。上图为旧址，下图为新貌。",
        "幼崽。｜图片来源：Michael Stifter, CC BY-ND",
        "民众在广场上（新华社发）",
        "▲竹料入池",
        "△ 抄纸的师傅站在槽边。",
        "竹料入池（摄影：陈石）",
        "摄影：陈石",
        "图｜视觉中国",
    ],
)
def test_cues_of_captions(text):
    assert has_cue(text)


@pytest.mark.parametrize(
    "text",
    [
        "8年来，成果累累。",
        "▲",
        "图：纸的来历，墨的来历",
        "（图片：见下页，共三幅）",
        "这部影片于1990年拍摄。",
        "他到上图书馆借书。",
        "",
        "图" * 301 + "摄",
    ],
)
def test_no_cue(text):
    assert not has_cue(text)


def test_text_after_a_picture_is_body_without_a_cue(read):
    done = read(f"<div><p>前文。</p>{PICTURE}新时代新阶段，要有新作为。<p></p></div>")
    assert [type(block) for block in done.blocks] == [Paragraph, Figure, Paragraph]


def test_text_after_a_picture_is_its_caption_with_a_cue(read):
    done = read(f"<div><p>前文。</p>{PICTURE}会场一角。张三 摄<p></p></div>")
    assert plain(done.blocks[1].caption) == "会场一角。张三 摄"


def test_pictures_share_a_caption_that_speaks_of_both(read):
    done = read(f"<div>{PICTURE}{PICTURE}上图为旧址，下图为新貌。<p>正文。</p></div>")
    assert len(done.blocks[0].images) == 2
    alone = read(f"<div>{PICTURE}{PICTURE}会场一角。张三 摄<p>正文。</p></div>")
    assert [len(block.images) for block in alone.blocks[:2]] == [1, 1]


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<p><strong>聚焦一个“通”字</strong></p>", True),
        ("<p><b>怎么办？</b></p>", True),
        ("<p><strong>这是一句加粗的话。</strong></p>", False),
        ("<p><strong>要点</strong>后面还有正文。</p>", False),
        (f"<p><strong>{'长' * 41}</strong></p>", False),
    ],
)
def test_bold_paragraphs(read, html, heading):
    done = read(f"<div><p>引言，说明来由。</p>{html}<p>正文在此。</p></div>")
    assert isinstance(done.blocks[1], Heading) is heading


def test_bold_headings_are_below_those_marked(read):
    done = read("# 题\n\n## 甲\n\n**乙**\n\n正文。\n")
    assert [b.level for b in done.blocks if isinstance(b, Heading)] == [1, 2]


@pytest.mark.parametrize(
    ("line", "author", "source", "date"),
    [
        ("新华网 张三丰", "新华网 张三丰", "", ""),
        ("新华网记者钱方", "新华网记者钱方", "", ""),
        ("记者 李四、王五", "记者 李四、王五", "", ""),
        ("作者：张三", "张三", "", ""),
        ("文/李四", "李四", "", ""),
        ("（2021-05-31　来源：《光明日报》）", "", "《光明日报》", "2021年5月31日"),
        ("2021-05-31　来源：《光明日报》收藏", "", "《光明日报》", "2021年5月31日"),
        ("来源：新华社", "", "新华社", ""),
        ("（一九四一年五月十九日）", "", "", "一九四一年五月十九日"),
    ],
)
def test_bylines(read, line, author, source, date):
    article = read(f"# 题\n\n{line}\n\n正文，说的是一件大事。\n").article
    assert (article.author, article.source, article.date) == (author, source, date)
    assert len(article.blocks) == 1


@pytest.mark.parametrize(
    "line", ["学习报告", "新华网北京消息，今天天气好。", "春天来了", "来源：说不清楚，道不明白。"]
)
def test_no_bylines(read, line):
    article = read(f"# 题\n\n{line}\n\n正文，说的是一件大事。\n").article
    assert (article.author, article.source, article.date) == ("", "", "")
    assert len(article.blocks) == 2


def test_a_byline_that_repeats_the_front_matter_is_dropped(read):
    done = read("---\ntitle: 题\nauthor: 张三\n---\n\n作者：张三\n\n正文，说的是一件大事。\n")
    assert done.article.author == "张三"
    assert done.dropped("duplicate-author") == ["张三"]


def test_a_byline_that_contradicts_the_front_matter_stays(read):
    done = read("---\ntitle: 题\nauthor: 张三\n---\n\n作者：李四\n\n正文，说的是一件大事。\n")
    assert done.article.author == "张三"
    assert plain(done.blocks[0].children) == "作者：李四"


def test_a_dateline_alone_and_the_title_in_it(read):
    done = read("新华网北京4月9日电 **题：大学里的“大学”**\n\n新华网记者钱方\n\n正文。\n")
    assert done.article.title == "大学里的“大学”"
    assert done.blocks[0].role is Role.DATELINE
    running = read("# 题\n\n新华社北京4月9日电 今天召开会议，讨论大事。\n").blocks[0]
    assert running.role is Role.BODY


def test_the_lead_is_set_apart(read):
    done = read("# 题\n\n【学习进行时】为您解读。\n\n正文，说的是一件大事。\n")
    assert plain(done.article.lead[0].children) == "【学习进行时】为您解读。"
    assert len(done.blocks) == 1


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("央视评论员", Role.SIGNATURE),
        ("本报评论员 张三", Role.SIGNATURE),
        ("某某省委办公厅 2021年5月31日", Role.SIGNATURE),
        ("责编：张三 李四", Role.CREDIT),
        ("总监制丨钱一 王二", Role.CREDIT),
        ("来源：《求是》2021年第3期", Role.SOURCE),
        ("评论员的话值得深思。", Role.BODY),
        ("谢谢大家", Role.BODY),
    ],
)
def test_last_paragraphs(read, line, role):
    done = read(f"# 题\n\n正文，说的是一件大事。\n\n{line}\n")
    assert done.blocks[-1].role is role


@pytest.mark.parametrize(
    "marker", ["[【链接】](#)", "【[链接](#)】", "[【链接】]()", "【[原文链接](#)】"]
)
def test_markers_that_lead_nowhere_are_dropped(read, marker):
    done = read(f"# 题\n\n正文，说的是一件大事。{marker}\n")
    assert plain(done.blocks[0].children) == "正文，说的是一件大事。"
    assert done.report.codes() == ["sources.link-marker"]
    assert take_from_text(f"正文。{marker}").text == "正文。"


@pytest.mark.parametrize("marker", ["[【链接】](https://a.cn/b)", "【[链接](https://a.cn/b)】"])
def test_markers_with_an_address_give_it_to_the_links(read, marker):
    done = read(f"# 题\n\n正文，说的是一件大事。{marker}\n\n再说一次。{marker}\n")
    assert done.article.links == ("https://a.cn/b",)
    assert take_from_text(f"正文。{marker}").links == ("https://a.cn/b",)


def test_an_ordinary_link_is_no_marker(read):
    done = read("# 题\n\n见[链接的用法](https://a.cn/b)一文。\n")
    assert plain(done.blocks[0].children) == "见链接的用法一文。"
    assert take_from_text("见[链接](https://a.cn)。").text == "见[链接](https://a.cn)。"


def test_an_empty_quotation_at_the_head_is_no_lead():
    blocks = (Quote(()), Paragraph((Text("正文说纸，也说墨。"),)))
    edges = Edges(blocks)
    take_edges(edges, Looks(()), Account("稿件.md", "markdown"))
    assert edges.blocks == blocks
    assert not edges.lead


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('<p><span class="bjh-h3">书店的早晨</span></p>', True),
        ('<p class="h2">书店的早晨</p>', True),
        ('<p><span class="bjh-h3">早晨</span>来得很早</p>', False),
        ('<p class="h2">书店早上八点开门。</p>', False),
        ('<p class="bjh-p">书店的早晨</p>', False),
    ],
)
def test_a_line_whose_class_names_a_heading(read, line, heading):
    text = "<p>河边的书店早上八点开门，店主把招牌擦干净，挂在门口的钩子上，坐下来等客人。</p>"
    page = (
        f"<!doctype html><title>书店的四月</title><h1>书店的四月</h1><div>{text}{line}{text}</div>"
    )
    blocks = read(page, "书店.html").blocks
    assert isinstance(blocks[1], Heading) is heading
