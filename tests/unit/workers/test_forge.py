"""A forge does one job after the other, each in a process of its own, and ends with its program."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from compiler.errors import SourceError
from compiler.workers.answers import Ending
from compiler.workers.forge import Forge


def add(one, other, _report):
    return one + other


def whoever(_report):
    return os.getpid(), os.getppid()


def remember(_report):
    os.environ["REMEMBERED"] = "yes"
    return os.environ.get("REMEMBERED", "")


def recall(_report):
    return os.environ.get("REMEMBERED", ""), os.environ.get("PREPARED", "")


def refuse(report):
    report.warn("sources.unread", path="a")
    raise SourceError("sources.empty")


def die(_report):
    os.kill(os.getpid(), signal.SIGKILL)


def rest(path, _report):
    Path(path).write_text(str(os.getpid()))
    time.sleep(600)


def write_to_the_end(path, _report):
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    Path(path).write_text("begun")
    for _ in range(50):
        time.sleep(0.01)
    Path(path).write_text("done")
    return "written"


def prepare():
    os.environ["PREPARED"] = "yes"


def nothing():
    """No preparation."""


@pytest.fixture
def forge():
    with closing(Forge(nothing)) as lit:
        yield lit


def done(forge, job):
    forge.begin(job)
    select.select([forge], [], [])
    return forge.take()


def wait_for(condition):
    while not condition():
        time.sleep(0.005)


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_jobs_come_back_one_after_the_other(forge):
    assert [done(forge, partial(add, number, 1)).value for number in range(5)] == [1, 2, 3, 4, 5]


def test_nothing_of_a_job_stays(forge):
    first, second = done(forge, whoever).value, done(forge, whoever).value
    assert first[0] != second[0]
    assert first[1] == second[1] != os.getpid()
    done(forge, remember)
    assert done(forge, recall).value == ("", "")


def test_what_was_prepared_is_there():
    with closing(Forge(prepare)) as lit:
        assert done(lit, recall).value == ("", "yes")
    assert "PREPARED" not in os.environ


def test_an_error_comes_back_with_what_was_found(forge):
    answer = done(forge, refuse)
    assert answer.error.code == "sources.empty"
    assert [found.code for found in answer.diagnostics] == ["sources.unread"]


def test_a_job_that_dies_ends_itself_alone(forge):
    assert done(forge, die).death.ending is Ending.CRASH
    assert done(forge, partial(add, 1, 1)).value == 2


def test_one_job_at_a_time(forge):
    forge.begin(partial(add, 1, 1))
    assert forge.busy
    with pytest.raises(RuntimeError):
        forge.begin(partial(add, 1, 1))
    assert forge.take().value == 2
    assert not forge.busy


def test_a_job_can_be_ended(forge, tmp_path):
    forge.begin(partial(rest, tmp_path / "pid"))
    wait_for((tmp_path / "pid").exists)
    wait_for((tmp_path / "pid").read_text)
    forge.stop()
    assert forge.take().death.detail == "SIGTERM"
    assert not alive(int((tmp_path / "pid").read_text()))
    assert done(forge, partial(add, 1, 1)).value == 2


def test_what_is_being_written_is_written(forge, tmp_path):
    forge.begin(partial(write_to_the_end, tmp_path / "file"))
    wait_for((tmp_path / "file").exists)
    forge.stop()
    assert forge.take().value == "written"
    assert (tmp_path / "file").read_text() == "done"


def test_a_stop_that_comes_too_late_ends_nothing_else(forge):
    forge.begin(partial(add, 1, 1))
    select.select([forge], [], [])
    forge.stop()
    assert forge.take().value == 2
    assert done(forge, partial(add, 2, 2)).value == 4


def test_a_forge_that_dies_is_lit_again(forge):
    os.kill(done(forge, whoever).value[1], signal.SIGKILL)
    assert done(forge, partial(add, 1, 1)).death.detail == "forge"
    assert done(forge, partial(add, 1, 1)).value == 2


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_of_a_program_that_is_killed(number, tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from functools import partial\n"
        "import test_forge as t\n"
        "forge = t.Forge(t.nothing)\n"
        "forge.begin(partial(t.rest, sys.argv[2]))\n"
        "print(forge._process, flush=True)\n"
        "forge.take()\n"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path / "pid")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        lit = int(program.stdout.readline())
        wait_for((tmp_path / "pid").exists)
        wait_for((tmp_path / "pid").read_text)
        worker = int((tmp_path / "pid").read_text())
        assert alive(lit)
        assert alive(worker)
        program.send_signal(number)
    wait_for(lambda: not alive(lit) and not alive(worker))
