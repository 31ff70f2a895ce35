"""Markdown articles: titles, line ends, footnotes, what never may be lost."""

from __future__ import annotations

import pytest

from compiler.model.block import CodeBlock, Heading, Paragraph, Quote
from compiler.model.inline import LineBreak, Note, Text
from compiler.model.segments import article_segments, plain
from compiler.sources.markdown.line_ends import display_width, is_wrapped
from compiler.sources.markdown.rendering import render


def printed(article):
    return "".join(segment.text for segment in article_segments(article))


def test_the_first_heading_of_level_one_is_the_title(read):
    done = read("# 题目\n\n## 甲\n\n正文。\n\n### 乙\n")
    assert done.article.title == "题目"
    assert [b.level for b in done.blocks if isinstance(b, Heading)] == [1, 2]


def test_several_equal_headings_are_no_title(read):
    done = read("#### 甲\n\n正文。\n\n#### 乙\n\n正文。\n", name="名字.md")
    assert done.article.title == "名字"
    assert "sources.title-from-file-name" in done.report.codes()
    assert [b.level for b in done.blocks if isinstance(b, Heading)] == [1, 1]


def test_a_title_that_is_a_link_gives_its_address_to_the_links(read):
    done = read("# [题目](https://a.cn/b)\n\n正文。\n")
    assert (done.article.title, done.article.links) == ("题目", ("https://a.cn/b",))


def test_a_title_given_twice_is_printed_once(read):
    done = read("---\ntitle: 一带一路_通_\n---\n# 一带一路“通”\n\n正文。\n")
    assert len(done.blocks) == 1
    assert done.dropped("duplicate-title") == ["一带一路“通”"]


def test_a_heading_that_differs_from_the_given_title_stays(read):
    done = read("---\ntitle: 甲\n---\n# 乙\n\n正文。\n")
    assert isinstance(done.blocks[0], Heading)


def test_a_dash_line_under_the_title_is_the_subtitle(read):
    assert read("# 题目\n\n——副题在此\n\n正文。").article.subtitle == "——副题在此"


def test_lines_of_unequal_width_are_kept(read):
    done = read("# 题\n\n常用语词：\n初心、使命\n从历史中走来的人们都记得这样的话\n")
    assert done.blocks[0].children.count(LineBreak()) == 2
    assert "sources.lines-kept" in done.report.codes()


def test_wrapped_lines_are_joined_without_space(read):
    line = "这是一行由程序折断的文字，每一行都几乎一样宽，因此它们本来是同一个段落，应当连起来读，"
    done = read(f"# 题\n\n{line}\n{line}\n{line}\n完。\n")
    assert plain(done.blocks[0].children) == line * 3 + "完。"
    assert "sources.lines-joined" in done.report.codes()


@pytest.mark.parametrize(
    ("widths", "wrapped"),
    [([], False), ([76, 74, 75, 76], True), ([40, 40, 40], False), ([76, 20, 50, 9], False)],
)
def test_wrapping_is_measured(widths, wrapped):
    assert is_wrapped(widths) is wrapped


def test_display_width_counts_wide_characters_twice():
    assert display_width("中a文b") == 6


def test_footnotes_stand_where_they_are_called(read):
    done = read("# 题[^1]\n\n正文[^2]，又[^内*注*]。再[^2]。\n\n[^1]: 题注\n\n[^2]: 脚注\n")
    assert done.article.title == "题"
    assert isinstance(done.blocks[0], Quote)  # the title's note
    notes = [leaf for leaf in done.blocks[1].children if isinstance(leaf, Note)]
    assert len(notes) == 1
    assert printed(done.article).count("脚注") == 1


def test_inline_footnotes(read):
    done = read("# 题\n\n正文^[内*注*]。\n")
    note = done.blocks[0].children[1]
    assert isinstance(note, Note)
    assert plain(note.blocks[0].children) == "内注"


def test_a_note_nothing_calls_is_kept_and_reported(read):
    done = read("# 题\n\n正文。\n\n[^9]: 孤注\n")
    assert plain(done.blocks[-1].children) == "孤注"
    assert "sources.uncalled-note" in done.report.codes()


def test_notes_that_call_themselves_end(read):
    chain = "\n\n".join(f"[^{i}]: 注{i}[^{i + 1}]" for i in range(3000))
    assert "注2999" in printed(read(f"# 题\n\n正文[^0]。\n\n{chain}\n").article)


def test_indented_chinese_is_a_paragraph_and_code_is_code(read):
    done = read(
        "# 题\n\n    缩进四格的正文，并非代码。\n\n引言。\n\n    int main() { return 0; }\n"
    )
    assert done.blocks[0] == Paragraph((Text("缩进四格的正文，并非代码。"),))
    assert done.blocks[2] == CodeBlock("int main() { return 0; }")


def test_text_nested_deeper_than_the_parser_goes_is_kept(read):
    assert "深处" in printed(read("# 题\n\n" + "> " * 500 + "深处").article)
    nested = "\n".join("  " * i + f"- 第{i}层" for i in range(150))
    assert "第149层" in printed(read(nested).article)


def test_rulers_and_comment_markers_go(read):
    done = read("# 题\n\n<!-- INFO END -->\n\n<center>==========</center>\n\n正文。\n")
    assert len(done.blocks) == 1
    assert done.dropped("ruler") == ["=========="]


def test_numbers_alone_are_headings(read):
    done = read("# 题\n\n引言。\n\n一\n\n甲。\n\n二\n\n乙。\n")
    assert [plain(b.children) for b in done.blocks if isinstance(b, Heading)] == ["一", "二"]


def test_render_counts_line_ends():
    assert render("甲\n乙\n\n丙\n").ends.count == 1


def test_links_by_number_are_links():
    text = "见[某处][1]，又见[别处][2]。\n\n[a]: https://a.cn\n[1]: https://b.cn\n[2]: https://c.cn"
    html = render(text).html
    assert html.count("<a href") == 2
    assert "[a]" not in html


def test_notes_by_number_stay_as_typed():
    html = render("见某处[1]。\n\n[1]: https://b.cn").html
    assert "[1]: https://b.cn" in html


def test_notes_of_one_label_are_all_kept_and_none_takes_the_place_of_another(read):
    notes = "[^1]: 甲\n\n[^1]: 乙\n\n[^1′]: 丙\n\n[^1]: 丁\n\n[^1′2]: 戊"
    done = read(f"# 题\n\n正文[^1]，又[^1′]。\n\n{notes}\n")
    called = [leaf for leaf in done.blocks[0].children if isinstance(leaf, Note)]
    assert [plain(note.blocks[0].children) for note in called] == ["甲", "丙"]
    assert sorted(printed(done.article)[-3:]) == sorted("乙丁戊")
