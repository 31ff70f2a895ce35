"""However a program ends, its workers and what they have forked end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from processes import alive, marked, wait_until

# A worker that has two workers of its own, which sleep; the program tells when all are there.
PROGRAM = """
import os, signal, sys, threading, time
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated

def sleep(report):
    os.write(READY[1], b".")
    time.sleep(600)

def nest(report):
    run_isolated([sleep, sleep], Limits(), at_once=2)

def work():
    run_isolated([nest], Limits(), told=told)

def told(count):
    assert os.read(READY[0], 1) + os.read(READY[0], 1) == b".."
    print("ready", flush=True)
    end()

READY = os.pipe()
"""
ENDS = {
    "waits": "def end(): time.sleep(600)\nwork()",
    "raises": "def end(): raise ValueError\nwork()",
    "exits": "def end(): os._exit(0)\nwork()",
    "aborts": "def end(): os.abort()\nwork()",
    "writes into a closed pipe": (
        "signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n"
        "def end():\n    while True: os.write(1, b'.')\nwork()"
    ),
}


def begun(program: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    """The program, when its workers are there."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM + program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP, signal.SIGINT, signal.SIGSEGV]
)
def test_killed_by_a_signal(number):
    environment = marked()
    with begun(ENDS["waits"], environment) as process:
        assert len(alive(environment)) == 4
        process.send_signal(number)
    assert wait_until(lambda: not alive(environment))


@pytest.mark.parametrize("way", list(ENDS)[1:])
def test_ends_by_itself(way):
    environment = marked()
    with begun(ENDS[way], environment) as process:
        process.stdout.close()
        process.wait()
    assert wait_until(lambda: not alive(environment))


def test_a_worker_that_is_killed_takes_its_own_along():
    environment = marked()
    with begun(ENDS["waits"], environment) as process:
        try:
            children = f"/proc/{process.pid}/task/{process.pid}/children"
            [worker] = map(int, open(children).read().split())  # noqa: PTH123, SIM115
            os.kill(worker, signal.SIGKILL)
            assert wait_until(lambda: not alive(environment) - {process.pid})
        finally:
            process.kill()


THREADED = """
import sys, threading, time
from functools import partial
from compiler.workers.life import Limits
from compiler.workers.worker import run_isolated
import endless
work = partial(run_isolated, [partial(endless.sleep)], Limits())
threading.Thread(target=work, daemon=DAEMON).start()
while not endless.is_there(sys.argv[1]): time.sleep(0.01)
print("ready", flush=True)
"""
ENDLESS = """
import os, time
def sleep(report):
    open(os.environ["THERE"], "w").close()
    time.sleep(600)
def is_there(path):
    return os.path.exists(path)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, None])
def test_workers_of_a_program_with_threads(tmp_path, number):
    """They are forked by an interpreter; None: the main thread ends, and its thread is a daemon."""
    (tmp_path / "endless.py").write_text(ENDLESS)
    there = str(tmp_path / "there")
    environment = marked() | {"PYTHONPATH": str(tmp_path), "THERE": there}
    program = THREADED.replace("DAEMON", str(number is None))
    with subprocess.Popen(
        [sys.executable, "-c", program, there],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        if number is not None:
            assert len(alive(environment)) == 3
            process.send_signal(number)
    assert wait_until(lambda: not alive(environment))
