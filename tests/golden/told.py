"""An article as data that people read: the fields, and a line a block that begins with its role."""

from __future__ import annotations

from collections.abc import Iterator

from manuscripts import Written

from compiler.model.article import Article, Ledger
from compiler.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Table,
)
from compiler.model.inline import Inlines, LineBreak, Note, Text
from compiler.model.segments import plain

_ROLES = {Role.BODY: "p"}


def told(article: Article, ledger: Ledger, manuscript: Written) -> dict[str, object]:
    """The article's fields and blocks, and which parts of the manuscript were left out whole."""
    fields = ("title", "subtitle", "author", "source", "date")
    lead = {"lead": list(_lines(article.lead))} if article.lead else {}
    gone = {entry.before.strip() for entry in ledger.dropped}
    dropped = [
        part.words for part in manuscript.parts if part.kind != "title" and part.words in gone
    ]
    return {
        **{name: value for name in fields if (value := getattr(article, name))},
        **lead,
        "blocks": list(_lines(article.blocks)),
        **({"dropped": dropped} if dropped else {}),
    }


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _line(block)


def _line(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, run):
            yield f"h{level}: {_words(run)}"
        case Paragraph(run, role):
            yield f"{_ROLES.get(role, role.value)}: {_words(run)}"
        case Quote(inner):
            yield from (f"quote {line}" for line in _lines(inner))
        case ListBlock(items):
            yield from (f"item {line}" for item in items for line in _lines(item.blocks))
        case Figure(_, caption):
            yield f"figure: {_words(caption)}"
        case Table(head, body, caption):
            yield f"table: {_words(caption)}"
            for row in head + body:
                yield "  " + " | ".join(
                    "".join(line.removeprefix("p: ") for line in _lines(cell.blocks))
                    for cell in row.cells
                )
        case CodeBlock(text):
            yield f"code: {text}"
        case _:
            yield f"{type(block).__name__.lower()}:"


def _words(run: Inlines) -> str:
    """A run's words; a note stands in 〖〗 where it is called."""
    said = ""
    for inline in run:
        match inline:
            case Note(blocks):
                said += f"〖{''.join(line.removeprefix('p: ') for line in _lines(blocks))}〗"
            case LineBreak():
                said += "/"
            case Text(text):
                said += text
            case _:
                children = getattr(inline, "children", ())
                said += _words(children) if children else plain((inline,))
    return said
