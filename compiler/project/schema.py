"""The keys of booklet.toml and what each may hold, as pydantic models.

Field names are the TOML names. Models are strict: nothing is guessed from a value of another
type, except that a number may stand where text is printed (``copies = 300``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from compiler.project.article_table import ArticleTable, CorrectionTable
from compiler.project.mending_table import MendingTable
from compiler.project.output_tables import ImpositionTable, OutputTable, PrintTable
from compiler.project.record import DEFAULT_THEME, DEFAULT_TRIM
from compiler.project.values import (
    DATE_FORM,
    Day,
    FileName,
    Meaning,
    Printed,
    Script,
    as_note,
    as_table,
    as_text_list,
    as_trim,
)
from compiler.units import TRIMS


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NoteTable(_Table):
    """``editor_note``: text, or ``{ file = "note.md" }``."""

    text: Annotated[str, Meaning("编者按的文字", "the note itself; a paragraph a line")] = ""
    file: Annotated[
        FileName | None, Meaning("存放编者按的稿件", "the manuscript that holds it")
    ] = None


class BookletTable(_Table):
    """``[booklet]``: what the first page and the colophon say."""

    series: Annotated[str, Meaning("丛书名", "name of the series, the nameplate")] = ""
    title: Annotated[
        str, Meaning("本期主题；也是文件名", "title of the issue; files are named after it")
    ] = ""
    subtitle: Annotated[str, Meaning("副题", "subtitle")] = ""
    issue: Annotated[Printed, Meaning("期号", "number of the issue")] = ""
    date: Annotated[
        Day,
        Meaning("日期；也是 PDF 的创建日期", "date, also that of the PDF's making", DATE_FORM),
    ] = ""
    publisher: Annotated[str, Meaning("主办、编印单位", "publisher; the PDF's author")] = ""
    notice: Annotated[
        str, Meaning("首页右上角的提示，如“内部资料”", "notice at the top right of the first page")
    ] = ""
    editor_note: Annotated[
        NoteTable,
        BeforeValidator(as_note, str | NoteTable),
        Meaning(
            "编者按，一行一段，印在目录之后",
            "the editor's note, a paragraph a line; it follows the contents",
            '"…", { file = "note.md" }',
        ),
    ] = NoteTable()
    editor: Annotated[str, Meaning("编辑，印在版权页", "editor, for the colophon")] = ""
    copies: Annotated[Printed, Meaning("印数，印在版权页", "printed copies, for the colophon")] = ""
    contact: Annotated[Printed, Meaning("联系方式，印在版权页", "contact, for the colophon")] = ""
    signatory: Annotated[
        str, Meaning("签发人（上行公文）", "who signs; on documents to a higher authority")
    ] = ""
    copy_to: Annotated[
        str, Meaning("抄送机关，印在版记", "who gets a copy, for the foot of a document")
    ] = ""
    keywords: Annotated[
        list[str],
        BeforeValidator(as_text_list, str | list[FileName]),
        Meaning("PDF 的关键词", "keywords of the PDF", '["…", "…"]'),
    ] = Field(default_factory=list)
    source: Annotated[
        FileName | None,
        Meaning(
            "整本底稿，代替 [[section]]", "one manuscript with the whole booklet, not [[section]]"
        ),
    ] = None


class SectionTable(_Table):
    """``[[section]]``: a column (栏目)."""

    title: Annotated[str, Meaning("栏目名", "name of the section")] = ""
    articles: Annotated[
        list[Annotated[ArticleTable, BeforeValidator(as_table, FileName | ArticleTable)]],
        Meaning(
            "文章，按顺序",
            "its articles in order",
            '["articles/01.md", { file = "articles/02.md" }]',
        ),
    ]


class PageTable(_Table):
    """``[page]``; ``theme`` may stand here as well as at the top."""

    trim: Annotated[
        str,
        BeforeValidator(as_trim),
        Meaning(
            "成品尺寸；自定尺寸边长 90–420 毫米",
            "trim size; each side of a size of your own from 90 to 420 mm",
            ", ".join(f'"{trim}"' for trim in TRIMS),
        ),
    ] = DEFAULT_TRIM
    section_start: Annotated[
        Literal["page", "recto"],
        Meaning(
            "栏目另页起，或另面（右页）起", "a section opens on a new page, or on a right-hand one"
        ),
    ] = "page"
    numbering: Annotated[
        bool,
        Meaning("给没有序号的标题加 一、（一）1.（1）", "number headings that carry no number"),
    ] = False
    contents_depth: Annotated[
        int,
        Field(ge=1, le=5),
        Meaning(
            "目录层数：1 栏目，2 文章，3–5 文中标题",
            "levels of the contents: 1 sections, 2 articles, 3 to 5 headings",
        ),
    ] = 2
    large_type: Annotated[
        bool, Meaning("大字版：正文用三号字", "large type: the body in 三号 (16 pt)")
    ] = False
    folio: Annotated[
        Literal["outer", "centre"] | None,
        Meaning(
            "页码的位置：外侧（单页居右、双页居左）或居中；不写则依主题",
            "where the page number stands: outside or in the middle; else the theme's way",
        ),
    ] = None
    folio_form: Annotated[
        str | None,
        Field(max_length=16),
        Meaning(
            "页码的样式：照第 1 页的样子写",
            "how the page number is written: page 1 as it should look",
            '"— 1 —", "- 1 -", "1", "第1页"',
        ),
    ] = None
    missing_images: Annotated[
        Literal["strip", "box", "omit"],
        Meaning(
            "缺图之处：三行高的一条、与原图等大的空框、不留",
            "where a picture is missing: three lines, a box of its own size, nothing",
        ),
    ] = "strip"
    theme: Annotated[
        FileName | None, Meaning("同文件开头的 theme", "the same as theme at the top")
    ] = None


class EditionTable(_Table):
    """``[[edition]]``."""

    script: Annotated[Script, Meaning("简体，或各地繁体", "simplified, or traditional by region")]
    quotes: Annotated[
        Literal["corner", "curly"] | None,
        Meaning(
            "「」或 “”；不写则繁体用「」，简体用 “”",
            "「」 or “”; by default 「」 in traditional and “” in simplified editions",
        ),
    ] = None
    vocabulary: Annotated[
        Literal["taiwan"] | None,
        Meaning(
            "换用当地词语（软件→軟體），只用于 zh-Hant-TW；改动的词逐一列入审校",
            "words of the region as well (软件 → 軟體), for zh-Hant-TW; the audit lists each",
        ),
    ] = None


class TextTable(_Table):
    """``[text]``: what conversion must know about this booklet."""

    protect: Annotated[
        list[FileName],
        BeforeValidator(as_text_list, str | list[FileName]),
        Meaning("不转换的词，如人名", "words that conversion leaves alone", '["…", "…"]'),
    ] = Field(default_factory=list)
    phrases: Annotated[
        FileName | None, Meaning("自己的用语表", "a phrase file of your own, see below")
    ] = None


class TypographyTable(_Table):
    """``[typography]``: how lines are composed; what is not said is the region's custom."""

    kinsoku: Annotated[
        Literal["basic", "gb", "strict"] | None,
        Meaning(
            "避头尾：基本、国标、从严",
            "which characters are kept from line starts and ends",
        ),
    ] = None
    squeeze: Annotated[
        Literal["full", "none"] | None,
        Meaning("标点挤压", "whether adjacent marks are squeezed"),
    ] = None
    han_latin_space: Annotated[
        bool | None,
        Meaning("汉字与西文、数字之间留四分之一字空", "a quarter em between Han and Latin"),
    ] = None
    hanging: Annotated[
        bool | None, Meaning("行末句逗悬挂", "stops and commas may hang outside the right edge")
    ] = None
    lone_characters: Annotated[
        Literal["avoid", "allow"] | None,
        Meaning("段末孤字：避免或允许", "a last line of a single character"),
    ] = None


class ProjectTable(_Table):
    """The whole of booklet.toml."""

    theme: Annotated[
        FileName,
        Meaning(
            "主题：名字，或自己的文件夹",
            "a theme's name, or a folder of your own",
            '"neikan", "./look"',
        ),
    ] = DEFAULT_THEME
    remote_images: Annotated[
        bool, Meaning("是否下载网上图片", "whether pictures are fetched from the web")
    ] = False
    booklet: BookletTable = BookletTable()
    section: list[SectionTable] = Field(default_factory=list)
    article: list[ArticleTable] = Field(default_factory=list)
    page: PageTable = PageTable()
    edition: list[EditionTable] = Field(default_factory=list)
    text: TextTable = TextTable()
    typography: TypographyTable = TypographyTable()
    mending: MendingTable = MendingTable()
    output: OutputTable = OutputTable()
    imposition: ImpositionTable = ImpositionTable()
    print: PrintTable = PrintTable()


# Where each table stands in the file, for messages: "" is the top, before any [table].
TABLES: dict[str, type[BaseModel]] = {
    "": ProjectTable,
    "[booklet]": BookletTable,
    "[[section]]": SectionTable,
    "[[article]]": ArticleTable,
    "[page]": PageTable,
    "[[edition]]": EditionTable,
    "[text]": TextTable,
    "[typography]": TypographyTable,
    "[mending]": MendingTable,
    "[output]": OutputTable,
    "[imposition]": ImpositionTable,
    "[print]": PrintTable,
    "editor_note": NoteTable,
    "articles": ArticleTable,
    "correct": CorrectionTable,
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
