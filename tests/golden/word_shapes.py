"""A manuscript as a Word file: with styles, and as offices type it, where all is seen only."""

from __future__ import annotations

import io
from collections.abc import Callable
from html import escape
from pathlib import Path

from manuscripts import Part, Written
from PIL import Image
from word_files import OFFICE, WordFile, paragraph, run

_STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "h1": "1",
    "h2": "2",
    "h3": "3",
    "caption": "Caption",
    "tablecaption": "Caption",
    "quote": "Quote",
}
_RIGHT, _MIDDLE = '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'
_INDENT = '<w:ind w:firstLineChars="200"/>'


def by_style(manuscript: Written, path: Path) -> None:
    """As those write who use styles."""
    _write(manuscript, path, _styled)


def by_hand(manuscript: Written, path: Path) -> None:
    """As offices write with WPS: no styles; faces and sizes of GB/T 9704-2012, 7.3."""
    _write(manuscript, path, _faced)


def _write(manuscript: Written, path: Path, write: Callable[[Part, str], str]) -> None:
    body = "".join(_part(part, write) for part in manuscript.parts)
    relation = f'<Relationship Id="i1" Type="{OFFICE}/image" Target="media/image1.png"/>'
    WordFile(body, relations=relation, parts={"word/media/image1.png": png()}).write(path)


def _part(part: Part, write: Callable[[Part, str], str]) -> str:
    if part.kind == "picture":
        return _picture()
    if part.kind == "table":
        return _table(part)
    lines = part.lines if part.kind == "title" else ("".join(part.lines),)
    return "".join(write(part, escape(line)) for line in lines)


def _styled(part: Part, text: str) -> str:
    if part.kind == "bold":
        return paragraph(text, "", "<w:b/>")
    if part.kind in ("right", "centre"):
        return paragraph(text, _RIGHT if part.kind == "right" else _MIDDLE)
    style = _STYLES.get(part.kind)
    return paragraph(text, f'<w:pStyle w:val="{style}"/>' if style else "")


def _faced(part: Part, text: str) -> str:
    match part.kind:
        case "title":
            return paragraph(text, _MIDDLE, _type("方正小标宋简体", 44))
        case "subtitle":
            return paragraph(text, _MIDDLE, _type("楷体", 32))
        case "line":
            return paragraph(text, "", _type("仿宋", 32))
        case "h1":
            return paragraph(text, _INDENT, _type("黑体", 32))
        case "h2":
            return paragraph(text, _INDENT, _type("楷体", 32))
        case "h3" | "bold":
            return paragraph(text, _INDENT, _type("仿宋", 32) + "<w:b/>")
        case "caption" | "tablecaption":
            return paragraph(text, _MIDDLE, _type("仿宋", 28))
        case "right":
            return paragraph(text, _RIGHT, _type("仿宋", 32))
        case "centre":
            return paragraph(text, _MIDDLE, _type("仿宋", 32))
        case "quote":
            return paragraph(text, '<w:pStyle w:val="Quote"/>', _type("仿宋", 32))
    return paragraph(text, _INDENT, _type("仿宋", 32))


def _type(face: str, half_points: int) -> str:
    return f'<w:rFonts w:eastAsia="{face}"/><w:sz w:val="{half_points}"/>'


def _picture() -> str:
    return paragraph(
        '<w:r><w:drawing><wp:inline><wp:extent cx="1905000" cy="1270000"/>'
        '<wp:docPr id="1" name="p"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        '<a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>",
        _MIDDLE,
    )


def _table(part: Part) -> str:
    rows = (
        "".join(f"<w:tc><w:tcPr/><w:p>{run(escape(cell))}</w:p></w:tc>" for cell in row)
        for row in part.text
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def png() -> bytes:
    """A small picture."""
    data = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(data, "PNG")
    return data.getvalue()
