"""Programs with threads: another process forks their workers."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from weakref import WeakSet

import pytest
from threaded_tasks import die, give, refuse, sleep

from compiler.errors import SourceError
from compiler.workers import threads
from compiler.workers.answers import Ending
from compiler.workers.life import Limits
from compiler.workers.threads import declare_harmless, may_fork
from compiler.workers.worker import run_isolated


@pytest.fixture
def other_thread(monkeypatch):
    """A thread that does nothing but be there; those of the runner of tests do not count."""
    monkeypatch.setattr(threads, "_HARMLESS", WeakSet(threading.enumerate()))
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield thread
    done.set()
    thread.join()


def test_a_process_with_another_thread_is_not_forked(other_thread):
    assert not may_fork()
    declare_harmless([other_thread])
    assert may_fork()


def test_answers_are_the_same(other_thread, monkeypatch):
    monkeypatch.setattr(os, "fork", None)  # to be called by nobody here
    told: list[int] = []
    tasks = [partial(give, "纸"), refuse, die, partial(give, ("墨", 3))]
    first, refused, dead, last = run_isolated(tasks, Limits(), told=told.append)
    assert first.value[0] == "纸"
    assert dict(first.diagnostics[0].values) == {"address": "纸"}
    assert isinstance(refused.error, SourceError)
    assert refused.error.location.line == 3
    assert (dead.death.ending, dead.death.detail) == (Ending.CRASH, "SIGABRT")
    assert last.value[0] == ("墨", 3)
    assert os.getpid() not in {first.value[1], last.value[1]}
    assert told[0] == 0
    assert told == sorted(told)


def test_threads_work_at_the_same_time():
    def one(number: int) -> int:
        [answer] = run_isolated([partial(give, number)], Limits())
        return answer.value[0]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(one, range(3))) == [0, 1, 2]


def test_an_interpreter_that_does_not_start_is_a_death(other_thread, monkeypatch):
    monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: "/bin/false")
    first, second = run_isolated([partial(give, 1)] * 2, Limits())
    assert first.death == second.death
    assert first.death.ending is Ending.CRASH


def test_what_is_asleep_is_found_there_too(other_thread):
    [answer] = run_isolated([sleep], Limits(asleep_s=1))
    assert answer.death.ending is Ending.ASLEEP
