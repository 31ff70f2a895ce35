"""An article as it was understood: row by row, with what was guessed, dropped and set right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compiler.desk.changes.change import version_of
from compiler.desk.figures import Shown, figures_of
from compiler.desk.pieces import Piece, pieces_of
from compiler.desk.project_file import Entry
from compiler.desk.said import corrections_of, said_of
from compiler.desk.wording import Bit, Wording, runs_of, wording
from compiler.model.article import FIELDS, Article, CorrectedText, Ledger
from compiler.model.block import (
    Block,
    Cell,
    CodeBlock,
    Figure,
    Heading,
    PageTurn,
    Paragraph,
    Role,
    Rule,
    Table,
    Video,
)
from compiler.model.characters import visible_count
from compiler.model.guess import Depth, Guess, GuessKind
from compiler.model.inline import Code, Inlines, Text
from compiler.model.left_out import Surprise
from compiler.model.pointing import pointer_to
from compiler.sources.overruling.pointing import folded, names_of, text_of

_NO_WORDS = Wording()
_TINTS = {Depth.SURE: 0, Depth.DOUBTFUL: 2, Depth.UNLIKELY: 3}  # 1 is what was dropped
_LONGEST_GONE = 300  # characters of a dropped stretch that are shown
_PROBE = 12  # letters by which a paragraph is found in the file's text
_MOST_GONE = 200  # dropped stretches of an article that are shown


@dataclass(frozen=True)
class CellOnDesk:
    """A cell of a table, and where it stands: row and cell of the row, from 1."""

    row: int
    column: int
    cell: Cell
    wording: Wording


@dataclass(frozen=True)
class Row:
    """A piece of an article, or a stretch that was dropped (``kind`` "gone").

    ``words`` name it in the project file, ``wording`` is what it reads as; that of a table is its
    caption, beside its ``cells``. ``doubt`` 0 to 3 is how much to look at it (2 and 3 are depths of
    a guess), ``reason`` why, and ``guessed`` what it was taken for. ``seen`` is the version of what
    is said of its shape.
    """

    name: str
    kind: str
    words: str = ""
    level: int = 0
    wording: Wording = _NO_WORDS
    cells: tuple[tuple[CellOnDesk, ...], ...] = ()
    doubt: int = 0
    reason: str = ""
    guessed: str = ""
    seen: str = ""
    is_settled: bool = False
    is_taken: bool = False
    is_joinable: bool = False
    inside: str = ""
    marker: str = ""
    pictures: tuple[Shown, ...] = ()
    surprise: int = 0
    begins: bool = False


@dataclass(frozen=True)
class Sheet:
    """An article on the desk; ``number`` counts the articles of the booklet from 0."""

    number: int
    file: str
    title: str
    author: str
    characters: int
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def doubts(self) -> int:
        """How many places a person should look at."""
        return sum(bool(row.doubt) for row in self.rows)


def sheet(number: int, article: Article, ledger: Ledger, entry: Entry | None) -> Sheet:
    """The article with everything a person should see of it; ``entry`` is what is said of it."""
    pieces = [each for each in pieces_of(article) if not isinstance(each.content, Rule | PageTurn)]
    making = _Making(pieces, ledger, entry)
    rows = tuple(making.row(piece) for piece in pieces)
    text = article.title + "".join(row.wording.text for row in rows)
    return Sheet(
        number,
        article.origin,
        article.title,
        article.author,
        visible_count(text) - len(article.title),
        tuple(_with_gone(rows, ledger, entry)),
    )


class _Making:
    """The rows of one article: each is named by words that no other begins with."""

    def __init__(self, pieces: Sequence[Piece], ledger: Ledger, entry: Entry | None) -> None:
        self._ledger = ledger
        self._entry = entry
        self._read = {piece.name: _as_read(piece.content, ledger.corrected) for piece in pieces}
        self._names = {name: _name(content) for name, content in self._read.items()}

    def row(self, piece: Piece) -> Row:
        """One row."""
        others = [text for name, text in self._names.items() if name != piece.name]
        words = pointer_to(self._names[piece.name], others)
        said = said_of(self._entry, words)
        kind, level = _kind(piece)
        guess = None if said.is_settled else _guess(self._names[piece.name], self._ledger.guesses)
        return Row(
            piece.name,
            kind,
            words,
            level,
            self._wording(piece, words),
            tuple(self._cells(piece, words)),
            _TINTS[guess.depth] if guess else 0,
            guess.reason if guess else "",
            guess.kind.value if guess else "",
            version_of(said.shape),
            said.is_settled,
            is_taken=kind == "caption" or piece.name in FIELDS[1:],
            is_joinable=piece.is_joinable,
            inside=piece.inside,
            marker=piece.marker,
            pictures=figures_of(piece.content, self._ledger.path),
            begins=("begin", True) in said.rules,
        )

    def _wording(self, piece: Piece, words: str) -> Wording:
        read = self._read[piece.name]
        run, before = _run(piece.content), _run(read)
        made = wording((run,) if run else (), (before,), corrections_of(self._entry, words))
        match read:
            case CodeBlock():  # its lines stand as they were typed
                return replace(made, is_editable=False)
            case Table():  # words of its caption are looked for in its cells too
                return replace(made, beside=(*made.beside, text_of((replace(read, caption=()),))))
        return made

    def _cells(self, piece: Piece, words: str) -> Iterator[tuple[CellOnDesk, ...]]:
        """The cells of a table by row, each with its words as they are and as they were read."""
        now, before = piece.content, self._read[piece.name]
        if not isinstance(now, Table) or not isinstance(before, Table):
            return
        both = zip(now.head + now.body, before.head + before.body, strict=True)
        for row, (shown, read) in enumerate(both, start=1):
            yield tuple(
                self._cell(words, row, column, *cells)
                for column, cells in enumerate(zip(shown.cells, read.cells, strict=True), start=1)
            )

    def _cell(self, words: str, row: int, column: int, shown: Cell, read: Cell) -> CellOnDesk:
        runs, before = runs_of(shown.blocks), runs_of(read.blocks)
        if runs is None or before is None:  # a picture, or a table in it
            return CellOnDesk(row, column, shown, Wording((Bit(text_of(shown.blocks)),)))
        was = corrections_of(self._entry, words, row, column)
        return CellOnDesk(row, column, shown, wording(runs, before, was))


def _as_read(content: Block | str, corrected: Sequence[CorrectedText]) -> Block | str:
    """What was read where this is printed."""
    return next((each.before for each in corrected if each.after == content), content)


def _name(content: Block | str) -> str:
    if isinstance(content, str):
        return content
    return next((name for name in names_of(content) if name), "") or text_of((content,))


def _run(content: Block | str) -> Inlines:
    match content:
        case str():
            return (Text(content),)
        case Heading(children=run) | Paragraph(children=run):
            return run
        case Figure(caption=run) | Table(caption=run):
            return run
        case CodeBlock(text):
            return (Code(text),)
        case Video(_, title):
            return (Text(title),)
        case _:
            return ()


def _kind(piece: Piece) -> tuple[str, int]:
    """What a row is called, and the level of a heading."""
    if isinstance(piece.content, str):
        return piece.name, 0
    match piece.content:
        case Heading(level=level):
            return "heading", level
        case Paragraph(role=Role.SIGNATURE):
            return "signature", 0
        case Paragraph(role=Role.SOURCE):
            return "source", 0
        case Figure(caption=caption):
            return "caption" if caption else "picture", 0
        case Table():
            return "table", 0
        case CodeBlock():
            return "code", 0
        case Video():
            return "video", 0
        case _:
            return piece.inside or "body", 0


def _guess(text: str, guesses: Sequence[Guess]) -> Guess | None:
    """The least sure guess about the text."""
    key = folded(text)
    own = [
        each
        for each in guesses
        if each.kind not in {GuessKind.MANUSCRIPT, GuessKind.DROPPED}
        and (quote := folded(each.quote))
        and (key.startswith(quote) or (len(key) > 3 and quote.startswith(key)))
    ]
    return min(own, key=lambda guess: guess.confidence, default=None)


def _with_gone(rows: Sequence[Row], ledger: Ledger, entry: Entry | None) -> Iterator[Row]:
    """The rows, and the dropped stretches between them where they stood in the file."""
    source = folded(ledger.text)
    gone = [
        (source.find(folded(one.words)[:_PROBE]), index)
        for index, one in enumerate(ledger.left_out[:_MOST_GONE])
        if one.words.strip() and (one.surprise or one.reason == "asked")
    ]
    waiting = sorted(gone)
    seen = 0
    for row in rows:
        probe = folded(row.wording.read)[:_PROBE]
        at = source.find(probe, seen) if probe and row.name not in FIELDS else -1
        while at >= 0 and waiting and waiting[0][0] < at:
            yield _gone(waiting.pop(0)[1], ledger, entry)
        seen = max(seen, at)
        yield row
    for _, index in waiting:
        yield _gone(index, ledger, entry)


def _gone(index: int, ledger: Ledger, entry: Entry | None) -> Row:
    left = ledger.left_out[index]
    words = pointer_to(left.words, [each.words for each in ledger.left_out])
    said = said_of(entry, words)
    rules = [rule for rule in said.rules if rule[0] in ("keep", "drop")]
    shown = " ".join(left.words.split())
    shown = shown if len(shown) <= _LONGEST_GONE else f"{shown[:_LONGEST_GONE]}…"
    return Row(
        f"g{index}",
        "gone",
        words,
        wording=Wording((Bit(shown),), text=shown),
        reason=left.reason,
        seen=version_of(rules),
        surprise=int(left.surprise),
        doubt=0 if left.surprise < Surprise.MUCH else 1,
    )
