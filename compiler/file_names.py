"""Names of files as people write them and file systems keep them.

macOS takes letters apart (é as e and an accent: NFD), Windows and most keyboards write them whole
(NFC); Windows and macOS ignore case. A name that travels is found on the other system all the same.
Linux keeps names as bytes, and those of an old archive or disk may be GBK: Python has bytes that
are no UTF-8 as lone surrogates, which no file of text holds.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath


def in_one_form(name: str) -> str:
    """A name with its letters whole (NFC), to be compared with another."""
    return unicodedata.normalize("NFC", name)


def is_text(name: str) -> bool:
    """Whether a name is UTF-8, so that a project file may have it."""
    return not any("\udc80" <= character <= "\udcff" for character in name)


def readable(name: str) -> str:
    """A name as it is shown and printed: one that is no UTF-8 is read as GBK, as far as it is."""
    if is_text(name):
        return name
    try:
        return os.fsencode(name).decode("gb18030", "replace")
    except UnicodeEncodeError:  # other surrogates: no name of a file
        return name


@dataclass
class NamesBelow:
    """The names of files and folders below ``root``, which is resolved."""

    root: Path
    _listings: dict[Path, Mapping[str, list[str]]] = field(default_factory=dict)

    def find(self, base: Path, relative: str) -> Path | None:
        """The file or folder ``relative`` to ``base``, however its name is written.

        The name as it stands comes first, then the same letters in another form, then in another
        case where only one name fits. None if nothing does, or the path leaves ``root`` on the way.
        """
        try:
            path = base / relative
            if path.exists():
                return path
            path = base
            for part in PurePosixPath(relative).parts:
                known = part if part == ".." else self._entry(path, part)
                if known is None:
                    return None
                path = path / known
            return path if path.exists() else None
        except (OSError, ValueError, RuntimeError):  # too long, a NUL in it, a loop of links
            return None

    def _entry(self, folder: Path, name: str) -> str | None:
        if folder not in self._listings:
            self._listings[folder] = self._listed(folder)
        wanted = in_one_form(name)
        alike = self._listings[folder].get(wanted.casefold(), [])
        same = [each for each in alike if in_one_form(each) == wanted]
        if same:
            return name if name in same else same[0]
        return alike[0] if len(alike) == 1 else None

    def _listed(self, folder: Path) -> Mapping[str, list[str]]:
        """The names in a folder below the root, by their letters in one form and case."""
        names: dict[str, list[str]] = defaultdict(list)
        if folder.resolve().is_relative_to(self.root) and folder.is_dir():
            # Names are enough: a file that is not touched cannot fail.
            for name in sorted(os.listdir(folder)):  # noqa: PTH208
                names[in_one_form(name).casefold()].append(name)
        return names
