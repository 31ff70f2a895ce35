"""Pictures on the desk: their names as people write them, and where a missing one is put."""

from __future__ import annotations

import pytest

from compiler.desk.figures import Shown, figures_of
from compiler.model.block import Figure
from compiler.model.inline import Image

MAP = "%E5%9C%B0%E5%9B%BE.png"


@pytest.mark.parametrize(
    ("address", "name", "place"),
    [
        (MAP, "地图.png", "甲/地图.png"),
        (f"./{MAP}?x=1", "地图.png", "甲/地图.png"),
        ("../图/a.png", "a.png", "图/a.png"),
        ("../../../etc/a.png", "a.png", "甲/a.png"),
        (r"C:\图\a.png", "a.png", "甲/a.png"),
        ("/home/x/a.png", "a.png", "甲/a.png"),
        (f"https://a.example/{MAP}", "地图.png", "甲/地图.png"),
        ("https://a.example/1.jpg", "1.jpg", ""),
        ("%FF%FE.png", "%FF%FE.png", "甲/%FF%FE.png"),
        (f"{'图' * 90}.png", "", f"甲/{'图' * 90}.png"),
        (f"data:image/png;base64,{'A' * 90}", "", ""),
        ("..", "..", ""),
    ],
)
def test_missing(address, name, place):
    (shown,) = figures_of(Figure((Image(address),)), "甲/稿.md")
    assert shown == Shown(name, is_missing=True, place=place)


def test_there():
    written = Image("data:image/png;base64,AA", asset="x/a.png")
    figure = Figure((Image(MAP, asset="甲/%E5%9C%B0.png"), written))
    shown = figures_of(figure, "甲/稿.md")
    assert shown[0] == Shown("地图.png")
    assert not shown[1].is_missing
    assert figures_of("字", "甲/稿.md") == ()
