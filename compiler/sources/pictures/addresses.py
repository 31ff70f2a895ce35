"""Where on the disk the picture is that a manuscript names.

Manuscripts travel: addresses are percent-encoded or not, of Windows, of a web page (``?w=600``),
in another case than the file's; and the folder of pictures is renamed on the way. Only files below
the project folder are found, symbolic links followed first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from compiler.file_names import NamesBelow
from compiler.sources.wording.addresses import is_web

LONGEST_TOLD = 80  # characters of an address in a message
_TITLED = re.compile(r"<?(?P<address>.+?\.[A-Za-z0-9]{2,5})>?\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))")
_COUNTED = re.compile(r"[A-Za-z]{0,10}[ _(-]*[0-9]{0,3}\)?")  # image1, 640: names of any picture
_DRIVE = re.compile(r"/?[A-Za-z]:/")
_FOLDERS = ("images", "image", "img", "imgs", "pictures", "pics", "assets", "media", "图片", "插图")
_BESIDE = ("{}.assets", "{}_files", "{}.files", "{}-images", "{}_images", "{}", "{}图片")


@dataclass(frozen=True)
class PictureFile:
    """A picture's file; ``elsewhere`` when it is not where the address says."""

    path: Path
    elsewhere: bool = False


@dataclass
class Finder:
    """Finds the local pictures of the manuscript ``source`` below ``root``, both resolved."""

    root: Path
    source: Path

    def find(self, address: str) -> PictureFile | None:
        """The file of ``address``; None if there is none. PermissionError for one outside."""
        outside = False
        spelt = list(dict.fromkeys(_spellings(address)))
        for relative in () if is_web(address) else spelt:
            for base in (self.source.parent, self.root):
                path = self._entry(base, relative.lstrip("/"))
                if path is not None and self._inside(path):
                    return PictureFile(path, elsewhere=base != self.source.parent)
                outside = outside or path is not None
            outside = outside or self._leaves(relative)
        for name in dict.fromkeys(relative.rsplit("/", 1)[-1] for relative in spelt):
            for folder in self._folders:
                path = self._entry(folder, name)
                if path is not None and self._inside(path):
                    return PictureFile(path, elsewhere=True)
        if outside:
            raise PermissionError(address)
        return None

    @cached_property
    def _folders(self) -> list[Path]:
        """Where pictures lie beside their manuscript, when not where they are said to lie."""
        named = (pattern.format(self.source.stem) for pattern in _BESIDE)
        beside = (self.source.parent / name for name in ("", *named, *_FOLDERS))
        below = (self.root / name for name in _FOLDERS)
        return [folder for folder in dict.fromkeys((*beside, *below)) if folder.is_dir()]

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.root)

    def _leaves(self, relative: str) -> bool:
        """Whether an address leads out of the project by its words alone."""
        try:
            whole = (self.source.parent / relative).resolve()
        except (OSError, ValueError, RuntimeError):
            return False
        return not whole.is_relative_to(self.root)

    def _entry(self, base: Path, relative: str) -> Path | None:
        """The file at ``relative``, in whatever case and Unicode form its name is written."""
        path = self._names.find(base, relative)
        return path if path is not None and path.is_file() else None

    @cached_property
    def _names(self) -> NamesBelow:
        return NamesBelow(self.root)


def told(address: str) -> str:
    """An address as messages have it: readers of Markdown write 图.png as %E5%9B%BE.png."""
    spelt = unquote(address)
    return (spelt if spelt.isprintable() else address)[:LONGEST_TOLD]


def own_name(address: str) -> bool:
    """Whether the file of a web address has a name that no other picture is likely to have.

    Who saved the picture kept that name, and it is taken for the same; ``1.jpg`` may be any.
    """
    name = PurePosixPath(unquote(address.split("#", maxsplit=1)[0])).name.split("?")[0]
    stem, dot, ending = name.rpartition(".")
    return bool(dot and 2 < len(ending) < 6) and not _COUNTED.fullmatch(stem)


def _spellings(address: str) -> Iterator[str]:
    """The paths an address may mean, likeliest first; ``/`` parts them."""
    address = address.strip()
    titled = _TITLED.fullmatch(address)
    for one in (address, titled["address"]) if titled else (address,):
        bare = one.strip("<>")
        if bare.lower().startswith("file:"):
            bare = re.sub(r"(?i)^file:/{0,3}", "/", bare)
        without = bare.split("?")[0].split("#")[0]
        for text in (bare, unquote(bare), unquote(without), without):
            path = text.replace("\\", "/")
            if _DRIVE.match(path):  # C:\… of the author's machine: only the end may be here too
                parts = path.split("/")
                yield from ("/".join(parts[-count:]) for count in (2, 1) if len(parts) > count)
            elif path:
                yield path
