"""The title of a page among its headings, its site's name and its column's."""

from __future__ import annotations

import pytest

TEXT = (
    "<p>河边的书店早上八点开门，店主把招牌擦干净，挂在门口的钩子上，坐下来等客人。</p>"
    "<p>今年春天书店换了新的木架，旧木架送给了学校，孩子们在上面摆满自己做的册子。</p>"
)
MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/n'>新闻动态</a></li></ul>"


@pytest.fixture
def title(read):
    def of(head, body):
        html = f"<!doctype html><html><head><title>{head}</title></head><body>{body}</body></html>"
        return read(html, "20200101.html").article.title

    return of


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
def test_a_heading_of_any_level_over_the_text(title, tag):
    body = f"{MENU}<div><{tag}>二〇二四年书店年会在河边举行</{tag}>{TEXT}</div>"
    assert title("新闻动态--河边学会官网", body) == "二〇二四年书店年会在河边举行"


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("故乡 - 河边文集", "故乡"),
        ("故乡_散文_河边文学网", "故乡"),
        ("故乡 | 河边", "故乡"),
        ("故乡·散文 >> 河边", "故乡"),
        ("WTO - 河边", "WTO"),
        ("书店的早晨——河边日报", "书店的早晨"),
        ("书店的早晨_要闻_河边", "书店的早晨"),
        ("河边文学网_书店的早晨与黄昏", "书店的早晨与黄昏"),
    ],
)
@pytest.mark.parametrize("tag", ["h1", "h3", "div"])
def test_a_line_that_the_head_repeats_beside_a_site(title, head, own, tag):
    assert title(head, f"{MENU}<div><{tag}>{own}</{tag}>{TEXT}</div>") == own


def test_the_sites_name_in_a_heading_is_none(title):
    body = f"<h1>河边书店</h1><h2>加入读书群的办法</h2><div>{TEXT}</div>"
    assert title("公告 - 河边书店", body) == "加入读书群的办法"


def test_a_column_over_the_title_is_none(title):
    body = f"<div><h2>新闻动态</h2><h3>书店年会在河边举行了</h3>{TEXT}</div>"
    assert title("新闻动态_河边学会", body) == "书店年会在河边举行了"


def test_a_numbered_head_under_the_title_is_none(title):
    body = f"<div><h1>书店年会侧记</h1><h2>一、河边的会场</h2>{TEXT}</div>"
    assert title("河边学会", body) == "书店年会侧记"


def test_the_first_chapter_under_the_title_is_none(title):
    chapters = "<h2>一、河边的会场</h2>" + TEXT + "<h2>二、河边的晚饭</h2>" + TEXT
    assert title("河边", f"<div><h2>书店年会侧记</h2>{chapters}</div>") == "书店年会侧记"
    chapters = "<h2>会场</h2>" + TEXT + "<h2>晚饭</h2>" + TEXT
    body = f"<div><div class=title>书店年会的一天</div><div>{chapters}</div></div>"
    assert title("林知白 ~ 博客", body) == "书店年会的一天"


def test_a_heading_in_the_middle_is_one(title):
    body = f"<div><h2><center>河边书店（四）修招牌的办法</center></h2>{TEXT}</div>"
    assert title("修一块招牌", body) == "河边书店（四）修招牌的办法"


def test_a_short_heading_that_the_text_names(title):
    text = (
        "<p>皮影戏，是河边流传的一种戏，老人都会唱。</p>"
        "<p>皮影戏的人物用纸和皮做成，灯光照着，影子落在布上。</p>"
    )
    assert title("河边文化遗产网", f"<h1>皮影戏</h1><div>{text}{TEXT}</div>") == "皮影戏"
    assert (
        title("皮影戏的由来和做法", f"<h1>戏曲</h1><div>{text}{TEXT}</div>") == "皮影戏的由来和做法"
    )


def test_the_number_of_a_site_is_no_part_of_a_title(title):
    body = f"<div id=answer>{TEXT}</div>"
    assert title("河边的书店几点开门？:100908929", body) == "河边的书店几点开门？"
    assert title("河边的书店：2024", body) == "河边的书店：2024"


def test_a_button_in_the_title_is_the_sites(title):
    buttons = "<a role=button>修改</a> <a role='button'>删除</a>"
    body = f"<h1>河边书店换了新的木架 {buttons}</h1><div>{TEXT}</div>"
    assert title("河边新闻网站", body) == "河边书店换了新的木架"


def test_the_name_of_the_site_in_the_title_element_is_no_title(title):
    body = f"<h1>河边书店研究会东区分会</h1><div><p>分会章程</p>{TEXT}</div>"
    assert title("分会章程 - 河边书店研究会东区分会", body) == "分会章程"


def test_news_over_the_title_is_no_text(read):
    news = "<div><p>欢迎来到河边书店，本站只为读者提供消息，一切以店里的告示为准。</p></div>"
    other = "<div><h2>最近更新</h2><ul><li><a href='/1'>四月的书单已经贴出来了</a></li></ul></div>"
    page = f"<div>{news}</div><div><div><h1>书店的四月</h1>{TEXT}</div>{other}</div>"
    html = f"<!doctype html><title>书店的四月-河边书店</title><body>{page}</body>"
    article = read(html, "20200102.html").article
    assert (article.title, len(article.blocks)) == ("书店的四月", 2)


def test_a_row_of_columns_that_begins_with_the_first_page_is_no_title(title):
    path = "<h2>首页 关于我们 新闻中心</h2>"
    body = f"<div>{path}<h3>书店的四月和五月<p>2024-05-12</p></h3><div>{TEXT}</div></div>"
    assert title("河边书店", body) == "书店的四月和五月"


def test_the_site_that_its_title_names_beside_the_day_is_the_source(read):
    line = "<div>河边书店报道 发布时间：2024-05-12 11:30 194次</div>"
    end = "<h2>文章评论</h2><div>暂无评论</div>"
    page = f"<article><h1>书店的四月和五月</h1>{line}<div>{TEXT}</div></article>{end}"
    done = read(f"<!doctype html><title>书店的四月和五月_河边书店报道</title>{page}", "书店.html")
    assert (done.article.source, done.article.date) == ("河边书店报道", "2024年5月12日")
    assert len(done.blocks) == 2


KEEPER = "河边大学造纸学院学生会"
BAR = "<div class='bar'><p>造纸学院学生会</p></div>"


def test_who_keeps_the_site_is_no_title(title):
    text = f"<div><h2>泡竹节开始报名</h2>{TEXT}<h3>活动总览</h3>{TEXT}</div>"
    foot = "<div><p>造纸学院学生会© 2017 All rights reserved.</p></div>"
    assert title(KEEPER, BAR + text + foot) == "泡竹节开始报名"


def test_an_organisation_that_a_page_is_about_is_its_title(title):
    assert title(KEEPER, f"<div><h1>{KEEPER}</h1>{TEXT}</div>") == KEEPER


def test_a_linked_heading_over_its_day_is_the_title(title):
    over = "<h1>融媒部</h1><h2><a href='#'>泡竹的池子下周开放</a></h2>"
    day = "<div>2025/2/15 作者：林知白</div>"
    assert title("公告 - 融媒部", f"{over}{day}<article>{TEXT}</article>") == "泡竹的池子下周开放"
