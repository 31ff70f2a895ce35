"""Lines of the page in posts copied as text: what goes, what stays, and that nothing is lost."""

from __future__ import annotations

import pytest

from compiler.model.block import Paragraph
from compiler.model.segments import plain
from compiler.sources.recognition.page_lines import is_page_line


@pytest.mark.parametrize(
    "line",
    [
        "点击上方蓝字关注我们",
        "点击下方卡片，关注“纸上谈兵”公众号",
        "长按识别二维码关注我们",
        "扫描二维码，关注公众号",
        "点“在看”，让更多人看到",
        "分享、点赞、在看",
        "阅读原文",
        "戳阅读原文了解更多",
        "▲上下滑动查看更多",
        "-END-",
        "END",
        "【关注我们】",
        "返回目录",
        "⬆ 回到顶部",
        "Back to top",
    ],
)
def test_a_line_of_the_page(line):
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "分享",
        "收藏",
        "关注我们",
        "阅读原文献",
        "扫描二维码的原理",
        "他在看书",
        "end",
        "（完）",
        "",
        "点赞中国",
        "返回目录页的方法",
        "回到首页新闻",
    ],
)
def test_words_that_may_be_the_text(line):
    assert not is_page_line(line)


def test_the_lines_go_by_name_and_the_text_stays(read):
    done = read("# 纸\n\n点击蓝字关注我们\n\n纸由植物纤维造成，薄而坚韧。\n\n-END-\n")
    assert [plain(block.children) for block in done.blocks] == ["纸由植物纤维造成，薄而坚韧。"]
    assert done.dropped("chrome") == ["点击蓝字关注我们", "-END-"]


def test_a_bare_word_goes_only_beside_another_line_of_the_page(read):
    done = read("# 纸\n\n纸由植物纤维造成。\n\n识别二维码\n\n关注我们\n")
    assert done.dropped("chrome") == ["识别二维码", "关注我们"]
    alone = read("# 纸\n\n纸由植物纤维造成。\n\n关注我们\n")
    assert plain(alone.blocks[-1].children) == "关注我们"


def test_other_posts_go_with_their_links_and_only_with_them(read):
    links = "往期推荐\n\n[▶ 墨的故事](http://a.cn/1)\n\n[▶ 笔的故事](http://a.cn/2)\n"
    done = read(f"# 纸\n\n纸由植物纤维造成。\n\n{links}")
    assert done.dropped("chrome") == ["往期推荐", "▶ 墨的故事", "▶ 笔的故事"]
    far = "".join(f"[{name}](http://{name}.cn/1)\n" for name in ("mo", "bi", "yan", "zhen"))
    recommended = read(f"# 纸\n\n纸由植物纤维造成。\n\n## 更多阅读\n\n{far}")
    assert not recommended.dropped("chrome")
    kept = read("# 纸\n\n往期推荐\n\n推荐的书有三种，都讲造纸。\n")
    assert len(kept.blocks) == 2


def test_a_text_of_nothing_else_stays_whole(read):
    done = read("# 纸\n\n长按识别二维码关注我们\n")
    assert isinstance(done.blocks[0], Paragraph)


@pytest.mark.parametrize("word", ["分享", "收藏", "打印"])
def test_a_word_of_the_page_inside_a_sentence_is_text(read, word):
    done = read(f"# 纸\n\n我们要学会**{word}**，才能进步。\n\n他爱*{word}*\n")
    assert [plain(block.children) for block in done.blocks] == [
        f"我们要学会{word}，才能进步。",
        f"他爱{word}",
    ]
    assert not done.dropped("chrome")


def test_buttons_beside_each_other_go(read):
    done = read("<div><p>纸由植物纤维造成。</p><p><span>收藏</span> <b>打印</b></p></div>")
    assert done.dropped("chrome") == ["收藏", "打印"]


NOTICE = "本文为作者在某平台上传并发布，仅代表作者观点，转载请联系该平台。"


@pytest.mark.parametrize(
    "end",
    [f"特别声明\n\n{NOTICE}", f"声明：{NOTICE}", "更多精彩资讯请在应用市场下载“纸上”客户端。"],
)
def test_a_sites_disclaimer_goes_from_the_end(read, end):
    done = read(f"# 纸\n\n纸由植物纤维造成，薄而坚韧。\n\n{end}\n")
    assert len(done.blocks) == 1
    assert done.dropped("chrome")
    named = [guess for guess in done.ledger.guesses if guess.reason == "site-notice"]
    assert named
    assert all(guess.doubtful for guess in named)


@pytest.mark.parametrize(
    "end",
    ["声明：本厂的纸都用竹料。", "本文由三位造纸师傅提供材料。", "版权属于作者，转载须经同意。"],
)
def test_other_declarations_stay(read, end):
    done = read(f"# 纸\n\n纸由植物纤维造成，薄而坚韧。\n\n{end}\n")
    assert len(done.blocks) == 2


def test_a_disclaimer_in_the_text_stays(read):
    after = "纸由植物纤维造成。\n\n" * 5
    done = read(f"# 纸\n\n前文。\n\n声明：{NOTICE}\n\n{after}")
    assert not done.dropped("chrome")


def test_boxes_of_lines_of_the_page_go(read):
    boxes = (
        "```\n更多精彩推荐\n```\n\n```\n☞纸的新用法\n☞墨的来历\n```\n\n```\n点分享\n点在看\n```\n"
    )
    done = read(f"# 纸\n\n纸由植物纤维造成，薄而坚韧。\n\n{boxes}")
    assert [plain(block.children) for block in done.blocks] == ["纸由植物纤维造成，薄而坚韧。"]
    kept = read("# 纸\n\n纸由植物纤维造成。\n\n```\nprint(1)\n```\n")
    assert len(kept.blocks) == 2


def test_a_word_to_who_asked_for_the_text_goes_from_above_its_title(read):
    said = "以下是根据您提供的资料整理的倡议书，保留了原有的内容。"
    done = read(f"{said}\n\n---\n\n# 惜纸\n\n纸由植物纤维造成，薄而坚韧。\n")
    assert done.article.title == "惜纸"
    assert done.dropped("chrome")[0] == said
    kept = read("这是一份倡议书，写给每一个用纸的人。\n\n---\n\n# 惜纸\n\n纸由植物纤维造成。\n")
    assert not kept.dropped("chrome")


@pytest.mark.parametrize(
    "line",
    [
        "点击上方“造纸学会”，选择“设为星标”",
        "点击上方蓝字，关注并设为星标",
        "觉得不错，请点个“在看”",
        "编辑于 2023-05-06 12:30",
        "发布于 2023-05-06・IP 属地浙江",
        "赞同 123 35 条评论",
    ],
)
def test_lines_of_accounts_and_answers(line):
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line", ["点击上方的按钮，选择纸张的大小", "觉得不错的纸，请留下来", "编辑于深夜", "赞同"]
)
def test_lines_of_text_beside_them(line):
    assert not is_page_line(line)
