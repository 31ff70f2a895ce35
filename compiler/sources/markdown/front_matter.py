"""Front matter at the head of a manuscript: YAML between lines ``---`` or TOML between ``+++``.

Only the YAML tree is composed, never objects, so no tag of the file is ever acted upon; aliases
and deep nesting are refused. What cannot be read stays in the manuscript as text.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import chain

import yaml

from compiler.diagnostics import Report
from compiler.errors import Location
from compiler.model.characters import visible
from compiler.sources.account import Account
from compiler.sources.flow.looks import Known
from compiler.sources.markdown.field_lines import field_lines
from compiler.sources.wording.addresses import is_web
from compiler.sources.wording.dates import printed_date

_MAX_CHARACTERS = 64 * 1024
_MAX_DEPTH = 16
_FEWEST_LINES = 2  # of front matter that nothing opens
_KEY_LINE = re.compile(r"([\w-]+)[ \t]*+[:：](?:[ \t]++|$|(?<=：))(.*)")

_FIELDS = {
    "title": ("title", "标题", "题目", "题名", "文章标题"),
    "subtitle": ("subtitle", "副标题", "副题"),
    "author": ("author", "authors", "作者", "文章作者"),
    "source": ("source", "来源", "出处", "publisher", "文章来源"),
    "date": (
        "date",
        "日期",
        "时间",
        "发布时间",
        "发布日期",
        "pubdate",
        "publish_date",
        *("published", "date_published", "发表时间", "发表日期", "发布于"),
    ),
    "link": ("link", "url", "网址", "链接", "原文链接", "source_url", "via"),
    "categories": ("categories", "category", "tags", "分类", "标签"),
}


class _UnreadableError(ValueError):
    """The front matter is no small, plain mapping."""


@dataclass(frozen=True)
class FrontMatter:
    """What the front matter says, each value as the file has it ("" if it has none).

    ``raw`` is the YAML without its markers, ``stray`` text that could not be read as YAML and
    belongs before ``body``; ``body_line`` is the file's line (from 1) on which ``body`` starts.
    ``typed``: it is no front matter by its marks, and the text may be of any kind.
    """

    body: str
    body_line: int = 1
    raw: str = ""
    stray: str = ""
    title: str = ""
    subtitle: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    link: str = ""
    typed: bool = False

    @property
    def known(self) -> Known:
        """What it says of the article."""
        return Known(
            title=self.title,
            subtitle=self.subtitle,
            author=self.author,
            source=self.source,
            date=printed_date(self.date) if self.date else "",
            links=(self.link,) if self.link else (),
        )


def read_front_matter(text: str, origin: str, report: Report) -> FrontMatter:
    """The front matter of ``text`` and what follows it; reports what cannot be read."""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if start >= len(lines) - 1 or lines[start].rstrip() not in _NOTATIONS:
        return _unopened(lines, start, origin) or _typed(text, lines)
    notation = _NOTATIONS[lines[start].rstrip()]
    first = next((line for line in lines[start + 1 :] if line.strip()), "")
    if not notation.key_line.match(first):
        return FrontMatter(text)  # a thematic break, not front matter
    ends = (i for i in range(start + 1, len(lines)) if notation.marker.fullmatch(lines[i]))
    end = next(ends, None)
    location = Location(source=origin, line=start + 1)
    if end is None:
        report.warn("sources.open-front-matter", location)
        end = next((i for i in range(start + 1, len(lines)) if not lines[i].strip()), len(lines))
        return _stray(lines, start, end)
    raw = "\n".join(lines[start + 1 : end])
    values = notation.values(raw, origin, start + 1, report)
    if values is None:
        return _stray(lines, start, end)
    return _filled(values, raw, "\n".join(lines[end + 1 :]), end + 2)


def _unopened(lines: list[str], start: int, origin: str) -> FrontMatter | None:
    """Front matter that only its end marks, as Hexo allows; None if the text begins otherwise.

    A heading underlined with ``---`` is one line; here there are several, and one is the title.
    Keys in Chinese may be a person's: see ``field_lines``.
    """
    marker, end = _NOTATIONS["---"].marker, start
    while end < len(lines) and lines[end].strip() and not marker.fullmatch(lines[end]):
        end += 1
    closed = end < len(lines) and bool(lines[end].strip())
    if not closed or end - start < _FEWEST_LINES or not _KEY_LINE.match(lines[start]):
        return None
    raw = "\n".join(lines[start:end])
    values = _values(raw, origin, start, Report()) or {}
    if not values.keys() & set(_FIELDS["title"]) or not all(map(str.isascii, values)):
        return None
    return _filled(values, raw, "\n".join(lines[end + 1 :]), end + 2)


def _typed(text: str, lines: list[str]) -> FrontMatter:
    """The fields that a text begins with; the whole text as it is if it has none."""
    found = field_lines(lines, frozenset(chain(*_FIELDS.values())))
    if found is None:
        return FrontMatter(text)
    raw = "\n".join(line for at, line in enumerate(lines[: found.end]) if at not in found.texts)
    texts = [lines[at] for at in sorted(found.texts)]
    body = "\n".join((*texts, *([""] if texts else []), *lines[found.end :]))
    front = _filled(found.values, raw, body, found.end + 1)
    return replace(front, typed=True)


def settle(account: Account, front: FrontMatter) -> None:
    """Account for the front matter: its values are kept, in the file's form.

    A date is recorded as changed to its printed form; all that is not printed (keys, notation,
    other fields) is dropped.
    """
    account.read(front.raw)
    rest = visible(front.raw)
    kept = (front.title, front.subtitle, front.author, front.date, front.link, front.source)
    for value in filter(None, map(visible, kept)):
        before, found, after = rest.rpartition(value)
        rest = before + after if found else _without(rest, value, account)
    account.drop("front-matter", rest)
    if front.date:
        account.change("date-form", front.date, printed_date(front.date))


def _without(rest: str, value: str, account: Account) -> str:
    """``rest`` less the characters of ``value``, which YAML's notation has spelt otherwise."""
    wanted = Counter(value)
    left = []
    for character in rest:
        if wanted[character]:
            wanted[character] -= 1
        else:
            left.append(character)
    account.change("yaml-notation", "", "".join(wanted.elements()))
    return "".join(left)


def _stray(lines: list[str], start: int, end: int) -> FrontMatter:
    return FrontMatter(
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
        stray="\n".join(lines[start + 1 : end]),
    )


def _filled(values: dict[str, tuple[str, ...]], raw: str, body: str, line: int) -> FrontMatter:
    def field(name: str) -> str:
        found = (values[key] for key in _FIELDS[name] if values.get(key))
        return "、".join(next(found, ()))

    author, source = field("author").replace("[[", "").replace("]]", ""), field("source")
    categories = next((values[key] for key in _FIELDS["categories"] if values.get(key)), ())
    if author and not source and author in categories:
        author, source = "", author  # feeds put their own name where the author belongs
    link = field("link")
    if is_web(source):  # programs that save pages have the address there
        source, link = "", link or source
    return FrontMatter(
        body=body,
        body_line=line,
        raw=raw,
        title=field("title"),
        subtitle=field("subtitle"),
        author=author,
        source=source,
        date=field("date"),
        link=link if is_web(link) else "",
    )


def _values(raw: str, origin: str, line: int, report: Report) -> dict[str, tuple[str, ...]] | None:
    """Scalars by key (lower case), lists as several; None if it cannot be read."""
    try:
        return _composed(raw)
    except (yaml.YAMLError, RecursionError, _UnreadableError) as error:
        problem = _problem_line(error, line)
    mended = "\n".join(_quoted(text) for text in raw.split("\n"))
    location = Location(source=origin, line=problem)
    try:
        values = _composed(mended)
    except (yaml.YAMLError, RecursionError, _UnreadableError):
        report.warn("sources.bad-front-matter", location)
        return None
    report.info("sources.mended-front-matter", location)
    return values


def _toml_values(
    raw: str, origin: str, line: int, report: Report
) -> dict[str, tuple[str, ...]] | None:
    """Scalars by key, lists as several, as ``_values`` gives them; tables are left out."""
    try:
        found = tomllib.loads(raw) if len(raw) <= _MAX_CHARACTERS else None
    except (ValueError, RecursionError):  # a number of 5,000 digits is no TOMLDecodeError
        found = None
    if found is None:
        report.warn("sources.bad-front-matter", Location(source=origin, line=line))
        return None
    values = {key.strip().lower(): value for key, value in found.items()}
    return {
        key: tuple(
            " ".join(_toml_text(item).split())
            for item in (value if isinstance(value, list) else [value])
            if not isinstance(item, dict | list)
        )
        for key, value in values.items()
    }


def _toml_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _problem_line(error: Exception, line: int) -> int:
    mark = getattr(error, "problem_mark", None)
    return line + 1 + mark.line if mark is not None else line


def _composed(raw: str) -> dict[str, tuple[str, ...]]:
    """Raises _UnreadableError for no plain, small mapping, YAMLError for what is no YAML."""
    if len(raw) > _MAX_CHARACTERS:
        raise _UnreadableError("front matter too large")
    depth = 0
    for event in yaml.parse(raw, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _UnreadableError("alias in front matter")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _UnreadableError("front matter nested too deep")
    root = yaml.compose(raw, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise _UnreadableError("front matter is no mapping")
    return {
        str(key.value).strip().lower(): tuple(filter(None, _scalars(value)))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    }


@dataclass(frozen=True)
class _Notation:
    """How front matter is written: the line that ends it, how a line of it begins, its reader."""

    marker: re.Pattern[str]
    key_line: re.Pattern[str]
    values: Callable[[str, str, int, Report], dict[str, tuple[str, ...]] | None]


_NOTATIONS = {
    "---": _Notation(re.compile(r"(?:---|\.\.\.)[ \t]*+"), _KEY_LINE, _values),
    "+++": _Notation(
        re.compile(r"\+\+\+[ \t]*+"), re.compile(r"[\w\"'.-]+[ \t]*+=|\[|#"), _toml_values
    ),
}


def _scalars(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        text = " ".join(str(node.value).split())
        null = node.tag == "tag:yaml.org,2002:null"
        yield "" if null else text
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)


def _quoted(line: str) -> str:
    """A ``key: value`` line with its value in single quotes, as YAML wants what it cannot read.

    Values in lists, block scalars and flow collections stay; ``''标题''`` loses the doubling.
    """
    match = _KEY_LINE.fullmatch(line.rstrip())
    if not match or not match[2] or match[2][0] in "[{|>":
        return line
    value = match[2].strip()
    for quote in ("''", '""', "'", '"'):
        if len(value) > 2 * len(quote) and value.startswith(quote) and value.endswith(quote):
            value = value[len(quote) : -len(quote)]
            break
    value = value.replace("''", "'").replace("'", "''")
    return f"{match[1]}: '{value}'"
