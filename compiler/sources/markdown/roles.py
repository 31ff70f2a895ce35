"""Roles of Sphinx and of the books made with d2l: ``:label:`fig_a```, ``:width:`400px```.

They name places, sizes and what is referred to; a program puts numbers where they are called.
"""

from __future__ import annotations

import re

from compiler.sources.markdown.left_out import LeftOut

_ROLE = re.compile(
    r":(?:width|height|label|numref|eqref|eqlabel|ref|cite[a-z]{0,3}|bibliography|begin_tab|end_tab):"
    r"`[^`\n]{0,200}`"
)


def without_roles(line: str, left: LeftOut) -> str:
    """The line without them."""
    for found in _ROLE.finditer(line):
        left.drop("place-mark", found[0])
    return _ROLE.sub("", line)
