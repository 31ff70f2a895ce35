"""The table of facts over a government document: 索引号, 发文机关, 成文日期, 发文字号.

It is the site's register, not the document: its values become title, source and date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compiler.sources.web.lines import Line

_LABEL = re.compile(
    r"\s*+(?P<label>索\s*+引\s*+号|发文机[关构]|发布机构|公开责任部门|成文日期|生成日期|发布日期|公开日期|印发日期"
    r"|标\s*+题|名\s*+称|信息名称|发文字号|文\s*+号|主题分类|组配分类|主\s*+题\s*+词|公文种类|体裁分类|有\s*+效\s*+性"
    r"|效力状态|关\s*+键\s*+词|分\s*+类|废止日期|实施日期|时\s*+效|公开方式|公开范围|来\s*+源)\s*+(?P<colon>[:：])?\s*+"
)
_FEWEST = 3  # labels that make a table of facts
_TELLING = frozenset({"索引号", "发文字号", "发文机关", "发文机构", "文号", "发布机构", "成文日期"})


@dataclass(frozen=True)
class Value:
    """A value and the line it stands in."""

    text: str
    line: Line


@dataclass(frozen=True)
class Metadata:
    """The lines of a table of facts, and its values by label without white space."""

    lines: tuple[Line, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def first(self, *labels: str) -> Value | None:
        """The value of the first of ``labels`` that has one."""
        return next((self.values[label] for label in labels if label in self.values), None)


def metadata_of(lines: Sequence[Line]) -> Metadata:
    """The table of facts in the lines before a text; empty if there is none."""
    found: list[Line] = []
    labels: set[str] = set()
    values: dict[str, Value] = {}
    for index, line in enumerate(lines):
        match = _LABEL.match(line.text)
        if not match:
            continue
        value, after = line.text[match.end() :].strip(), lines[index + 1 : index + 2]
        if value and not match["colon"]:
            continue  # a sentence that begins with such a word
        found.append(line)
        label = "".join(match["label"].split())
        labels.add(label)
        if value:
            values.setdefault(label, Value(value, line))
        elif after and _beside(line, after[0]) and not _LABEL.match(after[0].text):
            found.append(after[0])
            values.setdefault(label, Value(after[0].text, after[0]))
    if len(labels) < _FEWEST or not labels & _TELLING:
        return Metadata()
    return Metadata(tuple(found), values)


def _beside(line: Line, after: Line) -> bool:
    """Whether two lines are label and value: in one block, or in neighbouring cells."""
    place = line.block.parent
    return after.block is line.block or after.block is place or after.block.parent is place
