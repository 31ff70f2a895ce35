"""A publication is well-formed, joined up, in reading order, and the same each time."""

from __future__ import annotations

import base64
import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from specimen_booklet import sample

from compiler.diagnostics import Report
from compiler.markup.reflowable.cover import cover_text
from compiler.markup.reflowable.publication import PACKAGE, render_epub
from compiler.markup.reflowable.settings import EpubSettings
from compiler.model.article import Article
from compiler.model.artifacts import CoverText, EpubFiles
from compiler.model.block import Block, Cell, Figure, Heading, Paragraph, Row, Table, Video
from compiler.model.booklet import Booklet, ContentsEntry, Masthead, Section
from compiler.model.inline import Image, Inlines, Link, Note, Text

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def published(booklet: Booklet, root: Path = Path("/nowhere")) -> EpubFiles:
    settings = EpubSettings(datetime(2024, 12, 5, tzinfo=UTC), root)
    return render_epub(booklet, settings, Report())


def tree(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - the product's own file


def parsed(files: EpubFiles) -> dict[str, ET.Element]:
    """Every XHTML document by its name in the archive."""
    return {name: tree(files.files[name]) for name in files.spine}


def text_of(element: ET.Element) -> str:
    return "".join("".join(element.itertext()).split())


def one_article(*blocks: Block, root: Path = Path("/nowhere")) -> ET.Element:
    """The document of an article that stands in no section."""
    article = Article("纸", blocks, anchor="a1")
    files = published(sample(sections=(Section("", (article,)),), contents=()), root)
    return parsed(files)["EPUB/article-001.xhtml"]


def test_metadata_and_contents_say_where_they_run_from_right_to_left():
    article = Article("纸", (), anchor="a1")
    head = Masthead(title="قەغەز", editor="纸社", publisher="דפוס")
    entries = (ContentsEntry(1, "بىرىنچى بۆلۈم", "s1", section=True), ContentsEntry(2, "纸", "a1"))
    section = Section("بىرىنچى بۆلۈم", (article,), anchor="s1")
    files = published(sample(masthead=head, sections=(section,), contents=entries))
    package = files.files[PACKAGE].decode()
    assert package.startswith("<?xml")
    assert '<dc:title id="title" dir="rtl">قەغەز</dc:title>' in package
    assert '<dc:creator id="creator">纸社</dc:creator>' in package
    assert '<dc:publisher dir="rtl">דפוס</dc:publisher>' in package
    contents = files.files["EPUB/nav.xhtml"].decode()
    assert '<ol dir="rtl" lang="ug">\n<li><a class="above"' in contents
    assert '<ol dir="ltr">\n<li><a href="article-001.xhtml">纸</a>' in contents
    title = next(files.files[name].decode() for name in files.spine if "section" in name)
    assert '<h1 dir="rtl" lang="ug" class="section-title"' in title


def test_the_look_knows_no_left_but_where_a_text_asks_for_it():
    """What is set from right to left is indented, and its marks stand, on the other side."""
    look = published(sample()).files["EPUB/booklet.css"].decode()
    sides = re.findall(
        r"^.*(?:padding|margin)-(?:left|right)|^.*text-align: (?:left|right)", look, re.MULTILINE
    )
    allowed = ("pre", "  text-align: left", ".address", "td.", ".notice", ".key")
    assert [side for side in sides if not side.startswith(allowed)] == []


def note(text: str) -> Note:
    return Note((Paragraph((Text(text),)),))


def test_latin_quotes_ask_for_their_narrow_form_and_chinese_ones_do_not():
    text = "他说“Don’t”，又说 “It’s” 与‘纸’；“5G”"
    body = one_article(Paragraph((Text(text),)))
    (paragraph,) = [p for p in body.iter(f"{XHTML}p") if p.get("class") == "body"]
    spans = paragraph.iter(f"{XHTML}span")
    assert [span.text for span in spans if span.get("class") == "narrow"] == ["’", "“", "’", "”"]
    assert text_of(paragraph) == "".join(text.split())


def test_words_of_three_characters_stay_whole_in_tables_of_few_columns():
    def row(*words: str) -> Row:
        return Row(tuple(Cell((Paragraph((Text(word),)),)) for word in words))

    few = Table((), (row("卷轴装", "纸", "不折，粘连成卷"),))
    many = Table((), (row(*["卷轴装"] * 6),))
    tables = list(one_article(few, many).iter(f"{XHTML}table"))
    assert ["few" in (table.get("class") or "") for table in tables] == [True, False]
    cells = {text_of(cell): cell.get("class") for cell in tables[0].iter(f"{XHTML}td")}
    assert cells == {"卷轴装": "short", "纸": None, "不折，粘连成卷": None}


def test_documents_in_reading_order():
    files = published(sample())
    assert [posixpath.basename(name) for name in files.spine] == [
        "front.xhtml",
        "nav.xhtml",
        "note.xhtml",
        "section-01.xhtml",
        "article-001.xhtml",
        "article-002.xhtml",
        "section-02.xhtml",
        "article-003.xhtml",
        "colophon.xhtml",
    ]


def test_the_manifest_lists_every_file_and_nothing_else():
    files = published(sample())
    package = tree(files.files[PACKAGE])
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == set(files.files) - {PACKAGE, "META-INF/container.xml"}
    ids = [element.get("id") for element in package.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"])
def test_every_document_says_its_language_and_resolves_its_links(script):
    files = published(sample(script=script))
    ids = {
        name: [element.get("id") for element in root.iter() if element.get("id")]
        for name, root in parsed(files).items()
    }
    for name, root in parsed(files).items():
        assert root.get("lang") == script
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == script
        assert max(Counter(ids[name]).values(), default=1) == 1
        for link in root.iter(f"{XHTML}a"):
            address = link.attrib["href"]
            if address.startswith(("https://", "http://", "mailto:")):
                continue
            file, _, anchor = address.partition("#")
            target = f"EPUB/{file}" if file else name
            assert target in files.files
            assert not anchor or anchor in ids[target]


def test_nothing_is_fetched_from_elsewhere():
    for root in parsed(published(sample())).values():
        for element in root.iter():
            assert not element.get("src", "").startswith(("http:", "https:", "//", "asset:"))
            assert element.tag != f"{XHTML}script"


def test_headings_go_down_one_rank_at_a_time():
    levels = (3, 1, 4, 2, 2, 1)
    root = one_article(*(Heading(level, (Text(str(level)),)) for level in levels))
    ranks = [element.tag[-2:] for element in root.iter() if element.tag[-2:] in HEADS]
    assert ranks == ["h1", "h2", "h2", "h3", "h3", "h3", "h2"]


HEADS = {f"h{rank}" for rank in range(1, 7)}


def test_an_article_of_a_section_stands_below_it():
    documents = parsed(published(sample()))
    assert documents["EPUB/section-01.xhtml"].find(f".//{XHTML}h1") is not None
    article = documents["EPUB/article-001.xhtml"]
    assert article.find(f".//{XHTML}h1") is None
    assert text_of(article.find(f".//{XHTML}h2")) == "纸的来历"


def test_notes_are_called_where_they_stand_and_told_at_the_end():
    root = one_article(Paragraph((Text("前"), note("注一"), Text("后"), note("注二"))))
    calls = [link for link in root.iter(f"{XHTML}a") if link.get(f"{OPS}type") == "noteref"]
    asides = list(root.iter(f"{XHTML}aside"))
    assert [text_of(call) for call in calls] == ["①", "②"]
    assert [call.get("href") for call in calls] == [f"#{aside.get('id')}" for aside in asides]
    assert [aside.get(f"{OPS}type") for aside in asides] == ["footnote", "footnote"]
    assert [text_of(aside) for aside in asides] == ["①注一", "②注二"]
    assert text_of(next(root.iter(f"{XHTML}p"))) == "前①后②"


@pytest.mark.parametrize(
    "run",
    [
        (Link((Text("一"), note("注"), Text("二")), "https://example.com/"),),
        (Link((Text("一"), Link((Text("二"),), "https://example.org/")), "https://example.com/"),),
    ],
)
def test_no_link_stands_in_a_link(run: Inlines):
    root = one_article(Paragraph(run))
    links = list(root.iter(f"{XHTML}a"))
    assert links[0].get("href") == "https://example.com/"
    assert all(link.find(f".//{XHTML}a") is None for link in links)


def test_a_link_that_cannot_be_followed_leaves_its_text():
    root = one_article(Paragraph((Link((Text("纸坊"),), "javascript:x"),)))
    assert "纸坊" in text_of(root)
    assert not list(root.iter(f"{XHTML}a"))


def test_characters_that_xml_has_no_place_for_go():
    root = one_article(Paragraph((Text("甲\x00\x0b\ufffe乙 & <b> \U0001f600"),)))
    assert text_of(next(root.iter(f"{XHTML}p"))) == "甲乙&<b>\U0001f600"


def test_pictures_are_named_by_what_they_are(tmp_path):
    (tmp_path / "a.jpg").write_bytes(PIXEL)  # named wrongly
    figure = Figure((Image("x", "", 200, asset="a.jpg"),), (Text("帘"),))
    article = Article("纸", (figure,), anchor="a1")
    files = published(sample(sections=(Section("", (article,)),), contents=()), tmp_path)
    [name] = [name for name in files.files if name.startswith("EPUB/images/")]
    assert name.endswith(".png")
    assert files.files[name] == PIXEL
    [image] = parsed(files)["EPUB/article-001.xhtml"].iter(f"{XHTML}img")
    assert f"EPUB/{image.get('src')}" == name
    assert (image.get("alt"), image.get("width")) == ("帘", "200")


def test_strips_of_a_screenshot_follow_each_other(tmp_path):
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(PIXEL + name.encode())
    image = Image("x", "长图", 100, asset="1.png", strips=("1.png", "2.png"))
    root = one_article(Figure((image,)), root=tmp_path)
    assert [shown.get("alt") for shown in root.iter(f"{XHTML}img")] == ["长图", "2/2"]


def test_a_missing_picture_is_told():
    assert "图片缺失" in text_of(one_article(Figure((Image("x"),))))


def test_a_missing_picture_is_left_out_where_the_project_wants_it():
    figures = (Figure((Image("x"),)), Figure((Image("y"),), (Text("图注"),)))
    article = Article("纸", figures, anchor="a1")
    settings = EpubSettings(
        datetime(2024, 12, 5, tzinfo=UTC), Path("/nowhere"), missing_images="omit"
    )
    booklet = sample(sections=(Section("", (article,)),), contents=())
    root = parsed(render_epub(booklet, settings, Report()))["EPUB/article-001.xhtml"]
    assert [text_of(figure) for figure in root.iter(f"{XHTML}figure")] == ["图注"]


def test_a_video_is_a_link():
    root = one_article(Video("https://example.com/v", "抄纸"), Video("https://example.com/w"))
    links = [(link.get("href"), text_of(link)) for link in root.iter(f"{XHTML}a")]
    assert links == [
        ("https://example.com/v", "抄纸"),
        ("https://example.com/w", "https://example.com/w"),
    ]


@pytest.mark.parametrize("empty", [{"sections": ()}, {"contents": ()}, {"masthead": Masthead()}])
def test_contents_and_titles_are_never_empty(empty):
    files = published(sample(**empty))
    for root in parsed(files).values():
        assert text_of(root.find(f".//{XHTML}title"))
    links = parsed(files)["EPUB/nav.xhtml"].find(f".//{XHTML}nav").iter(f"{XHTML}a")
    assert all(text_of(link) for link in links)
    ncx = tree(files.files["EPUB/toc.ncx"])
    assert list(ncx.iter("{http://www.daisy.org/z3986/2005/ncx/}navPoint"))


def test_nav_and_ncx_say_the_same():
    files = published(sample())
    nav = parsed(files)["EPUB/nav.xhtml"].find(f".//{XHTML}nav")
    ncx = tree(files.files["EPUB/toc.ncx"])
    space = "{http://www.daisy.org/z3986/2005/ncx/}"
    lines = [(text_of(link), link.get("href")) for link in nav.iter(f"{XHTML}a")]
    points = [
        (text_of(point.find(f"{space}navLabel")), point.find(f"{space}content").get("src"))
        for point in ncx.iter(f"{space}navPoint")
    ]
    assert lines == points
    assert len(lines) == 6


def test_the_cover_is_named_for_new_readers_and_for_old_ones():
    settings = EpubSettings(datetime(2024, 12, 5, tzinfo=UTC), Path("/nowhere"))
    files = render_epub(sample(), settings, Report(), PIXEL)
    package = tree(files.files[PACKAGE])
    [item] = [one for one in package.iter(f"{OPF}item") if one.get("properties") == "cover-image"]
    assert files.files[f"EPUB/{item.get('href')}"] == PIXEL
    named = [one.get("content") for one in package.iter(f"{OPF}meta") if one.get("name") == "cover"]
    assert named == [item.get("id")]
    assert b"cover" not in published(sample()).files[PACKAGE]


def test_a_cover_says_what_the_first_page_says_with_a_title_parted_at_sense():
    masthead = Masthead(series="印工 学习文选", title="一张纸怎样成为一本书的一页", issue="第1期")
    cover = cover_text(sample(masthead=masthead))
    assert (cover.above, cover.name, cover.issue) == ("印工", "学习文选", "第1期")
    assert len(cover.title) == 2
    assert "".join(cover.title) == masthead.title
    assert cover_text(sample(masthead=Masthead())) == CoverText()


def test_the_device_chooses_the_face_of_running_text_and_every_colour_on_its_ground():
    """Else text is black on black at night, and a reader's own choice of face is overruled."""
    for script in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"):
        css = published(sample(script=script)).files["EPUB/booklet.css"].decode()
        rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
        by_selector = {selector.strip(): body for selector, body in rules}
        assert "font-family" not in by_selector["body"]
        grounds = [body for body in by_selector.values() if "background" in body]
        assert len(grounds) == 1
        assert "color: #fff" in grounds[0]
        assert not re.search(r"#000|\bblack\b", css)


def test_a_series_is_a_collection_and_text_goes_from_left_to_right():
    package = tree(published(sample(masthead=Masthead(series="学习文选"))).files[PACKAGE])
    about = {one.get("property"): one.text for one in package.iter(f"{OPF}meta")}
    assert about["belongs-to-collection"] == "学习文选"
    assert about["collection-type"] == "series"
    [spine] = package.iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "ltr"


def test_emphasis_dots_stand_where_the_region_has_them():
    def position(script: str) -> str:
        css = published(sample(script=script)).files["EPUB/booklet.css"].decode()
        return css.partition("  text-emphasis-position: ")[2].partition(";")[0]

    assert position("zh-Hans") == "under right"
    assert position("zh-Hant-TW") == "over right"


def test_the_same_booklet_gives_the_same_files():
    assert published(sample()).files == published(sample()).files
    other = published(replace(sample(), script="zh-Hant-TW"))
    assert other.files != published(sample()).files
