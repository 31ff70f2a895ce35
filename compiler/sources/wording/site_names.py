"""The site's name that a page's title ends in: 纸的故事_文化频道_某某网, 纸的故事 - 某某日报."""

from __future__ import annotations

import re

_KINDS = (
    r"网|网站|新闻网|门户|日报|晚报|新闻|客户端|频道|澎湃号·\S{2,6}|The Paper"
    "|微信公众平台|博客|网络日志|知乎|简书|豆瓣|虎嗅|少数派|掘金|36 ?氪|今日头条|搜狐|腾讯|新浪"
    "|Telegraph|Medium|InfoQ|V2EX|SegmentFault"
)
_SITE = re.compile(
    rf"(?<!\s)\s*+[-_|｜丨–]\s*+(?P<name>[^-_|｜丨—–《》“”]{{0,16}}(?:{_KINDS}))\s*+$"
)
_COLUMN = re.compile(r"_[^-_|｜丨—–《》“”，。？！\s]{2,10}$")  # only between a title and its site
_OF_PAGE = re.compile(r"(?<!\s)\s++[-|｜–—·]\s++[^-|｜–—《》“”]{2,24}$")
_SHORTEST = 6  # characters of a title
_SHORTEST_OF_PAGE = 4


def without_site(title: str, *, of_page: bool = False) -> str:
    """The title without the name of its site, and of the columns that led to it.

    ``of_page``: it is known to be a page's, and ends in a site's name if blanks set one off.
    """
    last = ""
    while match := _SITE.search(title):
        if match.start() < _SHORTEST:
            break
        last = title[match.start() : match.start("name")].strip()
        title = title[: match.start()]
    while last == "_" and (match := _COLUMN.search(title)) and match.start() >= _SHORTEST:
        title = title[: match.start()]
    if of_page and not last and (match := _OF_PAGE.search(title)):
        title = title[: match.start()] if match.start() >= _SHORTEST_OF_PAGE else title
    return title
