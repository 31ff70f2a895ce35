"""What happens in a run, as it happens: which stage it is at, which units are there, its seconds.

The console's bar, a page in the browser and a batch are told the same. Who is told may raise an
exception of its own: that cancels the run, between two units, with nothing written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import perf_counter


@dataclass(frozen=True)
class Step:
    """Where a run is: the stage's code, how much is done (0 to 1), the editions, and the page."""

    stage: str
    done: float
    editions: tuple[str, ...] = ()
    page: int = 0


@dataclass(frozen=True)
class Unit:
    """A unit that is there: its kind, what it is called, and whether it was made just now.

    If not, it was kept from an earlier run, made of the same content.
    """

    kind: str
    name: str
    made: bool


@dataclass(frozen=True)
class Glimpse:
    """A page that may be looked at before the others are written.

    ``name`` is that of its picture, ``page`` its number from 0 of ``pages`` (0 as long as nobody
    can tell how many there are), ``shape`` its sides in pt.
    """

    name: str
    page: int
    pages: int
    shape: tuple[float, float]


Event = Step | Unit | Glimpse
Progress = Callable[[Event], None]  # told each event as it happens


def untold(event: Event) -> None:
    """The progress of a run that nobody watches."""
    del event


@dataclass(frozen=True)
class Course:
    """What a clock has seen: seconds by stage, in the order first entered, and the units."""

    timings: tuple[tuple[str, float], ...] = ()
    units: tuple[Unit, ...] = ()


class Clock:
    """Tells the progress stage by stage, adds up the seconds of each, and remembers the units."""

    def __init__(self, progress: Progress, stages: int) -> None:
        self._progress = progress
        self._stages = stages
        self._begun = 0
        self._step = Step("", 0.0)
        self._seconds: dict[str, float] = {}
        self._units: list[Unit] = []

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

    def unit(self, unit: Unit) -> None:
        """Tell of a unit that is there now."""
        self._units.append(unit)
        self._progress(unit)

    def take(self, course: Course) -> None:
        """Add what another clock has seen."""
        for name, seconds in course.timings:
            self._begun += 1
            self._seconds[name] = self._seconds.get(name, 0.0) + seconds
        for unit in course.units:
            self.unit(unit)

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
    def course(self) -> Course:
        """What it has seen so far."""
        return Course(tuple(self._seconds.items()), tuple(self._units))


def made(units: Iterable[Unit]) -> int:
    """How many of the units were made, and not kept from before."""
    return sum(unit.made for unit in units)
