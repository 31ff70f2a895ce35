"""How much room a page has for a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureRoom:
    """The most a picture can take: the text's width and height in pt (版心 of A4 by default).

    ``line_pt`` is the pitch of its lines; a picture with a caption leaves some of them to it.
    """

    width_pt: float = 456.0
    height_pt: float = 714.0
    line_pt: float = 21.0


A4 = PictureRoom()
