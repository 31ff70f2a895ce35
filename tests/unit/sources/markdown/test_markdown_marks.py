"""Marks of Markdown's dialects: read where they are marks, left where they are text."""

from __future__ import annotations

import pytest

from compiler.conservation.ledgers import imbalance
from compiler.model.block import Heading, ListBlock, Paragraph
from compiler.model.inline import Emphasis, Keep, LineBreak, Strong, Subscript, Superscript
from compiler.model.segments import article_segments, plain
from compiler.sources.markdown import rendering as markdown
from compiler.sources.markdown import tex

BEFORE = "# 题\n\n前一段是正文。\n\n"


@pytest.fixture
def paragraph(read):
    def reading(text):
        made = read(BEFORE + text + "\n")
        printed = "".join(segment.text for segment in article_segments(made.article))
        assert not imbalance(made.ledger, printed)
        return made.blocks[-1].children

    return reading


def words(run, kind):
    return [plain(inline.children) for inline in run if isinstance(inline, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("选纸==先看克重==再看厚度", Emphasis, ["先看克重"]),
        ("选纸==先看**克重**==", Emphasis, ["先看克重"]),
        ("水是H~2~O，酸是H~2~SO~4~", Subscript, ["2", "2", "4"]),
        ("浓度c~max~为一", Subscript, ["max"]),
        ("面积10米^2^，注^①^，见^[1]^", Superscript, ["2", "①", "[1]"]),
        ("商标^注册^字样", Superscript, ["注册"]),
    ],
)
def test_marks_are_read(paragraph, text, kind, expected):
    assert words(paragraph(text), kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "约 a == b 且 c == d 时",
        "程序里写x==1，再写y==2",
        "重八十至~一百~克不等",
        "第 3~5 页和第 8~9 页",
        "A4~A5~A6 三种",
        "笑脸 ^_^ 与 (^o^) 都不用",
        "十的 10^3 次方和 10^4 次方",
        "一二===三四===五六",
    ],
)
def test_what_is_text_stays(paragraph, text):
    run = paragraph(text)
    assert not words(run, Emphasis | Subscript | Superscript)
    assert plain(run).count("=") == text.count("=")
    assert plain(run).count("^") == text.count("^")


def test_boxes_of_tasks_are_signs_of_chinese_fonts(read):
    made = read(BEFORE + "- [x] 已校\n- [ ] 未校\n- 【x】照旧\n\n见 [x] 与 [ ] 两处。\n")
    items = next(block for block in made.blocks if isinstance(block, ListBlock)).items
    assert [plain(item.blocks[0].children) for item in items] == ["√ 已校", "□ 未校", "【x】照旧"]
    assert plain(made.blocks[-1].children).startswith("见 [x] 与")


def test_terms_and_their_definitions_are_a_list_and_no_headings(read):
    made = read(BEFORE + "铜版纸\n: 表面有涂层。\n: 宜印图片。\n\n胶版纸\n: 吸墨较快。\n\n后文。\n")
    assert not [block for block in made.blocks if isinstance(block, Heading)]
    (terms,) = (block for block in made.blocks if isinstance(block, ListBlock))
    assert [[plain(b.children) for b in item.blocks] for item in terms.items] == [
        ["铜版纸", "表面有涂层。", "宜印图片。"],
        ["胶版纸", "吸墨较快。"],
    ]
    assert isinstance(terms.items[0].blocks[0].children[0], Strong)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("E=mc^2", "E=mc<sup>2</sup>"),
        (r"50\%", "50%"),
        (r"25^{\circ}C", "25°C"),
        (r"a_{ij}", "a<sub>ij</sub>"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\sqrt{2} \times 210", "√2 × 210"),
        (r"\alpha \leq \beta", "α ≤ β"),
        (r"\text{产值} = \mathrm{kg}", "产值 = kg"),
        (r"\left(x\right)", "(x)"),
        (r"\{1,2\}", "{1,2}"),
        (r"\frac{x^2}{2}", None),
        (r"\begin{matrix}a\end{matrix}", None),
        (r"x^{y^z}", None),
        ("{" * 400 + "}" * 400, None),
        (r"\sqrt" * 300, None),
        (r"\sqrt{\frac{\alpha}{2}}", "√(α/2)"),
        ("a}", None),
        ("{a", None),
        ("x^", None),
        ("\\", None),
        (r"\unknown", None),
        ("a & b", None),
        ("x" * 3000, None),
    ],
)
def test_a_formula_as_a_line(formula, expected):
    made = tex.as_line(formula)
    plain_html = made and made.replace("<wenxuan-kept>", "").replace("</wenxuan-kept>", "")
    assert plain_html == expected


@pytest.mark.parametrize("typed", ["$E=mc^2$", "$$E=mc^2$$", r"\(E=mc^2\)", r"\[E=mc^2\]"])
def test_formulas_in_a_line_are_neither_mended_nor_converted(read, typed):
    made = read(BEFORE + f"质能公式{typed}人所共知。\n")
    assert [
        type(x) for x in made.blocks[-1].children if not plain((x,)).strip("质能公式人所共知。")
    ]
    assert [x.text for x in made.blocks[-1].children if isinstance(x, Keep)] == ["E=mc"]
    assert words(made.blocks[-1].children, Superscript) == ["2"]
    assert made.report.codes() == ["sources.formulas"]


@pytest.mark.parametrize(
    "text",
    ["价格从$5到$6不等", "变量 $HOME 与 $PATH 之间", "单价$100，总价$一千元$", "US$5_a,HK$6"],
)
def test_dollars_of_prices_and_programs_stay(paragraph, text):
    assert plain(paragraph(text)).count("$") == text.count("$")


def test_a_formula_that_needs_a_typesetter_is_printed_as_typed_and_told_once(read):
    block = "$$\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n$$\n\n"
    made = read(BEFORE + block + r"又有$\binom{n}{k}$一式。" + "\n")
    shown = [block for block in made.blocks if isinstance(block, Paragraph)][1].children
    assert [x.text for x in shown if isinstance(x, Keep)] == [
        r"\begin{aligned}", r"a &= b \\", "c &= d", r"\end{aligned}",
    ]  # fmt: skip
    assert sum(isinstance(x, LineBreak) for x in shown) == 3
    assert made.report.codes() == ["sources.formulas-unset"]
    assert dict(next(iter(made.report)).values)["count"] == "2"


def test_marks_inside_code_stay(read):
    made = read(BEFORE + "`==a== $x_1$ H~2~O`\n\n```\n$$\nx^2\n$$\n==b==\n```\n")
    assert [getattr(x, "text", "") for x in made.blocks[-2].children] == ["==a== $x_1$ H~2~O"]
    assert made.blocks[-1].text == "$$\nx^2\n$$\n==b=="


@pytest.mark.parametrize(
    "piece", ["$a ", "$a$", "==a ", "a~b", "a^1", "\\(a", "\\[a", "$$\na\n", "a\n: b\n\n"]
)
def test_marks_without_end_take_linear_time(piece):
    assert markdown.render(piece * 20_000).html


def test_front_matter_in_toml(read):
    head = '+++\ntitle = "纸张札记"\nauthors = ["张三", "李四"]\ndate = 2024-03-05T08:00:00+08:00\n'
    made = read(head + "draft = false\n[params]\nx = 1\n+++\n\n正文一段。\n")
    article = made.article
    assert (article.title, article.author, article.date) == (
        "纸张札记",
        "张三、李四",
        "2024年3月5日",
    )
    assert not imbalance(made.ledger, "".join(s.text for s in article_segments(article)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("+++\ntitle = 没有引号\n+++\n\n正文。\n", "sources.bad-front-matter"),
        ("+++\nx = " + "[" * 5000 + "\n+++\n\n正文。\n", "sources.bad-front-matter"),
        ("+++\nx = " + "9" * 5000 + "\n+++\n\n正文。\n", "sources.bad-front-matter"),
        ('+++\ntitle = "题"\n\n正文。\n', "sources.open-front-matter"),
    ],
)
def test_toml_that_cannot_be_read_is_text(read, text, code):
    made = read(text)
    assert code in made.report.codes()
    assert "正文。" in "".join(s.text for s in article_segments(made.article))
    assert not imbalance(made.ledger, "".join(s.text for s in article_segments(made.article)))


def test_plus_signs_alone_are_no_front_matter(read):
    assert "+++" in plain(read("+++\n\n正文。\n").blocks[0].children)
