"""Lines above a text that were typed as one paragraph: title, author, day, each on its line.

《百万英镑》作者：马克·吐温 on one line is two as well, as sites that give books away write it, and
so are 声律启蒙[清]车万育 撰 and the first line of a diary, 4月23日 星期五 晴 游九龙花海.
"""

from __future__ import annotations

import re

from compiler.model.block import Block, Blocks, Heading, Paragraph, Quote, Role
from compiler.model.inline import Text
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.flow.lines import line_of, parted
from compiler.sources.wording.byline_words import DAY, HAN_DAY, NAMES, YEARLESS
from compiler.sources.wording.characters import HAN
from compiler.sources.wording.fact_lines import is_byline
from compiler.sources.wording.title_words import DOCUMENT_NUMBER, LABEL, is_day

_FIRST = 3  # blocks among which such a paragraph stands
_MOST = 6  # lines
_LONGEST = 60  # characters of one
_QUESTION_END = "？！"
_SENTENCE_END = "。，；！？、：…"
_FIELD = re.compile(r"[\w ]{1,8}\s*+[：:]\s*+[^。！？]{1,100}")
_WROTE = re.compile(r"(?:原文)?作者|译者|撰文")
_OF_TRANSLATION = re.compile(
    r"(?:原文(?:地址|链接|标题|作者|出处)?|译文(?:出自|地址|链接)|译者|校对者?|链接|著作权归)\s*+(?:[：:]|作者所有)"
)
_TITLE_AND_AUTHOR = re.compile(  # parts in front and behind; between them what goes
    r"(?P<open>[“\"『「【\[]?\s*+(?:书名\s*+[：:]\s*+)?)(?P<title>《[^《》]{1,30}》(?:全集|全本)?|[^《》：:/／，。|｜\s]{2,30}(?=\s*+[/／|｜\s]))"
    rf"(?P<between>\s*+[/／|｜]?\s*+)(?P<author>(?:原?作者|著者)\s*+[：:]\s*+{NAMES})\s*+(?P<close>[”\"』」】\]]?)"
)

# Of whom a dynasty or a land stands in brackets; 毕业论文（设计）开题报告 has neither.
_TIME_OR_LAND = (
    "(?:先秦|春秋|战国|[东西]?周|秦|[东西]?[汉漢晋晉]|三国|[曹北东西]?魏|蜀|[东]?吴|南北朝|[南北]朝|[南北]?[齐宋]|[萧南]?梁|陈"
    "|隋|[南后]?唐|五代|[遼辽金元明清]|民[国國]|近代|现代|當代|当代|美|英|法|德|俄|苏|日|意|奥|印|韩|朝|波|西|葡|荷|瑞士|瑞典|挪威"
    "|丹麦|捷克|匈牙利|古?希腊|古?罗马|加拿大|澳大利亚|爱尔兰|阿根廷|哥伦比亚|智利|以色列)[代朝国國]?"
)
_TITLE_AND_DYNASTY = re.compile(
    rf"(?P<title>《[^《》]{{1,30}}》|[^《》：:，。\s\[（(〔【]{{2,20}})\s*+"
    rf"(?P<author>[\[（(〔【]{_TIME_OR_LAND}[\]）)〕】]\s*+[{HAN}][{HAN}·]{{1,7}}?\s*+(?:[著撰编輯辑譯译]|编著)?)"
)
_DIARY = re.compile(
    rf"(?P<day>(?:{DAY}|{HAN_DAY}|{YEARLESS})(?:\s+(?:星期|周|礼拜)[一二三四五六日天])?"
    r"(?:\s+[晴阴雨雪多云转到小中大雾风阵雷暴间～~—-]{1,8})?)\s+(?P<title>[^\s。，：:]{2,20})"
)


def with_lines_parted(blocks: Blocks, account: Account, *, titled: bool) -> Blocks:
    """The blocks with such a paragraph at the head made one for each line.

    Below a title each line has to be a field of its own; without one (``titled``) it is enough
    that all are short and none reads as part of a sentence, and that text follows.
    """
    result: list[Block] = []
    if not titled:
        blocks = _with_author_parted(blocks, account)
    blocks = (*(_out_of_quotation(block) for block in blocks[:_FIRST]), *blocks[_FIRST:])
    for at, block in enumerate(blocks[:_FIRST]):
        lines = line_of(block, breaks=True).split("\n")
        headed = titled or any(isinstance(each, Heading) for each in blocks[:at])
        parts = (
            isinstance(block, Paragraph)
            and 1 < len(lines) <= _MOST
            and at + 1 < len(blocks)
            and all(0 < len(line.strip()) <= _LONGEST for line in lines)
        )
        fields = parts and all(_is_field(line) for line in lines)
        bare = parts and not headed and not at and _is_bare(lines)
        if isinstance(block, Paragraph) and (fields or bare):
            result += [
                Paragraph(run, Role.BODY) for run in parted(block.children) if plain(run).strip()
            ]
        else:
            result.append(block)
    return (*result, *blocks[_FIRST:])


def _with_author_parted(blocks: Blocks, account: Account) -> Blocks:
    """The blocks with a first line made two that holds title and author, or day and title."""
    text = line_of(blocks[0]) if len(blocks) > 1 else ""
    pieces: tuple[str, ...] = ()
    if match := _TITLE_AND_AUTHOR.fullmatch(text):
        pieces = (match["title"], match["author"])
        for mark in ("open", "between", "close"):
            account.drop("byline-label", match[mark])
    elif match := _TITLE_AND_DYNASTY.fullmatch(text):
        pieces = (match["title"], match["author"])
    elif match := _DIARY.fullmatch(text):
        pieces = (match["day"], match["title"])
    if not pieces:
        return blocks
    return (*(Paragraph((Text(piece),), Role.BODY) for piece in pieces), *blocks[1:])


def _out_of_quotation(block: Block) -> Block:
    """The paragraph of a quotation that holds nothing but fields, one of them who wrote."""
    match block:
        case Quote((Paragraph(role=Role.BODY) as inner,)):
            lines = [line.strip() for line in line_of(inner, breaks=True).split("\n")]
            if all(map(_FIELD.fullmatch, lines)) and any(map(_WROTE.match, lines)):
                return inner
    return block


def _is_field(line: str) -> bool:
    line = line.strip()
    told = is_day(line) or is_byline(line) or bool(LABEL.match(line))
    return told or bool(_OF_TRANSLATION.match(line) or DOCUMENT_NUMBER.fullmatch(line))


def _is_bare(lines: list[str]) -> bool:
    """Whether no line reads as part of a sentence; a title over fields alone may be a question."""
    asked = lines[0].strip()[-1] in _QUESTION_END and all(map(_is_field, lines[1:]))
    return not any(map(_is_text, lines[1:] if asked else lines))


def _is_text(line: str) -> bool:
    return line.strip()[-1] in _SENTENCE_END
