"""The standard streams, as a terminal, a pipe, cron or a service gives them, or does not."""

from __future__ import annotations

import os
import sys

_LAST = 2  # the descriptors of stdin, stdout and stderr are 0, 1 and 2 (POSIX)


def open_streams() -> None:
    """Streams that this process was started without lead nowhere; all take any character.

    Else the first files that are opened would stand in their place, and get what is printed. What
    the terminal's encoding lacks is escaped, where it would end the run.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST:
        os.set_inheritable(descriptor, True)  # noqa: FBT003 - it takes no names
    os.close(descriptor)
    _give_objects()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _give_objects() -> None:
    """Python has None for a stream that was not there."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115 - to the end


def let_go() -> None:
    """Have stdout and stderr lead nowhere, where what was printed cannot be got rid of.

    Python's own last flush would complain of it, and change the exit code.
    """
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, number)
            os.close(nowhere)
