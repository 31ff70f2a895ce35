"""Jobs side by side: the same values, findings, seconds and errors as one after the other."""

from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from compiler.diagnostics import Report
from compiler.errors import Location, TypesetError
from compiler.events import Clock
from compiler.workers.processors import processors
from compiler.workers.side_by_side import side_by_side

HERE = os.getpid()


def set_pages(number, report, clock):
    """A job as those of a build are."""
    with clock.stage("typeset"):
        report.warn("typeset.job", Location(page=number))
    return number, os.getpid() == HERE


def refuse(report, clock):
    report.warn("typeset.job", Location(page=0))
    raise TypesetError("typeset.no-pages", Location(page=3))


def break_down(report, clock):
    try:
        1 / 0  # noqa: B018 - what an engine may do
    except ZeroDivisionError as error:
        raise TypesetError("typeset.engine-failure", reason=str(error)) from error


def die_elsewhere(report, clock):
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def fail_elsewhere(report, clock):
    here = os.getpid() == HERE
    report.warn("typeset.job", Location(page=8 if here else 7))
    if not here:
        raise LookupError("nothing that an error of ours says")
    return "done here"


def done(jobs, hands):
    """The values of the jobs, the pages reported, the stages timed, what was told on the way."""
    report, told = Report(), []
    clock = Clock(lambda step: told.append((step.stage, step.done)), stages=8)
    values = [call() for call in side_by_side(jobs, hands, 2, report, clock)]
    return values, [each.location.page for each in report], clock.course.timings, told


@pytest.mark.parametrize("hands", [1, 2, 5])
def test_all_is_told_in_the_order_of_the_jobs(hands):
    values, pages, timings, told = done([partial(set_pages, number) for number in range(4)], hands)
    assert [number for number, _ in values] == pages == [0, 1, 2, 3]
    assert {here for _, here in values} == {hands == 1}
    assert [name for name, _ in timings] == ["typeset"]
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert {stage for stage, _ in told} == {
        "pipeline.stage-typeset" if hands == 1 else "pipeline.stage-several"
    }


def test_a_single_job_needs_no_other_process():
    [(_, here)], *_ = done([partial(set_pages, 1)], 4)
    assert here


@pytest.mark.parametrize("hands", [1, 3])
def test_the_first_error_counts_and_what_came_before_it_is_told(hands):
    report = Report()
    jobs = [partial(set_pages, 1), refuse, partial(set_pages, 2)]
    first, second, _ = side_by_side(jobs, hands, 1, report, Clock.silent())
    first()
    with pytest.raises(TypesetError) as caught:
        second()
    assert caught.value.location.page == 3
    assert [each.location.page for each in report] == [1, 0]


@pytest.mark.parametrize("hands", [1, 2])
def test_an_error_keeps_what_lies_under_it(hands):
    _, call = side_by_side([partial(set_pages, 1), break_down], hands, 1, Report(), Clock.silent())
    with pytest.raises(TypesetError) as caught:
        call()
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_job_whose_process_dies_is_done_here():
    values, *_ = done([die_elsewhere, partial(set_pages, 1)], 2)
    assert values == ["done here", (1, False)]


def test_what_a_job_found_before_it_failed_is_not_told():
    """It is done again, and finds what there is to find."""
    values, pages, *_ = done([fail_elsewhere, partial(set_pages, 1)], 2)
    assert values == ["done here", (1, False)]
    assert pages == [8, 1]


def test_processors_are_those_this_process_may_use(monkeypatch):
    assert 1 <= processors() <= (os.cpu_count() or 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    assert processors() == 1
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert processors() == 7
    monkeypatch.delattr(os, "fork")
    assert processors() == 1
