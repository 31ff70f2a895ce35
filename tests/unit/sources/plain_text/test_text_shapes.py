"""Plain text as offices have it: titles of two lines, red heads, columns, contents lists."""

from __future__ import annotations

import pytest

from compiler.model.block import Heading, Paragraph, Role, Table
from compiler.model.segments import block_segments, plain

PROSE = "纸由植物纤维造成，薄而坚韧，可以写字，也可以印书。"


def texts(done):
    return ["|".join(segment.text for segment in block_segments((block,))) for block in done.blocks]


def reading(read, text):
    return read(text, "稿件.txt")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "在第三期造纸培训班、\n\n第四期印刷培训班上的致辞\n",
            "在第三期造纸培训班、第四期印刷培训班上的致辞",
        ),
        ("关于做好2024年度纸张质量检查\n工作的通知\n", "关于做好2024年度纸张质量检查工作的通知"),
        (
            "一张纸的旅行从竹林到书架记造纸作坊里的老师傅和他的三个徒弟\n与一部书\n",
            "一张纸的旅行从竹林到书架记造纸作坊里的老师傅和他的三个徒弟与一部书",
        ),
    ],
)
def test_a_title_of_two_lines(read, head, title):
    done = reading(read, f"{head}\n{PROSE}\n")
    assert done.article.title == title
    assert texts(done) == [PROSE]


@pytest.mark.parametrize(
    "second", ["林知白", "（2024年5月1日）", "一、源流", "——记一位老师傅", "造纸学会编"]
)
def test_a_short_title_ends_with_its_line(read, second):
    done = reading(read, f"纸的故事\n{second}\n\n{PROSE}\n\n{PROSE}\n")
    assert done.article.title == "纸的故事"


def test_a_line_after_dashes_is_the_subtitle(read):
    done = reading(read, f"从纸到书\n——在印刷学校的讲话\n（2024年9月1日）\n林知白\n\n{PROSE}\n")
    article = done.article
    assert (article.title, article.subtitle) == ("从纸到书", "——在印刷学校的讲话")
    assert (article.date, article.author) == ("2024年9月1日", "林知白")


def test_the_title_stands_below_a_red_head(read):
    done = reading(
        read,
        f"某某市造纸办公室文件\n\n某纸办〔2024〕12号\n\n关于纸张检查的通知\n\n各造纸厂：\n\n{PROSE}\n",
    )
    assert done.article.title == "关于纸张检查的通知"
    assert texts(done)[:2] == ["某某市造纸办公室文件", "某纸办〔2024〕12号"]


def test_the_sites_name_at_the_titles_end_goes(read):
    done = reading(read, f"纸是怎样造成的_造纸频道_某某新闻网\n\n{PROSE}\n")
    assert done.article.title == "纸是怎样造成的"
    assert done.dropped("chrome") == ["_造纸频道_某某新闻网"]


@pytest.mark.parametrize("title", ["造纸-从手工到机器", "论互联网", "纸与墨——造纸新闻网"])
def test_other_titles_keep_their_ends(read, title):
    assert reading(read, f"{title}\n\n{PROSE}\n").article.title == title


def test_lines_in_columns_are_a_table(read):
    done = reading(
        read,
        "各纸种用途\n\n序号    纸种    克重    用途\n1       胶版纸  70      书刊正文\n"
        "2       铜版纸  128     画册\n3       新闻纸  45      报纸\n\n以上纸种均可采购。\n",
    )
    table = done.blocks[0]
    assert isinstance(table, Table)
    assert (len(table.head), len(table.body)) == (1, 3)
    assert [len(row.cells) for row in table.body] == [4, 4, 4]
    assert texts(done)[1] == "以上纸种均可采购。"


def test_tabs_make_columns_of_two(read):
    done = reading(read, "价目\n\n品名\t单价\n胶版纸\t5800\n新闻纸\t4300\n\n自即日起执行。\n")
    assert isinstance(done.blocks[0], Table)


@pytest.mark.parametrize(
    "lines",
    [
        "A. 蔡伦    B. 毕昇\nC. 王祯    D. 沈括\nA. 竹    B. 麻\n",  # answers to choose from
        "A. 蔡伦\tB. 毕昇\nC. 王祯\tD. 沈括\nA. 竹\tB. 麻\n",  # parted by tabs
        "纸    墨\n笔    砚\n书    画\n",  # two columns by spaces
        "甲    乙    丙\n丁    戊    己\n",  # two lines
    ],
)
def test_lines_with_gaps_that_are_no_table(read, lines):
    done = reading(read, f"题\n\n{lines}\n{PROSE}\n")
    assert not any(isinstance(block, Table) for block in done.blocks)


def test_an_examination_paper_keeps_its_gaps(read):
    done = reading(
        read,
        "试题\n\n一、选择题\n\n1. 造纸术的改进者是（  ）。\nA. 《甲》    B. 《乙》\n\n"
        "二、判断题\n\n"
        "1. 宣纸产于泾县。（  ）\n\n参考答案\n一、1.A 2.B\n二、1.√\n",
    )
    assert "1. 造纸术的改进者是（\u3000）。" in texts(done)
    assert "A.《甲》\u3000B.《乙》" in texts(done)
    heads = [plain(block.children) for block in done.blocks if isinstance(block, Heading)]
    assert heads == ["一、选择题", "二、判断题"]


def test_a_typed_contents_list_goes_and_the_first_chapter_is_a_head(read):
    done = reading(
        read,
        "纸张管理办法\n\n目  录\n\n第一章  总则\n第二章  附则……3\n\n第一章  总则\n\n"
        "第一条  为了管理纸张，制定本办法。\n\n第二章  附则\n\n第二条  本办法自即日起施行。\n",
    )
    heads = [plain(block.children) for block in done.blocks if isinstance(block, Heading)]
    assert heads == ["第一章 总则", "第二章 附则"]
    assert done.dropped("contents") == ["目  录", "第一章  总则", "第二章  附则……3"]


def test_chapters_with_wide_gaps_are_no_table(read):
    chapters = "第一章　总　则\n第二章　采　购\n第三章　附　则\n"
    body = "".join(f"{line}\n\n{PROSE}\n\n" for line in chapters.split("\n") if line)
    done = reading(read, f"纸张管理条例\n\n目　录\n\n{chapters}\n{body}")
    assert not any(isinstance(block, Table) for block in done.blocks)
    heads = [plain(block.children) for block in done.blocks if isinstance(block, Heading)]
    assert heads == ["第一章\u3000总\u3000则", "第二章\u3000采\u3000购", "第三章\u3000附\u3000则"]
    assert len(done.dropped("contents")) == 4


def test_tabs_tell_the_empty_cells_at_the_ends_of_a_row(read):
    lines = "序号\t内容\t分值\n1\t墨色\t40\n2\t套印\t\n\t合计\t40\n"
    done = reading(read, f"评分\n\n{PROSE}\n\n{lines}")
    (table,) = [block for block in done.blocks if isinstance(block, Table)]
    rows = [
        ["".join(plain(block.children) for block in cell.blocks) for cell in row.cells]
        for row in table.body
    ]
    assert rows == [["1", "墨色", "40"], ["2", "套印", ""], ["", "合计", "40"]]


def test_a_signature_pushed_to_the_right_before_attachments(read):
    far = "\u3000" * 16
    done = reading(
        read, f"通知\n\n{PROSE}\n\n{far}某市印刷协会\n{far}２０２４年７月１日\n\n附件1\n\n{PROSE}\n"
    )
    signed = [plain(b.children) for b in done.blocks if getattr(b, "role", None) is Role.SIGNATURE]
    assert signed == ["某市印刷协会", "2024年7月1日"]


def test_a_day_in_the_margin_of_the_text_is_no_signature(read):
    done = reading(read, f"日记\n\n{PROSE}\n\n\u3000\u30002024年7月1日\n\n{PROSE}\n")
    assert not any(getattr(b, "role", None) is Role.SIGNATURE for b in done.blocks)


def test_a_list_whose_lines_do_not_recur_stays(read):
    done = reading(read, f"纸\n\n目录\n\n纸的源流\n墨的源流\n笔的源流\n\n{PROSE}\n")
    assert "目录" in texts(done)
    assert not done.dropped("contents")


def test_heads_of_two_parts_are_heads(read):
    done = reading(
        read,
        f"纸的一日\n\n{PROSE * 2}\n\n清晨泡竹：一百天的等待\n\n{PROSE * 2}\n\n"
        f"黄昏抄纸：细竹帘上的水纹\n\n{PROSE * 2}\n",
    )
    assert [type(block) for block in done.blocks] == [
        Paragraph,
        Heading,
        Paragraph,
        Heading,
        Paragraph,
    ]


def test_an_enumeration_goes_on_in_the_next_line(read):
    done = reading(read, f"纪要\n\n{PROSE}\n\n出席：张三、李四、\n      王五\n列席：赵六\n")
    assert texts(done)[-2:] == ["出席：张三、李四、王五", "列席：赵六"]


@pytest.mark.parametrize("mark", ["{}.", "{})", "（{}）"])
def test_numbers_and_tabs_are_items_and_no_table(read, mark):
    lines = "\n".join(f"{mark.format(at)}\t把竹子泡在池里" for at in range(1, 5))
    done = read(f"造纸\n\n{lines}\n", "纸.txt")
    assert not any(isinstance(block, Table) for block in done.blocks)
