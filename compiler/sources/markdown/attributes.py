"""Attributes in braces, of Pandoc and kramdown: ``## 纸 {#paper}``, ``![](a.png){width=300}``."""

from __future__ import annotations

import re

_ONE = (
    r"(?:[#.][\w:.-]{1,80}"
    r"|[A-Za-z][\w:-]{0,40}=(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s{}\"']{1,80}))"
)
_LIST = rf"\{{:?[ \t]*+{_ONE}(?:[ \t]++{_ONE}){{0,9}}[ \t]*+\}}"
_OF_HEADING = re.compile(rf"(#{{1,6}}[^\n]*?\S)[ \t]*+{_LIST}[# \t\r]*")
_ALONE = re.compile(rf"[ \t>]*+(?:{_LIST}|\{{::?[a-z/][^{{}}\n]{{0,80}}\}})[ \t]*+")
_OF_SPAN = re.compile(rf"\[([^\[\]\n]{{1,400}})\]{_LIST}(?!\()")
_AFTER = re.compile(rf"(?:(?<=[)\]`])|(?<=\*\*)){_LIST}")
_AT_END = re.compile(r"(?<=\S)[ \t]*+\{:[ \t]*+" + _ONE + r"[^{}\n]{0,200}\}[ \t]*+\Z")


def without_attributes(line: str) -> str:
    """A line without attributes: of a heading, of the block above, of a span, link or picture."""
    if "{" not in line:
        return line
    if line.startswith("#") and (heading := _OF_HEADING.fullmatch(line)):
        return heading[1]
    if _ALONE.fullmatch(line):
        return ""
    if "$" in line or "\\" in line:  # braces of TeX
        return line
    line = _OF_SPAN.sub(r"\1", line)
    return _AT_END.sub("", _AFTER.sub("", line))
