"""What may stand last on a page and first on the next, at every line where a page may end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from flowing_pages import (
    EMS,
    FILLER,
    LINES,
    FlowPage,
    Situation,
    paragraph,
    sections,
    set_pages,
)
from PIL import Image as Drawing

from compiler.model.article import Article
from compiler.model.block import (
    Blocks,
    Cell,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Role,
    Row,
    Table,
    Video,
)
from compiler.model.booklet import Section
from compiler.model.inline import Image, Inlines, Text

HEADING = "章"
TEXTS = "墨笔甲乙引"
GRID_PT = 18


def text(characters: str) -> Inlines:
    return (Text(characters),)


def heading(level: int) -> Heading:
    return Heading(level, text(HEADING * 8))


def row(kind: str) -> Row:
    return Row((Cell((Paragraph(text(kind * 10)),)), Cell((Paragraph(text(kind * 8)),))))


FIGURE = Figure((Image("", "纸", asset="p.png"),), text("图" * 8))
TABLE = Table((row("表"),), tuple(row("格") for _ in range(4)), text("目" * 8))
ITEMS = ListBlock((ListItem((paragraph("甲", 4),)), ListItem((paragraph("乙", 2),))))
SITUATIONS: dict[str, Situation] = {
    "paragraphs": lambda: tuple(paragraph(k, n) for k, n in zip(TEXTS, (4, 3, 5, 2), strict=False)),
    "heading 1": lambda: (heading(1), paragraph("墨", 4)),
    "heading 2": lambda: (heading(2), paragraph("墨", 3)),
    "headings": lambda: (heading(1), heading(2), heading(3), heading(4), paragraph("墨", 5)),
    "figure": lambda: (paragraph("墨", 2), FIGURE, paragraph("笔", 4)),
    "heading and figure": lambda: (heading(1), FIGURE, paragraph("笔", 2)),
    "table": lambda: (paragraph("墨", 2), TABLE, paragraph("笔", 4)),
    "heading and table": lambda: (heading(2), TABLE, paragraph("笔", 4)),
    "heading and list": lambda: (heading(1), ITEMS),
    "heading and quote": lambda: (heading(3), Quote((paragraph("引", 4),))),
    "heading and video": lambda: (heading(1), Video("https://example.com/v", "影" * 8)),
    "dateline": lambda: (
        heading(1),
        Paragraph(text("电" * 8), Role.DATELINE),
        paragraph("墨", 4),
    ),
    "signature": lambda: (paragraph("墨", 4), Paragraph(text("署" * 8), Role.SIGNATURE)),
}
# What may not be the last line of a page: what follows has to stand with it.
KEPT_WITH_NEXT = HEADING + "目表图▣电题人栏"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A project's folder with a picture in it."""
    folder = tmp_path_factory.mktemp("flow")
    Drawing.new("RGB", (300, 200), (120, 130, 140)).save(folder / "p.png")
    return folder


@pytest.fixture(scope="module", params=SITUATIONS)
def flow(request, folder) -> list[list[FlowPage]]:
    """The pages of a situation, section by section."""
    return set_pages(sections(SITUATIONS[request.param]), folder)


def run(kinds: str, *, of_end: bool) -> int:
    """How many lines at the end or start of a page are of one kind."""
    line = kinds[-1] if of_end else kinds[0]
    return len(kinds) - len(kinds.rstrip(line) if of_end else kinds.lstrip(line))


def test_pages_end_at_every_line_of_the_situation(flow):
    ends = {len(pages[0].kinds.strip("栏题" + FILLER)) for pages in flow}
    filled = {pages[0].kinds.count(FILLER) for pages in flow}
    assert len(flow) == LINES + 1
    assert len(ends) >= 2  # whole on the page, and not at all or in part
    assert filled >= set(range(19))


def test_no_line_of_a_paragraph_stands_alone(flow):
    for pages in flow:
        for page, following in pairwise(pages):
            last, first = page.kinds[-1], following.kinds[0]
            if last == first and last in TEXTS:
                assert run(page.kinds, of_end=True) >= 2, page
                assert run(following.kinds, of_end=False) >= 2, following


def test_nothing_that_leads_is_last_on_a_page(flow):
    for pages in flow:
        for page in pages[:-1]:
            kind = page.kinds[-1]
            captions_picture = kind == "图" and "▣" in page.kinds
            assert kind not in KEPT_WITH_NEXT or captions_picture, page


def test_captions_stand_with_what_they_name(flow):
    for pages in flow:
        for page in pages:
            assert page.kinds.count("▣") == page.kinds.count("图"), page
            if "目" in page.kinds:
                assert "目表格" in page.kinds, page
            if "署" in page.kinds:
                assert page.kinds.endswith("墨墨署"), page


def test_text_after_anything_stands_on_the_grid(flow):
    baselines = [
        line.baseline
        for pages in flow
        for page in pages
        for line in page.lines
        if line.kind in FILLER + "墨笔"
    ]
    off = [abs((y - baselines[0] + GRID_PT / 2) % GRID_PT - GRID_PT / 2) for y in baselines]
    assert len(off) > 300
    assert max(off) < 0.02


def articles(offset: int) -> tuple[Article, ...]:
    filler: Blocks = tuple(paragraph(FILLER, 1) for _ in range(offset))
    head = Article(
        "题" * 24, (paragraph("墨", 4),), author="人" * 4, subtitle="副" * 8, anchor=f"b{offset}"
    )
    return Article("前", filler, anchor=f"a{offset}"), head


def test_a_title_stands_with_its_byline_and_the_text(folder):
    made = [Section("栏目", articles(n), anchor=f"s{n}") for n in range(LINES + 1)]
    flow = set_pages(tuple(made), folder)
    beginnings = set()
    for pages in flow:
        (page,) = [page for page in pages if "题" in page.kinds]
        assert "题题副人墨墨" in page.kinds, page
        beginnings.add(page.kinds.index("题"))
    assert 0 in beginnings
    assert len(beginnings) > 10


def test_a_section_title_begins_a_page_and_has_text_below_it(folder):
    made = sections(lambda: (heading(1), paragraph("墨", 3)), range(LINES - 3, LINES + 1))
    for pages in set_pages(made, folder):
        assert pages[0].kinds.startswith(f"栏题{FILLER * 2}")
        assert not any("栏" in page.kinds for page in pages[1:])


def closing(role: Role, kind: str) -> Paragraph:
    return Paragraph(text(kind * 8), role)


ADDRESS = "https://example.com/paper"
ENDINGS: dict[str, tuple[Blocks, int]] = {  # closing blocks, number of addresses
    "source": ((closing(Role.SOURCE, "源"),), 0),
    "signature, source, credit": (
        (
            closing(Role.SIGNATURE, "署"),
            closing(Role.SIGNATURE, "日"),
            closing(Role.SOURCE, "源"),
            closing(Role.CREDIT, "责"),
        ),
        0,
    ),
    "short paragraph": ((closing(Role.BODY, "甲"),), 0),
    "address": ((), 1),
    "source, addresses": ((closing(Role.SOURCE, "源"),), 3),
    "video": ((Video(title="影" * 6, address=ADDRESS),), 0),
    "video, address": ((Video(title="影" * 6, address=ADDRESS),), 1),
}


@pytest.mark.parametrize("theme", ["neikan", "gongwen"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_closes_an_article_stands_with_two_lines_of_its_text(folder, ending, theme):
    blocks, addresses = ENDINGS[ending]
    links = tuple(f"{ADDRESS}{number}" for number in range(addresses))
    made = tuple(
        Section(
            "栏目",
            (
                Article(
                    "题目",
                    (*(paragraph(FILLER, 1) for _ in range(n)), paragraph("墨", last), *blocks),
                    links=links,
                    anchor=f"a{n}",
                ),
            ),
            anchor=f"s{n}-{last}",
        )
        for n in range(LINES - 22, LINES - 2)
        for last in (1, 3)
    )
    parted = 0
    for pages in set_pages(made, folder, theme=theme):
        parted += len(pages) > 1
        assert sum(kind in FILLER + "墨" for kind in pages[-1].kinds) >= 2, pages[-1]
    assert parted >= 4  # some go on on a second page, some do not
    assert parted < len(made)


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant-TW"])
@pytest.mark.parametrize("trim", ["A4", "A5", "32开"])
def test_long_titles_break_at_sense_in_even_lines(folder, trim, script):
    titles = [
        "从雕版到活字的千年历程与今天我们怎样继续做好一本书的几点体会",
        "关于进一步加强和改进印刷车间纸张油墨存放管理工作有关事项的通知",
        "纸、墨、笔、砚：文房四宝在今天的办公室里还能派上什么用场、又该怎样保存",
    ]
    made = tuple(
        Section("栏目", (Article(title, (paragraph("墨", 2),), anchor=f"a{n}"),), anchor=f"s{n}")
        for n, title in enumerate(titles)
    )
    for title, pages in zip(titles, set_pages(made, folder, trim, script), strict=True):
        lines = [line.text for line in pages[0].lines if line.text in title]
        assert "".join(lines) == title
        assert len(lines) >= 2
        assert min(map(len, lines)) >= max(map(len, lines)) * 0.5, lines
        for line, following in pairwise(lines):
            assert following[0] not in "的、，：。了", lines
            assert line[-1] not in "（“「", lines


def test_an_a5_page_holds_what_these_tests_count_on(folder):
    made = sections(lambda: (paragraph("墨", 3),), range(1))
    (pages,) = set_pages(made, folder)
    assert [len(line.text) for line in pages[0].lines if line.kind == "墨"] == [EMS - 2, EMS, 10]
