"""A manuscript that another file stands for from now on: its new version.

The new one has its place, and all that was said of it. The old one stays in the folder, left out:
nothing is written over, and undone all is as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from compiler.desk import project_file
from compiler.desk.arrangement import LEFT_OUT, Arrangement, file_of, said_apart, same
from compiler.desk.changes.change import Booklet, ImpossibleError


@dataclass(frozen=True)
class Replace:
    """The manuscript ``by`` stands for ``file``."""

    file: str
    by: str

    def thing(self, booklet: Booklet) -> object:
        """Whether both are there, in the booklet or beside it."""
        arranged = booklet.arrangement
        known = {*arranged.files(), *arranged.unlisted, *arranged.beside}
        return [name in known for name in (self.file, self.by)]

    def carry_out(self, booklet: Booklet) -> None:
        """Put the one in the place of the other."""
        if self.thing(booklet) != [True, True] or same(self.file) == same(self.by):
            raise ImpossibleError("desk.no-article")
        held = booklet.held
        _forget(held, self.by)
        for entry in said_apart(held):
            if same(entry["file"]) == same(self.file):
                entry["file"] = self.by
                entry.pop(LEFT_OUT, None)
        if booklet.arrangement.whole:
            table: Any = held["booklet"]
            table["source"] = self.by
        elif booklet.arrangement.is_listed:
            self._relist(held)
        else:
            left = {"file": self.file, LEFT_OUT: True}
            project_file.append_table(held, "article", project_file.table_of(left))

    def _relist(self, held: project_file.Document) -> None:
        """The new one in its list, the old one behind it, left out."""
        for section in project_file.tables(held, "section"):
            articles: Any = section.get("articles", [])
            for index, entry in enumerate(articles):
                if same(file_of(entry)) != same(self.file):
                    continue
                if isinstance(entry, dict):
                    articles[index]["file"] = self.by
                else:
                    articles[index] = self.by
                left = project_file.inline({"file": self.file, LEFT_OUT: True})
                articles.insert(index + 1, left)
                return


def earlier(arranged: Arrangement, by: str, asked: str) -> str:
    """The manuscript of which ``by``, given as ``asked``, may be a new version; "" if of none.

    It has that name, or a number behind it as those that came later.
    """
    left = {same(each.file) for part in arranged.parts for each in part.files if each.left_out}
    name = PurePosixPath(same(asked))
    stem, suffix = map(re.escape, (name.with_suffix("").as_posix(), name.suffix))
    alike = re.compile(rf"{stem}(?:-(\d+))?{suffix}")
    found = [
        (int(number[1] or 0), file)
        for file in arranged.files()
        if same(file) != same(by) and same(file) not in left
        if (number := alike.fullmatch(same(file)))
    ]
    return max(found)[1] if found else ""


def _forget(held: project_file.Document, file: str) -> None:
    """Take a manuscript out of all lists, with what was said of it."""
    for section in project_file.tables(held, "section"):
        articles: Any = section.get("articles", [])
        for index in reversed(range(len(articles))):
            if same(file_of(articles[index])) == same(file):
                del articles[index]
    tables: Any = held.get("article", [])
    for index in reversed(range(len(tables))):
        if same(tables[index].get("file", "")) == same(file):
            del tables[index]
    if "article" in held and not len(tables):
        del held["article"]
