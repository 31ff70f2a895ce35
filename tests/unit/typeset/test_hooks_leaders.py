"""Leaders: the same dots on the same grid, by one operator and in one piece of text."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from hooked_pages import pages_without, pixels_of, text_of, wild_markup
from small_booklet import document, markup
from weasyprint.formatting_structure.boxes import Box

LEADERS = frozenset({"leaders"})


def contents(leader: str, css: str = "") -> str:
    lines = "".join(f'<p><a href="#s">{"题" * n}</a></p>' for n in range(1, 6))
    rule = f".toc a::after {{ content: leader({leader}) target-counter(attr(href), page); {css} }}"
    return f'<style>{rule}</style><div class="toc">{lines}</div><h1 id="s">造纸</h1>'


@pytest.mark.parametrize(
    ("leader", "css"),
    [
        ("'.'", ""),
        ("' ·'", "font-size: 9pt"),
        ("'中·'", "letter-spacing: 1.3pt"),
        ("'fi '", "font-family: 'DejaVu Serif'"),
        ("'.'", "text-decoration: underline; color: #777"),
        ("'AV'", "font-family: 'DejaVu Sans'; font-size: 7.3pt"),
    ],
)
def test_pixels_are_the_same(tmp_path: Path, leader: str, css: str) -> None:
    source = markup(document(contents(leader, css)))
    hooked = pixels_of(pages_without(source).pdf, tmp_path / "hooked")
    assert hooked == pixels_of(pages_without(source, *LEADERS).pdf, tmp_path / "plain")
    assert len(hooked[0]) > 10_000


def test_pixels_of_a_whole_booklet_are_the_same(tmp_path: Path) -> None:
    source = wild_markup()
    hooked = pixels_of(pages_without(source).pdf, tmp_path / "hooked")
    assert hooked == pixels_of(pages_without(source, *LEADERS).pdf, tmp_path / "plain")


def test_pixels_of_lines_from_right_to_left_are_the_same(tmp_path: Path) -> None:
    source = markup(document("<style>p { direction: rtl }</style>" + contents("'.'")))
    hooked = pixels_of(pages_without(source).pdf, tmp_path / "hooked")
    assert hooked == pixels_of(pages_without(source, *LEADERS).pdf, tmp_path / "plain")


def test_a_dot_is_not_copied_for_each_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.typeset.hooks.installation.check_sources", lambda _: None)
    copied: list[str] = []
    copy = Box.copy
    monkeypatch.setattr(Box, "copy", lambda box: copied.append(type(box).__name__) or copy(box))
    source = markup(document(contents("'.'")))
    pages_without(source)
    with_it = copied.count("TextBox")
    copied.clear()
    pages_without(source, *LEADERS)
    assert 0 < with_it < 0.5 * copied.count("TextBox")


def operators(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        parsed = pikepdf.parse_content_stream(opened.pages[0])
        return sum(str(instruction.operator) == "TJ" for instruction in parsed)


def test_one_operator_draws_all_dots_of_a_line() -> None:
    source = markup(document(contents("'.'")))
    joined, apart = (operators(pages_without(source, *off).pdf) for off in ((), LEADERS))
    assert joined < 25
    assert apart > 200


def test_the_dots_of_a_line_are_read_in_one_piece() -> None:
    text = text_of(pages_without(markup(document(contents("'.'")))).pdf)
    lines = re.findall(r"^(题+) ?(\.{10,}) ?1$", text, re.MULTILINE)
    assert [len(title) for title, _ in lines] == [1, 2, 3, 4, 5]


def test_a_leader_of_colour_glyphs_is_drawn_one_by_one(tmp_path: Path) -> None:
    source = markup(document(contents("'😀'", "font-family: 'Noto Color Emoji'")))
    hooked = pixels_of(pages_without(source).pdf, tmp_path / "hooked")
    assert hooked == pixels_of(pages_without(source, *LEADERS).pdf, tmp_path / "plain")
