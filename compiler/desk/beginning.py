"""A new booklet on the shelf: empty, from a sample, or the next issue of one that is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from compiler.desk.desk import looked_at
from compiler.desk.phrase_list import lasting_rows
from compiler.desk.shelf import Book
from compiler.numerals import HAN_NUMERAL, han_number
from compiler.project.scaffold import scaffold
from compiler.project.slug import slug
from compiler.project.which_file import PROJECT_FILE
from compiler.publish import write_all
from compiler.scratch import scratch_folder

SAMPLES = ("neikan", "gongwen", "book")
_SAMPLES = Path(__file__).parent / "samples"
# What belongs to one issue alone, and not to the next.
_OF_ISSUE = ("title", "subtitle", "editor_note", "source", "keywords")
_NUMBER = re.compile(rf"第(\d+|[{HAN_NUMERAL}]+)(?=[期辑号集卷册])")
_LAST_NUMBER = re.compile(r"\d+(?=\D*\Z)")
# Lines of the scaffold that a booklet of one's own does without.
_EXAMPLES = (
    ('series = "学习文选" ', 'series = ""'),
    ("editor_note = ", "# editor_note = "),
)
_ISSUE = re.compile(r'(?m)^issue = "[^"]*"')


def empty(shelf: Path, name: str, today: date) -> Path:
    """A booklet called ``name`` that holds what will lie in its folder, in the order of names."""
    return _placed(shelf, name, lambda made: _write(made, _own_text(name, today)))


def from_sample(shelf: Path, sample: str, name: str, today: date) -> Path:
    """A booklet like one of ``SAMPLES``, called ``name``."""

    def fill(made: Path) -> None:
        shutil.copytree(_SAMPLES / sample, made, dirs_exist_ok=True)
        document = tomlkit.parse((made / PROJECT_FILE).read_text("utf-8"))
        booklet = _table(document, "booklet")
        booklet["date"] = today
        _write(made, tomlkit.dumps(document))

    return _placed(shelf, name, fill)


def next_issue(shelf: Path, book: Book, today: date) -> Path:
    """The issue after ``book``: the same masthead and settings, the next number, no article."""
    text = (book.folder / PROJECT_FILE).read_text("utf-8-sig")
    document = tomlkit.parse(text)
    for name in ("section", "article"):
        document.pop(name, None)
    booklet = _table(document, "booklet")
    for name in _OF_ISSUE:
        booklet.pop(name, None)
    issue = next_number(book.issue)
    booklet["issue"], booklet["date"] = issue, today

    def fill(made: Path) -> None:
        for named in _files_of_settings(document, book.folder):
            target = made / named.relative_to(book.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if named.is_dir():
                shutil.copytree(named, target, dirs_exist_ok=True)
            else:
                shutil.copy2(named, target)
        _write(made, tomlkit.dumps(document))

    return _placed(shelf, f"{book.series or book.title} {issue}", fill)


def next_number(issue: str) -> str:
    """The number after that of an issue, written as it is: 第12期 → 第13期, 第三辑 → 第四辑."""
    found = _NUMBER.search(issue) or _LAST_NUMBER.search(issue)
    if found is None:
        return issue
    number = found[1] if found.re is _NUMBER else found[0]
    start, end = found.span(1 if found.re is _NUMBER else 0)
    after = str(int(number) + 1).zfill(len(number)) if number.isdigit() else ""
    return issue[:start] + (after or han(han_number(number) + 1)) + issue[end:]


def han(number: int) -> str:
    """A number below 100 in Han, as issues are counted (二十一); others in digits."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{digits[tens]}十")
    return head + (digits[ones] if ones else "")


def _placed(shelf: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """The new folder, whole at once, under a name of its own on the shelf."""
    stem = slug(name)
    with scratch_folder(shelf) as scratch:
        made = scratch / "booklet"
        made.mkdir()
        fill(made)
        _take_over(shelf, made)
        for number in range(1, 10_000):
            target = shelf / (stem if number == 1 else f"{stem}-{number}")
            if not target.exists():
                return made.rename(target)
    raise FileExistsError(str(shelf / stem))


def _take_over(shelf: Path, made: Path) -> None:
    """Have the new booklet convert as was decided for all that follow."""
    if rows := lasting_rows(shelf):
        phrases = looked_at(made).phrases
        phrases.put(rows)
        assert phrases.data is not None  # noqa: S101 - for mypy: there are rows
        write_all([(made / phrases.name, phrases.data)])


def _write(folder: Path, text: str) -> None:
    write_all([(folder / PROJECT_FILE, text.encode())])


def _own_text(name: str, today: date) -> str:
    """The project file of the scaffold: every key explained, no manuscript listed."""
    text = scaffold(name, today)[0].text
    begin, end = text.index("[[section]]"), text.index("# 识别有误时更正")
    text = text[:begin] + text[end:]
    for before, after in _EXAMPLES:
        text = text.replace(before, after, 1)
    return _ISSUE.sub('issue = ""', text)


def _table(document: tomlkit.TOMLDocument, name: str) -> Table:
    table = document.setdefault(name, tomlkit.table())
    if not isinstance(table, Table):
        raise TypeError(name)
    return table


def _files_of_settings(document: tomlkit.TOMLDocument, folder: Path) -> list[Path]:
    """Files and folders beside the project file that its settings name."""
    tables = document.unwrap()
    named = [
        tables.get("theme"),
        tables.get("page", {}).get("theme"),
        tables.get("text", {}).get("phrases"),
        tables.get("print", {}).get("profile"),
    ]
    paths = [folder / each for each in named if isinstance(each, str) and each]
    own = folder.resolve()
    return [
        path
        for path in paths
        if path.exists() and path.resolve().is_relative_to(own) and path != folder
    ]
