"""What a browser shows of a page, and what it does not."""

from __future__ import annotations

import pytest

from compiler.sources.witness.page import page_seen
from compiler.sources.witness.seen import Sight


def _by_sight(html):
    found = {sight: [] for sight in Sight}
    for stretch in page_seen(html).stretches:
        found[stretch.sight].append(stretch.text.strip())
    return found


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>藏</p>",
        '<p style="display: none">藏</p>',
        '<div style="display:none!important"><b>藏</b></div>',
        '<p style="visibility:hidden">藏</p>',
        '<span style="font-size:0">藏</span>',
        '<p class="a b">藏</p>',
        '<p id="c">藏</p>',
        "<dialog>藏</dialog>",
        "<noscript>藏</noscript>",
        "<textarea>藏</textarea>",
        "<select><option>藏</option></select>",
    ],
)
def test_hidden(hidden):
    sheet = "<style>/* p{display:none} */ .b{display:none} #c{font-size:0px}</style>"
    found = _by_sight(f"{sheet}<p>显着显着显着</p>{hidden}<p>显着</p>")
    assert found[Sight.HIDDEN] == ["藏"]
    assert found[Sight.SEEN] == ["显着显着显着", "显着"]


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="display:block">显</p>',
        '<p class="d">显</p>',
        '<p class="e">显</p>',
        '<div style="visibility:hidden"><b style="visibility:visible">显</b></div>',
        '<div style="font-size:0"><b style="font-size:14px">显</b></div>',
        "<svg><text>显</text></svg>",
        "<details>显</details>",
        "<x-box>显</x-box>",
        "<button>显</button>",
    ],
)
def test_shown(shown):
    sheet = (
        "<style>@media print{.d{display:none}} .e{display:none} .e{display:inline}"
        " .f .d{display:none}</style>"
    )
    found = _by_sight(f"{sheet}<div>{shown}</div>")
    assert found[Sight.SEEN] == ["显"]
    assert not found[Sight.HIDDEN]


def test_what_a_program_was_to_show_is_seen():
    found = _by_sight('<p>上</p><div style="visibility:hidden;opacity:0"><p>正文正文正文</p></div>')
    assert found[Sight.SEEN] == ["上", "正文正文正文"]


def test_numbers_of_lists():
    html = (
        '<ol start="3"><li>甲</li><li value="7">乙</li><li>丙</li></ol><ul><li>丁</li></ul>'
        '<ol type="a"><li>戊</li></ol><ol reversed><li>己</li><li>庚</li></ol>'
        '<ol style="list-style:none"><li>辛</li></ol><ol type="I" start="4"><li>壬</li></ol>'
    )
    assert _by_sight(html)[Sight.MADE] == ["3", "7", "8", "a", "2", "1", "IV"]


def test_quotation_marks():
    html = "<p>说<q>外<q>内</q></q>完</p>"
    assert _by_sight(html)[Sight.MADE] == ["“", "‘", "’", "”"]


def test_scripts_and_styles_are_no_text():
    found = _by_sight("<script>var a='藏'</script><style>.a{}</style><!--注--><p>显</p>")
    assert found == {Sight.SEEN: ["显"], Sight.HIDDEN: [], Sight.MADE: []}


def test_too_deep_to_tell():
    assert page_seen("<div>" * 5000 + "字") is None
    assert page_seen("<p>字" * 5000) is not None
