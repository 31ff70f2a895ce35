"""Manuscripts of lines that look as a program sets them, in no file, and what became of them."""

from __future__ import annotations

from pathlib import Path

from compiler.diagnostics import Report
from compiler.model.block import Block, Figure, Heading, Paragraph, Role
from compiler.model.inline import Image, Strong, Text
from compiler.model.mending import ALL_RULES
from compiler.model.segments import plain
from compiler.sources.account import Account
from compiler.sources.composing import composed
from compiler.sources.flow.looks import Flow, Look, Passage
from compiler.sources.pictures.placing import Pictures
from compiler.sources.reading import Reading

CENTRED = {"align": "center"}
TEXT = "纸张从竹子和树皮里来，先浸在水里，再煮、再捣，抄成薄薄的一张，晾干以后就可以写字了。"


def _passage(line) -> Passage:
    text, look = line if isinstance(line, tuple) else (line, {})
    look = {"half_points": 24, "face": "宋体"} | look
    if text == "图":
        return Passage(Figure((Image("a.png"),)), Look(**look))
    run = (Text(text),)
    if level := look.get("level"):
        return Passage(Heading(level, run), Look(**look))
    return Passage(Paragraph((Strong(run),) if look.get("bold") else run), Look(**look))


def article_of_lines(lines):
    """The article of lines, each a text or a text and how it looks; 图 is a picture."""
    report, root = Report(), Path("/nowhere")
    given = Reading(
        "稿件.docx", Pictures(root, root / "稿件.docx", "稿件.docx", report), report, ALL_RULES
    )
    flow = Flow(tuple(map(_passage, lines)))
    return composed(flow, given, Account("稿件.docx", ""))


def shown(article) -> list[str]:
    """The blocks of an article but for running text: headings by level, captions, roles, lines."""
    return [line for block in article.blocks if (line := _line(block)) != TEXT]


def _line(block: Block) -> str:
    match block:
        case Heading(level, run):
            return f"{level} {plain(run)}"
        case Figure():
            return f"图 {plain(block.caption)}".strip()
        case Paragraph(run, role):
            return plain(run) if role is Role.BODY else f"[{role.value}] {plain(run)}"
    return type(block).__name__
