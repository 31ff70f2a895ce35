"""What letters tell of a language."""

from __future__ import annotations

import pytest

from compiler.markup.languages import FOREIGN, language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قەغەز", "ug"),
        ("ٴبىر تاباق", "kk-Arab"),
        ("الورق", "ar"),
        ("کاغذ", "fa"),
        ("صُنِعَ", "ar"),
        ("ئۇيغۇر تىلى", "ug"),
        ("ئانا تىل", "ug"),
        ("قاعاز جۇقا", "kk-Arab"),  # with Uyghur's \u063a it would be that
        ("ﺋﯘﻳﻐﯘﺭ", "ug"),  # in forms as drawn
        ("كتاب", "und-Arab"),
        ("پارچە", "und-Arab"),
        ("اُردو ٹائپ", "ur"),
        ("پښتو", "ps"),
        ("کوردی ێ", "ckb"),
        ("נייר", "he"),
        ("ཤོག་བུ", "bo"),
        ("ᠴᠠᠭᠠᠰᠤ", "mn-Mong"),
        ("ꆈꌠ", "ii"),
        ("กระดาษ", "th"),
        ("काग़ज़", "hi"),
        ("종이", "ko"),
        ("бумага", "ru"),
        ("қағаз", "kk"),
        ("χαρτί", "el"),
        ("纸", ""),
        ("paper", ""),
    ],
)
def test_languages(text, expected):
    assert language_of(text) == expected


def test_a_phrase_goes_over_its_spaces_and_no_further():
    assert [found[0] for found in FOREIGN.finditer("纸 белая бумага, 纸 α")] == ["белая бумага"]
