"""What stands beside the element of a text is kept: credits, notes, leads; the site's parts go."""

from __future__ import annotations

import pytest

from compiler.model.block import Figure, Heading, Paragraph, Role
from compiler.model.inline import Note
from compiler.model.segments import plain
from compiler.model.walk import leaves

FIRST = "装订的人先把书页理齐，再用锥子打眼，线要拉紧，结要打在书脊的里面。"
SECOND = "封面用厚一点的纸，四边各留三毫米，裁的时候刀要快，一次裁到底才整齐。"
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(9)) + "</ul>"


@pytest.fixture
def page(read):
    def reading(above="", below="", within=TEXT, title="书的装订"):
        return read(
            f"<!doctype html><html><head><title>{title}</title></head><body><div>{MENU}</div>"
            f"<div class=m><h1>{title}</h1>{above}<div class=c>{within}</div>{below}</div>"
            f"<div><h3>相关阅读</h3>{MENU}</div></body></html>",
            "甲.html",
        )

    return reading


def texts(done, role=None):
    return [
        plain(block.children)
        for block in done.blocks
        if isinstance(block, Paragraph | Heading)
        and (role is None or (isinstance(block, Paragraph) and block.role is role))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<p>作者：林知白</p>",
        "<div>作者： 林知白</div>",
        "<table><tr><td>作者： 林知白</td><td>编辑： 周行简</td></tr></table>",
        "<span>（作者：林知白）</span>",
    ],
)
def test_the_author_below_the_text_is_the_author(page, line):
    done = page(below=line)
    assert done.article.author == "林知白"
    assert texts(done)[:2] == [FIRST, SECOND]


@pytest.mark.parametrize("place", ["above", "below"])
def test_source_and_day_are_facts_and_others_are_credits(page, place):
    line = "<p>2012-06-04 来源：河边日报 通讯员：林知白 摄影：周行简 浏览：12</p>"
    done = page(**{place: line})
    assert (done.article.source, done.article.date) == ("河边日报", "2012年6月4日")
    assert texts(done, Role.CREDIT) == ["通讯员：林知白", "摄影：周行简"]
    assert "浏览" not in "".join(texts(done))


def test_an_author_without_label_stands_alone_over_the_text(page):
    assert page(above="<div>林知白</div><div>2012-06-04</div>").article.author == "林知白"
    assert page(above="<div>河边新闻记者 林知白</div>").article.author == "河边新闻记者 林知白"
    assert page(above="<div>By LIN 2012-06-04</div>").article.author == "LIN"


def test_teasers_after_the_text_give_no_credits(page):
    below = "<ul><li><a href='/a'>邻县的书店也开张了请大家去看</a></li></ul><p>作者：周行简</p>"
    assert page(below=below).article.author == ""


def test_notes_in_an_element_of_their_own_join_their_calls(page):
    within = f"<p>{FIRST}<a href='#_ftn1'>[1]</a></p><p>{SECOND}<a href='#_ftn2'>[2]</a></p>"
    below = (
        "<div><hr width='33%'><div id=ftn1><p class=MsoFootnoteText><a href='#_r1'>[1]</a> 见附表。"
        "</p></div><div id=ftn2><p class=MsoFootnoteText>[2] 见附件。</p></div></div>"
    )
    done = page(within=within, below=below)
    notes = [
        plain(note.blocks[0].children)
        for block in done.blocks
        if isinstance(block, Paragraph)
        for note in leaves(block.children)
        if isinstance(note, Note)
    ]
    assert [note.strip() for note in notes] == ["见附表。", "见附件。"]
    assert len(done.blocks) == 2


@pytest.mark.parametrize(
    "above",
    [
        "<h2>——从打眼到裁边</h2>",
        "<div>导语：装订不难，难在整齐。</div>",
        "<p>这一篇说的是没有机器的时候怎样装订一本书，谁都可以试一试。</p>",
    ],
)
def test_a_lead_between_title_and_text_is_kept(page, above):
    done = page(above=above)
    kept = texts(done) + [done.article.subtitle] + [plain(b.children) for b in done.article.lead]
    words = above.partition(">")[2].partition("<")[0].strip("—")
    assert any(words in each for each in kept)


@pytest.mark.parametrize(
    "above", ["<p><a href='/x'>加入书架</a></p>", "<p>字号：大 中 小</p>", "<p>当前位置：首页</p>"]
)
def test_the_sites_lines_over_the_text_are_not(page, above):
    assert texts(page(above=above)) == [FIRST, SECOND]


@pytest.mark.parametrize("line", ["COVID-19", "AI 5G", "3D"])
def test_latin_lines_of_the_text_are_no_byline(page, line):
    done = page(within=f"<h2>{line}</h2><p>2019 nCoV</p>{TEXT}")
    assert texts(done)[:2] == [line, "2019 nCoV"]


@pytest.mark.parametrize("line", ["扫描二维码加入^^^", "长按识别二维码，填写报名表"])
def test_a_sentence_about_a_code_is_kept(page, line):
    assert line in texts(page(within=f"{TEXT}<p>{line}</p>"))


@pytest.mark.parametrize("line", ["扫一扫在手机打开当前页", "微信扫一扫分享", "扫描二维码关注我们"])
def test_a_sites_code_is_not(page, line):
    assert line not in texts(page(within=f"{TEXT}<p>{line}</p>"))


def test_a_last_paragraph_that_is_a_link_is_kept_and_lists_of_links_are_not(page):
    link = "<a href='http://a.cn/1'>{}</a>"
    done = page(within=f"{TEXT}<p>{link.format('通过链接加入')}</p>")
    assert texts(done)[-1] == "通过链接加入"
    for last in ("阅读原文", "下一篇：纸的厚薄"):
        assert texts(page(within=f"{TEXT}<p>{link.format(last)}</p>")) == [FIRST, SECOND]
    listed = "".join(f"<p>{link.format(f'书店的第{n}天')}</p>" for n in "一二三")
    assert texts(page(within=TEXT + listed)) == [FIRST, SECOND]


def test_small_parts_named_as_the_sites_are_kept_if_they_are_no_buttons(page):
    done = page(
        within=f"{TEXT}<div class=right>河边印刷厂</div><div class=tags><a href=/t>书</a></div>"
    )
    assert texts(done) == [FIRST, SECOND, "河边印刷厂"]


def test_a_credit_in_bold_is_no_heading(page):
    done = page(within=f"{TEXT}<p><strong>通讯员：林知白</strong></p>")
    assert not [block for block in done.blocks if isinstance(block, Heading)]
    assert texts(done, Role.CREDIT) == ["通讯员：林知白"]


BUTTONS = [
    "喜欢 (12)",
    "点赞 3",
    "已有5人点赞",
    "阅读 1234 · 评论 5",
    "打赏作者",
    "发表评论",
    "登录后评论",
    "暂无评论",
    "Powered by 河边",
    "扫码下载APP",
    "加载更多",
    "展开阅读全文",
    "点击查看更多",
    "微信好友 朋友圈",
    "[打印] [关闭]",
    "标签：书 装订",
    "编辑于 2024-05-18 09:20",
    "赞同 12",
    "申请转载",
    "+关注",
    "联系我们 | 关于我们",
    "分享到：微信 微博",
    "上一篇：没有了",
    "浏览次数：33",
    "© 2024 河边书店",
]
SENTENCES = [
    "河边印刷厂",
    "二〇二四年五月",
    "全文完",
    "附：裁刀的用法",
    "作者简介：林知白，印刷工人。",
    "注：锥子要先磨。",
    "分享一点心得",
    "关注天气的人",
    "阅读是一种习惯",
    "点赞的人不多",
    "书评：这本书不错。",
    "收藏的乐趣",
    "打印机的故事",
    "联系我们的人很多。",
    "首页的设计",
]


@pytest.mark.parametrize("line", BUTTONS)
def test_what_asks_counts_or_leads_on_is_the_sites(page, line):
    assert texts(page(within=f"{TEXT}<p>{line}</p>")) == [FIRST, SECOND]
    assert texts(page(above=f"<p>{line}</p>")) == [FIRST, SECOND]


@pytest.mark.parametrize("line", SENTENCES)
def test_words_like_those_are_kept_in_the_column(page, line):
    assert line in "".join(texts(page(within=f"{TEXT}<p>{line}</p>")))
    if line.endswith("人") or "：" in line[2:]:
        assert line in "".join(texts(page(above=f"<p>{line}</p>")))


def test_a_button_word_may_head_a_part(page):
    done = page(within=f"<p>{FIRST}</p><h2>推荐</h2><p>{SECOND}</p>")
    assert texts(done) == [FIRST, "推荐", SECOND]


def test_pictures_of_buttons_go(page):
    names = ("http://a.cn/share/qzone.png", "http://a.cn/i/icon_doc.gif", "http://a.cn/1.png")
    done = page(within="".join(f"<p><img src='{name}'></p>" for name in names) + TEXT)
    assert sum(isinstance(block, Figure) for block in done.blocks) == 1


def test_a_code_goes_with_the_call_to_scan_it_and_other_pictures_stay(page):
    picture = "<p><img src='http://a.cn/1.png'></p>"
    for last in (f"<p>扫码关注我们</p>{picture}", f"<p>微信扫一扫关注</p>{picture}"):
        assert len(page(within=TEXT + last).blocks) == 2
    for last in (picture, f"{picture}<p>扫码关注我们</p>", f"<p>分享</p>{picture}"):
        assert len(page(within=TEXT + last).blocks) == 3


@pytest.mark.parametrize("day", ["Sep 19, 2015", "19 September 2015", "May 1, 2024"])
def test_a_day_in_english_is_the_articles(page, day):
    done = page(above=f"<p class=meta>{day}</p>")
    assert done.article.date == day
    assert texts(done) == [FIRST, SECOND]


def test_what_is_asked_stands_with_the_title(read):
    asked = "线要拉多紧才不会散开？锥子又该打几个眼，隔多远打一个？"
    html = (
        "<!doctype html><html><head><title>书脊的线怎么拉？ - 河边问答</title></head><body>"
        f"<div>{MENU}</div><div class=top><div class=ask><div>{MENU}</div><h1>书脊的线怎么拉？</h1>"
        f"<div><div class=more><div><div><span>{asked}</span><button>显示全部</button></div></div>"
        f"</div></div></div><div class=side><div>关注者 44</div></div></div>"
        f"<div class=all><div><div><div class=c>{TEXT}</div></div></div></div></body></html>"
    )
    assert texts(read(html, "甲.html")) == [asked, FIRST, SECOND]


def test_an_article_that_is_named_so_stands_beside_offers(read):
    praise = "<li><h3>买家{}</h3><p>线很结实，锥子也快，寄来的时候包得好好的，下次还来买。</p></li>"
    offers = "".join(praise.format(n) for n in range(3))
    html = (
        "<!doctype html><html><head><title>书的装订</title></head><body>"
        f"<section class='wide article'><h1>书的装订</h1><div>{TEXT}</div></section>"
        f"<div class=shop><ul>{offers}</ul></div></body></html>"
    )
    assert texts(read(html, "甲.html")) == [FIRST, SECOND]


def test_quotations_that_indent_parts_are_none(page):
    within = (
        f"<blockquote><p><b>一、打眼</b></p><p>{FIRST}</p></blockquote>"
        f"<blockquote><p><b>二、裁边</b></p><p>{SECOND}</p></blockquote>"
    )
    done = page(within=within)
    assert texts(done) == ["一、打眼", FIRST, "二、裁边", SECOND]
    assert sum(isinstance(block, Heading) for block in done.blocks) == 2
    assert texts(page(within=f"{TEXT}<blockquote><p>一、打眼</p><p>{FIRST}</p></blockquote>")) == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize(
    ("link", "author"),
    [
        ("<a href='https://example.com/people/lin-bai'>Linbai</a>", "Linbai"),
        ("<a rel=author href='/x'>河边的人</a>", "河边的人"),
        ("<a href='/user/login'>登录</a>", ""),
        ("<a href='/people/'>河边的人们</a>", ""),
        ("<a href='/tag/thread'>穿线</a>", ""),
    ],
)
def test_a_link_to_a_person_names_the_author(page, link, author):
    done = page(above=f"<div>名字:{link} 城市:河边</div>")
    assert done.article.author == author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<span>林知白</span><span>2024-05-18 09:20:11</span>", "林知白"),
        (
            "<i class='fa fa-clock'></i>2024-05-18 <b>0</b> <i class='fa fa-user'></i>河边的人",
            "河边的人",
        ),
        ("2024-05-18 <span class='post-author'>河边的人</span>", "河边的人"),
        ("<span>随笔</span><span>2024-05-18 09:20:11</span>", ""),
        ("<i class='fa fa-tag'></i>河边的人 2024-05-18", ""),
    ],
)
def test_a_name_beside_the_day_or_an_icon_of_a_person_is_the_authors(page, line, author):
    done = page(above=f"<div class=meta>{line}</div>")
    assert (done.article.author, done.article.date) == (author, "2024年5月18日")
    assert texts(done) == [FIRST, SECOND]


def test_the_pen_name_that_the_head_of_an_account_has_is_whole(read):
    html = (
        "<!doctype html><html><head><title>书的装订</title></head><body><h1>书的装订</h1>"
        f"<p class=author-name>知白2020</p><div>{TEXT}</div></body></html>"
    )
    assert read(html, "甲.html").article.author == "知白2020"


@pytest.mark.parametrize(
    "count", ["有<script src=c.js></script>人看过", "读了<script>w(1)</script>次"]
)
def test_words_around_a_number_that_a_program_writes_are_a_counters(page, count):
    line = f"2024-05-18 来源：河边日报 <span>{count}</span><a href='javascript:ask()'>在线问</a>"
    done = page(above=f"<div>{line}</div>")
    assert (done.article.source, texts(done)) == ("河边日报", [FIRST, SECOND])
    kept = f"<p>{FIRST}<span>共<script>w(1)</script>1992年印</span></p><p>{SECOND}</p>"
    assert "1992年印" in "".join(texts(page(within=kept)))


def test_the_head_of_a_last_list_of_links_goes_with_it(page):
    item = "<li><p><a href='/{0}'>怎样磨刀{0}</a></p></li>"
    links = f"<ul>{item.format(1)}{item.format(2)}</ul>"
    for head in ("旧文再读", "过往文章"):
        assert texts(page(within=f"{TEXT}<p>{head}</p>{links}")) == [FIRST, SECOND]
    for kept in ("林知白", "2024年5月18日", "河边印刷厂"):
        assert texts(page(within=f"{TEXT}<p>{kept}</p>{links}"))[-1] == kept


def test_a_last_line_that_leads_to_a_program_goes(page):
    call = "<p>想看更多？到应用商店找 <a href='/app'>河边</a> 的 App 。</p>"
    assert texts(page(within=TEXT + call)) == [FIRST, SECOND]
    assert len(texts(page(within=f"{call}{TEXT}"))) == 3


def test_a_heading_that_begins_a_long_title_of_the_head_is_the_title(read):
    sites = (
        "河边师范学院教务处_河边印刷学院教务处_河边艺术学院教务处_Riverside Normal University Press"
    )
    html = (
        f"<!doctype html><html><head><title>【印刷周】学校举办“纸上的新墨”作品展 {sites}</title>"
        f"</head><body><div>{MENU}</div><div class=m><h2>【印刷周】学校举办“纸上的新墨”作品展<br>"
        "<span>2024-05-18</span></h2><h4>来源：印刷中心 宣传部&nbsp;供稿：林知白&nbsp;"
        "值班编辑：周行简&nbsp;点击次数：<script src=c.js></script>&nbsp;字号：【小 中 大】</h4>"
        f"<div>{TEXT}</div></div>"
        "</body></html>"
    )
    article = read(html, "甲.html").article
    assert (article.title, article.date) == (
        "【印刷周】学校举办“纸上的新墨”作品展",
        "2024年5月18日",
    )
    assert article.source == "印刷中心 宣传部"
