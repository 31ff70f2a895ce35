"""HTML that opens what it never closes: made text before it is parsed.

html.parser looks for the end of each comment, tag and section as far as the last character, and
for none of them does it remember that there is none: twice the beginnings take four times as long.
As text they are also kept, whatever a version of html.parser does with a comment without an end.
"""

from __future__ import annotations

import re

# What opens, and what must come after it.
_PAIRS = (
    (re.compile(r"<(?=!--)"), re.compile(r"--\s*+!?>")),
    (
        re.compile(r"<(?=!\[\s*+(?:cdata|rcdata|temp|ignore|include)\b)", re.IGNORECASE),
        re.compile(r"]\s*+]\s*+>"),
    ),
    (re.compile(r"<(?=!\[)"), re.compile(r"]\s*+>")),
    (re.compile(r"<(?=[a-zA-Z/!?])"), re.compile(">")),
)
# No reference: html.parser looks for a ";" in a copy of all that follows.
_NO_NUMBER = re.compile(r"&#(?![0-9]|[xX][0-9a-fA-F])")


def without_unclosed(html: str) -> str:
    """The HTML with ``<`` and ``&`` written as references where nothing begins that also ends."""
    for opening, closing in _PAIRS:
        end = 0
        for found in closing.finditer(html):
            end = found.end()
        if opening.search(html, end):
            html = html[:end] + opening.sub("&lt;", html[end:])
    return _NO_NUMBER.sub("&amp;#", html)
