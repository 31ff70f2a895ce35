"""Pages saved in one file (.mht, .mhtml): the page, its pictures, and what is wrong with some."""

from __future__ import annotations

import base64
import io
import quopri
from dataclasses import dataclass, field

import pytest
from PIL import Image

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.block import Figure
from compiler.model.segments import article_segments
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings, read_source
from compiler.sources.web import archive

PLACE = "https://www.example.com/news/2024/paper.html"
TEXT = (
    "印刷品的版心、天头、地脚、订口和切口共同决定一页的面貌，版式设计先从这里开始，再定字号与行距。"
)
PAGE = f"""<html><head><meta charset="{{charset}}"><title>纸张的选用_印刷网</title></head><body>
<div class="nav"><a href="/">首页</a></div><h1>纸张的选用</h1><div class="article"><p>{TEXT}</p>
{{picture}}<p>{TEXT}{TEXT}</p>
<p>详见<a href="../a.html">纸样</a>，逐一比较。</p></div></body></html>"""


def png(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 40, 40)).save(file, "PNG")
    return file.getvalue()


def page(picture="", charset="utf-8"):
    return PAGE.format(charset=charset, picture=picture)


@dataclass
class Saved:
    """A part of the file; ``packing`` is how its bytes are written."""

    data: bytes
    kind: str = "image/png"
    place: str = ""
    name: str = ""
    packing: str = "base64"
    heads: str = ""

    def bytes(self):
        packed = {
            "base64": base64.encodebytes,
            "quoted-printable": quopri.encodestring,
        }.get(self.packing, lambda data: data)(self.data)
        head = f"Content-Type: {self.kind}\r\nContent-Transfer-Encoding: {self.packing}\r\n"
        head += f"Content-Location: {self.place}\r\n" if self.place else ""
        head += f"Content-ID: <{self.name}>\r\n" if self.name else ""
        return head.encode() + self.heads.encode() + b"\r\n" + packed.replace(b"\n", b"\r\n")


def html(text, charset="utf-8", packing="quoted-printable", place=PLACE, kind="text/html"):
    return Saved(text.encode(charset), kind, place, packing=packing)


@dataclass
class File:
    """A page saved in one file, as Chrome writes it."""

    parts: list[Saved] = field(default_factory=list)
    boundary: str = "----MultipartBoundary--x7----"
    heads: str = f"Snapshot-Content-Location: {PLACE}\r\n"
    ended: bool = True

    def bytes(self):
        head = (
            "From: <Saved by Blink>\r\n" + self.heads + "Subject: paper\r\nMIME-Version: 1.0\r\n"
            f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
            f'\tboundary="{self.boundary}"\r\n\r\n\r\n'
        )
        mark = f"\r\n--{self.boundary}\r\n".encode()
        body = b"".join(mark + part.bytes() for part in self.parts)
        return head.encode() + body + (f"\r\n--{self.boundary}--\r\n".encode() * self.ended)


@dataclass(frozen=True)
class Read:
    article: object
    ledger: object
    report: Report

    @property
    def pictures(self):
        blocks = [block for block in self.article.blocks if isinstance(block, Figure)]
        return [image for block in blocks for image in block.images]

    @property
    def text(self):
        return "".join(segment.text for segment in article_segments(self.article))


@pytest.fixture
def read(tmp_path):
    def reading(data, name="纸张.mhtml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else File(list(data)).bytes())
        report = Report()
        manuscript = read_source(path, tmp_path, ReadingSettings(), report)
        made = Read(manuscript.content, manuscript.ledger, report)
        assert not imbalance(made.ledger, made.text)
        return made

    return reading


@pytest.mark.parametrize("packing", ["quoted-printable", "base64", "8bit", "binary"])
def test_the_page_is_read_as_any_saved_page(read, packing):
    made = read([html(page(), packing=packing)])
    assert made.article.title == "纸张的选用"
    assert made.text.count(TEXT) == 3
    assert made.ledger.kind == "page"
    assert made.article.blocks[-1].children[1].target == "https://www.example.com/news/a.html"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("label", ["", "; charset=utf-8", "; charset=gb2312", '; charset="x-9"'])
def test_odd_charsets_are_outvoted_by_the_text(read, charset, label):
    text = "紙張的選用" if charset.startswith("big5") else "纸张的选用"
    long = "印刷紙張選用須知與裝訂方法，字號行距皆有定式。" if "紙" in text else TEXT
    whole = f"<html><head><title>{text}</title></head><h1>{text}</h1><p>{long * 6}</p></html>"
    made = read([Saved(whole.encode(charset), f"text/html{label}", PLACE)])
    assert made.article.title == text
    assert long * 6 in made.text


@pytest.mark.parametrize(
    ("address", "saved"),
    [
        (
            "https://img.example.com/a.png",
            Saved(png(300, 200), place="https://img.example.com/a.png"),
        ),
        ("/img/a.png", Saved(png(300, 200), place="https://www.example.com/img/a.png")),
        ("cid:pic1@x", Saved(png(300, 200), name="pic1@x")),
        ("纸张.files/image001.png", Saved(png(300, 200), place="纸张.files/image001.png")),
    ],
)
def test_pictures_of_the_file_stand_at_their_addresses(read, tmp_path, address, saved):
    made = read([html(page(f'<p><img src="{address}"></p>')), saved])
    (picture,) = made.pictures
    assert (tmp_path / picture.asset).read_bytes() == png(300, 200)
    assert (picture.width_px, picture.height_px) == (300, 200)


def test_pictures_of_word_lie_beside_a_page_on_its_authors_disk(read):
    place = "file:///C:/稿件/纸张.htm"
    picture = Saved(png(300, 200), place="file:///C:/稿件/纸张.files/image001.png")
    saved = File([html(page('<p><img src="纸张.files/image001.png"></p>'), place=place), picture])
    saved.heads = ""
    made = read(saved.bytes(), "纸张.mht")
    assert made.pictures[0].asset


def test_a_lazy_picture_that_was_loaded_and_one_that_was_not(read):
    loaded = '<p><img data-src="https://x.example/1" src="https://x.example/1?tp=webp"></p>'
    waiting = '<p><img data-src="https://x.example/2" src="https://x.example/dot.gif"></p>'
    dot = Saved(b"GIF89a\1\0\1\0\0\0\0;", "image/gif", "https://x.example/dot.gif")
    big = Saved(png(300, 200) + b"\0" * 2000, place="https://x.example/1?tp=webp")
    made = read([html(page(loaded + waiting)), dot, big])
    assert [bool(picture.asset) for picture in made.pictures] == [True, False]
    assert made.pictures[1].address == "https://x.example/2"


def test_a_broken_picture_leaves_its_place(read):
    broken = Saved(b"no picture", place="https://img.example.com/a.png")
    made = read([html(page('<p><img src="https://img.example.com/a.png"></p>')), broken])
    assert [picture.asset for picture in made.pictures] == [""]
    assert {"sources.unreadable-image"} & set(made.report.codes())


def test_the_part_that_the_head_names_is_the_page(read):
    other = html("<html><body><p>广告</p></body></html>", place="https://ad.example/x")
    made = read([other, html(page())])
    assert made.article.title == "纸张的选用"


def test_an_article_shown_in_a_frame_takes_its_place(read):
    outer = (
        '<html><head><title>纸张的选用</title></head><iframe src="cid:frame-1@x"></iframe></html>'
    )
    inner = Saved(page().encode(), "text/html", name="frame-1@x")
    made = read([html(outer), inner])
    assert made.text.count(TEXT) == 3


def test_text_in_other_frames_is_reported(read):
    inner = Saved(f"<html><p>{TEXT}</p></html>".encode(), "text/html", name="frame-1@x")
    made = read([html(page('<iframe src="cid:frame-1@x"></iframe>')), inner])
    assert made.text.count(TEXT) == 3
    assert "sources.archive-frames" in made.report.codes()


def test_a_file_that_breaks_off_is_reported(read):
    made = read(File([html(page())], ended=False).bytes())
    assert "sources.archive-cut-off" in made.report.codes()


def test_a_page_under_the_wrong_name(read):
    assert read(page().encode(), "纸张.mht").article.title == "纸张的选用"
    assert read(File([html(page())]).bytes(), "纸张.html").article.title == "纸张的选用"


def test_a_lone_page_that_is_no_multipart(read):
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    assert read(head + page().encode()).article.title == "纸张的选用"


def nested(depth):
    saved = html(page()).bytes()
    for level in range(depth):
        mark = f"b{level}".encode()
        saved = (
            b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n--' + mark + b"\r\n"
            + saved + b"\r\n--" + mark + b"--\r\n"
        )  # fmt: skip
    return b"MIME-Version: 1.0\r\n" + saved


HOSTILE = {
    "no page": (File([Saved(png(2, 2))]).bytes(), "sources.archive-without-page"),
    "broken base64": (
        File([Saved(b"", "text/html", PLACE, heads="X: y\r\n")])
        .bytes()
        .replace(b"y\r\n\r\n", b"y\r\n\r\nA"),
        "sources.archive-without-page",
    ),
    "unknown packing": (
        File([Saved(page().encode(), "text/html", PLACE, packing="x-zip")]).bytes(),
        "sources.archive-without-page",
    ),
    "many parts": (
        File([Saved(b"", packing="8bit")] * 5002).bytes(),
        "sources.archive-too-many-parts",
    ),
    "deep": (nested(900), "sources.archive-too-many-parts"),
    "many tags": (
        File([html("<p>" * 150_001, packing="base64")]).bytes(),
        "sources.too-many-elements",
    ),
    "empty page": (File([html("  ")]).bytes(), "sources.empty-file"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_by_name(tmp_path, data, code):
    (tmp_path / "a.mhtml").write_bytes(data)
    with pytest.raises(SourceError) as error:
        read_source(tmp_path / "a.mhtml", tmp_path, ReadingSettings(), Report())
    assert error.value.code == code


def test_files_and_pages_that_are_too_large(tmp_path, monkeypatch):
    path = tmp_path / "a.mhtml"
    path.write_bytes(File([html(page())]).bytes())
    for name in ("MAX_ARCHIVE_BYTES", "MAX_BYTES"):
        with monkeypatch.context() as patch:
            patch.setattr(archive, name, 100)
            with pytest.raises(SourceError) as error:
                read_source(path, tmp_path, ReadingSettings(), Report())
        assert error.value.code == "sources.too-large"


@pytest.mark.parametrize(
    "place", ["../../../x.png", "file:///etc/passwd", "C:\\x.png", "/etc/passwd", "a\0b.png"]
)
def test_names_of_parts_are_no_paths(read, tmp_path, place):
    made = read([html(page(f'<p><img src="{place}"></p>')), Saved(png(300, 200), place=place)])
    assert all(picture.asset.startswith(".wenxuan/") for picture in made.pictures if picture.asset)
    files = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()}
    assert files <= {"纸张.mhtml", ".wenxuan"}


def test_a_worker_reads_it_as_any_source(tmp_path):
    (tmp_path / "a.mhtml").write_bytes(File([html(page())]).bytes())
    (manuscript,) = read_all([Request(tmp_path / "a.mhtml", tmp_path, ReadingSettings())], Report())
    assert manuscript.content.title == "纸张的选用"
