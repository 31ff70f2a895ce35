"""Lines of a typed cover under the title, in the middle, before any text: no headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compiler.model.block import Block, Figure, Paragraph, Table
from compiler.sources.flow.lines import line_of
from compiler.sources.flow.looks import Look, Looks
from compiler.sources.wording.characters import HAN, ONE_HAN
from compiler.sources.wording.heading_numbers import heading_level
from compiler.sources.wording.organisations import is_member, is_organisation
from compiler.sources.wording.personal_names import are_names, is_name
from compiler.sources.wording.title_words import HAS_DOCUMENT_NUMBER, LABEL, is_day

_LONGEST = 40  # characters
_LARGER = 3  # half points
_WORD = 2  # characters of a line where a cover is set one word a line
_PUSHED_EM = 4.0  # a line that an indent or blanks push so far stands in the middle
_FIELD = re.compile(  # 题　目 …, 指导教师 …, with or without a colon
    r"(?:(?:论文)?题\s*+目|课\s*+题|院\s*+系|学\s*+院|专\s*+业|班\s*+级|姓\s*+名|学\s*+号|日\s*+期|手\s*+机|电\s*+话|学生姓名|指导[教老]师|项目名称"
    rf"|团队(?:名称|成员)|小组(?:名称|成员)|组\s*+[长员]|编\s*+[写制者]|审\s*+[核批]|版\s*+本)(?:\s*+[：:]|(?=\s)|(?={ONE_HAN}{{2,4}}[,，]))"
    rf"|(?:[{HAN}A-Za-z]\s*+){{1,6}}[：:].{{0,20}}$|附\s*+件\s*+\d?\s*+[：:]?$"
)
_OF_THESIS = re.compile(r"(?:指\s*+导\s*+[教老]\s*+师|(?:报\s*+告|申\s*+请)\s*+人)\s*+[：:]")
_NUMBER = re.compile(r"[A-Z]{1,6}\s*+[—–-]+\s*+\d{4}\s*+[—–-]+\s*+\d{1,6}")  # GF—2025—1001
_CHOICE = re.compile("[□☐☑☒√✓✔]")  # of a form
_NUMBERED_NAME = re.compile(
    rf"[A-Za-z]{{0,3}}\d{{5,14}}\s*+([{HAN}\s]{{2,5}})|([{HAN}\s]{{2,5}})[A-Za-z]{{0,3}}\d{{5,14}}"
)


def cover_end(blocks: Sequence[Block], looks: Looks, ordinary: Look) -> int:
    """Where a typed cover ends, 0 if there is none.

    Where it is set one word a line, all its lines are the cover's; else it ends after the last
    line that names a day, a person, an organisation or a field.
    """
    end = told = words = 0
    middle = False
    for at, block in enumerate(blocks):
        if isinstance(block, Figure | Table):
            continue
        text, look = line_of(block), looks.of(block)
        if not _may_belong(block, text, look):
            break
        words += len("".join(text.split())) <= _WORD and _is_larger(look, ordinary)
        end = at + 1
        placed = _stands_in_middle(look) or look.align == "right"
        field = middle and (LABEL.match(text) or _OF_THESIS.match(text))
        if field or (placed and _names_a_fact(text)):
            told = end
        middle = middle or _stands_in_middle(look)
    return end if words > 1 else told


def _may_belong(block: Block, text: str, look: Look) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if not 0 < len(text) <= _LONGEST:
        return False
    if LABEL.match(text) or _FIELD.match(text) or _CHOICE.match(text) or _NUMBER.fullmatch(text):
        return True
    placed = _stands_in_middle(look) or look.align == "right"
    return placed and not heading_level(text)


def _stands_in_middle(look: Look) -> bool:
    return look.align == "center" or (look.pushed_em >= _PUSHED_EM and look.align != "right")


def _names_a_fact(text: str) -> bool:
    return (
        is_day("".join(text.split()))
        or bool(LABEL.match(text) or _FIELD.match(text) or _NUMBERED_NAME.fullmatch(text))
        or is_member(text)
        or bool(HAS_DOCUMENT_NUMBER.search(text))
        or is_organisation(text)
        or is_name(text)
        or (len(text.split()) > 1 and are_names(text))
    )


def _is_larger(look: Look, ordinary: Look) -> bool:
    return look.half_points >= ordinary.half_points + _LARGER
