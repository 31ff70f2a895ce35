"""What is told of a run: findings that do not stop it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from compiler.errors import NOWHERE, Location


class Severity(StrEnum):
    """How much a finding matters: ``--strict`` turns warnings into failure."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Diagnostic:
    """One finding. ``code`` is a stable name such as ``sources.dropped-element``.

    The sentence and the hint come from the message catalogue (``messages``) by ``code``;
    ``values`` fill their places.
    """

    code: str
    severity: Severity
    location: Location = NOWHERE
    values: tuple[tuple[str, str], ...] = ()


@dataclass
class Report:
    """Collects the findings of a run, in the order they were made; equal ones are kept once."""

    _diagnostics: dict[Diagnostic, None] = field(default_factory=dict)

    def note(
        self, severity: Severity, code: str, location: Location | None = None, **values: object
    ) -> None:
        """Record a finding."""
        filled = tuple((name, str(value)) for name, value in values.items())
        self._diagnostics[Diagnostic(code, severity, location or NOWHERE, filled)] = None

    def info(self, code: str, location: Location | None = None, **values: object) -> None:
        """Record something worth knowing."""
        self.note(Severity.INFO, code, location, **values)

    def warn(self, code: str, location: Location | None = None, **values: object) -> None:
        """Record something a person should look at."""
        self.note(Severity.WARNING, code, location, **values)

    def error(self, code: str, location: Location | None = None, **values: object) -> None:
        """Record something that must be mended before pages are made."""
        self.note(Severity.ERROR, code, location, **values)

    def take(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record findings that another report has collected."""
        self._diagnostics.update(dict.fromkeys(diagnostics))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._diagnostics)

    def codes(self) -> list[str]:
        """The codes recorded, in order."""
        return [diagnostic.code for diagnostic in self]

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The findings that ``--strict`` turns into failure."""
        return tuple(d for d in self if d.severity is not Severity.INFO)
