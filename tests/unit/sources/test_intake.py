"""All manuscripts of a project: failures are named, the others read, and limits are stated."""

from __future__ import annotations

import pytest

from compiler.conservation.ledgers import imbalance
from compiler.diagnostics import Report
from compiler.errors import SourceError
from compiler.model.article import UNREAD
from compiler.model.segments import article_segments
from compiler.sources import limits
from compiler.sources.intake import Request, read_all
from compiler.sources.registry import ReadingSettings
from compiler.workers.life import Limits

GOOD = "# 纸\n\n纸可以书写。\n"


@pytest.fixture
def requests(tmp_path):
    """Requests for files by name and content; None is a file that is not there."""

    def make(**files: str | None) -> list[Request]:
        found = []
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            if content is not None:
                path.write_text(content, "utf-8")
            found.append(Request(path, tmp_path, ReadingSettings()))
        return found

    return make


def test_every_failure_is_named_in_order(requests):
    asked = requests(a__md="", b__md=GOOD, c__md=None, d__xyz=GOOD)
    with pytest.raises(SourceError) as caught:
        read_all(asked, Report())
    failures = (caught.value, *caught.value.others)
    assert [failure.code for failure in failures] == [
        "sources.empty-file",
        "sources.missing-file",
        "sources.unsupported-format",
    ]


def test_findings_are_in_the_order_of_the_sources(requests):
    report = Report()
    text = "纸可以书写，也可以印刷。\n\n![图](无.png)\n"
    read_all(requests(**{f"{name}__md": text for name in "dcba"}), report)
    sources = list(dict.fromkeys(finding.location.source for finding in report))
    assert sources == ["d.md", "c.md", "b.md", "a.md"]


def test_an_article_says_what_is_missing(requests):
    report = Report()
    first, good = read_all(requests(a__md="", b__md=GOOD), report, keep_going=True)
    article = first.content
    assert (article.title, first.ledger.kind) == ("a", UNREAD)
    words = [segment.text for segment in article_segments(article)]
    assert words[-1].startswith("本文未能读入：稿件是空的")
    assert not imbalance(first.ledger, "".join(words))
    assert good.content.title == "纸"
    assert "sources.unread" in report.codes()


def test_where_nothing_can_be_read_there_is_no_booklet(requests):
    with pytest.raises(SourceError):
        read_all(requests(a__md="", b__md=None), Report(), keep_going=True)


def test_a_link_out_of_the_folder_is_not_read(requests, tmp_path):
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.md").write_text(GOOD, "utf-8")
    (inside / "a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(SourceError) as caught:
        read_all([Request(inside / "a.md", inside, ReadingSettings())], Report())
    assert caught.value.code == "sources.outside-folder"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a__md", GOOD, "sources.too-many-characters"),
        ("a__html", "<h1>纸</h1><p>纸可以书写。</p><p>墨。</p>", "sources.too-many-elements"),
        ("a__md", GOOD + "\n墨\n\n笔\n", "sources.too-many-paragraphs"),
        ("a__md", GOOD + "\n|a|b|\n|-|-|\n|c|d|\n", "sources.too-many-cells"),
        ("a__md", GOOD + "\n![图](a.png)\n\n![图](b.png)\n", "sources.too-many-pictures"),
    ],
)
def test_limits_of_size_name_themselves(requests, monkeypatch, name, text, code):
    kind = code.removeprefix("sources.too-many-")
    monkeypatch.setattr(limits, "MAX_ELEMENTS", 1)
    few = dict.fromkeys(limits.MOST, 10**9) | {kind: 1}
    monkeypatch.setattr(limits, "MOST", few)
    with pytest.raises(SourceError) as caught:
        read_all(requests(**{name: text}), Report())
    assert caught.value.code == code
    assert caught.value.values["limit"] == 1


def test_a_reader_that_hangs_is_stopped_and_named(requests, monkeypatch):
    monkeypatch.setattr(
        "compiler.sources.registry.read_with", lambda *_: __import__("time").sleep(600)
    )
    with pytest.raises(SourceError) as caught:
        read_all(requests(a__md=GOOD), Report(), limits=Limits(asleep_s=0.5))
    assert caught.value.code == "sources.reader-asleep"
    assert caught.value.location.source == "a.md"


def test_a_reader_with_a_fault_is_named(requests, monkeypatch):
    monkeypatch.setattr("compiler.sources.registry.read_with", lambda *_: 1 / 0)
    with pytest.raises(SourceError) as caught:
        read_all(requests(a__md=GOOD), Report())
    assert caught.value.code == "sources.reader-fault"
    assert "ZeroDivisionError" in caught.value.values["detail"]
