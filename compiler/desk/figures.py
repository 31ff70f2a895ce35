"""Pictures of a row: what each is called, and where one that is missing would be found."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from compiler.model.block import Block, Figure
from compiler.model.inline import Image
from compiler.sources.pictures.addresses import own_name
from compiler.sources.pictures.data import is_written
from compiler.sources.wording.addresses import is_web

_LONGEST = 80  # characters of a name


@dataclass(frozen=True)
class Shown:
    """A picture by its name; ``place`` is where a missing one is put, below the booklet's folder.

    It is "" where the picture is there, or has no name but one that any may have.
    """

    name: str
    is_missing: bool = False
    place: str = ""


def figures_of(content: Block | str, origin: str) -> tuple[Shown, ...]:
    """The pictures of a figure in the manuscript ``origin``."""
    if not isinstance(content, Figure):
        return ()
    return tuple(_shown(image, origin) for image in content.images)


def _shown(image: Image, origin: str) -> Shown:
    if image.is_missing:
        return Shown(_name(image.address), is_missing=True, place=_place(image.address, origin))
    return Shown(_name(image.address) or _name(image.asset))


def _name(address: str) -> str:
    """The last part of an address."""
    name = PurePosixPath(_spelt(address)).name
    return name if len(name) < _LONGEST else ""  # it is written into the address


def _place(address: str, origin: str) -> str:
    folder, spelt = posixpath.dirname(origin), _spelt(address)
    name = PurePosixPath(spelt).name
    if name in {"", ".."} or is_written(address):
        return ""
    if is_web(address):
        return posixpath.join(folder, name) if own_name(address) else ""
    if ":" in spelt or spelt.startswith("/"):  # of the author's machine: the name alone is known
        spelt = name
    place = posixpath.normpath(posixpath.join(folder, spelt))
    return posixpath.join(folder, name) if place.startswith("..") else place


def _spelt(address: str) -> str:
    """The path of an address as a person writes it: readers have 图.png as %E5%9B%BE.png."""
    bare = address.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].replace("\\", "/")
    spelt = unquote(bare)
    return spelt if spelt.isprintable() and "\ufffd" not in spelt else bare
