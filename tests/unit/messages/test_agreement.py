"""English sentences agree with their numbers; Chinese ones have nothing to agree."""

from __future__ import annotations

import re

import pytest

from compiler.messages import catalogue, sentence

FORMS = re.compile(r"\{(\w+):([^}]*)\}")


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("cli.imposed", {"pages": 1, "sheets": 1, "sheet": "A4"}, "1 page on 1 sheet of A4"),
        ("cli.imposed", {"pages": 8, "sheets": "2", "sheet": "A4"}, "8 pages on 2 sheets of A4"),
        ("preflight.white-text-overprints", {"count": "1", "pages": "7"}, "in 1 place on page 7"),
        ("preflight.white-text-overprints", {"count": "21", "pages": "1–4, 9"},
         "in 21 places on pages 1–4, 9"),
        ("preflight.user-unit", {"pages": "3", "unit": "2"}, "page 3 has a scaled unit"),
        ("preflight.user-unit", {"pages": "3, 4", "unit": "2"}, "pages 3, 4 have a scaled unit"),
        ("conservation.unaccounted", {"count": 0, "characters": ""}, "0 characters"),
    ],
)  # fmt: skip
def test_numbers_and_words_agree(code, values, said):
    assert said in sentence(code, "en", values).message


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_no_number_stands_before_a_word_that_ignores_it(code):
    texts = catalogue()[code]
    for language, text in texts.items():
        for name, forms in FORMS.findall(text):
            assert language.startswith("en")
            assert re.fullmatch(r"[^|,]+[|,][^|,]+", forms), (name, forms)
    loose = re.findall(r"\{count\} (\w+s)\b(?!, more than the limit)", texts["en"])
    assert not loose
