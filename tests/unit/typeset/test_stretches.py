"""Parts made in stretches: the pages of one piece; and of a change only what it touches."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from small_booklet import CSS, document, markup, settings
from test_parts import facts

from compiler.cache.shelf import Shelf
from compiler.cache.units import Units
from compiler.diagnostics import Report
from compiler.events import Unit
from compiler.model.artifacts import Pages
from compiler.typeset.engine import typeset
from compiler.typeset.parts import making, stretches
from compiler.typeset.parts.keeping import NONE_KEPT, Keeping

OWN = (
    CSS + "article { counter-reset: footnote; margin-top: 14pt } h2 { break-after: avoid }"
    "p { orphans: 2; widows: 2 } .turned { break-before: page; break-after: page }"
    "@page body:nth(1 of body) { @top-left { content: none } }"
)
LINE = "纸由植物纤维制成，薄而均匀。"


def article(number: int, lines: int, more: str = "") -> str:
    """An article of about so many lines."""
    text = "".join(f"<p>{LINE * 5}</p>" for _ in range(lines // 3))
    return f'<article data-n="{number}"><h2 id="a{number}">题{number}</h2>{text}{more}</article>'


def booklet(articles: list[str], last: str = "") -> str:
    entries = "".join(
        f'<p><a href="#{name}">篇</a></p>'
        for name in re.findall('id="(a[0-9]+)"', "".join(articles))
    )
    return (
        f'<section class="front"><div class="toc">{entries}</div></section>'
        f'<section class="opening"><h1 id="s1">一</h1>{article(99, 6)}</section>'
        f'<section class="body"><h1 id="s2">二</h1>{"".join(articles)}{last}</section>'
    )


def made(
    html: str, css: str = "", keeping: Keeping = NONE_KEPT, hands: int = 1
) -> tuple[Pages, list[str]]:
    report = Report()
    source = markup(document(html), OWN + css)
    pages = typeset(source, settings(), report, None, hands, keeping)
    return pages, sorted(map(str, report))


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "FEWEST_PAGES", 1)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of each part that is made, of how many stretches; 0 of one in one piece."""
    counts: list[int] = []
    join = making._in_stretches

    def in_stretches(*values: Any) -> Any:
        seen: list[int] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                making, "part_of", lambda of, *rest: seen.append(len(of)) or part(of, *rest)
            )
            result = join(*values)
        counts.append(seen[0] if result and seen else 0)
        return result

    part = making.part_of
    monkeypatch.setattr(making, "_in_stretches", in_stretches)
    return counts


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The stretches that are made, and not kept, by the item they begin with."""
    found: list[int] = []
    make = making._stretch

    def stretch(*values: Any) -> Any:
        found.append(values[-1].item if values[-1] else 0)
        return make(*values)

    monkeypatch.setattr(making, "_stretch", stretch)
    return found


def in_one_piece(html: str, css: str = "") -> tuple[Pages, list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_items", lambda *_: None)
        return made(html, css)


def keeping(folder: Path) -> Keeping:
    return Keeping(Units(Shelf(folder, b"s" * 32)))


SOME = [article(n, 9 + 7 * n % 23) for n in range(1, 12)]


@pytest.mark.parametrize(
    ("more", "css", "parted"),
    [
        ("<p>中。</p>", "", True),
        ("<p>中。</p>", "article { break-before: page }", True),
        ('<p>注<span class="note">脚注</span>见<a href="#a3">后</a>。</p>', "", True),
        ('<p>注<span class="note">' + LINE * 60 + "</span>长。</p>", "", True),
        ('<img alt="红" src="asset:red.png"><img alt="画" src="asset:drawing.svg">', "", True),
        ('<p style="opacity: .5">淡</p>', "", True),
        ("<ol><li><p>甲</p></li><li>乙</li></ol>", "", True),
        ('<div class="turned"><p>转</p></div>', ".turned { page: turned }", True),
        ("<p>𠮷\ue000。</p>", "", True),
        ("<p>甲</p>", "article:has(img) { color: red } :nth-child(3) p { color: #111 }", True),
        ("<p>甲―乙</p><p>甲—乙</p>", "", True),
        ('<p class="see">见</p>', ".see::after { content: target-counter('#a3', page) }", False),
        ('<p class="here">在</p>', ".here::after { content: counter(page) }", False),
        ("<p>中。</p>", "h2 { counter-increment: chapter }", False),
        ("<p>中。</p>", "h2 { width: 10vw }", False),
        ("<p>中。</p>", "@page :left { background: #eee; margin-left: 30mm }", False),
        ("<p>中。</p>", "@page body:nth(2n of body) { margin-top: 30mm }", False),
        ('<article style="float: left">浮</article>', "", False),
        ("<q>引</q>", "q::before { content: open-quote }", False),
    ],
)  # fmt: skip
def test_stretches_give_what_one_piece_gives(
    more: str, css: str, parted: object, counted: list[int]
) -> None:
    articles = [*SOME[:4], article(20, 12, more), *SOME[4:]]
    if more.startswith("<article"):
        articles = [*SOME[:4], more, *SOME[4:]]
    whole, told = in_one_piece(booklet(articles), css)
    pages, report = made(booklet(articles), css)
    assert (max(counted, default=0) > 1) is parted
    assert facts(pages) == facts(whole)
    assert report == told


def test_a_glyph_of_two_characters_makes_the_part_in_one_piece(counted: list[int]) -> None:
    articles = [
        *SOME[:2],
        article(20, 30, "<p>甲―乙</p>"),
        *SOME[2:8],
        article(21, 9, "<p>丙—丁</p>"),
    ]
    pages, _ = made(booklet(articles))
    read = "".join(facts(pages)["text"])
    assert "甲―乙" in read
    assert "丙—丁" in read
    assert 0 in counted or max(counted) > 1


def test_a_change_makes_what_it_touches(tmp_path: Path, new: list[int]) -> None:
    made(booklet(SOME), keeping=keeping(tmp_path))
    everything = [*new]
    assert len(everything) > 3
    new.clear()
    other = [*SOME[:9], SOME[9].replace("薄而均匀。</p></a", "薄而平。</p></a"), *SOME[10:]]
    pages, _ = made(booklet(other), keeping=keeping(tmp_path))
    assert 0 < len(new) < len(everything) - 1
    assert 0 not in new
    assert pages == made(booklet(other))[0]


def edits() -> st.SearchStrategy[list[tuple[int, str, int]]]:
    """Articles by their number, what is done to them, and how much."""
    kinds = ["longer", "shorter", "note", "title", "new", "gone", "moved", "class", "picture"]
    return st.lists(
        st.tuples(st.integers(0, 10), st.sampled_from(kinds), st.integers(1, 9)), max_size=4
    )


def edited(articles: list[str], place: int, kind: str, much: int) -> list[str]:
    place %= len(articles)
    old = articles[place]
    match kind:
        case "longer":
            now = [old.replace("</article>", f"<p>{LINE * much}</p></article>")]
        case "shorter":
            now = [re.sub(r"<p>[^<]*</p>", "", old, count=min(much, 3))]
        case "note":
            now = [old.replace("</p>", f'<span class="note">注{LINE * much}</span></p>', 1)]
        case "title":
            now = [old.replace("题", "题" * much, 1)]
        case "new":
            now = [old, article(30 + much, 3 * much)]
        case "gone":
            now = []
        case "class":
            now = [old.replace("<article", f'<article class="c{much}"', 1)]
        case "picture":
            now = [old.replace("</article>", '<img alt="红" src="asset:red.png"></article>')]
        case _:
            return [*articles[:place], *articles[place + 1 :], old]
    return [*articles[:place], *now, *articles[place + 1 :]] or [old]


MORE_RULES = (
    "article:has(img) + article { margin-top: 30pt } .c3 ~ article p { letter-spacing: 1pt }"
    "section:has(.c5) h2 { text-align: center } article:nth-last-child(2) { margin-top: 40pt }"
)


@examples(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(edits(), min_size=1, max_size=3), hands=st.sampled_from([1, 2]))
def test_whatever_is_changed_what_is_kept_is_what_is_made_anew(
    steps: list[list[tuple[int, str, int]]], hands: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = keeping(tmp_path_factory.mktemp("kept"))
    articles = SOME
    for step in [[], *steps]:
        for edit in step:
            articles = edited(articles, *edit)
        html = booklet(articles)
        warm, told = made(html, MORE_RULES, kept, hands)
        cold, report = made(html, MORE_RULES)
        assert warm.pdf == cold.pdf
        assert warm == cold
        assert told == report


def test_units_are_told(tmp_path: Path) -> None:
    units: list[Unit] = []
    kept = Keeping(Units(Shelf(tmp_path, b"s" * 32)), None, units.append)
    made(booklet(SOME), keeping=kept)
    assert all(unit.made for unit in units)
    units.clear()
    made(booklet(SOME), keeping=kept)
    assert units
    assert not any(unit.made for unit in units)
