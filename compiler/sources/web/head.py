"""The head of a web page: title, meta facts, and the address it was saved from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.sources.html.profile import attribute
from compiler.sources.web.addresses import joined, path_of
from compiler.sources.wording.addresses import is_web
from compiler.sources.wording.characters import HAN, ONE_HAN
from compiler.sources.wording.dates import BEIJING

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_JSON_DATE = re.compile(r'"(?:datePublished|pubDate|publish_time)"\s*:\s*"(\d{4}-\d\d?-\d\d?)')
_WEIXIN_DATE = re.compile(r"""\bvar\s+(?:publish_time|createTime)\s*=\s*["'](\d{4}-\d\d?-\d\d?)""")
_WEIXIN_MOMENT = re.compile(r"""\bvar\s+ct\s*=\s*["'](\d{10})["']""")
_DAY = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SITE = re.compile(
    r"[\s\u3000]*(?:[-_—–|｜丨>]{1,3}|\s{2,})[\s\u3000]*[^-_—–|｜]{1,24}\Z"
    rf"|[\s\u3000]+{ONE_HAN}{{2,16}}(?:医院|网站?|门户|人民政府|新闻|频道|日报)\Z"
)
_NUMBER = re.compile(r"(?<!\s)\s*+[:：#＃]\s*+\d{6,}+\Z")  # of an article in a site's own count
_NAMES = re.compile(rf"[{HAN}·]{{2,4}}(?:[\s、，,]+[{HAN}·]{{2,4}})*")
_NO_NAME = re.compile(r"网|报|社|编辑|管理|政府|部|局|办公|中心|原创|头条|新闻|频道|admin")
_TITLES = ("articletitle", "og:title", "twitter:title")
_DATES = (
    "pubdate", "publishdate", "publish_date", "article:published_time", "og:published_time",
    "og:release_date", "datepublished", "publishtime", "_pubtime", "weibo:article:create_at",
    "apub:time", "releasedate", "createdate", "dc.date", "date",
)  # fmt: skip
_SOURCES = ("contentsource", "source", "og:source", "mediaid")
_AUTHORS = ("author", "og:author", "article:author", "og:article:author")


@dataclass(frozen=True)
class PageHead:
    """What a page says of itself: ``title`` is its title element, ``meta_title`` the article's.

    ``address`` is where the page was saved from, "" if unknown; ``base`` is what relative
    addresses start at. ``date`` is a day as YYYY-MM-DD.
    """

    title: str = ""
    meta_title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    address: str = ""
    base: str = ""

    @property
    def bare_title(self) -> str:
        """The title element without the site's name after it."""
        title = _NUMBER.sub("", self.title)
        while match := _SITE.search(title):
            if match.start() < _SHORTEST_TITLE:
                break
            title = title[: match.start()]
        return title


_SHORTEST_TITLE = 6


def head_of(tree: BeautifulSoup, html: str) -> PageHead:
    """The head of a page; ``html`` is its text."""
    metas: dict[str, str] = {}
    title, canonical, base = "", "", ""
    for tag in tree.find_all(["meta", "title", "link", "base"]):
        if tag.name == "meta":
            name = (
                attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")
            )
            content = " ".join(attribute(tag, "content").split())
            if name and content:
                metas.setdefault(name.strip().lower(), content)
        elif tag.name == "title":
            title = title or " ".join(_text(tag).split())
        elif tag.name == "base":
            base = base or attribute(tag, "href").strip()
        elif "canonical" in attribute(tag, "rel").lower():
            canonical = canonical or attribute(tag, "href").strip()
    address = _address(html, canonical, metas)
    return PageHead(
        title=title,
        meta_title=_first(metas, _TITLES),
        author=_author(metas),
        source=_source(metas),
        date=_date(metas, html),
        address=address,
        base=_web(joined(address, base) if base else address),
    )


def _text(tag: Tag) -> str:
    return "".join(str(child) for child in tag.contents if not isinstance(child, Tag))


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _address(html: str, canonical: str, metas: Mapping[str, str]) -> str:
    saved = _SAVED_FROM.search(html, 0, 4096)
    for found in (saved[1] if saved else "", canonical, metas.get("og:url", "")):
        address = f"https:{found}" if found.startswith("//") else found
        if _web(address) and path_of(address).strip("/"):
            return address
    return ""


def _web(address: str) -> str:
    return address if is_web(address) else ""


def _author(metas: Mapping[str, str]) -> str:
    author = _first(metas, _AUTHORS)
    return author if _NAMES.fullmatch(author) and not _NO_NAME.search(author) else ""


def _source(metas: Mapping[str, str]) -> str:
    """The publisher the head names; a bare host name or number is none."""
    source = re.sub(r"\A(?:来源|稿源)\s*[：:]\s*", "", _first(metas, _SOURCES)).strip()
    source = source.split()[0] if source else ""
    return source if re.search(rf"{ONE_HAN}{{2}}", source) and len(source) <= 24 else ""


def _date(metas: Mapping[str, str], html: str) -> str:
    for name in _DATES:
        match = _DAY.match(metas.get(name, ""))
        if match:
            return "-".join(match.groups())
    found = _WEIXIN_DATE.search(html) or _JSON_DATE.search(html)
    if found:
        return found[1]
    moment = _WEIXIN_MOMENT.search(html)
    return datetime.fromtimestamp(int(moment[1]), BEIJING).date().isoformat() if moment else ""
