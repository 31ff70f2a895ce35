"""The keys of booklet.toml and what each may hold, as pydantic models.

Field names are the TOML names. Models are strict: nothing is guessed from a value of another
type, except that a number may stand where text is printed (``copies = 300``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from compiler.project.record import DEFAULT_OUTPUT, DEFAULT_THEME, DEFAULT_TRIM
from compiler.units import PAPER_SIZES, Size, parse_trim

# From a 64开 pocket book to A3: what an office printer or a print shop takes for a booklet.
SMALLEST_MM, LARGEST_MM = 90.0, 420.0

TRIMS = (*PAPER_SIZES, "185mm 260mm")


def _printed(value: Any) -> Any:
    """Text, also where TOML reads a number; True and False stay wrong."""
    return str(value) if type(value) in (int, float) else value


def _as_table(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


def _as_note(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _trim(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("trim", "not a trim")
    size = parse_trim(value)
    if size is None or not _printable(size):
        raise PydanticCustomError("trim", "not a trim")
    return value


def _printable(size: Size) -> bool:
    return all(SMALLEST_MM <= side <= LARGEST_MM for side in (size.width_mm, size.height_mm))


def _day(value: Any) -> Any:
    if isinstance(value, str | date | datetime):
        return value
    raise PydanticCustomError("day", "not a date")


def _text_list(value: Any) -> Any:
    """A list, also where one element stands alone (``keywords = "印刷"``)."""
    return [value] if isinstance(value, str) else value


Printed = Annotated[str, BeforeValidator(_printed)]
FileName = Annotated[str, Field(min_length=1)]
Script = Literal["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NoteTable(_Table):
    """``editor_note``: text, or ``{ file = "note.md" }``."""

    text: str = ""
    file: FileName | None = None


class BookletTable(_Table):
    """``[booklet]``: what the first page and the colophon say."""

    series: str = ""
    title: str = ""
    subtitle: str = ""
    issue: Printed = ""
    date: Annotated[Any, BeforeValidator(_day)] = ""
    publisher: str = ""
    notice: str = ""
    editor_note: Annotated[NoteTable, BeforeValidator(_as_note)] = NoteTable()
    editor: str = ""
    copies: Printed = ""
    contact: Printed = ""
    keywords: Annotated[list[str], BeforeValidator(_text_list)] = Field(default_factory=list)
    source: FileName | None = None


class ArticleTable(_Table):
    """An entry of ``articles``: a file name, or a table with what to say instead of the file."""

    file: FileName
    title: str | None = None
    subtitle: str | None = None
    author: str | None = None
    source: str | None = None
    date: Annotated[Any, BeforeValidator(_day)] = None


class SectionTable(_Table):
    """``[[section]]``: a column (栏目)."""

    title: str = ""
    articles: list[Annotated[ArticleTable, BeforeValidator(_as_table)]] = Field(min_length=1)


class PageTable(_Table):
    """``[page]``; ``theme`` may stand here as well as at the top."""

    trim: Annotated[str, BeforeValidator(_trim)] = DEFAULT_TRIM
    section_start: Literal["page", "recto"] = "page"
    numbering: bool = False
    contents_depth: int = Field(default=2, ge=1, le=5)
    theme: FileName | None = None


class EditionTable(_Table):
    """``[[edition]]``."""

    script: Script
    quotes: Literal["corner", "curly"] | None = None


class TextTable(_Table):
    """``[text]``: what conversion must know about this booklet."""

    protect: Annotated[list[FileName], BeforeValidator(_text_list)] = Field(default_factory=list)
    phrases: FileName | None = None


class OutputTable(_Table):
    """``[output]``."""

    directory: FileName = DEFAULT_OUTPUT
    formats: Annotated[list[Literal["screen", "booklet", "print"]], Field(min_length=1)] = [
        "screen"
    ]


class ProjectTable(_Table):
    """The whole of booklet.toml."""

    theme: FileName = DEFAULT_THEME
    remote_images: bool = False
    booklet: BookletTable = BookletTable()
    section: list[SectionTable] = Field(default_factory=list)
    page: PageTable = PageTable()
    edition: list[EditionTable] = Field(default_factory=list)
    text: TextTable = TextTable()
    output: OutputTable = OutputTable()


# Where each table stands in the file, for messages: "" is the top, before any [table].
TABLES: dict[str, type[_Table]] = {
    "": ProjectTable,
    "[booklet]": BookletTable,
    "[[section]]": SectionTable,
    "[page]": PageTable,
    "[[edition]]": EditionTable,
    "[text]": TextTable,
    "[output]": OutputTable,
    "editor_note": NoteTable,
    "articles": ArticleTable,
}


def table_at(path: tuple[str | int, ...]) -> str:
    """The name in ``TABLES`` of the table that holds the key at the end of ``path``."""
    names = [part for part in path[:-1] if isinstance(part, str)]
    if not names:
        return ""
    last = names[-1]
    for form in (last, f"[{last}]", f"[[{last}]]"):
        if form in TABLES:
            return form
    return ""


def known_keys(table: str) -> tuple[str, ...]:
    """The keys a table may hold, in the order of its model."""
    return tuple(TABLES[table].model_fields)
