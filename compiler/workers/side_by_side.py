"""Jobs of a build done side by side, each in a worker, with the outcome of one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from compiler.diagnostics import Report
from compiler.errors import WenxuanError
from compiler.events import Clock, Course
from compiler.workers.answers import Answer
from compiler.workers.life import UNLIMITED
from compiler.workers.threads import is_alone
from compiler.workers.worker import run_isolated

T = TypeVar("T")
Job = Callable[[Report, Clock], T]


@dataclass(frozen=True)
class _Timed(Generic[T]):
    """A job's value, and what its clock has seen."""

    value: T
    course: Course


def side_by_side(  # noqa: PLR0917 - what a build hands to each of its steps
    jobs: Sequence[Job[T]],
    hands: int,
    stages_each: int,
    report: Report,
    clock: Clock,
    editions: Sequence[str] = (),
) -> list[Callable[[], T]]:
    """The jobs as calls that give their values, which are to be called in order.

    With several hands every job is done when this returns, each in a process of its own, ``hands``
    at a time; with one, or for a single job, a call does the job in this process, if that has no
    other thread: the engine and PDFium know one thread a process. What a job reports, times and
    raises comes with its call: what is told does not depend on the machine.
    """
    if (hands == 1 or len(jobs) == 1) and is_alone():
        return [partial(job, report, clock) for job in jobs]

    def told(done: int) -> None:
        clock.announce("several", editions, done * stages_each)

    answers = run_isolated([partial(_timed, job) for job in jobs], UNLIMITED, hands, told)
    pairs = zip(jobs, answers, strict=True)
    return [partial(_given, job, answer, report, clock) for job, answer in pairs]


def _timed(job: Job[T], report: Report) -> _Timed[T]:
    """What a worker does."""
    clock = Clock.silent()
    try:
        return _Timed(job(report, clock), clock.course)
    except WenxuanError as error:
        if error.__cause__ is None:
            raise
        # The traceback of a cause does not travel: the job fails once more, where it can be shown.
        raise RuntimeError(str(error)) from error


def _given(job: Job[T], answer: Answer[_Timed[T]], report: Report, clock: Clock) -> T:
    """The value of a job; one whose worker died, for want of memory say, is done here."""
    if answer.error is not None or answer.value is not None:
        report.take(answer.diagnostics)
    if answer.error is not None:
        raise answer.error
    if answer.value is None:
        return job(report, clock)
    clock.take(answer.value.course)
    return answer.value.value
