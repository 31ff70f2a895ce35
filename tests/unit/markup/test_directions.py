"""Which way each block runs, written into finished HTML, and what must stay as it is."""

from __future__ import annotations

import pytest

from compiler.markup.directions import directed


@pytest.mark.parametrize(
    "html",
    [
        "<p>纸</p>",
        "<p>paper</p>",
        "<p>α 射线与 β 射线</p>",  # a letter is a symbol, not a language
        "<p>é，Sawgveh</p>",
        "<style>p { content: 'קלף' }</style>",
        "<head><title>קלף</title></head>",
    ],
)
def test_what_stays_as_it_is(html):
    assert directed(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p class='a'>קלף 纸</p>", '<p dir="rtl" lang="he" class=\'a\'>קלף 纸</p>'),
        ("<p>纸 קלף</p>", '<p>纸 <span lang="he">קלף</span></p>'),
        ("<p>1980 «قەغەز»</p>", '<p dir="rtl" lang="ug">1980 «قەغەز»</p>'),
        ("<p><b>قەغەز</b> 纸</p>", '<p dir="rtl" lang="ug"><b>قەغەز</b> 纸</p>'),
        ("<p>&lt;纸&gt; бумага</p>", '<p>&lt;纸&gt; <span lang="ru">бумага</span></p>'),
        ("<p>종이 인쇄</p>", '<p><span lang="ko">종이 인쇄</span></p>'),
        # a list runs as its first item; an item in Chinese inside it runs as Chinese does
        (
            "<ul><li>קלף</li><li>纸</li></ul>",
            '<ul dir="rtl" lang="he"><li>קלף</li><li dir="ltr">纸</li></ul>',
        ),
        (
            "<table><tr><td>纸</td><td>קלף</td></tr></table>",
            '<table><tr><td>纸</td><td dir="rtl" lang="he">קלף</td></tr></table>',
        ),
        ("<td></td><td>קלף</td>", '<td></td><td dir="rtl" lang="he">קלף</td>'),
        ("<p>קלף <code>a(b)</code></p>", None),
        ('<p>纸<span class="note">קלף</span></p>', None),
    ],
)
def test_blocks_run_as_their_first_letter_says(html, expected):
    found = directed(html)
    if expected is not None:
        assert found == expected
    elif "code" in html:
        assert '<code dir="ltr">' in found
    else:
        assert '<span dir="rtl" lang="he" class="note">' in found
