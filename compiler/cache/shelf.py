"""Results on the disk, each in a file named by its key, sealed by the user whose machine made it.

The seal is a keyed digest (BLAKE2, RFC 7693, 2.9) of key and content, with a secret that only this
user can read. So an entry that is damaged or cut off, or that came with a folder from somebody
else, is not believed: it is made anew. Nothing here fails: what cannot be read is not there, and
what cannot be written is not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from compiler.scratch import remove_abandoned, write_aside

MOST_BYTES = 1024 * 1024 * 1024
_SECRET, _SEAL = 32, 32  # bytes


@dataclass(frozen=True)
class Shelf:
    """The entries in ``folder``; ``secret`` is the user's own."""

    folder: Path
    secret: bytes

    def get(self, key: str) -> bytes | None:
        """The content kept under ``key``; None if there is none, or none to be believed."""
        path = self.folder / key
        try:
            data = path.read_bytes()
            os.utime(path)  # what was used last goes last
        except OSError:
            return None
        seal, content = data[:_SEAL], data[_SEAL:]
        return content if hmac.compare_digest(seal, self._seal(key, content)) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content`` under ``key``, whole or not at all."""
        path = self.folder / key
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_aside(path, self._seal(key, content) + content, lasting=False).replace(path)

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Remove what was not used for longest, until the rest is no larger than ``most_bytes``."""
        remove_abandoned(self.folder)
        with contextlib.suppress(OSError):
            with os.scandir(self.folder) as entries:
                known = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
            room = most_bytes
            for stat, path in sorted(known, key=lambda one: (-one[0].st_mtime_ns, one[1])):
                room -= stat.st_size
                if room < 0:
                    Path(path).unlink(missing_ok=True)

    def _seal(self, key: str, content: bytes) -> bytes:
        seal = hashlib.blake2b(key=self.secret, digest_size=_SEAL)
        seal.update(key.encode())
        seal.update(content)
        return seal.digest()


def shelf_in(folder: Path) -> Shelf | None:
    """The shelf in ``folder``; None where this user can keep no secret."""
    try:
        return Shelf(folder, _secret(_own_folder() / "secret"))
    except (OSError, RuntimeError):  # the latter from a user who has no home
        return None


def own_shelf() -> Shelf | None:
    """The shelf for what belongs to no project; None where this user can keep nothing."""
    try:
        return shelf_in(_own_folder())
    except RuntimeError:  # a user who has no home
        return None


def emptied_shelf(folder: Path) -> tuple[int, int]:
    """Remove all entries in ``folder``; gives how many there were, and their bytes."""
    count = size = 0
    with contextlib.suppress(FileNotFoundError):
        for path in sorted(folder.iterdir()):
            if path.is_file() and not path.is_symlink():
                count, size = count + 1, size + path.stat().st_size
                path.unlink(missing_ok=True)
    return count, size


def _own_folder() -> Path:
    """Where the user's programs keep what can be made again (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "wenxuan"


def _secret(path: Path) -> bytes:
    """The user's secret, made when it is first wanted; two who make it at once agree on one."""
    with contextlib.suppress(FileNotFoundError):
        known = path.read_bytes()
        if len(known) == _SECRET:
            return known
        path.unlink()  # cut off: what it sealed is made anew
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = write_aside(path, secrets.token_bytes(_SECRET))
    aside.chmod(0o600)
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()
    return path.read_bytes()
