"""Fields above a text that no mark tells: which are a tool's, and what of them is text."""

from __future__ import annotations

from compiler.model.segments import plain

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。"


def test_a_sentence_with_a_time_of_day_is_no_field(read):
    first = "11月17日晚上19：00，由造纸学会主办的讲座在三楼开始"
    done = read(f"标题：纸的讲座\n时间：：2018年11月19日\n内容：\n{first}\n\n{PROSE}\n", "a.txt")
    assert (done.article.title, done.article.date) == ("纸的讲座", "2018年11月19日")
    assert [plain(block.children) for block in done.blocks] == [first, PROSE]


def test_what_a_person_wrote_among_them_is_text(read):
    head = "标题：纸的讲座\n地点：三楼\n主讲：林知白\n阅读量：12\n作者：方晓"
    done = read(f"{head}\n\n{PROSE}\n", "a.txt")
    assert done.article.author == "方晓"
    assert [plain(block.children) for block in done.blocks] == ["地点：三楼", "主讲：林知白", PROSE]


def test_a_clock_in_a_day_is_a_value(read):
    done = read(f"标题：纸\n发布时间：2024-05-01 12:30\n链接：https://a.cn/b\n\n{PROSE}\n", "a.txt")
    assert (done.article.title, done.article.date) == ("纸", "2024年5月1日")
    assert len(done.blocks) == 1
