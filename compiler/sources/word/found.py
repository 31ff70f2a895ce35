"""What the walk finds: a block and how its paragraph looks; items and quotations put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.model.block import Block, Blocks, ListBlock, ListItem, Quote
from compiler.model.inline import Text
from compiler.sources.flow.runs import Piece
from compiler.sources.word.marks import Measured
from compiler.sources.word.numbering import Label
from compiler.sources.word.styles import ParagraphLook, RunLook

_NO_LOOK = ParagraphLook()


@dataclass(frozen=True)
class WordLook:
    """How a paragraph looks as a whole; ``half_points`` and ``face`` of most of its characters."""

    paragraph: ParagraphLook = _NO_LOOK
    bold: bool = False
    half_points: int = RunLook().half_points
    face: str = ""
    label: str = ""
    bullet_depth: int | None = None
    led_em: float = 0.0  # how far blanks typed before the text push it to the right


@dataclass(frozen=True)
class WordBlock:
    """A block and its look; tables, text boxes and pictures have the look of nothing."""

    block: Block
    look: WordLook = field(default_factory=WordLook)


def led_em(pieces: Sequence[Piece]) -> float:
    """The width of the blanks that a paragraph begins with; typists push a signature by them."""
    width = 0.0
    for piece in pieces:
        if not isinstance(piece.inline, Text):
            break
        text = piece.inline.text
        blanks = text[: len(text) - len(text.lstrip())]
        width += sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks)
        if len(blanks) < len(text):
            break
    return width


def look_of(look: ParagraphLook, measured: Measured, label: Label) -> WordLook:
    """The look of a paragraph by what most of its characters have."""
    sizes, faces = measured.sizes.most_common(1), measured.faces.most_common(1)
    return WordLook(
        paragraph=look,
        bold=bool(measured.characters) and measured.bold >= 0.9 * measured.characters,
        half_points=sizes[0][0] if sizes else WordLook().half_points,
        face=faces[0][0] if faces else "",
        label=label.text,
        bullet_depth=look.depth if label.bullet else None,
    )


def with_lists(found: Sequence[WordBlock]) -> Blocks:
    """The blocks; bulleted paragraphs that follow each other are one list, quotes one quotation."""
    return tuple(one.block for one in gathered(found))


def gathered(found: Sequence[WordBlock]) -> list[WordBlock]:
    """The blocks with their looks, bulleted paragraphs and quotes in a row put together."""
    result: list[WordBlock] = []
    at = 0
    while at < len(found):
        one = found[at]
        end = at + 1
        if one.look.bullet_depth is not None:
            while end < len(found) and found[end].look.bullet_depth is not None:
                end += 1
            result.append(WordBlock(_list(found[at:end])))
        elif one.look.paragraph.kind == "quote":
            while end < len(found) and found[end].look.paragraph.kind == "quote":
                end += 1
            result.append(WordBlock(Quote(tuple(quoted.block for quoted in found[at:end]))))
        else:
            result.append(one)
        at = end
    return result


def _list(found: Sequence[WordBlock]) -> ListBlock:
    """Bulleted paragraphs as a list; deeper ones are lists in the item before them."""
    top = min(one.look.bullet_depth or 0 for one in found)
    items: list[list[WordBlock]] = []
    nested: list[list[WordBlock]] = []
    for one in found:
        if (one.look.bullet_depth or 0) == top or not items:
            items.append([one])
            nested.append([])
        else:
            nested[-1].append(one)
    return ListBlock(
        tuple(
            ListItem((own[0].block, *((_list(inner),) if inner else ())))
            for own, inner in zip(items, nested, strict=True)
        )
    )
