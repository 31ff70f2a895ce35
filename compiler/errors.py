"""Errors that stop the work: one class a cause, each with its exit code and a remedy.

A diagnostic (see ``diagnostics``) is recorded and work goes on; an error ends the run. The
command line shows an error as one line, the place, and the remedy; it never shows a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Location:
    """Where a finding belongs: a source (path or project key), a line in it, a page of the PDF.

    ``source`` is relative to the project folder where it can be; ``line`` and ``page`` count
    from 1; ``quote`` is a short piece of the text concerned.
    """

    source: str = ""
    line: int | None = None
    page: int | None = None
    quote: str = ""


NOWHERE = Location()


def reason_of(error: Exception) -> str:
    """Why something failed, in the words of the system or of who raised it; never empty."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


class WenxuanError(Exception):
    """Base of all errors a user can cause or mend.

    ``code`` names the sentence in the message catalogue; ``values`` fill its places. ``others``
    are further errors of the same step, told after this one.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, location: Location | None = None, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.location = location or NOWHERE
        self.values = values
        self.others: tuple[WenxuanError, ...] = ()

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} {self.location.source} ({filled})"


class ProjectError(WenxuanError):
    """The path given is not there, or the project file or its folder cannot be used."""

    exit_code = 3


class SourceError(WenxuanError):
    """A manuscript cannot be read."""

    exit_code = 4


class EditionError(WenxuanError):
    """An edition cannot be made: an unknown script, a broken phrase list."""

    exit_code = 5


class ThemeError(WenxuanError):
    """A theme is missing or broken."""

    exit_code = 6


class TypesetError(WenxuanError):
    """Pages cannot be made: fonts missing, the engine refused."""

    exit_code = 7


class ConservationError(WenxuanError):
    """Characters of a source are unaccounted for in the finished PDF."""

    exit_code = 8


class OutputError(WenxuanError):
    """A result cannot be written."""

    exit_code = 9


class StrictError(WenxuanError):
    """``--strict`` was asked for and there were warnings."""

    exit_code = 10


class IncompleteError(WenxuanError):
    """``--keep-going`` was asked for, and manuscripts are missing or not as the project says."""

    exit_code = 11


class FinishingError(WenxuanError):
    """A PDF cannot be made into a file for the printer."""

    exit_code = 12


class PreflightFailed(WenxuanError):  # noqa: N818 - the name DESIGN.md gives it
    """Preflight found errors in a PDF."""

    exit_code = 13
