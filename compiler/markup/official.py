"""The parts of an official document (公文) that its text does not name, told by where they stand.

GB/T 9704-2012 sets the addressee (主送机关), the list of annexes (附件说明), signature and date
(发文机关署名、成文日期) and the annexes themselves each in a way of its own. Order and text stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from compiler.markup.balance import width_em
from compiler.model.block import Block, Blocks, Heading, ListBlock, Paragraph, Role
from compiler.model.segments import plain

# 各有关单位：; not what leads on to a list or a quotation (现将有关事项通知如下：).
_ADDRESSEE = re.compile(r"[^。；！？：:“”]{2,160}[：:]")
_LEADS_ON = re.compile(r"(?:如下|下列|以下|下面|[为為]|是|道|[说說]|即|包括)[：:]$")
_ANNEX_LIST = re.compile(r"附\s*+件\s*+[：:]\s*+\S")
_NUMBERED = re.compile(r"\d{1,2}\s*+[.．、]")
_ANNEX = re.compile(r"附\s*+件\s*+(?:[0-9一二三四五六七八九十]{1,3})?\s*+[：:]?")
_TITLE_ENDS_NOT = re.compile(r"[。；：，]$")
_LONGEST_TITLE = 60
_DATE = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}\s*+年\s*+[0-9一二三四五六七八九十]{1,3}\s*+月\s*+[0-9一二三四五六七八九十]{1,3}\s*+日"
)
_NAME = re.compile(r"[^。；！？：，:“”\d]{2,30}")
_NOTES_AFTER = 2  # paragraphs that may follow the date: （联系人：…）, （此件公开发布）
_DATE_IN_EM = 4.0  # 7.3.5.1: the date's right edge is four characters in
_NAME_IN_EM = 1.0  # a long signature over it keeps one


@dataclass(frozen=True)
class Annex:
    """An annex (附件): its label, its title if it has one, and its blocks."""

    label: Blocks
    title: Blocks
    blocks: Blocks


@dataclass(frozen=True)
class DocumentParts:
    """A document's blocks in their order: joined, they are what was given, but for roles.

    ``right_em`` is how far in from the right the signature stands.
    """

    addressee: Blocks
    body: Blocks
    annex_list: Blocks
    signature: Blocks
    after: Blocks
    annexes: tuple[Annex, ...]

    @property
    def right_em(self) -> float:
        """Right indent in em of signature and date, the one centred over the other (7.3.5.1)."""
        widths = [width_em(_text(block).strip()) for block in self.signature]
        if not widths:
            return _DATE_IN_EM
        return max(_NAME_IN_EM, _DATE_IN_EM - (max(widths) - widths[-1]) / 2)


def document_parts(blocks: Blocks) -> DocumentParts:
    """What each block of a document is for."""
    labels = [at for at in range(1, len(blocks) - 1) if _is_annex(blocks[at])]
    main = blocks[: labels[0]] if labels else blocks
    signed = [at for at, block in enumerate(main) if _role(block) is Role.SIGNATURE]
    signed = signed or _signed_and_dated(main)
    start = _run_start(signed) if signed else len(main)
    end = signed[-1] + 1 if signed else len(main)
    addressed = 1 if main and _is_addressee(main[0]) and len(main) > 1 else 0
    listed = _annex_list(main, addressed, start)
    return DocumentParts(
        addressee=main[:addressed],
        body=main[addressed:listed],
        annex_list=main[listed:start],
        signature=tuple(map(_as_signature, main[start:end])),
        after=main[end:],
        annexes=tuple(
            _annex(blocks[start:end]) for start, end in pairwise((*labels, len(blocks))) if labels
        ),
    )


def _signed_and_dated(main: Blocks) -> list[int]:
    """Where a short line stands over a date near the end: a note (附注) may follow them."""
    for at in range(len(main) - 1, max(0, len(main) - _NOTES_AFTER - 2), -1):
        if _DATE.fullmatch(_text(main[at]).strip()) and _role(main[at]) is Role.BODY:
            names = [at - 1] if _is_name(main[at - 1]) else []
            return [*names, at]
    return []


def _as_signature(block: Block) -> Block:
    return replace(block, role=Role.SIGNATURE) if isinstance(block, Paragraph) else block


def _is_name(block: Block) -> bool:
    text = _text(block).strip()
    return _role(block) is Role.BODY and bool(_NAME.fullmatch(text))


def _run_start(signed: list[int]) -> int:
    """Where the last unbroken run of signature lines begins."""
    start = signed[-1]
    while start - 1 in signed:
        start -= 1
    return start


def _annex_list(main: Blocks, first: int, end: int) -> int:
    """Where the list of annexes begins, which reaches to the signature; ``end`` if there is none.

    附件：1. … in the first paragraph, 2. … in those after it or in a list.
    """
    for at in range(end - 1, first - 1, -1):
        text = _text(main[at]).strip()
        if _ANNEX_LIST.match(text):
            return at
        if not (isinstance(main[at], ListBlock) or _NUMBERED.match(text)):
            break
    return end


def _annex(blocks: Blocks) -> Annex:
    titled = len(blocks) > 2 and _is_title(blocks[1])
    return Annex(blocks[:1], blocks[1:2] if titled else (), blocks[2 if titled else 1 :])


def _is_annex(block: Block) -> bool:
    """Whether a block is the label of an annex."""
    return bool(_ANNEX.fullmatch(_text(block).strip()))


def _is_title(block: Block) -> bool:
    text = _text(block).strip()
    return isinstance(block, Heading) or (
        _role(block) is Role.BODY
        and 0 < len(text) <= _LONGEST_TITLE
        and not _TITLE_ENDS_NOT.search(text)
    )


def _is_addressee(block: Block) -> bool:
    text = _text(block).strip()
    return (
        _role(block) is Role.BODY
        and bool(_ADDRESSEE.fullmatch(text))
        and not _LEADS_ON.search(text)
    )


def _role(block: Block) -> Role | None:
    return block.role if isinstance(block, Paragraph) else None


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Heading | Paragraph) else ""
