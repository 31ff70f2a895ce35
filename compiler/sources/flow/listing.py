"""What an automatic contents list of a file names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """An entry of the list: the heading's text, and how deep the list sets it (from 1)."""

    title: str
    depth: int


@dataclass(frozen=True)
class Listing:
    """What an automatic contents list names; ``asked``: the project says it is a booklet."""

    listed: tuple[Listed, ...] = ()
    asked: bool = False
