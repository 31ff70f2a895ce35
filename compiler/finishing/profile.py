"""The printing condition: the ICC profile of a press, bundled or the user's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from compiler.errors import FinishingError, Location

BUNDLED_CONDITION = "FOGRA39"
_HEADER_BYTES = 128  # ICC.1:2010, 7.2


@dataclass(frozen=True)
class Profile:
    """A CMYK output profile, and the name of its condition in the ICC's registry of them."""

    condition: str
    icc: bytes = field(repr=False)


@cache
def bundled() -> Profile:
    """Offset on coated paper, ISO 12647-2:2004/Amd 1 (FOGRA39)."""
    folder = resources.files("compiler.finishing") / "profiles"
    return Profile(BUNDLED_CONDITION, (folder / "FOGRA39L.icc").read_bytes())


def own(icc: bytes, condition: str, name: str) -> Profile:
    """The user's profile; FinishingError if it is not one of a four-colour press.

    ``name`` is the file's, for messages.
    """
    head = icc[:_HEADER_BYTES]
    if len(head) < _HEADER_BYTES or head[36:40] != b"acsp":
        raise FinishingError("finishing.no-profile", Location(source=name))
    kind, space = (head[at : at + 4].decode("ascii", "replace").strip() for at in (12, 16))
    if kind != "prtr" or space != "CMYK":
        raise FinishingError(
            "finishing.profile-not-cmyk", Location(source=name), kind=kind, space=space
        )
    return Profile(condition, icc)
