"""What is no text inside and around a page's main element: byline, buttons, lists of links.

Every node taken out is entered in the account. Credits (责任编辑：…) that stand beside the text
are brought into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4.element import Tag

from compiler.model.characters import visible_count
from compiler.sources.account import Account
from compiler.sources.html.profile import Profile, attribute
from compiler.sources.html.stream import HEADINGS, has_words, readable_text
from compiler.sources.web.chrome import (
    ATTACHED,
    BUTTON,
    CALL,
    CHROME_LINE,
    CREDIT,
    FOOT,
    SCAN,
    SERIAL,
    VIDEO,
)
from compiler.sources.web.fact_finding import until_text
from compiler.sources.web.facts import (
    Facts,
    Span,
    is_all_facts,
    looks_like_byline,
    one_line,
    raw,
)
from compiler.sources.web.lines import Line, PageLines, is_button
from compiler.sources.web.main_text import LONGEST_TAIL_HEAD, TAIL_HEAD, MainText, is_chrome_name
from compiler.sources.web.taking_out import TakenOut, cut, without
from compiler.sources.wording.heading_numbers import form_of

_QUIET = frozenset(
    ["nav", "button", "select", "textarea", "noscript", "svg", "canvas", "input", "title"]
)
_MOST_TAIL = 0.45  # of the text's weight: lists of teasers under their heading
_LIGHT = 0.2  # of the text's weight
_ADVERTISING = re.compile(r"[.#_-](?:ads?|advert\w{0,20}|guanggao)(?:[-_]|$)", re.IGNORECASE)
_NEAR = 25  # lines at the end of a text that may turn its pages
_LONGEST_CALL = 60  # characters of a line that asks for something to be done
_LIST_HEAD = re.compile(
    r"[^，。；]{0,6}(?:[阅再必重导悦]读|文章|[旧好原推]文|文回顾|推荐|链接|推送)\s*+[：:]?"
)


@dataclass(frozen=True)
class Cleaned:
    """What cleaning found: credits beside the text, and whether the page has further pages."""

    credits: tuple[str, ...]
    serial: bool


def clean(
    page: PageLines, main: MainText, facts: Facts, profile: Profile, account: Account
) -> Cleaned:
    """Take facts and chrome out of the tree; the rest of the main elements is the article."""
    ranges = main.ranges(page)
    inside = [line for start, end in ranges for line in page.lines[start:end]]
    gone = TakenOut(account)
    _facts(inside, facts, gone)
    _named_chrome(page, ranges, profile, gone)
    for line in inside:
        if line.hidden and line.is_linked:  # a menu within the text
            gone.drop("chrome", line)
    _head(inside, facts, main, gone)
    _tail(inside, gone)
    for line in inside:
        button = line.picture is not None and BUTTON.search(attribute(line.picture, "src"))
        heading = line.block.name in HEADINGS  # 推荐 may head a part
        if button or (line.nodes and not heading and CHROME_LINE.fullmatch(line.text)):
            gone.drop("chrome", line)
    end = max(end for _, end in ranges)
    after = until_text(page.lines[end:])
    taken = (one_line(span.text) for span in facts.credits)
    beside = filter(None, (_credit(line, gone) for line in after))
    found = (*taken, *gone.credits, *beside)
    for spans in gone.cuts.values():
        cut(spans[0].line, spans)
    closing = (*inside[-_NEAR:], *after) if main.known else inside[-_NEAR:]
    serial = any(SERIAL.fullmatch(line.text) and line.linked for line in closing)
    return Cleaned(tuple(found), serial)


def quiet_elements(root: Tag, account: Account) -> None:
    """Take out of the text what is never text of an article: buttons, fields, icons, frames.

    A frame that holds no video is an advertisement or a counter.
    """
    stack = [iter(list(root.contents))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            address = attribute(child, "src") + attribute(child, "data-src")
            quiet = (
                child.name in _QUIET
                or is_button(child)
                or (child.name == "iframe" and not VIDEO.search(address))
            )
            if quiet and not (child.name == "svg" and has_words(child)):
                account.drop("chrome", readable_text(child))
                child.extract()
            else:
                stack.append(iter(list(child.contents)))


def _facts(inside: Sequence[Line], facts: Facts, gone: TakenOut) -> None:
    """Take title, byline and metadata out of the tree; what cannot be taken whole is unset."""
    within = {line.index for line in inside}
    for line in facts.title_lines:
        gone.drop("chrome", line, text="")
    for line in facts.metadata.lines:
        spans = [span for span in facts.spans if span.line is line]
        gone.drop("page-metadata", line, without(line, spans))
    for line in {span.line.index: span.line for span in facts.spans}.values():
        spans = [span for span in facts.spans if span.line is line]
        if line in facts.title_lines:
            _unset(facts, spans)
        if line in gone:
            continue
        if line.index not in within:
            gone.cuts[line.index] += spans
        elif is_all_facts(line, facts):
            gone.byline(line, without(line, spans))
        else:
            _unset(facts, spans)


def _unset(facts: Facts, spans: Sequence[Span]) -> None:
    """Forget facts that stand in a sentence: it stays where it is."""
    for span in spans:
        if span.text == facts.date_seen:
            facts.date = facts.date_seen = ""
        for key in ("author", "source"):
            if getattr(facts, key) == one_line(span.text):
                setattr(facts, key, "")
    facts.spans = [span for span in facts.spans if span not in spans]
    facts.credits = [span for span in facts.credits if span not in spans]


def _named_chrome(
    page: PageLines,
    ranges: Sequence[tuple[int, int]],
    profile: Profile,
    gone: TakenOut,
) -> None:
    """Drop elements that the profile names, and light ones with a name of chrome."""
    for selector, tags in page.named.items():
        known = selector[1:] in profile.drop
        if not known and not (selector[0] in "#." and is_chrome_name(selector[1:])):
            continue
        for tag in tags:
            start, end = page.range(tag)
            if start == end or not any(
                a <= start and end <= b and (a, b) != (start, end) for a, b in ranges
            ):
                continue
            lines = page.lines[start:end]
            size = sum(line.size for line in lines)
            linked = sum(line.linked for line in lines)
            light = not page.weight(tag) and 2 * linked > size
            if known or light or all(map(_is_button, lines)):
                for line in lines:
                    shown = line.picture is not None and not _ADVERTISING.search(selector)
                    if not _keeps(line) and (known or not shown):
                        gone.drop("chrome", line)


def _is_button(line: Line) -> bool:
    """Whether a line asks for something to be done, or says how often it was."""
    chrome = CHROME_LINE.fullmatch(line.text) or FOOT.fullmatch(line.text)
    return line.is_linked or bool(chrome) or line.picture is not None


def _keeps(line: Line) -> bool:
    return bool(CREDIT.search(line.text) or ATTACHED.match(line.text))


def _head(inside: Sequence[Line], facts: Facts, main: MainText, gone: TakenOut) -> None:
    """What stands before the first sentence: above the title all goes, below it buttons."""
    title = next((li.index for li in facts.title_lines if li in inside), -1)
    total = sum(line.weight for line in inside)
    above = [line for line in inside if line.index < title]
    if sum(line.weight for line in above) <= _LIGHT * total:
        for line in above:
            if not line.weight:
                gone.drop("chrome", line)
    for line in inside[len(above) :]:
        if line in facts.title_lines:
            continue
        if line.weight and not looks_like_byline(line):
            break
        linked = line.is_linked and form_of(line.text) is None  # 一、… is a head that is a link
        if line.nodes and line not in gone and not main.known and linked:
            gone.drop("chrome", line)
        elif line.nodes and line not in gone and is_all_facts(line, facts):
            gone.byline(line, raw(line))


def _tail(inside: Sequence[Line], gone: TakenOut) -> None:
    """What stands after the last sentence: lists of links, from 相关阅读 on, and buttons."""
    total = sum(line.weight for line in inside)
    rest = 0
    cut_at = None
    for position in range(len(inside) - 1, -1, -1):
        line = inside[position]
        rest += line.weight
        if rest > _MOST_TAIL * total:
            break
        if (
            TAIL_HEAD.fullmatch(line.text)
            and line.size < LONGEST_TAIL_HEAD
            and _links_follow(inside[position:])
        ):
            cut_at = position
    for line in inside[cut_at:] if cut_at is not None else ():
        if not _keeps(line):
            gone.drop("chrome", line)
    columns = {id(line.block.parent) for line in inside if line.weight}
    left = [line for line in inside if line not in gone and not (line.nodes and _keeps(line))]
    codes: list[Line] = []  # pictures under what may be a call to scan them
    for position in range(len(left) - 1, -1, -1):
        line = left[position]
        if line.picture is not None:
            codes.append(line)
            continue
        chrome = bool(line.text) and (
            (line.is_linked and not _is_alone(line, left, position, columns))
            or CHROME_LINE.fullmatch(line.text)
            or FOOT.fullmatch(line.text)
            or _asks_to_install(line)
            or _heads_links(line, left[position + 1 : position + 2])
        )
        if not chrome:
            break
        for picture in codes if SCAN.search(line.text) else ():
            gone.drop("chrome", picture)
        codes.clear()
        gone.drop("chrome", line)


def _asks_to_install(line: Line) -> bool:
    """Whether a short line leads to a program or an account that it names."""
    return 0 < line.linked < line.size <= _LONGEST_CALL and bool(SCAN.search(line.text))


def _heads_links(line: Line, after: Sequence[Line]) -> bool:
    """Whether a line says that other texts follow, right over a list of which all were links."""
    if not after or line.linked or line.weight or not line.nodes:
        return False
    below = [tag for tag in (after[0].block, *after[0].block.parents) if tag.name in ("ul", "ol")]
    over = line.block.find_next_sibling()
    return bool(below) and over is below[0] and bool(_LIST_HEAD.fullmatch(line.text.strip()))


def _is_alone(line: Line, lines: Sequence[Line], position: int, columns: set[int]) -> bool:
    """Whether a last line that is a link is a paragraph of the text, and no list's or button's."""
    paragraph = line.block.name == "p" and id(line.block.parent) in columns
    beside = (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2])
    listed = any(other.is_linked for other in beside)
    return paragraph and not listed and not CALL.match(line.text)


def _links_follow(lines: Sequence[Line]) -> bool:
    """Whether a third or more of the lines that follow hold links, or there are none."""
    texts = [line for line in lines[1:] if line.text]
    if not texts:
        return not lines[0].text.endswith(("。", "！", "？"))
    return 3 * sum(line.linked > 0 for line in texts) >= len(texts)


def _credit(line: Line, gone: TakenOut) -> str:
    """A line of credits beside the text, cut out of the tree; "" if it is none."""
    text = raw(line)
    match = CREDIT.search(text)
    taken = line in gone or line.index in gone.cuts
    if taken or not match or visible_count(text) > 120 or line.hidden:
        return ""
    gone.cuts[line.index].append(Span(line, match.start(), match.end()))
    return " ".join(match[0].split())
