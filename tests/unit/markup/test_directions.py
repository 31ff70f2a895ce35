"""Which way each block runs, written into finished HTML, and what must stay as it is."""

from __future__ import annotations

import re

import pytest

from compiler.markup.arabic_script import languages_in
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


SHORT = ("كىتاپ", "بىر", "پارچا", "قانات", "كتاب", "صحيفة", "صحف", "كىتاب")


@pytest.mark.parametrize(
    ("html", "language"),
    [
        # no letter tells, but a longer phrase of the article does
        ("<p>纸，قاعاز ٴبىر；书，كىتاپ。</p>", "kk-Arab"),
        ("<p>纸，بىر。</p><p>字，ئۇيغۇر يېزىقى。</p>", "ug"),
        ("<p>纸，پارچا。</p><p>ئۇيغۇر يېزىقى</p>", "ug"),
        ("<p>纸，كتاب。</p><p>字，کاغذ است。</p>", "fa"),
        ("<p>纸，كتاب。</p><p>字，مُهِمًّا。</p>", "ar"),
        # or the Chinese words before it
        ("<p>维吾尔文：<b>قانات</b></p>", "ug"),
        ("<p>哈萨克语是 قانات</p>", "kk-Arab"),
        ("<p>阿拉伯文：كتاب</p>", "ar"),
        ("<p>维吾尔文 تىل，哈萨克文 قانات</p>", "kk-Arab"),  # the last
        # a language that has not all its letters is none
        ("<p>维吾尔文：صحيفة</p>", "ar"),
        ("<p>纸，صحف。</p><p>字，ئۇيغۇر يېزىقى。</p>", "und-Arab"),
        # the article comes before the rest
        ("<article>ئۇيغۇر</article><article>纸 قانات。ٴبىر</article>", "kk-Arab"),
        ("<article>ئۇيغۇر</article><article>纸 قانات</article>", "ug"),
        # nothing tells, or two do
        ("<p>纸，كىتاب。</p>", "und-Arab"),
        ("<p>纸，پارچا。</p>", "und-Arab"),  # has been Persian
        ("<p>纸，قانات。</p><p>字，ئۇيغۇر。</p><p>字，ٴبىر。</p>", "und-Arab"),
        ("<p>哈萨克斯坦 قانات</p>", "und-Arab"),  # a land
    ],
)
def test_a_short_phrase_is_in_the_language_of_what_is_around_it(html, language):
    found = directed(html)
    told = re.findall(f'<span lang="{language}">({"|".join(SHORT)})</span>', found)
    assert len(told) == 1, found


def test_the_rest_of_a_book_tells_too():
    assert languages_in("<b>ئۇيغۇر</b> کاغذ") == {"ug", "fa"}
    assert 'lang="ug"' in directed("<p>纸 قانات</p>", frozenset({"ug"}))
    assert 'lang="und-Arab"' in directed("<p>纸 قانات</p>", frozenset({"ug", "kk-Arab"}))


def test_a_block_is_in_the_language_of_all_its_text():
    assert directed("<p>قاعاز، <b>ٴبىر</b></p>") == (
        '<p dir="rtl" lang="kk-Arab">قاعاز، <b>ٴبىر</b></p>'
    )
    assert directed("<p>كىتاب <i>قانات</i></p>").count("lang=") == 1
