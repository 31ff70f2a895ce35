"""GB/T 9704-2012 measured on the finished pages of the theme gongwen."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from document_pages import Document, built_document, set_document
from pdf_facts import PdfFacts

BODY_PT = 15.793
PROSE = "造纸先要浸泡树皮再用石臼舂捣把纸浆倒进槽里搅匀用竹帘一抄纤维便交织成纸" * 22
SCRIPTS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
NAMES = {
    "zh-Hans": "文选示例编辑组",
    "zh-Hant-TW": "文選示例編輯組",
    "zh-Hant-HK": "文選示例編輯組",
}


def _project(**more: str) -> str:
    """A booklet.toml: keys of [booklet], and of [page] where they begin with page_."""
    told = {"series": '"文选示例编辑组文件"', "issue": '"文编〔2024〕7号"', "date": "2024-12-05"}
    told |= {"publisher": '"文选示例编辑组"', **more}
    page = {key.removeprefix("page_"): told.pop(key) for key in more if key.startswith("page_")}
    lines = ['theme = "gongwen"', "[booklet]", *(f"{key} = {said}" for key, said in told.items())]
    return "\n".join([*lines, "[page]", *(f"{key} = {said}" for key, said in page.items())])


def _notice(paragraphs: int, tail: str = "") -> str:
    return "# 关于用纸的通知\n\n各文印室：\n\n" + "纸墨相宜，装订整齐。\n\n" * paragraphs + tail


@pytest.fixture(scope="module", params=SCRIPTS)
def grid(request, tmp_path_factory) -> Document:
    """Pages full of Han characters."""
    folder = tmp_path_factory.mktemp("grid")
    return set_document(folder, _project(), request.param, a=f"# 用纸\n\n{PROSE * 3}")


@pytest.fixture(scope="module", params=SCRIPTS)
def notice(request, root, tmp_path_factory) -> Document:
    """The example document."""
    return built_document(
        root / "examples" / "tongzhi", tmp_path_factory.mktemp("o"), request.param
    )


def test_a_page_has_22_lines_of_28_characters(grid):
    for number in (2, 3):
        lines = grid.page(number).lines(BODY_PT)
        assert len(lines) == 22
        assert {len(line) for line in lines[2:-2]} == {28}
        for line in lines[2:-2]:
            assert line[-1].left_mm - line[0].left_mm + BODY_PT * 25.4 / 72 == pytest.approx(
                156, abs=0.1
            )


def test_lines_are_a_character_and_seven_eighths_apart(grid):
    baselines = [line[0].baseline_mm for line in grid.page(2).lines(BODY_PT)]
    for above, below in pairwise(baselines):
        assert below - above == pytest.approx(BODY_PT * 1.875 * 25.4 / 72, abs=0.01)
    assert baselines[-1] - baselines[0] + BODY_PT * 25.4 / 72 == pytest.approx(225, abs=0.1)


def test_37_mm_are_white_above_and_28_beside_the_fold(grid):
    for number, left in ((2, 26), (3, 28)):
        page = grid.page(number)
        inked_left, inked_top, _, _ = page.ink(0, 260)
        assert inked_top == pytest.approx(37, abs=1)
        assert page.lines(BODY_PT)[3][0].left_mm == pytest.approx(left, abs=0.1)
        assert left <= inked_left < left + 0.6  # the blank at a character's own edge
        assert 210 - left - 156 == pytest.approx(54 - left)


def test_the_number_is_7_mm_below_and_one_character_in(grid):
    for number, odd in ((2, False), (3, True)):
        page = grid.page(number)
        left, top, right, _ = page.ink(265, 290)
        dash = [glyph for glyph in page.glyphs if glyph.text == "—"]
        assert [round(glyph.size_pt, 1) for glyph in dash] == [14, 14]
        assert "Serif" in dash[0].font
        # the digit is higher than the dash: what is seen 7 mm below the 225 mm is the dash
        assert dash[0].baseline_mm - 0.293 * 14 * 25.4 / 72 == pytest.approx(269, abs=0.3)
        assert top < 269.3
        edge = right - (28 + 156) if odd else left - 26
        assert abs(edge) == pytest.approx(BODY_PT * 25.4 / 72, abs=0.7)


def test_the_head_stands_where_the_norm_has_it(notice):
    page = notice.page(1)
    red = [glyph for glyph in page.glyphs if glyph.size_pt > 30]
    assert len(red) == 9
    _, top, _, _ = page.ink(0, 100)
    assert top == pytest.approx(72, abs=1)  # 35 mm below the head of the type area
    number = next(glyph for glyph in page.glyphs if glyph.text == "〔")
    below = number.baseline_mm + 0.1 * BODY_PT * 25.4 / 72
    _, rule, right, foot = page.ink(number.baseline_mm + 2, number.baseline_mm + 9)
    assert rule - below == pytest.approx(4, abs=0.4)
    assert foot - rule == pytest.approx(0.6, abs=0.1)
    assert right == pytest.approx(28 + 156, abs=0.1)


def test_title_and_levels_have_their_faces(notice):
    title = [glyph for glyph in notice.page(1).glyphs if glyph.size_pt == 22]
    assert len(title) == 15
    assert {glyph.font.rpartition("-")[2] for glyph in title} == {"Bold"}
    middle = (title[0].left_mm + title[-1].left_mm + title[-1].advance_mm) / 2
    assert middle == pytest.approx(28 + 78, abs=0.1)
    lines = [line for n in (1, 2) for line in notice.page(n).lines(BODY_PT)]
    faces = {
        "".join(glyph.text for glyph in line)[:2]: line[0].font
        for line in lines
        if line[0].text in "一（1"
    }
    assert "Sans" in faces["一、"]
    assert {faces["（一"], faces["1."]} == {"LXGW-WenKai"}


def test_substitute_faces_are_told(notice):
    told = {dict(d.values)["role"] for d in notice.report if d.code == "typeset.substitute-font"}
    told &= {"biaosong", "fangsong"}  # those that only this theme sets text in
    assert told == ({"biaosong", "fangsong"} if notice.path.name.endswith("Hans.pdf") else set())


def test_the_addressee_is_flush_and_the_date_four_characters_in(notice):
    first = next(line for line in notice.page(1).lines(BODY_PT) if line[0].text == "各")
    assert first[0].left_mm == pytest.approx(28, abs=0.1)
    [date] = [
        line
        for line in notice.page(3).lines(BODY_PT)
        if "".join(glyph.text for glyph in line).replace(" ", "") == "2024年12月5日"
    ]
    end = date[-1].left_mm + date[-1].advance_mm
    assert end == pytest.approx(28 + 156 - 4 * BODY_PT * 25.4 / 72, abs=0.3)


def test_a_list_goes_on_with_its_own_number(notice):
    text = notice.page(3).text
    assert "附件：1." in text.replace(":", "：")
    assert "2.報名表" in text or "2.报名表" in text


def test_every_line_of_the_text_stands_on_the_grid(notice):
    step = BODY_PT * 1.875 * 25.4 / 72
    for number in (1, 2, 3):
        baselines = [
            line[0].baseline_mm for line in notice.page(number).lines(BODY_PT) if len(line) > 2
        ]
        text = [mm for mm in baselines if number > 1 or mm > 150]  # below the head
        offsets = [(mm - text[-1] + step / 2) % step for mm in text]
        assert max(offsets) - min(offsets) < 0.1


def test_the_imprint_is_at_the_foot_of_an_even_last_page(notice):
    assert notice.pages == 4
    page = notice.page(-1)
    assert "抄送" in page.text
    assert "印发" in page.text or "印發" in page.text
    _, _, _, foot = page.ink(0, 264)
    assert foot == pytest.approx(262, abs=0.5)
    assert "—4—" in page.text  # no blank page before it


@pytest.mark.parametrize("paragraphs", [1, 3, 8, 10, 11, 12, 26, 30, 31, 32, 33, 34, 36])
def test_the_imprint_is_on_an_even_page_whatever_the_length(tmp_path, paragraphs):
    project = _project(copy_to='"各印刷厂，文印室，资料室。"')
    made = set_document(tmp_path, project, a=_notice(paragraphs))
    assert made.pages % 2 == 0
    last, before = made.page(-1), made.page(-2)
    assert "抄送" in last.text
    assert "抄送" not in before.text
    alone = "纸墨" not in last.text and "纸墨" not in before.text
    numbered = {page.text.count("—") for page in (last, *([before] if alone else []))}
    assert numbered == ({0} if alone else {2})
    assert PdfFacts(made.path).text.count("纸墨相宜") == paragraphs


def test_an_imprint_beside_footnotes_hides_none(tmp_path):
    text = "# 用纸\n\n纸墨相宜[^1]。\n\n" + "装订整齐。\n\n" * 14 + "[^1]: 见样张。\n"
    made = set_document(tmp_path, _project(copy_to='"各印刷厂。"'), a=text)
    assert made.pages % 2 == 0
    assert "见样张" in made.page(1).text
    assert "抄送" in made.page(-1).text


@pytest.mark.parametrize("count", [1, 5, 9, 14, 28, 60])
def test_an_imprint_of_any_length_is_whole(tmp_path, count):
    """No line is lost, none stands outside the page, and the day is not broken."""
    office = "文选示例编辑组和纸墨管理办公室联合小组印刷用纸专班"
    told = {"copy_to": f'"{"各印刷厂文印室，" * count}"', "publisher": f'"{office}"'}
    made = set_document(tmp_path, _project(contact='"编辑部电话"', **told), a=_notice(3))
    pages = [made.page(number + 1) for number in range(made.pages)]
    text = "".join("".join(page.text for page in pages).split())
    assert text.count("各印刷厂文印室，") == count
    assert "2024年12月5日印发" in text
    assert "编辑部电话" in text
    for page in pages:
        left, top, right, foot = page.ink(0, 297)
        assert left > 10 and top > 10 and right < 200 and foot < 287  # noqa: PT018 - one rule


def test_everything_of_the_project_file_is_printed(tmp_path):
    told = {"editor": '"纸白"', "copies": "300", "contact": '"010-0000"', "signatory": '"墨青"'}
    told |= {"copy_to": '"各印刷厂。"', "notice": '"内部"', "subtitle": '"造纸专辑"'}
    made = set_document(tmp_path, _project(**told), a=_notice(2))
    text = "".join(made.page(number + 1).text for number in range(made.pages))
    for said in (
        "纸白",
        "300",
        "010-0000",
        "墨青",
        "各印刷厂。",
        "内部",
        "造纸专辑",
        "文编〔2024〕7号",
    ):
        assert said in text
    assert "文选示例编辑组" in made.page(-1).text
    assert "2024年12月5日印发" in made.page(-1).text


def test_marks_and_signatory_have_their_places(tmp_path):
    told = {"notice": '"000001 内部★1年 急件"', "signatory": '"纸白"'}
    page = set_document(tmp_path, _project(**told), a=_notice(2)).page(1)
    marks = [line for line in page.lines(BODY_PT) if line[0].baseline_mm < 70]
    assert ["".join(g.text for g in line) for line in marks] == ["000001", "内部★1年", "急件"]
    assert all(line[0].left_mm == pytest.approx(28, abs=0.1) for line in marks)
    assert "Sans" in marks[1][0].font
    [line] = [line for line in page.lines(BODY_PT) if any(glyph.text == "签" for glyph in line)]
    em = BODY_PT * 25.4 / 72
    assert line[0].left_mm == pytest.approx(28 + em, abs=0.2)
    assert line[-1].left_mm + line[-1].advance_mm == pytest.approx(184 - em, abs=0.2)


@pytest.mark.parametrize(
    ("side", "form", "printed"),
    [
        ("centre", "— 1 —", "—2—"),
        ("outer", "1", "2"),
        ("centre", "- 1 -", "-2-"),
        ("outer", "第1页", "第2页"),
    ],
)
@pytest.mark.parametrize("theme", ["gongwen", "neikan"])
def test_the_page_number_is_a_setting(tmp_path, theme, side, form, printed):
    project = _project(page_folio=f'"{side}"', page_folio_form=f'"{form}"')
    made = set_document(tmp_path, project.replace("gongwen", theme), a=f"# 用纸\n\n{PROSE * 3}")
    [index] = [at for at, label in enumerate(PdfFacts(made.path).labels) if label == "2"]
    page = made.page(index + 1)
    foot = [glyph for glyph in page.glyphs if glyph.baseline_mm > 266 and glyph.text.strip()]
    assert "".join(glyph.text for glyph in foot) == printed
    left, _, right, _ = page.ink(266, 290)
    if side == "centre":
        body = page.lines(BODY_PT if theme == "gongwen" else 12)[3]
        middle = (body[0].left_mm + body[-1].left_mm + body[-1].advance_mm) / 2
        assert (left + right) / 2 == pytest.approx(middle, abs=0.5)
    else:
        assert right < 60  # an even page


@pytest.mark.parametrize("theme", ["gongwen", "neikan"])
@pytest.mark.parametrize("trim", ["A4", "A5", "大16开", "16开", "大32开", "32开", "190mm 240mm"])
def test_large_type_sets_the_body_in_16_pt(tmp_path, theme, trim):
    project = _project(page_trim=f'"{trim}"', page_large_type="true").replace("gongwen", theme)
    made = set_document(tmp_path, project, a=f"# 用纸\n\n{PROSE * 3}")
    page = made.page(made.pages - 2)
    fixed = theme == "gongwen" and trim in ("A4", "大16开")
    lines = page.lines(BODY_PT if fixed else 16)
    assert len(lines) >= 15
    steps = [below[0].baseline_mm - above[0].baseline_mm for above, below in pairwise(lines)]
    assert max(steps) - min(steps) < 0.01
    lengths = {len(line) for line in lines[1:-1]}
    assert len(lengths) == 1
    assert lengths.pop() >= 17


def test_articles_are_documents_each_on_its_own_page(tmp_path):
    annexes = "\n\n附件1\n\n日程\n\n第一天讲版心。\n\n附件2\n\n报名表\n\n请写清姓名。\n"
    tail = "附件：1. 日程\n\n　　2. 报名表\n\n文选示例编辑组\n\n2024年12月5日\n" + annexes
    project = _project(title='"纸的故事"').replace(
        "[page]", '[[section]]\ntitle = "源流"\narticles = ["a.md", "b.md"]\n[page]'
    )
    made = set_document(tmp_path, project, a=_notice(2), b=_notice(3, tail).replace("用纸", "用墨"))
    texts = [re.sub(r"[·\s]", "", made.page(n + 1).text) for n in range(made.pages)]
    [front] = [at for at, text in enumerate(texts) if "目录" in text]
    assert "源流1" in texts[front]
    [first] = [at for at, text in enumerate(texts) if text.startswith("源流关于用纸的通知")]
    assert texts[first + 1].startswith("关于用墨的通知")
    assert texts[first + 2].startswith("附件1日程第一天")
    assert texts[first + 3].startswith("附件2报名表请写")
