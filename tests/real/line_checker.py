"""The product's own checker of composed lines: reads glyphs back from the PDF's content stream.

Glyphs are read in the order of drawing, with pdfminer.six and without ActualText, and laid beside
the paragraphs that were set; so each line knows its paragraph, its first and its last.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

OPENING = frozenset("（《〈【「『〔［｛“‘")
CLOSING = frozenset("）》〉】」』〕］｝”’")
PAUSES = frozenset("，、；：。．？！")
NEVER_FIRST = CLOSING | PAUSES | frozenset("…—·％‰℃%℉々～!,.:;?)]}")
NEVER_LAST = OPENING | frozenset("([{")
CLOSING_QUOTES = frozenset("”’」』")
WIDEST_STRETCH = 1 / 3  # em a gap
PT_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """What one glyph stands for and its box, in pt; ``x`` is where its advance begins."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    page: int
    spaced: bool = False  # whether white space was typed after it

    @property
    def right(self) -> float:
        """Where its advance ends."""
        return self.x + self.advance


@dataclass(frozen=True)
class SetLine:
    """A line as it was set: its glyphs without spaces, and where it stands in its paragraph."""

    glyphs: tuple[Glyph, ...]
    first: bool
    last: bool

    @property
    def text(self) -> str:
        """What the line says, without white space."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def em(self) -> float:
        """The size of its text in pt."""
        return self.glyphs[0].size

    @property
    def stretch(self) -> float | None:
        """The widest gap between neighbouring Han characters, in em; None if there are none."""
        gaps = [
            second.x - first.right
            for first, second in pairwise(self.glyphs)
            if is_han(first.text) and is_han(second.text) and not first.spaced
        ]
        return max(gaps) / self.em if gaps else None


@dataclass(frozen=True)
class Fault:
    """A line that breaks a rule: the rule, how far off (pt or em), and where."""

    rule: str
    amount: float
    page: int
    place: str


def is_han(text: str) -> bool:
    """Whether it is one Han character."""
    return len(text) == 1 and (
        "\u3400" <= text <= "\u9fff"
        or "\uf900" <= text <= "\ufaff"
        or "\U00020000" <= text <= "\U0003fffd"
    )


def is_latin(text: str) -> bool:
    """Whether it is a Latin letter or a digit."""
    return text.isascii() and text.isalnum()


def glyphs_of(pdf: bytes) -> Iterator[Glyph]:
    """Every glyph of the PDF but spaces, in the order of drawing."""

    def characters(item: object) -> Iterator[LTChar]:
        if isinstance(item, LTChar):
            yield item
        elif hasattr(item, "__iter__"):
            for child in item:
                yield from characters(child)

    for number, page in enumerate(extract_pages(io.BytesIO(pdf), laparams=None), 1):
        for box in characters(page):
            text = "".join(box.get_text().split())
            if text:
                x, y = box.x0, box.matrix[5]
                yield Glyph(text, x, y, box.width, box.size, number)


def lines_of(pdf: bytes, paragraphs: Sequence[str]) -> list[SetLine]:
    """The lines of the paragraphs, in order; AssertionError where a page says something else."""
    glyphs = glyphs_of(pdf)
    lines: list[SetLine] = []
    for paragraph in paragraphs:
        wanted = "".join(paragraph.split())
        spaces = _spaces(paragraph)
        found: list[Glyph] = []
        length = 0
        while length < len(wanted):
            glyph = next(glyphs, None)
            assert glyph is not None, f"the pages end before {wanted[length:][:20]}"
            said = wanted[length : length + len(glyph.text)]
            if glyph.text == "-" != said and found and _inside_word(wanted, length):
                found[-1] = replace(found[-1], advance=glyph.right - found[-1].x)
                continue
            assert _folded(said) == _folded(glyph.text), (wanted[length:][:20], glyph)
            length += len(said)
            found.append(replace(glyph, text=said, spaced=length in spaces))
        rows = [tuple(row) for _, row in groupby(found, lambda one: (one.page, round(one.y, 1)))]
        lines += [
            SetLine(row, index == 0, index == len(rows) - 1) for index, row in enumerate(rows)
        ]
    left_over = next(glyphs, None)
    assert left_over is None, left_over
    return lines


def _inside_word(text: str, position: int) -> bool:
    """Whether the text has letters on both sides: a hyphen seen there was set at a line's end."""
    return text[position - 1].isalpha() and text[position].isalpha()


def _spaces(paragraph: str) -> set[int]:
    """After how many characters white space stands, white space not counted."""
    words = paragraph.split()
    return set(accumulate(map(len, words)))


def _folded(text: str) -> str:
    """The text with characters alike that share a glyph: ― and —, radicals and ideographs."""
    return unicodedata.normalize("NFKC", text.replace("―", "—"))


def edge_faults(lines: Sequence[SetLine], left: float, width: float) -> Iterator[Fault]:
    """Points 1: continued lines end on the right edge, all lines begin on the left one, in pt.

    An ending mark may stand half an em further out; so may an opening mark at the left.
    """
    for line in lines:
        head, tail, half = line.glyphs[0], line.glyphs[-1], line.em / 2
        start = left + (2 * line.em if line.first else 0)
        trims = (0.0, -half) if head.text in OPENING else (0.0,)
        off = min(abs(head.x - start - trim) for trim in trims)
        if off > 0.1:
            yield _fault("left edge", off, line)
        off = tail.right - left - width
        if line.last:
            if off > half + 0.1 or (off > 0.1 and tail.text not in CLOSING | PAUSES):
                yield _fault("over the right edge", off, line)
            continue
        trims = (0.0, half) if tail.text in CLOSING | PAUSES else (0.0,)
        off = min(abs(off - trim) for trim in trims)
        if off > 0.1:
            yield _fault("right edge", off, line)


def pair_faults(lines: Sequence[SetLine], *, centred: bool) -> Iterator[Fault]:
    """Point 2: neighbouring marks take an em and a half, and what all gaps of the line got.

    Centred marks (Taiwan, Hong Kong) are squeezed before opening marks, and before closing
    quotes by a quarter on either side, so the blank before the first is counted too.
    """
    for line in lines:
        glyphs = line.glyphs
        for before, first, second in zip((None, *glyphs), glyphs, glyphs[1:], strict=False):
            if first.spaced or not _is_squeezed(first, second, centred=centred):
                continue
            start = first.x
            if centred and first.text in PAUSES and second.text in CLOSING_QUOTES:
                if before is None or not is_han(before.text):
                    continue
                start = max(start, before.right)
            em = max(first.size, second.size)
            width = (second.right - start) / em
            stretch = WIDEST_STRETCH if line.stretch is None else line.stretch
            if not 0.98 <= width <= 1.52 + 2 * stretch:
                yield _fault(f"pair {first.text}{second.text}", width, line)


def _is_squeezed(first: Glyph, second: Glyph, *, centred: bool) -> bool:
    """Whether the two are neighbouring full-width marks that share a blank."""
    if min(first.advance, second.advance) < 0.75 * first.size:
        return False  # narrow quotes of Latin text
    if second.text in OPENING:
        return first.text in OPENING | CLOSING | PAUSES
    ending = CLOSING if centred else CLOSING | PAUSES
    if centred and second.text in CLOSING_QUOTES and first.text in PAUSES:
        return True
    return first.text in ending and second.text in CLOSING | PAUSES


def gap_faults(lines: Sequence[SetLine]) -> Iterator[Fault]:
    """Point 4: ⅛ to ½ em between Han and Latin letters or digits."""
    for line in lines:
        for first, second in pairwise(line.glyphs):
            kinds = (is_han(first.text), is_latin(second.text[0]))
            mirrored = (is_latin(first.text[-1]), is_han(second.text))
            if all(kinds) or all(mirrored):
                gap = (second.x - first.right) / line.em
                if not 0.12 <= gap <= 0.505:
                    yield _fault(f"Han-Latin gap {first.text}{second.text}", gap, line)


def break_faults(lines: Sequence[SetLine]) -> Iterator[Fault]:
    """Points 5 and 6: forbidden line starts and ends, parted —— …… and numbers, lone characters."""
    for line, following in pairwise([*lines, None]):
        text = line.text
        if not line.first and text[0] in NEVER_FIRST:
            yield _fault(f"line starts with {text[0]}", 0, line)
        if line.last:
            inked = sum(character.isalnum() for character in text)
            if not line.first and inked < 2:
                yield _fault("lone last character", 0, line)
            continue
        if text[-1] in NEVER_LAST:
            yield _fault(f"line ends with {text[-1]}", 0, line)
        begins = following.text[0]
        if text[-1] == begins and begins in "—…":
            yield _fault("parted dash or ellipsis", 0, line)
        if _in_address(text, following.text):
            continue
        if re.search(r"\d$", text) and re.match(r"[%％‰℃°\d]|[.,]\d", following.text):
            yield _fault(f"parted number {text[-3:]}|{following.text[:3]}", 0, line)
        if re.search(r"\d[.,]$", text) and begins.isdigit():
            yield _fault(f"parted number {text[-3:]}|{following.text[:3]}", 0, line)
        if text[-1] in "$¥￥€£" and begins.isdigit():
            yield _fault("parted sum of money", 0, line)


def _in_address(text: str, following: str) -> bool:
    """Whether a line ends inside a web address or a long code, which may be parted anywhere."""
    run = re.search(r"[!-~]*$", text)[0] + re.match(r"[!-~]*", following)[0]
    return "//" in run or "www." in run or len(run) >= 24


def glyph_faults(lines: Sequence[SetLine]) -> Iterator[Fault]:
    """Point 3: “ ” ‘ ’ beside Han or marks advance an em, —— is one glyph of two em."""
    full = OPENING | CLOSING | PAUSES
    for line in lines:
        around = [None, *line.glyphs, None]
        for before, glyph, after in zip(around, around[1:], around[2:], strict=False):
            if glyph is None:
                continue
            ems = glyph.advance / glyph.size
            if glyph.text == "—" and after is not None and after.text == "—":
                yield _fault("dash in two glyphs", ems, line)
            elif glyph.text == "——" and abs(ems - 2) > 0.02:
                yield _fault("dash not two em", ems, line)
            elif glyph.text in "“”‘’":
                beside = [one.text for one in (before, after) if one is not None]
                chinese = beside and all(is_han(one) or one in full for one in beside)
                if chinese and abs(ems - 1) > 0.02:
                    yield _fault(f"narrow {glyph.text}", ems, line)


def baseline_faults(lines: Sequence[SetLine], line_height: float) -> Iterator[Fault]:
    """Point 6: every baseline of every page stands on one grid, to 0.01 pt."""
    origin = lines[0].glyphs[0].y
    for line in lines:
        for glyph in line.glyphs:
            off = (glyph.y - origin) % line_height
            off = min(off, line_height - off)
            if off > 0.01:
                yield _fault(f"baseline of {glyph.text}", off, line)
                break


def _fault(rule: str, amount: float, line: SetLine) -> Fault:
    text = line.text
    place = text if len(text) < 30 else f"{text[:14]}…{text[-14:]}"
    return Fault(rule, round(amount, 4), line.glyphs[0].page, place)
