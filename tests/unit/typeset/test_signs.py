"""What signs say of themselves in lines of two directions."""

from __future__ import annotations

import pytest

from compiler.typeset.signs import guarded, kind_of_sign

LRM = "\u200e"


@pytest.mark.parametrize(
    ("character", "expected"),
    [("国", "left"), ("ق", "right"), ("ש", "right"), ("1", "digit"), ("٣", "digit"), ("（", "")],
)
def test_kinds(character, expected):
    assert kind_of_sign(character) == expected


@pytest.mark.parametrize(
    ("line", "place", "is_odd", "expected"),
    [
        ("国（纸）国", 1, False, ""),  # no other direction near
        ("国（ק）国", 1, False, f"{LRM}（{LRM}"),
        ("国（ק）国", 3, False, f"{LRM}）{LRM}"),
        ("国，ק", 1, False, f"{LRM}，{LRM}"),  # else taken for a narrow one
        ("国、ק", 1, False, ""),
        ("ק (ק) ק", 2, True, ""),  # among letters of its own direction readers are sure
        ("ק (12) ק", 2, True, f"{LRM}({LRM}"),
        ("ק (12) ק", 5, True, f"{LRM}){LRM}"),
        ("ק “ק” ק", 2, True, f"{LRM}“{LRM}"),  # drawn as it is in either direction
        ("ק…", 1, True, f"{LRM}…{LRM}"),
        ("ק. ק", 1, True, ""),
        ("ק（ק）ק", 1, True, f"{LRM}（{LRM}"),  # else given back as an ASCII one
        ("ק《ק》ק", 1, True, ""),
        ("ק，《ק》ק", 2, True, f"{LRM}《{LRM}"),  # the mark before it has such marks about it
        ("ק，《〈ק〉》ק", 3, True, f"{LRM}〈{LRM}"),
        ("ק，《〈ק〉》ק", 5, True, ""),
    ],
)
def test_signs_are_guarded_where_readers_would_change_them(line, place, is_odd, expected):
    assert guarded(line, place, is_odd=is_odd) == expected
