from __future__ import annotations

import re

import segno

from compiler.markup.qr import qr_svg


def test_the_drawing_is_the_code():
    address = "https://example.com/articles/2021/11/22/paper.html?from=booklet&page=1"
    drawing = qr_svg(address)
    assert drawing is not None
    matrix = segno.make_qr(address, error="m", boost_error=False).matrix
    drawn = [[0] * len(matrix) for _ in matrix]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing.decode()):
        for step in range(int(length)):
            drawn[int(y) - 1][int(x) - 1 + step] += 1
    assert drawn == [list(row) for row in matrix]


def test_what_no_code_can_hold_has_no_drawing():
    assert qr_svg("a" * 5000) is None
