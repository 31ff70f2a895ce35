"""In a lodging what a job that stays has left is there for the next, and only if it was done."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from compiler.errors import SourceError
from compiler.workers.forge import Forge
from compiler.workers.life import adopt_orphans
from compiler.workers.lodging import Lodging, Stay, leave, left

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what stays needs prctl(2)")


def put(value, _report):
    before = left("value")
    leave("value", value)
    return before or "nothing", os.getpid()


def see(_report):
    return left("value") or "nothing", os.getpid()


def put_and_refuse(value, report):
    put(value, report)
    raise SourceError("sources.empty")


def put_and_die(value, report):
    put(value, report)
    os.kill(os.getpid(), signal.SIGKILL)


def put_and_rest(value, path, report):
    put(value, report)
    path.write_text(str(os.getpid()))
    time.sleep(600)


def put_and_begin_a_thread(value, report):
    import threading

    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return put(value, report)


def opened(_report):
    return sorted(os.listdir("/proc/self/fd"))  # noqa: PTH208 - as names


def aside(_report):
    return tempfile.mkdtemp()


def nothing():
    """No preparation."""


@pytest.fixture
def lodging():
    assert adopt_orphans()
    with closing(Lodging(nothing)) as lit:
        yield lit


def done(lodging, job):
    lodging.begin(job)
    select.select([lodging], [], [])
    return lodging.take()


def state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def wait_for(condition):
    for _ in range(4000):
        if condition():
            return
        time.sleep(0.005)
    raise AssertionError(condition)


def test_what_a_job_has_left_is_there_for_the_next(lodging):
    assert done(lodging, Stay(partial(put, 1))).value[0] == "nothing"
    assert done(lodging, Stay(partial(put, 2))).value[0] == 1
    assert done(lodging, see).value[0] == 2
    assert left("value") is None


def test_a_job_that_does_not_stay_leaves_nothing(lodging):
    done(lodging, Stay(partial(put, 1)))
    assert done(lodging, partial(put, 2)).value[0] == 1
    assert done(lodging, see).value[0] == 1


@pytest.mark.parametrize("job", [put_and_refuse, put_and_die])
def test_of_a_job_that_breaks_off_nothing_stays(lodging, job):
    done(lodging, Stay(partial(put, 1)))
    answer = done(lodging, Stay(partial(job, 2)))
    assert answer.value is None
    assert answer.error or answer.death.detail == "SIGKILL"
    assert done(lodging, see).value[0] == 1


def test_of_a_job_that_is_ended_nothing_stays(lodging, tmp_path):
    done(lodging, Stay(partial(put, 1)))
    lodging.begin(Stay(partial(put_and_rest, 2, tmp_path / "pid")))
    wait_for((tmp_path / "pid").exists)
    wait_for((tmp_path / "pid").read_text)
    lodging.stop()
    assert lodging.take().death.detail == "SIGTERM"
    assert not state((tmp_path / "pid").read_text())
    assert done(lodging, see).value[0] == 1


def test_a_stop_that_comes_too_late_ends_nothing_else(lodging):
    lodging.begin(Stay(partial(put, 1)))
    select.select([lodging], [], [])
    lodging.stop()
    assert lodging.take().value[0] == "nothing"
    assert done(lodging, see).value[0] == 1


def test_a_worker_takes_the_place_of_the_process_before(lodging):
    first = lodging.process
    served = done(lodging, Stay(partial(put, 1))).value[1]
    assert lodging.process == served != first
    assert not state(first)
    for number in range(20):
        done(lodging, Stay(partial(put, number)))
    own = f"/proc/{os.getpid()}/task/{os.getpid()}/children"
    assert str(lodging.process) in Path(own).read_text().split()
    assert not state(served)


def test_who_stays_holds_nothing_open_of_those_before(lodging):
    """A person who corrects a thousand words is served by a thousand processes."""
    first = done(lodging, Stay(opened)).value
    for _ in range(3):
        last = done(lodging, Stay(opened)).value
    assert len(last) == len(first)


def test_one_with_a_thread_does_not_stay(lodging):
    """It could not be forked; what was there before serves on."""
    done(lodging, Stay(partial(put, 1)))
    assert done(lodging, Stay(partial(put_and_begin_a_thread, 2))).value[0] == 1
    assert done(lodging, see).value[0] == 1


def test_a_lodging_that_dies_is_lit_again(lodging):
    done(lodging, Stay(partial(put, 1)))
    os.kill(lodging.process, signal.SIGKILL)
    assert done(lodging, see).death.detail == "lodging"
    assert done(lodging, see).value[0] == "nothing"


def test_each_job_has_a_place_of_its_own_for_what_it_lays_aside(lodging):
    places = [Path(done(lodging, Stay(aside)).value) for _ in range(2)]
    assert not any(place.parent.exists() for place in places)
    assert places[0].parent.parent == places[1].parent.parent == Path(tempfile.gettempdir())


def test_in_a_forge_a_job_that_would_stay_is_done_like_any_other():
    with closing(Forge(nothing)) as forge:
        assert done(forge, Stay(partial(put, 1))).value[0] == "nothing"
        assert done(forge, see).value[0] == "nothing"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_of_a_program_that_is_killed(number, tmp_path):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "import test_lodging as t\n"
        "t.adopt_orphans()\n"
        "lodging = t.Lodging(t.nothing)\n"
        "t.done(lodging, t.Stay(partial(t.put, 1)))\n"
        "t.done(lodging, t.Stay(partial(t.put, 2)))\n"
        "lodging.begin(t.Stay(partial(t.put_and_rest, 3, Path(sys.argv[2]))))\n"
        "print(lodging.process, flush=True)\n"
        "lodging.take()\n"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path / "pid")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        served = int(program.stdout.readline())
        wait_for((tmp_path / "pid").exists)
        wait_for((tmp_path / "pid").read_text)
        worker = int((tmp_path / "pid").read_text())
        assert state(served)
        assert state(worker)
        program.send_signal(number)
    wait_for(lambda: state(served) in {"", "Z"} and state(worker) in {"", "Z"})
