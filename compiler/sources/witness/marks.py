"""A text as a person reads it, less the marks of Markdown, each known by its own form.

What is surely notation and holds letters (tags of HTML, addresses, labels, names of languages) is
taken out here. Signs alone (``*``, ``|``, ``#``) stay: they are marks where the reader has none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from compiler.sources.witness.mark_forms import COMMAND, ENCLOSED, FORMS, FORMULA, TAGS
from compiler.sources.witness.seen import Seen, Sight, Stretch

NOTATION = "*_`~=#>|+-^:$\\[](){}!<&;%/\"'"
_FALSE_TAG = re.compile(rf"<(?!/?(?:{TAGS}|script|style)[\s/>]|!--|[!?][a-zA-Z\[])", re.IGNORECASE)
_FENCE = re.compile(r"[ \t>]*+(?:[-*+]|\d{1,9}[.)])?[ \t]*+(`{3,}|~{3,})")
_NUMBER = re.compile(r"([ \t>]*+)(\d{1,9})[.)](?=[ \t]++\S)")
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}


def text_seen(text: str) -> Seen:
    """A plain text: every line, as it stands."""
    return Seen(tuple(_plain(text.split("\n"), 1)))


def markdown_seen(text: str) -> Seen:
    """A Markdown text, or what may be one: front matter as it stands, then the text."""
    lines = text.split("\n")
    begun, ended = front_matter_lines(lines)
    front = _plain(lines[begun:ended], begun + 1)
    body = lines[ended + 1 :] if ended else lines
    first = ended + 2 if ended else 1
    return Seen((*front, *_lines("\n".join(body), first)), notation=NOTATION)


def without_false_tags(text: str) -> str:
    """HTML with ``<`` written as a reference where no element of HTML begins: it is text."""
    return _FALSE_TAG.sub("&lt;", text)


def front_matter_lines(lines: list[str]) -> tuple[int, int]:
    """From which line to which (from 0) front matter stands; 0 and 0 without any."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    ends = _FRONT.get(lines[start].rstrip(), ()) if start < len(lines) else ()
    stop = (at for at in range(start + 1, len(lines)) if ends and lines[at].rstrip() in ends)
    end = next(stop, 0)
    return (start + 1, end) if end else (0, 0)


def _plain(lines: list[str], first: int) -> Iterator[Stretch]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield Stretch(line, line=number)


def _lines(text: str, first: int) -> Iterator[Stretch]:
    """The lines outside of code without their marks, those of code as they are."""
    open_: list[str] = []
    begun, fence = first, ""
    for number, line in enumerate(text.split("\n"), first):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and line.strip() == found[1]:
                fence, begun = "", number + 1
            elif line.strip():
                yield Stretch(line, line=number)
        elif found and "`" not in line[found.end() :]:
            yield from _marked("\n".join(open_), begun)
            open_, fence = [], found[1]
        else:
            begun = begun if open_ else number
            open_.append(line)
    yield from _marked("\n".join(open_), begun)


def _marked(text: str, first: int) -> Iterator[Stretch]:
    bare = _without_marks(_disclosed(text))
    for number, line in enumerate(bare.split("\n"), first):
        counted = _NUMBER.match(line)
        if counted:
            yield Stretch(counted[2], Sight.MADE, number)
            line = line[counted.end() :]  # noqa: PLW2901 - what follows the number
        if line.strip():
            yield Stretch(html.unescape(line), line=number)


def _disclosed(text: str) -> str:
    """The text without comments and programs in it, their line ends kept."""
    for opening, closing in ENCLOSED:
        lower = text.lower()
        pieces, at = [], 0
        while (start := lower.find(opening, at)) >= 0:
            end = lower.find(closing, start)
            if end < 0:
                break
            pieces += [text[at:start], "\n" * text.count("\n", start, end)]
            at = end + len(closing)
        text = "".join((*pieces, text[at:]))
    return text


def _without_marks(text: str) -> str:
    """The text without marks, their line ends kept, and of a formula all but its commands."""
    for form in FORMS:
        text = form.sub(lambda mark: "\n" * mark[0].count("\n"), text)
    return FORMULA.sub(lambda formula: COMMAND.sub("", formula[0]), text)
