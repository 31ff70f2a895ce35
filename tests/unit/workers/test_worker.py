"""Calls in workers: their answers, their limits, and what becomes of those that die."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from processes import wait_until
from steps import lines_run

from compiler.errors import Location, SourceError
from compiler.model.inline import Text
from compiler.workers.answers import Answer, Ending
from compiler.workers.life import Limits
from compiler.workers.travel import unpickled
from compiler.workers.worker import run_isolated

SMALL = Limits(memory=200 * 1024 * 1024)


def give(value, report):
    report.warn("sources.missing-image", Location(source="a.md"), address=str(value))
    return value


def large(size, _):
    return bytes(size)


def refuse(report):
    raise SourceError("sources.empty-file", Location(source="a.md", line=3), path="a.md")


def fail(report):
    raise KeyError("纸")


def sleep(report):
    time.sleep(600)


def spin(report):
    while True:
        pass


def eat(report):
    return len(bytearray(2**31))


def die(number, report):
    faulthandler.disable()  # pytest's, which would fill the screen
    os.kill(os.getpid(), number)


@pytest.mark.parametrize(("most", "ending"), [(10_000, Ending.MEMORY), (30_000, None)])
def test_an_answer_may_be_as_large_as_its_limit_says(most, ending):
    (answer,) = run_isolated([partial(large, 20_000)], Limits(answer=most))
    assert (answer.death and answer.death.ending) == ending


def test_answers_and_findings_come_in_the_order_of_the_tasks():
    answers = run_isolated([partial(give, number) for number in range(7)], Limits(), at_once=3)
    assert [answer.value for answer in answers] == list(range(7))
    said = [dict(answer.diagnostics[0].values)["address"] for answer in answers]
    assert said == [str(number) for number in range(7)]


def test_it_is_told_how_many_answers_there_are():
    told: list[int] = []
    tasks = [partial(give, number) for number in range(5)]
    run_isolated(tasks, Limits(), at_once=2, told=told.append)
    assert told[0] == 0  # the first are at work: there is time for something else
    assert told == sorted(told)
    assert told[-1] >= 3  # when the last two had begun


def test_a_large_answer_comes_whole():
    value = tuple(Text("纸" * 1000) for _ in range(3000))
    [answer] = run_isolated([partial(give, value)], Limits())
    assert answer.value == value


def test_an_error_comes_as_it_is_and_harms_no_other():
    refused, good = run_isolated([refuse, partial(give, 1)], Limits())
    assert isinstance(refused.error, SourceError)
    assert refused.error.location == Location(source="a.md", line=3)
    assert refused.error.values == {"path": "a.md"}
    assert good.value == 1


@pytest.mark.parametrize(
    ("task", "limits", "ending", "detail"),
    [
        (spin, Limits(cpu_s=1), Ending.CPU, ""),
        (eat, SMALL, Ending.MEMORY, ""),
        (partial(die, signal.SIGKILL), SMALL, Ending.CRASH, "SIGKILL"),
        (partial(die, signal.SIGSEGV), SMALL, Ending.CRASH, "SIGSEGV"),
        (fail, SMALL, Ending.FAULT, "KeyError: '纸'"),
    ],
)
def test_a_worker_that_dies_is_told_apart(task, limits, ending, detail):
    dead, good = run_isolated([task, partial(give, 1)], limits)
    assert (dead.death.ending, dead.death.detail) == (ending, detail)
    assert good.value == 1


def test_a_worker_that_computes_nothing_is_ended():
    [answer] = run_isolated([sleep], Limits(asleep_s=1.0))
    assert answer.death.ending is Ending.ASLEEP


def test_an_exception_keeps_its_trace_for_those_who_ask():
    [answer] = run_isolated([fail], Limits())
    assert "in fail" in answer.death.trace


def test_an_answer_calls_nothing():
    class Evil:
        def __reduce__(self):
            return (os.system, ("touch pwned",))

    for hostile in (pickle.dumps(Evil()), pickle.dumps(Answer(value=Evil())), b"", b"\x80\x05K"):
        assert unpickled(hostile).death.ending is Ending.CRASH
    assert not Path("pwned").exists()
    dotted = b"\x80\x04\x8c\x10compiler.publish\x8c\x09os.system\x93\x8c\x04true\x85R."
    assert unpickled(dotted).death.ending is Ending.CRASH


def test_an_interruption_ends_the_workers(tmp_path):
    """Ctrl-C reaches the whole group; a worker that goes on would hold the terminal."""
    script = (
        "import os, signal, time\n"
        # a shell starts what runs in its background with the signal ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from compiler.workers.life import Limits\n"
        "from compiler.workers.worker import run_isolated\n"
        "def sleep(report):\n"
        f"    open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n"
        "    time.sleep(600)\n"
        "run_isolated([sleep], Limits())\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    pid = tmp_path / "pid"
    assert wait_until(lambda: pid.exists() and pid.read_text() != "")
    process.send_signal(signal.SIGINT)
    process.wait(600)
    # its worker was ended and waited for before it ended itself
    assert not Path("/proc", pid.read_text()).exists()


def test_a_worker_costs_little():
    tasks = [partial(give, number) for number in range(20)]
    assert lines_run(lambda: run_isolated(tasks, Limits())) / len(tasks) < 400


def test_where_there_is_no_fork_an_interpreter_is_started(monkeypatch):
    monkeypatch.delattr(os, "fork")
    [answer] = run_isolated([partial(Path, "a")], Limits())
    assert answer.death is not None  # what comes back is no record of ours, and is refused
