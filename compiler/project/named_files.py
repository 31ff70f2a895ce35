"""The files that a project file names: they lie below its folder, or are refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from compiler.diagnostics import Report
from compiler.errors import ProjectError
from compiler.file_names import NamesBelow, in_one_form
from compiler.project.findings import Places, shown
from compiler.project.lines import KeyPath


class ProjectFolder:
    """The project folder: nothing a project file names may lie outside it."""

    def __init__(self, root: Path, places: Places, report: Report) -> None:
        self.root = root.resolve()
        self.places = places
        self._report = report
        self._names = NamesBelow(self.root)
        self._straight: dict[str, bool] = {}

    def inside(self, name: str, key: KeyPath) -> Path:
        """The path ``name`` means, links followed, if that is below the folder."""
        if plain := self._plain(name):
            return plain
        try:
            path = (self._found(name, key) or self.root / name).resolve()
        except (OSError, ValueError, RuntimeError) as error:  # NUL, too long, a loop of links
            raise self._refusal("project.missing-file", name, key) from error
        if not path.is_relative_to(self.root) or Path(name).is_absolute():
            raise self._refusal("project.path-outside", name, key)
        return path

    def _plain(self, name: str) -> Path | None:
        """The file of that very name, if no link is on its way: so are nearly all of hundreds."""
        path = f"{self.root}/{name}"
        parts = name.split("/")
        try:
            is_file = stat.S_ISREG(os.lstat(path).st_mode)
        except (OSError, ValueError):
            return None
        if not is_file or not {"", ".", ".."}.isdisjoint(parts):
            return None
        return Path(path) if self._is_straight(os.path.dirname(path)) else None  # noqa: PTH120 - text

    def _is_straight(self, folder: str) -> bool:
        """Whether no link leads to the folder."""
        if folder not in self._straight:
            self._straight[folder] = os.path.realpath(folder) == folder
        return self._straight[folder]

    def _found(self, name: str, key: KeyPath) -> Path | None:
        """What lies there under this name; told where only its case is another."""
        path = self._names.find(self.root, name)
        if path is not None and path.is_relative_to(self.root):
            there = path.relative_to(self.root).as_posix()
            if in_one_form(PurePosixPath(name).as_posix()) != in_one_form(there):
                where = self.places.at(key)
                self._report.info("project.other-case", where, path=name, there=there)
        return path

    def file(self, name: str, key: KeyPath) -> Path:
        """The file ``name`` means, if it is there."""
        if plain := self._plain(name):
            return plain
        path = self.inside(name, key)
        try:
            if path.is_file():
                return path
            exists = path.exists()
        except OSError:  # a name longer than the file system takes
            exists = False
        code = "project.not-a-file" if exists else "project.missing-file"
        raise self._refusal(code, name, key)

    def _refusal(self, code: str, name: str, key: KeyPath) -> ProjectError:
        return ProjectError(code, self.places.at(key), path=shown(name).strip('"'))
