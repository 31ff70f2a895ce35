"""The last page is a back cover if it holds the colophon and nothing else."""

from __future__ import annotations

import pytest

TEXT = "<h1>题</h1><p>文字</p>"
ALONE = "break-before: page"


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        (f'{TEXT}<footer class="colophon" style="{ALONE}"><p>主办</p></footer>', True),
        (f'{TEXT}<div class="room" style="{ALONE}"><p class="imprint">印发</p></div>', True),
        (
            (
                f'{TEXT}<div style="{ALONE}; height: 2em"><footer class="colophon" '
                'style="position: absolute; bottom: 0"><p>主办</p></footer></div>'
            ),
            True,
        ),
        (f'{TEXT}<footer class="colophon"><p>主办</p></footer>', False),
        (f'{TEXT}<p style="{ALONE}">续</p><footer class="colophon"><p>主办</p></footer>', False),
        (
            (
                f'{TEXT}<footer class="colophon" style="{ALONE}"><p>主办</p></footer>'
                '<img alt="红" src="asset:red.png">'
            ),
            False,
        ),
        (f'{TEXT}<p style="{ALONE}">完</p>', False),
        (f'{TEXT}<div style="{ALONE}; height: 2em"></div>', False),
        ('<footer class="colophon"><p>主办</p></footer>', False),
    ],
)
def test_what_the_last_page_holds(set_body, body, is_one):
    css = "@page { @bottom-center { content: counter(page) } }"
    pages, _ = set_body(body, css=css)
    assert pages.back_cover is is_one
