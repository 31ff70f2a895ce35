"""What speaks for and against a line's being a heading."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.sources.weighing.lines import Line, Nature, Page
from compiler.sources.wording.characters import is_han
from compiler.sources.wording.personal_names import is_name
from compiler.sources.wording.title_words import HAS_DOCUMENT_NUMBER, LABEL, is_day

_LENGTHS = (1, 3, 6, 10, 14, 20, 28)
_ENDS = {
    **dict.fromkeys("。！!.", "stop"),
    **dict.fromkeys("？?", "question"),
    **dict.fromkeys("，、；,;—…", "comma"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys("”’」』\"'", "quote"),
    **dict.fromkeys("）)】]》", "bracket"),
}
_NAMED = frozenset(
    (
        *("引言", "导言", "导语", "前言", "序言", "序", "摘要", "概述", "简介", "背景", "目的"),
        *("目标", "意义", "正文", "结论", "结语", "小结", "总结", "结束语", "尾声", "后记", "附录"),
        *("附件", "参考文献", "参考资料", "参考", "致谢", "注释", "目录", "楔子", "问题", "方法"),
        *("讨论", "展望"),
    )
)
_OPENING = "“‘「『\"'（(【[《"
_INSIDE = "，。；"
_FEW, _SOME, _MANY = 2, 4, 9


def head_features(page: Page, at: int) -> Iterator[str]:
    """The names of what is true of the line at a place."""
    line = page.lines[at]
    before, after = page.nature(at - 1), page.nature(at + 1)
    way = "bold" if line.bold else "plain"
    if line.stands_out or line.look.align == "center":
        way = f"{way}-{line.stands_out or 'centred'}"
    form = line.form.name.lower() if line.form else "none"
    numbered = "some" if line.form else "none"
    end = _ENDS.get(line.text[-1], "word")
    yield from _of_words(line)
    yield f"end {end}"
    yield f"end {end} {numbered} after {after}"
    yield f"end {end} {way}"
    yield f"way {way}"
    yield f"form {form}"
    yield f"before {before}"
    yield f"after {after}"
    yield f"way {way} after {after}"
    yield f"way {way} form {numbered}"
    yield f"form {form} after {after}"
    yield f"between {before} {after}" if line.form is None else f"numbered {before} {after}"
    yield from _of_group(page, line, way)
    yield from _of_look(line)
    yield from _of_page(page, at, way)


def _of_group(page: Page, line: Line, way: str) -> Iterator[str]:
    group = page.groups[line.shape]
    kind = f"{way} {'some' if line.form else 'none'}"
    yield f"alike {_few(group.count)} {kind}"
    yield f"over text {4 * group.over_text // group.count} {_few(group.count)}"
    yield f"over text {4 * group.over_text // group.count} {kind}"
    if line.form:
        yield f"counting {group.counting}"
        yield f"counting {group.counting} over text {4 * group.over_text // group.count}"
        yield f"counting {group.counting} form {line.form.name.lower()}"
    if not line.bold and any(shape[1] and other.count > 1 for shape, other in page.groups.items()):
        yield f"others bold {'some' if line.form else 'none'}"


def _of_words(line: Line) -> Iterator[str]:
    text = line.text
    yield f"length {next((most for most in _LENGTHS if len(text) <= most), 40)}"
    if any(mark in text for mark in _INSIDE):
        yield "clauses"
    if text[0] in _OPENING:
        yield "opens"
    if "：" in text[:-1] or ":" in text[:-1]:
        yield "field"
    if LABEL.match(text) or HAS_DOCUMENT_NUMBER.search(text):
        yield "label"
    if text.strip("：: ") in _NAMED:
        yield "named"
    if is_day(text):
        yield "day"
    elif is_name(text):
        yield "name"
    if "//" in text or "www." in text or "@" in text:
        yield "address"
    han = sum(map(is_han, text))
    if not han:
        yield "no han"
    elif 2 * han < len(text):
        yield "little han"
    if text[:1].isdigit() and line.form is None:
        yield "digit"
    if line.linked:
        yield "linked"


def _of_look(line: Line) -> Iterator[str]:
    look = line.look
    if look.align == "right":
        yield "right"
    if look.item:
        yield "item"
    if look.level:
        yield "level"
    if not look.apart:
        yield "close"
    if look.gap > 1:
        yield "gap"


def _of_page(page: Page, at: int, way: str) -> Iterator[str]:
    total = len(page.lines)
    short = page.natures[Nature.LINE]
    yield f"short {10 * short // total} {way}"
    yield f"heads {_few(page.natures[Nature.HEAD])}"
    if at == 0:
        yield "first"
    if at >= total - 2:
        yield "last"
    run = 0
    while page.nature(at + run + 1) is Nature.LINE and run < _SOME:
        run += 1
    yield f"lines below {run}"
    run = 0
    while page.nature(at - run - 1) is Nature.LINE and run < _SOME:
        run += 1
    yield f"lines above {run}"


def _few(count: int) -> str:
    steps = ((0, "0"), (1, "1"), (_FEW, "2"), (_SOME, "4"), (_MANY, "9"))
    return next((name for most, name in steps if count <= most), "more")
