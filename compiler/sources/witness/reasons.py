"""What the reasons for dropping say of the words, and whether the words bear it out."""

from __future__ import annotations

import re

# By nature: the words are notation or labels, stand elsewhere in print, or are not seen.
_NOTATION = {
    "page-number": re.compile(
        r"[\W\d_第共页頁pageofivxlcPAGEOFIVXLC〇一二三四五六七八九十百]{1,30}"
    ),
    "ruler": re.compile(r"[\W_]++"),
    "line-hyphen": re.compile(r"[\W_]++"),
    "ruby-parenthesis": re.compile(r"[\W_]++"),
    "invisible-character": re.compile(r"[\W_]*+"),
    "note-number": re.compile(r"[\W\d_a-zA-Z一二三四五六七八九十注]{1,12}"),
    "note-separator": re.compile(r"[\W_]*+"),
    "footnote-call": re.compile(r"[\W\d_a-zA-Z]{1,8}"),
    "note-heading": re.compile(r".{1,20}"),
    "link-marker": re.compile(r".{1,30}"),
    "label": re.compile(r".{1,30}"),
    "byline-label": re.compile(r"[^。！？]{1,80}"),
    "front-matter": re.compile(r".*"),
    "video-fallback": re.compile(r".*"),
    "program": re.compile(r".*"),
    "field-code": re.compile(r".*"),
    "asked": re.compile(r".*"),
    "overridden": re.compile(r".*"),
}
ELSEWHERE = frozenset(
    [
        "duplicate-title",
        "duplicate-author",
        "duplicate-source",
        "duplicate-date",
        "duplicate-link",
        "contents",
        "book-front",
        "alternate-content",
        "moved-text",
        "title-annotation",
    ]
)
TOLD = frozenset({"dropped-element", "chart"})  # each has a warning of its own


def is_notation(reason: str, words: str) -> bool:
    """Whether the words are of the kind that the reason speaks of, and no text."""
    form = _NOTATION.get(reason)
    return form is not None and form.fullmatch(words) is not None
