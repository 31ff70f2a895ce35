"""Where the main text of a web page stands: by the site's profile, else by density of text.

The weight of an element is the text in it that reads as sentences, outside of links (see
``page_lines``). Without a profile that fits, one descends from the whole page into the child that
holds nearly all of the page's text, as long as no text stands straight beside it: a list in a list
or a quotation in a quotation is a part of its text, however deep. What a profile names must hold
its share of it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bs4.element import Tag

from compiler.sources.html.profile import Profile, attribute, names_of
from compiler.sources.web.lines import Line, PageLines
from compiler.sources.web.tables import is_data_table

_DOMINANT = 0.8  # of the page's weight: an element that holds less is not all of the text
_NAMED = 0.4  # of an article that is named so, beside comments and offers
_PREVALENT = 0.55  # enough where all beside it is navigation
_PROFILE_SHARE = 0.5  # of the densest element's weight: a profile's element with less is a teaser
_NO_CONTAINERS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "thead"])
# Sites wrap their own parts in elements like "div"; these hold sentences of the text around them.
_PARAGRAPHS = _NO_CONTAINERS | {"li", "dd", "dt", "blockquote", "pre", "center"}
_PARTS_OF_TEXT = frozenset(["ul", "ol", "dl", "li", "dd", "dt", "blockquote", "figure", "details"])
_CHROME_NAME = re.compile(
    r"share|comment|reply|relat|recommend|breadcrumb|crumb|copyright|foot(?!note)|tool-?bar|paginat|pager"
    r"|qr-?code|ewm|erweima|advert|sidebar|side-|-side|hot-?news|tuijian|xiangguan|toolbox|login"
    r"|disclaimer|shengming|(?:^|[-_])(?:ad|ads|nav|menu|right|rank|prev|next|tags?)(?:[-_]|$)",
    re.IGNORECASE,
)


# What sites write over their own lists after an article.
TAIL_HEAD = re.compile(
    r"[【\[■●▶>·\s]*(?:相关(?:阅读|新闻|链接|报道|文章|推荐|资讯|专题|信息|稿件|解读|文档|政策)|延伸阅读"
    r"|推荐阅读|[为给]你推荐|热门(?:推荐|文章|新闻|评论|排行)|猜你喜欢|[为给]您推荐|更多(?:推荐|精彩|阅读|新闻|内容)"
    r"|精彩(?:推荐|图集|图片)|最新(?:评论|文章|新闻|推荐)|(?:网友|全部|热门|最热|精选|文章|用户|读者)?评论(?:列表|区)?|(?:上|下)一[篇条]"
    r"|大家都在看|今日(?:推荐|热点)|热点(?:新闻|推荐)|图片新闻|近期文章|[你您]可能(?:还)?(?:喜欢|感兴趣).{0,6}"
    r"|精选留言|写留言|文章点评|排行榜?)\s*[】\]]?\s*[：:（(]?.{0,12}"
)
LONGEST_TAIL_HEAD = 30


@dataclass(frozen=True)
class MainText:
    """The elements that hold the article, in order, and whether a profile named them."""

    roots: tuple[Tag, ...]
    known: bool

    def ranges(self, page: PageLines) -> list[tuple[int, int]]:
        """The ranges of lines of the elements."""
        return [page.range(root) for root in self.roots]


def main_text(page: PageLines, root: Tag, profile: Profile) -> MainText:
    """The elements of the page below ``root`` that hold the article."""
    densest = _densest(page, root)
    wanted = page.weight(densest)
    for selector in profile.main:
        found = _outermost(page, page.named.get(selector, ()))
        heaviest = max(found, key=page.weight, default=None)
        if heaviest is None or not _holds_anything(page, heaviest):
            continue
        if page.weight(heaviest) >= _PROFILE_SHARE * wanted:
            rest = page.weight(root) - page.weight(heaviest)
            others = [tag for tag in found if page.weight(tag) > 0.1 * wanted]
            several = len(others) > 1 and rest and heaviest in others
            return MainText(tuple(others) if several else (heaviest,), known=True)
        together = [tag for tag in found if page.weight(tag)]
        if sum(map(page.weight, together)) >= _DOMINANT * wanted and wanted:
            return MainText(tuple(together), known=True)
    return MainText((densest,), known=False)


def has_chrome_name(tag: Tag) -> bool:
    """Whether the class or id of an element says that it is the site's."""
    return any(map(is_chrome_name, names_of(tag)))


def is_chrome_name(name: str) -> bool:
    """Whether a class or id is one that sites give to their own parts."""
    return bool(_CHROME_NAME.search(name))


def left_out(page: PageLines, main: MainText) -> Iterator[Line]:
    """Lines of sentences that stand in no main element and under no name of chrome."""
    ranges = main.ranges(page)
    end = max(end for _, end in ranges)
    for line in page.lines:
        if line.index >= end and TAIL_HEAD.fullmatch(line.text) and line.size < LONGEST_TAIL_HEAD:
            return
        if line.weight and not any(start <= line.index < end for start, end in ranges):
            tags = [line.block, *list(line.block.parents)[:4]]
            if not any(has_chrome_name(tag) for tag in tags):
                yield line


def _densest(page: PageLines, root: Tag) -> Tag:
    """The smallest element that holds nearly all of the text."""
    current = root
    left = 0  # weight beside the way down, navigation apart
    while True:
        children = [child for child in current.contents if isinstance(child, Tag)]
        best = max(children, key=page.weight, default=None)
        own = [child for child in children if _is_named_article(page, child)]
        if own and page.weight(own[0]) >= _NAMED * page.weight(current):
            best = own[0]
        if best is None or not _is_container(page, current, best):
            return current
        beside = page.weight(current) - page.weight(best)
        if not _is_among_links(page, current, best):
            left += beside
            whole = page.weight(best) + left
            named = bool(own) and best is own[0]
            if (page.weight(best) < _DOMINANT * whole and not named) or _has_text_beside(
                page, current, best
            ):
                return current
        current = best


def _is_named_article(page: PageLines, tag: Tag) -> bool:
    """Whether an element is named an article and holds the one heading of the page."""
    (start, end), heads = page.range(tag), page.named["h1"]
    inside = len(heads) == 1 and start <= page.range(heads[0])[0] < end
    named = tag.name == "article" or "article" in attribute(tag, "class").split()
    return inside and named


def _is_container(page: PageLines, current: Tag, child: Tag) -> bool:
    """Whether the text may stand in ``child`` of ``current``, by what that is."""
    weight, whole = page.weight(child), page.weight(current)
    if not whole:
        return current.name in ("[document]", "html") and child.name in ("html", "body")
    if child.name in _NO_CONTAINERS or (child.name == "table" and is_data_table(child)):
        return False
    start, end = page.range(child)
    heavy = len(list(islice((1 for i in range(start, end) if page.lines[i].weight), 2)))
    # one paragraph alone is no container unless the page has nothing beside it
    return heavy > 1 or (weight == whole and end - start > 1)


def _has_text_beside(page: PageLines, current: Tag, child: Tag) -> bool:
    """Whether text of ``current`` itself stands beside ``child``; any, if that is a part of it."""
    is_part = child.name in _PARTS_OF_TEXT
    (first, last), (start, end) = page.range(current), page.range(child)
    for line in (*page.lines[first:start], *page.lines[end:last]):
        owner = line.block.parent if line.block.name in _PARAGRAPHS else line.block
        if line.weight and (line.block is current or owner is current):
            return True
        if is_part and line.text and not (line.linked or line.hidden):
            return True
    return False


def _is_among_links(page: PageLines, current: Tag, child: Tag) -> bool:
    """Whether ``child`` holds the greater part of ``current``, and navigation the rest."""
    prevails = page.weight(child) >= _PREVALENT * page.weight(current)
    return prevails and _mostly_links(page, current, child)


def _mostly_links(page: PageLines, whole: Tag, child: Tag) -> bool:
    """Whether the lines of ``whole`` outside of ``child`` are mostly links, as navigation is."""
    (first, last), (start, end) = page.range(whole), page.range(child)
    lines = (*page.lines[first:start], *page.lines[end:last])
    size = sum(line.size for line in lines)
    return 2 * sum(line.linked for line in lines) > size


def _outermost(page: PageLines, tags: Iterable[Tag]) -> list[Tag]:
    """The elements that stand in none of the others, empty and hidden ones left out."""
    kept: list[Tag] = []
    last = -1
    for tag in tags:  # in document order
        start, end = page.range(tag)
        if start < last or start == end:
            continue
        kept.append(tag)
        last = end
    return kept


def _holds_anything(page: PageLines, tag: Tag) -> bool:
    lines = page.inside(tag)
    text = sum(line.size - line.linked for line in lines)
    return text >= 20 or (any(line.picture is not None for line in lines) and text > 0)


def selected(page: PageLines, selectors: Iterable[str]) -> Iterator[Tag]:
    """The elements that selectors name, in the selectors' order."""
    for selector in selectors:
        yield from page.named.get(selector, ())
