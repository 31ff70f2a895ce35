"""A build that is asked to stop, or killed: nothing runs on, nothing half-made is left."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from processes import alive, marked, wait_until

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}
# A shell that starts something in its background has it ignore Ctrl-C; here it is to be heard.
COMMAND = (
    "import signal, sys\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from compiler.cli.command import run\n"
    "sys.exit(run(sys.argv[1:]))\n"
)
# An archive is unpacked in a few ms, which one who looks now and then would miss: it is held there.
HELD = (
    "import time\n"
    "from compiler.project import opening\n"
    "unpack = opening.unpack\n"
    "opening.unpack = lambda *given: (unpack(*given), time.sleep(600))\n"
) + COMMAND
WANTED = ("--edition", "zh-Hans", "--edition", "zh-Hant-TW", "--format", "screen")


@pytest.fixture
def office(tmp_path) -> Path:
    """Manuscripts, one of them in a zip that is unpacked."""
    folder = tmp_path / "来稿"
    folder.mkdir()
    text = "# 纸\n\n" + "纸由植物纤维制成，薄而均匀，可以书写。\n\n" * 100
    (folder / "a.md").write_text(text, "utf-8")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("c.md", text.replace("纸", "墨"))
    return folder


class Build:
    """A build of the office's booklet, with a folder of its own for temporary files."""

    def __init__(self, office: Path, command: str = COMMAND) -> None:
        self.office = office
        self.scratch = office.parent / "tmp"
        self.scratch.mkdir(exist_ok=True)
        self.environment = marked() | {"TMPDIR": str(self.scratch), "LANG": "en_US.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", command, "build", office, *WANTED],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def count(self) -> int:
        """How many processes are at work."""
        return len(alive(self.environment))

    def end(self) -> str:
        """Wait until it has ended, and all it has started; gives what it said."""
        _, said = self.process.communicate()
        assert wait_until(lambda: not self.count())
        return said

    def left(self) -> list[str]:
        """Temporary files and folders, wherever they are."""
        hidden = [*self.office.rglob("*.part"), *self.office.rglob("wenxuan-*")]
        return [path.name for path in (*hidden, *self.scratch.iterdir())]


def is_there(folder: Path, pattern: str) -> bool:
    """Whether a file or folder is there; what vanishes while it is looked for was."""
    try:
        return any(folder.glob(pattern))
    except FileNotFoundError:
        return False


# Whether the instant has come to end the build.
INSTANTS = {
    "a zip is unpacked": lambda build: is_there(build.office / ".wenxuan", "*/c.md"),
    "manuscripts are read": lambda build: build.count() >= 2,
    "editions are made": lambda build: is_there(build.scratch, "*/wenxuan-*"),
}


@pytest.mark.parametrize("instant", INSTANTS)
@pytest.mark.parametrize("number", CODES)
def test_ended_in_the_middle(office, number, instant):
    build = Build(office, HELD if instant == "a zip is unpacked" else COMMAND)
    assert wait_until(lambda: INSTANTS[instant](build) or build.process.poll() is not None)
    assert build.process.poll() is None
    build.process.send_signal(number)
    said = build.end()
    assert build.process.returncode == CODES[number]
    assert "Traceback" not in said
    assert not (office / "dist").exists()
    if number == signal.SIGKILL:  # it could not tidy up: the next build does
        again = Build(office)
        again.end()
        assert again.process.returncode == 0
        assert again.left() == []
    else:
        assert build.left() == []
        assert said.strip().count("\n") == 0
        assert "half-written" in said


def test_asked_twice_it_tidies_all_the_same(office):
    """A terminal that is closed sends its signal twice; a service manager may be impatient."""
    build = Build(office)
    assert wait_until(lambda: INSTANTS["editions are made"](build))
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        build.process.send_signal(number)
    said = build.end()
    assert build.process.returncode in {129, 130, 143}  # whichever was heard first
    assert "Traceback" not in said
    assert build.left() == []


def test_what_is_ignored_stays_ignored(office):
    """Nohup has SIGHUP ignored: the build goes on when the terminal is closed."""
    build = Build.__new__(Build)
    build.office, build.scratch = office, office.parent / "tmp"
    build.scratch.mkdir()
    build.environment = marked() | {"TMPDIR": str(build.scratch)}
    code = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{COMMAND}"
    build.process = subprocess.Popen(
        [sys.executable, "-c", code, "build", office, *WANTED],
        env=build.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert wait_until(lambda: build.count() >= 2)
    build.process.send_signal(signal.SIGHUP)
    build.end()
    assert build.process.returncode == 0
    assert len([*office.rglob("*.pdf")]) == 2
