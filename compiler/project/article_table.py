"""An entry of ``articles``, or an ``[[article]]``: a manuscript, and what is said against it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from compiler.project.values import (
    DATE_FORM,
    POINTERS_FORM,
    Day,
    FileName,
    Meaning,
    Pointer,
    Pointers,
)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CorrectionTable(_Table):
    """An entry of ``correct``: words of one paragraph that are set right."""

    at: Annotated[
        Pointer,
        Meaning("在以这些字开头的段落里", "in the paragraph that begins so, as it was read"),
    ]
    wrong: Annotated[
        str,
        Field(min_length=1),
        Meaning(
            "原来的字，在段中（或那一格里）只出现一次",
            "the words as read, which stand in it (or in that cell) once",
        ),
    ]
    right: Annotated[str, Meaning("改成的字", "what is printed instead")]
    row: Annotated[
        int | None,
        Field(ge=1, le=10_000),
        Meaning("只在表格的这一行，从1数起", "only in this row of a table, from 1"),
    ] = None
    column: Annotated[
        int | None,
        Field(ge=1, le=1000),
        Meaning("只在行中的这一格，从1数起", "only in this cell of a row, from 1"),
    ] = None


class ArticleTable(_Table):
    """An entry of ``articles``: a file name, or a table with what to say instead of the file."""

    file: Annotated[FileName, Meaning("稿件", "the manuscript")]
    title: Annotated[str | None, Meaning("代替稿件的标题", "replaces its title")] = None
    subtitle: Annotated[str | None, Meaning("代替稿件的副题", "replaces its subtitle")] = None
    author: Annotated[str | None, Meaning("代替稿件的作者", "replaces its author")] = None
    source: Annotated[str | None, Meaning("代替稿件的来源", "replaces its source")] = None
    date: Annotated[Day, Meaning("代替稿件的日期", "replaces its date", DATE_FORM)] = None
    kind: Annotated[
        Literal["article", "booklet"] | None,
        Meaning("单篇文章，或整本小册", "one article, or a whole booklet"),
    ] = None
    level: Annotated[
        dict[str, Annotated[int, Field(ge=0, le=4)]],
        Meaning(
            "以这些字开头的段落是几级标题；0 是正文",
            "the level of the heading that begins so, 1 to 4; 0 is body",
            '{ "开头几个字" = 2 }',
        ),
    ] = Field(default_factory=dict)
    caption: Annotated[
        Pointers,
        Meaning("这些是旁边图表的题注", "these are captions of what is beside", POINTERS_FORM),
    ] = Field(default_factory=list)
    body: Annotated[
        Pointers,
        Meaning("这些是正文，不是标题、图注、署名", "these are body text", POINTERS_FORM),
    ] = Field(default_factory=list)
    drop: Annotated[
        Pointers, Meaning("不印这些段落或图片", "these are left out", POINTERS_FORM)
    ] = Field(default_factory=list)
    keep: Annotated[
        Pointers,
        Meaning("读稿时去掉的这些文字要印", "these were left out and come back", POINTERS_FORM),
    ] = Field(default_factory=list)
    role: Annotated[
        dict[
            str,
            Literal["title", "subtitle", "author", "source", "date", "signature", "note"],
        ],
        Meaning(
            "以这些字开头的段落是标题、副题、作者、来源、日期、署名或注",
            "what the paragraph is that begins so: title, subtitle, author, source, date,"
            " signature or note",
            '{ "开头几个字" = "title" }',
        ),
    ] = Field(default_factory=dict)
    join: Annotated[
        Pointers, Meaning("这些段落各与下一段合并", "each is one with the next", POINTERS_FORM)
    ] = Field(default_factory=list)
    split: Annotated[
        Pointers,
        Meaning("从这些字起另成一段", "another paragraph begins at these words", POINTERS_FORM),
    ] = Field(default_factory=list)
    begin: Annotated[
        Pointers,
        Meaning("从这些段落起是另一篇文章", "another article begins at these", POINTERS_FORM),
    ] = Field(default_factory=list)
    correct: Annotated[
        list[CorrectionTable],
        Meaning(
            "改正的字；稿件不动",
            "words that are set right; the manuscript stays as it is",
            '[{ at = "开头几个字", wrong = "…", right = "…" }]',
        ),
    ] = Field(default_factory=list)
    leave_out: Annotated[bool, Meaning("不收这篇", "the article is left out")] = False
