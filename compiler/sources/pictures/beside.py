"""The files beside a manuscript that its reading asks for, and what it is told of each.

Who keeps what was read asks again: as long as every answer is the same, so is the manuscript.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from compiler.sources.pictures.addresses import Finder, PictureFile

_NONE, _OUTSIDE = "", "outside"


class Question(StrEnum):
    """What is asked about an address."""

    PICTURE = "picture"  # which picture it means
    SAVED = "saved"  # whether a file saved with a page lies there
    MADE = "made"  # what the file made for a picture holds


@dataclass(frozen=True)
class Use:
    """A question that was asked, and its answer: the file and its content's digest, or none."""

    question: Question
    address: str
    answer: str


@dataclass
class Beside:
    """Asks for files beside the manuscript ``source`` below ``root``, and remembers it."""

    root: Path
    source: Path
    _asked: dict[tuple[Question, str], Use] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._finder = Finder(self.root.resolve(), self.source.parent.resolve() / self.source.name)

    @property
    def uses(self) -> tuple[Use, ...]:
        """All that was asked."""
        return tuple(self._asked.values())

    def picture(self, address: str) -> PictureFile | None:
        """The file of a picture, as ``Finder.find`` gives it; PermissionError for one outside."""
        self._note(Question.PICTURE, address)
        return self._finder.find(address)

    def is_saved(self, path: str) -> bool:
        """Whether a file saved with the page lies at this relative path."""
        self._note(Question.SAVED, path)
        return self._is_saved(path)

    def was_made(self, path: Path) -> None:
        """Remember a file that was made for a picture."""
        self._note(Question.MADE, path.resolve().relative_to(self._finder.root).as_posix())

    def unchanged(self, uses: Iterable[Use]) -> bool:
        """Whether each question would be answered as it was."""
        return all(self._answer(use.question, use.address) == use.answer for use in uses)

    def _note(self, question: Question, address: str) -> None:
        if (question, address) not in self._asked:
            use = Use(question, address, self._answer(question, address))
            self._asked[question, address] = use

    def _answer(self, question: Question, address: str) -> str:
        match question:
            case Question.PICTURE:
                try:
                    found = self._finder.find(address)
                except PermissionError:
                    return _OUTSIDE
                return self._known(found.path) + str(found.elsewhere) if found else _NONE
            case Question.SAVED:
                return str(self._is_saved(address))
            case Question.MADE:
                return self._known(self._finder.root / address)

    def _known(self, path: Path) -> str:
        """The file's name and the digest of its content."""
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            return f"{path.resolve().relative_to(self._finder.root).as_posix()} {content} "
        except (OSError, ValueError):  # gone, not to be read, or led out of the project
            return _NONE

    def _is_saved(self, path: str) -> bool:
        try:
            return (self.source.parent / path).is_file()
        except (OSError, ValueError):  # a name too long, a NUL in it
            return False
