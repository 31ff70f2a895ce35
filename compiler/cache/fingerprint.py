"""Who makes: a result of another version of this program, or of a library, is none of ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import compiler
from compiler.cache.digest import digest

_PACKAGE = Path(compiler.__file__).parent
_BESIDE = ("styles", "templates")  # in a checkout they lie beside the package


@cache
def fingerprint() -> str:
    """The digest of this program's own files, of every library's version and of Python's.

    A file is known by its name, size and time: what is installed does not change unseen.
    """
    folders = [_PACKAGE, *(_PACKAGE.parent / name for name in _BESIDE)]
    own = [each for folder in folders for each in sorted(_files(folder))]
    return digest(sys.version, sorted(_libraries()), own)


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each file below ``folder``, but for what Python has compiled."""
    for place, below, names in os.walk(folder):
        below[:] = [name for name in below if name != "__pycache__"]
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - seven hundred of them: cheaper
            known = os.stat(path)  # noqa: PTH116 - as above
            yield os.path.relpath(path, folder), known.st_size, known.st_mtime_ns


def _libraries() -> Iterator[str]:
    """The names of what is installed, which have the versions in them."""
    for place in dict.fromkeys(sys.path):
        if place and os.path.isdir(place):  # noqa: PTH112 - not for zip files on the path
            yield from (name for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208 - names are enough
