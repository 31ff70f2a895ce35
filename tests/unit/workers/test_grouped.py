"""Several tasks of one worker are answered as if each had been alone, whatever one of them does."""

from __future__ import annotations

import os
import signal
from functools import partial

import pytest

from compiler.errors import Location, SourceError
from compiler.workers import grouped
from compiler.workers.answers import Ending
from compiler.workers.grouped import run_grouped
from compiler.workers.life import Limits

LIMITS = Limits(cpu_s=4)


@pytest.fixture(autouse=True)
def _one_processor(monkeypatch):
    monkeypatch.setattr(grouped, "processors", lambda: 1)


def who(report):
    del report
    return os.getpid()


def found(number, report):
    report.info("project.no-edition", number=number)
    return number


def wrong(report):
    del report
    raise SourceError("sources.empty", Location("a.md"))


def dies(report):
    del report
    os.kill(os.getpid(), signal.SIGKILL)


def computes(report):
    del report
    while True:
        pass


def test_small_tasks_share_a_worker_and_large_ones_do_not():
    sizes = [10, 10, 1024 * 1024, 10, 10]
    pids = [answer.value for answer in run_grouped([who] * 5, sizes, LIMITS)]
    assert pids[0] == pids[1] != pids[3] == pids[4]
    assert pids[2] not in {pids[0], pids[3], os.getpid()}


def test_each_has_its_own_answer():
    tasks = [partial(found, 1), wrong, partial(found, 2), partial(found, 3)]
    answers = run_grouped(tasks, [1] * 4, LIMITS)
    assert [answer.value for answer in answers] == [1, None, 2, 3]
    assert answers[1].error.code == "sources.empty"
    assert [len(answer.diagnostics) for answer in answers] == [1, 0, 1, 1]


@pytest.mark.parametrize(("task", "ending"), [(dies, Ending.CRASH), (computes, Ending.CPU)])
def test_who_kills_the_worker_harms_no_other(task, ending):
    tasks = [partial(found, 1), task, partial(found, 2), partial(found, 3)]
    answers = run_grouped(tasks, [1] * 4, LIMITS)
    assert [answer.value for answer in answers] == [1, None, 2, 3]
    assert answers[1].death.ending is ending
    assert [len(answer.diagnostics) for answer in answers] == [1, 0, 1, 1]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_tasks(count):
    assert len(run_grouped([who] * count, [1] * count, LIMITS)) == count
