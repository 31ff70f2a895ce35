"""Seeds 002 and 003, two scraped posts: what issue 2 says must come out of them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from compiler.diagnostics import Report
from compiler.model.article import Article
from compiler.model.block import Figure, Heading, Paragraph, Role, Video
from compiler.model.segments import article_segments, plain
from compiler.sources.registry import ReadingSettings, read_source


@dataclass(frozen=True)
class Post:
    article: Article
    report: Report

    def of(self, kind):
        return [block for block in self.article.blocks if isinstance(block, kind)]


@pytest.fixture(scope="module", params=["002", "003"])
def post(request, shared):
    return read(shared, request.param)


def read(shared, seed):
    path = next((shared / "seeds").glob(f"{seed}_*"))
    report = Report()
    return Post(read_source(path, path.parent, ReadingSettings(), report).content, report)


def test_titles_are_restored_from_their_file_name_form(shared):
    assert read(shared, "002").article.title == "推动共建“一带一路”高质量发展"
    assert read(shared, "003").article.title == "推动共建“一带一路”高质量发展不断取得新成效"


def test_bylines(shared):
    first, second = read(shared, "002").article, read(shared, "003").article
    assert (first.author, first.source, first.date) == ("新华网 张芮绮", "ZAKER", "2021年11月22日")
    assert (second.author, second.source, second.date) == ("", "ZAKER", "2021年11月20日")


def test_the_one_caption_of_002(shared):
    (figure,) = read(shared, "002").of(Figure)
    assert plain(figure.caption).startswith("11月19日，中共中央总书记")
    assert plain(figure.caption).endswith("新华社记者 申宏 摄")
    assert (figure.images[0].width_px, figure.images[0].height_px) == (900, 659)


def test_the_headings_of_002(shared):
    headings = read(shared, "002").of(Heading)
    assert [plain(heading.children) for heading in headings] == [
        "聚焦一个“通”字",
        "六个方面部署有点有面",
        "三次座谈会一个主题",
    ]
    assert {heading.level for heading in headings} == {1}


def test_the_lead_of_002(shared):
    (lead,) = read(shared, "002").article.lead
    assert plain(lead.children).startswith("【学习进行时】")


def test_003_has_three_placeholders_and_no_caption(shared):
    post = read(shared, "003")
    images = [image for figure in post.of(Figure) for image in figure.images]
    assert [(image.width_px, image.height_px) for image in images] == [
        (800, 533),
        (800, 523),
        (800, 533),
    ]
    assert all(not figure.caption for figure in post.of(Figure))
    assert all(image.asset == "" and "myzaker.com" in image.address for image in images)
    assert all("?" not in image.address for image in images)  # the mirror is gone


def test_the_video_box_of_003(shared):
    (video,) = read(shared, "003").of(Video)
    assert video.address.startswith("https://v.qq.com/")
    assert video.title == ""


def test_the_signature_of_003(shared):
    last = read(shared, "003").article.blocks[-1]
    assert last == Paragraph(last.children, Role.SIGNATURE)
    assert plain(last.children) == "央视评论员"


def test_all_quotes_are_paired(post):
    text = "".join(segment.text for segment in article_segments(post.article))
    assert '"' not in text
    assert text.count("“") == text.count("”") > 10
    assert "mending.unpaired-quote" not in post.report.codes()


def test_no_space_is_left_beside_digits(post):
    text = "".join(segment.text for segment in article_segments(post.article))
    assert "8年" in text
    assert "8 年" not in text


def test_nothing_but_the_pictures_is_worth_a_word(post):
    assert post.report.codes() == ["sources.remote-images-off"]
