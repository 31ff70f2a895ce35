"""Full-width or narrow quotes, dashes and dots; web addresses."""

from __future__ import annotations

import pytest

from compiler.typography.addresses import address_breaks
from compiler.typography.forms import shared_forms


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("国“国”国", "ff"), ("It’s", "p"), ("“Belt” and", "pp"), ("国“AI”国", "ff"), ("——", "ff"),
        ("丙·丁", "f"), ("A·B", ""),
        # the marks of a pair are alike, also where the text begins or ends
        ("他说：“OK”", "ff"), ("“5G”国", "ff"), ("国“Don’t”", "fpf"), ("“It’s ‘on’.” I", "ppppp"),
        ("“国 ‘A’", "fpp"), ("A’s “B", "pp"), ("OK”", "p"),
    ],
)  # fmt: skip
def test_width_of_shared_marks(text, widths):
    assert "".join(form.width[0] for form in shared_forms(text)) == widths


def test_addresses_part_after_their_punctuation():
    text = "见https://www.example.com/path/to?q=1 为证"
    parts = {text[position - 1] for position in address_breaks(text)}
    assert parts == {".", "/", "?", "="}
    assert text.index("//") + 1 not in address_breaks(text)
    assert text.index("www") not in address_breaks(text)


def test_long_codes_part_anywhere_but_near_their_ends():
    text = "https://a.cn/" + "0123456789" * 3
    inside = sorted(address_breaks(text))
    assert inside[-1] == len(text) - 3
    assert len(inside) > 25


def test_words_and_short_names_are_left_alone():
    assert address_breaks("state-of-the-art, e.g. 3/4 and U.S.A.") == frozenset()
