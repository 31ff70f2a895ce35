"""A page whose text lies in its programs: the article that they hold as data.

Sites put a page together in the browser: what is saved holds a frame, and the text as JSON
(``__INITIAL_STATE__``, ``__NEXT_DATA__``, schema.org's ``articleBody``), or as a string with
escapes (WeChat's ``content_noencode``, ``desc``, and pictures by address).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag

from compiler.model.characters import visible_count
from compiler.sources.html.profile import attribute
from compiler.sources.web.chrome import CHROME_LINE
from compiler.sources.web.head import head_of
from compiler.sources.web.lines import PageLines
from compiler.sources.wording.dates import BEIJING


def _keys(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MORE = 2  # times what is shown
_PICTURE = 30  # characters that a picture is worth
_LEAST = 20  # characters of a text
_ASSIGNED = re.compile(r"[\w$.\]\"']\s{0,9}=\s{0,9}(?=[{\[])")
_MOST_TRIES = 60  # assignments of a page that are looked at
_MOST_VALUES = 200_000
_TEXTS = _keys(
    "articlebody content contenthtml content_html htmlcontent html_content body contents"
    " article_content articlecontent text detail maintext richtext"
)
_TITLES = ("headline", "title", "articletitle", "article_title", "name")
_AUTHORS = ("author", "authorname", "author_name", "writer")
_SOURCES = ("source", "publisher", "sourcename", "medianame", "media_name", "nickname")
_DATES = _keys(
    "datepublished publishtime publish_time publishdate pubdate publishedat publishat publish_at"
    " pubtime createtime create_time created date"
)
_TAGS = re.compile(r"<(?:p|div|br|section|span|img|h[1-6]|ul|ol|table)\b", re.IGNORECASE)
_SENTENCE = re.compile("[，。；！？]")
_DAY = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SCRIPT_STRING = (
    r"""\s*[=:]\s*(?:JsDecode\(|window\.\w{1,20}\s*=\s*)?(?:'(?P<single>[^'\\]*+(?>(?:\\.[^'\\]*+)*))'"""
    r"""|"(?P<double>[^"\\]*+(?>(?:\\.[^"\\]*+)*))")"""
)
_WEIXIN_TEXT = re.compile(rf"\b(?:content_noencode|desc){_SCRIPT_STRING}", re.DOTALL)
_WEIXIN_TITLE = re.compile(rf"\bmsg_title{_SCRIPT_STRING}", re.DOTALL)
_WEIXIN_NAME = re.compile(rf"\bnick_?name{_SCRIPT_STRING}", re.DOTALL)
_WEIXIN_PICTURE = re.compile(rf"\bcdn_url{_SCRIPT_STRING}", re.DOTALL)
_WEIXIN_MOMENT = re.compile(r"""\bct\s*[=:]\s*["'](\d{10})["']""")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "0": ""}
_MOST_PICTURES = 100


@dataclass(frozen=True)
class Scripted:
    """An article found in programs; ``body`` is HTML, ``pictures`` are addresses."""

    body: str
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    pictures: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The article as a page."""
        metas = (("author", self.author), ("source", self.source), ("date", self.date))
        head = "".join(
            f'<meta name="{name}" content="{html.escape(value)}">' for name, value in metas if value
        )
        title = html.escape(self.title)
        shown = "".join(f'<p><img src="{html.escape(each)}"></p>' for each in self.pictures)
        heading = f"<h1>{title}</h1>" if title else ""
        return (
            f"<html><head><title>{title}</title>{head}</head>"
            f"<body>{heading}<article>{shown}{self.body}</article></body></html>"
        )


def scripted_article(tree: BeautifulSoup, page: PageLines) -> Scripted | None:
    """The article that a page's programs hold; None if they hold none, or less than it shows."""
    scripts = [(tag, "".join(map(str, tag.contents))) for tag in tree.find_all("script")]
    whole = "\n".join(text for _, text in scripts)
    found = [article for article in (_weixin(whole), *_in_data(scripts)) if article is not None]
    best = max(found, key=_size, default=None)
    shown = sum(line.weight for line in page.lines if not CHROME_LINE.fullmatch(line.text))
    if best is None or _size(best) <= _MORE * shown:
        return None
    head = head_of(tree, "")
    return replace(
        best,
        title=best.title or head.meta_title or head.title,
        author=best.author or head.author,
        source=best.source or head.source,
        date=best.date or head.date,
    )


def _size(article: Scripted) -> int:
    return visible_count(article.body) + _PICTURE * len(article.pictures)


def _weixin(text: str) -> Scripted | None:
    """WeChat's post of text or pictures."""
    texts = [_unescaped(match) for match in islice(_WEIXIN_TEXT.finditer(text), _MOST_TRIES)]
    body = max(texts, key=visible_count, default="")
    pictures = (_unescaped(match) for match in _WEIXIN_PICTURE.finditer(text))
    shown = tuple(dict.fromkeys(islice(pictures, _MOST_PICTURES)))
    title = _first(_WEIXIN_TITLE, text)
    if not shown and (visible_count(body) < _LEAST or not title):
        return None
    moment = _WEIXIN_MOMENT.search(text)
    day = datetime.fromtimestamp(int(moment[1]), BEIJING).date().isoformat() if moment else ""
    return Scripted(_as_html(body), title, "", _first(_WEIXIN_NAME, text), day, shown)


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return html.unescape(_unescaped(match)).strip() if match else ""


def _unescaped(match: re.Match[str]) -> str:
    """A string of a program, its escapes resolved."""

    def character(escape: re.Match[str]) -> str:
        code = escape[1] or escape[2]
        return chr(int(code, 16)) if code else _PLAIN_ESCAPES.get(escape[3], escape[3])

    return _ESCAPE.sub(character, match["single"] or match["double"] or "")


def _in_data(scripts: list[tuple[Tag, str]]) -> Iterator[Scripted]:
    """Articles in the data of programs."""
    for tag, text in scripts:
        if "json" in attribute(tag, "type").lower():
            values = [_loaded(text.strip())]
        else:
            starts = islice(_ASSIGNED.finditer(text), _MOST_TRIES)
            values = [_loaded(text[start.end() :]) for start in starts]
        for value in values:
            yield from _articles(value)


def _loaded(text: str) -> object:
    """The JSON that a text begins with; None if it is none."""
    text = text.replace(":undefined", ":null")
    try:
        return json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _articles(value: object) -> Iterator[Scripted]:
    """The records in a value that hold a text of sentences."""
    stack = [value]
    for _ in range(_MOST_VALUES):
        if not stack:
            return
        at = stack.pop()
        if isinstance(at, list):
            stack += at
        elif isinstance(at, dict):
            record = {str(key).lower(): each for key, each in at.items()}
            stack += record.values()
            texts = [each for key, each in record.items() if key in _TEXTS]
            body = max((each for each in texts if isinstance(each, str)), key=len, default="")
            if visible_count(body) >= _LEAST and _SENTENCE.search(body):
                yield Scripted(
                    _as_html(body),
                    _named(record, _TITLES),
                    _named(record, _AUTHORS),
                    _named(record, _SOURCES),
                    _day(record),
                )


def _named(record: dict[str, object], keys: tuple[str, ...]) -> str:
    """The first of some values that is a name, or has one."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return html.unescape(value.strip())
    return ""


def _day(record: dict[str, object]) -> str:
    for key in _DATES:
        match = _DAY.match(str(record.get(key, "")))
        if match:
            return "-".join(match.groups())
    return ""


def _as_html(text: str) -> str:
    """A text as HTML: its own, escaped HTML resolved, or a paragraph a line."""
    if not _TAGS.search(text) and "&lt;" in text:
        text = html.unescape(text)
    if _TAGS.search(text):
        return text
    lines = (line.strip() for line in html.unescape(text).splitlines())
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
