"""Which file of a folder is its project file, and what a project file is in bytes.

It is called booklet.toml. Windows hides endings, so Notepad makes booklet.toml.txt of it; browsers
make "booklet (1).toml"; and editors write UTF-16, GBK and line ends of their own.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from compiler.diagnostics import Report
from compiler.errors import Location, ProjectError
from compiler.project.code_pages import likeliest

PROJECT_FILE = "booklet.toml"

# A project file of ten thousand articles is smaller; what is larger is something else.
MAX_BYTES = 4_000_000

_NAMED_SO = re.compile(r"(?!\.).*\.toml|booklet.*\.txt|.*\.toml\.txt", re.IGNORECASE)
_OURS = re.compile(
    r"^[ \t]*\[{1,2}\s*(?:booklet|section|edition|article)\s*\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE
)
# UTF-32 before UTF-16, whose mark is the beginning of the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def project_file(folder: Path, report: Report) -> Path | None:
    """The project file of ``folder``, None if there is none; raises ProjectError, OSError.

    Without booklet.toml it is the one file that holds a project by its words; told. Of several none
    is taken.
    """
    found = project_files(folder)
    usual = folder / PROJECT_FILE
    if usual.exists():
        others = [file.name for file in found if file != usual]
        for name in others:
            report.warn("project.second-file", Location(source=name), path=name)
        return usual
    if len(found) > 1:
        names = "、".join(file.name for file in found)
        raise ProjectError("project.which-file", Location(source=str(folder)), names=names)
    for file in found:
        report.warn("project.other-name", Location(source=file.name), path=file.name)
    return found[0] if found else None


def project_files(folder: Path) -> tuple[Path, ...]:
    """Every file in ``folder`` that is a project file by its name, or by what it holds."""
    # Names are enough: most files of a folder are none.
    named = sorted(name for name in os.listdir(folder) if _NAMED_SO.fullmatch(name))  # noqa: PTH208
    entries = (folder / name for name in named)
    return tuple(each for each in entries if each.name == PROJECT_FILE or is_project_file(each))


def is_project_file(entry: Path) -> bool:
    """Whether a file with an ending that is not booklet.toml's holds a project all the same."""
    if not _NAMED_SO.fullmatch(entry.name) or not entry.is_file():
        return False
    try:
        if entry.stat().st_size > MAX_BYTES:
            return False
        text, _ = decoded(entry.read_bytes())
    except OSError:  # somebody else's file: what is wrong with it is told where it is used
        return False
    return bool(text and _OURS.search(text))


def read_text(file: Path, report: Report) -> str:
    """What a project file says, its lines parted by line feeds; raises ProjectError, OSError."""
    where = Location(source=file.name)
    if not file.is_file():
        raise ProjectError("project.not-a-file", where, path=file.name)
    if file.stat().st_size > MAX_BYTES:
        raise ProjectError("project.too-large", where, path=file.name)
    data = file.read_bytes()
    text, guessed = decoded(data)
    if text is None:
        line = data.count(b"\n", 0, _first_wrong(data)) + 1
        raise ProjectError(
            "project.bad-encoding", Location(source=file.name, line=line), path=file.name
        )
    if guessed:
        report.warn("project.guessed-encoding", where, path=file.name, encoding=guessed)
    return text


def decoded(data: bytes) -> tuple[str | None, str]:
    """The text of a project file, None if it has none; and its encoding where that was guessed."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    guessed = ""
    if encoding is None:
        encoding = likeliest(data)
        guessed = {"gb18030": "GBK", "big5": "Big5"}.get(encoding or "", "")
    try:
        text = data.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        return None, ""
    return text.replace("\r\n", "\n").replace("\r", "\n"), guessed


def _first_wrong(data: bytes) -> int:
    """Where ``data`` stops being UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0
