"""A process that sees no file but those it needs: Landlock, which asks for no privileges.

A field of an old file may name any file of this machine as a picture or a text, and LibreOffice
puts it in. Linux keeps it from them since 5.13 (landlock(7)); where the system is older there is no
such bound, and ``confine`` says so.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls, of the same numbers on every machine
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38  # prctl(2)
_READ = 0b1101  # execute, read a file, read a folder
_ALL = 0b1111  # and write a file; where it talks to itself (/tmp) it makes a socket, and removes it
_OF_FILES = 0b111  # execute, write, read
_NEEDED = (
    *("/usr", "/lib", "/lib64", "/bin", "/opt", "/proc", "/sys", "/var/cache/fontconfig"),
    *("/var/lib/libreoffice", "/var/spool/libreoffice"),
    *("/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache", "/etc/ld.so.conf"),
    *("/etc/ld.so.conf.d", "/etc/nsswitch.conf", "/etc/localtime", "/etc/alternatives"),
    *("/etc/locale.alias", "/etc/passwd", "/dev/urandom", "/dev/random"),
)
_WRITTEN = ("/dev/null", "/dev/zero", "/dev/shm")  # noqa: S108 - what a program expects there


def confine(folders: Iterable[Path], program: Path) -> bool:
    """Let this process see the system's own files and ``folders`` alone; False where none can."""
    if sys.platform != "linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    rights = struct.pack("Q", _ALL)
    rules = system.syscall(_CREATE, rights, ctypes.c_size_t(len(rights)), 0)
    if rules < 0:
        return False
    for place in (*_NEEDED, str(program)):
        _allow(system, rules, place, _READ)
    for place in (*_WRITTEN, *map(str, folders)):
        _allow(system, rules, place, _ALL)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    done = system.syscall(_RESTRICT, rules, 0)
    os.close(rules)
    return bool(done == 0)


def _allow(system: ctypes.CDLL, rules: int, place: str, rights: int) -> None:
    try:
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # a place that this system has not
        return
    allowed = rights if Path(place).is_dir() else rights & _OF_FILES
    system.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", allowed, opened), 0)
    os.close(opened)
