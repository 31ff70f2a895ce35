"""The site's name that a page's title ends in: 纸的故事_文化频道_某某网, 纸的故事 - 某某日报."""

from __future__ import annotations

import re

_KINDS = (
    r"网|网站|新闻网|门户|日报|晚报|新闻|客户端|频道|澎湃号·\S{2,6}|The Paper"
    "|微信公众平台|博客|知乎|简书"
)
_SITE = re.compile(
    rf"(?<!\s)\s*+[-_|｜丨–]\s*+(?P<name>[^-_|｜丨—–《》“”]{{0,16}}(?:{_KINDS}))\s*+$"
)
_COLUMN = re.compile(r"_[^-_|｜丨—–《》“”，。？！\s]{2,10}$")  # only between a title and its site
_SHORTEST = 6  # characters of a title


def without_site(title: str) -> str:
    """The title without the name of its site, and of the columns that led to it."""
    last = ""
    while match := _SITE.search(title):
        if match.start() < _SHORTEST:
            break
        last = title[match.start() : match.start("name")].strip()
        title = title[: match.start()]
    while last == "_" and (match := _COLUMN.search(title)) and match.start() >= _SHORTEST:
        title = title[: match.start()]
    return title
