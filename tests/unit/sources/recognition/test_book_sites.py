"""What sites that give books away write over and under them, and what only looks like it."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading
from compiler.model.segments import plain

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书，造纸的人把竹子泡在池里一百天。"
SITE = (
    "万卷书城 http://www.wanjuan.example.com，最有书香的网站，提供小说在线阅读，所有电子书免费下载"
)


def test_advertisements_go_and_the_book_names_itself(read):
    over = f"《造纸人》查看《造纸人》书评和最新更新请到专题网址http://www.wanjuan.com/12/\n{SITE}"
    chapters = "".join(f"\n\n\n\n{name}\n\n    {PROSE}\n\n    {PROSE}" for name in ("竹", "水"))
    done = read(f"{over}{chapters}\n\n{SITE}\n", "a.txt")
    assert done.article.title == "《造纸人》"
    heads = [plain(block.children) for block in done.blocks if isinstance(block, Heading)]
    assert heads == ["竹", "水"]
    assert len(done.blocks) == 6
    assert done.dropped("chrome")[1:] == [SITE, SITE]


def test_name_and_author_on_one_line_and_the_books_state(read):
    head = f"“造纸人/作者:林知白”\n“状态:全本”\n{SITE}\n------章节内容开始-------\n"
    done = read(f"{head}    {PROSE}\n    {PROSE}\n≡全书到此结束≡\n", "a.txt")
    assert (done.article.title, done.article.author) == ("造纸人", "林知白")
    assert len(done.blocks) == 2


@pytest.mark.parametrize(
    "line",
    [
        "本书可在 https://press.example.com 免费下载，也可以在线阅读",
        "这部小说我读了三遍，小说的名字叫纸，免费的书评里都说它好，下载的人很多",
        "更多照片见 https://press.example.com",
    ],
)
def test_notes_of_the_author_stay(read, line):
    done = read(f"纸\n\n{line}。\n\n{PROSE}\n\n{PROSE}\n", "a.txt")
    assert any(line[:6] in plain(block.children) for block in done.blocks)


@pytest.mark.parametrize("line", ["《造纸人》读后，作者：林知白", "文章作者：林知白"])
def test_no_name_of_a_book(read, line):
    done = read(f"{line}\n\n{PROSE}\n\n{PROSE}\n", "a.txt")
    assert done.article.title != "《造纸人》"
