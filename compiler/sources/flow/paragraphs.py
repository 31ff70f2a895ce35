"""The paragraph that is open while a stream is read, and the blocks closed before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from compiler.model.block import Block, Figure, Paragraph
from compiler.model.inline import Image, Inline, InlineImage, LineBreak, Text
from compiler.sources.flow.captions import Caption
from compiler.sources.flow.marks import Break, Characters, Marks, Newline
from compiler.sources.flow.runs import Piece, has_content, run_of

# Old pages part their paragraphs by <br> and an indent of two ideographic or four other spaces,
# the last of which, or every second, their editors wrote as a common one.
_INDENT = re.compile(r"[ \t\r\n]*(?:\u3000{2}|\xa0[\xa0 ]{3}|\u2003{2})")
_SMALL_PX = 64  # a picture no larger than this stands in the line
_LOW_PX, _BROAD_PX = 40, 240  # so does a low one, a button or a name, that is not as broad as one


@dataclass(frozen=True)
class _Line:
    """What the first ``count`` pieces of a paragraph tell: whether a line has only begun."""

    pieces: list[Piece]
    count: int = 0
    begins: bool = False


@dataclass
class Open:
    """Pieces of the open paragraph, and the blocks before it."""

    blocks: list[Block | Caption] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    _line: _Line | None = None

    def add(self, item: Characters | Newline | Break) -> None:
        """Take in text or a break; two line breaks in a row end the paragraph."""
        match item:
            case Break():
                self._close()
            case Newline(marks):
                if self._after_newline():
                    self._close()
                else:
                    self.put(LineBreak(), marks)
            case Characters(text, marks):
                if self._after_newline() and _INDENT.match(text):
                    self._close()
                self.put(Text(text), marks)

    def put(self, inline: Inline, marks: Marks) -> None:
        """Take in an inline that is whole."""
        self.pieces.append(Piece(inline, marks))

    def picture(self, image: Image, marks: Marks) -> None:
        """Take in a picture; it becomes a figure unless it is small and stands in text."""
        self.put(InlineImage(image), marks)

    def closed(self) -> list[Block | Caption]:
        """All blocks, the open paragraph closed."""
        self._close()
        return self.blocks

    def _after_newline(self) -> bool:
        """Whether nothing but blanks follows the last line break; looks at new pieces only."""
        last = self._line
        if last is None or last.pieces is not self.pieces or last.count > len(self.pieces):
            last = _Line(self.pieces)
        begins = last.begins
        for piece in self.pieces[last.count :]:
            if isinstance(piece.inline, LineBreak):
                begins = True
            elif not isinstance(piece.inline, Text) or piece.inline.text.strip():
                begins = False
        self._line = _Line(self.pieces, len(self.pieces), begins)
        return begins

    def _close(self) -> None:
        pieces, self.pieces = self.pieces, []
        start = 0
        for index in _figures(pieces):
            self._paragraph(pieces[start:index])
            inline = pieces[index].inline
            if isinstance(inline, InlineImage):
                self.blocks.append(Figure((inline.image,)))
            start = index + 1
        self._paragraph(pieces[start:])

    def _paragraph(self, pieces: Sequence[Piece]) -> None:
        run = run_of(pieces)
        if has_content(run):
            self.blocks.append(Paragraph(run))


def _figures(pieces: Sequence[Piece]) -> Iterator[int]:
    """Where pictures stand that are figures: large, or of unknown size and alone on a line."""
    for index, piece in enumerate(pieces):
        if not isinstance(piece.inline, InlineImage):
            continue
        image = piece.inline.image
        sized = image.width_px is not None or image.height_px is not None
        alone = _begins(pieces, index) and _ends(pieces, index)
        if alone or (not is_small(image) if sized else _at_an_edge(pieces, index)):
            yield index


def is_small(image: Image) -> bool:
    """Whether a picture of known size stands in a line of text as a sign of it."""
    sizes = [size for size in (image.width_px, image.height_px) if size is not None]
    if image.width_px and image.height_px:
        low = image.height_px <= _LOW_PX and image.width_px <= _BROAD_PX
        return low or max(sizes) <= _SMALL_PX
    return bool(sizes) and max(sizes) <= _SMALL_PX


def _at_an_edge(pieces: Sequence[Piece], index: int) -> bool:
    return _begins(pieces, index) or _ends(pieces, index)


def _begins(pieces: Sequence[Piece], index: int) -> bool:
    return _at_edge(pieces[at] for at in range(index - 1, -1, -1))


def _ends(pieces: Sequence[Piece], index: int) -> bool:
    return _at_edge(pieces[at] for at in range(index + 1, len(pieces)))


def _at_edge(pieces: Iterable[Piece]) -> bool:
    """Whether no text comes before the next line break, picture or end."""
    for piece in pieces:
        if isinstance(piece.inline, LineBreak | InlineImage):
            return True
        if not isinstance(piece.inline, Text) or piece.inline.text.strip():
            return False
    return True
