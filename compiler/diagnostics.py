"""What is told of a run: findings that do not stop it, its progress, and its seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from time import perf_counter

from compiler.errors import NOWHERE, Location


@dataclass(frozen=True)
class Step:
    """Where a run is: the stage's code, how much is done (0 to 1), the editions, and the page."""

    stage: str
    done: float
    editions: tuple[str, ...] = ()
    page: int = 0


Progress = Callable[[Step], None]  # told each step as it begins


def untold(step: Step) -> None:
    """The progress of a run that nobody watches."""
    del step


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


class Clock:
    """Tells the progress stage by stage, and adds up the seconds of each."""

    def __init__(self, progress: Progress, stages: int) -> None:
        self._progress = progress
        self._stages = stages
        self._begun = 0
        self._step = Step("", 0.0)
        self._seconds: dict[str, float] = {}

    @classmethod
    def silent(cls) -> Clock:
        """A clock that nobody looks at: in a process of its own, say."""
        return cls(untold, 1)

    def announce(self, name: str, editions: Sequence[str] = (), ahead: int = 0) -> None:
        """Tell that a stage begins, without timing it; ``ahead`` others are done and not taken."""
        done = min(1.0, (self._begun + ahead) / self._stages)
        self._step = Step(f"pipeline.stage-{name}", done, tuple(editions))
        self._progress(self._step)

    def page(self, number: int) -> None:
        """Tell which page the stage that was announced is at."""
        self._progress(replace(self._step, page=number))

    def take(self, timings: Iterable[tuple[str, float]]) -> None:
        """Add the stages that another clock has timed."""
        for name, seconds in timings:
            self._begun += 1
            self._seconds[name] = self._seconds.get(name, 0.0) + seconds

    @contextmanager
    def stage(self, name: str, *editions: str) -> Iterator[None]:
        """Announce the next stage, and time it."""
        self.announce(name, editions)
        self._begun += 1
        start = perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + perf_counter() - start

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        """Seconds by stage, in the order the stages were first entered."""
        return tuple(self._seconds.items())
